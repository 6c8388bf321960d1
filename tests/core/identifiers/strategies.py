"""Hypothesis strategies: identifiers of every codec, and texts that may be identifiers."""

from typing import Any

from hypothesis import strategies as st

from kuma_names.core.identifiers.codec import Codec
from kuma_names.core.identifiers.codecs.ca_secret import CaSecret
from kuma_names.core.identifiers.codecs.cluster import Cluster
from kuma_names.core.identifiers.codecs.contextual_name import ContextualName
from kuma_names.core.identifiers.codecs.core_name import CoreName
from kuma_names.core.identifiers.codecs.gateway_hostname import GatewayHostname
from kuma_names.core.identifiers.codecs.hashed_sni import HashedSni
from kuma_names.core.identifiers.codecs.hostname import Hostname
from kuma_names.core.identifiers.codecs.kds_name import KdsName
from kuma_names.core.identifiers.codecs.kri import Kri
from kuma_names.core.identifiers.codecs.legacy_destination import LegacyDestination
from kuma_names.core.identifiers.codecs.legacy_envoy_name import LegacyEnvoyName
from kuma_names.core.identifiers.codecs.metric_name import MetricName
from kuma_names.core.identifiers.codecs.proxy_id import ProxyId
from kuma_names.core.identifiers.codecs.proxy_socket import ProxySocket
from kuma_names.core.identifiers.codecs.service_hostname import ServiceHostname
from kuma_names.core.identifiers.codecs.service_tag import ServiceTag
from kuma_names.core.identifiers.codecs.sni import Sni
from kuma_names.core.identifiers.codecs.spiffe_id import SpiffeId
from kuma_names.core.identifiers.codecs.system_name import COMPONENTS, SystemName
from kuma_names.core.identifiers.codecs.tagged_sni import TaggedSni
from kuma_names.core.identifiers.codecs.token_secret import TokenSecret
from kuma_names.core.identifiers.codecs.trust_domain import TrustDomain
from kuma_names.core.identifiers.codecs.wire_name import WireName
from kuma_names.core.identifiers.codecs.zone_prefixed_name import ZonePrefixedName
from kuma_names.core.identifiers.parts.short_names import SERVICE_KINDS

labels = st.from_regex(r"[a-z]([-a-z0-9]{0,8}[a-z0-9])?", fullmatch=True)
labels_without_hyphen = st.from_regex(r"[a-z][a-z0-9]{0,8}", fullmatch=True)
empty = st.just("")
optional_labels = empty | labels
ports = st.integers(1, 65535).map(str)
dotted_names = st.lists(labels | ports, min_size=1, max_size=4).map(".".join)
service_kinds = st.sampled_from(SERVICE_KINDS)
folders = st.sampled_from(("", "/", "/tmp", "a b/é"))
_kri_kinds = st.sampled_from(
    ("Dataplane", "Mesh", "MeshHTTPRoute", "MeshService", "MeshTimeout", "Zone", "Workload")
)


def _join_pairs(pairs: list[tuple[str, str]]) -> str:
    return ",".join("=".join(pair) for pair in pairs)


_unique_pairs = st.lists(st.tuples(labels, labels), max_size=3, unique_by=lambda pair: pair[0])
_tags = _unique_pairs.map(_join_pairs)
_mesh_services = st.just("MeshService")
_proxies_of_zones = st.sampled_from(("zoneingress", "zoneegress"))
_components = [component for component in COMPONENTS if component != "meshaccesslog"]

_envoy_addresses = st.builds(
    LegacyEnvoyName,
    st.sampled_from(("inbound", "outbound", "direct_access")),
    st.ip_addresses().map(str),
    empty,
    ports,
)
_envoy_local_clusters = st.builds(LegacyEnvoyName, st.just("localhost"), empty, empty, ports)
_envoy_gateways = st.builds(
    LegacyEnvoyName,
    st.just("gateway"),
    labels,
    st.sampled_from(("HTTP", "HTTPS", "TCP", "TLS")),
    ports,
)
_envoy_secrets = st.builds(
    LegacyEnvoyName,
    st.sampled_from(("mesh_ca", "identity_cert")),
    labels.filter(lambda mesh: mesh != "all"),
)
_envoy_routes_and_backends = st.builds(
    LegacyEnvoyName,
    st.sampled_from(("inbound_route", "outbound_route", "tracing", "opentelemetry")),
    labels,
)
_envoy_fixed_names = st.builds(
    LegacyEnvoyName,
    st.sampled_from(("mesh_ca_all", "kuma:dns", "ads_cluster", "outbound:passthrough:ipv6")),
)

_services_of_kubernetes = st.tuples(labels, labels, ports).map("{0[0]}_{0[1]}_svc_{0[2]}".format)
_names_in_metrics = st.one_of(
    labels,
    ports.map("localhost:{}".format),
    st.tuples(st.ip_addresses(v=4), ports).map("inbound:{0[0]}:{0[1]}".format),
    ports.map("outbound:[fe80::1]:{}".format),
    st.tuples(labels, ports).map("{0[0]}:HTTP:{0[1]}".format),
    st.sampled_from(("kuma:envoy:admin", "inbound:passthrough:ipv4")),
)
_no_keys = st.just("0")
_global_tokens = st.sampled_from(("zone", "user"))

