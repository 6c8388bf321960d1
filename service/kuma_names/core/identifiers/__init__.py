"""Registry of the codecs of all identifiers that Kuma builds from names."""

from kuma_names.core.identifiers.codec import Codec
from kuma_names.core.identifiers.codecs import (
    ca_secret,
    cluster,
    contextual_name,
    core_name,
    gateway_hostname,
    hashed_sni,
    hostname,
    kds_name,
    kri,
    legacy_destination,
    legacy_envoy_name,
    metric_name,
    proxy_id,
    proxy_socket,
    service_hostname,
    service_tag,
    sni,
    spiffe_id,
    system_name,
    tagged_sni,
    token_secret,
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
    token_secret,
    ca_secret,
    legacy_envoy_name,
    legacy_destination,
    hostname,
    trust_domain,
    gateway_hostname,
    service_hostname,
    kds_name,
    service_tag,
    metric_name,
    proxy_id,
    core_name,
    wire_name,
    zone_prefixed_name,
    cluster,
    tagged_sni,
)
CODECS: dict[str, Codec] = {module.CODEC.id: module.CODEC for module in _MODULES}
"""All codecs by id, in the order in which a text is identified."""
