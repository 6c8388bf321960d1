"""Table of the identifiers that Kuma derives for a resource, and how each is derived.

Sources: pkg/core/xds/types.go and pkg/xds/server/callbacks/dataplane_callbacks.go; pkg/core/kri;
pkg/kds/context and pkg/kds/v2/cache/snapshot.go; pkg/core/resources/sni and
zone_proxy_listener_generator.go; SNIForResource, MeshService.SNIName, ingress_generator.go and
egress/external_services_generator.go of 2.8 to 2.14; pkg/core/resources/apis/hostnamegenerator
with the default generators.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kuma_names.core.identifiers.codecs.hashed_sni import HashedSni
from kuma_names.core.identifiers.codecs.hostname import Hostname
from kuma_names.core.identifiers.codecs.kds_name import KdsName
from kuma_names.core.identifiers.codecs.kri import Kri
from kuma_names.core.identifiers.codecs.proxy_id import ProxyId
from kuma_names.core.identifiers.codecs.sni import Sni
from kuma_names.core.identifiers.codecs.wire_name import WireName
from kuma_names.core.identifiers.parts.short_names import SERVICE_KINDS
from kuma_names.core.identifiers.resource_identity import (
    EVERYWHERE,
    UNKNOWN_ZONE,
    DerivedIdentifier,
    ResourceIdentity,
)
from kuma_names.core.rows import names_of, without
from kuma_names.core.tables.kinds import KEEP_THEIR_NAMES, KINDS, RESOURCE_KINDS
from kuma_names.core.versions import Versioned

Derive = Callable[[ResourceIdentity], Iterator[DerivedIdentifier]]
"""Function that yields the identifiers of one codec for a resource."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Derivation(Versioned):
    """Table row: the kinds that have identifiers of a codec, and how these are derived."""

    codec: str
    kinds: tuple[str, ...]
    derive: Derive
    since: str | None = None
    before: str | None = None


def _proxy_ids(resource: ResourceIdentity) -> Iterator[DerivedIdentifier]:
    """Yield the proxy ID.

    The control plane compares IDs only, so that proxies of different kinds collide, too. A
    Universal Dataplane without an address is a template: several proxies may be started with it,
    so that it has no identity.
    """
    if resource.synced:
        return
    is_template = not resource.on_kubernetes and resource.kind == "Dataplane"
    identity: tuple[str, ...] = ()
    if not is_template or resource.address:
        identity = (resource.kind, resource.mesh, resource.core_name, resource.address)
    proxy_id = ProxyId(resource.mesh, resource.core_name)
    yield DerivedIdentifier("proxyid", proxy_id, (resource.zone,), EVERYWHERE, identity)


def _location(resource: ResourceIdentity) -> tuple[str, str, str, str]:
    return (resource.mesh, resource.zone, resource.namespace, resource.name)


def _kris(resource: ResourceIdentity) -> Iterator[DerivedIdentifier]:
    kri = Kri(resource.kind, *_location(resource))
    identity = _location(resource)
    yield DerivedIdentifier("kri", kri, (), EVERYWHERE, identity, resource.stored_name)


def _wire_names(resource: ResourceIdentity) -> Iterator[DerivedIdentifier]:
    if resource.synced:
        return
    name = WireName(resource.core_name, resource.mesh)
    identity = (resource.mesh, resource.core_name)
    namespace = (resource.kind, resource.zone)
    yield DerivedIdentifier("wire-name", name, namespace, EVERYWHERE, identity)


def _kds_names(resource: ResourceIdentity) -> Iterator[DerivedIdentifier]:
    name = KdsName(resource.mesh, resource.name, resource.zone, resource.namespace)
    identity = _location(resource)
    namespace = (resource.kind,)
    yield DerivedIdentifier("kds-name", name, namespace, EVERYWHERE, identity, resource.stored_name)


def _snis(resource: ResourceIdentity) -> Iterator[DerivedIdentifier]:
    """Yield the SNI of each port, which the zone proxies of its mesh see.

    The zone is part of the SNI: nothing is derived if it is unknown.
    """
    if resource.origin_zone == UNKNOWN_ZONE:
        return
    seen_by = resource.origin_zone or EVERYWHERE
    for port, _ in resource.ports:
        sni = Sni(resource.kind, *_location(resource), section=port)
        identity = _service_identity(resource)
        namespace = (resource.mesh,)
        yield DerivedIdentifier("sni", sni, namespace, seen_by, identity, resource.stored_name)


