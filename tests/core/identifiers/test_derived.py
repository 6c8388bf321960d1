"""Which identifiers a resource has in which version, who it is to others with the same, and which zone sees it."""

import pytest

from kuma_names.core.identifiers import CODECS
from kuma_names.core.identifiers.base import Identifier
from kuma_names.core.identifiers.derived import DERIVED_CODECS, codecs_of, derived_identifiers
from kuma_names.core.identifiers.resource_identity import EVERYWHERE, UNKNOWN_ZONE, ResourceIdentity
from kuma_names.core.tables.kinds import RESOURCE_KINDS
from kuma_names.core.versions import MINORS, parse_version

PORTS = (("http", "80"), ("9000", "9000"))


def texts(subject: ResourceIdentity, minor: str) -> dict[str, list[str]]:
    """What is derived_identifiers, by codec."""
    found: dict[str, list[str]] = {}
    for text, one in derived_identifiers(subject, parse_version(minor)):
        found.setdefault(one.codec, []).append(text)
    return found


@pytest.mark.parametrize(
    ("subject", "minor", "expected"),
    [
        (
            ResourceIdentity("Dataplane", "web", "web.demo", "default", "east", "demo"),
            "3.0",
            {
                "proxyid": ["default.web.demo"],
                "kri": ["kri_dp_default_east_demo_web_"],
                "kds-name": ["web-x42xxx7b4vc74v5b"],
            },
        ),
        (
            ResourceIdentity("Dataplane", "web", "web", "default", "east"),
            "2.5",
            {"proxyid": ["default.web"], "wire-name": ["web.default"]},
        ),
        (
            ResourceIdentity(
                "Dataplane", "web", "web-x42xxx7b4vc74v5b", "default", "east", "demo", synced=True
            ),
            "2.14",
            {"kri": ["kri_dp_default_east_demo_web_"], "kds-name": ["web-x42xxx7b4vc74v5b"]},
        ),
        (ResourceIdentity("Mesh", "default", "default"), "2.10", {"wire-name": ["default."]}),
        (
            ResourceIdentity("Mesh", "default", "default"),
            "2.11",
            {"kri": ["kri_m____default_"], "wire-name": ["default."]},
        ),
        (ResourceIdentity("Mesh", "", ""), "3.0", {}),
        (ResourceIdentity("Zone", "east", "east"), "2.13", {}),
        (ResourceIdentity("MeshInsight", "default", "default"), "2.5", {}),
        (
            ResourceIdentity("HostnameGenerator", "foo", "foo"),
            "2.9",
            {"kds-name": ["foo-zxw6c95d42zfz9cc"]},
        ),
        (ResourceIdentity("Secret", "foo.aa", "foo.aa", "a"), "3.0", {"wire-name": ["foo.aa.a"]}),
        (ResourceIdentity("Secret", "foo", "foo-v4526b8f6wc2z2w7", "a", synced=True), "3.0", {}),
        (
            ResourceIdentity("ZoneIngress", "zp", "zp", "", "east"),
            "2.9",
            {"proxyid": [".zp"], "kds-name": ["zp-v49x2w4czwdwf4x6"]},
        ),
        (ResourceIdentity("ZoneEgress", "zp", "zp", "", "east"), "3.0", {}),
        (ResourceIdentity("TrafficLog", "all", "all", "default"), "3.0", {}),
        (ResourceIdentity("MeshService", "a", "a", "default", "", "", PORTS), "2.6", {}),
        (ResourceIdentity("MeshTimeout", "a", "a", "default"), "2.5", {"wire-name": ["a.default"]}),
        (
            ResourceIdentity("MeshTimeout", "a", "a", "default"),
            "2.6",
            {"kds-name": ["a-fdz968892fv4xz6z"]},
        ),
        (
            ResourceIdentity("MeshTimeout", "a", "a-fdz968892fv4xz6z", "default", synced=True),
            "2.5",
            {},
        ),
        (
            ResourceIdentity("MeshService", "a", "a.demo", "default", "east", "demo", PORTS),
            "2.14",
            {
                "kri": ["kri_msvc_default_east_demo_a_"],
                "kds-name": ["a-bzw2266wczb4557w"],
                "sni": ["sni.msvc.default.east.demo.a.http", "sni.msvc.default.east.demo.a.9000"],
                "sni-hash": [
                    "a63246ae3420a1020.a.demo.80.default.ms",
                    "a63246ae3420a1020.a.demo.9000.default.ms",
                ],
                "hostname": ["a.demo.svc.east.mesh.local"],
            },
        ),
        (
            ResourceIdentity("MeshService", "a", "a", "default", "east", "", PORTS[:1]),
            "2.9",
            {
                "kds-name": ["a-v8z2cvz5d2f49bb8"],
                "sni-hash": ["a62c3f6e377c1d42f.a.80.default.ms"],
                "hostname": ["a.svc.mesh.local", "a.svc.east.mesh.local"],
            },
        ),
        (
            ResourceIdentity(
                "MeshService", "a", "a", "default", "east", "demo", PORTS[:1], universal=True
            ),
            "2.9",
            {
                "kds-name": ["a-bzw2266wczb4557w"],
                "sni-hash": ["a63246ae3420a1020.a.demo.80.default.ms"],
                "hostname": ["a.svc.mesh.local", "a.svc.east.mesh.local"],
            },
        ),
        (
            ResourceIdentity("MeshExternalService", "a", "a", "default", "", "", PORTS),
            "2.13",
            {
                "kri": ["kri_extsvc_default___a_"],
                "kds-name": ["a-fdz968892fv4xz6z"],
                "sni-hash": [
                    "a62c3f6e377c1d42f.a.80.default.mes",
                    "a62c3f6e377c1d42f.a.9000.default.mes",
                ],
                "hostname": ["a.extsvc.mesh.local"],
            },
        ),
        (
            ResourceIdentity("MeshExternalService", "a", "a", "default", "", "", PORTS),
            "2.8",
            {"kds-name": ["a-fdz968892fv4xz6z"]},
        ),
        (
            ResourceIdentity(
                "MeshExternalService", "a", "a", "default", "", "", PORTS[:1], in_zone=True
            ),
            "2.14",
            {
                "kri": ["kri_extsvc_default___a_"],
                "kds-name": ["a-fdz968892fv4xz6z"],
                "sni-hash": ["a62c3f6e377c1d42f.a.80.default.mes"],
                "hostname": ["a.extsvc.mesh.local"],
            },
        ),
    ],
)
def test_a_resource_has_identifiers(
    subject: ResourceIdentity, minor: str, expected: dict[str, list[str]]
) -> None:
    assert texts(subject, minor) == expected


