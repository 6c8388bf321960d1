"""Audits over HTTP: which side of a multizone deployment is upgraded first."""

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from kuma_names.json_types import JsonObject
from tests.api.problems import assert_invalid, assert_problem


def post_inventory(client: FlaskClient, query: JsonObject | str) -> TestResponse:
    return client.post(
        "/audit",
        query_string=query,
        data=b"{type: Mesh, name: aa.a}",
        content_type="application/yaml",
    )


@pytest.mark.parametrize(
    ("fields", "first", "rules"),
    [
        ({"mode": "global", "first": "zones"}, "zones", ["unsynced-in-upgrade"]),
        ({"mode": "global", "first": "global"}, "global", []),
        ({"mode": "global"}, "global", []),
        ({"first": "zones"}, "zones", []),
    ],
    ids=str,
)
def test_findings_depend_on_the_side_that_is_upgraded_first(
    client: FlaskClient, fields: JsonObject, first: str, rules: list[str]
) -> None:
    query = {"kumaVersion": "2.14", "targetVersion": "3.0", **fields}
    report = post_inventory(client, query).get_json()
    assert report["first"] == first
    findings = report["resources"][0]["findings"]
    upgrade_findings = [finding for finding in findings if finding["rule"] == "unsynced-in-upgrade"]
    assert [finding["rule"] for finding in upgrade_findings] == rules


@pytest.mark.parametrize(
    ("query", "reason"),
    [
        ("first=zone", "must be one of global, zones"),
        ("first=", "must be one of global, zones"),
        ("first=zones&first=global", "must not be given twice"),
    ],
)
def test_an_invalid_side_is_named(client: FlaskClient, query: str, reason: str) -> None:
    assert_invalid(post_inventory(client, query), "first", reason)


def test_an_inventory_must_be_yaml_or_json(client: FlaskClient) -> None:
    response = client.post("/audit", data=b"a", content_type="text/csv")
    detail = (
        "the body must be application/yaml, application/json or multipart/form-data, is text/csv"
    )
    assert_problem(response, 415, detail)


def test_the_zone_is_a_fact(client: FlaskClient) -> None:
    query = {"mode": "federated-zone"}
    body = f"{{type: MeshTimeout, mesh: default, name: {'a' * 220}}}".encode()
    reports = [
        client.post(
            "/audit", query_string={**query, **zone}, data=body, content_type="application/yaml"
        ).get_json()
        for zone in ({}, {"zone": "east"}, {"zone": ""})
    ]
    assert [report["zone"] for report in reports] == [None, "east", None]
    assert [len(report["notJudged"]) for report in reports] == [1, 0, 1]
    assert [report["conclusion"] for report in reports] == ["unknown", "safe", "unknown"]


def test_html_is_a_file_of_its_own(client: FlaskClient) -> None:
    response = post_inventory(client, "format=html")
    assert response.content_type == "text/html; charset=utf-8"
    assert response.headers["Content-Disposition"] == 'attachment; filename="audit.html"'
    assert response.headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert response.text.startswith("<!doctype html>")


@pytest.mark.parametrize(
    ("body", "conclusion", "unknown"),
    [
        (b"{type: Zone, name: a.b}", "not-safe", {}),
        (b"{type: Zone, name: east}", "safe", {}),
        (b"{apiVersion: v1, kind: Secret, metadata: {name: x}}", "unknown", {"nothingToJudge": 1}),
        (b"[", "unknown", {"nothingToJudge": 1, "unreadable": 1}),
    ],
)
def test_the_status_is_the_same_for_all_conclusions(
    client: FlaskClient, body: bytes, conclusion: str, unknown: JsonObject
) -> None:
    response = client.post("/audit", data=body, content_type="application/yaml")
    assert response.status_code == 200
    report = response.get_json()
    assert (report["conclusion"], report["summary"]["unknown"]) == (conclusion, unknown)
