"""Mutants of the table of places."""

from collections.abc import Iterator
from dataclasses import replace

from kuma_names.core.names import places
from kuma_names.core.rows import NamePlace
from kuma_names.core.tables.places import PLACES
from tools.mutants.bounds import neighbouring_bounds
from tools.mutants.mutant import Mutant, removed, replaced

_OTHER_SUBJECT = "ZoneSetting"
"""A subject that no place has."""


def place_mutants() -> Iterator[Mutant]:
    """Yield the mutants of every place."""
    for index, place in enumerate(PLACES):
        yield _mutant(place, "dropped", removed(PLACES, index))
        for description, mutated in _of_place(place):
            yield _mutant(place, description, replaced(PLACES, index, mutated))


def _mutant(place: NamePlace, description: str, table: tuple[NamePlace, ...]) -> Mutant:
    return Mutant(f"{place.path}: {description}", places, "PLACES", table, "places/")


def _of_place(place: NamePlace) -> Iterator[tuple[str, NamePlace]]:
    yield "another subject", replace(place, subject=_OTHER_SUBJECT)
    if place.target_field != "kind":
        yield "target in the field kind", replace(place, target_field="kind")
    if place.unless is not None:
        yield f"even if {place.unless}", replace(place, unless=None)
    yield from _with_moved_bounds(place)
    yield from _without_members(place)


def _with_moved_bounds(place: NamePlace) -> Iterator[tuple[str, NamePlace]]:
    if place.since is not None:
        for moved in neighbouring_bounds(place.since):
            yield f"since {moved}", replace(place, since=moved)
    if place.before is not None:
        for moved in neighbouring_bounds(place.before):
            yield f"before {moved}", replace(place, before=moved)


def _without_members(place: NamePlace) -> Iterator[tuple[str, NamePlace]]:
    for index, kind in enumerate(place.kinds):
        yield f"without {kind}", replace(place, kinds=removed(place.kinds, index))
    for index, environment in enumerate(place.environments):
        fewer = removed(place.environments, index)
        yield f"not on {environment}", replace(place, environments=fewer)
    for index, target in enumerate(place.targets):
        # Without any target a place would accept all.
        others = removed(place.targets, index) or (_OTHER_SUBJECT,)
        yield f"without target {target}", replace(place, targets=others)
