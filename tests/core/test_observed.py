"""Recorded responses of running control planes: each equals our response, or is excluded."""

from functools import cache

import pytest
from flask.testing import FlaskClient

from kuma_names.api import create_app
from kuma_names.json_types import JsonObject
from tests.support import observed


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    return create_app().test_client()


@cache
def rows_of(version: str) -> list[JsonObject]:
    return observed.rows(version)


def test_all_recorded_rows_are_read() -> None:
    counts = {version: len(rows_of(version)) for version in observed.VERSIONS}
    assert sum(counts.values()) == 10_232
    assert min(counts.values()) > 600


@pytest.mark.parametrize("version", observed.VERSIONS)
def test_responses_equal_those_of_control_planes(client: FlaskClient, version: str) -> None:
    rows = [row for row in rows_of(version) if observed.exclusion(row) is None]
    results = list(observed.results(client, rows))
    assert len(results) == len(rows) > 400
    differences = []
    for row, result in results:
        response = observed.recorded_shape(row, result)
        if response != {"status": row["status"], "body": row["body"]}:
            differences.append((row, response))
    assert differences == []


@pytest.mark.parametrize("exclusion", observed.EXCLUSIONS, ids=lambda exclusion: exclusion.id)
def test_excluded_rows_are_counted(exclusion: observed.Exclusion) -> None:
    rows = [row for version in observed.VERSIONS for row in rows_of(version)]
    excluded_rows = [row for row in rows if observed.exclusion(row) == exclusion.id]
    assert len(excluded_rows) == exclusion.rows


def test_identifiers_equal_those_of_control_planes(client: FlaskClient) -> None:
    rows = observed.identifiers()
    assert [row for row in rows if not _equals_recorded(client, row)] == []


def _equals_recorded(client: FlaskClient, row: JsonObject) -> bool:
    version, codec = row["version"], row["codec"]
    if codec == "identify":
        query = {"text": row["read"], "kumaVersion": version}
        return bool(client.post("/identify", json=query).get_json()["identifiers"])
    if "text" in row:
        query = {**row["fields"], "kumaVersion": version, "lenient": True}
        body = client.post(f"/{codec}/encode", json=query).get_json()
        field = "proxyId" if codec == "proxyid" else "text"
        return bool(body.get(field) == row["text"])
    query = {"text": row["read"], "kumaVersion": version}
    body = client.post(f"/{codec}/decode", json=query).get_json()
    return bool(body["upstream"] == row["error"])
