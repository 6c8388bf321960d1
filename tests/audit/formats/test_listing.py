"""Tests of the selection and grouping of the resources in a list."""

import pytest

from kuma_names.audit.formats.listing import Grouping, selected
from kuma_names.audit.formats.rows import new_reports
from kuma_names.audit.formats.text import TextLayout
from kuma_names.audit.model import AuditReport
from tests.audit.formats.support import TWO_RULES, write, write_text
from tests.audit.support import audit_text

ZONE = "|=cmd,\n% \x1b[31m"


@pytest.mark.parametrize(
    ("only", "names"),
    [
        ([], ["aa.a", "web", ZONE, "old", "false", "known.zone"]),
        (["rejected"], ["aa.a", "web", ZONE, "old", "known.zone"]),
        (["broken"], []),
        (["valid", "absent"], ["false"]),
        (["note"], [ZONE, "false"]),
        (["broken", "warning", "note"], ["web", ZONE, "false"]),
    ],
    ids=str,
)
def test_some_resources_are_selected(
    report: AuditReport, only: list[str], names: list[str]
) -> None:
    parts = selected(new_reports(report), frozenset(only))
    assert [part.resource.name.value for part in parts] == names


def test_a_selection_does_not_change_the_conclusion(report: AuditReport) -> None:
    text = write_text(report, TextLayout(only=frozenset(["broken"])))
    assert "KIND" not in text
    assert text.splitlines()[0] == write(report, "text").splitlines()[0]


def test_findings_are_selected_by_severity(report: AuditReport) -> None:
    notes = write_text(report, TextLayout(only=frozenset(["note"])))
    assert "yaml-scalar" in notes
    assert "rfc1035-label" not in notes


@pytest.mark.parametrize(
    ("group_by", "titles"),
    [
        (
            Grouping.RULE,
            ["== rfc1035-label (3)", "== proxy-id-unambiguous (1)", "== rfc1123-subdomain (1)"],
        ),
        (Grouping.KIND, ["== Mesh (1)", "== Zone (2)"]),
        (Grouping.FILE, ["== f.yaml (3)"]),
    ],
)
@pytest.mark.parametrize("has_details", [False, True])
def test_resources_are_grouped(group_by: Grouping, titles: list[str], has_details: bool) -> None:
    layout = TextLayout(group_by=group_by, has_details=has_details)
    lines = write_text(audit_text(TWO_RULES), layout).splitlines()
    assert [line for line in lines if line.startswith("== ")] == titles


def test_a_rule_has_a_group_of_its_findings_alone() -> None:
    lines = write_text(audit_text(TWO_RULES), TextLayout(width=200, group_by=Grouping.RULE))
    groups = lines.split("\n== ")[1:]
    assert [group.count("rfc1035-label:") for group in groups] == [3, 0, 0]
