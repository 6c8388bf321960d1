"""Keys of the identifiers of resources, as numbers: resources that collide have one in common.

Encoding the identifiers of every resource takes long, and most belong to one resource. Keys are
made of the same parts without encoding, and may be equal where identifiers are not.
"""

from typing import NamedTuple
from zlib import crc32

from kuma_names.audit.model import AuditOptions
from kuma_names.core.identifiers.derivations import Derivation, Keys
from kuma_names.core.identifiers.derived import derivations_of
from kuma_names.core.identifiers.resource_identity import ResourceIdentity


class _Keying(NamedTuple):
    """The codec and function of keys, and a number that keeps them apart from those of others."""

    codec: str
    seed: int
    keys: Keys


class CollisionKeys:
    """The keys of resources for the identifiers that either version derives."""

    def __init__(self, options: AuditOptions) -> None:
        self._options = options
        self._keyings: dict[str, tuple[_Keying, ...]] = {}

    def numbers(self, identity: ResourceIdentity) -> list[int]:
        """Return the keys of a resource as numbers of 32 bits, equal in all processes."""
        return [
            crc32(key.encode("utf-8", "surrogatepass"), seed)
            for _, seed, keys in self._keyings_of(identity.kind)
            for key in keys(identity)
        ]

    def codecs(self, identity: ResourceIdentity, repeated: frozenset[int]) -> list[str]:
        """Return the codecs for which a resource has one of the repeated keys."""
        return [
            codec
            for codec, seed, keys in self._keyings_of(identity.kind)
            if any(
                crc32(key.encode("utf-8", "surrogatepass"), seed) in repeated
                for key in keys(identity)
            )
        ]

    def _keyings_of(self, kind: str) -> tuple[_Keying, ...]:
        keyings = self._keyings.get(kind)
        if keyings is None:
            rows: dict[str, Derivation] = {}
            for version in self._options.versions:
                rows.update(derivations_of(kind, version, self._options.mode))
            keyings = tuple(_keying(kind, row) for row in rows.values())
            self._keyings[kind] = keyings
        return keyings


def _keying(kind: str, row: Derivation) -> _Keying:
    group = row.codec if row.across_kinds else f"{row.codec} {kind}"
    return _Keying(row.codec, crc32(group.encode()), row.keys)
