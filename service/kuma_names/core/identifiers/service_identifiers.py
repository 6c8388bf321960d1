"""Identifiers of services: SNIs and hostnames; and their keys (see `resource_names`)."""

from collections.abc import Iterator
from dataclasses import dataclass

from kuma_names.core.identifiers.base import Identifier, malformed
from kuma_names.core.identifiers.codecs.hashed_sni import HashedSni, cut
from kuma_names.core.identifiers.codecs.hostname import FIELD, Hostname, hostname_error
from kuma_names.core.identifiers.codecs.sni import Sni
from kuma_names.core.identifiers.resource_identity import (
    EVERYWHERE,
    UNKNOWN_ZONE,
    DerivedIdentifier,
    ResourceIdentity,
)
from kuma_names.core.identifiers.resource_names import location_of
from kuma_names.core.quoting import quoted
from kuma_names.core.versions import KumaVersion


def snis(resource: ResourceIdentity) -> Iterator[DerivedIdentifier]:
    """Yield the SNI of each port, which the zone proxies of its mesh see.

    The zone is part of the SNI: nothing is derived if it is unknown.
    """
    if resource.origin_zone == UNKNOWN_ZONE:
        return
    seen_by = resource.origin_zone or EVERYWHERE
    for port, _ in resource.ports:
        sni = Sni(resource.kind, *location_of(resource), section=port)
        identity = service_identity(resource)
        namespace = (resource.mesh,)
        yield DerivedIdentifier("sni", sni, namespace, seen_by, identity, resource.stored_name)


def sni_keys(resource: ResourceIdentity) -> tuple[str, ...]:
    """Return the SNI without its port, which has no dot, behind its mesh."""
    if not resource.ports or resource.origin_zone == UNKNOWN_ZONE:
        return ()
    location = [resource.name]
    if resource.zone:  # without it, the namespace is no part of the SNI either
        location = [resource.zone, resource.namespace, resource.name]
    return (f"{resource.mesh} {'.'.join(filter(None, location))}",)


def hashed_snis(resource: ResourceIdentity) -> Iterator[DerivedIdentifier]:
    """Yield the hashed SNI of each port.

    The zone is not part of it: global services collide with a zone's own (MADR-101, limitation 1).
    """
    name = _name_in_hashed_sni(resource)
    seen_by = resource.origin_zone or EVERYWHERE
    for _, port in resource.ports:
        sni = HashedSni(resource.kind, resource.mesh, name, port)
        identity = service_identity(resource)
        yield DerivedIdentifier("sni-hash", sni, (), seen_by, identity, resource.stored_name)


def hashed_sni_keys(resource: ResourceIdentity) -> list[str]:
    """Return the hashed SNI of each port without its hash, which different ports can share."""
    if not resource.ports:
        return []
    name, mesh = cut(_name_in_hashed_sni(resource)), cut(resource.mesh)
    return [f"{name}.{port}.{mesh}" for _, port in resource.ports]


def _name_in_hashed_sni(resource: ResourceIdentity) -> str:
    """Return the name in a hashed SNI.

    That of a MeshService is its stored name in its own zone, and its display name in others; that
    of the other kinds is always the display name (SNIName).
    """
    if resource.kind != "MeshService":
        return resource.name
    name = resource.stored_name or resource.name
    return f"{name}.{resource.namespace}" if resource.namespace else name


def hostnames(resource: ResourceIdentity) -> Iterator[DerivedIdentifier]:
    """Yield the hostnames of the default generators.

    A MeshService of Universal has a second hostname, in its own zone; on Kubernetes Kuma generates
    none there.
    """
    names = []
    if _has_local_hostname(resource):
        local = Hostname(resource.kind, resource.name)
        names.append((local, resource.origin_zone or EVERYWHERE))
    if _has_zonal_hostname(resource):
        namespace = _namespace_in_hostname(resource)
        zonal = Hostname(resource.kind, resource.name, "", namespace, resource.zone)
        names.append((zonal, EVERYWHERE))
    unique_in = (resource.mesh, resource.kind)
    identity = service_identity(resource)
    for name, zone in names:
        yield DerivedIdentifier("hostname", name, unique_in, zone, identity, resource.stored_name)


@dataclass(frozen=True, slots=True)
class GeneratedHostname(Identifier):
    """The hostname of a service that a HostnameGenerator rendered."""

    text: str

    def encode(self, version: KumaVersion) -> str:
        """Return the text.

        Raises `MalformedIdentifierError` for a text that is no hostname, in versions that check it.
        """
        kuma_text = hostname_error(self.text, version)
        if kuma_text is not None:
            reason = f"{quoted(self.text)} must be a hostname"
            raise malformed(FIELD, reason, kuma_text=kuma_text)
        return self.text


def generated_hostname(
    resource: ResourceIdentity, text: str, zone: str | None
) -> DerivedIdentifier:
    """Return the hostname of a service that a generator rendered, and the zone that sees it."""
    identity = service_identity(resource)
    unique_in = (resource.mesh, resource.kind)
    name = GeneratedHostname(text)
    return DerivedIdentifier("hostname", name, unique_in, zone, identity, resource.stored_name)


def hostname_keys(resource: ResourceIdentity) -> list[str]:
    """Return the hostnames without their end, behind their mesh."""
    keys = []
    if _has_local_hostname(resource):
        keys.append(f"{resource.mesh} {resource.name}.svc")
    if _has_zonal_hostname(resource):
        namespace = _namespace_in_hostname(resource)
        name = f"{resource.name}.{namespace}" if namespace else resource.name
        keys.append(f"{resource.mesh} {name}.svc.{resource.zone}")
    return keys


def _has_local_hostname(resource: ResourceIdentity) -> bool:
    if resource.kind != "MeshService":
        return True
    return not (resource.synced or _namespace_in_hostname(resource))


def _has_zonal_hostname(resource: ResourceIdentity) -> bool:
    return resource.kind == "MeshService" and bool(resource.zone)


def _namespace_in_hostname(resource: ResourceIdentity) -> str:
    return "" if resource.universal else resource.namespace


def service_identity(resource: ResourceIdentity) -> tuple[str, ...]:
    """Return the identity of a service.

    Only a MeshService can be outside the system namespace. The system namespace is no part of the
    identity, because a copy is in that of its own control plane.
    """
    namespace = resource.namespace if resource.kind == "MeshService" else ""
    return (resource.mesh, resource.origin_zone, namespace, resource.name)
