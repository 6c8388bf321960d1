"""An inventory as users have them, and what is expected of it: read by hand from Kuma's rules, and compared whole."""

import csv
import io
import json
import re
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from prometheus_client.parser import text_string_to_metric_families

from kuma_names.api import create_app
from kuma_names.audit import summary
from kuma_names.audit.finding_types import REMARK_IDS
from kuma_names.audit.formats import FORMATS
from kuma_names.audit.model import Audit, Found, Judged, Question
from kuma_names.audit.run import audit
from kuma_names.core.model import Environment
from kuma_names.core.tables.rules import RULES
from kuma_names.core.versions import parse_version
from tests.audit.expectations import (
    HERE,
    Entry,
    Run,
    expected,
    expected_lines,
    found_lines,
    items,
    shown,
)
from tests.cli.runner import invoke
from tests.contract.contract import SCHEMAS, validator

INVENTORY, SMALL = "expected.yaml", "details.yaml"
RUNS = (Run("2.9", "3.0"), Run("2.12", "3.0"), Run("2.14", "3.0"), Run("2.9", "3.0", "create"))
each_run = pytest.mark.parametrize("run", RUNS, ids=" ".join)
NO_RESOURCE = {"zone-setting", "zone-setting-length"}
"""Rules that no resource can break: they are about kuma-cp's configuration."""
SYNC = {"kds-receiver"}
"""What is said of an update by a control plane with others: test_sync.py."""


@cache
def made(run: Run) -> Audit:
    return run.audit(HERE / "inventory")


def held(run: Run) -> Iterator[tuple[str, Judged, Entry]]:
    """Put together what is said of a resource and what is expected of it."""
    told = items(INVENTORY)
    for one in made(run).judged:
        place = shown(one.resource.place)
        entry = told.get(place)
        if isinstance(entry, dict):
            yield place, one, entry


def differences(lines: Iterator[str], found: Iterator[str]) -> str:
    """List what is expected and not found, and what is found and not expected, a line each."""
    wanted, got = Counter(lines), Counter(found)
    missing, surplus = sorted((wanted - got).elements()), sorted((got - wanted).elements())
    return "".join(
        [
            *(f"\nnot found: {line}" for line in missing),
            *(f"\nnot expected: {line}" for line in surplus),
        ]
    )


@each_run
def test_everything_is_found_and_nothing_else(run: Run) -> None:
    differing = differences(expected_lines(run, items(INVENTORY)), found_lines(made(run)))
    assert not differing, differing


@each_run
def test_everything_is_counted(run: Run) -> None:
    counted, told = summary.summary(made(run)), expected(INVENTORY)
    assert {key: counted[key] for key in told["summary"]} == told["summary"]
    verdicts = run.column(told, "verdicts")
    assert counted["verdicts"] == {column: verdicts[column] for column in (run.before, run.after)}


DETAILS: dict[str, Callable[[Found], Any]] = {
    "suggestion": lambda found: found.suggestion and found.suggestion.name,
    "message": lambda found: found.message,
    "others": lambda found: [shown(other.place) for other in found.others],
}


def details(judged: Judged, entry: Entry) -> list[Any]:
    """Read a detail of all findings of one rule on one field: there are more where a service has more ports."""
    found: list[Found] = [
        one for one in judged.found if (one.rule, one.field) == (entry["rule"], entry["field"])
    ]
    return [{key: DETAILS[key](one) for key in DETAILS if key in entry} for one in found]


@each_run
def test_details_are_as_expected(run: Run) -> None:
    wanted = []
    for place, judged, entry in held(run):
        for one in run.findings(entry):
            detail = {key: one[key] for key in DETAILS if key in one}
            if detail:
                wanted.append(detail)
                assert [(place, found) for found in details(judged, one)] == [
                    (place, detail)
                ] * len(details(judged, one))
    assert len(wanted) > 30


def test_mentions_are_as_expected() -> None:
    wanted = {
        place: sorted(entry["mentions"]) for place, _, entry in held(RUNS[0]) if "mentions" in entry
    }
    found = {
        place: sorted(shown(one.place) for one in judged.mentions)
        for place, judged, _ in held(RUNS[0])
        if place in wanted
    }
    assert found == wanted
    assert len(wanted) == 4


@pytest.mark.parametrize("file", expected(SMALL)["files"])
def test_small_inventories_hold_a_detail_each(file: str) -> None:
    told = {place: entry for place, entry in items(SMALL).items() if place.startswith(f"{file}:")}
    run = RUNS[0]
    differing = differences(
        expected_lines(run, told), found_lines(run.audit(HERE / "details", file))
    )
    assert not differing, differing


