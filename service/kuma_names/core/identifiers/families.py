"""All families of identifiers that are told by their fields; the proxy ID, which Kuma misreads, has more to say."""

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

_MODULES = (
    kri, sni, sni_hash, sni_tags, core_name, kds_name, wire_name, zone_name,
    service_tag, trust_domain, spiffe, hostname, contextual, system,
)  # fmt: skip
FAMILIES = {module.CODEC.id: module.CODEC for module in _MODULES}
