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
    detail = "the body must be application/yaml or application/json, is text/csv"
    assert_problem(response, 415, detail)
