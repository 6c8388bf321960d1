"""Which identifiers a resource has in which version, who it is to others with the same, and which zone sees it."""

import pytest

from kuma_names.core.identifiers import CODECS
from kuma_names.core.identifiers.built import BUILT, EVERYWHERE, Subject, built, codecs_of
from kuma_names.core.identifiers.identifier import Identifier
from kuma_names.core.kinds import RESOURCE_KINDS
from kuma_names.core.versions import MINORS, version

PORTS = (("http", "80"), ("9000", "9000"))


def texts(subject: Subject, minor: str) -> dict[str, list[str]]:
    """What is built, by codec."""
    found: dict[str, list[str]] = {}
    for text, one in built(subject, version(minor)):
        found.setdefault(one.codec, []).append(text)
    return found


@pytest.mark.parametrize(
    ("subject", "minor", "expected"),
    [
        (
            Subject("Dataplane", "web", "web.demo", "default", "east", "demo"),
            "3.0",
            {
                "proxyid": ["default.web.demo"],
                "kri": ["kri_dp_default_east_demo_web_"],
                "wire-name": ["web.demo.default"],
                "kds-name": ["web-x42xxx7b4vc74v5b"],
            },
        ),
        (
            Subject("Dataplane", "web", "web-x42xxx7b4vc74v5b", "default", "east", "demo", copied=True),
            "2.14",
            {"kri": ["kri_dp_default_east_demo_web_"], "kds-name": ["web-x42xxx7b4vc74v5b"]},
        ),
        (Subject("Mesh", "default", "default"), "2.10", {"wire-name": ["default."]}),
        (Subject("Mesh", "default", "default"), "2.11", {"kri": ["kri_m____default_"], "wire-name": ["default."]}),
        (Subject("Mesh", "", ""), "3.0", {}),
        (Subject("Zone", "east", "east"), "2.13", {"wire-name": ["east."], "kds-name": ["east-6559fdb45274xx7x"]}),
        (Subject("TrafficLog", "all", "all", "default"), "3.0", {}),
        (Subject("MeshService", "a", "a", "default", "", "", PORTS), "2.6", {}),
        (Subject("MeshTimeout", "a", "a", "default"), "2.5", {"wire-name": ["a.default"], "kds-name": ["a-fdz968892fv4xz6z"]}),
        (Subject("MeshTimeout", "a", "a", "default", "east"), "2.5", {"wire-name": ["a.default"]}),
        (
            Subject("MeshService", "a", "a.demo", "default", "east", "demo", PORTS),
            "2.14",
            {
                "kri": ["kri_msvc_default_east_demo_a_"],
                "wire-name": ["a.demo.default"],
                "kds-name": ["a-bzw2266wczb4557w"],
                "sni": ["sni.msvc.default.east.demo.a.http", "sni.msvc.default.east.demo.a.9000"],
                "hostname": ["a.demo.svc.east.mesh.local"],
            },
        ),
        (
            Subject("MeshService", "a", "a", "default", "east", "", PORTS[:1]),
            "2.9",
            {
                "wire-name": ["a.default"],
                "kds-name": ["a-v8z2cvz5d2f49bb8"],
                "hostname": ["a.svc.mesh.local", "a.svc.east.mesh.local"],
            },
        ),
        (
            Subject("MeshExternalService", "a", "a", "default", "", "", PORTS),
            "2.13",
            {
                "kri": ["kri_extsvc_default___a_"],
                "wire-name": ["a.default"],
                "kds-name": ["a-fdz968892fv4xz6z"],
                "sni-hash": ["a62c3f6e377c1d42f.a.80.default.mes", "a62c3f6e377c1d42f.a.9000.default.mes"],
                "hostname": ["a.extsvc.mesh.local"],
            },
        ),
    ],
)
def test_a_resource_has_identifiers(subject: Subject, minor: str, expected: dict[str, list[str]]) -> None:
    assert texts(subject, minor) == expected


@pytest.mark.parametrize(
    ("subject", "codec", "zone", "who"),
    [
        (Subject("Dataplane", "web", "web.demo", "default", "east", "demo"), "proxyid", EVERYWHERE, ()),
        (Subject("MeshTimeout", "a", "a.n", "m", "z", "n"), "kri", EVERYWHERE, ("m", "z", "n", "a")),
        (Subject("MeshTimeout", "a", "a.n", "m", "z", "n"), "wire-name", EVERYWHERE, ("m", "a.n")),
        (Subject("MeshTimeout", "a", "a.n", "m", "z", "n"), "kds-name", EVERYWHERE, ("m", "z", "n", "a")),
        (Subject("MeshExternalService", "a", "a.n", "m", "", "n", PORTS), "sni", EVERYWHERE, ("m", "", "", "a")),
        (Subject("MeshExternalService", "a", "a.n", "m", "z", "n", PORTS), "sni-hash", "z", ("m", "z", "", "a")),
        (Subject("MeshExternalService", "a", "a.n", "m", "", "n", PORTS), "sni-hash", EVERYWHERE, ("m", "", "", "a")),
        (Subject("MeshExternalService", "a", "a.n", "m", "z", "n", PORTS), "hostname", "z", ("m", "z", "", "a")),
        (Subject("MeshMultiZoneService", "a", "a", "m"), "hostname", EVERYWHERE, ("m", "", "", "a")),
        (Subject("MeshService", "a", "a", "m", "", ""), "hostname", "", ("m", "", "", "a")),
        (Subject("MeshService", "a", "a", "m", "z", "n", PORTS), "hostname", EVERYWHERE, ("m", "z", "n", "a")),
    ],
)
def test_an_identifier_is_of_somebody_and_seen_somewhere(
    subject: Subject, codec: str, zone: str | None, who: tuple[str, ...]
) -> None:
    found = [one for _, one in built(subject, version("2.14")) if one.codec == codec]
    assert {(one.zone, one.who) for one in found} == {(zone, who)}


def test_a_service_without_a_zone_has_no_sni_that_is_known() -> None:
    assert "sni" not in texts(Subject("MeshService", "a", "a", "m", ports=PORTS), "3.0")


def test_places_are_what_keeps_equal_texts_apart() -> None:
    one = Subject("MeshService", "a", "a", "m", "z", "", PORTS)
    assert {made.codec: made.place for _, made in built(one, version("3.0"))} == {
        "kri": (),
        "wire-name": ("MeshService", "z"),
        "kds-name": ("MeshService",),
        "sni": (),
        "hostname": ("m", "MeshService"),
    }


@pytest.mark.parametrize("kind", RESOURCE_KINDS)
def test_a_text_is_the_same_in_every_version_that_has_it(kind: str) -> None:
    subject = Subject(kind, "a", "a.n", "m", "z", "n", PORTS)
    seen: dict[tuple[str, Identifier], str] = {}
    for minor in MINORS:
        for text, one in built(subject, version(minor)):
            assert one.codec in codecs_of(kind, version(minor))
            assert seen.setdefault((one.codec, one.identifier), text) == text
    assert seen


@pytest.mark.parametrize("minor", MINORS)
def test_every_text_is_read_back_by_its_codec(minor: str) -> None:
    """What is built is what its codec writes, in versions that have it."""
    asked, seen = version(minor), set()
    for kind in RESOURCE_KINDS:
        for text, one in built(Subject(kind, "a", "a.n", "m", "z", "n", PORTS), asked):
            seen.add(one.codec)
            assert CODECS[one.codec].lives_in(asked)
            assert one.identifier.write(asked) == text
    assert seen <= set(BUILT)
