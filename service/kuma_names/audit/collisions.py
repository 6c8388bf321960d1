"""Collisions: resources for which Kuma derives the same identifier.

Three passes keep time and memory small. While resources are read, only their keys are kept, as
numbers. At the end, the identifiers of the resources that share a key are derived, and only a hash
of each is kept. Those whose hash is shared are derived again, and compared.
"""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise
from typing import NamedTuple

from kuma_names.audit.collision_groups import CollisionGroup
from kuma_names.audit.collision_keys import CollisionKeys
from kuma_names.audit.hostnames import has_hostnames
from kuma_names.audit.model import AuditOptions, Outcomes
from kuma_names.audit.records import ResourceRecord
from kuma_names.core.identifiers.derived import derivations_of, encoded_identifiers
from kuma_names.core.identifiers.resource_identity import DerivedIdentifier
from kuma_names.core.identifiers.service_identifiers import generated_hostname
from kuma_names.core.model import Outcome
from kuma_names.core.versions import KumaVersion

_HOSTNAME = "hostname"
_CHUNK_SIZE = 5_000
"""Resources compared together: more would take more memory, fewer derive identifiers more often."""


class _Key(NamedTuple):
    """Key of a group: resources that collide have the same."""

    codec: str
    text: str
    namespace: tuple[str, ...]


class Collision(NamedTuple):
    """A resource that has the identifier of `total` others; `others` are some of them.

    Resources are numbers: their positions in the inventory.
    """

    resource: int
    codec: str
    text: str
    others: tuple[int, ...]
    total: int
    outcomes: Outcomes


class CollisionDetector:
    """Collector of the identifiers that both versions derive for the resources of an inventory.

    `records` are those of the inventory, in its order.
    """

    def __init__(self, options: AuditOptions, records: Sequence[ResourceRecord]) -> None:
        self._options = options
        self._records = records
        self._keys = CollisionKeys(options)
        self._numbers = array("Q")
        self._resources = array("I")
        self._compared_services: set[int] = set()
        self._hostnames: dict[int, list[tuple[str, str | None]]] = {}

    def add(self, resource: int, numbers: Iterable[int]) -> None:
        """Add a resource and its keys (`CollisionKeys.numbers`)."""
        for number in numbers:
            self._numbers.append(number)
            self._resources.append(resource)

    def compare_hostnames(self, services: Iterable[int]) -> None:
        """Compare the hostnames of services, even if they share no key."""
        self._compared_services.update(services)

    def add_hostname(self, service: int, text: str, zone: str | None) -> None:
        """Add a hostname that a generator renders for a service, and the zone that sees it."""
        self._hostnames.setdefault(service, []).append((text, zone))

    def collisions(self) -> Iterator[Collision]:
        """Yield every collision of every resource."""
        codecs = self._codecs_to_compare()
        for chunk in _chunks(self._holders_of_hashes(codecs)):
            yield from self._compare(chunk, codecs)

    def _codecs_to_compare(self) -> dict[int, list[str]]:
        """Return the codecs for which a resource shares a key with another, by resource."""
        repeated = _repeated(self._numbers)
        candidates = {
            resource
            for number, resource in zip(self._numbers, self._resources, strict=True)
            if number in repeated
        }
        candidates |= self._compared_services
        codecs = {}
        for resource in sorted(candidates):
            codecs[resource] = self._keys.codecs(self._records[resource].identity, repeated)
            if resource in self._compared_services and _HOSTNAME not in codecs[resource]:
                codecs[resource].append(_HOSTNAME)
        return codecs

    def _holders_of_hashes(self, codecs: dict[int, list[str]]) -> dict[int, list[int]]:
        """Return the resources of each hash that several share, by the hash."""
        hashes, resources = array("q"), array("I")
        for resource in codecs:
            # Both versions derive mostly the same identifiers.
            keys = {hash(key): None for key, _, _ in self._identifiers(resource, codecs[resource])}
            hashes.extend(keys)
            resources.extend([resource] * len(keys))
        repeated = _repeated(hashes)
        holders: dict[int, list[int]] = {}
        for number, resource in zip(hashes, resources, strict=True):
            if number in repeated:
                holders.setdefault(number, []).append(resource)
        return holders

    def _compare(
        self, chunk: dict[int, list[int]], codecs: dict[int, list[str]]
    ) -> Iterator[Collision]:
        """Yield the collisions of resources that share a hash, which equal identifiers do."""
        groups: dict[_Key, CollisionGroup] = defaultdict(CollisionGroup)
        resources = {resource for holders in chunk.values() for resource in holders}
        for resource in sorted(resources):
            for key, derived, version in self._identifiers(resource, codecs[resource]):
                # Equal identifiers are in one chunk, because their hashes are equal.
                if hash(key) in chunk:
                    groups[key].add(resource, derived, version)
        for key, group in groups.items():
            yield from self._collisions_in(key, group)

    def _identifiers(
        self, resource: int, codecs: list[str]
    ) -> Iterator[tuple[_Key, DerivedIdentifier, KumaVersion]]:
        """Yield the identifiers of some codecs that each version derives for a resource."""
        identity = self._records[resource].identity
        generated = [
            generated_hostname(identity, *row) for row in self._hostnames.get(resource, ())
        ]
        for version in self._options.versions:
            derivations = derivations_of(identity.kind, version, self._options.mode)
            identifiers = [
                derivations[codec].derive(identity) for codec in codecs if codec in derivations
            ]
            if has_hostnames(identity.kind, version):
                identifiers.append(iter(generated))
            for text, derived in encoded_identifiers(chain(*identifiers), version):
                yield _Key(derived.codec, text, derived.namespace), derived, version

    def _collisions_in(self, key: _Key, group: CollisionGroup) -> Iterator[Collision]:
        before, after = self._options.versions
        for member in group.members():
            total = group.count_others(member)
            if total:
                outcomes = (_outcome(member.versions, before), _outcome(member.versions, after))
                others = group.some_others(member)
                yield Collision(member.resource, key.codec, key.text, others, total, outcomes)


def _repeated(numbers: "array[int]") -> frozenset[int]:
    """Return the numbers that are there more than once."""
    return frozenset(number for number, other in pairwise(sorted(numbers)) if number == other)


def _chunks(holders: dict[int, list[int]]) -> Iterator[dict[int, list[int]]]:
    """Yield the holders in chunks of a limited number of resources."""
    chunk: dict[int, list[int]] = {}
    size = 0
    for number, resources in holders.items():
        chunk[number] = resources
        size += len(resources)
        if size >= _CHUNK_SIZE:
            yield chunk
            chunk = {}
            size = 0
    yield chunk


def _outcome(versions: set[KumaVersion], version: KumaVersion) -> str | None:
    return Outcome.BROKEN.value if version in versions else None