@pytest.mark.parametrize(
    ("subject", "codec", "zone", "who"),
    [
        (ResourceIdentity("Dataplane", "web", "web", "m", "east"), "proxyid", EVERYWHERE, ()),
        (
            ResourceIdentity(
                "Dataplane", "web", "web.demo", "m", "east", "demo", on_kubernetes=True
            ),
            "proxyid",
            EVERYWHERE,
            ("Dataplane", "m", "web.demo", ""),
        ),
        (
            ResourceIdentity("Dataplane", "web", "web", "m", "east", address="10.0.0.1 80"),
            "proxyid",
            EVERYWHERE,
            ("Dataplane", "m", "web", "10.0.0.1 80"),
        ),
        (
            ResourceIdentity("ZoneIngress", "zp", "zp", "", "east"),
            "proxyid",
            EVERYWHERE,
            ("ZoneIngress", "", "zp", ""),
        ),
        (
            ResourceIdentity("MeshTimeout", "a", "a.n", "m", "z", "n"),
            "kri",
            EVERYWHERE,
            ("m", "z", "n", "a"),
        ),
        (ResourceIdentity("Secret", "a", "a", "m"), "wire-name", EVERYWHERE, ("m", "a")),
        (
            ResourceIdentity("MeshTimeout", "a", "a.n", "m", "z", "n"),
            "kds-name",
            EVERYWHERE,
            ("m", "z", "n", "a"),
        ),
        (
            ResourceIdentity("MeshExternalService", "a", "a.n", "m", "", "n", PORTS),
            "sni",
            EVERYWHERE,
            ("m", "", "", "a"),
        ),
        (
            ResourceIdentity("MeshExternalService", "a", "a.n", "m", "z", "n", PORTS),
            "sni-hash",
            "z",
            ("m", "z", "", "a"),
        ),
        (
            ResourceIdentity("MeshExternalService", "a", "a.n", "m", "", "n", PORTS),
            "sni-hash",
            EVERYWHERE,
            ("m", "", "", "a"),
        ),
        (
            ResourceIdentity("MeshExternalService", "a", "a.n", "m", "z", "n", PORTS),
            "sni",
            "z",
            ("m", "z", "", "a"),
        ),
        (
            ResourceIdentity("MeshExternalService", "a", "a.n", "m", "z", "n", PORTS),
            "hostname",
            "z",
            ("m", "z", "", "a"),
        ),
        (
            ResourceIdentity("MeshExternalService", "a", "a", "m", "", "", PORTS, in_zone=True),
            "sni-hash",
            UNKNOWN_ZONE,
            ("m", UNKNOWN_ZONE, "", "a"),
        ),
        (
            ResourceIdentity("MeshExternalService", "a", "a", "m", "", "", PORTS, in_zone=True),
            "hostname",
            UNKNOWN_ZONE,
            ("m", UNKNOWN_ZONE, "", "a"),
        ),
        (
            ResourceIdentity("MeshMultiZoneService", "a", "a", "m"),
            "hostname",
            EVERYWHERE,
            ("m", "", "", "a"),
        ),
        (
            ResourceIdentity("MeshService", "a", "a", "m", "", ""),
            "hostname",
            UNKNOWN_ZONE,
            ("m", UNKNOWN_ZONE, "", "a"),
        ),
        (
            ResourceIdentity("MeshService", "a", "a.n", "m", "z", "n", PORTS),
            "sni-hash",
            "z",
            ("m", "z", "n", "a"),
        ),
        (
            ResourceIdentity("MeshService", "a", "a", "m", "z", "n", PORTS),
            "hostname",
            EVERYWHERE,
            ("m", "z", "n", "a"),
        ),
    ],
)
def test_an_identifier_is_of_somebody_and_seen_somewhere(
    subject: ResourceIdentity, codec: str, zone: str | None, who: tuple[str, ...]
) -> None:
    found = [
        one for _, one in derived_identifiers(subject, parse_version("2.14")) if one.codec == codec
    ]
    assert {(one.zone, one.identity) for one in found} == {(zone, who)}


