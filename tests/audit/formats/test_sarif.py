"""Tests of the SARIF format."""

import json

import pytest

from kuma_names.audit.model import AuditReport
from kuma_names.json_types import JsonObject
from tests.audit.formats.support import (
    MALFORMED_LINE,
    TEMPLATED_LINE,
    UNREADABLE_LINE,
    findings_of,
    write,
)


@pytest.fixture
def run(report: AuditReport) -> JsonObject:
    """Return the only run of the log."""
    content: JsonObject
    (content,) = json.loads(write(report, "sarif"))["runs"]
    return content


def _line(location: JsonObject) -> int:
    line: int = location["physicalLocation"]["region"]["startLine"]
    return line


def _line_of(result: JsonObject) -> int:
    return _line(result["locations"][0])


def test_every_finding_is_a_result(report: AuditReport, run: JsonObject) -> None:
    results = [(result["ruleId"], _line_of(result), result["level"]) for result in run["results"]]
    assert results == findings_of(report)


def test_results_refer_to_rules_by_index(run: JsonObject) -> None:
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]


def test_what_was_not_judged_is_a_notification(run: JsonObject) -> None:
    (invocation,) = run["invocations"]
    notifications = invocation["toolExecutionNotifications"]
    assert not invocation["executionSuccessful"]
    lines = [(part["level"], list(map(_line, part["locations"]))) for part in notifications]
    assert lines == [
        ("error", [UNREADABLE_LINE]),
        ("error", [MALFORMED_LINE]),
        ("warning", [TEMPLATED_LINE]),
        ("warning", []),
        ("warning", []),
        ("note", []),
    ]


def test_suppressions_have_their_reason(run: JsonObject) -> None:
    justifications = [
        suppression["justification"]
        for result in run["results"]
        for suppression in result.get("suppressions", ())
    ]
    assert justifications == ["goes, in <May>"]


def test_mentions_are_related_locations(run: JsonObject) -> None:
    locations = run["results"][0]["relatedLocations"]
    assert [_line(location) for location in locations] == [5, 13]
