"""Conclusions of an audit: counts, the change of each finding, the worst verdict, and whether an
upgrade is safe.
"""

from collections import Counter
from datetime import UTC, datetime
from typing import NamedTuple

from kuma_names.audit.input.model import SkippedResource
from kuma_names.audit.model import NOTE, AuditFinding, AuditReport
from kuma_names.core.model import EFFECTS, VERDICTS, Outcome, Severity, Verdict

FAILURES = (Verdict.BROKEN.value, Verdict.REJECTED.value)
"""Verdicts of names that do not survive."""
ABSENT = "absent"
"""Counts resources whose kind a version does not have, beside those with a verdict."""
CHANGES = NEW, WORSE, SAME, BETTER, GONE = "new", "worse", "same", "better", "gone"
CONCLUSIONS = SAFE, NOT_SAFE, UNKNOWN = "safe", "not-safe", "unknown"
UNKNOWN_REASONS = (
    NOTHING_TO_JUDGE,
    UNREADABLE,
    MALFORMED,
    TEMPLATED,
    NOT_JUDGED,
    OTHER_KINDS,
) = ("nothingToJudge", "unreadable", "malformed", "templated", "notJudged", "otherKinds")
"""Reasons why names that no version rejects are not known to be safe."""
COUNTED_VERDICTS = (
    Verdict.VALID.value,
    Verdict.DEPRECATED.value,
    Verdict.BROKEN.value,
    Verdict.REJECTED.value,
)
SEVERITIES = (Severity.ERROR.value, Severity.WARNING.value, NOTE)


class Summary(NamedTuple):
    """Counts of everything that was read.

    `findings` has counts by severity, `verdicts` counts of resources by version and verdict, and
    `unknown` counts of what was not judged completely, by reason.
    """

    read: int
    judged: int
    skipped: int
    malformed: int
    unreadable: int
    suppressed: int
    findings: dict[str, int]
    verdicts: dict[str, dict[str, int]]
    unknown: dict[str, int]


def summarize(report: AuditReport) -> Summary:
    """Count everything that was read."""
    malformed = len(malformed_resources(report))
    severities = dict.fromkeys(SEVERITIES, 0)
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
        unknown=unknown_reasons(report),
    )


def _verdict_counts(counts: dict[str | None, int]) -> dict[str, int]:
    by_verdict = {verdict: counts.get(verdict, 0) for verdict in COUNTED_VERDICTS}
    by_verdict[ABSENT] = counts.get(None, 0)
    return by_verdict


def counted(count: int, noun: str) -> str:
    """Put a number before a noun.

    >>> counted(1, "note"), counted(2, "note")
    ('1 note', '2 notes')
    """
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def timestamp(report: AuditReport) -> str:
    """Return the time of the audit in UTC, in ISO 8601."""
    return datetime.fromtimestamp(report.audited_at, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def malformed_resources(report: AuditReport) -> list[SkippedResource]:
    """Return what was skipped although it should have been a resource."""
    return [skipped for skipped in report.skipped_resources if skipped.malformed]


def foreign_resources(report: AuditReport) -> list[SkippedResource]:
    """Return what was skipped because it is no resource of Kuma, or of a kind without rules."""
    return [skipped for skipped in report.skipped_resources if not skipped.malformed]


def skipped_kinds(report: AuditReport) -> dict[str, int]:
    """Count what was skipped by its kind, the most frequent first."""
    counts = Counter(skipped.kind for skipped in foreign_resources(report))
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def unknown_reasons(report: AuditReport) -> dict[str, int]:
    """Count what was not judged completely, by reason; empty if everything was judged.

    A resource without a rule's facts, or of a kind without rules of its own, counts as well.
    """
    counts = {
        NOTHING_TO_JUDGE: 0 if report.resource_count else 1,
        UNREADABLE: len(report.unreadable_files),
        MALFORMED: len(malformed_resources(report)),
        TEMPLATED: len(report.templated_names),
        NOT_JUDGED: sum(name_count for _, name_count in report.not_judged),
        OTHER_KINDS: sum(resource_count for _, resource_count in report.other_kinds),
    }
    return {reason: count for reason, count in counts.items() if count}


def conclusion(report: AuditReport) -> str:
    """Return whether the names survive the upgrade; suppressions and baselines do not count."""
    # A failure is certain, even if other parts were not judged.
    if any(report.verdict_counts[1].get(verdict) for verdict in FAILURES):
        return NOT_SAFE
    return UNKNOWN if unknown_reasons(report) else SAFE


def worst_verdict(report: AuditReport) -> str:
    """Return the worst verdict of the newer version, without findings that are accepted."""
    worst = 0
    for resource_report in report.resource_reports:
        for finding in resource_report.findings:
            if not is_accepted(finding):
                worst = max(worst, outcome_rank(finding.after))
    return VERDICTS[worst].value


def is_accepted(finding: AuditFinding) -> bool:
    """Return whether a finding is suppressed, or in the baseline."""
    return finding.suppressed is not None or finding.is_known


def is_failure(finding: AuditFinding) -> bool:
    """Return whether a finding that is not accepted breaks its resource in the newer version."""
    return not is_accepted(finding) and VERDICTS[outcome_rank(finding.after)] in FAILURES


def change(finding: AuditFinding) -> str:
    """Return what the upgrade changes about a finding."""
    if finding.before is None and finding.after is not None:
        return NEW
    if finding.after is None and finding.before is not None:
        return GONE
    before = outcome_rank(finding.before)
    after = outcome_rank(finding.after)
    if before == after:
        return SAME
    return WORSE if before < after else BETTER


def outcome_rank(outcome: str | None) -> int:
    """Return how bad an outcome is: the position of its verdict, from 0."""
    # Without an outcome a name is valid, which is the mildest verdict.
    if outcome is None:
        return 0
    return VERDICTS.index(EFFECTS[Outcome(outcome)].verdict)
