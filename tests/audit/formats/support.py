"""An inventory with every kind of finding, suppression and unreadable entry, and its report."""

import io

from kuma_names.audit.formats import FORMATS
from kuma_names.audit.formats import text as text_format
from kuma_names.audit.formats.text import TextLayout
from kuma_names.audit.input.model import Place
from kuma_names.audit.model import AuditReport, TemplatedName
from kuma_names.audit.suppressions import read_suppressions
from kuma_names.core.report import Unjudged
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
TWO_RULES = """\
type: Mesh
name: aa.a
---
type: Zone
name: legacy.zone
---
type: Zone
name: a_b
"""
"""Three resources, of which two break two rules."""
SUPPRESSIONS = b"""\
- {rule: rfc1035-label, kind: Zone, name: known.*, reason: 'goes, in <May>'}
- {rule: sni-segment, reason: stale}
"""
SKIPPED_LINE, MALFORMED_LINE, UNREADABLE_LINE, TEMPLATED_LINE = 19, 21, 23, 40
TEMPLATED = TemplatedName(
    Place("f.yaml", 9, TEMPLATED_LINE), "Mesh", "{{ mesh }}", "name", "{{ mesh }}"
)
UNJUDGED = {
    "unreadable": UNREADABLE_LINE,
    "malformed": MALFORMED_LINE,
    "templated": TEMPLATED_LINE,
    "not-judged": None,
    "other-kind": None,
}
"""The line of each part that is not judged, by its label."""


def audit_inventory() -> AuditReport:
    """Audit the inventory with its suppressions; add what else can be left unjudged."""
    suppressions = read_suppressions(io.BytesIO(SUPPRESSIONS), "known.yaml")
    return audit_text(INVENTORY, suppressions=suppressions)._replace(
        templated_names=(TEMPLATED,),
        not_judged=((Unjudged("kds-copy-length", ("zone",)), 2),),
        other_kinds=(("RateLimit<b>", 1),),
    )


def write_text(report: AuditReport, layout: TextLayout) -> str:
    """Write a report as text with a layout."""
    return "".join(text_format.write(report, layout))


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
