"""Kuma versions: parsing, comparison, ranges, and the releases that the tables cover."""

import re
from dataclasses import dataclass, field
from functools import cache

from kuma_names.core.errors import UnknownVersionError

VersionNumber = tuple[int, int, int]
"""Major, minor and patch."""
NEWEST_PATCH = 100_000
"""Patch of a version given without one: greater than every patch that can be written."""


@dataclass(frozen=True, slots=True, order=True)
class KumaVersion:
    """A Kuma version, compared by `number`; `text` is how the caller wrote it."""

    number: VersionNumber
    text: str = field(compare=False)

    @property
    def minor(self) -> str:
        """The version without its patch, such as 2.6."""
        major, minor, _ = self.number
        return f"{major}.{minor}"


@dataclass(frozen=True, slots=True)
class VersionRange:
    """Versions from `since` up to, and not including, `before`; None leaves that side open.

    A bound without a patch means the first patch of its minor: 2.6 is 2.6.0.
    """

    since: str | None = None
    before: str | None = None

    def contains(self, number: VersionNumber) -> bool:
        """Return whether the version of this number is in the range.

        >>> VersionRange("2.12", "2.14").contains((2, 13, 0))
        True
        """
        if self.since is not None and number < version_number(self.since):
            return False
        return self.before is None or number < version_number(self.before)

    @property
    def until(self) -> str | None:
        """The last version in the range; None if it has no end.

        >>> VersionRange("2.5", "3.0").until, VersionRange("2.6", "2.6.1").until
        ('2.14', '2.6.0')
        """
        return None if self.before is None else label_before(version_number(self.before))


class Versioned:
    """Base of table rows that are valid for a range of versions: columns `since` and `before`."""

    __slots__ = ()
    since: str | None
    before: str | None

    @property
    def versions(self) -> VersionRange:
        """The versions that the row is valid for."""
        return VersionRange(self.since, self.before)


@dataclass(frozen=True, slots=True)
class Release:
    """A minor version; `newest_patch` as of 2026-11-28, None if nothing has been released yet."""

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
"""The newest release: used if no version is given."""


def version_to_upgrade(default: str = DEFAULT_VERSION) -> str:
    """Return the version from which an upgrade to the newest one starts.

    That is the default version, or its predecessor if the default is the newest.

    >>> version_to_upgrade("2.12"), version_to_upgrade(MINORS[-1]) == MINORS[-2]
    ('2.12', True)
    """
    return MINORS[-2] if default == MINORS[-1] else default


_SYNTAX = re.compile(
    r"v?((?:0|[1-9][0-9]*)\.(?:0|[1-9][0-9]*))(?:\.(0|[1-9][0-9]{0,4}))?",
)


def parse_version(text: str, field_name: str = "kumaVersion") -> KumaVersion:
    """Parse a supported version; one without a patch means the newest patch of its minor.

    Raises `UnknownVersionError`, which lists the choices.

    >>> parse_version("v2.6.1") < parse_version("2.6") < parse_version("2.10")
    True
    """
    match = _SYNTAX.fullmatch(text)
    if match is None or match[1] not in MINORS:
        reason = f"{text[:40]!r} must be a Kuma version from {MINORS[0]} to {MINORS[-1]}"
        raise UnknownVersionError(field_name, reason, MINORS)
    major, minor = map(int, match[1].split("."))
    patch = NEWEST_PATCH if match[2] is None else int(match[2])
    return KumaVersion((major, minor, patch), text.removeprefix("v"))


@cache
def version_number(text: str) -> VersionNumber:
    """Parse a bound of a range: unlike in `parse_version`, 2.6 means its first patch, 2.6.0."""
    major, minor, *patch = map(int, text.split("."))
    return (major, minor, patch[0] if patch else 0)


def label(number: VersionNumber) -> str:
    """Return the name of the version that starts at a number: 2.7 for 2.7.0, 2.6.1 unchanged."""
    major, minor, patch = number
    return f"{major}.{minor}.{patch}" if patch else f"{major}.{minor}"


def label_before(number: VersionNumber) -> str:
    """Return the label of the version before a number: 2.6.0 for 2.6.1, but 2.6 for 2.7.0."""
    major, minor, patch = number
    if patch:
        return f"{major}.{minor}.{patch - 1}"
    return MINORS[MINORS.index(label(number)) - 1]
