"""Tests of the text format: the conclusion, the table and its layout, and what was not judged."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kuma_names.audit.formats.listing import Grouping
from kuma_names.audit.formats.rows import new_reports
from kuma_names.audit.formats.text import TextLayout, banner_lines
from kuma_names.audit.model import AuditReport
from kuma_names.audit.suppressions import read_suppressions
from kuma_names.text_layout import text_width
from tests.audit.formats.support import (
    TEMPLATED,
    TWO_RULES,
    audit_inventory,
    findings_of,
    write,
    write_text,
)
from tests.audit.support import audit_text, inventory_of

DETAILS = TextLayout(has_details=True)


def _banner(report: AuditReport) -> str:
    return " ".join(banner_lines(report, TextLayout(width=400)))


def _table(report: AuditReport, layout: TextLayout) -> list[str]:
    """Return the lines of the table."""
    lines = write_text(report, layout).splitlines()
    begin = next(index for index, line in enumerate(lines) if line.startswith("KIND"))
    return lines[begin : lines.index("", begin)]


@pytest.mark.parametrize(
    ("inventory", "banner"),
    [
        (
            "{type: Zone, name: east}",
            "SAFE  2.9 to 3.0  1 resource judged, none rejected or broken",
        ),
        ("", "UNKNOWN  2.9 to 3.0  nothing to judge"),
        ("a: [", "UNKNOWN  2.9 to 3.0  nothing to judge, 1 document unreadable"),
        (
            "{type: Zone, name: east}\n---\n{type: Zone}\n---\n{type: Zone}",
            "UNKNOWN  2.9 to 3.0  nothing rejected or broken, but not everything was judged: "
            "2 resources malformed",
        ),
        ("{type: Zone, name: a.b}", "NOT SAFE  2.9 to 3.0  1 of 1 resources rejected"),
        (
            "{type: Dataplane, mesh: a.b, name: web}",
            "NOT SAFE  2.9 to 3.0  1 of 2 resources rejected, 1 broken",
        ),
    ],
)
def test_the_first_line_is_the_conclusion(inventory: str, banner: str) -> None:
    report = audit_text(inventory)
    assert _banner(report) == banner
    assert write_text(report, TextLayout(width=400)).splitlines()[0] == banner


def test_every_reason_for_an_unknown_conclusion_is_told() -> None:
    parts = audit_inventory()
    report = audit_text("{type: Zone, name: east}")._replace(
        templated_names=parts.templated_names,
        not_judged=parts.not_judged,
        other_kinds=parts.other_kinds,
    )
    assert _banner(report).endswith(
        "1 name templated, 2 checks without their facts, 1 resource of an unknown kind"
    )
    text = write_text(report, TextLayout(width=400))
    assert "not-judged  kds-copy-length of 2 names, for want of zone (--zone tells it)\n" in text
    assert "other-kind  1 resource of kind 'RateLimit<b>': only the rules" in text
    assert "\n  f.yaml:40: name '{{ mesh }}' of Mesh is a template\n" in text


def test_a_resource_is_one_row_with_everything_about_it() -> None:
    assert _table(audit_text(TWO_RULES), TextLayout(width=100)) == [
        "KIND  MESH  NAME         2.9         3.0       USE          WHY",
        "Mesh        aa.a         broken      rejected  aa-a         "
        "f.yaml:2: must not contain '.', found",
        f"{'':62}at position 2 (rfc1035-label: rejected",
        f"{'':62}since 3.0, deprecated since 2.10;",
        f"{'':62}proxy-id-unambiguous)",
        "Zone        legacy.zone  valid       rejected  legacy-zone  "
        "f.yaml:5: must not contain '.', found",
        f"{'':62}at position 6 (rfc1035-label: rejected",
        f"{'':62}since 3.0, deprecated since 2.10)",
        "Zone        a_b          deprecated  rejected  a-b          "
        "f.yaml:8: must not contain '_', found",
        f"{'':62}at position 1 (rfc1123-subdomain:",
        f"{'':62}rejected since 2.10, deprecated since",
        f"{'':62}2.5; rfc1035-label: rejected since",
        f"{'':62}3.0, deprecated since 2.10)",
    ]


def test_a_narrow_table_has_texts_below_its_rows() -> None:
    assert _table(audit_text(TWO_RULES), TextLayout(width=60))[:7] == [
        "KIND  MESH  NAME         2.9         3.0",
        "    USE, WHY",
        "Mesh        aa.a         broken      rejected",
        "    use aa-a",
        "    f.yaml:2: must not contain '.', found at position 2",
        "      (rfc1035-label: rejected since 3.0, deprecated since",
        "      2.10; proxy-id-unambiguous)",
    ]


def test_the_worst_resource_comes_first() -> None:
    inventory = inventory_of(
        "{type: Zone, name: no}",
        "{type: MeshService, mesh: default, name: a.b, spec: {ports: []}}",
        "{type: Mesh, name: aa.a}",
        "{type: Zone, name: a.b}",
        "{type: Dataplane, mesh: default, name: UP}",
        "{type: Zone, name: b.c}",
    )
    suppression = io.BytesIO(b"- {rule: proxy-id-unambiguous, reason: known}")
    suppressions = read_suppressions(suppression, "known.yaml")
    report = audit_text(inventory, "2.9", "2.14", suppressions=suppressions)
    names = [part.resource.name.value for part in new_reports(report)]
    assert names == ["UP", "aa.a", "a.b", "a.b", "b.c", "false"]
    mesh = new_reports(report)[1]
    assert [finding.rule for finding in mesh.findings] == ["rfc1035-label", "proxy-id-unambiguous"]


def test_details_have_every_finding(report: AuditReport) -> None:
    text = write_text(report, DETAILS)
    assert all(f"line {line}:" in text for _, line, _ in findings_of(report))
    assert "suppression  known.yaml:2: sni-segment of * * covers nothing" in text
    assert (
        "mentioned by 2:\n"
        "      f.yaml:5  mesh of Dataplane web\n"
        "      f.yaml:13  mesh of TrafficRoute old\n"
    ) in text


@pytest.mark.parametrize("layout", [TextLayout(), DETAILS, TextLayout(group_by=Grouping.FILE)])
def test_texts_cannot_control_a_terminal(report: AuditReport, layout: TextLayout) -> None:
    assert "\x1b" not in write_text(report, layout)


@given(st.text("ab.-_/界", min_size=1, max_size=90), st.integers(60, 200))
def test_every_line_fits_the_width_and_no_name_is_lost(name: str, width: int) -> None:
    report = audit_text(f"type: Mesh\nname: '{name}'\n")
    lines = write_text(report, TextLayout(width=width)).splitlines()
    assert [line for line in lines if text_width(line) > width] == []


def test_a_summary_lists_nothing(report: AuditReport) -> None:
    lines = write_text(report, TextLayout(is_summary=True)).splitlines()
    assert lines[0].startswith("NOT SAFE")
    assert [line.split(":")[0] for line in lines[2:]] == [
        "resources",
        "Kuma 2.9",
        "Kuma 3.0",
        "findings",
    ]


def test_what_was_skipped_is_counted_and_listed_on_request(report: AuditReport) -> None:
    reason = "'ConfigMap' of 'v1' is not a resource of Kuma"
    assert "skipped: 1 ConfigMap of v1\n" in write(report, "text")
    assert reason not in write(report, "text")
    assert f"  f.yaml:19: {reason}\n" in write_text(report, TextLayout(lists_all=True))


def test_many_templates_are_counted() -> None:
    report = audit_text("{type: Zone, name: east}")._replace(templated_names=(TEMPLATED,) * 12)
    assert write(report, "text").count("is a template\n") == 10
    assert "\n  and 2 more\n" in write(report, "text")
    assert write_text(report, TextLayout(lists_all=True)).count("is a template\n") == 12


def test_meshes_that_are_only_referred_to_are_counted_and_marked() -> None:
    text = write(audit_text("{type: MeshTimeout, mesh: a.b, name: x}"), "text")
    assert "only referred to, first at f.yaml:1: must not contain '.'" in text
    assert "\nresources: 1 read, 2 judged (1 only referred to), 0 skipped, " in text
