"""Audits of short texts, and readers of their reports."""

import io
from collections.abc import Iterable

from kuma_names.audit.model import (
    AuditFinding,
    AuditOptions,
    AuditReport,
    Outcomes,
    ResourceReport,
    Side,
    Suppression,
)
from kuma_names.audit.run import audit
from kuma_names.core.model import Mode, Operation
from kuma_names.core.versions import parse_version

AUDITED_AT = 1_767_225_600
"""The first second of 2026."""


def audit_text(
    text: str,
    before: str = "2.9",
    after: str = "3.0",
    *,
    mode: str = "zone",
    first: str = "global",
    zone: str | None = None,
    suppressions: Iterable[Suppression] = (),
) -> AuditReport:
    """Audit a text as the file `f.yaml`."""
    options = AuditOptions(
        parse_version(before), parse_version(after), Operation.UPDATE, Mode(mode), Side(first), zone
    )
    files = [("f.yaml", io.BytesIO(text.encode()))]
    return audit(files, options, suppressions, AUDITED_AT)


def inventory_of(*documents: str) -> str:
    """Join documents."""
    return "\n---\n".join(documents)


def reports_by_name(report: AuditReport) -> dict[str, ResourceReport]:
    """Return the resources with findings, by kind and name."""
    return {
        f"{part.resource.kind} {part.resource.name.value}": part for part in report.resource_reports
    }


def outcomes_of(report: ResourceReport) -> list[tuple[str, str, str | None, str | None]]:
    """Return rule, field and outcomes of each finding."""
    return [
        (finding.rule, finding.field, finding.before, finding.after) for finding in report.findings
    ]


def findings_of_rule(report: AuditReport, rule: str) -> list[tuple[ResourceReport, AuditFinding]]:
    """Return all findings of a rule, each with the report of its resource."""
    return [
        (part, finding)
        for part in report.resource_reports
        for finding in part.findings
        if finding.rule == rule
    ]


def outcomes_by_kind(report: AuditReport, rule: str) -> dict[str, Outcomes]:
    """Return the outcomes of a rule, by the kind of resource."""
    return {
        part.resource.kind: (finding.before, finding.after)
        for part, finding in findings_of_rule(report, rule)
    }


def dataplane(mesh: str, name: str, zone: str | None = None, networking: str = "") -> str:
    """Write a Universal Dataplane."""
    labels = f"labels: {{kuma.io/zone: {zone}}}\n" if zone else ""
    return f"type: Dataplane\nmesh: {mesh}\nname: {name}\n{labels}{networking}"
