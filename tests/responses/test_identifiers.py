"""Responses about identifiers: the JSON of encoding, decoding, codecs and log lines."""

from kuma_names.core.identifiers import CODECS
from kuma_names.core.identifiers.codec import decode, encode
from kuma_names.core.identifiers.identify import identify
from kuma_names.core.identifiers.proxy_ids import decode_proxy_id, encode_proxy_id
from kuma_names.core.model import Context, Environment
from kuma_names.core.names.validator import Validator
from kuma_names.core.versions import KumaVersion, parse_version
from kuma_names.json_types import JsonObject
from kuma_names.responses.findings import finding_json
from kuma_names.responses.identifiers import (
    codecs_json,
    decoded_json,
    decoded_proxy_id_json,
    encoded_json,
    encoded_proxy_id_json,
    identification_json,
)

NEWEST = parse_version("2.14")
CONTEXT = Context(NEWEST)
KUBERNETES = Context(NEWEST, environment=Environment.KUBERNETES)
MISREAD: JsonObject = {
    "rule": "proxy-id-misread",
    "severity": "error",
    "outcome": "broken",
    "field": "proxyId",
    "atoms": [],
    "message": "the control plane reads mesh 'aa', but the proxy belongs to mesh 'aa.a' "
    "(proxy-id-misread)",
    "hint": "give the mesh a name without a dot",
    "deprecatedIn": None,
    "rejectedIn": None,
    "until": None,
    "because": "the data plane proxy cannot start: the control plane looks for it in another mesh",
    "upstream": 'resource "aa.a.web.ns" not found; create a Dataplane in Kuma CP first or pass it '
    "as an argument to kuma-dp",
}


def kri_fields(*values: str) -> dict[str, str]:
    names = ("kind", "mesh", "zone", "namespace", "name", "section")
    return dict(zip(names, values, strict=True))


def decoded(codec: str, text: str, version: KumaVersion = NEWEST) -> JsonObject:
    return decoded_json(CODECS[codec], decode(CODECS[codec], text, version), version)


def test_a_codec_as_json() -> None:
    codecs = {body["id"]: body for body in codecs_json()["codecs"]}
    assert list(codecs) == list(CODECS)
    assert codecs["sni-hash"] == {
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
    assert codecs["kds-name"]["lost"] == ["mesh", "zone", "namespace"]


def test_an_encoded_identifier_lists_the_others_with_the_same_text() -> None:
    codec, fields = CODECS["kri"], kri_fields("MeshService", "a_b", "c", "", "d", "")
    encoded = encode(codec, fields, NEWEST, lenient=True)
    assert encoded_json(codec, encoded, NEWEST) == {
        "codec": "kri",
        "text": "kri_msvc_a_b_c__d_",
        "fields": fields,
        "kumaVersion": "2.14",
        "roundTrips": False,
        "others": [
            kri_fields("MeshService", "a", "b", "c", "_d", ""),
            kri_fields("MeshService", "a", "b_c", "", "d", ""),
        ],
        "lost": [],
    }


def test_an_encoded_identifier_lists_its_dropped_fields() -> None:
    codec = CODECS["kds-name"]
    fields = {"mesh": "default", "name": "web", "zone": "east", "namespace": "ns"}
    assert encoded_json(codec, encode(codec, fields, NEWEST), NEWEST) == {
        "codec": "kds-name",
        "text": "web-w7d64cdb7z987z2b",
        "fields": fields,
        "kumaVersion": "2.14",
        "roundTrips": False,
        "others": [],
        "lost": ["mesh", "zone", "namespace"],
    }


def test_a_decoded_identifier_lists_its_dropped_fields() -> None:
    reading = {
        "fields": {"mesh": "", "name": "foo", "zone": "", "namespace": ""},
        "controlPlane": False,
        "as": {},
    }
    assert decoded("kds-name", "foo-4v6fz852z4wvz96b") == {
        "codec": "kds-name",
        "text": "foo-4v6fz852z4wvz96b",
        "kumaVersion": "2.14",
        "resolution": "lossy",
        "readings": [reading],
        "misread": None,
        "upstream": None,
        "lost": ["mesh", "zone", "namespace"],
    }


def test_a_decoded_identifier_has_the_reading_or_the_error_of_kuma() -> None:
    text = "kri_mhttpr_m_z_n_route_rule_0"
    old = decoded("kri", text, parse_version("2.11"))
    assert old["misread"] is None
    assert old["upstream"] == f'invalid identifier string: "{text}"'
    new = decoded("kri", text)
    assert new["misread"] == kri_fields("MeshHTTPRoute", "m", "z", "n", "route", "rule0")
    assert new["upstream"] is None


def test_an_encoded_proxy_id() -> None:
    encoded = encode_proxy_id("aa.a", "web.ns", KUBERNETES, lenient=True)
    findings = Validator("Mesh", KUBERNETES).validate("aa.a").findings
    assert encoded_proxy_id_json(encoded, KUBERNETES) == {
        "proxyId": "aa.a.web.ns",
        "mesh": "aa",
        "name": "a.web.ns",
        "kumaVersion": "2.14",
        "roundTrips": False,
        "verdict": "broken",
        "findings": [finding_json(finding) | {"field": "mesh"} for finding in findings],
    }


def test_a_decoded_proxy_id() -> None:
    decoded_id = decode_proxy_id("aa.a.web.ns", KUBERNETES, ["aa.a"])
    assert decoded_proxy_id_json(decoded_id, KUBERNETES) == {
        "proxyId": "aa.a.web.ns",
        "kumaVersion": "2.14",
        "environment": "kubernetes",
        "mesh": "aa",
        "name": "a.web.ns",
        "resolution": "known-mesh",
        "resolved": {"mesh": "aa.a", "name": "web.ns", "pod": "web", "namespace": "ns"},
        "candidates": [
            {"mesh": "aa", "name": "a.web.ns", "controlPlane": True, "known": False},
            {"mesh": "aa.a", "name": "web.ns", "controlPlane": False, "known": True},
        ],
        "findings": [MISREAD],
    }


def test_an_ambiguous_proxy_id_is_not_resolved() -> None:
    decoded_id = decode_proxy_id("aa.a.web", CONTEXT, ["aa", "aa.a"])
    body = decoded_proxy_id_json(decoded_id, CONTEXT)
    assert (body["resolution"], body["resolved"], body["findings"]) == ("ambiguous", None, [])


def test_an_identification_lists_every_codec_that_decodes_the_text() -> None:
    body = identification_json("kri_m____all_", NEWEST)
    assert (body["text"], body["kumaVersion"]) == ("kri_m____all_", "2.14")
    assert [row["codec"] for row in body["identifiers"]] == [
        identification.codec for identification in identify("kri_m____all_", NEWEST)
    ]
    assert body["identifiers"][0] == {
        "codec": "kri",
        "resolution": "certain",
        "fields": kri_fields("Mesh", "", "", "", "all", ""),
    }


def test_an_identification_of_an_older_version_has_the_last_one() -> None:
    body = identification_json("web.mesh", parse_version("3.0"))
    assert body["identifiers"][0] == {
        "codec": "service-hostname",
        "resolution": "certain",
        "fields": {"service": "web", "form": ""},
        "until": "2.14",
    }
    assert "until" not in body["identifiers"][1]
