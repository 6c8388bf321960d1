"""What an audit did not judge, one part for each place: the reasons of an unknown conclusion."""

from collections.abc import Iterator
from typing import NamedTuple

from kuma_names.audit import summary
from kuma_names.audit.input.model import Place
from kuma_names.audit.model import AuditReport
from kuma_names.core.model import Severity
from kuma_names.core.quoting import quoted

LABELS = {
    summary.NOTHING_TO_JUDGE: "nothing-to-judge",
    summary.UNREADABLE: "unreadable",
    summary.MALFORMED: "malformed",
    summary.TEMPLATED: "templated",
    summary.NOT_JUDGED: "not-judged",
    summary.OTHER_KINDS: "other-kind",
}
"""What each reason is called in reports."""
_ERRORS = (summary.UNREADABLE, summary.MALFORMED)


class UnjudgedPart(NamedTuple):
    """Part that was not judged: its reason, a text about it, and its place if it has one.

    `needs` are the facts that are missing.
    """

    reason: str
    text: str
    place: Place | None = None
    needs: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """What the reason is called in reports."""
        return LABELS[self.reason]

    @property
    def severity(self) -> str:
        """An error for what is broken, a warning for what is only not known."""
        return (Severity.ERROR if self.reason in _ERRORS else Severity.WARNING).value


def unjudged_parts(report: AuditReport) -> Iterator[UnjudgedPart]:
    """Yield what was not judged, by reason."""
    if not report.resource_count:
        yield UnjudgedPart(summary.NOTHING_TO_JUDGE, "nothing to judge")
    for unreadable in report.unreadable_files:
        yield UnjudgedPart(summary.UNREADABLE, unreadable.reason, unreadable.place)
    for malformed in summary.malformed_resources(report):
        yield UnjudgedPart(summary.MALFORMED, malformed.reason, malformed.place)
    for name in report.templated_names:
        owner = name.kind if name.field == "name" else f"{name.kind} {quoted(name.name)}"
        text = f"{name.field} {quoted(name.value)} of {owner} is a template"
        yield UnjudgedPart(summary.TEMPLATED, text, name.place)
    for unjudged, name_count in report.not_judged:
        needs = " and ".join(unjudged.needs)
        text = f"{unjudged.rule} of {summary.counted(name_count, 'name')}, for want of {needs}"
        yield UnjudgedPart(summary.NOT_JUDGED, text, needs=unjudged.needs)
    for kind, resource_count in report.other_kinds:
        count = summary.counted(resource_count, "resource")
        text = f"{count} of kind {quoted(kind)}: only the rules of all resources judge it"
        yield UnjudgedPart(summary.OTHER_KINDS, text)


def skipped_sentence(report: AuditReport) -> str | None:
    """Count what was skipped by kind, in one line; None if nothing was."""
    kinds = summary.skipped_kinds(report)
    if not kinds:
        return None
    return ", ".join(f"{count} {kind}" for kind, count in kinds.items())
