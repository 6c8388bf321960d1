"""Schemas of requests: every field has a type and a size, and unknown fields are errors."""

import pytest
from flask.testing import FlaskClient

from kuma_names.json_types import JsonObject
from tests.api.problems import assert_invalid

NAME: JsonObject = {"kind": "Mesh", "name": "a"}
LONG = "a" * 4097
MANY_LABELS = {f"a{index}": "" for index in range(101)}


@pytest.mark.parametrize(
    ("fields", "field", "reason"),
    [
        ({"name": 1}, "name", "must be a string"),
        ({"name": None}, "name", "must be a string"),
        ({"name": ["a"]}, "name", "must be a string"),
        ({"name": LONG}, "name", "must be at most 4096 characters long, is 4097"),
        ({"kind": LONG}, "kind", "must be at most 4096 characters long"),
        ({"kumaVersion": 2.1}, "kumaVersion", "must be a string"),
        ({"mode": None}, "mode", "must be one of global"),
        ({"partial": "true"}, "partial", "must be true or false"),
        ({"synced": None}, "synced", "must be true or false"),
        ({"include": "timeline"}, "include", "must be a list"),
        ({"include": None}, "include", "must be a list"),
        ({"ports": ["a"] * 101}, "ports", "must have at most 100 items"),
        ({"ports": ["a", 80]}, "ports[1]", "must be a string"),
        ({"labels": ["a=b"]}, "labels", "must be an object of strings"),
        ({"labels": "a=b"}, "labels", "must be an object of strings"),
        ({"labels": None}, "labels", "must be an object of strings"),
        (
            {"labels": {"a": "b", "tier": 1}},
            "labels",
            "must be an object of strings; the label 'tier' is none",
        ),
        ({"labels": {"a": None}}, "labels", "must be an object of strings; the"),
        ({"labels": MANY_LABELS}, "labels", "must have at most 100 labels, has 101"),
        (
            {"labels": {"a": LONG}},
            "labels",
            "must have keys and values of at most 4096 characters",
        ),
        (
            {"labels": {LONG: ""}},
            "labels",
            "must have keys and values of at most 4096 characters",
        ),
        ({"nmae": "a"}, "nmae", "is not a field of this request"),
    ],
)
def test_an_invalid_field_of_a_body_is_named(
    client: FlaskClient, fields: JsonObject, field: str, reason: str
) -> None:
    assert_invalid(client.post("/validate", json=NAME | fields), field, reason)


@pytest.mark.parametrize(
    ("query", "field", "reason"),
    [
        ("kind=Mesh&name=a&environment=k8s", "environment", "must be one of universal"),
        ("kind=Mesh&name=a&first=zones", "first", "is not a field of this request"),
        ("kind=Mesh&name=a&nmae=a", "nmae", "is not a field of this request"),
        ("kind=Mesh", "name", "is required"),
    ],
)
def test_an_invalid_field_of_a_query_string_is_named(
    client: FlaskClient, query: str, field: str, reason: str
) -> None:
    assert_invalid(client.get("/validate", query_string=query), field, reason)


def test_the_kind_is_required(client: FlaskClient) -> None:
    assert_invalid(client.post("/validate", json={"name": "a"}), "kind", "is required")


def test_all_invalid_fields_are_named(client: FlaskClient) -> None:
    query = {"kind": 1, "nmae": "a", "ports": [1], "mode": "x"}
    body = client.post("/validate", json=query).get_json()
    fields = [parameter["field"] for parameter in body["invalid_parameters"]]
    assert sorted(fields) == ["kind", "mode", "nmae", "ports[0]"]


def test_a_hundred_labels_are_accepted(client: FlaskClient) -> None:
    labels = {f"a{index}": "b" for index in range(100)}
    response = client.post("/validate", json=NAME | {"labels": labels})
    assert response.get_json()["verdict"] == "valid"
