"""Constructors of audit findings and of resource reports."""

from collections.abc import Iterable

from kuma_names.audit.finding_types import AUDIT_FINDINGS
from kuma_names.audit.input.fields import YamlText
from kuma_names.audit.input.model import Resource
from kuma_names.audit.model import NOTE, AuditFinding, Outcomes, ResourceReport, Verdicts
from kuma_names.core.model import EFFECTS, VERDICTS, Outcome, Verdict
from kuma_names.core.report import Finding

_TYPES = {
    (type_.id, environment): type_ for type_ in AUDIT_FINDINGS for environment in type_.environments
}


def create_finding(
    rule: str,
    judged_kind: str,
    field: str,
    text: YamlText,
    outcomes: Outcomes,
    *,
    severity: str,
    message: str,
    because: str,
    rejected_in: str | None = None,
    hint: str | None = None,
    kuma_text: str | None = None,
    spans: tuple[tuple[int, int], ...] = (),
) -> AuditFinding:
    """Create a finding about a text: the only place where audit findings are created."""
    before, after = outcomes
    return AuditFinding(
        rule,
        judged_kind,
        field,
        text.value,
        text.line,
        severity,
        before,
        after,
        rejected_in,
        message,
        because,
        hint,
        kuma_text,
        spans,
    )


def finding_of_type(
    resource: Resource,
    type_id: str,
    field: str,
    text: YamlText,
    placeholders: dict[str, str],
    outcomes: Outcomes | None = None,
) -> AuditFinding:
    """Create a finding of one of the types that are not rules of names.

    By default both versions have the outcome of the type.
    """
    # Kubernetes rejects some texts that Universal only converts.
    type_ = _TYPES[type_id, resource.environment]
    if outcomes is None:
        outcome = None if type_.outcome is None else type_.outcome.value
        outcomes = (outcome, outcome)
    message = type_.message.format(**placeholders)
    return create_finding(
        type_id,
        resource.kind,
        field,
        text,
        outcomes,
        severity=type_.severity,
        message=f"{message} ({type_id})",
        because=type_.because.format(**placeholders),
    )


def finding_of_versions(
    judged_kind: str, field: str, text: YamlText, before: Finding | None, after: Finding | None
) -> AuditFinding:
    """Merge the findings of two versions about a text into one; at most one of them is None.

    Message and explanation are those of the newer version. A finding of the older version alone is
    a note, because the upgrade resolves it.
    """
    finding = after or before
    assert finding is not None
    return create_finding(
        finding.rule,
        judged_kind,
        field,
        text,
        (before and before.outcome, after and after.outcome),
        severity=finding.severity if after else NOTE,
        message=finding.message,
        because=finding.because,
        rejected_in=finding.rejected_in,
        hint=finding.hint,
        kuma_text=finding.kuma_text,
        spans=tuple(span for _, span, _ in finding.atoms),
    )


def resource_report(
    resource: Resource, verdicts: Verdicts, findings: Iterable[AuditFinding]
) -> ResourceReport:
    """Create the report of a resource, its worst finding first.

    `verdicts` are those that it has without findings.
    """
    findings = tuple(sorted(findings, key=_rank, reverse=True))
    before, after = verdicts
    return ResourceReport(
        resource,
        _worst_verdict(before, [finding.before for finding in findings]),
        _worst_verdict(after, [finding.after for finding in findings]),
        findings,
    )


def _rank(finding: AuditFinding) -> tuple[int, int]:
    """Return how bad a finding is: in the newer version, then in the older one."""
    return _rank_of_outcome(finding.after), _rank_of_outcome(finding.before)


def _rank_of_outcome(outcome: str | None) -> int:
    return 0 if outcome is None else VERDICTS.index(EFFECTS[Outcome(outcome)].verdict)


def _worst_verdict(verdict: str | None, outcomes: list[str | None]) -> str | None:
    """Return the worst of a verdict and those of outcomes; None if there is neither."""
    # A version without the kind has a verdict only if a finding rejects the resource there.
    verdicts = [EFFECTS[Outcome(outcome)].verdict for outcome in outcomes if outcome is not None]
    if not verdicts:
        return verdict
    if verdict is not None:
        verdicts.append(Verdict(verdict))
    return max(verdicts, key=VERDICTS.index).value
