"""Conversions of an identifier to the other identifiers of the same resource or Envoy object."""

from collections.abc import Callable
from typing import Any

from kuma_names.core.errors import MalformedIdentifierError
from kuma_names.core.identifiers import CODECS
from kuma_names.core.identifiers.base import Identifier
from kuma_names.core.identifiers.codecs.contextual_name import ContextualName
from kuma_names.core.identifiers.codecs.core_name import CoreName
from kuma_names.core.identifiers.codecs.kds_name import KdsName
from kuma_names.core.identifiers.codecs.kri import Kri
from kuma_names.core.identifiers.codecs.legacy_destination import LegacyDestination
from kuma_names.core.identifiers.codecs.legacy_envoy_name import LegacyEnvoyName
from kuma_names.core.identifiers.codecs.service_hostname import ServiceHostname
from kuma_names.core.identifiers.codecs.service_tag import ServiceTag
from kuma_names.core.identifiers.codecs.sni import Sni
from kuma_names.core.identifiers.codecs.system_name import SystemName
from kuma_names.core.tables.kinds import KEEP_THEIR_NAMES
from kuma_names.core.versions import KumaVersion


def convert(codec: str, identifier: Identifier, version: KumaVersion) -> dict[str, str]:
    """Convert an identifier to the others of the same thing that a version has; texts by codec.

    >>> from kuma_names.core.versions import parse_version
    >>> convert("kri", Kri("MeshTimeout", "default", name="slow"), parse_version("2.14"))
    {'core-name': 'slow', 'kds-name': 'slow-zfbd2dz67fv2658c'}
    """
    texts = {}
    for other, conversion in _CONVERSIONS.get(codec, {}).items():
        if CODECS[other].versions.contains(version.number):
            text = _encoded(conversion(identifier), version)
            if text is not None:
                texts[other] = text
    return texts


def _encoded(identifier: Identifier | None, version: KumaVersion) -> str | None:
    if identifier is None:
        return None
    try:
        return identifier.encode(version)
    except MalformedIdentifierError:  # Kuma has no such identifier for this thing
        return None


def _kri_of_sni(sni: Sni) -> Kri:
    """Convert an SNI; the KRI may lack a namespace, which an SNI without a zone does not carry."""
    return Kri(sni.kind, sni.mesh, sni.zone, sni.namespace, sni.name, sni.section)


def _sni_of_kri(kri: Kri) -> Sni:
    namespace = kri.namespace if kri.zone else ""
    return Sni(kri.kind, kri.mesh, kri.zone, namespace, kri.name, kri.section)


def _core_name_of_kri(kri: Kri) -> CoreName:
    """Convert to the name on the control plane of origin.

    The system namespace is missing, because it is not part of the KRI.
    """
    return CoreName(kri.name, kri.namespace)


def _kds_name_of_kri(kri: Kri) -> KdsName | None:
    if kri.kind in KEEP_THEIR_NAMES:
        return None
    return KdsName(kri.mesh, kri.name, kri.zone, kri.namespace)


def _kri_of_destination(destination: LegacyDestination) -> Kri:
    """Convert to the KRI of the service, without the port: a destination lacks the port's name."""
    kind, mesh, zone = destination.kind, destination.mesh, destination.zone
    return Kri(kind, mesh, zone, destination.namespace, destination.name)


def _hostname_of_service_tag(tag: ServiceTag) -> ServiceHostname:
    port = f"_{tag.port}" if tag.port else ""
    return ServiceHostname(f"{tag.name}_{tag.namespace}_svc{port}")


_SYSTEM = {
    LegacyEnvoyName("kuma:envoy:admin"): SystemName("envoy_admin"),
    LegacyEnvoyName("kuma:readiness"): SystemName("probe_readiness"),
    LegacyEnvoyName("kuma:dns"): SystemName("dns"),
    LegacyEnvoyName("ads_cluster"): SystemName("ads"),
    LegacyEnvoyName("access_log_sink"): SystemName("access_log_sink"),
}
_CONTEXTUAL = {
    LegacyEnvoyName(f"{direction}:passthrough:{ip}"): ContextualName(
        "transparentproxy_passthrough", direction, ip
    )
    for direction in ("inbound", "outbound")
    for ip in ("ipv4", "ipv6")
}
_LEGACY_NAMES = {new: old for old, new in (*_SYSTEM.items(), *_CONTEXTUAL.items())}
"""Legacy names by the names that replaced them (unified naming).

Sources: GetNameOrDefault, and systemListenerNameEquivalents of 3.0.
"""


_CONVERSIONS: dict[str, dict[str, Callable[[Any], Identifier | None]]] = {
    "sni": {"kri": _kri_of_sni},
    "service-hostname": {"service-tag": ServiceHostname.tag},
    "service-tag": {"service-hostname": _hostname_of_service_tag},
    "destination": {"kri": _kri_of_destination},
    "envoy": {"system": _SYSTEM.get, "contextual": _CONTEXTUAL.get},
    "system": {"envoy": _LEGACY_NAMES.get},
    "contextual": {"envoy": _LEGACY_NAMES.get},
    "kri": {"sni": _sni_of_kri, "core-name": _core_name_of_kri, "kds-name": _kds_name_of_kri},
}
