"""Identification: the codecs that can decode a text, and the identifiers in a line."""

import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kuma_names.core.errors import MalformedIdentifierError
from kuma_names.core.identifiers import CODECS
from kuma_names.core.identifiers.codec import Codec, decode
from kuma_names.core.identifiers.identify import (
    MAX_WORDS,
    Identification,
    identify,
    mentioned_identifiers,
)
from kuma_names.core.versions import MINORS, KumaVersion, parse_version
from kuma_names.json_types import JsonObject
from kuma_names.responses import identifiers
from tests.core.identifiers.strategies import texts
from tests.support.vector_runner import FOLDER

VERSION = parse_version("2.14")
VECTORS = json.loads((FOLDER / "identify" / "texts.json").read_text("utf-8"))["vectors"]


@pytest.mark.parametrize("id_", CODECS)
@pytest.mark.parametrize("minor", MINORS)
def test_examples_are_identified_in_every_version(id_: str, minor: str) -> None:
    codec, version = CODECS[id_], parse_version(minor)
    if not (codec.versions.contains(version.number) and _has_example(codec, version)):
        return
    text = codec.example.encode(version)
    fields_by_codec = {match.codec: match.fields for match in identify(text, version)}
    assert id_ in fields_by_codec
    fields = _carried(codec, fields_by_codec[id_])
    assert fields == _carried(codec, codec.example.fields())


def _carried(codec: Codec, fields: dict[str, str]) -> dict[str, str]:
    """Return the fields without those that some texts of the codec drop."""
    return {name: value for name, value in fields.items() if name not in codec.dropped_fields}


def _has_example(codec: Codec, version: KumaVersion) -> bool:
    """Return whether a version has the form of the example; the newest always has."""
    try:
        codec.example.encode(version)
    except MalformedIdentifierError:
        assert version.minor != "3.0"
        return False
    return True


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("kri_dp_default_default__dp-1_", "kri"),
        ("spiffe://default/backend", "spiffe"),
        ("sni.msvc.default.backend.http", "sni"),
        ("ae10a8071b8a8eeb8.backend.8080.demo.ms", "sni-hash"),
        ("kri_msvc_default___backend_msvc_80", "kri"),
        ("default_backend_kuma-demo_east_msvc_80", "destination"),
        ("a_b_svc_msvc_80", "core-name"),
        ("backend_kuma-demo_svc_80", "service-tag"),
        ("redis.kuma-demo.svc.east.mesh.local", "hostname"),
        ("default.east.mesh.local", "trust-domain"),
        ("redis-zone-1-2v6wfvvcvbc9f55d", "kds-name"),
        ("example_demo_svc_80", "service-tag"),
        ("/tmp/kuma-al-web-1-default.sock", "socket"),
        ("kuma-mh-web.kuma-demo-default.sock", "socket"),
        ("inbound:192.168.0.1:8080", "envoy"),
        ("outbound:default_backend___msvc_80", "envoy"),
        ("localhost:8080", "envoy"),
        ("ads_cluster", "envoy"),
        ("backend:8080", "cluster"),
        ("self_inbound_dp_http", "contextual"),
        ("system_ads", "system"),
        ("zone-token-signing-key-1", "token-secret"),
        ("default.ca-builtin-cert-ca-1", "ca-secret"),
        ("internal.edge.payments.mesh", "gateway-hostname"),
        ("demo-app_kuma-demo_svc_5000.mesh", "service-hostname"),
        ("localhost_8080", "metric-name"),
        ("default.web-1", "proxyid"),
        ("backend", "core-name"),
    ],
)
def test_the_most_specific_codec_is_first(text: str, first: str) -> None:
    assert identify(text, VERSION)[0].codec == first


@pytest.mark.parametrize(
    ("text", "codecs"),
    [
        ("backend", ["core-name", "cluster", "sni-tags"]),
        ("Backend-02be1d124befe3ef", ["cluster", "sni-tags"]),
        ("default_backend___msvc_80-01804e3659fbd290", ["core-name", "cluster", "sni-tags"]),
        (
            "default.web-1",
            ["proxyid", "core-name", "wire-name", "zone-name", "cluster", "sni-tags"],
        ),
    ],
)
def test_codecs_that_decode_nearly_every_text_are_last(text: str, codecs: list[str]) -> None:
    assert [match.codec for match in identify(text, VERSION)] == codecs


@pytest.mark.parametrize("row", VECTORS, ids=lambda row: f"{row['version']} {row['text']}")
def test_texts_are_identified_as_in_the_vectors(row: JsonObject) -> None:
    matches = identify(row["text"], parse_version(row["version"]))
    assert [_row_of(match) for match in matches] == row["identifiers"]


def _row_of(match: Identification) -> JsonObject:
    fields = {name: value for name, value in match.fields.items() if value}
    row: JsonObject = {"codec": match.codec, "resolution": match.resolution, "fields": fields}
    return row | ({"until": match.until} if match.until else {})


