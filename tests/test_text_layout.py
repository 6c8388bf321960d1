"""Layout of text in columns: widths, lines broken at spaces, and words broken into parts."""

import click
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kuma_names.text_layout import (
    character_width,
    hanging,
    padded,
    split_to_width,
    text_width,
    wrapped,
)

ACUTE = "\u0301"
TEXTS = st.text("ab界 ", max_size=40)
NAMES = st.text(f"ab.-_/界{ACUTE}", max_size=40)


def test_a_hanging_text_is_never_narrower_than_its_head() -> None:
    assert list(hanging("long head  ", "a word", 12)) == ["long head  a word"]


@given(TEXTS, st.integers(1, 20))
def test_wrapped_lines_are_short_and_complete(text: str, width: int) -> None:
    lines = list(wrapped(text, width))
    assert " ".join(lines) == text
    assert all(text_width(line) <= width or " " not in line for line in lines)


def test_style_takes_no_width() -> None:
    text = click.style("four", fg="red") + " five"
    assert list(wrapped(text, 9)) == [text]


def test_padding_counts_columns() -> None:
    assert padded("界", 4) == "界  "


@given(NAMES, st.integers(2, 20))
def test_the_parts_of_a_name_are_short_and_complete(name: str, width: int) -> None:
    parts = list(split_to_width(name, width))
    assert "".join(parts) == name
    assert all(text_width(part) <= width for part in parts)


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("web", ["web"]),
        ("web-7c5f.demo-x", ["web-7c5f.", "demo-x"]),
        ("a-bbbbbbbbbbbb", ["a-bbbbbbbb", "bbbb"]),
        ("界界界界界界", ["界界界界界", "界"]),
    ],
)
def test_a_name_breaks_after_a_separator_near_the_end(name: str, parts: list[str]) -> None:
    assert list(split_to_width(name, 10)) == parts


@pytest.mark.parametrize(
    ("character", "width"),
    [("a", 1), ("é", 1), ("界", 2), ("｡", 1), ("Ａ", 2), (ACUTE, 0), ("\u1161", 0), ("😀", 2)],
)
def test_a_character_has_this_width(character: str, width: int) -> None:
    assert character_width(character) == width
