"""The shapes of names as rows: a pattern that accepts, and atoms that explain every failure; it knows no kind and no version.

Sources: RFC 1035 and RFC 1123 as k8s.io/apimachinery reads them, Kuma's meta_validator.go, asaskevich/govalidator.
Lengths are bytes of UTF-8, as in Go; spans are code points. Patterns are matched whole (`re.fullmatch`), so that a
final newline is a character like any other.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import accumulate
from typing import NamedTuple

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


_MENDS = {CHARSET: "-", LABEL_EDGE: r"\1"}
_SHOWN = 20
"""Code points of an offender that a message shows."""


Break = tuple[str, tuple[int, int], str]
"""A broken atom: its name, its span (code points, half open), and what stands there. Plain, for there are many."""


class Atom(NamedTuple):
    """One reason to fail a format: `finder` finds the offenders, `must` is the requirement, with {found} and {at} filled in."""

    name: str
    finder: re.Pattern[str]
    must: str


@dataclass(frozen=True, slots=True, eq=False)
class Format:
    """A shape of names; each is itself and no other.

    `pattern` and `max_bytes` accept; `atoms`, with the empty and the length atom made from the other fields, explain.
    Bytes of the characters in `uncounted` do not count. `empty` says whether the empty text is accepted. `mends` are the
    offenders that can be replaced, and by what.
    """

    id: str
    summary: str
    pattern: str
    max_bytes: int | None = None
    atoms: tuple[Atom, ...] = ()
    empty: bool = False
    uncounted: str = ""
    matcher: re.Pattern[str] = field(init=False)
    mends: tuple[tuple[re.Pattern[str], str], ...] = field(init=False)
    musts: dict[str, str] = field(init=False)
    searches: tuple[tuple[str, Callable[..., re.Match[str] | None]], ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "matcher", re.compile(self.pattern, re.ASCII))
        mends = tuple((atom.finder, _MENDS[atom.name]) for atom in self.atoms if atom.name in _MENDS)
        object.__setattr__(self, "mends", mends)
        object.__setattr__(self, "searches", tuple((atom.name, atom.finder.search) for atom in self.atoms))
        object.__setattr__(self, "musts", {atom.name: atom.must for atom in self.atoms})

    def accepts(self, text: str) -> bool:
        """Tell whether `text` has this shape."""
        if not text:
            return self.empty
        return self.matcher.fullmatch(text) is not None and not self._overlong(text)

    def breaks(self, text: str) -> list[Break]:
        """Find every broken atom of `text`; none exactly if the text is accepted."""
        if not text:
            return [] if self.empty else [(EMPTY, (0, 0), "")]
        found = self._overlong(text)
        for name, search in self.searches:
            match = search(text)
            while match:
                span = match.span()
                found.append((name, span, match[0]))
                match = search(text, span[1])
        return found

    def must(self, broken: Break, text: str) -> str:
        """Say what must hold instead of a break of `text`."""
        atom, (at, _), found = broken
        if atom == EMPTY:
            return self.musts.get(EMPTY, "must not be empty")
        if atom == LENGTH:
            return f"must be at most {self.max_bytes} bytes long, is {self._bytes(text)}"
        return self.musts[atom].format(found=repr(found[:_SHOWN]), at=at)

    def _bytes(self, text: str) -> int:
        counted = text.replace(self.uncounted, "") if self.uncounted else text
        return len(counted) if counted.isascii() else len(counted.encode("utf-8", "surrogatepass"))

    def _overlong(self, text: str) -> list[Break]:
        """Find what stands after the limit."""
        most = self.max_bytes
        if most is None or self._bytes(text) <= most:
            return []
        fitting = next(at for at, size in enumerate(accumulate(map(self._bytes, text))) if size > most)
        return [(LENGTH, (fitting, len(text)), text[fitting : fitting + _SHOWN])]

    @property
    def atom_names(self) -> tuple[str, ...]:
        """The names of all atoms of this format, in the order in which they are reported."""
        held = {atom.name for atom in self.atoms}
        held |= set() if self.empty else {EMPTY}
        held |= set() if self.max_bytes is None else {LENGTH}
        return tuple(name for name in ATOMS if name in held)


def _atom(name: str, finder: str, must: str) -> Atom:
    return Atom(name, re.compile(finder, re.ASCII), must)


def _charset(allowed: str) -> Atom:
    return _atom(CHARSET, f"[^{allowed}]+", "must not contain {found}, found at position {at}")


def _first(allowed: str, words: str) -> Atom:
    return _atom(FIRST, rf"\A[^{allowed}]", f"must start with {words}, found {{found}} at position {{at}}")


def _last(allowed: str, words: str) -> Atom:
    return _atom(LAST, rf"[^{allowed}]\Z", f"must end with {words}, found {{found}} at position {{at}}")


_LOWER_ALNUM, _ALNUM = "a-z0-9", "A-Za-z0-9"
_LETTER_OR_DIGIT = "a letter or digit"
_LOWER_LETTER_OR_DIGIT = "a lowercase letter or digit"
_DNS_LABEL = "[A-Za-z0-9_][A-Za-z0-9_-]{0,62}"
_OCTET = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])"
_IPV4 = rf"(?:{_OCTET}\.){{3}}{_OCTET}"
_ANYTHING = r"(?s:.*)"


def _one_of(id_: str, *words: str) -> Format:
    listed = "|".join(words)
    must = f"must be {' or '.join(map(repr, words))}"
    return Format(id_, f"one of: {', '.join(words)}", listed, atoms=(_atom(VALUE, rf"(?s)\A(?!(?:{listed})\Z).+", must),))


def _never(id_: str, summary: str, must: str) -> Format:
    """Accept no text at all: what is measured must not be there."""
    return Format(id_, summary, "(?!)", atoms=(_atom(EMPTY, "(?!)", must), _atom(VALUE, r"(?s)\A.+", must)))


def _length_only(most: int) -> Format:
    return Format(f"length-{most}", f"at most {most} bytes of anything", _ANYTHING, most, empty=True)


_ROWS = (
    Format(
        "rfc1035-label",
        "an RFC 1035 label: lowercase letters, digits and '-', from a letter to a letter or digit, at most 63 bytes",
        "[a-z](?:[-a-z0-9]*[a-z0-9])?",
        63,
        (_charset("-a-z0-9"), _first("a-z", "a lowercase letter"), _last(_LOWER_ALNUM, _LOWER_LETTER_OR_DIGIT)),
    ),
    Format(
        "rfc1123-label",
        "an RFC 1123 label: lowercase letters, digits and '-', no '-' at either end, at most 63 bytes",
        "[a-z0-9](?:[-a-z0-9]*[a-z0-9])?",
        63,
        (
            _charset("-a-z0-9"),
            _first(_LOWER_ALNUM, _LOWER_LETTER_OR_DIGIT),
            _last(_LOWER_ALNUM, _LOWER_LETTER_OR_DIGIT),
        ),
    ),
    Format(
        "rfc1123-subdomain",
        "an RFC 1123 subdomain: labels joined by dots, at most 253 bytes in all, without a limit a label",
        r"[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*",
        253,
        (
            _charset("-.a-z0-9"),
            _first(_LOWER_ALNUM, _LOWER_LETTER_OR_DIGIT),
            _last(_LOWER_ALNUM, _LOWER_LETTER_OR_DIGIT),
            _atom(
                LABEL_EDGE,
                r"(\.)\.+|(?<=\.)[^.a-z0-9]|[^.a-z0-9](?=\.)",
                "must have a lowercase letter or digit on both sides of a '.', found {found} at position {at}",
            ),
        ),
    ),
    Format(
        "legacy-charset",
        "the characters of Kuma before 2.5: lowercase letters, digits, '-', '_' and '.', in any order, at most 253 bytes",
        r"[-a-z0-9_.]+",
        253,
        (_charset("-a-z0-9_."),),
    ),
    Format(
        "tag-charset",
        "lowercase letters, digits, '-', '_' and '.', in any order and of any length, nothing included",
        r"[-a-z0-9_.]*",
        None,
        (_charset("-a-z0-9_."),),
        empty=True,
    ),
    Format(
        "label-value",
        "a Kubernetes label value: letters, digits, '-', '_' and '.', from a letter or digit to one, at most 63 bytes, or nothing",
        r"(?:[A-Za-z0-9](?:[-A-Za-z0-9_.]*[A-Za-z0-9])?)?",
        63,
        (_charset("-A-Za-z0-9_."), _first(_ALNUM, _LETTER_OR_DIGIT), _last(_ALNUM, _LETTER_OR_DIGIT)),
        empty=True,
    ),
    Format(
        "dns-name",
        "a DNS name as govalidator.IsDNSName has it: capitals and '_' allowed, one '.' at the end too, but no IP address",
        rf"(?!{_IPV4}\Z){_DNS_LABEL}(?:\.{_DNS_LABEL})*[._]?",
        255,
        (
            _charset("-A-Za-z0-9_."),
            _first("A-Za-z0-9_", "a letter, a digit or '_'"),
            _atom(
                LABEL_EDGE,
                r"(\.)\.+|(?<=\.)[^.A-Za-z0-9_]",
                "must have a letter, a digit or '_' after a '.', found {found} at position {at}",
            ),
            _atom(
                LABEL_LENGTH,
                r"(?<![^.])(?![^.]{63}_\Z)[^.]{64,}",
                "must have at most 63 characters between dots, has {found} from position {at}",
            ),
            _atom(IP_ADDRESS, rf"\A{_IPV4}\Z", "must not be an IP address, found {found} at position {at}"),
        ),
        uncounted=".",
    ),
    Format(
        "no-dot",
        "anything without a '.'",
        r"[^.]*",
        None,
        (_atom(CHARSET, r"\.+", "must not contain {found}, found at position {at}"),),
        empty=True,
    ),
    Format("not-empty", "anything but nothing", r"(?s:.+)"),
    Format(
        "label-name",
        "the name of a label's key: letters, digits, '-', '_' and '.', from a letter or digit to one, at most 63 bytes",
        r"[A-Za-z0-9](?:[-A-Za-z0-9_.]*[A-Za-z0-9])?",
        63,
        (_charset("-A-Za-z0-9_."), _first(_ALNUM, _LETTER_OR_DIGIT), _last(_ALNUM, _LETTER_OR_DIGIT)),
    ),
    Format(
        "one-slash",
        "anything with at most one '/'",
        r"[^/]*/?[^/]*",
        None,
        (_atom(CHARSET, r"(?s)/(?=.*/)", "must have at most one '/', found one more at position {at}"),),
        empty=True,
    ),
    _one_of("label-origin", "global", "zone"),
    _one_of("label-kds-sync", "enabled", "disabled"),
    _one_of("label-effect", "shadow"),
    _never("computed-label", "what the control plane writes, or nothing", "must be left to the control plane"),
    _never("known-label", "a key that Kuma knows", "must not be a reserved key that Kuma does not know"),
    _length_only(46),
    _length_only(63),
    _length_only(252),
    _length_only(253),
)
FORMATS = {row.id: row for row in _ROWS}