@pytest.mark.parametrize(
    ("subject", "own"),
    [
        (ResourceIdentity("MeshTimeout", "a", "a", "m"), "a"),
        (ResourceIdentity("MeshTimeout", "a", "a.n", "m", "", "n"), "a"),
        (ResourceIdentity("MeshTimeout", "a", "a.n", "m"), "a"),
        (ResourceIdentity("MeshTimeout", "a", "east.a", "m"), "a"),
        (ResourceIdentity("MeshTimeout", "a", "ab", "m"), "ab"),
        (ResourceIdentity("MeshTimeout", "a", "b.n", "m", "", "n"), "b"),
        (ResourceIdentity("MeshTimeout", "a", "b", "m", "", "n"), "b"),
        (ResourceIdentity("MeshTimeout", "a", "a-v8z2cvz5d2f49bb8", "m", synced=True), ""),
    ],
)
def test_a_resource_with_a_display_name_of_another_has_a_name_of_its_own(
    subject: ResourceIdentity, own: str
) -> None:
    assert {one.stored_name for _, one in derived_identifiers(subject, parse_version("2.12"))} == {
        own
    }


@pytest.mark.parametrize("codec", ["kri", "kds-name", "sni", "sni-hash", "hostname"])
def test_what_is_made_of_the_display_name_says_whose_it_is(codec: str) -> None:
    subject = ResourceIdentity("MeshExternalService", "a", "b", "m", "z", "", PORTS)
    assert {
        one.stored_name
        for _, one in derived_identifiers(subject, parse_version("2.14"))
        if one.codec == codec
    } == {"b"}


