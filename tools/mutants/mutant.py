"""Mutants of tables: one changed cell, row or member."""

from collections.abc import Sequence
from typing import Any, NamedTuple

MARK = " (mutant)"
"""Suffix of mutated texts."""


class Mutant(NamedTuple):
    """A change of one table: its description, and the value to patch into a module.

    `near` is a part of the names of the vector files that are most likely to kill it; of the other
    vectors, those about one of `kinds` are.
    """

    description: str
    module: Any
    attribute: str
    value: Any
    near: str
    kinds: frozenset[str] = frozenset()


def replaced(rows: Sequence[Any], index: int, *new_rows: Any) -> tuple[Any, ...]:
    """Return the rows, with one of them replaced by `new_rows`."""
    return (*rows[:index], *new_rows, *rows[index + 1 :])


def removed(rows: Sequence[Any], index: int) -> tuple[Any, ...]:
    """Return the rows without one of them."""
    return replaced(rows, index)
