"""Names that pass, close to one that does not: every suggestion is repaired by the formats' own atoms, then judged."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from kuma_names.core.formats import CHARSET, FIRST, LABEL_EDGE, LAST, Format

_SEPARATORS = re.compile(r"[-._]+")


class Suggestion(NamedTuple):
    """A name that passes; `lossy` says that more than separators and capitals of the old one is gone."""

    name: str
    lossy: bool


def suggestions(
    name: str, prefix: str, formats: tuple[Format, ...], passes: Callable[[str], bool], taken: frozenset[str] = frozenset()
) -> list[Suggestion]:
    """Suggest names for `name` that pass and are not taken: at most one for each way to repair it, closest first."""
    found: dict[str, Suggestion] = {}
    for repaired in _repairs(name, prefix, formats):
        fitting = _fitted(repaired, passes, taken)
        if fitting is not None and fitting != name:
            found.setdefault(fitting, Suggestion(fitting, _bare(name) not in _bare(fitting)))
    return list(found.values())


def _repairs(name: str, prefix: str, formats: tuple[Format, ...]) -> Iterator[str]:
    text = name.lower()
    for format_ in formats:
        text = _repaired(text, format_)
    if text:
        yield text
        yield f"{prefix}-{text}"


def _repaired(text: str, format_: Format) -> str:
    atoms = {atom.name: atom.finder for atom in format_.atoms}
    for atom, replacement in ((CHARSET, "-"), (LABEL_EDGE, "")):
        if atom in atoms:
            text = atoms[atom].sub(replacement, text)
    return text.strip("-._") if FIRST in atoms or LAST in atoms else text


def _fitted(text: str, passes: Callable[[str], bool], taken: frozenset[str]) -> str | None:
    """Cut `text` until it passes, and number it until it is free."""
    suffix, number = "", 1
    while True:
        cut = _cut(text, suffix, passes)
        if cut is None or cut not in taken:
            return cut
        number += 1
        suffix = f"-{number}"


def _cut(text: str, suffix: str, passes: Callable[[str], bool]) -> str | None:
    if passes(text + suffix):
        return text + suffix
    low, high = 0, len(text)
    while low + 1 < high:
        middle = (low + high) // 2
        low, high = (middle, high) if passes(_ended(text, middle) + suffix) else (low, middle)
    return _ended(text, low) + suffix if low else None


def _ended(text: str, at: int) -> str:
    return text[:at].rstrip("-._")


def _bare(text: str) -> str:
    return _SEPARATORS.sub("", text.lower())