IDENTIFIERS: dict[str, st.SearchStrategy[Any]] = {
    "kri": st.builds(
        Kri, _kri_kinds, optional_labels, optional_labels, optional_labels, labels, optional_labels
    ),
    "sni": st.builds(Sni, service_kinds, labels, optional_labels, optional_labels, labels, labels),
    "proxyid": st.builds(ProxyId, optional_labels, labels),
    "sni-hash": st.builds(HashedSni, service_kinds, labels, labels, ports, _tags),
    "sni-tags": st.builds(TaggedSni, labels, _tags),
    "core-name": st.builds(CoreName, labels, labels),
    "kds-name": st.builds(KdsName, optional_labels, labels, optional_labels, optional_labels),
    "wire-name": st.builds(WireName, labels, optional_labels),
    "zone-name": st.builds(ZonePrefixedName, labels, labels),
    "service-tag": st.builds(ServiceTag, labels, labels, empty | ports),
    "trust-domain": st.builds(TrustDomain, labels, labels),
    "spiffe": st.one_of(
        st.builds(SpiffeId, labels, labels, labels),
        st.builds(SpiffeId, labels, empty, empty, labels),
        st.builds(SpiffeId, labels, empty, empty, empty, labels),
    ),
    "hostname": st.one_of(
        st.builds(Hostname, service_kinds, labels),
        st.builds(Hostname, _mesh_services, labels, optional_labels, labels, labels),
        st.builds(Hostname, _mesh_services, labels, empty, empty, labels),
    ),
    "contextual": st.one_of(
        st.builds(ContextualName, st.just("inbound"), st.sampled_from(("dp", "zi", "ze")), labels),
        st.builds(ContextualName, _proxies_of_zones, st.just("dp"), labels),
    ),
    "cluster": st.builds(Cluster, labels, _tags, _tags),
    "socket": st.builds(
        ProxySocket,
        st.sampled_from(("access-log", "metrics-hijacker")),
        folders,
        labels_without_hyphen,
        labels_without_hyphen,
    )
    | st.builds(ProxySocket, st.just("opentelemetry"), folders, backend=labels)
    | st.builds(ProxySocket, st.sampled_from(("envoy-admin", "metric-config")), folders),
    "token-secret": st.one_of(
        st.builds(TokenSecret, st.just("dataplane"), st.just("signing-key"), labels, ports),
        st.builds(
            TokenSecret,
            st.just("dataplane"),
            st.just("signing-key"),
            labels_without_hyphen,
            _no_keys,
        ),
        st.builds(TokenSecret, st.just("dataplane"), st.just("revocations"), labels),
        st.builds(TokenSecret, _global_tokens, st.just("signing-key"), empty, ports | _no_keys),
        st.builds(TokenSecret, _global_tokens, st.just("revocations")),
    ),
    "ca-secret": st.builds(CaSecret, labels, st.sampled_from(("cert", "key")), labels),
    "gateway-hostname": st.builds(GatewayHostname, labels, labels),
    "service-hostname": st.one_of(
        st.builds(ServiceHostname, labels | _services_of_kubernetes),
        st.builds(ServiceHostname, _services_of_kubernetes, st.just("dotted")),
    ),
    "metric-name": st.builds(MetricName, _names_in_metrics),
    "envoy": st.one_of(
        _envoy_addresses,
        _envoy_local_clusters,
        _envoy_gateways,
        _envoy_secrets,
        _envoy_routes_and_backends,
        _envoy_fixed_names,
    ),
    "destination": st.builds(
        LegacyDestination, service_kinds, labels, labels, optional_labels, optional_labels, ports
    ),
    "system": st.builds(SystemName, st.sampled_from(_components), optional_labels),
}
"""Identifiers whose fields are labels, as Kuma 3.0 wants them, by codec."""

_PIECES = (
    *("kri", "sni", "msvc", "m", "self", "system", "inbound", "dp", "svc", "extsvc", "ads"),
    *("spiffe://", "ns", "sa", "workload", "a", "b-c", "A", "-", "ms", "80", "mesh", "local"),
    *("ae10a8071b8a8eeb8", "4567897456789745", ""),
)
_pieces = st.sampled_from(_PIECES) | labels
texts = (
    st.text(max_size=60)
    | st.lists(_pieces, max_size=9).map("_".join)
    | st.lists(_pieces, max_size=9).map(".".join)
    | st.lists(_pieces | st.sampled_from("._/-{}=,"), max_size=9).map("".join)
)
"""Texts that are seldom identifiers."""
_FRAMES = {
    "kri": ("kri_msvc_", "_", ""),
    "sni": ("sni.msvc.", ".", ""),
    "sni-hash": ("ae10a8071b8a8eeb8.", ".", ".ms"),
    "sni-tags": ("a{", ",", "}"),
    "kds-name": ("", "-", "-zxw6c95d42zfz9cc"),
    "trust-domain": ("", ".", ".mesh.local"),
    "spiffe": ("spiffe://", "/", ""),
    "hostname": ("", ".", ".mesh.local"),
    "contextual": ("self_", "_", ""),
    "system": ("system_", "_", ""),
    "destination": ("", "_", "_msvc_80"),
    "service-tag": ("", "_", "_svc_80"),
    "cluster": ("", "-", "-02be1d124befe3ef"),
    "socket": ("/tmp/kuma-al-", "-", ".sock"),
    "envoy": ("inbound:", ":", ":80"),
    "token-secret": ("dataplane-token-signing-key-", "-", "-1"),
    "ca-secret": ("", ".ca-builtin-cert-", ""),
    "gateway-hostname": ("internal.", ".", ".mesh"),
    "service-hostname": ("", ".", ".mesh"),
    "metric-name": ("", "_", "_80"),
}
"""The beginning, the separator and the end of the texts of a codec."""


def texts_of(codec: Codec) -> st.SearchStrategy[str]:
    """Draw identifiers of the codec, and other texts."""
    start, separator, end = _FRAMES.get(codec.id, ("", ".", ""))
    parts = st.lists(_pieces | labels.map("{}_x".format), max_size=8)
    return texts | parts.map(lambda values: f"{start}{separator.join(values)}{end}")
