"""Text for people: a block for each resource, what was not judged, counts, and the conclusion."""

from collections.abc import Callable, Iterator

from kuma_names.audit import summary
from kuma_names.audit.input.model import Place
from kuma_names.audit.model import (
    AuditFinding,
    AuditOptions,
    AuditReport,
    ResourceReport,
    Suppression,
    SuppressionResult,
)
from kuma_names.audit.suppressions import EXPIRED, USED
from kuma_names.core.model import Verdict
from kuma_names.core.quoting import quoted

Style = Callable[[str, str], str]
"""Colours its first argument by the second: a severity, verdict or conclusion."""
_INDENT = " " * 11


def _unstyled(text: str, style_name: str) -> str:
    return text


def write(report: AuditReport, style: Style = _unstyled) -> Iterator[str]:
    """Write the report."""
    for resource_report in report.resource_reports:
        yield from _resource_block(report.options, resource_report, style)
    for unreadable in report.unreadable_files:
        yield f"{style('unreadable', 'error')}  {_place(unreadable.place)}: {unreadable.reason}\n"
    for skipped in report.skipped_resources:
        state, severity = ("malformed", "error") if skipped.malformed else ("skipped", "note")
        yield f"{style(state, severity)}  {_place(skipped.place)}: {skipped.reason}\n"
    for result in report.suppression_results:
        if result.state != USED:
            yield _suppression_line(result, style)
    for line in count_lines(report):
        yield f"{line}\n"
    yield f"{style(conclusion_line(report), summary.conclusion(report))}\n"


def count_lines(report: AuditReport) -> Iterator[str]:
    """Yield lines about what was read, and its verdicts in each version."""
    counts = summary.summarize(report)
    yield (
        f"resources: {counts.read} read, {counts.judged} judged, {counts.skipped} skipped, "
        f"{counts.malformed} malformed, {counts.unreadable} unreadable"
    )
    for version, verdicts in counts.verdicts.items():
        numbers = ", ".join(f"{number} {verdict}" for verdict, number in verdicts.items())
        yield f"Kuma {version}: {numbers}"
    numbers = ", ".join(f"{number} {severity}s" for severity, number in counts.findings.items())
    yield f"findings: {numbers}, {counts.suppressed} suppressed"
    for unjudged, name_count in report.not_judged:
        needs = " and ".join(unjudged.needs)
        yield f"not judged: {unjudged.rule} of {name_count} names, without {needs}"


def conclusion_line(report: AuditReport) -> str:
    """Return a sentence about whether the names survive the upgrade."""
    conclusion = summary.conclusion(report)
    version = report.options.after.text
    if conclusion == summary.NOT_SAFE:
        return f"not safe: Kuma {version} {_failures(report)}"
    if conclusion == summary.SAFE:
        return f"safe: Kuma {version} rejects none of {report.resource_count} resources"
    if summary.unjudged_parts(report):
        return "unknown: not everything could be judged"
    return "unknown: there was nothing to judge"


def _failures(report: AuditReport) -> str:
    counts = report.verdict_counts[1]
    rejected = counts.get(Verdict.REJECTED.value, 0)
    broken = counts.get(Verdict.BROKEN.value, 0)
    failures = f"rejects {rejected} of {report.resource_count} resources"
    if broken:
        verb = "does" if broken == 1 else "do"
        failures += f", and {broken} {verb} not work"
    return failures


def _resource_block(options: AuditOptions, report: ResourceReport, style: Style) -> Iterator[str]:
    resource = report.resource
    verdict = report.after or report.before or Verdict.VALID.value
    name = f"{resource.kind} {_printable(resource.core_name)}"
    if resource.facts.mesh:
        name += f" of mesh {_printable(resource.facts.mesh)}"
    yield f"{style(verdict, verdict)}  {name}  {_place(resource.place)}\n"
    for finding in report.findings:
        yield from _finding_lines(options, finding, style)
    if report.mentions:
        yield f"    mentioned by {len(report.mentions)}:\n"
    for mention in report.mentions:
        name = f"{mention.field} of {mention.kind} {_printable(mention.name)}"
        yield f"      {_place(mention.place)}  {name}\n"
    yield "\n"


def _finding_lines(options: AuditOptions, finding: AuditFinding, style: Style) -> Iterator[str]:
    severity = style(f"{finding.severity:<7}", finding.severity)
    yield f"  {severity}  line {finding.line}: {finding.message}\n"
    outcomes = []
    for version, outcome in zip(options.versions, (finding.before, finding.after), strict=True):
        if outcome:
            outcomes.append(f"{version.text} {outcome}")
    if outcomes:
        change = summary.change(finding)
        yield f"{_INDENT}{change}: {', '.join(outcomes)}; {finding.because}\n"
    if finding.hint:
        yield f"{_INDENT}{finding.hint}\n"
    for other in finding.others:
        yield f"{_INDENT}see {_place(other.place)}  {other.kind} {_printable(other.name)}\n"
    if finding.suppressed:
        yield f"{_INDENT}suppressed: {_printable(finding.suppressed)}\n"


def _suppression_line(result: SuppressionResult, style: Style) -> str:
    suppression = result.suppression
    subject = f"{suppression.rule} of {suppression.kind} {suppression.name}"
    label = style("suppression", "warning")
    return f"{label}  {_place(suppression.place)}: {subject} {_state(suppression, result)}\n"


def _state(suppression: Suppression, result: SuppressionResult) -> str:
    if result.state == EXPIRED:
        return f"expired on {suppression.expires}, and covers {result.finding_count} findings"
    return "covers nothing"


def _place(place: Place) -> str:
    return f"{place.file}:{place.line}"


def _printable(text: str) -> str:
    """Return the text, quoted if it is empty or could control a terminal."""
    return text if text and text.isprintable() else quoted(text)
