"""Quoting of texts in messages, as Go does it and as we do."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kuma_names.core.quoting import (
    MAX_SHOWN,
    escaped,
    go_quoted,
    go_quoted_pattern,
    go_unquoted,
    quoted,
)


@pytest.mark.parametrize(
    ("text", "go_text"),
    [
        ("aa.a", '"aa.a"'),
        ('a"b\\c', r'"a\"b\\c"'),
        ("a\nb\x00", r'"a\nb\x00"'),
        ("\a\b\f\n\r\t\v", r'"\a\b\f\n\r\t\v"'),
        ("\x7f\x80", r'"\x7f\u0080"'),
        ("\uffff", r'"\uffff"'),
        ("\u00e9\u0663", '"\u00e9\u0663"'),
        ("\u200b", r'"\u200b"'),
        ("\U000e0001", r'"\U000e0001"'),
    ],
)
def test_texts_are_quoted_as_strconv_quotes_them(text: str, go_text: str) -> None:
    assert go_quoted(text) == go_text
    assert go_unquoted(go_text[1:-1]) == text


@given(st.text())
def test_unquoting_reverses_quoting(text: str) -> None:
    go_text = go_quoted(text)
    assert go_text[0] == go_text[-1] == '"'
    assert go_unquoted(go_text[1:-1]) == text


@pytest.mark.parametrize("text", [r"\ud800", r"\xff", r"\U00110000", r"\z", "\\"])
def test_unknown_escapes_stay(text: str) -> None:
    assert go_unquoted(text) == text


def test_long_texts_are_cut_in_messages() -> None:
    assert quoted("a" * 80) == repr("a" * 80)
    assert quoted("a" * 81) == repr("a" * 80) + "..."


def test_unquoted_texts_are_escaped_and_cut_alike() -> None:
    assert escaped("a\n") == "a\\n"
    assert escaped("a" * 81) == "a" * 80 + "..."


@given(st.text())
@settings(max_examples=200)
def test_the_length_of_a_quoted_text_is_bounded(text: str) -> None:
    assert len(quoted(text * 100)) <= 12 * MAX_SHOWN + 5


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ('name "a.b" not found', "a.b"),
        (r'name "a\"b" not found', r"a\"b"),
        (r'{"error": "name \"a.b\" not found"}', "a.b"),
        ('name "" not found', ""),
    ],
)
def test_quoted_texts_are_matched_in_lines_and_inside_json(line: str, text: str) -> None:
    match = re.search(f"name {go_quoted_pattern('name')} not found", line)
    assert match is not None
    assert match["name"] == text
