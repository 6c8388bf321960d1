"""An inventory as users have them, and what is expected of it: read by hand from Kuma's rules, and compared whole."""

from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import pytest

from kuma_names.audit import render
from kuma_names.audit.model import Audit, Found, Judged
from kuma_names.audit.remarks import REMARK_IDS
from kuma_names.core.model import Environment
from kuma_names.core.rules import RULES
from tests.audit.expectations import HERE, Entry, Run, expected, expected_lines, found_lines, items, shown

INVENTORY, DISPUTED = "expected.yaml", "disputed.yaml"
RUNS = (Run("2.9", "3.0"), Run("2.12", "3.0"), Run("2.14", "3.0"), Run("2.9", "3.0", "create"))
each_run = pytest.mark.parametrize("run", RUNS, ids=" ".join)
NO_RESOURCE = {"zone-setting", "zone-setting-length"}
"""Rules that no resource can break: they are about kuma-cp's configuration."""


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
    return "".join([*(f"\nnot found: {line}" for line in missing), *(f"\nnot expected: {line}" for line in surplus)])


@each_run
def test_everything_is_found_and_nothing_else(run: Run) -> None:
    differing = differences(expected_lines(run, items(INVENTORY)), found_lines(made(run)))
    assert not differing, differing


@each_run
def test_everything_is_counted(run: Run) -> None:
    counted, told = render.summary(made(run)), expected(INVENTORY)
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
    found: list[Found] = [one for one in judged.found if (one.rule, one.field) == (entry["rule"], entry["field"])]
    return [{key: DETAILS[key](one) for key in DETAILS if key in entry} for one in found]


@each_run
def test_details_are_as_expected(run: Run) -> None:
    wanted = []
    for place, judged, entry in held(run):
        for one in run.findings(entry):
            detail = {key: one[key] for key in DETAILS if key in one}
            if detail:
                wanted.append(detail)
                assert [(place, found) for found in details(judged, one)] == [(place, detail)] * len(details(judged, one))
    assert len(wanted) > 30


def test_mentions_are_as_expected() -> None:
    wanted = {place: sorted(entry["mentions"]) for place, _, entry in held(RUNS[0]) if "mentions" in entry}
    found = {place: sorted(shown(one.place) for one in judged.mentions) for place, judged, _ in held(RUNS[0]) if place in wanted}
    assert found == wanted
    assert len(wanted) == 4


@pytest.mark.xfail(strict=True, reason="the code says something else; what it gets right moves into the inventory")
@pytest.mark.parametrize("file", expected(DISPUTED)["files"])
def test_what_is_disputed(file: str) -> None:
    told = {place: entry for place, entry in items(DISPUTED).items() if place.startswith(f"{file}:")}
    run = RUNS[0]
    differing = differences(expected_lines(run, told), found_lines(run.audit(HERE / "disputed", file)))
    assert not differing, differing


def test_the_inventory_has_something_of_everything() -> None:
    told = expected(INVENTORY)
    assert told["summary"]["read"] >= 200
    assert told["summary"]["judged"] - sum(isinstance(one, dict) for one in items(INVENTORY).values()) >= 60
    assert {one.resource.environment for one in made(RUNS[0]).judged} == set(Environment)
    entries = [entry for file in (INVENTORY, DISPUTED) for entry in items(file).values() if isinstance(entry, dict)]
    rules = {one["rule"] for entry in entries for one in entry["findings"]}
    assert rules == {*(rule.id for rule in RULES), *REMARK_IDS} - NO_RESOURCE
