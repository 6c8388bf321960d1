"""Sentences about an audit, which formats for people share: the conclusion, reasons and counts."""

from collections.abc import Iterator

from kuma_names.audit import summary
from kuma_names.audit.model import AuditReport
from kuma_names.core.model import Verdict

_REASONS = {
    summary.NOTHING_TO_JUDGE: ("nothing to judge", "nothing to judge"),
    summary.UNREADABLE: ("{} document unreadable", "{} documents unreadable"),
    summary.MALFORMED: ("{} resource malformed", "{} resources malformed"),
    summary.TEMPLATED: ("{} name templated", "{} names templated"),
    summary.NOT_JUDGED: ("{} check without its facts", "{} checks without their facts"),
    summary.OTHER_KINDS: ("{} resource of an unknown kind", "{} resources of unknown kinds"),
}
"""Each reason for an unknown conclusion, of one thing and of several."""


def conclusion_title(report: AuditReport) -> str:
    """Return the conclusion as a title."""
    return summary.conclusion(report).replace("-", " ").upper()


def conclusion_sentence(report: AuditReport) -> str:
    """Return the reason of the conclusion."""
    conclusion = summary.conclusion(report)
    if conclusion == summary.NOT_SAFE:
        return _failures(report)
    if conclusion == summary.SAFE:
        return (
            f"{summary.counted(report.resource_count, 'resource')} judged, none rejected or broken"
        )
    if not report.resource_count:
        return ", ".join(unknown_sentences(report))
    reasons = ", ".join(unknown_sentences(report))
    return f"nothing rejected or broken, but not everything was judged: {reasons}"


def conclusion_line(report: AuditReport) -> str:
    """Return conclusion, versions and reason in one line."""
    options = report.options
    versions = f"{options.before.text} to {options.after.text}"
    return f"{conclusion_title(report)}  {versions}  {conclusion_sentence(report)}"


def unknown_sentences(report: AuditReport) -> list[str]:
    """Return what was not judged, a text for each reason."""
    texts = []
    for reason, count in summary.unknown_reasons(report).items():
        singular, plural = _REASONS[reason]
        texts.append((singular if count == 1 else plural).format(count))
    return texts


def count_lines(report: AuditReport) -> Iterator[str]:
    """Yield lines about what was read, and its verdicts in each version."""
    counts = summary.summarize(report)
    referenced = f" ({report.referenced_count} only referred to)" if report.referenced_count else ""
    yield (
        f"resources: {counts.read} read, {counts.judged} judged{referenced}, "
        f"{counts.skipped} skipped, "
        f"{counts.malformed} malformed, {counts.unreadable} unreadable"
    )
    for version, verdicts in counts.verdicts.items():
        numbers = ", ".join(f"{number} {verdict}" for verdict, number in verdicts.items())
        yield f"Kuma {version}: {numbers}"
    numbers = ", ".join(
        summary.counted(number, severity) for severity, number in counts.findings.items()
    )
    yield f"findings: {numbers}, {counts.suppressed} suppressed"
    if report.baseline is not None:
        yield baseline_line(report)


def baseline_line(report: AuditReport) -> str:
    """Return a line about the comparison with an earlier report."""
    assert report.baseline is not None
    findings = [finding for part in report.resource_reports for finding in part.findings]
    new_count = len(findings) - report.baseline.known_count
    return (
        f"baseline: {report.baseline.known_count} known, {new_count} new, "
        f"{len(report.baseline.gone)} gone ({report.baseline.file})"
    )


def _failures(report: AuditReport) -> str:
    counts = report.verdict_counts[1]
    numbers = [
        (counts.get(Verdict.REJECTED.value, 0), Verdict.REJECTED.value),
        (counts.get(Verdict.BROKEN.value, 0), Verdict.BROKEN.value),
    ]
    (first_count, first_verdict), *rest = [(number, word) for number, word in numbers if number]
    text = f"{first_count} of {report.resource_count} resources {first_verdict}"
    return ", ".join([text, *(f"{number} {word}" for number, word in rest)])
