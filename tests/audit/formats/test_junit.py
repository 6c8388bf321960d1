"""Tests of the JUnit format."""

import xml.etree.ElementTree as ET

from kuma_names.audit.model import AuditReport
from tests.audit.formats.support import write


def test_a_case_fails_if_its_resource_is_rejected_and_not_accepted(report: AuditReport) -> None:
    suite = ET.fromstring(write(report, "junit"))[0]
    cases = {case.get("name"): [child.tag for child in case] for case in suite}
    assert cases == {
        "Mesh aa.a (line 1)": ["failure", "system-out"],
        "Dataplane web of mesh aa.a (line 4)": ["failure", "system-out"],
        "Zone |=cmd,\n% \ufffd[31m (line 9)": ["failure", "system-out"],
        "TrafficRoute old of mesh aa.a (line 12)": ["failure"],
        "Zone false (line 16)": ["system-out"],
        "Zone known.zone (line 28)": ["system-out"],
        "1 without a finding": [],
        "line 23: unreadable": ["error"],
        "line 21: malformed": ["error"],
        "line 40: templated": ["error"],
        "kds-copy-length of 2 names, for want of zone": ["error"],
        "1 resource of kind 'RateLimit<b>': only the rules of all resources judge it": ["error"],
        "1 ConfigMap of v1": ["skipped"],
    }
    counts = {key: int(suite.get(key, "")) for key in ("tests", "failures", "errors", "skipped")}
    assert counts == {"tests": len(cases), "failures": 4, "errors": 5, "skipped": 1}
    assert "".join(suite.itertext()).count("suppressed: goes, in <May>") == 1
