"""An identifier as its fields, and what all of them are read with; it knows no family."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from typing import Any, Self

from kuma_names.core.errors import MalformedIdentifierError
from kuma_names.core.quoting import shown
from kuma_names.core.versions import KumaVersion

MAX_READINGS = 50
"""Ways to read one text that are looked for."""
MAX_TRIES = 2000
"""Ways to join the parts of one text that are tried: long texts have millions."""


@dataclass(frozen=True, slots=True)
class Identifier(ABC):
    """An identifier as its fields, all of them texts; empty means that it has none."""

    def fields(self) -> dict[str, str]:
        """Show the fields by name."""
        return {name: str(value) for name, value in asdict(self).items()}

    def is_plain(self) -> bool:
        """Tell whether no field has a dot, as no label has."""
        return not any("." in value for value in self.fields().values())

    def lost(self) -> tuple[str, ...]:
        """Name the fields that its text does not carry."""
        return ()

    def carried(self) -> Self:
        """Give what its text carries: all fields but those that are lost."""
        return replace(self, **dict.fromkeys(self.lost(), ""))

    def settled(self, version: KumaVersion) -> Self:
        """Give the fields as a version takes them, where there are two ways to say the same."""
        return self

    def refusal(self) -> str | None:
        """Say what Kuma says against the fields, which nevertheless make a text."""
        return None

    @abstractmethod
    def write(self, version: KumaVersion) -> str:
        """Write the text; raises `MalformedIdentifierError` for fields that make none."""


def malformed(
    code: str, reason: str, position: int | None = None, field: str = "text", upstream: str | None = None
) -> MalformedIdentifierError:
    """Make the error of a text or a field that cannot be."""
    return MalformedIdentifierError(code, field, f"{field} {reason}", position=position, upstream=upstream)


def check_ascii(code: str, text: str, field: str = "text") -> None:
    """Refuse other characters than those of ASCII, as no name of Kuma has; raises `MalformedIdentifierError`."""
    if not text.isascii():
        at = next(at for at, character in enumerate(text) if not character.isascii())
        raise malformed(code, f"{shown(text)} must be ASCII, found {text[at]!r} at position {at}", at, field)


def groupings(parts: list[str], count: int, joiner: str) -> Iterator[tuple[str, ...]]:
    """Join neighbours until `count` texts are left, in every way: those that join least at the front come first.

    >>> list(groupings(["a", "b", "c"], 2, "."))
    [('a', 'b.c'), ('a.b', 'c')]
    """
    if count == 1:
        yield (joiner.join(parts),)
        return
    for taken in range(1, len(parts) - count + 2):
        head = joiner.join(parts[:taken])
        yield from ((head, *rest) for rest in groupings(parts[taken:], count - 1, joiner))


def distinct(readings: Iterable[Any]) -> list[Any]:
    """Keep the first of equal readings, and as many as are looked for."""
    kept: dict[Any, None] = {}
    for reading in readings:
        kept.setdefault(reading)
        if len(kept) == MAX_READINGS:
            break
    return list(kept)
