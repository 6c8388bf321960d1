"""Findings: a type and the details of an occurrence."""

from kuma_names.core.model import Outcome
from kuma_names.core.report import Dates, Finding, FindingType

NAME_TYPE = FindingType(id="short", summary="names are short", because="long names do not fit")
HINTED_TYPE = FindingType(id="short", summary="", because="", hint="shorten it")


def test_a_finding_type_creates_a_finding_with_its_own_texts() -> None:
    assert NAME_TYPE.finding(Outcome.BROKEN, "name", "too long") == Finding(
        rule="short",
        severity="error",
        outcome="broken",
        field="name",
        atoms=(),
        message="too long",
        hint=None,
        deprecated_in=None,
        rejected_in=None,
        until=None,
        because="long names do not fit",
        kuma_text=None,
    )


def test_a_finding_has_the_details_of_its_occurrence() -> None:
    finding = NAME_TYPE.finding(
        Outcome.WARNED,
        "mesh",
        "too long",
        atoms=(("length", (2, 3), "c"),),
        dates=Dates("2.10", "3.0", "2.14"),
        because="it is long",
        hint="for example 'ab'",
        kuma_text="longer than 2",
    )
    assert finding == Finding(
        rule="short",
        severity="warning",
        outcome="warned",
        field="mesh",
        atoms=(("length", (2, 3), "c"),),
        message="too long",
        hint="for example 'ab'",
        deprecated_in="2.10",
        rejected_in="3.0",
        until="2.14",
        because="it is long",
        kuma_text="longer than 2",
    )


def test_the_hint_of_a_finding_type_comes_before_that_of_the_occurrence() -> None:
    finding = HINTED_TYPE.finding(Outcome.WARNED, "name", "", hint="for example 'ab'")
    assert finding.hint == "shorten it"
