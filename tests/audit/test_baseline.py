"""Tests of baselines: what is known, new and gone, and files that are no reports."""

import json

import pytest

from kuma_names.audit import summary
from kuma_names.audit.baseline import BaselineError, read_baseline
from kuma_names.audit.model import AuditReport
from tests.audit.formats.support import audit_inventory, write
from tests.audit.support import audit_text, inventory_of

ONE, TWO = "{type: Mesh, name: a.one}", "{type: Mesh, name: a.two}"
OTHER = "{type: Zone, name: a.zone}"


def _compare(earlier: AuditReport, report: AuditReport) -> AuditReport:
    return read_baseline(write(earlier, "json").encode(), "old.json").apply(report)


def _known(report: AuditReport) -> list[tuple[str, str, bool]]:
    return [
        (part.resource.name.value, finding.rule, finding.is_known)
        for part in report.resource_reports
        for finding in part.findings
    ]


def test_a_report_knows_all_findings_of_itself() -> None:
    report = audit_inventory()
    compared = _compare(report, report)
    findings = _known(compared)
    assert {is_known for _, _, is_known in findings} == {True}
    assert compared.baseline is not None
    assert (compared.baseline.known_count, compared.baseline.gone) == (len(findings), ())


def test_only_new_findings_fail_and_the_conclusion_is_a_fact() -> None:
    earlier = audit_text(ONE, "2.14")
    same = _compare(earlier, audit_text(ONE, "2.14"))
    assert summary.worst_verdict(same) == "valid"
    assert summary.conclusion(same) == "not-safe"
    more = _compare(earlier, audit_text(inventory_of(OTHER, ONE), "2.14"))
    assert summary.worst_verdict(more) == "rejected"
    assert [name for name, _, is_known in _known(more) if not is_known] == ["a.zone"]


def test_findings_are_recognized_on_other_lines_and_in_other_files() -> None:
    earlier = audit_text(ONE, "2.14")
    moved = _compare(earlier, audit_text(f"\n\n---\n\n{ONE}", "2.14"))
    assert {is_known for _, _, is_known in _known(moved)} == {True}


def test_what_is_gone_is_named() -> None:
    compared = _compare(audit_text(inventory_of(ONE, TWO), "2.14"), audit_text(TWO, "2.14"))
    assert compared.baseline is not None
    assert [(key.name, key.rule) for key in compared.baseline.gone] == [
        ("a.one", "rfc1035-label"),
        ("a.one", "proxy-id-unambiguous"),
    ]


def test_a_finding_that_became_worse_is_new() -> None:
    earlier = audit_text(OTHER, "2.9", "2.14")
    assert _known(_compare(earlier, audit_text(OTHER, "2.14", "3.0"))) == [
        ("a.zone", "rfc1035-label", False)
    ]
    later = audit_text(OTHER, "2.14", "3.0")
    assert _known(_compare(later, audit_text(OTHER, "2.9", "2.14"))) == [
        ("a.zone", "rfc1035-label", True)
    ]


def test_each_finding_of_the_baseline_knows_one_finding() -> None:
    other_zone = "{type: Zone, name: a.zone, labels: {x: y}}"
    report = audit_text(inventory_of(OTHER, other_zone), "2.14")
    compared = _compare(audit_text(OTHER, "2.14"), report)
    rules = [is_known for _, rule, is_known in _known(compared) if rule == "rfc1035-label"]
    assert rules == [True, False]


@pytest.mark.parametrize(
    ("content", "error"),
    [
        ("", "old.json:1: is not JSON: Expecting value"),
        ('{"a": 1,\n"b"', "old.json:2: is not JSON: Expecting ':' delimiter"),
        ("[" * 100_000, "old.json: is not JSON in UTF-8, or too deep"),
        (b"\xff", "old.json: is not JSON in UTF-8, or too deep"),
        ("[]", "old.json: is no report of kuma-names audit --format json"),
        ('{"version": "2.1.0"}', "old.json: is no report of kuma-names audit --format json"),
        ('{"auditedAt": "", "schemaVersion": 2}', "old.json: schemaVersion must be 1, is 2"),
        ({}, "old.json: resources must be a list"),
        ({"resources": [1]}, "old.json: resources[0] must be an object"),
        ({"resources": [{}]}, "old.json: resources[0]: kind must be a text"),
        (
            {"resources": [{"kind": "Mesh", "name": "a"}]},
            "old.json: resources[0]: findings must be a list",
        ),
        (
            {"resources": [{"kind": "Mesh", "name": "a", "mesh": 1, "findings": []}]},
            "old.json: resources[0]: mesh must be a text",
        ),
        (
            {"resources": [{"kind": "Mesh", "name": "a", "findings": [{"rule": "x"}]}]},
            "old.json: resources[0].findings[0]: field must be a text",
        ),
        (
            {
                "resources": [
                    {
                        "kind": "Mesh",
                        "name": "a",
                        "findings": [{"rule": "x", "field": "name", "value": "a", "to": []}],
                    }
                ]
            },
            "old.json: resources[0].findings[0]: to must be one of "
            "refused, warned, logged, skipped, unsynced, broken, startup",
        ),
    ],
)
def test_a_file_that_is_no_report_is_an_error_with_its_place(
    content: str | bytes | dict[str, object], error: str
) -> None:
    if isinstance(content, dict):
        content = json.dumps({"schemaVersion": 1, "auditedAt": "2026-01-01T00:00:00Z", **content})
    with pytest.raises(BaselineError) as raised:
        read_baseline(content if isinstance(content, bytes) else content.encode(), "old.json")
    assert str(raised.value) == error


def test_reports_for_people_leave_known_findings_out_and_others_mark_them() -> None:
    compared = _compare(audit_text(ONE, "2.14"), audit_text(inventory_of(ONE, OTHER), "2.14"))
    for format_ in ("text", "markdown", "github", "html"):
        text = write(compared, format_)
        assert "a.zone" in text, format_
        assert "a.one" not in text, format_
    assert "baseline: 2 known, 1 new, 0 gone (old.json)\n" in write(compared, "text")
    assert write(compared, "csv").count(",yes\r\n") == 2
    assert write(compared, "junit").count("; known from the baseline") == 2
    assert 'failures="1"' in write(compared, "junit")
    states = [
        result["baselineState"]
        for result in json.loads(write(compared, "sarif"))["runs"][0]["results"]
    ]
    assert sorted(states) == ["new", "unchanged", "unchanged"]
    assert json.loads(write(compared, "json"))["baseline"] == {
        "file": "old.json",
        "known": 2,
        "gone": [],
    }


def test_gone_findings_are_listed() -> None:
    compared = _compare(audit_text(ONE, "2.14"), audit_text("{type: Zone, name: a}", "2.14"))
    text = write(compared, "text")
    assert text.startswith(
        "SAFE  2.14 to 3.0  1 resource judged, none rejected or broken\n"
        "baseline: 0 known, 0 new, 2 gone (old.json)\n"
    )
    assert "gone  2 findings of old.json\n  Mesh a.one: rfc1035-label (name)\n" in text
