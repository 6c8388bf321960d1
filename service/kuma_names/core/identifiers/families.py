"""All families of identifiers that are told by their fields; the proxy ID, which Kuma misreads, has more to say."""

from collections.abc import Callable
from typing import Any

from kuma_names.core.identifiers import (
    contextual,
    core_name,
    hostname,
    kds_name,
    kri,
    service_tag,
    sni,
    sni_hash,
    sni_tags,
    spiffe,
    system,
    trust_domain,
    wire_name,
    zone_name,
)
from kuma_names.core.identifiers.codec import Codec, Identifier
from kuma_names.core.versions import KumaVersion

_MODULES = (
    kri, sni, sni_hash, sni_tags, core_name, kds_name, wire_name, zone_name,
    service_tag, trust_domain, spiffe, hostname, contextual, system,
)  # fmt: skip
FAMILIES: dict[str, Codec] = {module.CODEC.id: module.CODEC for module in _MODULES}
_RELATED: dict[str, Callable[[Any, KumaVersion], dict[str, str]]] = {"sni": sni.related, "kri": sni.of_kri}


def related(family: str, identifier: Identifier, version: KumaVersion) -> dict[str, str]:
    """Write an identifier as others of the same thing."""
    return _RELATED[family](identifier, version) if family in _RELATED else {}
