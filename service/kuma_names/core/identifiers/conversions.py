"""The same thing as another identifier: a KRI names what has an SNI, a name in a store and copies too; it knows no grammar."""

from collections.abc import Callable
from typing import Any

from kuma_names.core.errors import MalformedIdentifierError
from kuma_names.core.identifiers import CODECS
from kuma_names.core.identifiers.base import Identifier
from kuma_names.core.identifiers.codecs.contextual_name import Contextual
from kuma_names.core.identifiers.codecs.core_name import CoreName
from kuma_names.core.identifiers.codecs.kds_name import KdsName
from kuma_names.core.identifiers.codecs.kri import Kri
from kuma_names.core.identifiers.codecs.legacy_destination import Destination
from kuma_names.core.identifiers.codecs.legacy_envoy_name import Envoy
from kuma_names.core.identifiers.codecs.sni import Sni
from kuma_names.core.identifiers.codecs.system_name import System
from kuma_names.core.tables.kinds import KEEP_THEIR_NAMES
from kuma_names.core.versions import KumaVersion


def converted(codec: str, identifier: Identifier, version: KumaVersion) -> dict[str, str]:
    """Write an identifier as others of the same thing, by their codecs: those that a version has.

    >>> from kuma_names.core.versions import version
    >>> converted("kri", Kri("MeshTimeout", "default", name="slow"), version("2.14"))
    {'core-name': 'slow', 'kds-name': 'slow-zfbd2dz67fv2658c'}
    """
    offered = ((CODECS[other], convert) for other, convert in _CONVERSIONS.get(codec, {}).items())
    texts = {other.id: _written(convert(identifier), version) for other, convert in offered if other.lives_in(version)}
    return {other: text for other, text in texts.items() if text is not None}


def _written(identifier: Identifier | None, version: KumaVersion) -> str | None:
    try:
        return None if identifier is None else identifier.write(version)
    except MalformedIdentifierError:
        return None


def _kri_of_sni(sni: Sni) -> Kri:
    """Where there is no zone, a namespace that the service has is not in it."""
    return Kri(sni.kind, sni.mesh, sni.zone, sni.namespace, sni.name, sni.section)


def _sni_of_kri(kri: Kri) -> Sni:
    return Sni(kri.kind, kri.mesh, kri.zone, kri.namespace if kri.zone else "", kri.name, kri.section)


def _origin_of_kri(kri: Kri) -> CoreName:
    """Name it as the control plane of its origin does, but for a system namespace that is not in the KRI."""
    return CoreName(kri.name, kri.namespace)


def _copy_of_kri(kri: Kri) -> KdsName | None:
    return None if kri.kind in KEEP_THEIR_NAMES else KdsName(kri.mesh, kri.name, kri.zone, kri.namespace)


def _kri_of_destination(destination: Destination) -> Kri:
    """The service without its port: a KRI has the name of one, and a destination its number, of which neither tells the other."""
    return Kri(destination.kind, destination.mesh, destination.zone, destination.namespace, destination.name)


_SYSTEM = {
    Envoy("kuma:envoy:admin"): System("envoy_admin"),
    Envoy("kuma:readiness"): System("probe_readiness"),
    Envoy("kuma:dns"): System("dns"),
    Envoy("ads_cluster"): System("ads"),
    Envoy("access_log_sink"): System("access_log_sink"),
}
_CONTEXTUAL = {
    Envoy(f"{direction}:passthrough:{ip}"): Contextual("transparentproxy_passthrough", direction, ip)
    for direction in ("inbound", "outbound")
    for ip in ("ipv4", "ipv6")
}
_OLD = {new: old for old, new in (*_SYSTEM.items(), *_CONTEXTUAL.items())}
"""What unified naming calls the same thing (GetNameOrDefault in Kuma's source, and systemListenerNameEquivalents of 3.0)."""


_CONVERSIONS: dict[str, dict[str, Callable[[Any], Identifier | None]]] = {
    "sni": {"kri": _kri_of_sni},
    "destination": {"kri": _kri_of_destination},
    "envoy": {"system": _SYSTEM.get, "contextual": _CONTEXTUAL.get},
    "system": {"envoy": _OLD.get},
    "contextual": {"envoy": _OLD.get},
    "kri": {"sni": _sni_of_kri, "core-name": _origin_of_kri, "kds-name": _copy_of_kri},
}
