"""Tests of suppressions: what they cover, when they expire, and the syntax of their file."""

import io

import pytest

from kuma_names.audit import summary
from kuma_names.audit.model import AuditReport
from kuma_names.audit.suppressions import SuppressionError, read_suppressions
from tests.audit.support import audit_text, inventory_of

INVENTORY = inventory_of(
    "type: Mesh\nname: legacy.one",
    "type: Zone\nname: legacy.two",
    "type: Mesh\nname: new.one",
)


def _audit_with(suppressions: str, before: str = "2.9") -> AuditReport:
    source = io.BytesIO(suppressions.encode())
    return audit_text(INVENTORY, before, suppressions=read_suppressions(source, "known.yaml"))


def _suppressed(suppressions: str) -> list[tuple[str, str | None]]:
    """Return the reasons of suppressed findings, by name and rule."""
    return [
        (f"{part.resource.name.value}: {finding.rule}", finding.suppressed)
        for part in _audit_with(suppressions, "2.14").resource_reports
        for finding in part.findings
    ]


def test_a_suppression_covers_a_rule_for_names_of_a_kind_that_match() -> None:
    suppressions = "- {rule: rfc1035-label, kind: Mesh, name: legacy.*, reason: goes in May}"
    assert _suppressed(suppressions) == [
        ("legacy.one: rfc1035-label", "goes in May"),
        ("legacy.one: proxy-id-unambiguous", None),
        ("legacy.two: rfc1035-label", None),
        ("new.one: rfc1035-label", None),
        ("new.one: proxy-id-unambiguous", None),
    ]


def test_a_suppression_can_cover_everything() -> None:
    assert {reason for _, reason in _suppressed("- {rule: '*', reason: all}")} == {"all"}


@pytest.mark.parametrize(
    ("expires", "state", "suppressed"),
    [("2026-01-01", "used", 1), ("2025-12-31", "expired", 0), ("2999-01-01", "used", 1)],
)
def test_a_suppression_is_valid_until_the_end_of_its_last_day(
    expires: str, state: str, suppressed: int
) -> None:
    report = _audit_with(
        f"- {{rule: rfc1035-label, kind: Zone, reason: later, expires: {expires}}}"
    )
    (result,) = report.suppression_results
    assert (result.state, result.finding_count) == (state, 1)
    assert result.suppression.expires == expires
    assert summary.summarize(report).suppressed == suppressed


def test_a_suppression_that_covers_nothing_is_stale() -> None:
    (result,) = _audit_with("- {rule: sni-segment, reason: gone}").suppression_results
    assert (result.state, result.finding_count) == ("stale", 0)


def test_the_first_valid_suppression_gives_the_reason() -> None:
    suppressions = (
        "- {rule: '*', reason: expired, expires: 2020-01-01}\n"
        "- {rule: '*', reason: first}\n"
        "- {rule: '*', reason: second}\n"
    )
    assert {reason for _, reason in _suppressed(suppressions)} == {"first"}


def test_suppressed_failures_are_still_not_safe() -> None:
    report = _audit_with("- {rule: '*', reason: all}")
    assert summary.conclusion(report) == "not-safe"
    assert summary.worst_verdict(report) == "valid"
    findings = [finding for part in report.resource_reports for finding in part.findings]
    assert not any(map(summary.is_failure, findings))


@pytest.mark.parametrize(
    ("text", "error"),
    [
        (
            "- rule: [",
            "known.yaml:1: is not YAML: while parsing a flow node, did not find expected node"
            " content",
        ),
        (
            "- text",
            "known.yaml:1: a suppression must be a mapping of rule, kind, name, reason, expires",
        ),
        ("\n- {rule: rfc1035-label}", "known.yaml:2: a suppression needs a reason"),
        ("- {reason: a}", "known.yaml:1: a suppression needs a rule"),
        (
            "- {rule: rfc1035-label, reason: [a]}",
            "known.yaml:1: a suppression needs a text as reason",
        ),
        (
            "- {rule: rfc1035-label, reason: a, until: 2027}",
            "known.yaml:1: a suppression must not have 'until': it has rule, kind, name, reason,"
            " expires",
        ),
        (
            "- {rule: rfc1035-label, reason: a, expires: soon}",
            "known.yaml:1: a suppression expires on 'soon', which is no day such as 2027-01-31",
        ),
    ],
)
def test_the_error_about_a_file_names_the_place(text: str, error: str) -> None:
    with pytest.raises(SuppressionError) as raised:
        read_suppressions(io.BytesIO(text.encode()), "known.yaml")
    assert str(raised.value) == error


@pytest.mark.parametrize(
    ("text", "error"),
    [
        (
            "- {rule: rfc1036, reason: a}",
            "has the rule 'rfc1036', which fits none of .*sni-segment",
        ),
        (
            "- {rule: rfc1035-label, kind: Meshes, reason: a}",
            "has the kind 'Meshes', which fits none of .*Mesh",
        ),
    ],
)
def test_the_error_about_an_unknown_rule_or_kind_lists_the_choices(text: str, error: str) -> None:
    with pytest.raises(SuppressionError, match=error):
        read_suppressions(io.BytesIO(text.encode()), "known.yaml")
