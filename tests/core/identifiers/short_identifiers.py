"""All short identifiers of every codec, with names that some Kuma release accepted."""

from collections.abc import Callable, Iterator
from itertools import product
from typing import Any, NamedTuple

from kuma_names.core.identifiers.codecs.ca_secret import CaSecret
from kuma_names.core.identifiers.codecs.cluster import Cluster
from kuma_names.core.identifiers.codecs.contextual_name import ContextualName
from kuma_names.core.identifiers.codecs.core_name import CoreName
from kuma_names.core.identifiers.codecs.gateway_hostname import GatewayHostname
from kuma_names.core.identifiers.codecs.hostname import Hostname
from kuma_names.core.identifiers.codecs.kri import Kri
from kuma_names.core.identifiers.codecs.legacy_destination import LegacyDestination
from kuma_names.core.identifiers.codecs.legacy_envoy_name import LegacyEnvoyName
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
from kuma_names.core.tables.formats import FORMATS

_ALPHABET = "a._-"


def _texts(alphabet: str, max_length: int, format_id: str | None = None) -> list[str]:
    """Return all texts of an alphabet that have a format, and the empty one."""
    texts = [""]
    for length in range(1, max_length + 1):
        for letters in product(alphabet, repeat=length):
            text = "".join(letters)
            if format_id is None or FORMATS[format_id].accepts(text):
                texts.append(text)
    return texts


def _combinations(max_length: int, *values: list[str]) -> Iterator[tuple[str, ...]]:
    """Yield all combinations of one value of each list, with a limited total length."""
    if not values:
        yield ()
        return
    first, *others = values
    for value in first:
        if len(value) <= max_length:
            for rest in _combinations(max_length - len(value), *others):
                yield (value, *rest)


_LEGACY_NAMES = _texts(_ALPHABET, 5, "legacy-charset")
_SHORT_NAMES = _texts(_ALPHABET, 4, "legacy-charset")
_ZONES = _texts(_ALPHABET, 5, "dns-name")
_LABELS = _texts(_ALPHABET, 5, "rfc1123-label")
_SUBDOMAINS = _texts("a.-", 3, "rfc1123-subdomain")


def _is_mesh(name: str) -> bool:
    return "." not in name or FORMATS["rfc1123-subdomain"].accepts(name)


def _kris() -> Iterator[Kri]:
    zones = _texts(_ALPHABET, 4, "dns-name")
    namespaces = _texts("a_-", 4, "rfc1123-label")
    names = (_SHORT_NAMES, zones, namespaces, _SHORT_NAMES, _SHORT_NAMES)
    for fields in _combinations(4, *names):
        yield Kri("MeshService", *fields)
        if not fields[0]:
            yield Kri("Mesh", *fields)


def _legacy_envoy_names() -> Iterator[LegacyEnvoyName]:
    forms = (
        *("inbound", "outbound_route", "inbound_route", "gateway", "mesh_ca", "mesh_ca_all"),
        *("localhost", "tracing", "kuma:dns"),
    )
    values = (
        *("", "a", "all", "inbound", "tracing", "localhost", "10.0.0.1", "::1", "10.0.0.1:80"),
        *("a:80", "HTTP:80", "passthrough:ipv4"),
    )
    for fields in product(forms, values, ("", "HTTP"), ("", "80")):
        yield LegacyEnvoyName(*fields)


def _contextual_names() -> Iterator[ContextualName]:
    values = {
        "inbound": ("dp", "zi"),
        "zoneegress": ("dp",),
        "transparentproxy_passthrough": ("inbound",),
        "self": ("",),
    }
    sections = _texts("ad_i", 4)
    for form, of_values in values.items():
        for of, section in product(of_values, sections):
            yield ContextualName(form, of, section)


def _hostnames() -> Iterator[Hostname]:
    words = ("", "a", "b", "svc", "extsvc", "a.b", "a.svc", "svc.a")
    labels = [word for word in words if "." not in word]
    for fields in product(SERVICE_KINDS, words, labels, labels, words):
        yield Hostname(*fields)


def _sockets() -> Iterator[ProxySocket]:
    names = _texts("a-.", 4, "legacy-charset")
    for fields in _combinations(9, ["", "/", "/tmp"], names, names):
        yield ProxySocket("access-log", *fields)
    for use, folder, backend in product(
        ("opentelemetry", "envoy-admin"), ("", "/", "/tmp"), _texts("a-.", 3)
    ):
        yield ProxySocket(use, folder, backend=backend)


