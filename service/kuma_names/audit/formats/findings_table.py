"""Table of resources with findings, which fits a width.

Where there is room, texts stand in the last column. Otherwise they stand below their rows, and the
suggested name with them. Cells that are wider than their column continue below.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from kuma_names.audit.formats.rows import Row
from kuma_names.text_layout import padded, split_to_width, text_width, wrapped

Style = Callable[[str, str], str]
"""Colours its first argument by the second: a severity, verdict or conclusion."""
_GAP = "  "
_INDENT = "    "
"""Indent of a text below its row."""
_CONTINUATION = "  "
"""Additional indent of the lines of a text after its first."""
_NARROWEST_TEXT = 40
"""Columns that texts need to stand beside the other cells."""
_MESH, _NAME, _BEFORE, _AFTER, _USE = 1, 2, 3, 4, 5
_LARGEST = {_MESH: 24, _NAME: 40, _USE: 40}
"""Columns that can be narrower than their cells, and their largest width."""
_SMALLEST = 8


class FindingsTable(NamedTuple):
    """Table with the widths of its columns.

    `text_column` is where texts begin, None if they stand below their rows.
    """

    heads: tuple[str, ...]
    widths: tuple[int, ...]
    text_column: int | None
    width: int
    style: Style

    @classmethod
    def create(
        cls, rows: Sequence[Row], versions: tuple[str, str], width: int, style: Style
    ) -> "FindingsTable":
        """Choose the widths of columns for rows."""
        heads = ("KIND", "MESH", "NAME", *versions, "USE")
        widths = _widths([heads, *map(_cells, rows)])
        text_column = sum(widths) + len(_GAP) * len(widths)
        if width - text_column >= _NARROWEST_TEXT:
            return cls(heads, tuple(widths), text_column, width, style)
        del widths[_USE]
        _narrow(widths, width)
        return cls(heads[:_USE], tuple(widths), None, width, style)

    def head_lines(self) -> Iterator[str]:
        """Yield the heads of the columns."""
        line = self._line(self.heads)
        if self.text_column is None:
            yield line.rstrip()
            yield f"{_INDENT}USE, WHY"
        else:
            yield f"{line}WHY"

    def row_lines(self, row: Row) -> Iterator[str]:
        """Yield the lines of a row."""
        cells = [
            split_to_width(cell, width)
            for cell, width in zip(_cells(row), self.widths, strict=False)
        ]
        lines = [self._line(parts) for parts in zip_longest(*cells, fillvalue="")]
        if self.text_column is None:
            texts = (f"use {row.use}", *row.why) if row.use else row.why
            yield from (line.rstrip() for line in lines)
            yield from (f"{_INDENT}{line}" for line in self._text_lines(texts, len(_INDENT)))
            return
        text_lines = self._text_lines(row.why, self.text_column)
        for line, text in zip_longest(lines, text_lines, fillvalue=""):
            yield f"{line or ' ' * self.text_column}{text}".rstrip()

    def _line(self, cells: Sequence[str]) -> str:
        """Align cells, the verdicts among them with their colour."""
        line = ""
        for index, (cell, width) in enumerate(zip(cells, self.widths, strict=True)):
            is_verdict = cell and index in (_BEFORE, _AFTER)
            text = self.style(cell, cell) if is_verdict else cell
            line += padded(text, width) + _GAP
        return line

    def _text_lines(self, texts: Sequence[str], column: int) -> Iterator[str]:
        """Yield texts that begin at a column, broken at the width."""
        room = self.width - column - len(_CONTINUATION)
        for text in texts:
            first, *others = wrapped(_with_short_words(text, room), room)
            yield first
            yield from (f"{_CONTINUATION}{line}" for line in others)


def _cells(row: Row) -> tuple[str, ...]:
    return row.kind, row.mesh, row.name, row.before, row.after, row.use


def _widths(rows: Sequence[Sequence[str]]) -> list[int]:
    """Return the width of each column: that of its widest cell, within its limit."""
    widths = [max(map(text_width, column)) for column in zip(*rows, strict=True)]
    return [min(width, _LARGEST.get(index, width)) for index, width in enumerate(widths)]


def _narrow(widths: list[int], limit: int) -> None:
    """Narrow the columns of meshes and names until a line fits, or both are at their smallest."""
    while sum(widths) + len(_GAP) * (len(widths) - 1) > limit:
        widest = max((_NAME, _MESH), key=widths.__getitem__)
        if widths[widest] <= _SMALLEST:
            return
        widths[widest] -= 1


def _with_short_words(text: str, width: int) -> str:
    """Break words that are wider than a line."""
    return " ".join(" ".join(split_to_width(word, width)) for word in text.split(" "))
