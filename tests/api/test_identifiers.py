"""Identifiers over HTTP: invalid requests name the field, and conversions are counted."""

import pytest
from flask.testing import FlaskClient
from prometheus_client.parser import text_string_to_metric_families

from kuma_names.api import create_app
from kuma_names.core.identifiers import CODECS
from kuma_names.json_types import JsonObject
from tests.api.problems import assert_problem

KDS_NAME = "foo-zxw6c95d42zfz9cc"
CODECS_WITH_FIELDS = {id_: codec for id_, codec in CODECS.items() if id_ != "proxyid"}
"""Codecs with endpoints of the common shape, which that of proxy IDs does not have."""


@pytest.mark.parametrize(
    ("path", "query", "field"),
    [
        ("/kds-name/decode", {}, "text"),
        ("/kds-name/decode", {"text": 1}, "text"),
        ("/kds-name/decode", {"text": KDS_NAME, "candidates": {}}, "candidates"),
        ("/kds-name/decode", {"text": KDS_NAME, "candidates": [1]}, "candidates[0]"),
        ("/kds-name/decode", {"text": KDS_NAME, "candidates": [{"name": 1}]}, "candidates[0]"),
        (
            "/kds-name/decode",
            {"text": KDS_NAME, "candidates": [{"kind": "a"}]},
            "candidates[0].kind",
        ),
        ("/kds-name/decode/batch", {"items": [], "candidates": None}, "candidates"),
        ("/kri/encode", {"service": "a"}, "service"),
        ("/kri/encode", {"kind": "Mesh", "name": "a", "kumaVersion": "1"}, "kumaVersion"),
        ("/kri/encode/batch", {"items": {}}, "items"),
        ("/kri/decode/batch", {"items": [], "text": "a"}, "text"),
        ("/identify", {}, "text"),
        ("/identify", {"text": "a", "meshes": ["b"]}, "meshes"),
        ("/explain", {"text": "a", "meshes": "b"}, "meshes"),
        ("/proxyid/encode", {"mesh": "a"}, "name"),
    ],
)
def test_an_invalid_field_is_named(
    client: FlaskClient, path: str, query: JsonObject, field: str
) -> None:
    response = client.post(path, json=query)
    assert (response.status_code, response.mimetype) == (400, "application/problem+json")
    parameters = response.get_json()["invalid_parameters"]
    assert [parameter["field"] for parameter in parameters] == [field]


@pytest.mark.parametrize(("operation", "query"), [("decode", {"text": "a"}), ("encode", {})])
def test_an_unknown_codec_is_not_found(
    client: FlaskClient, operation: str, query: JsonObject
) -> None:
    response = client.post(f"/krx/{operation}", json=query)
    assert_problem(response, 404, f"there is nothing at '/krx/{operation}'")


@pytest.mark.parametrize("id_", CODECS_WITH_FIELDS)
def test_a_version_without_the_codec_is_an_error(client: FlaskClient, id_: str) -> None:
    codec = CODECS[id_]
    version = "3.0" if codec.before == "3.0" else "2.5"
    response = client.post(f"/{id_}/decode", json={"text": "a", "kumaVersion": version})
    assert response.status_code in (200, 422)
    if codec.since != "2.5" or codec.before:
        assert response.get_json()["code"] == f"{id_}/not-in-version"


def test_conversions_of_every_codec_are_counted_by_their_outcome() -> None:
    client = create_app().test_client()
    for id_, codec in CODECS_WITH_FIELDS.items():
        client.post(f"/{id_}/encode", json={**codec.example.fields(), "lenient": True})
        client.post(f"/{id_}/decode", json={"text": "\n"})
    families = text_string_to_metric_families(client.get("/metrics").text)
    samples = [
        sample
        for family in families
        for sample in family.samples
        if sample.name == "kuma_names_codec_operations_total" and sample.value
    ]
    operations = {(sample.labels["codec"], sample.labels["operation"]) for sample in samples}
    assert operations == {
        (id_, operation) for id_ in CODECS_WITH_FIELDS for operation in ("encode", "decode")
    }
    assert "other" not in {sample.labels["outcome"] for sample in samples}


def test_a_log_is_explained_whatever_its_length(client: FlaskClient) -> None:
    log = "nothing\n" * 10_000 + "Envoy ID must not be nil\n"
    response = client.post("/explain?kumaVersion=2.9", data=log, content_type="text/plain")
    assert response.status_code == 200
    body = response.get_json()
    assert (body["kumaVersion"], body["lines"]) == ("2.9", 10_001)
    assert [(row["message"], row["line"]) for row in body["messages"]] == [
        ("proxy-id-empty", 10_001)
    ]


def test_a_text_of_many_lines_has_all_its_messages(client: FlaskClient) -> None:
    text = "Envoy ID must not be nil\nname: cannot be longer than 63 characters"
    body = client.post("/explain", json={"text": text}).get_json()
    assert [row["message"] for row in body["messages"]] == ["proxy-id-empty", "mesh-length"]


def test_another_media_type_is_told_both_that_are_supported(client: FlaskClient) -> None:
    response = client.post("/explain", data="a,b", content_type="text/csv")
    assert response.status_code == 415
    detail = "the body must be application/json or text/plain, is text/csv"
    assert response.get_json()["detail"] == detail