@pytest.mark.parametrize(
    ("kind", "of_zone", "known"),
    [
        ("MeshService", False, False),
        ("MeshService", True, False),
        ("MeshExternalService", True, False),
        ("MeshExternalService", False, True),
    ],
)
def test_a_service_of_some_zone_has_no_sni_that_is_known(
    kind: str, of_zone: bool, known: bool
) -> None:
    assert (
        "sni" in texts(ResourceIdentity(kind, "a", "a", "m", ports=PORTS, in_zone=of_zone), "3.0")
    ) is known


def test_places_are_what_keeps_equal_texts_apart() -> None:
    one = ResourceIdentity("MeshService", "a", "a", "m", "z", "", PORTS)
    assert {
        made.codec: made.namespace
        for minor in ("2.5", "2.14")
        for _, made in derived_identifiers(one, parse_version(minor))
    } == {
        "kri": (),
        "kds-name": ("MeshService",),
        "sni": ("m",),
        "sni-hash": (),
        "hostname": ("m", "MeshService"),
    }
    proxy = ResourceIdentity("Dataplane", "a", "a", "m", "z")
    assert [made.namespace for _, made in derived_identifiers(proxy, parse_version("2.5"))] == [
        ("z",),
        ("Dataplane", "z"),
    ]


@pytest.mark.parametrize("kind", RESOURCE_KINDS)
def test_a_text_is_the_same_in_every_version_that_has_it(kind: str) -> None:
    subject = ResourceIdentity(kind, "a", "a.n", "m", "z", "n", PORTS)
    seen: dict[tuple[str, Identifier], str] = {}
    for minor in MINORS:
        for text, one in derived_identifiers(subject, parse_version(minor)):
            assert one.codec in codecs_of(kind, parse_version(minor))
            assert seen.setdefault((one.codec, one.identifier), text) == text
    assert bool(seen) is (kind not in ("MeshInsight", "ZoneInsight"))


@pytest.mark.parametrize("minor", MINORS)
def test_every_text_is_read_back_by_its_codec(minor: str) -> None:
    """What is derived_identifiers is what its codec writes, in versions that have it."""
    asked, seen = parse_version(minor), set()
    for kind in RESOURCE_KINDS:
        for text, one in derived_identifiers(
            ResourceIdentity(kind, "a", "a.n", "m", "z", "n", PORTS), asked
        ):
            seen.add(one.codec)
            assert CODECS[one.codec].versions.contains(asked.number)
            assert one.identifier.encode(asked) == text
    assert seen <= set(DERIVED_CODECS)


@pytest.mark.parametrize(
    ("kind", "copied", "named"),
    [
        ("MeshService", False, "disp"),
        ("MeshService", True, "shown"),
        ("MeshExternalService", False, "shown"),
        ("MeshMultiZoneService", False, "shown"),
    ],
)
def test_a_mesh_service_goes_by_its_own_name_where_it_is(
    kind: str, copied: bool, named: str
) -> None:
    subject = ResourceIdentity(kind, "shown", "disp", "demo", "", "", PORTS[:1], synced=copied)
    assert [
        text.split(".", 1)[1].rsplit(".", 3)[0]
        for text, one in derived_identifiers(subject, parse_version("2.14"))
        if one.codec == "sni-hash"
    ] == [named]
