"""Identifiers of all resources: proxy IDs, KRIs, and the names of copies; and their keys.

Two resources of one kind have a key in common if they have an identifier in common, in the same
namespace; the converse need not hold. Keys take a fraction of the time of identifiers.
"""

from collections.abc import Iterator

from kuma_names.core.identifiers.base import Identifier
from kuma_names.core.identifiers.codecs.core_name import CoreName
from kuma_names.core.identifiers.codecs.kds_name import KEPT_LENGTH, KdsName
from kuma_names.core.identifiers.codecs.kri import Kri
from kuma_names.core.identifiers.codecs.proxy_id import ProxyId
from kuma_names.core.identifiers.codecs.wire_name import WireName
from kuma_names.core.identifiers.codecs.zone_prefixed_name import ZonePrefixedName
from kuma_names.core.identifiers.resource_identity import (
    EVERYWHERE,
    UNKNOWN_ZONE,
    DerivedIdentifier,
    ResourceIdentity,
)


def proxy_ids(resource: ResourceIdentity) -> Iterator[DerivedIdentifier]:
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


def proxy_id_keys(resource: ResourceIdentity) -> tuple[str, ...]:
    """Return the proxy ID behind its zone."""
    if resource.synced:
        return ()
    return (f"{resource.zone} {resource.mesh}.{resource.core_name}",)


def location_of(resource: ResourceIdentity) -> tuple[str, str, str, str]:
    """Return the parts that say where a resource is, and its display name."""
    return (resource.mesh, resource.zone, resource.namespace, resource.name)


def kris(resource: ResourceIdentity) -> Iterator[DerivedIdentifier]:
    """Yield the KRI."""
    kri = Kri(resource.kind, *location_of(resource))
    identity = location_of(resource)
    yield DerivedIdentifier("kri", kri, (), EVERYWHERE, identity, resource.stored_name)


def kri_keys(resource: ResourceIdentity) -> tuple[str, ...]:
    """Return the KRI behind its short name."""
    return (f"{resource.mesh}_{resource.zone}_{resource.namespace}_{resource.name}",)


def wire_names(resource: ResourceIdentity) -> Iterator[DerivedIdentifier]:
    """Yield the wire name."""
    if resource.synced:
        return
    name = WireName(resource.core_name, resource.mesh)
    identity = (resource.mesh, resource.core_name)
    namespace = (resource.kind, resource.zone)
    yield DerivedIdentifier("wire-name", name, namespace, EVERYWHERE, identity)


def wire_name_keys(resource: ResourceIdentity) -> tuple[str, ...]:
    """Return the wire name behind its zone."""
    if resource.synced:
        return ()
    return (f"{resource.zone} {resource.core_name}.{resource.mesh}",)


def kds_names(resource: ResourceIdentity) -> Iterator[DerivedIdentifier]:
    """Yield the KDS name."""
    name = KdsName(resource.mesh, resource.name, resource.zone, resource.namespace)
    identity = location_of(resource)
    namespace = (resource.kind,)
    yield DerivedIdentifier("kds-name", name, namespace, EVERYWHERE, identity, resource.stored_name)


def kds_name_keys(resource: ResourceIdentity) -> tuple[str, ...]:
    """Return the KDS name without its hash, which different resources can share."""
    return (resource.name[:KEPT_LENGTH],)


def names_in_zones(resource: ResourceIdentity) -> Iterator[DerivedIdentifier]:
    """Yield the name of the copies of a Global's resource in zones that keep names.

    Zones of Kubernetes store the copies of all meshes under it. A Global of Kubernetes has no two
    resources of one name itself.
    """
    if _is_original_of_universal(resource) and not (resource.in_zone or resource.zone):
        identity = (resource.mesh, resource.core_name)
        name = CoreName(resource.core_name)
        yield DerivedIdentifier("core-name", name, (resource.kind,), EVERYWHERE, identity)


def names_at_global(resource: ResourceIdentity) -> Iterator[DerivedIdentifier]:
    """Yield the name of the copy of a zone's resource at a Global that prefixes it with the zone.

    A Global of Kubernetes stores the copies of all meshes under it. The prefix is left out if the
    zone is not known: it is the same for all resources of a zone.
    """
    if _is_original_of_universal(resource):
        name: Identifier = CoreName(resource.core_name)
        unique_in: tuple[str, ...] = (resource.kind, UNKNOWN_ZONE)
        if resource.zone:
            name = ZonePrefixedName(resource.zone, resource.core_name)
            unique_in = (resource.kind,)
        identity = (resource.mesh, resource.core_name)
        yield DerivedIdentifier("zone-name", name, unique_in, EVERYWHERE, identity)


def plain_name_keys(resource: ResourceIdentity) -> tuple[str, ...]:
    """Return the name behind its zone, if that is known."""
    return (".".join(filter(None, (resource.zone, resource.core_name))),)


def _is_original_of_universal(resource: ResourceIdentity) -> bool:
    return not (resource.synced or resource.on_kubernetes)
