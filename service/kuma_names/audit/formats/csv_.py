"""CSV (RFC 4180): a row for each finding, then one for each part that was not judged."""

import csv
import io
from collections.abc import Iterable, Iterator

from kuma_names.audit import summary
from kuma_names.audit.input.model import Place
from kuma_names.audit.model import AuditFinding, AuditReport, ResourceReport
from kuma_names.audit.unjudged import unjudged_parts

COLUMNS = (
    "file",
    "document",
    "line",
    "kind",
    "mesh",
    "name",
    "namespace",
    "zone",
    "environment",
    "from_verdict",
    "to_verdict",
    "rule",
    "subject",
    "field",
    "value",
    "severity",
    "from_outcome",
    "to_outcome",
    "change",
    "rejected_in",
    "message",
    "suggestion",
    "suppressed",
    "known",
)
_FORMULA_PREFIXES = ("=", "+", "-", "@", "\t", "\r")
"""Beginnings of cells that a spreadsheet may execute as a formula (CSV injection)."""
_Row = dict[str, object]


def write(report: AuditReport) -> Iterator[str]:
    """Write all rows, after one with the names of the columns."""
    yield _line(COLUMNS)
    for row in _rows(report):
        yield _line(row.get(column) for column in COLUMNS)


def _rows(report: AuditReport) -> Iterator[_Row]:
    for resource_report in report.resource_reports:
        for finding in resource_report.findings:
            yield _finding_row(resource_report, finding)
    for part in unjudged_parts(report):
        yield _unjudged_row(part.place, part.label, part.text)
    for skipped in summary.foreign_resources(report):
        yield _unjudged_row(skipped.place, "skipped", skipped.reason)


def _finding_row(report: ResourceReport, finding: AuditFinding) -> _Row:
    resource = report.resource
    facts = resource.facts
    return {
        "file": resource.place.file,
        "document": resource.place.document,
        "line": finding.line,
        "kind": resource.kind,
        "mesh": facts.mesh,
        "name": resource.name.value,
        "namespace": facts.namespace,
        "zone": facts.zone,
        "environment": resource.environment.value,
        "from_verdict": report.before,
        "to_verdict": report.after,
        "rule": finding.rule,
        "subject": finding.judged_kind,
        "field": finding.field,
        "value": finding.value,
        "severity": finding.severity,
        "from_outcome": finding.before,
        "to_outcome": finding.after,
        "change": summary.change(finding),
        "rejected_in": finding.rejected_in,
        "message": finding.message,
        "suggestion": finding.suggestion and finding.suggestion.name,
        "suppressed": finding.suppressed,
        "known": "yes" if finding.is_known else None,
    }


def _unjudged_row(place: Place | None, label: str, text: str) -> _Row:
    row: _Row = {"rule": label, "message": text}
    if place is not None:
        row |= place._asdict()
    return row


def _line(cells: Iterable[object]) -> str:
    # csv writes to a file: a buffer for each line keeps the report a stream of pieces.
    buffer = io.StringIO()
    csv.writer(buffer).writerow([_cell(cell) for cell in cells])
    return buffer.getvalue()


def _cell(value: object) -> object:
    """Return the value, behind an apostrophe if a spreadsheet may execute it."""
    if isinstance(value, str) and value.startswith(_FORMULA_PREFIXES):
        return f"'{value}"
    return value
