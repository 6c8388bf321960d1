"""CSV (RFC 4180): one row a finding, and one for everything that was not judged."""

import csv
import io
from collections.abc import Iterable, Iterator

from kuma_names.audit import summary
from kuma_names.audit.input.model import Place
from kuma_names.audit.model import Audit, Found, Judged

COLUMNS = (
    "file", "document", "line", "kind", "mesh", "name", "namespace", "zone", "environment", "from_verdict", "to_verdict",
    "rule", "subject", "field", "value", "severity", "from_outcome", "to_outcome", "change", "rejected_in", "message",
    "suggestion", "suppressed",
)  # fmt: skip
_FORMULAS = ("=", "+", "-", "@", "\t", "\r")


def write(made: Audit) -> Iterator[str]:
    """Write all rows, after one with the names of the columns."""
    yield _line(COLUMNS)
    for one in made.judged:
        for found in one.found:
            yield _line(_row(one, found))
    for skipped in made.skipped:
        yield _line(
            _unjudged(
                skipped.place, "malformed" if skipped.malformed else "skipped", skipped.reason
            )
        )
    for fault in made.faults:
        yield _line(_unjudged(fault.place, "unreadable", fault.reason))


def _row(one: Judged, found: Found) -> tuple[object, ...]:
    resource, facts = one.resource, one.resource.facts
    return (
        resource.place.file, resource.place.document, found.line, resource.kind, facts.mesh, resource.name.value, facts.namespace,
        facts.zone, resource.environment.value, one.before, one.after, found.rule, found.subject, found.field, found.value,
        found.severity, found.before, found.after, summary.change(found), found.rejected_in, found.message,
        found.suggestion and found.suggestion.name, found.suppressed,
    )  # fmt: skip


def _unjudged(place: Place, state: str, reason: str) -> tuple[object, ...]:
    filled = {
        "file": place.file,
        "document": place.document,
        "line": place.line,
        "rule": state,
        "message": reason,
    }
    return tuple(filled.get(column) for column in COLUMNS)


def _line(cells: Iterable[object]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer).writerow([_cell(cell) for cell in cells])
    return buffer.getvalue()


def _cell(value: object) -> object:
    """Keep spreadsheets from running a text: those that begin like a formula get an apostrophe."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULAS) else value
