"""Conclusions of an audit: counts, the change of each finding, the worst verdict, and whether an
upgrade is safe.
"""

from datetime import UTC, datetime
from typing import NamedTuple

from kuma_names.audit.input.model import SkippedResource, UnreadableFile
from kuma_names.audit.model import NOTE, AuditFinding, AuditReport
from kuma_names.core.model import EFFECTS, VERDICTS, Outcome, Severity, Verdict

FAILURES = (Verdict.BROKEN.value, Verdict.REJECTED.value)
"""Verdicts of names that do not survive."""
ABSENT = "absent"
"""Counts resources whose kind a version does not have, beside those with a verdict."""
CHANGES = NEW, WORSE, SAME, BETTER, GONE = "new", "worse", "same", "better", "gone"
CONCLUSIONS = SAFE, NOT_SAFE, UNKNOWN = "safe", "not-safe", "unknown"
_COUNTED_VERDICTS = (
    Verdict.VALID.value,
    Verdict.DEPRECATED.value,
    Verdict.BROKEN.value,
    Verdict.REJECTED.value,
)
_SEVERITIES = (Severity.ERROR.value, Severity.WARNING.value, NOTE)


class Summary(NamedTuple):
    """Counts of everything that was read.

    `findings` has counts by severity, `verdicts` counts of resources by version and verdict.
    """

    read: int
    judged: int
    skipped: int
    malformed: int
    unreadable: int
    suppressed: int
    findings: dict[str, int]
    verdicts: dict[str, dict[str, int]]


def summarize(report: AuditReport) -> Summary:
    """Count everything that was read."""
    malformed = len(malformed_resources(report))
    severities = dict.fromkeys(_SEVERITIES, 0)
    suppressed = 0
    for resource_report in report.resource_reports:
        for finding in resource_report.findings:
            severities[finding.severity] += 1
            suppressed += finding.suppressed is not None
    verdicts = {}
    for version, counts in zip(report.options.versions, report.verdict_counts, strict=True):
        verdicts[version.text] = _verdict_counts(counts)
    return Summary(
        read=report.resource_count - report.referenced_count + len(report.skipped_resources),
        judged=report.resource_count,
        skipped=len(report.skipped_resources) - malformed,
        malformed=malformed,
        unreadable=len(report.unreadable_files),
        suppressed=suppressed,
        findings=severities,
        verdicts=verdicts,
    )


def _verdict_counts(counts: dict[str | None, int]) -> dict[str, int]:
    by_verdict = {verdict: counts.get(verdict, 0) for verdict in _COUNTED_VERDICTS}
    by_verdict[ABSENT] = counts.get(None, 0)
    return by_verdict


def timestamp(report: AuditReport) -> str:
    """Return the time of the audit in UTC, in ISO 8601."""
    return datetime.fromtimestamp(report.audited_at, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def malformed_resources(report: AuditReport) -> list[SkippedResource]:
    """Return what was skipped although it should have been a resource."""
    return [skipped for skipped in report.skipped_resources if skipped.malformed]


def foreign_resources(report: AuditReport) -> list[SkippedResource]:
    """Return what was skipped because it is no resource of Kuma, or of a kind without rules."""
    return [skipped for skipped in report.skipped_resources if not skipped.malformed]


def unjudged_parts(report: AuditReport) -> list[UnreadableFile | SkippedResource]:
    """Return what should have been judged: unreadable files, and malformed resources."""
    return [*report.unreadable_files, *malformed_resources(report)]


def conclusion(report: AuditReport) -> str:
    """Return whether the names survive the upgrade; suppressions do not count.

    It is unknown if something could not be judged, or there was nothing to judge.
    """
    # A failure is certain, even if other parts could not be read.
    if any(report.verdict_counts[1].get(verdict) for verdict in FAILURES):
        return NOT_SAFE
    if unjudged_parts(report) or not report.resource_count:
        return UNKNOWN
    return SAFE


def worst_verdict(report: AuditReport) -> str:
    """Return the worst verdict of the newer version, without suppressed findings."""
    worst = 0
    for resource_report in report.resource_reports:
        for finding in resource_report.findings:
            if finding.suppressed is None:
                worst = max(worst, _rank(finding.after))
    return VERDICTS[worst].value


def is_failure(finding: AuditFinding) -> bool:
    """Return whether a finding, if not suppressed, breaks its resource in the newer version."""
    return finding.suppressed is None and VERDICTS[_rank(finding.after)] in FAILURES


def change(finding: AuditFinding) -> str:
    """Return what the upgrade changes about a finding."""
    if finding.before is None and finding.after is not None:
        return NEW
    if finding.after is None and finding.before is not None:
        return GONE
    before = _rank(finding.before)
    after = _rank(finding.after)
    if before == after:
        return SAME
    return WORSE if before < after else BETTER


def _rank(outcome: str | None) -> int:
    """Return how bad an outcome is: the position of its verdict."""
    # Without an outcome a name is valid, which is the mildest verdict.
    if outcome is None:
        return 0
    return VERDICTS.index(EFFECTS[Outcome(outcome)].verdict)
