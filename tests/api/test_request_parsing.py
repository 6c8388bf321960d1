"""Strict parsing of JSON bodies and query strings; errors name the place."""

import pytest
from flask.testing import FlaskClient

from kuma_names.json_types import JsonObject
from tests.api.problems import assert_invalid, assert_problem

JSON = "application/json"
NAME = "kind=Mesh&name=a"


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        pytest.param(b'{"kind":', "must be JSON in UTF-8", id="truncated"),
        pytest.param(b"", "must not be empty", id="empty"),
        pytest.param(b"[]", "must be an object", id="list"),
        pytest.param(
            b'{"kind": "Mesh", "name": "\xff"}', "must be JSON in UTF-8", id="invalid UTF-8"
        ),
        pytest.param(
            b'{"kind": "Mesh", "name": "\\ud800"}', "must be JSON in UTF-8", id="lone surrogate"
        ),
        pytest.param(
            b'{"kind": "Mesh", "name": "\xed\xa0\x80"}', "must be JSON", id="encoded surrogate"
        ),
        pytest.param(b'{"kind": "Mesh", "name": NaN}', "must be JSON in UTF-8", id="NaN"),
        pytest.param(
            b'\xef\xbb\xbf{"kind": "Mesh", "name": "a"}',
            "must be JSON in UTF-8",
            id="byte order mark",
        ),
        pytest.param(b"[" * 5000, "must be JSON in UTF-8", id="deep nesting"),
    ],
)
def test_a_body_must_be_a_json_object(client: FlaskClient, body: bytes, reason: str) -> None:
    response = client.post("/validate", data=body, content_type=JSON)
    assert_invalid(response, "body", reason)


def test_a_batch_must_not_be_null(client: FlaskClient) -> None:
    response = client.post("/validate/batch", data=b"null", content_type=JSON)
    assert_invalid(response, "body", "must be an object")


def test_a_body_has_a_maximum_size(client: FlaskClient) -> None:
    response = client.post("/validate", data=b" " * 10_001, content_type=JSON)
    assert_problem(response, 413, "the body must be at most 10000 bytes long")


@pytest.mark.parametrize(
    ("content_type", "detail"),
    [
        ("text/plain", "the body must be application/json, is text/plain"),
        (None, "the body must be application/json, is of no type"),
        ("application/x-www-form-urlencoded", "the body must be application/json"),
    ],
)
def test_a_body_must_have_the_media_type_of_json(
    client: FlaskClient, content_type: str | None, detail: str
) -> None:
    response = client.post("/validate", data=b"kind=Mesh", content_type=content_type)
    assert_problem(response, 415, detail)


@pytest.mark.parametrize(
    ("query", "field", "reason"),
    [
        (f"{NAME}&name=b", "name", "must not be given twice"),
        (f"{NAME}&name=", "name", "must not be given twice"),
        (f"{NAME}&labels=a=b&labels=c=d", "labels", "must not be given twice"),
        ("kind=Mesh&name=%ff", "name", "must be UTF-8, is not at byte 0"),
        ("kind=Mesh&name=a%ed%a0%80", "name", "must be UTF-8, is not at byte 1"),
        ("%ff=a", "query", "must be UTF-8"),
        (f"{NAME}&partial=yes", "partial", "must be true or false"),
        (f"{NAME}&include=timeline,all", "include[1]", "must be one of controlPlane"),
        (
            f"{NAME}&labels=a",
            "labels",
            "must be pairs such as key=value, separated by commas; 'a' is none",
        ),
        (
            f"{NAME}&labels=a=b,c",
            "labels",
            "must be pairs such as key=value, separated by commas; 'c' is none",
        ),
        (f"{NAME}&labels=a=b,c=d,a=b", "labels", "must not have a key twice"),
    ],
)
def test_an_invalid_parameter_of_a_query_string_is_named(
    client: FlaskClient, query: str, field: str, reason: str
) -> None:
    assert_invalid(client.get("/validate", query_string=query), field, reason)


def test_a_query_string_has_a_maximum_of_labels(client: FlaskClient) -> None:
    labels = ",".join(f"a{index}=" for index in range(101))
    response = client.get("/validate", query_string=f"{NAME}&labels={labels}")
    assert_invalid(response, "labels", "must have at most 100 labels, has 101")


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("", {}),
        (",", {}),
        ("a=b,", {"a": "b"}),
        ("a=", {"a": ""}),
        ("=a", {"": "a"}),
        ("a=b=c", {"a": "b=c"}),
        ("a= b", {"a": " b"}),
        ("kuma.io/display-name=web,team=x", {"team": "x", "kuma.io/display-name": "web"}),
    ],
)
def test_labels_of_a_query_string_are_pairs(
    client: FlaskClient, text: str, labels: dict[str, str]
) -> None:
    name = {"kind": "Mesh", "name": "web"}
    response = client.get("/validate", query_string={**name, "labels": text})
    expected = client.post("/validate", json={**name, "labels": labels})
    assert response.status_code == 200
    assert response.get_json() == expected.get_json()


def test_query_strings_and_bodies_have_the_same_response(client: FlaskClient) -> None:
    query = (
        "kind=MeshService&name=a%20b&mesh=&ports=http,80&synced=false&taken="
        "&include=suggestions,timeline"
    )
    body: JsonObject = {
        "kind": "MeshService",
        "name": "a b",
        "mesh": "",
        "ports": ["http", "80"],
        "synced": False,
        "taken": [],
        "include": ["suggestions", "timeline"],
    }
    expected = client.post("/validate", json=body).get_json()
    assert client.get(f"/validate?{query}").get_json() == expected
    assert client.get("/validate?kind=Mesh&name=a+b").get_json()["name"] == "a b"


@pytest.mark.parametrize(
    "name",
    [
        "",
        "\0",
        "a\0b",
        "\n",
        "\u0663",
        "\u212a",
        "<script>",
        "'; --",
        "{}",
        "%s",
        pytest.param("a" * 4096, id="longest"),
        "\U0001f43b",
    ],
)
@pytest.mark.parametrize("kind", ["Mesh", "MeshService", "ZoneSetting", "ServiceTag"])
def test_strange_names_are_validated(client: FlaskClient, kind: str, name: str) -> None:
    query = {"kind": kind, "name": name}
    response = client.post("/validate", json=query)
    assert response.status_code == 200
    assert response.get_json()["name"] == name
    assert client.get("/validate", query_string=query).get_json() == response.get_json()
