"""Registry of the codecs of all identifiers that Kuma builds from names."""

from kuma_names.core.identifiers.codec import Codec
from kuma_names.core.identifiers.codecs import (
    cluster,
    contextual_name,
    core_name,
    hashed_sni,
    hostname,
    kds_name,
    kri,
    legacy_destination,
    legacy_envoy_name,
    proxy_id,
    proxy_socket,
    service_tag,
    sni,
    spiffe_id,
    system_name,
    tagged_sni,
    trust_domain,
    wire_name,
    zone_prefixed_name,
)

_MODULES = (
    # first the codecs with a distinctive prefix or suffix, then those that accept nearly any text
    kri,
    sni,
    spiffe_id,
    hashed_sni,
    contextual_name,
    system_name,
    proxy_socket,
    legacy_envoy_name,
    legacy_destination,
    hostname,
    trust_domain,
    kds_name,
    service_tag,
    proxy_id,
    core_name,
    wire_name,
    zone_prefixed_name,
    cluster,
    tagged_sni,
)
CODECS: dict[str, Codec] = {module.CODEC.id: module.CODEC for module in _MODULES}
"""All codecs by id, in the order in which a text is identified."""