def test_the_inventory_has_something_of_everything() -> None:
    told = expected(INVENTORY)
    assert told["summary"]["read"] >= 200
    assert (
        told["summary"]["judged"] - sum(isinstance(one, dict) for one in items(INVENTORY).values())
        >= 60
    )
    assert {one.resource.environment for one in made(RUNS[0]).judged} == set(Environment)
    entries = [
        entry
        for file in (INVENTORY, SMALL)
        for entry in items(file).values()
        if isinstance(entry, dict)
    ]
    rules = {one["rule"] for entry in entries for one in entry["findings"]}
    assert rules == {*(rule.id for rule in RULES), *REMARK_IDS} - NO_RESOURCE - SYNC


def _told(made: Audit, format_: str) -> Counter[tuple[str, int, str]]:
    """Read file, line and rule of every finding back out of a format."""
    text = "".join(FORMATS[format_](made))
    return Counter((file, int(line), rule) for file, line, rule in READERS[format_](text))


def _of_json(text: str) -> Iterator[tuple[str, Any, str]]:
    report = json.loads(text)
    validator(SCHEMAS["AuditReport"]).validate(report)
    return (
        (one["file"], found["line"], found["rule"])
        for one in report["resources"]
        for found in one["findings"]
    )


def _of_sarif(text: str) -> Iterator[tuple[str, Any, str]]:
    for result in json.loads(text)["runs"][0]["results"]:
        place = result["locations"][0]["physicalLocation"]
        yield place["artifactLocation"]["uri"], place["region"]["startLine"], result["ruleId"]


def _of_csv(text: str) -> Iterator[tuple[str, Any, str]]:
    rows = csv.DictReader(io.StringIO(text))
    return ((row["file"], row["line"], row["rule"]) for row in rows if row["kind"])


def _of_github(text: str) -> Iterator[tuple[str, Any, str]]:
    return iter(
        re.findall(r"^::\w+ file=([^,]*),line=(\d+),title=([a-z0-9-]+)%3A ", text, re.MULTILINE)
    )


def _of_markdown(text: str) -> Iterator[tuple[str, Any, str]]:
    return iter(
        re.findall(
            r"^\| \w* \| .* \| `([^`|]*):(\d+)` \| ([a-z0-9-]+) \| \w+ \| ", text, re.MULTILINE
        )
    )


READERS: dict[str, Callable[[str], Iterator[tuple[str, Any, str]]]] = {
    "json": _of_json,
    "sarif": _of_sarif,
    "csv": _of_csv,
    "github": _of_github,
    "markdown": _of_markdown,
}


@each_run
@pytest.mark.parametrize("format_", READERS)
def test_formats_tell_every_finding_with_its_place(run: Run, format_: str) -> None:
    findings = (
        (one.resource.place.file, found.line, found.rule)
        for one in made(run).judged
        for found in one.found
    )
    assert _told(made(run), format_) == Counter(findings)


@each_run
def test_the_other_formats_tell_every_resource(run: Run) -> None:
    whole = made(run)
    text, junit = "".join(FORMATS["text"](whole)), ET.fromstring("".join(FORMATS["junit"](whole)))
    assert all(
        f"line {found.line}: {found.message}" in text for one in whole.judged for found in one.found
    )
    failed = [one for one in whole.judged if any(summary.fails(found) for found in one.found)]
    assert (junit.get("failures"), junit.get("errors")) == (
        str(len(failed)),
        str(len(whole.faults) + 8),
    )
    samples = [
        s
        for family in text_string_to_metric_families("".join(FORMATS["prometheus"](whole)))
        for s in family.samples
    ]
    offenders = {
        (one.resource.kind, one.resource.core_name, found.rule)
        for one in whole.judged
        for found in one.found
        if found.after
    }
    assert {
        (s.labels["kind"], s.labels["name"], s.labels["rule"])
        for s in samples
        if s.name.endswith("_offender")
    } == offenders


@pytest.mark.parametrize(
    "file", sorted((HERE / "inventory").rglob("*.*")), ids=lambda path: path.name
)
def test_the_three_doors_agree(file: Path) -> None:
    question = Question(parse_version("2.9"), parse_version("3.0"))
    own = {
        **summary.audit(audit([(str(file), io.BytesIO(file.read_bytes()))], question)),
        "auditedAt": None,
    }
    printed = json.loads(invoke("audit", "--format", "json", "--from", "2.9", str(file)).stdout)
    query = {"kumaVersion": "2.9", "file": str(file)}
    answered = (
        create_app()
        .test_client()
        .post("/audit", query_string=query, data=file.read_bytes(), content_type="application/yaml")
    )
    assert answered.json is not None
    assert [{**report, "auditedAt": None} for report in (printed, answered.json)] == [own, own]
