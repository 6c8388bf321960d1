"""Templates of messages: the value of each placeholder."""

import pytest

from kuma_names.core.names.measures.measured_text import MeasuredText
from kuma_names.core.names.templates import PLACEHOLDERS, parse_template

LONG = MeasuredText(
    "name",
    "a" * 81 + "." + "b" * 81,
    "long",
    "Mesh name",
    word="name",
    port='p"',
    key='k"',
    expected='e"',
    reason='r"',
)
DOTTED = MeasuredText("name", "a.b.c", "a.b.c", "Mesh name")
VALUES = {
    "value": "long",
    "quoted": '"long"',
    "quoted_input": '"' + "a" * 81 + "." + "b" * 81 + '"',
    "word": "name",
    "quoted_port": '"p\\""',
    "quoted_key": '"k\\""',
    "key": 'k"',
    "expected": 'e"',
    "reason": 'r"',
    "quoted_expected": '"e\\""',
    "bytes": "4",
    "name": "a" * 80 + "...",
    "head": "a" * 80,
    "tail": "b" * 80,
    "rest": "a" * 80,
    "last": "b" * 80,
}


@pytest.mark.parametrize("placeholder", PLACEHOLDERS)
def test_a_placeholder_is_replaced_by_its_value(placeholder: str) -> None:
    template = parse_template("<{" + placeholder + "}>")
    assert template.fill(LONG) == f"<{VALUES[placeholder]}>"


def test_parts_are_split_at_the_first_or_at_the_last_of_several_dots() -> None:
    assert parse_template("{head} {tail}").fill(DOTTED) == "a b.c"
    assert parse_template("{rest} {last}").fill(DOTTED) == "a.b c"


def test_half_of_a_surrogate_pair_counts_three_bytes() -> None:
    measured_text = MeasuredText("name", "\ud800", "\ud800", "Mesh name")
    assert parse_template("{bytes}").fill(measured_text) == "3"


def test_other_braces_stay() -> None:
    assert parse_template("{value} {} {other} {{value}}").fill(DOTTED) == (
        "a.b.c {} {other} {a.b.c}"
    )