def _destinations() -> Iterator[LegacyDestination]:
    names = (_SHORT_NAMES, _SHORT_NAMES, _texts("a_-", 4), _SHORT_NAMES)
    for mesh, name, namespace, zone, port in _combinations(6, *names, ["80"]):
        yield LegacyDestination("MeshService", mesh, name, namespace, zone, port)


def _snis() -> Iterator[Sni]:
    names = (_SUBDOMAINS, _SUBDOMAINS, _LABELS, _SUBDOMAINS, _LABELS)
    for fields in _combinations(7, *names):
        yield Sni("MeshService", *fields)


def _clusters() -> Iterator[Cluster]:
    tags = ["", "a=b", "a=", "=", "a=b,ab="]
    for fields in _combinations(4, _texts("a-:", 4), tags, tags):
        yield Cluster(*fields)


def _spiffe_ids() -> Iterator[SpiffeId]:
    words = ("", "a", "ns", "workload", "a/sa/a")
    for fields in product(words, repeat=5):
        yield SpiffeId(*fields)


def _system_names() -> Iterator[SystemName]:
    for fields in product(COMPONENTS, _texts("a._A", 4)):
        yield SystemName(*fields)


def _token_secrets() -> Iterator[TokenSecret]:
    tokens = ("dataplane", "zone", "user")
    uses = ("signing-key", "signing-public-key", "revocations")
    for fields in product(tokens, uses, _texts("a1-.", 3), ("", "0", "1", "01", "a")):
        yield TokenSecret(*fields)


def _ca_secrets() -> Iterator[CaSecret]:
    names = (*_texts("a.-", 3), "a.ca-builtin-key-a", "a.ca-builtin-cert-a.ca-builtin-key-a")
    for fields in product(names, ("cert", "key"), names):
        yield CaSecret(*fields)


class _Domain(NamedTuple):
    """The identifiers with all combinations of some values, up to a total length."""

    type: type[Any]
    max_length: int
    values: tuple[list[str], ...]


_PROXY_MESHES = [name for name in _LEGACY_NAMES if _is_mesh(name)]
_TAGS = _texts("a{=,", 5)
_DOMAINS = {
    "proxyid": _Domain(ProxyId, 6, (_PROXY_MESHES, _LEGACY_NAMES)),
    "sni-tags": _Domain(TaggedSni, 6, (_TAGS, _TAGS)),
    "core-name": _Domain(CoreName, 6, (_LEGACY_NAMES, _LABELS)),
    "wire-name": _Domain(WireName, 6, (_LEGACY_NAMES, _LEGACY_NAMES)),
    "zone-name": _Domain(ZonePrefixedName, 6, (_ZONES, _LEGACY_NAMES)),
    "service-tag": _Domain(ServiceTag, 5, (_SHORT_NAMES, _SHORT_NAMES, _texts("01a_", 3))),
    "trust-domain": _Domain(TrustDomain, 6, (_LEGACY_NAMES, _ZONES)),
    "gateway-hostname": _Domain(GatewayHostname, 6, (_LEGACY_NAMES, _LEGACY_NAMES)),
    "service-hostname": _Domain(ServiceHostname, 11, (_LEGACY_NAMES, ["", "dotted"])),
}
_GENERATORS: dict[str, Callable[[], Iterator[Any]]] = {
    "kri": _kris,
    "envoy": _legacy_envoy_names,
    "contextual": _contextual_names,
    "hostname": _hostnames,
    "socket": _sockets,
    "destination": _destinations,
    "sni": _snis,
    "cluster": _clusters,
    "spiffe": _spiffe_ids,
    "system": _system_names,
    "token-secret": _token_secrets,
    "ca-secret": _ca_secrets,
}


def short_identifiers(codec_id: str) -> Iterator[Any]:
    """Yield all short identifiers of a codec; there are none of codecs that hash a name."""
    if codec_id in _GENERATORS:
        yield from _GENERATORS[codec_id]()
        return
    domain = _DOMAINS[codec_id]
    for fields in _combinations(domain.max_length, *domain.values):
        yield domain.type(*fields)
