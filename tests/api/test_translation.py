"""Translations over HTTP: queries and bodies, defaults, and invalid requests."""

import pytest
from flask.testing import FlaskClient

from kuma_names.api import create_app
from kuma_names.json_types import JsonObject
from kuma_names.settings import Settings
from tests.support.translation_vectors import VECTORS


def texts(body: JsonObject) -> JsonObject:
    """Return the forms that have a text, by id."""
    return {form["id"]: form["text"] for form in body["forms"] if form["text"] is not None}


def test_responses_are_those_of_the_vectors(client: FlaskClient) -> None:
    for vector in VECTORS:
        response = client.post("/translate", json=vector["input"])
        body = response.get_json()
        if "error" in vector["expect"]:
            assert response.status_code == 400
            fields = [parameter["field"] for parameter in body["invalid_parameters"]]
            assert fields == [vector["expect"]["error"]["field"]]
        else:
            assert texts(body) == vector["expect"]["forms"]
            assert body["unused"] == vector["expect"]["unused"]


def test_a_query_and_a_body_have_one_response(client: FlaskClient) -> None:
    query = {"name": "web", "kind": "Dataplane", "mesh": "aa.a", "kumaVersion": "2.14"}
    from_query = client.get("/translate", query_string=query)
    assert from_query.status_code == 200
    assert from_query.get_json() == client.post("/translate", json=query).get_json()


def test_kind_version_and_environment_have_defaults() -> None:
    client = create_app(Settings(default_version="2.9")).test_client()
    body = client.get("/translate?name=backend&namespace=demo").get_json()
    assert body["kind"] == "MeshService"
    assert (body["kumaVersion"], body["environment"]) == ("2.9", "kubernetes")
    assert client.get("/translate?name=a").get_json()["environment"] == "universal"
    path = "/translate?name=a&namespace=demo&environment=universal"
    assert client.get(path).get_json()["unused"] == ["namespace"]


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ({}, "name"),
        ({"name": 1}, "name"),
        ({"name": "a", "namespaces": "b"}, "namespaces"),
        ({"name": "a", "environment": "vm"}, "environment"),
        ({"name": "a", "kumaVersion": "1.0"}, "kumaVersion"),
        ({"name": "a", "kumaVersion": "2.6"}, "kumaVersion"),
        ({"name": "a", "kind": "Meshes"}, "kind"),
        ({"name": "a", "kind": "SniMatch"}, "kind"),
        ({"name": "a", "kind": "MeshGatewayInstance", "kumaVersion": "2.9"}, "environment"),
    ],
)
def test_an_invalid_field_is_named(client: FlaskClient, query: JsonObject, field: str) -> None:
    response = client.post("/translate", json=query)
    assert (response.status_code, response.mimetype) == (400, "application/problem+json")
    parameters = response.get_json()["invalid_parameters"]
    assert [parameter["field"] for parameter in parameters] == [field]
