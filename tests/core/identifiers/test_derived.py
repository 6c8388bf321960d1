"""Derived identifiers: their texts in every version."""

import pytest

from kuma_names.core.identifiers import CODECS
from kuma_names.core.identifiers.base import Identifier
from kuma_names.core.identifiers.derived import DERIVED_CODECS, derivations_of, derived_identifiers
from kuma_names.core.identifiers.resource_identity import ResourceIdentity
from kuma_names.core.tables.kinds import RESOURCE_KINDS
from kuma_names.core.versions import MINORS, parse_version

PORTS = (("http", "80"), ("9000", "9000"))


def texts_by_codec(resource: ResourceIdentity, minor: str) -> dict[str, list[str]]:
    texts: dict[str, list[str]] = {}
    for text, derived in derived_identifiers(resource, parse_version(minor)):
        texts.setdefault(derived.codec, []).append(text)
    return texts


@pytest.mark.parametrize(
    ("resource", "minor", "expected"),
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
def test_identifiers_of_a_resource(
    resource: ResourceIdentity, minor: str, expected: dict[str, list[str]]
) -> None:
    assert texts_by_codec(resource, minor) == expected


@pytest.mark.parametrize(
    ("kind", "in_zone", "has_sni"),
    [
        ("MeshService", False, False),
        ("MeshService", True, False),
        ("MeshExternalService", True, False),
        ("MeshExternalService", False, True),
    ],
)
def test_a_service_of_an_unknown_zone_has_no_sni(kind: str, in_zone: bool, has_sni: bool) -> None:
    resource = ResourceIdentity(kind, "a", "a", "m", ports=PORTS, in_zone=in_zone)
    assert ("sni" in texts_by_codec(resource, "3.0")) is has_sni


@pytest.mark.parametrize("kind", RESOURCE_KINDS)
def test_an_identifier_has_one_text_in_all_versions(kind: str) -> None:
    resource = ResourceIdentity(kind, "a", "a.n", "m", "z", "n", PORTS)
    texts: dict[tuple[str, Identifier], str] = {}
    for minor in MINORS:
        version = parse_version(minor)
        for text, derived in derived_identifiers(resource, version):
            assert derived.codec in derivations_of(kind, version)
            assert texts.setdefault((derived.codec, derived.identifier), text) == text
    assert bool(texts) is (kind not in ("MeshInsight", "ZoneInsight"))


@pytest.mark.parametrize("minor", MINORS)
def test_a_text_is_encoded_by_a_codec_of_its_version(minor: str) -> None:
    version = parse_version(minor)
    codecs = set()
    for kind in RESOURCE_KINDS:
        resource = ResourceIdentity(kind, "a", "a.n", "m", "z", "n", PORTS)
        for text, derived in derived_identifiers(resource, version):
            codecs.add(derived.codec)
            assert CODECS[derived.codec].versions.contains(version.number)
            assert derived.identifier.encode(version) == text
    assert codecs <= set(DERIVED_CODECS)


@pytest.mark.parametrize(
    ("kind", "synced", "name"),
    [
        ("MeshService", False, "stored"),
        ("MeshService", True, "displayed"),
        ("MeshExternalService", False, "displayed"),
        ("MeshMultiZoneService", False, "displayed"),
    ],
)
def test_the_hashed_sni_of_a_mesh_service_has_its_stored_name_in_its_own_zone(
    kind: str, synced: bool, name: str
) -> None:
    resource = ResourceIdentity(
        kind, "displayed", "stored", "demo", "", "", PORTS[:1], synced=synced
    )
    (text,) = texts_by_codec(resource, "2.14")["sni-hash"]
    _, name_in_sni, *_ = text.split(".")
    assert name_in_sni == name
