"""Characters on a terminal: escaping, quotes, and marks below them."""

import sys
from collections.abc import Iterable, Iterator

from kuma_names.text_layout import character_width, text_width

Span = tuple[int, int]
"""Start and end of a part of a string, in code points."""


def escaped(text: str) -> str:
    r"""Escape characters that control a terminal, are invisible, or cannot be encoded.

    >>> escaped("a\tb" + chr(27))
    'a\\tb\\x1b'
    """
    return "".join(
        character if _is_visible(character) else _escape(character) for character in text
    )


def quoted(text: str) -> str:
    """Quote a text so that different texts look different."""
    return "".join(_quoted_units(text))


def marked(text: str, spans: Iterable[Span], width: int | None = None) -> Iterator[str]:
    """Quote a text and yield it in lines, each followed by a line of marks if it has any.

    An empty span marks the place where something is missing. `width` limits the columns of a line.

    >>> list(marked("aa.a", [(2, 3)]))
    ["'aa.a'", '   ^']
    """
    marked_units = {
        index + 1  # the opening quote is unit 0
        for start, end in spans
        for index in range(start, max(end, start + 1))
    }
    line, marks, column = "", set[int](), 0
    cell = range(0)
    for index, unit in enumerate(_quoted_units(text)):
        unit_width = text_width(unit)
        if width is not None and column + unit_width > width:
            yield from _marked_line(line, marks)
            line, marks, column = "", set(), 0
        # A unit without width shares the cell of the unit that it joins.
        cell = range(column, column + unit_width) if unit_width else cell
        line += unit
        column += unit_width
        if index in marked_units:
            marks.update(cell)
    yield from _marked_line(line, marks)


def _marked_line(line: str, marks: set[int]) -> Iterator[str]:
    yield line
    if marks:
        yield "".join("^" if column in marks else " " for column in range(max(marks) + 1))


def _quoted_units(text: str) -> Iterator[str]:
    """Yield the quotes and each character, escaped if needed.

    A combining character is escaped if the character before it is, which it would join otherwise.
    """
    yield "'"
    previous_is_visible = False
    for character in text:
        stands_alone = character_width(character) > 0
        is_visible = (
            _is_visible(character)
            and character not in "\\'"
            and (previous_is_visible or stands_alone)
        )
        yield character if is_visible else _escape(character)
        previous_is_visible = is_visible
    yield "'"


def _is_visible(character: str) -> bool:
    # Unprintable are control characters, separators, and those that change the direction of text.
    if not character.isprintable():
        return False
    return character.isascii() or _can_be_encoded(character)


def _can_be_encoded(character: str) -> bool:
    try:
        character.encode(getattr(sys.stdout, "encoding", None) or "utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _escape(character: str) -> str:
    if character == "'":
        return "\\'"
    return character.encode("unicode_escape").decode("ascii")