def _hashed_snis(resource: ResourceIdentity) -> Iterator[DerivedIdentifier]:
    """Yield the hashed SNI of each port.

    The zone is not part of it: global services collide with a zone's own (MADR-101, limitation 1).
    The name of a MeshService is its stored name in its own zone, and its display name in others;
    that of the other kinds is always the display name (SNIName).
    """
    name = resource.name
    if resource.kind == "MeshService":
        name = resource.stored_name or resource.name
        if resource.namespace:
            name = f"{name}.{resource.namespace}"
    seen_by = resource.origin_zone or EVERYWHERE
    for _, port in resource.ports:
        sni = HashedSni(resource.kind, resource.mesh, name, port)
        identity = _service_identity(resource)
        yield DerivedIdentifier("sni-hash", sni, (), seen_by, identity, resource.stored_name)


def _hostnames(resource: ResourceIdentity) -> Iterator[DerivedIdentifier]:
    """Yield the hostnames of the default generators.

    A MeshService of Universal has a second hostname, in its own zone; on Kubernetes Kuma generates
    none there.
    """
    is_mesh_service = resource.kind == "MeshService"
    kubernetes_namespace = "" if resource.universal else resource.namespace
    has_local_hostname = not is_mesh_service or not (resource.synced or kubernetes_namespace)
    names = []
    if has_local_hostname:
        local = Hostname(resource.kind, resource.name)
        names.append((local, resource.origin_zone or EVERYWHERE))
    if is_mesh_service and resource.zone:
        zonal = Hostname(resource.kind, resource.name, "", kubernetes_namespace, resource.zone)
        names.append((zonal, EVERYWHERE))
    namespace = (resource.mesh, resource.kind)
    identity = _service_identity(resource)
    for name, zone in names:
        yield DerivedIdentifier("hostname", name, namespace, zone, identity, resource.stored_name)


def _service_identity(resource: ResourceIdentity) -> tuple[str, ...]:
    """Return the identity of a service.

    Only a MeshService can be outside the system namespace. The system namespace is no part of the
    identity, because a copy is in that of its own control plane.
    """
    namespace = resource.namespace if resource.kind == "MeshService" else ""
    return (resource.mesh, resource.origin_zone, namespace, resource.name)


_WITHOUT_KRI = names_of(KINDS.values(), short_name=None)
_SYNCED_KINDS = without(RESOURCE_KINDS, "MeshInsight", "Zone", "ZoneInsight")
"""Kinds that control planes send each other (KDSFlags)."""
_RENAMED_KINDS = without(_SYNCED_KINDS, *KEEP_THEIR_NAMES)
DERIVATIONS = (
    Derivation(
        codec="proxyid",
        kinds=("Dataplane", "ZoneIngress", "ZoneEgress"),
        derive=_proxy_ids,
    ),
    Derivation(codec="kri", kinds=without(RESOURCE_KINDS, *_WITHOUT_KRI), derive=_kris),
    # from 2.6 on they are sent under the names of their copies, whose hashes differ
    Derivation(codec="wire-name", kinds=_RENAMED_KINDS, derive=_wire_names, before="2.6"),
    Derivation(codec="wire-name", kinds=KEEP_THEIR_NAMES, derive=_wire_names),
    # before 2.6 copies keep their names, unless kuma-cp is configured for the experiment
    Derivation(codec="kds-name", kinds=_RENAMED_KINDS, derive=_kds_names, since="2.6"),
    Derivation(codec="sni", kinds=SERVICE_KINDS, derive=_snis),
    Derivation(codec="sni-hash", kinds=("MeshService",), derive=_hashed_snis),
    # 2.8 derives theirs from tags
    Derivation(
        codec="sni-hash",
        kinds=("MeshExternalService", "MeshMultiZoneService"),
        derive=_hashed_snis,
        since="2.9",
    ),
    Derivation(codec="hostname", kinds=SERVICE_KINDS, derive=_hostnames),
)
