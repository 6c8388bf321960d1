"""Groups of the resources that have one identifier, and which of them collide."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from kuma_names.core.identifiers.resource_identity import EVERYWHERE, DerivedIdentifier
from kuma_names.core.versions import KumaVersion

MAX_OTHERS = 20
"""Colliding resources that are listed; all are counted."""
_Identity = tuple[str, ...]
_Resources = dict[_Identity, dict[str, list[int]]]
"""Positions of resources by identity and stored name."""


class Member(NamedTuple):
    """A resource with the identifier, as `DerivedIdentifier` describes it.

    `resource` is its position in the inventory, `versions` are those that derive the identifier.
    """

    resource: int
    identity: _Identity
    stored_name: str
    zone: str | None
    versions: set[KumaVersion]


class CollisionGroup:
    """The resources that have one identifier in one namespace."""

    def __init__(self) -> None:
        self._members: dict[int, Member] = {}
        self._resources: dict[str | None, _Resources] = {}
        # A group can have thousands of members that all collide: counting the others one by one for
        # each member would take minutes.
        self._counts: dict[str | None, _MemberCounts] = {}
        self._counts_of_all_zones = _MemberCounts()

    def add(self, resource: int, derived: DerivedIdentifier, version: KumaVersion) -> None:
        """Add a resource, once for each version that derives the identifier."""
        member = self._members.get(resource)
        if member is None:
            # Without an identity, a resource equals no other: its position is unique.
            identity = derived.identity or (str(resource),)
            member = Member(resource, identity, derived.stored_name, derived.zone, set())
            self._add_member(member)
        member.versions.add(version)

    def _add_member(self, member: Member) -> None:
        self._members[member.resource] = member
        by_identity = self._resources.setdefault(member.zone, {})
        by_name = by_identity.setdefault(member.identity, {})
        by_name.setdefault(member.stored_name, []).append(member.resource)
        self._counts.setdefault(member.zone, _MemberCounts()).add(member)
        self._counts_of_all_zones.add(member)

    def members(self) -> Iterator[Member]:
        """Yield each resource once."""
        yield from self._members.values()

    def count_others(self, member: Member) -> int:
        """Count the resources that collide with a member."""
        if member.zone is EVERYWHERE:
            return self._counts_of_all_zones.others(member)
        zones = self._visible_zones(member)
        return sum(self._counts[zone].others(member) for zone in zones)

    def some_others(self, member: Member) -> tuple[int, ...]:
        """Return some of the resources that collide with a member."""
        others = self._others(member)
        return tuple(islice(others, MAX_OTHERS))

    def _others(self, member: Member) -> Iterator[int]:
        for zone in self._visible_zones(member):
            for identity, by_name in self._resources[zone].items():
                if identity != member.identity:
                    for resources in by_name.values():
                        yield from resources
                elif member.stored_name:
                    for stored_name, resources in by_name.items():
                        # A resource without a stored name is a copy, perhaps of this one.
                        if stored_name not in (member.stored_name, ""):
                            yield from resources

    def _visible_zones(self, member: Member) -> Iterable[str | None]:
        """Return the zones whose members some zone sees together with this one."""
        if member.zone is EVERYWHERE:
            return self._resources
        return [zone for zone in (member.zone, EVERYWHERE) if zone in self._resources]


class _MemberCounts:
    """Counts of members: all, by identity, and by identity and stored name."""

    def __init__(self) -> None:
        self._all = 0
        self._by_identity: Counter[_Identity] = Counter()
        self._by_stored_name: Counter[tuple[_Identity, str]] = Counter()

    def add(self, member: Member) -> None:
        """Count a member."""
        self._all += 1
        self._by_identity[member.identity] += 1
        self._by_stored_name[member.identity, member.stored_name] += 1

    def others(self, member: Member) -> int:
        """Return the number of members that are neither the same resource nor a copy of it."""
        if not member.stored_name:
            return self._all - self._by_identity[member.identity]
        same = self._by_stored_name[member.identity, member.stored_name]
        copies = self._by_stored_name[member.identity, ""]
        return self._all - same - copies
