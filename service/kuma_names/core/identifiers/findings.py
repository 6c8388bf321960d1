"""Findings about identifiers that are not rules of names."""

from kuma_names.core.model import Environment
from kuma_names.core.report import Finding
from kuma_names.core.tables import identifier_findings as table
from kuma_names.core.versions import KumaVersion


def identifier_findings(
    id_: str, version: KumaVersion, environment: Environment, **placeholders: str
) -> list[Finding]:
    """Create the findings of one type that exist in this version and environment."""
    findings = []
    for row in table.IDENTIFIER_FINDINGS:
        exists = environment in row.environments and row.versions.contains(version.number)
        if row.id != id_ or not exists:
            continue
        message = f"{row.message.format(**placeholders)} ({row.id})"
        kuma_text = row.kuma_text and row.kuma_text.format(**placeholders)
        findings.append(row.finding(row.outcome, row.field, message, kuma_text=kuma_text))
    return findings
