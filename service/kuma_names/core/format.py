"""Formats of names: a pattern that accepts, and atoms that explain every failure.

Lengths are bytes of UTF-8, as in Go; spans are code points. Patterns match the whole text
(`re.fullmatch`), so that a final newline is a character like any other.
"""

import re
from dataclasses import dataclass, field
from itertools import accumulate
from typing import NamedTuple, Self

EMPTY, LENGTH, CHARSET, FIRST, LAST, LABEL_EDGE, LABEL_LENGTH, IP_ADDRESS, VALUE = ATOMS = (
    "empty",
    "length",
    "charset",
    "first",
    "last",
    "label-edge",
    "label-length",
    "ip-address",
    "value",
)
_REPAIRS = {CHARSET: "-", LABEL_EDGE: r"\1"}
"""Replacements for the offenders of an atom, used by suggestions."""
_MAX_OFFENDER = 20
"""Code points of an offender that a message shows."""

BrokenAtom = tuple[str, tuple[int, int], str]
"""A broken atom: its name, its span (code points, half open) and the offending text.

A plain tuple, because batches create many of them.
"""


class Atom(NamedTuple):
    """One reason to fail a format: `finder` finds offenders, `must` is the requirement.

    `must` may have the placeholders {offender} and {position}.
    """

    name: str
    finder: re.Pattern[str]
    must: str

    @classmethod
    def of(cls, name: str, finder: str, must: str) -> Self:
        """Compile the finder."""
        return cls(name, re.compile(finder, re.ASCII), must)

    @classmethod
    def charset(cls, allowed: str) -> Self:
        """Create the atom of texts that contain only allowed characters."""
        must = "must not contain {offender}, found at position {position}"
        return cls.of(CHARSET, f"[^{allowed}]+", must)

    @classmethod
    def first(cls, allowed: str, description: str) -> Self:
        """Create the atom of texts that start with an allowed character."""
        must = f"must start with {description}, found {{offender}} at position {{position}}"
        return cls.of(FIRST, rf"\A[^{allowed}]", must)

    @classmethod
    def last(cls, allowed: str, description: str) -> Self:
        """Create the atom of texts that end with an allowed character."""
        must = f"must end with {description}, found {{offender}} at position {{position}}"
        return cls.of(LAST, rf"[^{allowed}]\Z", must)


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Format:
    """A format of names. Compared by identity (`eq=False`), so it can be a cache key.

    `pattern` and `max_bytes` decide whether a text is accepted; `atoms` explain a failure, together
    with the empty and the length atom, which follow from the other columns. The length does not
    count the character `uncounted`. `accepts_empty` accepts the empty text.
    """

    id: str
    summary: str
    pattern: str
    max_bytes: int | None = None
    atoms: tuple[Atom, ...] = ()
    accepts_empty: bool = False
    uncounted: str = ""
    matcher: re.Pattern[str] = field(init=False)
    repairs: tuple[tuple[re.Pattern[str], str], ...] = field(init=False)
    musts: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        repairable = [atom for atom in self.atoms if atom.name in _REPAIRS]
        repairs = tuple((atom.finder, _REPAIRS[atom.name]) for atom in repairable)
        # the dataclass is frozen: derived columns are set once, here
        object.__setattr__(self, "matcher", re.compile(self.pattern, re.ASCII))
        object.__setattr__(self, "repairs", repairs)
        object.__setattr__(self, "musts", {atom.name: atom.must for atom in self.atoms})

    @classmethod
    def one_of(cls, id_: str, *values: str) -> Self:
        """Create the format that accepts a few values."""
        pattern = "|".join(values)
        must = f"must be {' or '.join(map(repr, values))}"
        atom = Atom.of(VALUE, rf"(?s)\A(?!(?:{pattern})\Z).+", must)
        return cls(id=id_, summary=f"one of: {', '.join(values)}", pattern=pattern, atoms=(atom,))

    @classmethod
    def never(cls, id_: str, summary: str, must: str) -> Self:
        """Create the format that accepts no text: the measure yields a text only if it is wrong."""
        atoms = (Atom.of(EMPTY, "(?!)", must), Atom.of(VALUE, r"(?s)\A.+", must))
        return cls(id=id_, summary=summary, pattern="(?!)", atoms=atoms)

    @classmethod
    def length_only(cls, max_bytes: int) -> Self:
        """Create the format that limits the length only."""
        return cls(
            id=f"length-{max_bytes}",
            summary=f"at most {max_bytes} bytes of anything",
            pattern=r"(?s:.*)",
            max_bytes=max_bytes,
            accepts_empty=True,
        )

    def accepts(self, text: str) -> bool:
        """Return whether `text` has this format."""
        if not text:
            return self.accepts_empty
        return self.matcher.fullmatch(text) is not None and not self._excess(text)

    def broken_atoms(self, text: str) -> list[BrokenAtom]:
        """Return all broken atoms of `text`: the list is empty if and only if it is accepted."""
        if not text:
            return [] if self.accepts_empty else [(EMPTY, (0, 0), "")]
        broken = self._excess(text)
        for atom in self.atoms:
            match = atom.finder.search(text)
            # finders never match the empty text, so that every search starts further on
            while match:
                span = match.span()
                broken.append((atom.name, span, match[0]))
                match = atom.finder.search(text, span[1])
        return broken

    def must(self, broken: BrokenAtom, text: str) -> str:
        """Return the requirement that a broken atom of `text` fails."""
        atom, (position, _), offender = broken
        if atom == EMPTY:
            return self.musts.get(EMPTY, "must not be empty")
        if atom == LENGTH:
            return f"must be at most {self.max_bytes} bytes long, is {self._size(text)}"
        quoted_offender = repr(offender[:_MAX_OFFENDER])
        return self.musts[atom].format(offender=quoted_offender, position=position)

    def _size(self, text: str) -> int:
        """Return the length in bytes that counts."""
        counted = text.replace(self.uncounted, "") if self.uncounted else text
        if counted.isascii():
            return len(counted)
        return len(counted.encode("utf-8", "surrogatepass"))

    def _excess(self, text: str) -> list[BrokenAtom]:
        """Return the length atom of the part beyond the limit, if the text exceeds it."""
        limit = self.max_bytes
        if limit is None or self._size(text) <= limit:
            return []
        ends = accumulate(map(self._size, text))
        start = next(index for index, end in enumerate(ends) if end > limit)
        return [(LENGTH, (start, len(text)), text[start : start + _MAX_OFFENDER])]

    @property
    def atom_names(self) -> tuple[str, ...]:
        """The names of all atoms of this format, in the order in which they are reported."""
        names = {atom.name for atom in self.atoms}
        if not self.accepts_empty:
            names.add(EMPTY)
        if self.max_bytes is not None:
            names.add(LENGTH)
        return tuple(name for name in ATOMS if name in names)
