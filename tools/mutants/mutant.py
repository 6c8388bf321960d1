"""Mutants of tables: one changed cell, row or member."""

from collections.abc import Sequence
from typing import Any, NamedTuple

MARK = " (mutant)"
"""Added to texts."""


class Mutant(NamedTuple):
    """A change of one table: its description, and the value to patch into a module.

    `near` is part of the names of the vector files that most likely detect it.
    """

    description: str
    module: Any
    attribute: str
    value: Any
    near: str


def replaced(rows: Sequence[Any], index: int, *instead: Any) -> tuple[Any, ...]:
    """Return the rows with other ones in the place of one of them."""
    return (*rows[:index], *instead, *rows[index + 1 :])


def removed(rows: Sequence[Any], index: int) -> tuple[Any, ...]:
    """Return the rows without one of them."""
    return replaced(rows, index)
