"""Indexes of an inventory: names by where they must be unique, and mentions by their target."""

from collections.abc import Iterable
from typing import NamedTuple

from kuma_names.audit.input.model import Resource
from kuma_names.audit.judging import MentionedName, MentionKey
from kuma_names.audit.model import Mention
from kuma_names.audit.records import ResourceRecord
from kuma_names.core.tables.kinds import SHARED_NAMES


class Uniqueness(NamedTuple):
    """Part of an inventory in which a name must be unique, such as the Dataplanes of a mesh."""

    kind: str
    mesh: str | None
    namespace: str | None = None
    zone: str | None = None


def uniqueness_of_resource(resource: Resource) -> Uniqueness:
    """Return the part of the inventory in which the name of a resource must be unique."""
    facts = resource.facts
    return Uniqueness(resource.kind, facts.mesh, facts.namespace, resource.origin.zone)


def _uniqueness_of_record(record: ResourceRecord) -> tuple[str, str | None, str | None, str | None]:
    identity = record.identity
    return identity.kind, record.mesh, record.namespace, identity.zone or None


class NameIndex:
    """Index of the names of resources, and of the names that resources carry."""

    def __init__(self) -> None:
        self._resources: dict[tuple[str | None, ...], dict[str, int]] = {}
        self._carried: dict[tuple[str | None, ...], set[str]] = {}

    def add(self, position: int, record: ResourceRecord) -> int:
        """Add the name of a resource; return the position of the first that has it."""
        positions = self._resources.setdefault(_uniqueness_of_record(record), {})
        return positions.setdefault(record.name, position)

    def add_carried(self, mesh: str | None, names: Iterable[tuple[str, str]]) -> None:
        """Add names that resources of a mesh carry, each with its kind.

        Names that any number of resources may carry are left out.
        """
        # Services and workloads have a mesh but no namespace or zone.
        for kind, name in names:
            if kind not in SHARED_NAMES:
                self._carried.setdefault(Uniqueness(kind, mesh), set()).add(name)

    def names(self, uniqueness: Uniqueness) -> set[str]:
        """Return the names that exist in a part of the inventory."""
        resources = self._resources.get(uniqueness, ())
        return self._carried.get(uniqueness, set()).union(resources)


class MentionIndex:
    """Index of mentions by the kind, mesh and name that they mention."""

    def __init__(self) -> None:
        self._mentions: dict[MentionKey, list[Mention]] = {}

    def add(self, mentioned: MentionedName) -> None:
        """Add a mention."""
        self._mentions.setdefault(mentioned.key, []).append(mentioned.mention)

    def mentions_of(self, resource: Resource) -> tuple[Mention, ...]:
        """Return the mentions of a resource, in the order of their places."""
        key = (resource.kind, resource.facts.mesh, resource.name.value)
        return tuple(sorted(self._mentions.get(key, ())))
