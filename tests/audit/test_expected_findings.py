"""Tests of realistic inventories against expectations that were written by hand from Kuma's rules.

`expected.yaml` has all findings of `inventory`, `details.yaml` those of single files.
"""

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import pytest

from kuma_names.audit import summary
from kuma_names.audit.finding_types import FINDING_TYPE_IDS
from kuma_names.audit.model import AuditFinding, AuditReport, ResourceReport
from kuma_names.core.model import Environment
from kuma_names.core.tables.rules import RULES
from kuma_names.json_types import JsonObject
from tests.audit.expectations import (
    FOLDER,
    INVENTORY_FOLDER,
    Run,
    differences,
    expected,
    expected_items,
    expected_lines,
    place_text,
    report_lines,
)

INVENTORY, DETAILS = "expected.yaml", "details.yaml"
RUNS = (Run("2.9", "3.0"), Run("2.12", "3.0"), Run("2.14", "3.0"), Run("2.9", "3.0", "create"))
each_run = pytest.mark.parametrize("run", RUNS, ids=" ".join)
SETTING_RULES = {"zone-setting", "zone-setting-length"}
"""Rules that no resource can break: they are about the configuration of kuma-cp."""
SYNC_RULES = {"kds-receiver"}
"""Rules of a control plane that syncs, which these runs are not: see test_sync.py."""


@cache
def report_of(run: Run) -> AuditReport:
    return run.audit(INVENTORY_FOLDER)


def _reports_with_entries(run: Run) -> Iterator[tuple[str, ResourceReport, JsonObject]]:
    """Yield the reports that have an expectation, each with its place."""
    items = expected_items(INVENTORY)
    for part in report_of(run).resource_reports:
        place = place_text(part.resource.place)
        entry = items.get(place)
        if isinstance(entry, dict):
            yield place, part, entry


@each_run
def test_all_expected_findings_are_reported_and_no_others(run: Run) -> None:
    lines = expected_lines(run, expected_items(INVENTORY))
    difference = differences(lines, report_lines(report_of(run)))
    assert not difference, difference


@each_run
def test_everything_is_counted(run: Run) -> None:
    counts = summary.summarize(report_of(run))
    content = expected(INVENTORY)
    actual = counts._asdict()
    assert {key: actual[key] for key in content["summary"]} == content["summary"]
    verdicts = run.column(content, "verdicts")
    assert counts.verdicts == {version: verdicts[version] for version in (run.before, run.after)}


DETAIL_READERS: dict[str, Callable[[AuditFinding], Any]] = {
    "suggestion": lambda finding: finding.suggestion and finding.suggestion.name,
    "message": lambda finding: finding.message,
    "others": lambda finding: [place_text(other.place) for other in finding.others],
}


def _details(report: ResourceReport, expected_finding: JsonObject) -> list[JsonObject]:
    """Return the details of all findings of a rule on a field; each port has one."""
    position = (expected_finding["rule"], expected_finding["field"])
    return [
        {key: DETAIL_READERS[key](finding) for key in DETAIL_READERS if key in expected_finding}
        for finding in report.findings
        if (finding.rule, finding.field) == position
    ]


@each_run
def test_details_are_as_expected(run: Run) -> None:
    count = 0
    for place, part, entry in _reports_with_entries(run):
        for expected_finding in run.findings(entry):
            detail = {
                key: expected_finding[key] for key in DETAIL_READERS if key in expected_finding
            }
            if detail:
                count += 1
                details = _details(part, expected_finding)
                assert details == [detail] * len(details), place
    assert count > 30


def test_mentions_are_as_expected() -> None:
    count = 0
    for place, part, entry in _reports_with_entries(RUNS[0]):
        if "mentions" in entry:
            count += 1
            mentions = sorted(place_text(mention.place) for mention in part.mentions)
            assert mentions == sorted(entry["mentions"]), place
    assert count == 4


@pytest.mark.parametrize("file", expected(DETAILS)["files"])
def test_small_inventories_have_the_expected_findings(file: str) -> None:
    items = {
        place: entry
        for place, entry in expected_items(DETAILS).items()
        if place.startswith(f"{file}:")
    }
    run = RUNS[0]
    report = run.audit(FOLDER / "details", file)
    difference = differences(expected_lines(run, items), report_lines(report))
    assert not difference, difference


def test_the_inventory_is_large_and_partly_without_findings() -> None:
    counts = expected(INVENTORY)["summary"]
    entries = [item for item in expected_items(INVENTORY).values() if isinstance(item, dict)]
    assert counts["read"] >= 200
    assert counts["judged"] - len(entries) >= 60
    environments = {part.resource.environment for part in report_of(RUNS[0]).resource_reports}
    assert environments == set(Environment)


def test_every_rule_and_finding_type_is_expected_somewhere() -> None:
    items = [*expected_items(INVENTORY).values(), *expected_items(DETAILS).values()]
    entries = [item for item in items if isinstance(item, dict)]
    rules = {finding["rule"] for entry in entries for finding in entry["findings"]}
    all_rules = {rule.id for rule in RULES} | set(FINDING_TYPE_IDS)
    assert rules == all_rules - SETTING_RULES - SYNC_RULES
