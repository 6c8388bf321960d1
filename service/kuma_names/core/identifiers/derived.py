"""Identifiers that Kuma derives for a resource, by version."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from kuma_names.core.errors import MalformedIdentifierError
from kuma_names.core.identifiers import CODECS
from kuma_names.core.identifiers.derivations import DERIVATIONS, Derivation
from kuma_names.core.identifiers.resource_identity import DerivedIdentifier, ResourceIdentity
from kuma_names.core.model import Mode
from kuma_names.core.tables.kinds import KINDS
from kuma_names.core.versions import KumaVersion

DERIVED_CODECS = tuple(dict.fromkeys(row.codec for row in DERIVATIONS))
"""The codecs of the identifiers that are derived."""


def derived_identifiers(
    resource: ResourceIdentity, version: KumaVersion, mode: Mode = Mode.ZONE
) -> Iterator[tuple[str, DerivedIdentifier]]:
    """Yield every identifier that a version derives for a resource, with its text.

    `mode` is that of the control plane that has the resource. Identifiers that cannot be encoded
    are left out, as Kuma does.
    """
    for derivation in derivations_of(resource.kind, version, mode).values():
        yield from encoded_identifiers(derivation.derive(resource), version)


def encoded_identifiers(
    identifiers: Iterable[DerivedIdentifier], version: KumaVersion
) -> Iterator[tuple[str, DerivedIdentifier]]:
    """Yield identifiers with their texts, without those that cannot be encoded."""
    for derived in identifiers:
        try:
            text = derived.identifier.encode(version)
        except MalformedIdentifierError:
            continue
        yield text, derived


@lru_cache(maxsize=256)
def derivations_of(
    kind: str, version: KumaVersion, mode: Mode = Mode.ZONE
) -> dict[str, Derivation]:
    """Return the derivations that a version has for a kind, by codec.

    Versions that share one derive the same identifiers, and texts that differ only in whether
    they exist.
    """
    number = version.number
    row_of_kind = KINDS.get(kind)
    if row_of_kind is None or not row_of_kind.versions.contains(number):
        return {}
    return {
        row.codec: row
        for row in DERIVATIONS
        if kind in row.kinds
        and mode in row.modes
        and row.versions.contains(number)
        and CODECS[row.codec].versions.contains(number)
    }
