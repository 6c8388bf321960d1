"""Rows of a report for people: one a resource, with all that concerns it, the worst first."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from kuma_names.audit import summary
from kuma_names.audit.model import NOTE, AuditFinding, AuditOptions, AuditReport, ResourceReport
from kuma_names.audit.suggestions import OWN_NAME_FIELDS
from kuma_names.core.model import VERDICTS, Severity, Verdict
from kuma_names.core.quoting import quoted

_SEVERITIES = (NOTE, Severity.WARNING.value, Severity.ERROR.value)
"""Severities, mildest first."""


class Row(NamedTuple):
    """Row of a table: a resource, and paragraphs about its findings.

    `use` is the suggested name, empty if there is none.
    """

    kind: str
    mesh: str
    name: str
    before: str
    after: str
    use: str
    why: tuple[str, ...]


def new_reports(report: AuditReport) -> list[ResourceReport]:
    """Return the resources with findings that the baseline does not have, the worst first."""
    parts = []
    for part in report.resource_reports:
        findings = [finding for finding in part.findings if not finding.is_known]
        if findings:
            findings.sort(key=_finding_rank, reverse=True)
            parts.append(part._replace(findings=tuple(findings)))
    # Sorting is stable: equally bad resources stay in the order of reading.
    return sorted(parts, key=_report_rank, reverse=True)


def _finding_rank(finding: AuditFinding) -> tuple[bool, int, int]:
    """Return how bad a finding is; one that is suppressed is the mildest."""
    rank = summary.outcome_rank(finding.after)
    return finding.suppressed is None, rank, _SEVERITIES.index(finding.severity)


def _report_rank(report: ResourceReport) -> tuple[bool, int, int, int]:
    """Return how bad a resource is: its verdict in the newer version, then its worst finding."""
    verdict_rank = VERDICTS.index(Verdict(report.after)) if report.after else 0
    is_open, *rank = _finding_rank(report.findings[0])
    return is_open, verdict_rank, rank[0], rank[1]


def row_of(options: AuditOptions, report: ResourceReport) -> Row:
    """Create the row of a resource, from its findings in their order."""
    resource = report.resource
    return Row(
        kind=printable(resource.kind),
        mesh=printable(resource.facts.mesh) if resource.facts.mesh else "",
        name=printable(resource.core_name),
        before=report.before or summary.ABSENT,
        after=report.after or summary.ABSENT,
        use=_suggested_name(report.findings),
        why=tuple(_paragraphs(options, report)),
    )


def _suggested_name(findings: Iterable[AuditFinding]) -> str:
    for finding in findings:
        if finding.suggestion and finding.field in OWN_NAME_FIELDS:
            return finding.suggestion.name
    return ""


def _paragraphs(options: AuditOptions, report: ResourceReport) -> Iterator[str]:
    """Yield a paragraph for each distinct text of findings; the first has the place."""
    resource = report.resource
    # Several rules can say the same of a name: this is one paragraph with all of them.
    groups: dict[tuple[str, int], list[str]] = {}
    for finding in report.findings:
        text, rule = _split_message(finding)
        groups.setdefault((_with_notes(options, finding, text), finding.line), []).append(rule)
    previous_line = None
    for (text, line), rules in groups.items():
        place = ""
        if previous_line is None:
            referenced = "only referred to, first at " if resource.is_referenced else ""
            place = f"{referenced}{printable(resource.place.file)}:{line}: "
        elif line != previous_line:
            place = f"line {line}: "
        previous_line = line
        yield f"{place}{text} ({'; '.join(rules)})"


def _split_message(finding: AuditFinding) -> tuple[str, str]:
    """Split a message into its text and the rule with its versions, which it ends with.

    The text does not repeat the name, which the row has.
    """
    text, separator, rule = finding.message.rpartition(f" ({finding.rule}")
    if not separator:
        text, rule = finding.message, ")"
    if finding.field == "name":
        text = text.removeprefix(f"{finding.judged_kind} name {quoted(finding.value)} ")
    versions = rule.removesuffix(")").removeprefix("; ")
    return text, f"{finding.rule}: {versions}" if versions else finding.rule


def _with_notes(options: AuditOptions, finding: AuditFinding, text: str) -> str:
    """Return the text with what the other cells of the row do not say."""
    if summary.change(finding) == summary.GONE:
        text = f"only in {options.before.text}: {text}"
    if finding.suggestion and finding.field not in OWN_NAME_FIELDS:
        text += f"; use {quoted(finding.suggestion.name)}"
    if finding.suppressed:
        text += f"; suppressed: {printable(finding.suppressed)}"
    return text


def printable(text: str) -> str:
    """Return the text, quoted if it is empty or could control a terminal."""
    return text if text and text.isprintable() else quoted(text)
