"""Characters: escaped so that they control no terminal, and marked below the right columns."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kuma_names.cli.characters import escaped, marked, quoted
from kuma_names.text_layout import text_width

ACUTE, HANGUL = "\u0301", "\u1112\u1161\u11ab"
TEXTS = st.text(
    st.sampled_from(f"aZ.-_ '\\\n\x1b\x7f\xa0é界｡{ACUTE}\u200d\u202e\U0001f600\ud800"), max_size=12
)


@pytest.mark.parametrize(
    ("text", "spans", "lines"),
    [
        ("web", [], ["'web'"]),
        ("aa.a", [(2, 3)], ["'aa.a'", "   ^"]),
        ("1web-", [(0, 1), (4, 5)], ["'1web-'", " ^   ^"]),
        ("abc", [(1, 3), (2, 3)], ["'abc'", "  ^^"]),
        ("", [(0, 0)], ["''", " ^"]),
        ("a..b", [(2, 2)], ["'a..b'", "   ^"]),
        ("a ", [(1, 2)], ["'a '", "  ^"]),
        ("世界.", [(2, 3)], ["'世界.'", "     ^"]),
        ("a界b", [(1, 2)], ["'a界b'", "  ^^"]),
        (f"a{ACUTE}.b", [(2, 3)], [f"'a{ACUTE}.b'", "  ^"]),
        (f"a{ACUTE}.b", [(1, 2)], [f"'a{ACUTE}.b'", " ^"]),
        (f"界{ACUTE}", [(1, 2)], [f"'界{ACUTE}'", " ^^"]),
        (f"{ACUTE}a", [(0, 1)], ["'\\u0301a'", " ^^^^^^"]),
        (f"\n{ACUTE}.", [(2, 3)], ["'\\n\\u0301.'", "         ^"]),
        (f"{HANGUL}.", [(3, 4)], [f"'{HANGUL}.'", "   ^"]),
        ("a\x00.", [(1, 2)], ["'a\\x00.'", "  ^^^^"]),
        ("a\x1b[31m.", [(6, 7)], ["'a\\x1b[31m.'", "          ^"]),
        ("a\t\n.", [(3, 4)], ["'a\\t\\n.'", "      ^"]),
        ("a\u202eb", [(2, 3)], ["'a\\u202eb'", "        ^"]),
        ("it's\\n", [(4, 5)], ["'it\\'s\\\\n'", "      ^^"]),
    ],
)
def test_marks_stand_below_the_spans(
    text: str, spans: list[tuple[int, int]], lines: list[str]
) -> None:
    assert list(marked(text, spans)) == lines


def test_each_line_of_a_long_text_has_its_marks() -> None:
    assert list(marked("abcdefgh", [(2, 3), (7, 8)], 4)) == ["'abc", "   ^", "defg", "h'", "^"]
    assert list(marked("ab界界", [(3, 4)], 4)) == ["'ab", "界界", "  ^^", "'"]


@given(TEXTS.filter(bool), st.data())
def test_a_mark_stands_below_its_character_only(text: str, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(text) - 1))
    start = text_width(quoted(text[:index])) - 1
    end = text_width(quoted(text[: index + 1])) - 1
    # A character that joins the one before it has the last column of that one.
    columns = set(range(start, end)) or {start - 1}
    line, marks = marked(text, [(index, index + 1)])
    marked_columns = {column for column, mark in enumerate(marks) if mark == "^"}
    assert (line, max(marked_columns)) == (quoted(text), max(columns))
    assert columns == marked_columns or start == end


@given(TEXTS, st.integers(10, 30))
def test_lines_are_short_and_complete(text: str, width: int) -> None:
    lines = list(marked(text, [], width))
    assert "".join(lines) == quoted(text)
    assert all(text_width(line) <= width for line in lines)


@given(TEXTS)
def test_escaped_and_quoted_texts_control_no_terminal(text: str) -> None:
    for output in (escaped(text), quoted(text)):
        categories = {unicodedata.category(character) for character in output}
        assert output.isprintable()
        assert not categories & {"Cc", "Cf", "Cs", "Zl", "Zp"}


@given(TEXTS, TEXTS)
def test_different_texts_look_different(text: str, other: str) -> None:
    assert (quoted(text) == quoted(other)) == (text == other)
