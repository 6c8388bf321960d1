"""Tests of the JSON format."""

import json

from kuma_names.audit.model import AuditReport
from tests.audit.formats.support import findings_of, write
from tests.contract.contract import SCHEMAS, validator


def test_the_contract_describes_the_report(report: AuditReport) -> None:
    content = json.loads(write(report, "json"))
    validator(SCHEMAS["AuditReport"]).validate(content)
    findings = [
        (finding["rule"], finding["line"], finding["severity"])
        for resource in content["resources"]
        for finding in resource["findings"]
    ]
    assert findings == findings_of(report)
    assert content["auditedAt"] == "2026-01-01T00:00:00Z"
    assert content["conclusion"] == "not-safe"
