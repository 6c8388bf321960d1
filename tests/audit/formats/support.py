"""An inventory with every kind of finding, suppression and unreadable entry, and its report."""

import io

from kuma_names.audit.formats import FORMATS
from kuma_names.audit.model import AuditReport
from kuma_names.audit.suppressions import read_suppressions
from tests.audit.support import audit_text

INVENTORY = """\
type: Mesh
name: aa.a
---
type: Dataplane
mesh: aa.a
name: web
labels: {kuma.io/workload: '<b/>"x"&|`*'}
---
type: Zone
name: "|=cmd,\\n% \\u001b[31m"
---
type: TrafficRoute
mesh: aa.a
name: old
---
type: Zone
name: no
---
{apiVersion: v1, kind: ConfigMap, metadata: {name: x}}
---
type: Zone
---
a: [
---
type: Zone
name: east
---
type: Zone
name: known.zone
"""
SUPPRESSIONS = b"""\
- {rule: rfc1035-label, kind: Zone, name: known.*, reason: 'goes, in <May>'}
- {rule: sni-segment, reason: stale}
"""
SKIPPED_LINE, MALFORMED_LINE, UNREADABLE_LINE = 19, 21, 23


def audit_inventory() -> AuditReport:
    """Audit the inventory with its suppressions."""
    suppressions = read_suppressions(io.BytesIO(SUPPRESSIONS), "known.yaml")
    return audit_text(INVENTORY, suppressions=suppressions)


def write(report: AuditReport, format_: str) -> str:
    """Write a report."""
    return "".join(FORMATS[format_](report))


def findings_of(report: AuditReport) -> list[tuple[str, int, str]]:
    """Return rule, line and severity of every finding."""
    return [
        (finding.rule, finding.line, finding.severity)
        for part in report.resource_reports
        for finding in part.findings
    ]
