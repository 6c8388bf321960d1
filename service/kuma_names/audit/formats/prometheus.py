"""Prometheus text format, for a textfile collector or a push gateway.

- kuma_names_audit_resources{kuma_version,verdict}: resources.
- kuma_names_audit_findings{rule,rejected_in}: findings of the newer version.
- kuma_names_audit_offender{kind,mesh,name,rule,rejected_in}: 1 for each resource and broken rule.
- kuma_names_audit_unread{reason}: what was not judged.
- kuma_names_audit_timestamp_seconds{kuma_version}: time of the audit.

Findings that are suppressed or in the baseline count, too.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from kuma_names.audit import summary
from kuma_names.audit.input.model import Resource
from kuma_names.audit.model import AuditFinding, AuditReport
from kuma_names.audit.unjudged import LABELS
from kuma_names.core.model import Outcome

_NEVER = "none"
"""Value of `rejected_in` for a finding that no version rejects."""


class _Sample(NamedTuple):
    """Labels and value of a sample."""

    labels: dict[str, str]
    value: int


def write(report: AuditReport) -> Iterator[str]:
    """Write all metrics."""
    counts = summary.summarize(report)
    verdicts = _verdict_samples(counts)
    yield from _metric(
        "resources", "Resources by verdict of their names in a Kuma version", verdicts
    )
    findings = _finding_samples(report)
    yield from _metric("findings", "Findings by rule and by the version that rejects", findings)
    yield from _metric("offender", "Resources with a finding", _offender_samples(report))
    unread = [
        _Sample({"reason": label.replace("-", "_")}, counts.unknown.get(reason, 0))
        for reason, label in LABELS.items()
    ]
    yield from _metric("unread", "What was not judged, by reason", unread)
    # Alerts fire on an old timestamp: it must not be renewed if something was not judged.
    if not counts.unknown:
        times = [
            _Sample({"kuma_version": version}, report.audited_at) for version in counts.verdicts
        ]
        yield from _metric("timestamp_seconds", "Time of the audit", times)


def _verdict_samples(counts: summary.Summary) -> Iterator[_Sample]:
    for version, verdicts in counts.verdicts.items():
        for verdict, number in verdicts.items():
            yield _Sample({"kuma_version": version, "verdict": verdict}, number)


def _finding_samples(report: AuditReport) -> Iterator[_Sample]:
    numbers = Counter(
        (finding.rule, _rejected_in(report, finding)) for _, finding in _findings(report)
    )
    for (rule, version), number in sorted(numbers.items()):
        yield _Sample({"rule": rule, "rejected_in": version}, number)


def _offender_samples(report: AuditReport) -> Iterator[_Sample]:
    # A resource can break a rule with several texts, and a series must be unique.
    labels: dict[tuple[str, ...], None] = {}
    for resource, finding in _findings(report):
        mesh = resource.facts.mesh or ""
        rejected_in = _rejected_in(report, finding)
        labels[resource.kind, mesh, resource.core_name, finding.rule, rejected_in] = None
    for kind, mesh, name, rule, rejected_in in labels:
        yield _Sample(
            {"kind": kind, "mesh": mesh, "name": name, "rule": rule, "rejected_in": rejected_in},
            1,
        )


def _findings(report: AuditReport) -> Iterator[tuple[Resource, AuditFinding]]:
    """Yield the findings of the newer version."""
    for resource_report in report.resource_reports:
        for finding in resource_report.findings:
            if finding.after is not None:
                yield resource_report.resource, finding


def _rejected_in(report: AuditReport, finding: AuditFinding) -> str:
    """Return the first version that rejects; the newer one if it refuses without a known date."""
    if finding.rejected_in:
        return finding.rejected_in
    return report.options.after.text if finding.after == Outcome.REFUSED else _NEVER


def _metric(name: str, description: str, samples: Iterable[_Sample]) -> Iterator[str]:
    yield f"# HELP kuma_names_audit_{name} {description}.\n"
    yield f"# TYPE kuma_names_audit_{name} gauge\n"
    for sample in samples:
        labels = ",".join(f'{label}="{_escape(text)}"' for label, text in sample.labels.items())
        yield f"kuma_names_audit_{name}{{{labels}}} {sample.value}\n"


def _escape(text: str) -> str:
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace('"', '\\"')
