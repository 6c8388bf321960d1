"""JSON of findings, in all responses about names and proxy IDs."""

from kuma_names.core.report import Finding
from kuma_names.json_types import JsonObject


def finding_json(finding: Finding) -> JsonObject:
    """Convert a finding."""
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "outcome": finding.outcome,
        "field": finding.field,
        "atoms": [
            {"atom": atom, "span": span, "found": text} for atom, span, text in finding.atoms
        ],
        "message": finding.message,
        "hint": finding.hint,
        "deprecatedIn": finding.deprecated_in,
        "rejectedIn": finding.rejected_in,
        "until": finding.until,
        "because": finding.because,
        "upstream": finding.kuma_text,
    }
