"""Proxy IDs over HTTP: required fields, lists of meshes, and batches."""

import pytest
from flask.testing import FlaskClient

from kuma_names.json_types import JsonObject
from tests.api.problems import assert_invalid, assert_problem


@pytest.mark.parametrize(
    ("path", "field"),
    [
        ("/proxyid/encode?name=a", "mesh"),
        ("/proxyid/encode?mesh=a", "name"),
        ("/proxyid/decode", "proxyId"),
    ],
)
def test_a_missing_field_is_required(client: FlaskClient, path: str, field: str) -> None:
    assert_invalid(client.get(path), field, "is required")


@pytest.mark.parametrize(
    ("path", "query", "field", "reason"),
    [
        ("/proxyid/encode", {"mesh": "a", "name": "b", "labels": {}}, "labels", "is not a field"),
        ("/proxyid/decode", {"proxyId": "a.b", "meshes": "a"}, "meshes", "must be a list"),
        (
            "/proxyid/decode/batch",
            {"proxyIds": [], "items": []},
            "items",
            "must not be given beside",
        ),
        ("/proxyid/decode/batch", {}, "proxyIds", "is required, or items"),
        ("/proxyid/encode/batch", {}, "items", "is required"),
    ],
)
def test_an_invalid_field_is_named(
    client: FlaskClient, path: str, query: JsonObject, field: str, reason: str
) -> None:
    assert_invalid(client.post(path, json=query), field, reason)


def test_a_batch_has_a_maximum_of_ids(client: FlaskClient) -> None:
    response = client.post("/proxyid/decode/batch", json={"proxyIds": ["a.b"] * 6})
    assert_problem(response, 413, "proxyIds must have at most 5 items, has 6")


def test_a_batch_has_the_results_of_single_requests(client: FlaskClient) -> None:
    shared: JsonObject = {"meshes": ["aa.a"], "kumaVersion": "2.14"}
    texts = ["aa.a.web", "demo.web", "nodot"]
    batch = client.post("/proxyid/decode/batch", json={**shared, "proxyIds": texts}).get_json()
    assert batch["summary"] == {"total": 3, "answered": 2, "malformed": 1}
    for index, text in enumerate(texts):
        response = client.post("/proxyid/decode", json={**shared, "proxyId": text})
        result = batch["results"][index]
        if response.status_code == 200:
            assert result == {"index": index, **response.get_json()}
        else:
            problem = {**response.get_json(), "instance": None}
            assert result == {"index": index, "problem": problem}
