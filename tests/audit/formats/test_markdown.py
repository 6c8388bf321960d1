"""Tests of the Markdown format."""

import re

from kuma_names.audit.model import AuditReport
from tests.audit.formats.support import findings_of, write


def test_every_finding_is_a_table_row(report: AuditReport) -> None:
    text = write(report, "markdown")
    rows = [line for line in text.splitlines() if line.startswith("| ")]
    findings = rows[2:]
    assert len(findings) == len(findings_of(report))
    assert {len(re.findall(r"(?<!\\)\|", row)) for row in findings} == {8}


def test_texts_cannot_contain_markup(report: AuditReport) -> None:
    text = write(report, "markdown")
    assert "\x1b" not in text
    assert not re.search(r"(?<!\\)<b/", text)


def test_what_was_not_judged_and_stale_suppressions_are_listed(report: AuditReport) -> None:
    text = write(report, "markdown")
    assert "- `f.yaml:23`: is not YAML" in text
    assert "- `f.yaml:40`: name '\\{\\{ mesh \\}\\}' of Mesh is a template" in text
    assert "\nSkipped: 1 ConfigMap of v1\n" in text
    assert "`known.yaml:2`: stale" in text
