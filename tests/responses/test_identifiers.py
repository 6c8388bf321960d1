"""Identifiers and lines of logs, as every door shows them."""

from typing import Any

from kuma_names.core.identifiers import CODECS
from kuma_names.core.identifiers.codec import decode, encode
from kuma_names.core.log_lines import explain_line
from kuma_names.core.model import Context
from kuma_names.core.versions import KumaVersion, parse_version
from kuma_names.responses import identifiers

NEWEST = parse_version("2.14")
CONTEXT = Context(NEWEST)


def kri(*fields: str) -> dict[str, str]:
    return dict(zip(("kind", "mesh", "zone", "namespace", "name", "section"), fields, strict=True))


def read(family: str, text: str, at: KumaVersion = NEWEST) -> dict[str, Any]:
    return identifiers.decoded_json(CODECS[family], decode(CODECS[family], text, at), at)


def test_a_family() -> None:
    assert identifiers._codec_json(CODECS["sni-hash"]) == {
        "id": "sni-hash",
        "summary": "a service of another zone, as TLS named it before 3.0",
        "grammar": 'sni-hash = "a", hash, ".", name, ".", port, ".", mesh, ".", type',
        "source": "pkg/xds/envoy/tls/sni.go, SNIForResource",
        "since": "2.8",
        "until": "2.14",
        "fields": ["kind", "mesh", "name", "port", "tags"],
        "lost": ["tags"],
        "readByKuma": False,
        "codes": list(CODECS["sni-hash"].codes),
        "example": {
            "fields": {
                "kind": "MeshService",
                "mesh": "demo",
                "name": "backend",
                "port": "8080",
                "tags": "",
            },
            "text": "ae10a8071b8a8eeb8.backend.8080.demo.ms",
        },
    }
    assert identifiers._codec_json(CODECS["kds-name"])["lost"] == ["mesh", "zone", "namespace"]


def test_what_was_written_is_shown_with_what_else_it_can_be() -> None:
    family, fields = CODECS["kri"], kri("MeshService", "a_b", "c", "", "d", "")
    assert identifiers.encoded_json(
        family, encode(family, fields, NEWEST, lenient=True), NEWEST
    ) == {
        "codec": "kri",
        "text": "kri_msvc_a_b_c__d_",
        "fields": fields,
        "kumaVersion": "2.14",
        "roundTrips": False,
        "others": [
            kri("MeshService", "a", "b", "c", "_d", ""),
            kri("MeshService", "a", "b_c", "", "d", ""),
        ],
        "lost": [],
    }


def test_what_was_written_is_shown_with_what_is_lost() -> None:
    family, fields = (
        CODECS["kds-name"],
        {"mesh": "default", "name": "web", "zone": "east", "namespace": "ns"},
    )
    assert identifiers.encoded_json(family, encode(family, fields, NEWEST), NEWEST) == {
        "codec": "kds-name",
        "text": "web-w7d64cdb7z987z2b",
        "fields": fields,
        "kumaVersion": "2.14",
        "roundTrips": False,
        "others": [],
        "lost": ["mesh", "zone", "namespace"],
    }


def test_what_was_read_is_shown_with_what_is_lost() -> None:
    assert read("kds-name", "foo-4v6fz852z4wvz96b") == {
        "codec": "kds-name",
        "text": "foo-4v6fz852z4wvz96b",
        "kumaVersion": "2.14",
        "resolution": "lossy",
        "readings": [
            {
                "fields": {"mesh": "", "name": "foo", "zone": "", "namespace": ""},
                "controlPlane": False,
                "as": {},
            }
        ],
        "misread": None,
        "upstream": None,
        "lost": ["mesh", "zone", "namespace"],
    }


def test_what_was_read_is_shown_with_what_kuma_reads_or_says() -> None:
    text = "kri_mhttpr_m_z_n_route_rule_0"
    then, now = (read("kri", text, parse_version(minor)) for minor in ("2.11", "2.14"))
    assert (then["misread"], then["upstream"]) == (None, f'invalid identifier string: "{text}"')
    assert (now["misread"], now["upstream"]) == (
        kri("MeshHTTPRoute", "m", "z", "n", "route", "rule0"),
        None,
    )


def test_a_line_is_shown_with_what_it_means_and_the_identifiers_in_it() -> None:
    line = 'resource "aa.a.web" not found; create a Dataplane in Kuma CP first or pass it as an argument to kuma-dp, kri_m____all_'
    found = explain_line(line, CONTEXT, ["aa.a"])
    assert found is not None and found.proxy is not None
    assert identifiers.explanation_json(line, CONTEXT, ["aa.a"]) == {
        "text": line,
        "kumaVersion": "2.14",
        "message": "dataplane-not-found",
        "span": (0, 103),
        "about": "proxyid",
        "source": "pkg/xds/auth/callbacks.go",
        "meaning": found.meaning,
        "advice": found.advice,
        "parts": {"proxyId": "aa.a.web", "readMesh": "aa", "readName": "a.web"},
        "proxyId": identifiers.decoded_proxy_id_json(found.proxy, CONTEXT),
        "identifiers": [
            {
                "text": "kri_m____all_",
                "span": (105, 118),
                "codec": "kri",
                "resolution": "certain",
                "fields": kri("Mesh", "", "", "", "all", ""),
            }
        ],
    }


def test_a_line_that_means_nothing_is_shown_as_that() -> None:
    assert identifiers.explanation_json("x", CONTEXT) == {
        "text": "x",
        "kumaVersion": "2.14",
        **dict.fromkeys(("message", "span", "about", "source", "meaning", "advice", "proxyId")),
        "parts": {},
        "identifiers": [],
    }
