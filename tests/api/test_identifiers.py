"""Bad requests about identifiers: each names its place; and the counters know every family."""

from typing import Any

import pytest
from flask.testing import FlaskClient
from prometheus_client.parser import text_string_to_metric_families

from kuma_names.api import create_app
from kuma_names.core.identifiers import CODECS


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    return create_app().test_client()


@pytest.mark.parametrize(
    ("path", "body", "status", "field"),
    [
        ("/kds-name/decode", {}, 400, "text"),
        ("/kds-name/decode", {"text": 1}, 400, "text"),
        ("/kds-name/decode", {"text": "foo-zxw6c95d42zfz9cc", "candidates": {}}, 400, "candidates"),
        (
            "/kds-name/decode",
            {"text": "foo-zxw6c95d42zfz9cc", "candidates": [1]},
            400,
            "candidates[0]",
        ),
        (
            "/kds-name/decode",
            {"text": "foo-zxw6c95d42zfz9cc", "candidates": [{"name": 1}]},
            400,
            "candidates[0]",
        ),
        (
            "/kds-name/decode",
            {"text": "foo-zxw6c95d42zfz9cc", "candidates": [{"kind": "a"}]},
            400,
            "candidates[0].kind",
        ),
        ("/kds-name/decode/batch", {"items": [], "candidates": None}, 400, "candidates"),
        ("/kri/encode", {"service": "a"}, 400, "service"),
        ("/kri/encode", {"kind": "Mesh", "name": "a", "kumaVersion": "1"}, 400, "kumaVersion"),
        ("/kri/encode/batch", {"items": {}}, 400, "items"),
        ("/kri/decode/batch", {"items": [], "text": "a"}, 400, "text"),
        ("/identify", {}, 400, "text"),
        ("/identify", {"text": "a", "meshes": ["b"]}, 400, "meshes"),
        ("/explain", {"text": "a", "meshes": "b"}, 400, "meshes"),
        ("/krx/decode", {"text": "a"}, 404, None),
        ("/krx/encode", {}, 404, None),
        ("/proxyid/encode", {"mesh": "a"}, 400, "name"),
    ],
)
def test_bad_requests_name_their_place(
    client: FlaskClient, path: str, body: Any, status: int, field: str | None
) -> None:
    answer = client.post(path, json=body)
    assert answer.json is not None
    assert (answer.status_code, answer.mimetype) == (status, "application/problem+json")
    assert [parameter["field"] for parameter in answer.json["invalid_parameters"]] == (
        [field] if field else []
    )


FIELDWISE = {id_: family for id_, family in CODECS.items() if id_ != "proxyid"}
"""Proxy IDs have endpoints of their own shape."""


@pytest.mark.parametrize("id_", FIELDWISE)
def test_a_version_without_the_family_is_told(client: FlaskClient, id_: str) -> None:
    family = CODECS[id_]
    outside = "3.0" if family.before == "3.0" else "2.5"
    answer = client.post(f"/{id_}/decode", json={"text": "a", "kumaVersion": outside})
    assert answer.json is not None
    assert answer.status_code in (200, 422)
    if family.since != "2.5" or family.before:
        assert answer.json["code"] == f"{id_}/not-in-version"


def test_conversions_of_every_family_are_counted_by_their_end() -> None:
    client = create_app().test_client()
    for id_, family in FIELDWISE.items():
        client.post(f"/{id_}/encode", json={**family.example.fields(), "lenient": True})
        client.post(f"/{id_}/decode", json={"text": "\n"})
    families = text_string_to_metric_families(client.get("/metrics").text)
    counted = {
        (sample.labels["codec"], sample.labels["operation"]): sample.labels["outcome"]
        for family in families
        for sample in family.samples
        if sample.name == "kuma_names_codec_operations_total" and sample.value
    }
    assert set(counted) == {
        (id_, operation) for id_ in FIELDWISE for operation in ("encode", "decode")
    }
    assert "other" not in counted.values()
