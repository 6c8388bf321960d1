"""Tests of the JSON format."""

import io
import json

from kuma_names.audit.model import AuditOptions, AuditReport
from kuma_names.audit.run import audit
from kuma_names.core.versions import parse_version
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


def test_the_name_of_a_file_need_not_be_unicode() -> None:
    file = "\udcff.yaml", io.BytesIO(b"{type: Zone, name: a.b}")
    report = audit([file], AuditOptions(parse_version("2.14"), parse_version("3.0")))
    content = write(report, "json").encode("utf-8", "backslashreplace")
    assert json.loads(content)["resources"][0]["file"] == "\udcff.yaml"
