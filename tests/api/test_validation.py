"""Validation of one name: contexts that do not exist, and thresholds."""

import pytest
from flask.testing import FlaskClient

from kuma_names.core.tables.kinds import KINDS
from kuma_names.json_types import JsonObject
from tests.api.problems import assert_invalid

NAME: JsonObject = {"kind": "Mesh", "name": "a"}
_LEFT_OUT = ("TargetRefName", "BackendRefName")
"""References by name, which 3.0 leaves out."""
_NAMES = {"DestinationTagName": "kuma.io/service"}
"""Valid names of kinds that do not take most."""


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_can_be_validated(client: FlaskClient, kind: str) -> None:
    has_valid_names = KINDS[kind].removed_in is None and kind not in _LEFT_OUT
    version = "3.0" if has_valid_names else "2.14"
    environment = KINDS[kind].environments[0]
    name = _NAMES.get(kind, "a")
    query = {"kind": kind, "name": name, "kumaVersion": version, "environment": environment}
    response = client.get("/validate", query_string=query)
    assert response.get_json()["verdict"] == "valid"


@pytest.mark.parametrize(
    ("fields", "field", "reason"),
    [
        ({"kind": "Zones"}, "kind", "'Zones' is no kind of Kuma 2.5 to 3.0"),
        ({"kumaVersion": "2.4"}, "kumaVersion", "'2.4' must be a Kuma version"),
        ({"kumaVersion": "2.\u0665"}, "kumaVersion", "'2.\u0665' must be"),
        ({"targetVersion": "4.0"}, "targetVersion", "'4.0' must be a Kuma version"),
        (
            {"kind": "ExternalService", "kumaVersion": "2.14", "targetVersion": "3.0"},
            "targetVersion",
            "ExternalService exists until Kuma 2.14, and not in 3.0",
        ),
        (
            {"kind": "ExternalService", "targetVersion": "2.14"},
            "kumaVersion",
            "ExternalService exists until Kuma 2.14, and not in 3.0",
        ),
        (
            {"kind": "MeshMetric", "kumaVersion": "2.5"},
            "kumaVersion",
            "MeshMetric exists since",
        ),
        (
            {"kind": "ServiceTag", "environment": "kubernetes"},
            "environment",
            "ServiceTag exists",
        ),
        ({"kind": "ZoneSetting", "operation": "create"}, "operation", "ZoneSetting is no"),
    ],
)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_context_that_does_not_exist_is_an_error(
    client: FlaskClient, method: str, fields: JsonObject, field: str, reason: str
) -> None:
    query = NAME | fields
    if method == "GET":
        response = client.get("/validate", query_string=query)
    else:
        response = client.post("/validate", json=query)
    assert_invalid(response, field, reason)


@pytest.mark.parametrize(
    ("kind", "name", "version", "target", "threshold", "status"),
    [
        ("Zone", "a", "2.14", None, "deprecated", 200),
        ("Zone", "1a", "2.14", None, "deprecated", 422),
        ("Zone", "1a", "2.14", None, "broken", 200),
        ("Zone", "1a", "2.14", None, "rejected", 200),
        ("Zone", "1a", "3.0", None, "rejected", 422),
        ("Zone", "1a", "3.0", None, "broken", 422),
        ("Zone", "1a", "3.0", None, "deprecated", 422),
        ("Zone", "1a", "2.9", None, "deprecated", 200),
        ("Zone", "1a", "2.9", "2.14", "deprecated", 422),
        ("Zone", "1a", "2.14", "3.0", "rejected", 422),
        ("Mesh", "aa.a", "2.12", None, "deprecated", 422),
        ("Mesh", "aa.a", "2.12", None, "broken", 422),
        ("Mesh", "aa.a", "2.12", None, "rejected", 200),
        ("Mesh", "aa.a", "2.12", "3.0", "rejected", 422),
        ("Mesh", "aa.a", "3.0", "2.12", "broken", 422),
    ],
)
def test_a_verdict_that_reaches_the_threshold_is_a_problem_with_the_report(
    client: FlaskClient,
    kind: str,
    name: str,
    version: str,
    target: str | None,
    threshold: str,
    status: int,
) -> None:
    query = {"kind": kind, "kumaVersion": version}
    if target is not None:
        query["targetVersion"] = target
    report = client.post("/validate", json={**query, "name": name}).get_json()
    query["failOn"] = threshold
    response = client.post("/validate", json={**query, "name": name})
    assert response.status_code == status
    body = response.get_json()
    assert (body["report"] if status == 422 else body) == report
    batch = client.post("/validate/batch", json={**query, "names": ["ok", name]})
    assert batch.status_code == status


def test_a_query_with_labels_is_not_cached_as_one_without(client: FlaskClient) -> None:
    labels = {"kuma.io/service": "x"}
    queries: list[JsonObject] = [{}, {"labels": labels}, {"labels": {}}, {}]
    bodies = [client.post("/validate", json=NAME | query).get_json() for query in queries]
    assert [body["verdict"] for body in bodies] == ["valid", "rejected", "valid", "valid"]
