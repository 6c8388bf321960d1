"""Tests of the CSV format."""

import csv
import io

from kuma_names.audit.model import AuditReport
from tests.audit.formats.support import (
    SKIPPED_LINE,
    UNJUDGED,
    findings_of,
    write,
)
from tests.audit.support import audit_text


def _rows(report: AuditReport) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(write(report, "csv"))))


def test_everything_has_a_row(report: AuditReport) -> None:
    rows = _rows(report)
    findings = findings_of(report)
    finding_rows, other_rows = rows[: len(findings)], rows[len(findings) :]
    assert [(row["rule"], int(row["line"]), row["severity"]) for row in finding_rows] == findings
    assert [(row["rule"], row["line"]) for row in other_rows] == [
        *((label, "" if line is None else str(line)) for label, line in UNJUDGED.items()),
        ("skipped", str(SKIPPED_LINE)),
    ]


def test_no_cell_is_a_formula(report: AuditReport) -> None:
    cells = [cell for row in _rows(report) for cell in row.values()]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]


def test_a_cell_that_looks_like_a_formula_has_an_apostrophe() -> None:
    row = _rows(audit_text('{type: Zone, name: "=1+1"}'))[0]
    assert (row["name"], row["value"]) == ("'=1+1", "'=1+1")
