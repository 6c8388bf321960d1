"""Which resources have the same identifier: those that Kuma, or somebody who reads a log, takes for each other."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from kuma_names.audit.input.model import Resource
from kuma_names.audit.model import Question
from kuma_names.core.identifiers.derived import codecs_of, derived_identifiers
from kuma_names.core.identifiers.resource_identity import (
    EVERYWHERE,
    DerivedIdentifier,
    ResourceIdentity,
)
from kuma_names.core.model import Environment, Outcome
from kuma_names.core.versions import KumaVersion

MOST = 20
"""Other resources with the same identifier that are named; all are counted."""
_AT_ONCE = 5_000
"""Resources with an identifier of which there are more, compared at once: the more, the less is made twice."""
_Key = tuple[str, str, tuple[str, ...]]
"""Codec, text and place of an identifier."""
_ALL = ()
"""All zones, beside the names of each."""


class Collision(NamedTuple):
    """A resource whose identifier is that of `total` others, of which `others` are some; its outcome in both versions."""

    resource: Resource
    codec: str
    text: str
    others: tuple[Resource, ...]
    total: int
    outcomes: tuple[str | None, str | None]


class Collisions:
    """Gathers, resource by resource, the identifiers that both versions build, and tells at the end which of them meet.

    What stays in memory of an identifier is a number, and the resource that it is of.
    """

    def __init__(self, question: Question) -> None:
        self._versions = question.before, question.after
        self._held: dict[int, Resource | list[Resource]] = {}

    def add(self, resource: Resource) -> None:
        """Take a resource in."""
        kept, subject = resource._replace(texts={}, labels={}), _subject(resource)
        keys = (
            key
            for version in self._telling(resource.kind)
            for key, _ in _identifiers(subject, version)
        )
        for number in dict.fromkeys(map(hash, keys)):
            held = self._held.setdefault(number, kept)
            if isinstance(held, list):
                held.append(kept)
            elif held is not kept:
                self._held[number] = [held, kept]

    def found(self) -> Iterator[Collision]:
        """Compare the resources that may have an identifier in common."""
        shared: dict[int, list[Resource]] = {}
        size = 0
        for number, held in self._held.items():
            if isinstance(held, list):
                shared[number] = held
                size += len(held)
            if size >= _AT_ONCE:
                yield from self._compare(shared)
                shared, size = {}, 0
        yield from self._compare(shared)

    def _compare(self, shared: dict[int, list[Resource]]) -> Iterator[Collision]:
        """Compare what has one number: it is one identifier, but for chance; what a resource has is built once for all."""
        groups: dict[_Key, _Group] = defaultdict(_Group)
        for resource in {one.order: one for held in shared.values() for one in held}.values():
            subject = _subject(resource)
            for version in self._versions:
                for key, one in _identifiers(subject, version):
                    if hash(key) in shared:
                        groups[key].add(resource, one, version)
        for (codec, text, _), group in groups.items():
            for member in group.members():
                others, total = group.others(member)
                if total:
                    before, after = (
                        Outcome.BROKEN.value if version in member.versions else None
                        for version in self._versions
                    )
                    yield Collision(member.resource, codec, text, others, total, (before, after))

    def _telling(self, kind: str) -> tuple[KumaVersion, ...]:
        """Leave the older version out where the newer one builds all that it does."""
        before, after = self._versions
        return self._versions if codecs_of(kind, before) - codecs_of(kind, after) else (after,)


class _Member(NamedTuple):
    """A resource that has an identifier: who it is to others with that, the zone that sees it, and the versions that build it."""

    resource: Resource
    who: tuple[str, ...]
    own: str
    zone: str | None
    versions: set[KumaVersion]


_Owned = dict[str, list[Resource]]
"""Resources that are one or have one display name, by their own names; copies have none."""


class _Group:
    """The resources with one identifier."""

    def __init__(self) -> None:
        self._members: dict[int, _Member] = {}
        self._seen: dict[str | None, dict[tuple[str, ...], _Owned]] = defaultdict(
            lambda: defaultdict(lambda: defaultdict(list))
        )
        self._counts: Counter[tuple[object, ...]] = Counter()

    def add(self, resource: Resource, one: DerivedIdentifier, version: KumaVersion) -> None:
        """Take a resource in, once for each version that builds the identifier."""
        if resource.order not in self._members:
            member = _Member(
                resource, one.identity or (str(resource.order),), one.stored_name, one.zone, set()
            )
            self._members[resource.order] = member
            self._seen[member.zone][member.who][member.own].append(resource)
            for scope in (_ALL, member.zone):
                self._counts.update(
                    [(scope,), (scope, member.who), (scope, member.who, member.own)]
                )
        self._members[resource.order].versions.add(version)

    def members(self) -> Iterator[_Member]:
        """Give each resource."""
        return iter(self._members.values())

    def others(self, member: _Member) -> tuple[tuple[Resource, ...], int]:
        """Give some of the resources that this one meets, and count all, without a look at each."""
        everywhere = member.zone is EVERYWHERE
        total = sum(
            self._met(scope, member)
            for scope in ((_ALL,) if everywhere else (member.zone, EVERYWHERE))
        )
        zones = (
            self._seen
            if everywhere
            else [zone for zone in (member.zone, EVERYWHERE) if zone in self._seen]
        )
        others = (other for zone in zones for other in _met_in(self._seen[zone], member))
        return (tuple(islice(others, MOST)) if total else ()), total

    def _met(self, scope: object, member: _Member) -> int:
        counts, who = self._counts, member.who
        same = (
            counts[scope, who, member.own] + counts[scope, who, ""]
            if member.own
            else counts[scope, who]
        )
        return counts[scope,] - same


def _met_in(seen: dict[tuple[str, ...], _Owned], member: _Member) -> Iterator[Resource]:
    """Give what is not the resource, nor may be a copy of it."""
    for who, owned in seen.items():
        if who != member.who or member.own:
            for own, resources in owned.items():
                if who != member.who or own not in (member.own, ""):
                    yield from resources


def _identifiers(
    subject: ResourceIdentity, version: KumaVersion
) -> Iterator[tuple[_Key, DerivedIdentifier]]:
    return (
        ((one.codec, text, one.namespace), one)
        for text, one in derived_identifiers(subject, version)
    )


def _subject(resource: Resource) -> ResourceIdentity:
    facts, origin = resource.facts, resource.origin
    return ResourceIdentity(
        resource.kind,
        facts.display_name or resource.name.value,
        resource.core_name,
        facts.mesh or "",
        origin.zone or "",
        origin.namespace or "",
        resource.ports,
        facts.synced,
        origin.from_zone,
        resource.environment is Environment.KUBERNETES,
        origin.universal,
        resource.address,
    )
