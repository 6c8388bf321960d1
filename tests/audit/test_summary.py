"""Tests of the conclusions of an audit."""

import pytest

from kuma_names.audit import summary
from kuma_names.audit.input.model import SkippedResource
from kuma_names.audit.model import AuditReport
from kuma_names.core.report import Unjudged
from tests.audit.formats.support import TEMPLATED, audit_inventory, findings_of
from tests.audit.support import audit_text

GOOD, BAD = "type: Zone\nname: east\n", "type: Zone\nname: a.b\n"
MISSING_ZONE = Unjudged("kds-copy-length", ("zone",))


def test_everything_is_counted() -> None:
    report = audit_inventory()
    counts = summary.summarize(report)
    severities = [severity for _, _, severity in findings_of(report)]
    assert set(severities) == {"error", "warning", "note"}
    assert counts.findings == {severity: severities.count(severity) for severity in severities}
    assert (counts.read, counts.judged, counts.skipped) == (9, 7, 1)
    assert (counts.malformed, counts.unreadable, counts.suppressed) == (1, 1, 1)


@pytest.mark.parametrize(
    ("inventory", "conclusion", "reasons"),
    [
        (GOOD, "safe", {}),
        (BAD, "not-safe", {}),
        ("type: Dataplane\nmesh: a.b\nname: web\n", "not-safe", {}),
        ("", "unknown", {"nothingToJudge": 1}),
        (f"{GOOD}---\na: [", "unknown", {"unreadable": 1}),
        (f"{GOOD}---\ntype: Zone\n", "unknown", {"malformed": 1}),
        (f"{BAD}---\na: [", "not-safe", {"unreadable": 1}),
        (
            "{apiVersion: v1, kind: ConfigMap, metadata: {name: x}}",
            "unknown",
            {"nothingToJudge": 1},
        ),
    ],
)
def test_only_an_inventory_that_was_judged_completely_is_safe(
    inventory: str, conclusion: str, reasons: dict[str, int]
) -> None:
    report = audit_text(inventory)
    assert summary.conclusion(report) == conclusion
    assert summary.summarize(report).unknown == reasons


@pytest.mark.parametrize(
    ("report", "reasons"),
    [
        (audit_text(GOOD)._replace(templated_names=(TEMPLATED,)), {"templated": 1}),
        (
            audit_text(GOOD)._replace(not_judged=((MISSING_ZONE, 2), (MISSING_ZONE, 3))),
            {"notJudged": 5},
        ),
        (audit_text(GOOD)._replace(other_kinds=(("A", 1), ("B", 2))), {"otherKinds": 3}),
    ],
    ids=["templated", "not judged", "other kinds"],
)
def test_every_gap_makes_good_names_unknown(report: AuditReport, reasons: dict[str, int]) -> None:
    assert summary.conclusion(report) == "unknown"
    assert summary.unknown_reasons(report) == reasons


def test_skipped_resources_are_counted_by_kind() -> None:
    report = audit_text(GOOD)
    place = TEMPLATED.place
    kinds = ["Service", "Deployment of apps", "Service", "Deployment of apps", "Pod"]
    skipped = [SkippedResource(place, "foreign", False, kind) for kind in kinds]
    malformed = SkippedResource(place, "has no name", True)
    report = report._replace(skipped_resources=(*skipped, malformed))
    assert list(summary.skipped_kinds(report).items()) == [
        ("Deployment of apps", 2),
        ("Service", 2),
        ("Pod", 1),
    ]


@pytest.mark.parametrize(("count", "text"), [(0, "0 notes"), (1, "1 note"), (2, "2 notes")])
def test_only_one_thing_has_a_singular(count: int, text: str) -> None:
    assert summary.counted(count, "note") == text
