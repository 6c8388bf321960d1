"""Suggestions: the closest name that passes, repaired by the formats' own atoms, then validated."""

from collections.abc import Callable, Set
from typing import NamedTuple

from kuma_names.core.format import Format

_SEPARATORS = "-._"
_WITHOUT_SEPARATORS = dict.fromkeys(map(ord, _SEPARATORS))
Passes = Callable[[str], bool]
"""Returns whether a name passes every rule."""


class Suggestion(NamedTuple):
    """A name that passes.

    `lossy` means that it lacks more of the old name than separators and capitals.
    """

    name: str
    lossy: bool


def suggestion(
    name: str, prefix: str, formats: tuple[Format, ...], passes: Passes, taken: Set[str]
) -> Suggestion | None:
    """Suggest the closest name that passes and is not taken, if there is one."""
    closest = replacement(name, prefix, formats, passes, taken)
    if closest is None:
        return None
    return Suggestion(closest, _letters(name) not in _letters(closest))


def replacement(
    name: str, prefix: str, formats: tuple[Format, ...], passes: Passes, taken: Set[str]
) -> str | None:
    """Return the closest name that passes and is not taken; None if there is none.

    That is the repaired name, else its longest beginning (with a number if that is taken), else the
    same behind the prefix.
    """
    repaired = _repaired(name, formats)
    if passes(repaired) and repaired not in taken:
        return repaired
    if not repaired:
        return None
    return _fitted(repaired, passes, taken) or _fitted(f"{prefix}-{repaired}", passes, taken)


def _repaired(name: str, formats: tuple[Format, ...]) -> str:
    # lowercase first, so that capitals become letters and not separators
    text = name.lower()
    for format_ in formats:
        for finder, repair in format_.repairs:
            text = finder.sub(repair, text)
    return text.strip(_SEPARATORS)


def _fitted(text: str, passes: Passes, taken: Set[str]) -> str | None:
    """Cut a text until it passes, and number it until it is free; None if no beginning passes."""
    suffix, number = "", 1
    while True:
        candidate = _cut(text, suffix, passes)
        if candidate not in taken:  # None, too: it is never taken
            return candidate
        number += 1  # the second of a name is -2
        suffix = f"-{number}"


def _cut(text: str, suffix: str, passes: Passes) -> str | None:
    """Return the longest beginning that passes with the suffix, by binary search."""
    if passes(text + suffix):
        return text + suffix
    # after the repair only the length can fail, so that shorter beginnings pass, too
    low, high = 0, len(text)  # the beginning up to `low` passes, the one up to `high` does not
    while low + 1 < high:
        middle = (low + high) // 2
        if passes(_beginning(text, middle) + suffix):
            low = middle
        else:
            high = middle
    return _beginning(text, low) + suffix if low else None


def _beginning(text: str, end: int) -> str:
    return text[:end].rstrip(_SEPARATORS)


def _letters(text: str) -> str:
    return text.casefold().translate(_WITHOUT_SEPARATORS)
