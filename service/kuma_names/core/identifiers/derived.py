"""Identifiers that Kuma derives for a resource, by version."""

from collections.abc import Iterator
from functools import lru_cache

from kuma_names.core.errors import MalformedIdentifierError
from kuma_names.core.identifiers import CODECS
from kuma_names.core.identifiers.derivations import DERIVATIONS, Derive
from kuma_names.core.identifiers.resource_identity import DerivedIdentifier, ResourceIdentity
from kuma_names.core.tables.kinds import KINDS
from kuma_names.core.versions import KumaVersion

DERIVED_CODECS = tuple(dict.fromkeys(row.codec for row in DERIVATIONS))
"""The codecs of the identifiers that are derived."""


def derived_identifiers(
    resource: ResourceIdentity, version: KumaVersion
) -> Iterator[tuple[str, DerivedIdentifier]]:
    """Yield every identifier that a version derives for a resource, with its text.

    Identifiers that cannot be encoded are left out, as Kuma does.
    """
    for derive in _derivations(resource.kind, version).values():
        for derived in derive(resource):
            try:
                text = derived.identifier.encode(version)
            except MalformedIdentifierError:
                continue
            yield text, derived


def codecs_of(kind: str, version: KumaVersion) -> frozenset[str]:
    """Return the codecs of the identifiers that a version may derive for a kind.

    Versions that share a codec derive the same texts for it.
    """
    return frozenset(_derivations(kind, version))


@lru_cache(maxsize=256)
def _derivations(kind: str, version: KumaVersion) -> dict[str, Derive]:
    number = version.number
    if not KINDS[kind].versions.contains(number):
        return {}
    return {
        row.codec: row.derive
        for row in DERIVATIONS
        if kind in row.kinds
        and row.versions.contains(number)
        and CODECS[row.codec].versions.contains(number)
    }
