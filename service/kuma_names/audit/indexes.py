"""Indexes of an inventory: names by where they must be unique, and mentions by their target."""

from typing import NamedTuple, Self

from kuma_names.audit.input.model import CarriedName, MeshReference, Place, Resource
from kuma_names.audit.input.references import find_references
from kuma_names.audit.model import Mention
from kuma_names.audit.validators import ValidatorCache
from kuma_names.core.model import NO_FACTS, Environment

_GLOBAL_KINDS = ("Mesh", "Zone")
"""Kinds of references that are not looked up in the mesh of the resource that refers."""


class Uniqueness(NamedTuple):
    """Part of an inventory in which a name must be unique, such as the Dataplanes of a mesh."""

    kind: str
    mesh: str | None
    namespace: str | None = None
    zone: str | None = None

    @classmethod
    def of_resource(cls, resource: Resource) -> Self:
        """Return the part in which the name of a resource must be unique."""
        facts = resource.facts
        return cls(resource.kind, facts.mesh, facts.namespace, resource.origin.zone)


class NameHolder(NamedTuple):
    """Place and address of the first resource that has a name."""

    place: Place
    address: str


class NameIndex:
    """Index of the names of resources, and of the names that resources carry."""

    def __init__(self) -> None:
        self._holders: dict[Uniqueness, dict[str, NameHolder]] = {}

    def add(self, resource: Resource) -> NameHolder:
        """Add the name of a resource; return its first holder, which can be the resource."""
        holders = self._holders.setdefault(Uniqueness.of_resource(resource), {})
        return holders.setdefault(resource.name.value, NameHolder(resource.place, resource.address))

    def add_carried(self, resource: Resource, carried: CarriedName) -> None:
        """Add a name that a resource carries."""
        # Services and workloads, which name subjects name, have a mesh but no namespace or zone.
        holders = self._holders.setdefault(Uniqueness(carried.kind, resource.facts.mesh), {})
        holders.setdefault(carried.text.value, NameHolder(resource.place, ""))

    def names(self, uniqueness: Uniqueness) -> set[str]:
        """Return the names that exist in a part of the inventory."""
        return set(self._holders.get(uniqueness, ()))


class MentionIndex:
    """Index of mentions by the kind, mesh and name that they mention."""

    def __init__(self, validators: ValidatorCache) -> None:
        self._validators = validators
        self._mentions: dict[tuple[str, str | None, str], list[Mention]] = {}
        self._renamable: dict[tuple[str, str], bool] = {}

    def add(self, resource: Resource) -> None:
        """Add the mentions in a resource."""
        # Reports list only mentions of names to change: storing all would take much memory.
        for reference in find_references(resource, self._may_be_renamed):
            mesh = None if reference.kind in _GLOBAL_KINDS else resource.facts.mesh
            place = resource.place._replace(line=reference.line)
            mention = Mention(place, resource.kind, resource.name.value, reference.field)
            key = (reference.kind, mesh, reference.name)
            self._mentions.setdefault(key, []).append(mention)

    def add_reference(self, reference: MeshReference) -> None:
        """Add the mention of a mesh by something that is not a resource of Kuma."""
        mesh = reference.mesh
        if self._may_be_renamed("Mesh", mesh.value):
            place = reference.place._replace(line=mesh.line)
            mention = Mention(place, reference.kind, reference.name, reference.field)
            self._mentions.setdefault(("Mesh", None, mesh.value), []).append(mention)

    def mentions_of(self, resource: Resource) -> tuple[Mention, ...]:
        """Return the mentions of a resource, in the order of their places."""
        key = (resource.kind, resource.facts.mesh, resource.name.value)
        return tuple(sorted(self._mentions.get(key, ())))

    def _may_be_renamed(self, kind: str, name: str) -> bool:
        """Return whether a name breaks a rule, whatever resource has it."""
        renamable = self._renamable.get((kind, name))
        if renamable is None:
            validator = self._validators.pair(kind, Environment.UNIVERSAL, NO_FACTS).oldest
            renamable = validator is not None and not validator.passes(name)
            self._renamable[kind, name] = renamable
        return renamable
