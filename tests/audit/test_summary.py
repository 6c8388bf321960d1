"""Tests of the conclusions of an audit."""

import pytest

from kuma_names.audit import summary
from tests.audit.formats.support import audit_inventory, findings_of, write
from tests.audit.support import audit_text


def test_everything_is_counted() -> None:
    report = audit_inventory()
    counts = summary.summarize(report)
    severities = [severity for _, _, severity in findings_of(report)]
    assert set(severities) == {"error", "warning", "note"}
    assert counts.findings == {severity: severities.count(severity) for severity in severities}
    assert (counts.read, counts.judged, counts.skipped) == (9, 7, 1)
    assert (counts.malformed, counts.unreadable, counts.suppressed) == (1, 1, 1)


@pytest.mark.parametrize(
    ("inventory", "conclusion"),
    [
        ("type: Zone\nname: east\n", "safe"),
        ("type: Zone\nname: a.b\n", "not-safe"),
        ("type: Dataplane\nmesh: a.b\nname: web\n", "not-safe"),
        ("", "unknown"),
        ("type: Zone\nname: east\n---\na: [", "unknown"),
        ("type: Zone\nname: east\n---\ntype: Zone\n", "unknown"),
        ("type: Zone\nname: a.b\n---\na: [", "not-safe"),
        ("{apiVersion: v1, kind: ConfigMap, metadata: {name: x}}", "unknown"),
    ],
)
def test_only_an_inventory_that_was_judged_completely_is_safe(
    inventory: str, conclusion: str
) -> None:
    report = audit_text(inventory)
    assert summary.conclusion(report) == conclusion
    last_line = write(report, "text").splitlines()[-1]
    assert last_line.startswith(conclusion.replace("-", " "))
