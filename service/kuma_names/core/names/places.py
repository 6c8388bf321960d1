"""Places of names in the bodies of one kind, as a tree of fields."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import count

from kuma_names.core.model import Environment
from kuma_names.core.rows import NamePlace
from kuma_names.core.tables.places import PLACES

EVERY_VALUE = "*"
EVERY_KEY = "~"
EVERY_ENTRY = "[]"
_STEP = re.compile(r'\["([^"]+)"\]|(\[\])|([^.\[]+)')
_SPEC = "spec"


@dataclass(slots=True)
class PlaceGroup:
    """The places that end in one field, with a number of their own.

    `target_field` is the field beside the name that some of them depend on. `is_simple` means that
    nothing but that and the name decides about a name there.
    """

    number: int
    places: list[NamePlace] = field(default_factory=list)
    target_field: str | None = None
    is_simple: bool = True

    def add(self, place: NamePlace) -> None:
        """Add a place."""
        self.places.append(place)
        if place.targets:
            self.is_simple &= self.target_field in (None, place.target_field)
            self.target_field = place.target_field
        self.is_simple &= not place.facts and place.unless is None


_numbers = count()


@dataclass(slots=True)
class PlaceNode:
    """Node of the tree: the places that end in a mapping or a list, and the nodes below it.

    Both are by field; `[]` stands for every entry of a list, `*` and `~` for every value and every
    key of a mapping.
    """

    names: dict[str, PlaceGroup] = field(default_factory=dict)
    children: dict[str, "PlaceNode"] = field(default_factory=dict)

    def add(self, steps: list[str], place: NamePlace) -> None:
        """Add a place under the steps that lead to it."""
        *parents, last = steps
        node = self
        for step in parents:
            node = node.children.setdefault(step, PlaceNode())
        if last not in node.names:
            node.names[last] = PlaceGroup(next(_numbers))
        node.names[last].add(place)


@cache
def places_in(kind: str, environment: Environment) -> PlaceNode:
    """Return the places of a kind, under `labels` and `spec`."""
    root = PlaceNode()
    for place in PLACES:
        if kind in place.kinds and environment in place.environments:
            root.add(list(_steps(place.path)), place)
    return root


def _steps(path: str) -> Iterator[str]:
    """Yield the steps of a path; without `labels` or `spec` in front it begins in the spec.

    >>> list(_steps('networking.inbound[].tags["kuma.io/service"]'))
    ['spec', 'networking', 'inbound', '[]', 'tags', 'kuma.io/service']
    """
    if not path.startswith(("labels[", "labels.", f"{_SPEC}.")):
        yield _SPEC
    for key, entry, name in _STEP.findall(path):
        yield key or entry or name
