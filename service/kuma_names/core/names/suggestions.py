"""Names that pass, close to one that does not: every suggestion is repaired by the formats' own atoms, then judged."""

from collections.abc import Callable, Set
from typing import NamedTuple

from kuma_names.core.tables.formats import Format

_SEPARATORS = "-._"
_NO_SEPARATORS = dict.fromkeys(map(ord, _SEPARATORS))
Passes = Callable[[str], bool]


class Suggestion(NamedTuple):
    """A name that passes; `lossy` says that more than separators and capitals of the old one is gone."""

    name: str
    lossy: bool


def suggestion(name: str, prefix: str, formats: tuple[Format, ...], passes: Passes, taken: Set[str]) -> Suggestion | None:
    """Suggest the closest name for `name` that passes and is not taken, if there is one."""
    found = replacement(name, prefix, formats, passes, taken)
    return None if found is None else Suggestion(found, _bare(name) not in _bare(found))


def replacement(name: str, prefix: str, formats: tuple[Format, ...], passes: Passes, taken: Set[str]) -> str | None:
    """Find the closest name for `name` that passes and is not taken: repaired, with a beginning of its own if it needs one."""
    repaired = _repaired(name, formats)
    if passes(repaired) and repaired not in taken:
        return repaired
    return (repaired and (_fitted(repaired, passes, taken) or _fitted(f"{prefix}-{repaired}", passes, taken))) or None


def _repaired(name: str, formats: tuple[Format, ...]) -> str:
    text = name.lower()
    for format_ in formats:
        for finder, mended in format_.mends:
            text = finder.sub(mended, text)
    return text.strip(_SEPARATORS)


def _fitted(text: str, passes: Passes, taken: Set[str]) -> str | None:
    """Cut `text` until it passes, and number it until it is free."""
    suffix, number = "", 1
    while True:
        cut = _cut(text, suffix, passes)
        if cut not in taken:
            return cut
        number += 1
        suffix = f"-{number}"


def _cut(text: str, suffix: str, passes: Passes) -> str | None:
    if passes(text + suffix):
        return text + suffix
    low, high = 0, len(text)
    while low + 1 < high:
        middle = (low + high) // 2
        low, high = (middle, high) if passes(_ended(text, middle) + suffix) else (low, middle)
    return _ended(text, low) + suffix if low else None


def _ended(text: str, at: int) -> str:
    return text[:at].rstrip(_SEPARATORS)


def _bare(text: str) -> str:
    return text.casefold().translate(_NO_SEPARATORS)
