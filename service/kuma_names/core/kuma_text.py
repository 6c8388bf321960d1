"""Types of Kuma's texts: a template, and the reasons that are chosen for it."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from kuma_names.core.versions import VersionNumber, VersionRange

ALWAYS = (VersionRange(),)
"""All versions."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Table row: one of Kuma's reasons for a refusal.

    It applies if one of `atoms` is broken (any, if empty) and the text has the format `shaped`
    (if there is one), in the versions of `windows`.
    """

    text: str
    atoms: tuple[str, ...] = ()
    shaped: str | None = None
    windows: tuple[VersionRange, ...] = ALWAYS

    def is_given_in(self, number: VersionNumber) -> bool:
        """Return whether the version of this number has the text."""
        return any(window.contains(number) for window in self.windows)


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
    def shapes(self) -> tuple[str, ...]:
        """The formats that reasons depend on."""
        shapes = (reason.shaped for group in self.reasons for reason in group)
        return tuple(dict.fromkeys(filter(None, shapes)))

    @cached_property
    def is_dated(self) -> bool:
        """Whether a reason exists in some versions only."""
        return any(reason.windows != ALWAYS for group in self.reasons for reason in group)


def reasons_by_unit(
    text: str, atoms: tuple[str, ...], units: Iterable[tuple[str, tuple[VersionRange, ...]]]
) -> tuple[Reason, ...]:
    """Return the reasons of a text whose {unit} depends on the version."""
    return tuple(
        Reason(text=text.replace("{unit}", unit), atoms=atoms, windows=windows)
        for unit, windows in units
    )
