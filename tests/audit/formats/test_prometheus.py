"""Tests of the Prometheus format."""

from collections.abc import Iterator

from prometheus_client.parser import text_string_to_metric_families
from prometheus_client.samples import Sample

from kuma_names.audit.model import AuditReport
from tests.audit.formats.support import write
from tests.audit.support import AUDITED_AT, audit_text


def _samples(report: AuditReport, name: str) -> Iterator[Sample]:
    for family in text_string_to_metric_families(write(report, "prometheus")):
        for sample in family.samples:
            if sample.name == f"kuma_names_audit_{name}":
                yield sample


def test_every_offender_has_a_series(report: AuditReport) -> None:
    offenders = [sample.labels for sample in _samples(report, "offender")]
    rules = {(labels["kind"], labels["rule"], labels["rejected_in"]) for labels in offenders}
    assert rules >= {
        ("Mesh", "rfc1035-label", "3.0"),
        ("TrafficRoute", "kind-not-in-version", "3.0"),
        ("Dataplane", "proxy-id-misread", "none"),
    }
    zones = [labels["name"] for labels in offenders if labels["kind"] == "Zone"]
    assert zones[0] == "|=cmd,\n% \x1b[31m"


def test_resources_are_counted_by_verdict(report: AuditReport) -> None:
    counts = {
        sample.labels["verdict"]: sample.value
        for sample in _samples(report, "resources")
        if sample.labels["kuma_version"] == "3.0"
    }
    assert counts == {"valid": 2, "deprecated": 0, "broken": 0, "rejected": 5, "absent": 0}


def test_the_time_of_the_audit_is_absent_if_something_was_not_judged(report: AuditReport) -> None:
    assert "timestamp" not in write(report, "prometheus")
    complete = write(audit_text("type: Zone\nname: east\n"), "prometheus")
    series = f'kuma_names_audit_timestamp_seconds{{kuma_version="3.0"}} {AUDITED_AT}\n'
    assert series in complete


def test_everything_that_was_not_judged_is_counted_by_reason(report: AuditReport) -> None:
    assert {sample.labels["reason"]: sample.value for sample in _samples(report, "unread")} == {
        "nothing_to_judge": 0,
        "unreadable": 1,
        "malformed": 1,
        "templated": 1,
        "not_judged": 2,
        "other_kind": 1,
    }
