"""Index of the names in an inventory, by where each must be unique."""

from typing import NamedTuple, Self

from kuma_names.audit.input.model import CarriedName, Place, Resource


class Uniqueness(NamedTuple):
    """Where two resources of a kind cannot have the same name."""

    kind: str
    mesh: str | None
    namespace: str | None = None
    zone: str | None = None

    @classmethod
    def of_resource(cls, resource: Resource) -> Self:
        """Return where the name of a resource must be unique."""
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
        # What a name subject names is in a mesh, and in no namespace or zone.
        holders = self._holders.setdefault(Uniqueness(carried.kind, resource.facts.mesh), {})
        holders.setdefault(carried.text.value, NameHolder(resource.place, ""))

    def names(self, uniqueness: Uniqueness) -> set[str]:
        """Return the names that are taken there."""
        return set(self._holders.get(uniqueness, ()))
