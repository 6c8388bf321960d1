"""Base class of identifiers, and functions that codecs share: errors, splitting and a hash."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from typing import Any, Self

from kuma_names.core.errors import MalformedIdentifierError
from kuma_names.core.format import Format
from kuma_names.core.quoting import quoted
from kuma_names.core.versions import KumaVersion

MAX_READINGS = 50
"""Readings of one text that are collected at most."""
MAX_GROUPINGS = 2000
"""Groupings of the parts of one text that are tried at most: long texts have millions."""


@dataclass(frozen=True, slots=True)
class Identifier(ABC):
    """An identifier as its fields, all of them strings; an absent field is empty."""

    def fields(self) -> dict[str, str]:
        """Return the fields by name."""
        return {name: str(value) for name, value in asdict(self).items()}

    def is_conventional(self) -> bool:
        """Return whether people usually choose such names: by default those without dots."""
        return not any("." in value for value in self.fields().values())

    def is_possible(self) -> bool:
        """Return whether the fields can be what they are called: names that some release accepted.

        A decoder may return more, because Kuma's parsers do. A text is not identified as that.
        """
        return True

    def dropped_fields(self) -> tuple[str, ...]:
        """Return the names of the fields that are not part of the text."""
        return ()

    def encoded_fields(self) -> Self:
        """Return a copy without the dropped fields."""
        return replace(self, **dict.fromkeys(self.dropped_fields(), ""))

    def normalized(self, version: KumaVersion) -> Self:
        """Return the canonical fields, if a version has several ways to write the same."""
        return self

    def kuma_error(self) -> str | None:
        """Return Kuma's validation error, if it rejects values that can still be encoded."""
        return None

    @abstractmethod
    def encode(self, version: KumaVersion) -> str:
        """Encode the fields.

        Raises `MalformedIdentifierError` for fields that no text can carry.
        """


def malformed(
    code: str,
    reason: str,
    position: int | None = None,
    field: str = "text",
    kuma_text: str | None = None,
) -> MalformedIdentifierError:
    """Create the error of a text or a field; `position` is a code point."""
    message = f"{field} {reason}"
    return MalformedIdentifierError(code, field, message, position=position, kuma_text=kuma_text)


def empty_fields(code: str, *fields: str, kuma_text: str | None = None) -> MalformedIdentifierError:
    """Create the error for required fields if at least one of them is empty."""
    *others, last = fields
    message = f"{', '.join(others)} and {last} must not be empty"
    return MalformedIdentifierError(code, fields[0], message, position=0, kuma_text=kuma_text)


def check_ascii(code: str, text: str, field: str = "text") -> None:
    """Raise `MalformedIdentifierError` for characters outside ASCII, which no name of Kuma has."""
    if text.isascii():
        return
    position = next(index for index, character in enumerate(text) if not character.isascii())
    reason = f"{quoted(text)} must be ASCII, found {text[position]!r} at position {position}"
    raise malformed(code, reason, position, field)


def is_empty_or(format_: Format, text: str) -> bool:
    """Return whether a text is empty or has a format."""
    return not text or format_.accepts(text)


def offender_position(format_: Format, text: str) -> int:
    """Return the position of the first broken atom, in code points; the text must be invalid."""
    _, (start, _), _ = format_.broken_atoms(text)[0]
    return start


def byte_length(text: str) -> int:
    """Return the length of a text in bytes of UTF-8; lone surrogates count three bytes."""
    return len(text.encode("utf-8", "surrogatepass"))


def splits(text: str, separator: str) -> Iterator[tuple[str, str]]:
    """Split a text in two at every separator, short fronts first.

    >>> list(splits("a.b.c", "."))
    [('a', 'b.c'), ('a.b', 'c')]
    """
    start = text.find(separator)
    while start >= 0:
        yield text[:start], text[start + len(separator) :]
        start = text.find(separator, start + 1)


def groupings(parts: list[str], count: int, separator: str) -> Iterator[tuple[str, ...]]:
    """Join neighbouring parts until `count` texts are left, in every way, short fronts first.

    >>> list(groupings(["a", "b", "c"], 2, "."))
    [('a', 'b.c'), ('a.b', 'c')]
    """
    if count == 1:
        yield (separator.join(parts),)
        return
    # the first group leaves at least one part for each of the others
    for size in range(1, len(parts) - count + 2):
        front = separator.join(parts[:size])
        for rest in groupings(parts[size:], count - 1, separator):
            yield (front, *rest)


def distinct(readings: Iterable[Any]) -> list[Any]:
    """Return the first `MAX_READINGS` different readings."""
    unique: dict[Any, None] = {}
    for reading in readings:
        unique.setdefault(reading)
        if len(unique) == MAX_READINGS:
            break
    return list(unique)


_FNV_OFFSET = 0xCBF29CE484222325
_FNV_PRIME = 0x100000001B3
_MASK_64 = 0xFFFFFFFFFFFFFFFF


def fnv1a_64(text: str) -> int:
    """Hash a text with FNV-1a in 64 bits, over UTF-8.

    >>> f"{fnv1a_64('a'):016x}"
    'af63dc4c8601ec8c'
    """
    value = _FNV_OFFSET
    for byte in text.encode("utf-8", "surrogatepass"):
        value = (value ^ byte) * _FNV_PRIME & _MASK_64
    return value
