"""Table of the identifiers that Kuma derives for a resource, and how each is derived.

Sources: pkg/core/xds/types.go and pkg/xds/server/callbacks/dataplane_callbacks.go; pkg/core/kri;
pkg/kds/context and pkg/kds/v2/cache/snapshot.go; pkg/core/resources/sni and
zone_proxy_listener_generator.go; SNIForResource, MeshService.SNIName, ingress_generator.go and
egress/external_services_generator.go of 2.8 to 2.14; pkg/core/resources/apis/hostnamegenerator
with the default generators.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from kuma_names.core.identifiers import resource_names, service_identifiers
from kuma_names.core.identifiers.parts.short_names import SERVICE_KINDS
from kuma_names.core.identifiers.resource_identity import DerivedIdentifier, ResourceIdentity
from kuma_names.core.model import Mode
from kuma_names.core.rows import without
from kuma_names.core.tables.kinds import (
    KEEP_THEIR_NAMES,
    KINDS_WITH_KRI,
    MESH_SCOPED_KINDS,
    RENAMED_KINDS,
)
from kuma_names.core.versions import Versioned

Derive = Callable[[ResourceIdentity], Iterator[DerivedIdentifier]]
"""Function that yields the identifiers of one codec for a resource."""
Keys = Callable[[ResourceIdentity], Iterable[str]]
"""Function that returns the keys of a resource for one codec (`resource_names`)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Derivation(Versioned):
    """Table row: the kinds that have identifiers of a codec, and how these are derived.

    `modes` are those of the control planes that have the resource. `across_kinds` is true if
    resources of different kinds can have the same identifier.
    """

    codec: str
    kinds: tuple[str, ...]
    derive: Derive
    keys: Keys
    modes: tuple[Mode, ...] = tuple(Mode)
    across_kinds: bool = False
    since: str | None = None
    before: str | None = None


_SENT_BY_GLOBAL = without(
    MESH_SCOPED_KINDS, "Dataplane", "DataplaneInsight", "MeshInsight", "Secret", "ServiceInsight"
)
"""Kinds of a mesh that a Global sent to zones in 2.5, but for Secrets, which keep their names."""
DERIVATIONS = (
    Derivation(
        codec="proxyid",
        kinds=("Dataplane", "ZoneIngress", "ZoneEgress"),
        derive=resource_names.proxy_ids,
        keys=resource_names.proxy_id_keys,
        across_kinds=True,
    ),
    Derivation(
        codec="kri",
        kinds=KINDS_WITH_KRI,
        derive=resource_names.kris,
        keys=resource_names.kri_keys,
    ),
    # from 2.6 on they are sent under the names of their copies, whose hashes differ
    Derivation(
        codec="wire-name",
        kinds=RENAMED_KINDS,
        derive=resource_names.wire_names,
        keys=resource_names.wire_name_keys,
        before="2.6",
    ),
    Derivation(
        codec="wire-name",
        kinds=KEEP_THEIR_NAMES,
        derive=resource_names.wire_names,
        keys=resource_names.wire_name_keys,
    ),
    # before 2.6 copies keep their names, unless kuma-cp is configured for the experiment
    Derivation(
        codec="kds-name",
        kinds=RENAMED_KINDS,
        derive=resource_names.kds_names,
        keys=resource_names.kds_name_keys,
        since="2.6",
    ),
    Derivation(
        codec="core-name",
        kinds=_SENT_BY_GLOBAL,
        derive=resource_names.names_in_zones,
        keys=resource_names.plain_name_keys,
        modes=(Mode.GLOBAL,),
        before="2.6",
    ),
    Derivation(
        codec="zone-name",
        kinds=("Dataplane",),
        derive=resource_names.names_at_global,
        keys=resource_names.plain_name_keys,
        modes=(Mode.FEDERATED_ZONE,),
        before="2.6",
    ),
    Derivation(
        codec="sni",
        kinds=SERVICE_KINDS,
        derive=service_identifiers.snis,
        keys=service_identifiers.sni_keys,
    ),
    Derivation(
        codec="sni-hash",
        kinds=("MeshService",),
        derive=service_identifiers.hashed_snis,
        keys=service_identifiers.hashed_sni_keys,
    ),
    # 2.8 derives theirs from tags
    Derivation(
        codec="sni-hash",
        kinds=("MeshExternalService", "MeshMultiZoneService"),
        derive=service_identifiers.hashed_snis,
        keys=service_identifiers.hashed_sni_keys,
        since="2.9",
    ),
    Derivation(
        codec="hostname",
        kinds=SERVICE_KINDS,
        derive=service_identifiers.hostnames,
        keys=service_identifiers.hostname_keys,
    ),
)
