"""The Kuma versions that the tables cover, oldest first, and how one is read; it knows no rule."""

import re
from dataclasses import dataclass, field
from functools import cache

from kuma_names.core.errors import UnknownVersionError

NEWEST_PATCH = 100_000
"""Patch of a version that names only its minor: after every one that can be written."""


@dataclass(frozen=True, slots=True, order=True)
class KumaVersion:
    """A Kuma version: what to compare, and the text that asked for it."""

    number: tuple[int, int, int]
    text: str = field(compare=False)

    @property
    def minor(self) -> str:
        """The version without its patch, such as 2.6."""
        return f"{self.number[0]}.{self.number[1]}"

    def is_within(self, since: str | None, before: str | None) -> bool:
        """Tell whether it is from `since` up to, and not in, `before`; None is no bound.

        >>> version("2.13").is_within("2.12", "2.14")
        True
        """
        return is_within(self.number, since, before)


@dataclass(frozen=True, slots=True)
class Release:
    """A minor version of Kuma; `newest_patch` is the newest known on 2026-11-28, None before there is one."""

    minor: str
    newest_patch: str | None

    @property
    def released(self) -> bool:
        """Whether any version of this minor can be installed."""
        return self.newest_patch is not None


RELEASES = (
    Release("2.5", "2.5.11"),
    Release("2.6", "2.6.15"),
    Release("2.7", "2.7.29"),
    Release("2.8", "2.8.8"),
    Release("2.9", "2.9.20"),
    Release("2.10", "2.10.11"),
    Release("2.11", "2.11.20"),
    Release("2.12", "2.12.15"),
    Release("2.13", "2.13.12"),
    Release("2.14", "2.14.7"),
    Release("3.0", "3.0.1"),
)
MINORS = tuple(release.minor for release in RELEASES)
DEFAULT_VERSION = [release.minor for release in RELEASES if release.released][-1]
"""The newest release: what is asked about when nothing is said."""


def upgraded(default: str = DEFAULT_VERSION) -> str:
    """Name the version that an upgrade to the newest starts from: the default one, or the one before if that is the newest.

    >>> upgraded("2.12"), upgraded(MINORS[-1]) == MINORS[-2]
    ('2.12', True)
    """
    return MINORS[-2] if default == MINORS[-1] else default


_SYNTAX = re.compile(r"v?((?:0|[1-9][0-9]*)\.(?:0|[1-9][0-9]*))(?:\.(0|[1-9][0-9]{0,4}))?")


def version(text: str, field_name: str = "kumaVersion") -> KumaVersion:
    """Read a supported version; a text without a patch means the newest one of that minor.

    Raises `UnknownVersionError`, which lists the choices.

    >>> version("v2.6.1") < version("2.6") < version("2.10")
    True
    """
    match = _SYNTAX.fullmatch(text)
    if match is None or match[1] not in MINORS:
        raise UnknownVersionError(field_name, f"{text[:40]!r} must be a Kuma version from {MINORS[0]} to {MINORS[-1]}", MINORS)
    major, minor = map(int, match[1].split("."))
    patch = NEWEST_PATCH if match[2] is None else int(match[2])
    return KumaVersion((major, minor, patch), text.removeprefix("v"))


@cache
def threshold(text: str) -> tuple[int, int, int]:
    """Read a threshold of a table, where a minor means its very first patch: 2.6 is 2.6.0."""
    major, minor, *patch = map(int, text.split("."))
    return (major, minor, patch[0] if patch else 0)


def is_within(number: tuple[int, int, int], since: str | None, before: str | None) -> bool:
    """Tell whether a number is from `since` up to, and not in, `before`; None is no bound."""
    begun = since is None or threshold(since) <= number
    return begun and (before is None or number < threshold(before))


def label(number: tuple[int, int, int]) -> str:
    """Name the version that begins at `number`: 2.7 for 2.7.0, and 2.6.1 as it is."""
    major, minor, patch = number
    return f"{major}.{minor}.{patch}" if patch else f"{major}.{minor}"


def label_before(number: tuple[int, int, int]) -> str:
    """Name the last version before `number`: 2.6.0 for 2.6.1, and the minor before for a 2.7.0."""
    major, minor, patch = number
    return f"{major}.{minor}.{patch - 1}" if patch else MINORS[MINORS.index(label(number)) - 1]
