"""The laws of all identifiers: over fields and texts that Hypothesis draws, and over all short ones there are."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kuma_names.core.errors import MalformedIdentifierError
from kuma_names.core.identifiers import CODECS
from kuma_names.core.identifiers.base import MAX_READINGS, groupings
from kuma_names.core.identifiers.codec import (
    AMBIGUOUS,
    ASSUMED,
    CERTAIN,
    LOSSY,
    Codec,
    Decoded,
    decode,
    encode,
)
from kuma_names.core.identifiers.codecs import sni
from kuma_names.core.identifiers.codecs.cluster import Cluster
from kuma_names.core.identifiers.codecs.contextual_name import Contextual
from kuma_names.core.identifiers.codecs.core_name import CoreName
from kuma_names.core.identifiers.codecs.hashed_sni import SniHash
from kuma_names.core.identifiers.codecs.hostname import Hostname
from kuma_names.core.identifiers.codecs.kds_name import KdsName
from kuma_names.core.identifiers.codecs.kri import Kri
from kuma_names.core.identifiers.codecs.legacy_destination import Destination
from kuma_names.core.identifiers.codecs.legacy_envoy_name import Envoy
from kuma_names.core.identifiers.codecs.proxy_id import ProxyId
from kuma_names.core.identifiers.codecs.proxy_socket import Socket
from kuma_names.core.identifiers.codecs.service_tag import ServiceTag
from kuma_names.core.identifiers.codecs.sni import Sni
from kuma_names.core.identifiers.codecs.spiffe_id import Spiffe
from kuma_names.core.identifiers.codecs.system_name import COMPONENTS, System
from kuma_names.core.identifiers.codecs.tagged_sni import SniTags
from kuma_names.core.identifiers.codecs.trust_domain import TrustDomain
from kuma_names.core.identifiers.codecs.wire_name import WireName
from kuma_names.core.identifiers.codecs.zone_prefixed_name import ZoneName
from kuma_names.core.identifiers.conversions import convert
from kuma_names.core.tables.formats import FORMATS
from kuma_names.core.versions import MINORS, KumaVersion, parse_version

LATEST = parse_version("2.14")
HASHED = ("kds-name", "sni-hash")
"""What is never certain: some fields are in a hash only."""
FAMILIES = list(CODECS.values())
labels = st.from_regex(r"[a-z]([-a-z0-9]{0,8}[a-z0-9])?", fullmatch=True)
none = st.just("")
optional = none | labels
ports = st.integers(1, 65535).map(str)
dotted = st.lists(labels | ports, min_size=1, max_size=4).map(".".join)
without_hyphens = st.from_regex(r"[a-z][a-z0-9]{0,8}", fullmatch=True)
"""The labels between which a hyphen is no part of either."""
services = st.sampled_from(sni.KINDS_OF_SNI)
kinds_of_kri = st.sampled_from(
    ("Dataplane", "Mesh", "MeshHTTPRoute", "MeshService", "MeshTimeout", "Zone", "Workload")
)
tags = st.lists(st.tuples(labels, labels), max_size=3, unique_by=lambda pair: pair[0]).map(
    lambda pairs: ",".join("=".join(pair) for pair in pairs)
)
DOMAINS: dict[str, st.SearchStrategy[Any]] = {
    "kri": st.builds(Kri, kinds_of_kri, optional, optional, optional, labels, optional),
    "sni": st.builds(Sni, services, labels, optional, optional, labels, labels),
    "proxyid": st.builds(ProxyId, optional, labels),
    "sni-hash": st.builds(SniHash, services, labels, labels, ports, tags),
    "sni-tags": st.builds(SniTags, labels, tags),
    "core-name": st.builds(CoreName, labels, labels),
    "kds-name": st.builds(KdsName, optional, labels, optional, optional),
    "wire-name": st.builds(WireName, labels, optional),
    "zone-name": st.builds(ZoneName, labels, labels),
    "service-tag": st.builds(ServiceTag, labels, labels, none | ports),
    "trust-domain": st.builds(TrustDomain, labels, labels),
    "spiffe": st.builds(Spiffe, labels, labels, labels)
    | st.builds(Spiffe, labels, none, none, labels)
    | st.builds(Spiffe, labels, none, none, none, labels),
    "hostname": st.builds(Hostname, services, labels)
    | st.builds(Hostname, st.just("MeshService"), labels, optional, labels, labels)
    | st.builds(Hostname, st.just("MeshService"), labels, none, none, labels),
    "contextual": st.builds(
        Contextual, st.just("inbound"), st.sampled_from(("dp", "zi", "ze")), labels
    )
    | st.builds(Contextual, st.sampled_from(("zoneingress", "zoneegress")), st.just("dp"), labels),
    "cluster": st.builds(Cluster, labels, tags, tags),
    "socket": st.builds(
        Socket,
        st.sampled_from(("access-log", "metrics-hijacker")),
        st.sampled_from(("", "/", "/tmp", "a b/é")),
        without_hyphens,
        without_hyphens,
    ),
    "envoy": st.builds(
        Envoy,
        st.sampled_from(("inbound", "outbound", "direct_access")),
        st.ip_addresses().map(str),
        none,
        ports,
    )
    | st.builds(Envoy, st.just("localhost"), none, none, ports)
    | st.builds(
        Envoy, st.just("gateway"), labels, st.sampled_from(("HTTP", "HTTPS", "TCP", "TLS")), ports
    )
    | st.builds(
        Envoy,
        st.sampled_from(("mesh_ca", "identity_cert")),
        labels.filter(lambda mesh: mesh != "all"),
    )
    | st.builds(
        Envoy,
        st.sampled_from(("inbound_route", "outbound_route", "tracing", "opentelemetry")),
        labels,
    )
    | st.builds(
        Envoy,
        st.sampled_from(("mesh_ca_all", "kuma:dns", "ads_cluster", "outbound:passthrough:ipv6")),
    ),
    "destination": st.builds(Destination, services, labels, labels, optional, optional, ports),
    "system": st.builds(
        System, st.sampled_from([one for one in COMPONENTS if one != "meshaccesslog"]), optional
    ),
}
"""Identifiers whose fields are labels, as Kuma 3.0 wants them."""
words = [
    "kri",
    "sni",
    "msvc",
    "m",
    "self",
    "system",
    "inbound",
    "dp",
    "svc",
    "extsvc",
    "ads",
    "spiffe://",
    "ns",
    "sa",
    "workload",
]
pieces = st.sampled_from(
    [
        *words,
        "a",
        "b-c",
        "A",
        "-",
        "ms",
        "80",
        "ae10a8071b8a8eeb8",
        "mesh",
        "local",
        "4567897456789745",
        "",
    ]
)
texts = (
    st.text(max_size=60)
    | st.lists(pieces | labels, max_size=9).map("_".join)
    | st.lists(pieces | labels, max_size=9).map(".".join)
    | st.lists(pieces | labels | st.sampled_from("._/-{}=,"), max_size=9).map("".join)
)
starts = {
    "kri": ("kri_msvc_", "_", ""), "sni": ("sni.msvc.", ".", ""), "sni-hash": ("ae10a8071b8a8eeb8.", ".", ".ms"),
    "sni-tags": ("a{", ",", "}"), "kds-name": ("", "-", "-zxw6c95d42zfz9cc"), "trust-domain": ("", ".", ".mesh.local"),
    "spiffe": ("spiffe://", "/", ""), "hostname": ("", ".", ".mesh.local"), "contextual": ("self_", "_", ""),
    "system": ("system_", "_", ""), "destination": ("", "_", "_msvc_80"), "service-tag": ("", "_", "_svc_80"),
    "cluster": ("", "-", "-02be1d124befe3ef"), "socket": ("/tmp/kuma-al-", "-", ".sock"), "envoy": ("inbound:", ":", ":80"),
}  # fmt: skip


def texts_of(codec: Codec) -> st.SearchStrategy[str]:
    """Texts of which some are of this family."""
    start, joiner, end = starts.get(codec.id, ("", ".", ""))
    parts = st.lists(pieces | labels | labels.map(lambda label: f"{label}_x"), max_size=8)
    return texts | parts.map(lambda some: f"{start}{joiner.join(some)}{end}")


def read(codec: Codec, text: str, at: KumaVersion = LATEST) -> Decoded | None:
    """Decode a text; None if it is refused."""
    try:
        return decode(codec, text, at)
    except MalformedIdentifierError as error:
        assert error.code in codec.codes, error.code
        return None


codecs_with_texts = st.sampled_from(FAMILIES).flatmap(
    lambda codec: st.tuples(st.just(codec), texts_of(codec))
)


@pytest.mark.parametrize("id_", CODECS)
def test_labels_are_read_back(id_: str) -> None:
    codec = CODECS[id_]

    @given(DOMAINS[id_])
    def holds(identifier: Any) -> None:
        made = encode(codec, identifier.fields(), LATEST)
        assert made.identifier == identifier
        decoded = decode(codec, made.text, LATEST)
        assert decoded.dropped_fields == identifier.dropped_fields()
        assert decoded.resolution in ((LOSSY,) if decoded.dropped_fields else (CERTAIN, ASSUMED))
        assert made.round_trips == (decoded.readings[0].identifier == identifier)
        assert made.round_trips or decoded.dropped_fields
        again = decode(codec, made.text, LATEST, [identifier.fields()])
        assert (again.resolution, [reading.identifier for reading in again.readings]) == (
            CERTAIN,
            [identifier],
        )

    holds()


@given(st.sampled_from(FAMILIES), texts, st.sampled_from(MINORS))
@example(CODECS["kri"], "a" * 1025, "2.14")
@example(CODECS["sni"], "sni.msvc." + ".".join(["a"] * 500), "2.14")
@example(CODECS["kri"], "kri_msvc_" + "_".join(["a"] * 500), "2.14")
@example(CODECS["destination"], "_".join(["a"] * 500) + "_msvc_80", "2.14")
@example(CODECS["hostname"], ".".join(["svc"] * 200) + ".mesh.local", "2.13")
@example(CODECS["core-name"], "\ud800.a", "2.14")
@example(CODECS["kds-name"], "\n-4567897456789745", "2.14")
def test_every_text_is_read_or_refused(codec: Codec, text: str, minor: str) -> None:
    decoded = (
        read(codec, text, parse_version(minor))
        if codec.versions.contains(parse_version(minor).number)
        else None
    )
    assert decoded is None or 1 <= len(decoded.readings) <= MAX_READINGS


@given(codecs_with_texts)
@example((CODECS["kri"], "kri_msvc_a_b_c__n_"))
@example((CODECS["hostname"], "a.svc.b.extsvc.mesh.local"))
@example((CODECS["trust-domain"], "a.b.c.mesh.local"))
@example((CODECS["destination"], "a_b_c__n_msvc_80"))
def test_readings_are_written_the_same_again(asked: tuple[Codec, str]) -> None:
    codec, text = asked
    decoded = read(codec, text)
    if decoded is None or codec.id in HASHED:
        return
    readings = [reading.identifier for reading in decoded.readings]
    assert [codec.type.encode(one, LATEST) for one in readings] == [text] * len(readings)
    assert len(set(readings)) == len(readings)
    assert decoded.resolution == LOSSY or (decoded.resolution == CERTAIN) == (len(readings) == 1)
    assert decoded.resolution != AMBIGUOUS or readings[0] != readings[1]
    assert [reading.is_kumas for reading in decoded.readings].count(True) <= 1
    if codec.decode_as_kuma is not None:
        said = [
            decoded.misread is not None,
            decoded.kuma_text is not None,
            any(reading.is_kumas for reading in decoded.readings),
        ]
        assert said.count(True) == 1


@given(codecs_with_texts)
def test_what_is_encoded_strictly_is_read_back(asked: tuple[Codec, str]) -> None:
    codec, text = asked
    decoded = read(codec, text)
    for reading in decoded.readings if decoded else ():
        try:
            made = encode(codec, reading.identifier.fields(), LATEST)
        except MalformedIdentifierError as error:
            assert error.code == codec.error_code(codec.misread)
        else:
            assert made.round_trips or codec.dropped_fields


def spelled(alphabet: str, most: int, format_: str = "") -> list[str]:
    """All texts of an alphabet that have a format, and the empty one."""
    made = (
        "".join(letters)
        for size in range(1, most + 1)
        for letters in product(alphabet, repeat=size)
    )
    return ["", *(text for text in made if not format_ or FORMATS[format_].accepts(text))]


def together(most: int, *values: list[str]) -> Iterator[tuple[str, ...]]:
    """All combinations of at most so many characters in all."""
    if not values:
        yield ()
        return
    for value in values[0]:
        if len(value) <= most:
            yield from ((value, *rest) for rest in together(most - len(value), *values[1:]))


def everything() -> dict[str, Iterator[Any]]:
    """All short identifiers of names that some Kuma release accepted."""
    letters, no_dots = "a._-", "a_-"
    legacy, zone, label = (
        spelled(letters, 5, id_) for id_ in ("legacy-charset", "dns-name", "rfc1123-label")
    )
    meshes = [
        name for name in legacy if "." not in name or FORMATS["rfc1123-subdomain"].accepts(name)
    ]
    short, dotted = spelled(letters, 4, "legacy-charset"), spelled("a.-", 3, "rfc1123-subdomain")
    words = ["", "a", "b", "svc", "extsvc", "a.b", "a.svc", "svc.a"]
    plain = [word for word in words if "." not in word]
    kinds = sni.KINDS_OF_SNI
    kri = together(
        4,
        short,
        spelled(letters, 4, "dns-name"),
        spelled(no_dots, 4, "rfc1123-label"),
        short,
        short,
    )
    forms = {
        "inbound": ("dp", "zi"),
        "zoneegress": ("dp",),
        "transparentproxy_passthrough": ("inbound",),
        "self": ("",),
    }
    called = [
        "inbound",
        "outbound_route",
        "inbound_route",
        "gateway",
        "mesh_ca",
        "mesh_ca_all",
        "localhost",
        "tracing",
        "kuma:dns",
    ]
    of = [
        "",
        "a",
        "all",
        "inbound",
        "tracing",
        "localhost",
        "10.0.0.1",
        "::1",
        "10.0.0.1:80",
        "a:80",
        "HTTP:80",
        "passthrough:ipv4",
    ]
    return {
        "envoy": (Envoy(*at) for at in product(called, of, ["", "HTTP"], ["", "80"])),
        "kri": (
            Kri(kind, *fields)
            for fields in kri
            for kind in ("MeshService", "Mesh")
            if kind != "Mesh" or not fields[0]
        ),
        "destination": (
            Destination("MeshService", *at)
            for at in together(6, short, short, spelled("a_-", 4), short, ["80"])
        ),
        "socket": (
            Socket("access-log", *at)
            for at in together(9, ["", "/", "/tmp"], *[spelled("a-.", 4, "legacy-charset")] * 2)
        ),
        "sni": (
            Sni("MeshService", *at) for at in together(7, dotted, dotted, label, dotted, label)
        ),
        "proxyid": (ProxyId(*fields) for fields in together(6, meshes, legacy)),
        "cluster": (
            Cluster(*at)
            for at in together(4, spelled("a-:", 4), *[["", "a=b", "a=", "=", "a=b,ab="]] * 2)
        ),
        "sni-tags": (
            SniTags(*fields) for fields in together(6, spelled("a{=,", 5), spelled("a{=,", 5))
        ),
        "core-name": (CoreName(*fields) for fields in together(6, legacy, label)),
        "wire-name": (WireName(*fields) for fields in together(6, legacy, legacy)),
        "zone-name": (ZoneName(*fields) for fields in together(6, zone, legacy)),
        "service-tag": (
            ServiceTag(*fields) for fields in together(5, short, short, spelled("01a_", 3))
        ),
        "trust-domain": (TrustDomain(*fields) for fields in together(6, legacy, zone)),
        "spiffe": (
            Spiffe(*fields) for fields in product(*[["", "a", "ns", "workload", "a/sa/a"]] * 5)
        ),
        "hostname": (
            Hostname(kind, *fields)
            for kind in kinds
            for fields in product(words, plain, plain, words)
        ),
        "contextual": (
            Contextual(form, of, text)
            for form, some in forms.items()
            for of in some
            for text in spelled("ad_i", 4)
        ),
        "system": (
            System(component, text) for component in COMPONENTS for text in spelled("a._A", 4)
        ),
    }


ALL = everything()


@pytest.mark.parametrize("id_", [codec.id for codec in FAMILIES if codec.id not in HASHED])
def test_no_two_identifiers_have_a_text_that_is_certain(id_: str) -> None:
    """Where something is certain it is so: of all short identifiers at most one is written like that, but for what is lost."""
    codec, by_text = CODECS[id_], dict[str, set[Any]]()
    for identifier in ALL[id_]:
        try:
            by_text.setdefault(identifier.encode(LATEST), set()).add(identifier)
        except MalformedIdentifierError:
            continue
    assert len(by_text) > 20
    sure = 0
    for text, made in by_text.items():
        decoded = read(codec, text)
        if decoded is not None and decoded.resolution in (CERTAIN, LOSSY):
            sure += 1
            assert {one.encoded_fields() for one in made} <= {
                reading.identifier for reading in decoded.readings
            }, text
    assert sure > 10


def test_copies_of_different_zones_can_have_one_name() -> None:
    """What is hashed has no separators between zone and namespace."""
    made = [
        KdsName("default", "foo", "east", "system"),
        KdsName("default", "foo", "easts", "ystem"),
    ]
    assert {one.encode(LATEST) for one in made} == {"foo-4v6fz852z4wvz96b"}
    candidates = [one.fields() for one in (*made, KdsName("default", "foo"))]
    decoded = decode(CODECS["kds-name"], "foo-4v6fz852z4wvz96b", LATEST, candidates)
    assert (decoded.resolution, [reading.identifier for reading in decoded.readings]) == (
        AMBIGUOUS,
        made,
    )


def test_copies_of_different_meshes_can_have_one_name() -> None:
    """What is hashed has no separators between mesh, name and zone."""
    made = [KdsName("a", "foo", "foob"), KdsName("afoo", "foo", "b")]
    assert {one.encode(LATEST) for one in made} == {"foo-vx68vx5bf25vvd6v"}
    decoded = decode(
        CODECS["kds-name"], "foo-vx68vx5bf25vvd6v", LATEST, [one.fields() for one in made]
    )
    assert decoded.resolution == AMBIGUOUS


def test_clusters_of_different_tags_can_have_one_name() -> None:
    """What is hashed has no separators between keys and values."""
    made = [Cluster("x", "a=bc"), Cluster("x", "ab=c"), Cluster("x", "", "a=bc")]
    assert [one.encode(LATEST) for one in made] == ["x-02be1d124befe3ef"] * 2 + [
        "x-f2de75f1c4b3b10c"
    ]
    decoded = decode(
        CODECS["cluster"], "x-02be1d124befe3ef", LATEST, [one.fields() for one in made]
    )
    assert (decoded.resolution, [reading.identifier for reading in decoded.readings]) == (
        AMBIGUOUS,
        made[:2],
    )


def test_a_service_can_be_called_as_if_it_had_a_hash() -> None:
    """Kuma takes what stands before it for the service, and so does the first reading."""
    service = Cluster("x-02be1d124befe3ef")
    decoded = decode(CODECS["cluster"], service.encode(LATEST), LATEST)
    hashed = Cluster("x", hash="02be1d124befe3ef")
    assert [(reading.identifier, reading.is_kumas) for reading in decoded.readings] == [
        (hashed, True),
        (service, False),
    ]
    with pytest.raises(MalformedIdentifierError) as raised:
        encode(CODECS["cluster"], service.fields(), LATEST)
    assert raised.value.code == "cluster/ambiguous"


def test_a_mesh_called_all_has_the_ca_of_all_meshes() -> None:
    made = [Envoy("mesh_ca_all"), Envoy("mesh_ca", "all")]
    assert {one.encode(LATEST) for one in made} == {"mesh_ca:secret:all"}
    decoded = decode(CODECS["envoy"], "mesh_ca:secret:all", LATEST)
    assert (decoded.resolution, [reading.identifier for reading in decoded.readings]) == (
        ASSUMED,
        made,
    )


@pytest.mark.parametrize(
    ("minor", "said"), [("2.10", None), ("2.11", 2), ("2.14", 2), ("3.0", None)]
)
def test_kuma_reads_the_listeners_of_gateways_from_2_11_to_2_14(
    minor: str, said: int | None
) -> None:
    with pytest.raises(MalformedIdentifierError) as raised:
        decode(CODECS["envoy"], "gateway:HTTP", parse_version(minor))
    assert raised.value.kuma_text == (
        said and f"invalid listener name format: expected 3 parts, got {said}"
    )


def test_ports_that_kuma_takes_and_no_proxy_has_are_refused_without_a_word_of_kuma() -> None:
    for port in ("3000000000", "080"):
        with pytest.raises(MalformedIdentifierError) as raised:
            decode(CODECS["envoy"], f"gateway:HTTP:{port}", LATEST)
        assert (raised.value.code, raised.value.kuma_text) == ("envoy/form", None)


def test_proxies_with_labels_for_names_can_share_a_socket() -> None:
    """A hyphen is between name and mesh, and in both."""
    made = [Socket("access-log", "/tmp", "a-b", "a"), Socket("access-log", "/tmp", "a", "b-a")]
    assert {one.encode(LATEST) for one in made} == {"/tmp/kuma-al-a-b-a.sock"}
    decoded = decode(CODECS["socket"], "/tmp/kuma-al-a-b-a.sock", LATEST)
    assert (decoded.resolution, [reading.identifier for reading in decoded.readings]) == (
        AMBIGUOUS,
        made,
    )


@given(st.integers(77, 253), labels, st.sampled_from(("", "/", "/tmp", "a b/é")))
def test_a_long_socket_loses_its_end(size: int, mesh: str, folder: str) -> None:
    """It is never certain, and what it was made of makes it."""
    made = Socket("metrics-hijacker", folder, ("web-1-" * 50)[:size], f"{mesh}-{mesh}-12345678901")
    text = made.encode(LATEST)
    decoded = decode(CODECS["socket"], text, LATEST)
    assert (
        len(text.encode()),
        decoded.resolution,
        decoded.dropped_fields,
        made.dropped_fields(),
    ) == (
        103,
        LOSSY,
        ("name", "mesh"),
        ("name", "mesh"),
    )
    assert {reading.identifier.encode(LATEST) for reading in decoded.readings} == {text}
    left = [reading.identifier.fields() for reading in decoded.readings]
    assert all(
        f"{made.name}-{made.mesh}".startswith(f"{one['name']}-{one['mesh']}".rstrip("-"))
        for one in left
    )
    assert decode(CODECS["socket"], text, LATEST, [made.fields()]).resolution == CERTAIN


@pytest.mark.parametrize("minor", ["2.12", "2.13", "2.14", "3.0"])
def test_kuma_loses_the_underscores_of_sections(minor: str) -> None:
    text = "kri_mhttpr_default_zone-1_demo-app_backend-routing_rule_0"
    meant = Kri("MeshHTTPRoute", "default", "zone-1", "demo-app", "backend-routing", "rule_0")
    decoded = decode(CODECS["kri"], text, parse_version(minor))
    assert (decoded.readings[0].identifier, decoded.misread) == (
        meant,
        replace(meant, section="rule0"),
    )


def test_kuma_2_11_refuses_underscores_of_sections() -> None:
    text = "kri_mhttpr_default___test-origin_rule_0"
    assert (
        decode(CODECS["kri"], text, parse_version("2.11")).kuma_text
        == f'invalid identifier string: "{text}"'
    )


def test_an_sni_without_a_zone_loses_the_namespace() -> None:
    """Two services have the SNI, and so it is not certain which one is meant."""
    text = "sni.mzsvc.default.backend.http"
    made = [
        Sni("MeshMultiZoneService", "default", "", namespace, "backend", "http")
        for namespace in ("", "kuma-system")
    ]
    assert [one.encode(LATEST) for one in made] == [text, text]
    decoded = decode(CODECS["sni"], text, LATEST)
    assert (decoded.resolution, decoded.dropped_fields) == (LOSSY, ("namespace",))
    assert [reading.identifier for reading in decoded.readings] == made[:1]
    given = decode(CODECS["sni"], text, LATEST, [one.fields() for one in made])
    assert (
        given.resolution,
        given.dropped_fields,
        [reading.identifier for reading in given.readings],
    ) == (
        AMBIGUOUS,
        (),
        made,
    )


@given(DOMAINS["sni"])
def test_an_sni_with_a_zone_and_its_kri_are_made_of_each_other(identifier: Sni) -> None:
    located = replace(identifier, zone="east")
    kri = convert("sni", located, LATEST)["kri"]
    assert convert("kri", Kri.decode(kri, LATEST), LATEST)["sni"] == located.encode(LATEST)


def test_before_2_14_a_kri_has_no_sni() -> None:
    kri = Kri("MeshService", "default", "", "", "backend", "http")
    assert list(convert("kri", kri, parse_version("2.13"))) == ["core-name", "kds-name"]
    assert list(convert("kri", kri, parse_version("2.14"))) == ["sni", "core-name", "kds-name"]


def test_a_destination_is_a_kri_of_all_but_its_port() -> None:
    """A KRI has the name of a port, a destination its number: neither tells the other."""
    made = Destination("MeshService", "default", "backend", "kuma-demo", "east", "80")
    assert convert("destination", made, LATEST) == {
        "kri": "kri_msvc_default_east_kuma-demo_backend_"
    }
    assert convert("destination", made, parse_version("2.10")) == {}
    assert "destination" not in convert(
        "kri", Kri("MeshService", "default", name="backend", section="80"), LATEST
    )


def test_the_kri_of_an_overview_is_that_of_its_resource() -> None:
    """From 2.14 on; before that an overview has no short name."""
    fields = {
        "kind": "DataplaneOverview",
        "mesh": "kuma-runner",
        "zone": "east",
        "namespace": "runner-ns",
        "name": "grpc",
    }
    made = encode(CODECS["kri"], fields, LATEST)
    assert (made.text, made.round_trips, made.identifier.fields()["kind"]) == (
        "kri_dp_kuma-runner_east_runner-ns_grpc_",
        True,
        "Dataplane",
    )
    with pytest.raises(MalformedIdentifierError) as raised:
        encode(CODECS["kri"], fields, parse_version("2.13"))
    assert raised.value.code == "kri/unknown-short-name"


def test_one_candidate_tells_what_a_hash_was_made_of() -> None:
    made = SniHash("MeshService", "demo", "backend", "8080", "x=a")
    text = made.encode(LATEST)
    candidates = [made.fields(), SniHash.decode(text, LATEST).fields()]
    decoded = decode(CODECS["sni-hash"], text, LATEST, candidates)
    assert (decoded.resolution, [reading.identifier for reading in decoded.readings]) == (
        CERTAIN,
        [made],
    )


@given(st.lists(labels, min_size=1, max_size=7), st.integers(1, 5))
def test_groupings_keep_all_parts_in_order(parts: list[str], count: int) -> None:
    made = list(groupings(parts, count, "."))
    assert {".".join(grouped) for grouped in made} <= {".".join(parts)}
    assert {len(grouped) for grouped in made} <= {count}
    assert len(set(made)) == len(made)
    assert bool(made) == (len(parts) >= count)


@given(DOMAINS["sni-hash"])
def test_a_hashed_sni_keeps_all_but_its_tags(identifier: SniHash) -> None:
    read_back = SniHash.decode(identifier.encode(LATEST), LATEST)
    assert read_back == replace(identifier, tags="")


@given(st.builds(SniHash, services, dotted, dotted, ports))
def test_a_hashed_sni_without_tags_is_read_back_whatever_dots_and_numbers_it_has(
    identifier: SniHash,
) -> None:
    assert SniHash.decode(identifier.encode(LATEST), LATEST) == identifier


@given(DOMAINS["kds-name"])
def test_a_copy_keeps_its_name(identifier: KdsName) -> None:
    assert KdsName.decode(identifier.encode(LATEST), LATEST).name == identifier.name


def test_kuma_takes_a_wire_name_without_a_dot_for_a_global_one() -> None:
    assert WireName.decode("foo", LATEST) == WireName("foo")