@given(texts, st.sampled_from(MINORS))
@example("my mesh.web", "2.14")
@example("kri_msvc_a b___n_", "2.14")
@example("a b.svc.mesh.local", "2.9")
def test_no_identifier_of_names_has_a_blank(text: str, minor: str) -> None:
    if not any(character.isspace() for character in text):
        return
    codecs = {match.codec for match in identify(text, parse_version(minor))}
    assert codecs <= {"socket"}, "only folders may have blanks"


@pytest.mark.parametrize("text", ["spiffe://a.mesh.local/b", "my mesh.web", "Default.Web"])
def test_impossible_proxy_ids_are_still_decoded_as_kuma_does(text: str) -> None:
    decoded = decode(CODECS["proxyid"], text, VERSION)
    assert decoded.readings[0].by_kuma
    assert "proxyid" not in {match.codec for match in identify(text, VERSION)}


def test_the_resolution_is_that_of_the_possible_readings() -> None:
    """No namespace is called 'B', but services were."""
    version = parse_version("2.9")
    text = "a.B.svc.east.mesh.local"
    decoded = decode(CODECS["hostname"], text, version)
    assert [reading.identifier.is_possible() for reading in decoded.readings] == [False, True]
    assert decoded.resolution == "assumed"
    best = identify(text, version)[0]
    assert (best.codec, best.resolution, best.fields["name"]) == ("hostname", "certain", "a.B")


@pytest.mark.parametrize(
    ("minor", "until"), [("2.8", None), ("2.9", None), ("2.14", None), ("3.0", "2.14")]
)
def test_texts_of_older_versions_are_identified(minor: str, until: str | None) -> None:
    matches = {match.codec: match for match in identify("a_b___msvc_80", parse_version(minor))}
    assert ("destination" in matches) is (minor != "2.8")
    assert all(match.until == until for match in matches.values() if match.codec == "destination")
    assert matches["core-name"].until is None
    assert ("sni-tags" in matches) is (minor != "3.0")


def test_forms_of_older_versions_are_identified() -> None:
    untils = {
        "spiffe://default/backend": "2.14",
        "inbound:10.0.0.1:8080": "2.14",
        "/tmp/kuma-open-telemetry.sock": "2.6",
        "zone-ingress-token-signing-key-1": "2.6",
    }
    version = parse_version("3.0")
    assert {text: identify(text, version)[0].until for text in untils} == untils


def test_words_of_a_line_are_recognized_if_older_versions_have_the_codec() -> None:
    line = "default_backend___msvc_80: no healthy upstream, see web.mesh"
    mentions = mentioned_identifiers(line, parse_version("3.0"))
    assert [(mention.best.codec, mention.best.until) for mention in mentions] == [
        ("destination", "2.14"),
        ("service-hostname", "2.14"),
    ]


@pytest.mark.parametrize("text", ["", " ", "\n", "\ud800", "a" * 2000, "/tmp/kuma-al.sock"])
def test_texts_that_no_codec_decodes(text: str) -> None:
    assert identify(text, VERSION) == []


@given(st.text(max_size=30), st.sampled_from(MINORS))
def test_every_text_can_be_identified(text: str, minor: str) -> None:
    assert {match.codec for match in identify(text, parse_version(minor))} <= set(CODECS)


def test_destinations_in_a_line_are_recognized_by_their_end() -> None:
    line = "default_backend___msvc_80: no healthy upstream (default_web___extsvc_443)"
    mentions = mentioned_identifiers(line, VERSION)
    assert [
        (mention.text, mention.best.codec, mention.best.resolution) for mention in mentions
    ] == [
        ("default_backend___msvc_80", "destination", "certain"),
        ("default_web___extsvc_443", "destination", "certain"),
    ]


def test_addresses_in_a_line_are_not_recognized_as_envoy_names() -> None:
    line = "dial tcp localhost:5681 of inbound:10.0.0.1:80"
    assert mentioned_identifiers(line, VERSION) == []


LINE = (
    'at spiffe://default/backend, "kri_mt_default___slow_" to kri_mt_default___slow_.'
    " backend default.web"
)


def test_words_of_a_line_are_recognized_by_their_beginning_or_end() -> None:
    mentions = mentioned_identifiers(LINE, VERSION)
    assert [(mention.text, mention.span, mention.best.codec) for mention in mentions] == [
        ("spiffe://default/backend", (3, 27), "spiffe"),
        ("kri_mt_default___slow_", (30, 52), "kri"),
    ]
    for text, (start, end), _ in mentions:
        assert LINE[start:end] == text


def test_words_of_a_line_are_recognized_in_versions_that_have_the_codec() -> None:
    mentions = mentioned_identifiers(LINE, parse_version("2.10"))
    assert [mention.text for mention in mentions] == ["spiffe://default/backend"]


def test_the_number_of_words_is_limited() -> None:
    line = "a " * (MAX_WORDS - 1) + "system_ads system_dns"
    mentions = mentioned_identifiers(line, VERSION)
    assert [mention.text for mention in mentions] == ["system_ads"]


def test_identifications_are_shown_with_their_fields() -> None:
    body = identifiers.identification_json("system_ads", VERSION)
    assert body["identifiers"][0] == {
        "codec": "system",
        "resolution": "certain",
        "fields": {"component": "ads", "detail": ""},
    }
    assert (body["text"], body["kumaVersion"]) == ("system_ads", "2.14")
