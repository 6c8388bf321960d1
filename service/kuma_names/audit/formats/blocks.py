"""Blocks of a report for people: everything about a resource and each of its findings."""

from collections.abc import Iterator

from kuma_names.audit import summary
from kuma_names.audit.formats.findings_table import Style
from kuma_names.audit.formats.rows import printable
from kuma_names.audit.input.model import Place
from kuma_names.audit.model import AuditFinding, AuditOptions, ResourceReport
from kuma_names.core.model import Verdict

_INDENT = " " * 11


def resource_lines(options: AuditOptions, report: ResourceReport, style: Style) -> Iterator[str]:
    """Yield the lines of a block."""
    resource = report.resource
    verdict = report.after or report.before or Verdict.VALID.value
    name = f"{resource.kind} {printable(resource.core_name)}"
    if resource.facts.mesh:
        name += f" of mesh {printable(resource.facts.mesh)}"
    if resource.is_referenced:
        name += "  only referred to, first at"
    yield f"{style(verdict, verdict)}  {name}  {place_text(resource.place)}"
    for finding in report.findings:
        yield from _finding_lines(options, finding, style)
    if report.mentions:
        yield f"    mentioned by {len(report.mentions)}:"
    for mention in report.mentions:
        name = f"{mention.field} of {mention.kind} {printable(mention.name)}"
        yield f"      {place_text(mention.place)}  {name}"
    yield ""


def _finding_lines(options: AuditOptions, finding: AuditFinding, style: Style) -> Iterator[str]:
    severity = style(f"{finding.severity:<7}", finding.severity)
    yield f"  {severity}  line {finding.line}: {finding.message}"
    outcomes = outcomes_text(options, finding)
    if outcomes:
        yield f"{_INDENT}{outcomes}; {finding.because}"
    if finding.hint:
        yield f"{_INDENT}{finding.hint}"
    for other in finding.others:
        yield f"{_INDENT}see {place_text(other.place)}  {other.kind} {printable(other.name)}"
    if finding.suppressed:
        yield f"{_INDENT}suppressed: {printable(finding.suppressed)}"


def outcomes_text(options: AuditOptions, finding: AuditFinding) -> str:
    """Return the change of a finding and its outcome in each version; empty if it has none."""
    outcomes = []
    for version, outcome in zip(options.versions, (finding.before, finding.after), strict=True):
        if outcome:
            outcomes.append(f"{version.text} {outcome}")
    return f"{summary.change(finding)}: {', '.join(outcomes)}" if outcomes else ""


def place_text(place: Place) -> str:
    """Return file and line, as editors and terminals recognize them."""
    return f"{printable(place.file)}:{place.line}"
