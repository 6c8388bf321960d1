"""Row types of Kuma's texts: a template, and the reasons that are inserted into it."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from kuma_names.core.versions import VersionNumber, VersionRange

ALWAYS = (VersionRange(),)
"""All versions."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Table row: one of Kuma's reasons for a refusal.

    It applies if one of `atoms` is broken (any atom, if empty) and the text has the format
    `if_format` (if that is not None), in the versions of `ranges`.
    """

    text: str
    atoms: tuple[str, ...] = ()
    if_format: str | None = None
    ranges: tuple[VersionRange, ...] = ALWAYS

    def exists_in(self, number: VersionNumber) -> bool:
        """Return whether the version with this number has the text."""
        return any(versions.contains(number) for versions in self.ranges)


@dataclass(frozen=True, eq=False, kw_only=True)
class KumaText:
    """Table row: what Kuma prints. Compared by identity (`eq=False`), so it can be a cache key.

    Each group of `reasons` contributes its first reason that applies, joined by `joiner`.
    `template` has the placeholder {errors} for them and those of `names.templates`. `separate`
    makes every reason an invalid parameter of its own.
    """

    reasons: tuple[tuple[Reason, ...], ...] = ()
    template: str = "{errors}"
    joiner: str = "; "
    separate: bool = False

    @cached_property
    def formats(self) -> tuple[str, ...]:
        """The formats that reasons depend on."""
        formats = (reason.if_format for group in self.reasons for reason in group)
        return tuple(dict.fromkeys(filter(None, formats)))

    @cached_property
    def is_dated(self) -> bool:
        """Whether a reason exists in some versions only."""
        return any(reason.ranges != ALWAYS for group in self.reasons for reason in group)


def reasons_by_unit(
    text: str, atoms: tuple[str, ...], units: Iterable[tuple[str, tuple[VersionRange, ...]]]
) -> tuple[Reason, ...]:
    """Return a reason for each unit: the {unit} of a text depends on the version."""
    return tuple(
        Reason(text=text.replace("{unit}", unit), atoms=atoms, ranges=ranges)
        for unit, ranges in units
    )
