"""Batches of names: items with shared fields, each validated on its own."""

import pytest
from flask.testing import FlaskClient
from hypothesis import given, settings
from hypothesis import strategies as st

from kuma_names.api import create_app
from kuma_names.json_types import JsonObject
from tests.api.problems import assert_invalid, assert_problem
from tests.support.strategies import names

UNLIMITED_CLIENT = create_app().test_client()
NAME: JsonObject = {"kind": "Mesh", "name": "a"}
printable_names = names.filter(str.isprintable)


@given(
    st.lists(printable_names, max_size=8),
    st.sampled_from(["Mesh", "MeshTimeout", "ZoneSetting"]),
)
@settings(max_examples=50)
def test_a_batch_has_the_results_of_single_requests(texts: list[str], kind: str) -> None:
    shared: JsonObject = {
        "kind": kind,
        "kumaVersion": "2.10",
        "include": ["timeline"],
        "targetVersion": "3.0",
    }
    results = []
    for index, text in enumerate(texts):
        body = UNLIMITED_CLIENT.post("/validate", json={**shared, "name": text}).get_json()
        results.append({"index": index, **body})
    path, items = "/validate/batch", [{"name": text} for text in texts]
    of_names = UNLIMITED_CLIENT.post(path, json={**shared, "names": texts}).get_json()
    of_items = UNLIMITED_CLIENT.post(path, json={**shared, "items": items}).get_json()
    assert of_names == of_items
    assert of_names["results"] == results
    total, *counts = of_names["summary"].values()
    assert total == sum(counts) == len(texts)


def test_an_invalid_item_does_not_affect_the_others(client: FlaskClient) -> None:
    items: list[object] = [
        {"name": "a"},
        {"nmae": "b"},
        3,
        {"name": "c", "kind": "?"},
        {"name": "d", "kind": "Zone"},
    ]
    body = client.post("/validate/batch", json={"kind": "Mesh", "items": items}).get_json()
    results = body["results"]
    assert [result["index"] for result in results] == [0, 1, 2, 3, 4]
    assert ["problem" in result for result in results] == [False, True, True, True, False]
    parameters = [result["problem"]["invalid_parameters"] for result in results[1:4]]
    fields = [[parameter["field"] for parameter in row] for row in parameters]
    assert fields == [["nmae"], ["body"], ["kind"]]
    assert body["summary"] == {
        "total": 5,
        "valid": 2,
        "incomplete": 0,
        "deprecated": 0,
        "broken": 0,
        "rejected": 0,
        "malformed": 3,
    }


def test_a_name_that_is_no_string_is_named_by_its_index(client: FlaskClient) -> None:
    query = {"kind": "Mesh", "names": ["a", 1, None, "a" * 4097, "b"]}
    results = client.post("/validate/batch", json=query).get_json()["results"]
    problems = [result["problem"] for result in results if "problem" in result]
    assert [problem["invalid_parameters"] for problem in problems] == [
        [{"field": "names[1]", "reason": "must be a string"}],
        [{"field": "names[2]", "reason": "must be a string"}],
        [{"field": "names[3]", "reason": "must be at most 4096 characters long, is 4097"}],
    ]


def test_only_findings_leaves_out_names_that_are_valid_in_every_version(
    client: FlaskClient,
) -> None:
    query = {
        "kind": "Mesh",
        "names": ["a", "a.b", "1c", "d"],
        "kumaVersion": "2.9",
        "only": "findings",
    }
    body = client.post("/validate/batch", json=query).get_json()
    results = [
        (result["index"], result["verdict"], result["rejectedIn"]) for result in body["results"]
    ]
    assert results == [(1, "broken", "3.0"), (2, "valid", "3.0")]
    assert body["summary"]["total"] == 4


@pytest.mark.parametrize(
    ("query", "field", "reason"),
    [
        ({"kind": "Mesh"}, "names", "is required, or items"),
        ({"kind": "Mesh", "names": None}, "names", "must be a list"),
        ({"kind": "Mesh", "names": "a"}, "names", "must be a list"),
        ({"kind": "Mesh", "names": {}}, "names", "must be a list"),
        ({"kind": "Mesh", "names": [], "items": []}, "items", "must not be given beside"),
        ({**NAME, "names": []}, "name", "must not be given beside names"),
        ({"names": ["a"]}, "kind", "is required"),
        ({"kind": "?", "names": []}, "kind", "'?' is no kind"),
        (
            {"kind": "Mesh", "names": ["a"], "labels": ["a"]},
            "labels",
            "must be an object of strings",
        ),
        ({"items": [], "failOn": "valid"}, "failOn", "must be one of deprecated"),
        ({"items": [], "only": "errors"}, "only", "must be one of findings"),
    ],
)
def test_an_invalid_field_of_a_batch_is_named(
    client: FlaskClient, query: JsonObject, field: str, reason: str
) -> None:
    assert_invalid(client.post("/validate/batch", json=query), field, reason)


@pytest.mark.parametrize(
    ("query", "detail"),
    [
        ({"kind": "Mesh", "names": ["a"] * 6}, "names must have at most 5 items, has 6"),
        ({"items": [NAME] * 6}, "items must have at most 5 items, has 6"),
    ],
)
def test_a_batch_has_a_maximum_of_items(
    client: FlaskClient, query: JsonObject, detail: str
) -> None:
    assert_problem(client.post("/validate/batch", json=query), 413, detail)


def test_a_malformed_item_reaches_no_threshold(client: FlaskClient) -> None:
    query = {"kind": "Mesh", "names": [1], "failOn": "deprecated"}
    assert client.post("/validate/batch", json=query).status_code == 200
