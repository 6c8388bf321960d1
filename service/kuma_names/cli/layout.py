"""Layout of tables for a terminal."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from kuma_names.cli.characters import escaped
from kuma_names.text_layout import hanging, padded, text_width

_GAP = "  "
_CONTINUATION = "    "
"""Indent of a table row that continues on another line."""
_NARROWEST_COLUMN = 30
"""Columns that the last cell of a table needs to be wrapped beside the others."""


def table(
    heads: Sequence[str], rows: Iterable[Sequence[str]], width: int | None = None
) -> Iterator[str]:
    """Align cells under their heads; a row wider than `width` continues on an indented line.

    >>> list(table(("A", "B"), [("long", "x"), ("s", "y")]))
    ['A     B', 'long  x', 's     y']
    """
    lines = [[*map(escaped, cells)] for cells in (heads, *rows)]
    widths = [max(map(text_width, column)) for column in zip(*lines, strict=True)]
    table_rows = [_Row.create(cells, widths, width) for cells in lines]
    folded_count = sum(row.must_fold for row in table_rows)
    # If most rows continue on another line, the table is easier to read if all do.
    folds_all = folded_count * 2 > len(table_rows)
    for row in table_rows:
        *full_lines, line = row.lines
        yield from full_lines
        if row.must_fold or folds_all:
            yield line.rstrip()
            line = _CONTINUATION
        yield from hanging(line, row.last, width)


class _Row(NamedTuple):
    """Row of a table: the aligned cells but the last one, in as many lines as they need."""

    lines: list[str]
    last: str
    must_fold: bool

    @classmethod
    def create(cls, cells: list[str], widths: list[int], limit: int | None) -> "_Row":
        """Align the cells; the last one must fold if its column is too narrow for it."""
        *others, last = cells
        lines = _aligned(others, widths, limit)
        return cls(lines, last, _must_fold(lines[-1], last, limit))


def _aligned(cells: Sequence[str], widths: Sequence[int], limit: int | None) -> list[str]:
    """Pad cells to their widths, and begin another line before one that exceeds the limit."""
    lines = [""]
    for cell, width in zip(cells, widths, strict=False):
        if _exceeds(lines[-1], cell, limit):
            lines[-1] = lines[-1].rstrip()
            lines.append(_CONTINUATION)
        lines[-1] += padded(cell, width) + _GAP
    return lines


def _must_fold(line: str, last: str, limit: int | None) -> bool:
    """Return whether the last cell needs a line of its own."""
    if limit is None or not _exceeds(line, last, limit):
        return False
    longest_word = max(map(text_width, last.split(" ")))
    return limit - text_width(line) < max(_NARROWEST_COLUMN, longest_word)


def _exceeds(line: str, cell: str, limit: int | None) -> bool:
    return limit is not None and text_width(line) + text_width(cell) > limit
