"""Collisions: resources for which Kuma derives the same identifier.

Two passes keep memory small. While resources are read, only a hash of each identifier is kept, with
the resources that have it. At the end, the identifiers behind hashes of several resources are
derived again, and compared.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from kuma_names.audit.collision_groups import CollisionGroup
from kuma_names.audit.input.model import Resource
from kuma_names.audit.model import AuditOptions, Outcomes
from kuma_names.core.identifiers.derived import codecs_of, derived_identifiers
from kuma_names.core.identifiers.resource_identity import DerivedIdentifier, ResourceIdentity
from kuma_names.core.model import Environment, Outcome
from kuma_names.core.versions import KumaVersion

_CHUNK_SIZE = 5_000
"""Resources compared together: more would take more memory, fewer derive identifiers more often."""


class _Key(NamedTuple):
    """Key of a group: resources that collide have the same."""

    codec: str
    text: str
    namespace: tuple[str, ...]


class Collision(NamedTuple):
    """A resource that has the identifier of `total` others; `others` are some of them."""

    resource: Resource
    codec: str
    text: str
    others: tuple[Resource, ...]
    total: int
    outcomes: Outcomes


class CollisionDetector:
    """Collector of the identifiers that both versions derive for the resources of an inventory."""

    def __init__(self, options: AuditOptions) -> None:
        self._versions = options.versions
        # Most identifiers belong to one resource: a list for each would take most of the memory.
        self._holders: dict[int, Resource | list[Resource]] = {}

    def add(self, resource: Resource) -> None:
        """Add a resource."""
        # A resource can stay in memory until the end, where it is compared without these.
        resource = resource._replace(texts={}, labels={})
        identity = _identity_of(resource)
        hashes: dict[int, None] = {}
        for version in self._versions_to_derive(resource.kind):
            for key, _ in _keyed_identifiers(identity, version):
                hashes[hash(key)] = None
        # Both versions derive mostly the same identifiers: a resource is added once for each.
        for number in hashes:
            holder = self._holders.setdefault(number, resource)
            if isinstance(holder, list):
                holder.append(resource)
            elif holder is not resource:
                self._holders[number] = [holder, resource]

    def collisions(self) -> Iterator[Collision]:
        """Yield every collision of every resource."""
        chunk: dict[int, list[Resource]] = {}
        size = 0
        for number, holder in self._holders.items():
            if isinstance(holder, list):
                chunk[number] = holder
                size += len(holder)
            if size >= _CHUNK_SIZE:
                yield from self._compare(chunk)
                chunk = {}
                size = 0
        yield from self._compare(chunk)

    def _compare(self, chunk: dict[int, list[Resource]]) -> Iterator[Collision]:
        """Yield the collisions of resources that share a hash, which equal identifiers do."""
        groups: dict[_Key, CollisionGroup] = defaultdict(CollisionGroup)
        for resource in _distinct_resources(chunk):
            identity = _identity_of(resource)
            for version in self._versions:
                for key, derived in _keyed_identifiers(identity, version):
                    # Equal identifiers are in one chunk, because their hashes are equal.
                    if hash(key) in chunk:
                        groups[key].add(resource, derived, version)
        for key, group in groups.items():
            yield from self._collisions_in(key, group)

    def _collisions_in(self, key: _Key, group: CollisionGroup) -> Iterator[Collision]:
        before, after = self._versions
        for member in group.members():
            total = group.count_others(member)
            if total:
                outcomes = (_outcome(member.versions, before), _outcome(member.versions, after))
                others = group.some_others(member)
                yield Collision(member.resource, key.codec, key.text, others, total, outcomes)

    def _versions_to_derive(self, kind: str) -> tuple[KumaVersion, ...]:
        """Return both versions, or only the newer one if it derives every identifier of both."""
        before, after = self._versions
        if codecs_of(kind, before) <= codecs_of(kind, after):
            return (after,)
        return self._versions


def _distinct_resources(chunk: dict[int, list[Resource]]) -> Iterator[Resource]:
    """Yield each resource once: it can share several identifiers with others."""
    by_order: dict[int, Resource] = {}
    for resources in chunk.values():
        for resource in resources:
            by_order.setdefault(resource.order, resource)
    yield from by_order.values()


def _outcome(versions: set[KumaVersion], version: KumaVersion) -> str | None:
    return Outcome.BROKEN.value if version in versions else None


def _keyed_identifiers(
    identity: ResourceIdentity, version: KumaVersion
) -> Iterator[tuple[_Key, DerivedIdentifier]]:
    for text, derived in derived_identifiers(identity, version):
        yield _Key(derived.codec, text, derived.namespace), derived


def _identity_of(resource: Resource) -> ResourceIdentity:
    facts, origin = resource.facts, resource.origin
    return ResourceIdentity(
        kind=resource.kind,
        name=facts.display_name or resource.name.value,
        core_name=resource.core_name,
        mesh=facts.mesh or "",
        zone=origin.zone or "",
        namespace=origin.namespace or "",
        ports=resource.ports,
        synced=facts.synced,
        in_zone=origin.from_zone,
        on_kubernetes=resource.environment is Environment.KUBERNETES,
        universal=origin.universal,
        address=resource.address,
    )
