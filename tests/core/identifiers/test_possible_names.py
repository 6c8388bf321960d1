"""Names that some release accepted, by the rule table."""

import pytest

from kuma_names.core.identifiers.parts.possible_names import (
    has_blanks,
    is_possible_display_name,
    is_possible_mesh,
    is_possible_name,
    is_possible_zone,
    was_accepted,
)

ALWAYS = ("default", "a.b", "0")
UNTIL_2_9 = ("my_mesh", "-a-", "a..b", "_")
NEVER = ("", "a b", "a/b", "a:b", "é", "a\n", "x" * 254)


@pytest.mark.parametrize("name", [*ALWAYS, *UNTIL_2_9])
def test_names_of_some_release_are_possible(name: str) -> None:
    assert is_possible_mesh(name)
    assert is_possible_zone(name)
    assert is_possible_name(name)
    assert is_possible_display_name(name)


@pytest.mark.parametrize("name", NEVER)
def test_names_of_no_release_are_impossible(name: str) -> None:
    assert not is_possible_mesh(name)
    assert not is_possible_zone(name)
    assert not is_possible_name(name)
    assert is_possible_display_name(name) is (name == ""), "a label may be empty"


def test_zones_and_display_names_may_have_capitals() -> None:
    assert not is_possible_mesh("East")
    assert not is_possible_name("East")
    assert is_possible_zone("East_1")
    assert is_possible_display_name("East")


def test_subjects_have_rules_too() -> None:
    assert was_accepted("ServiceTag", "a_b")


@pytest.mark.parametrize(
    ("text", "result"), [("a", False), ("a b", True), ("a\t", True), ("", False)]
)
def test_blanks_are_found(text: str, result: bool) -> None:
    assert has_blanks(text) is result
