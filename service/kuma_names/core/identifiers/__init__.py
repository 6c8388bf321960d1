"""The identifiers that Kuma builds out of names, one module each; CODECS lists them, most telling first."""

from kuma_names.core.identifiers import (
    cluster,
    contextual,
    core_name,
    destination,
    envoy,
    hostname,
    kds_name,
    kri,
    proxy_id,
    service_tag,
    sni,
    sni_hash,
    sni_tags,
    socket,
    spiffe,
    system,
    trust_domain,
    wire_name,
    zone_name,
)
from kuma_names.core.identifiers.codec import Codec

_MODULES = (
    kri, sni, spiffe, sni_hash, contextual, system, socket, envoy, destination, hostname, trust_domain, kds_name, service_tag,
    proxy_id, core_name, wire_name, zone_name, cluster, sni_tags,
)  # fmt: skip
CODECS: dict[str, Codec] = {module.CODEC.id: module.CODEC for module in _MODULES}
"""What has a beginning or an end of its own stands before what nearly any text can be."""
