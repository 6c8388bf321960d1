"""Neighbours of version bounds."""

from collections.abc import Iterator
from typing import TypeVar

from kuma_names.core.names.rule_sets import CHANGE_NUMBERS
from kuma_names.core.versions import label, version_number

_Item = TypeVar("_Item")


def neighbouring_bounds(bound: str) -> Iterator[str]:
    """Yield the versions before and after a bound in which some rule changes."""
    numbers = sorted({*CHANGE_NUMBERS, version_number(bound)})
    yield from (label(number) for number in _neighbours(numbers, version_number(bound)))


def neighbouring_minors(bound: str | None) -> Iterator[str]:
    """Yield the minors before and after a bound."""
    minors = [label(number) for number in CHANGE_NUMBERS if not number[2]]
    if bound is not None:
        yield from _neighbours(minors, bound)


def _neighbours(items: list[_Item], item: _Item) -> Iterator[_Item]:
    index = items.index(item)
    for neighbour in (index - 1, index + 1):
        if 0 <= neighbour < len(items):
            yield items[neighbour]
