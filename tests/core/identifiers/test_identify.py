"""What a text can be: the family that wrote it is told, telling ones first."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kuma_names.core.errors import MalformedIdentifierError
from kuma_names.core.identifiers import CODECS
from kuma_names.core.identifiers.codec import Codec
from kuma_names.core.identifiers.identify import MAX_WORDS, identify, mentioned_identifiers
from kuma_names.core.versions import MINORS, KumaVersion, parse_version
from kuma_names.responses import identifiers


@pytest.mark.parametrize("id_", CODECS)
@pytest.mark.parametrize("minor", MINORS)
def test_an_example_is_recognised_where_it_lives(id_: str, minor: str) -> None:
    family, asked = CODECS[id_], parse_version(minor)
    if family.versions.contains(asked.number) and _is_written(family, asked):
        found = {one.codec: one for one in identify(family.example.encode(asked), asked)}
        assert id_ in found
        assert {
            name: value
            for name, value in found[id_].fields.items()
            if name not in family.dropped_fields
        } == {
            name: value
            for name, value in family.example.fields().items()
            if name not in family.dropped_fields
        }


def _is_written(family: Codec, asked: KumaVersion) -> bool:
    """Tell whether a version has the form of the example; the newest that has the family does."""
    try:
        family.example.encode(asked)
    except MalformedIdentifierError:
        assert asked.minor != "3.0"
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
        ("/tmp/kuma-al.sock", "proxyid"),
        ("inbound:192.168.0.1:8080", "envoy"),
        ("outbound:default_backend___msvc_80", "envoy"),
        ("localhost:8080", "envoy"),
        ("ads_cluster", "envoy"),
        ("backend:8080", "cluster"),
        ("self_inbound_dp_http", "contextual"),
        ("system_ads", "system"),
        ("default.web-1", "proxyid"),
        ("backend", "core-name"),
    ],
)
def test_what_is_most_telling_stands_first(text: str, first: str) -> None:
    assert identify(text, parse_version("2.14"))[0].codec == first


@pytest.mark.parametrize(
    ("text", "families"),
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
def test_what_nearly_any_text_can_be_stands_last(text: str, families: list[str]) -> None:
    assert [one.codec for one in identify(text, parse_version("2.14"))] == families


@pytest.mark.parametrize("text", ["", " ", "\n", "\ud800", "a" * 2000])
def test_some_texts_are_nothing(text: str) -> None:
    assert identify(text, parse_version("2.14")) == []


@given(st.text(max_size=30), st.sampled_from(MINORS))
def test_any_text_gets_an_answer(text: str, minor: str) -> None:
    assert all(one.codec in CODECS for one in identify(text, parse_version(minor)))


def test_destinations_in_a_line_are_known_by_their_end() -> None:
    line = "default_backend___msvc_80: no healthy upstream (default_web___extsvc_443)"
    assert [
        (one.text, one.best.codec, one.best.resolution)
        for one in mentioned_identifiers(line, parse_version("2.14"))
    ] == [
        ("default_backend___msvc_80", "destination", "certain"),
        ("default_web___extsvc_443", "destination", "certain"),
    ]


def test_addresses_in_a_line_are_none_of_envoys_names() -> None:
    assert (
        mentioned_identifiers(
            "dial tcp localhost:5681 of inbound:10.0.0.1:80", parse_version("2.14")
        )
        == []
    )


LINE = 'at spiffe://default/backend, "kri_mt_default___slow_" to kri_mt_default___slow_. backend default.web'


def test_words_of_a_line_are_known_by_their_beginning_or_end() -> None:
    found = [
        (one.text, one.span, one.best.codec)
        for one in mentioned_identifiers(LINE, parse_version("2.14"))
    ]
    assert found == [
        ("spiffe://default/backend", (3, 27), "spiffe"),
        ("kri_mt_default___slow_", (30, 52), "kri"),
    ]
    assert [LINE[start:end] for _, (start, end), _ in found] == [text for text, _, _ in found]


def test_words_of_a_line_are_those_of_a_version() -> None:
    assert [one.text for one in mentioned_identifiers(LINE, parse_version("2.10"))] == [
        "spiffe://default/backend"
    ]


def test_many_words_are_not_all_looked_at() -> None:
    line = "a " * (MAX_WORDS - 1) + "system_ads system_dns"
    assert [one.text for one in mentioned_identifiers(line, parse_version("2.14"))] == [
        "system_ads"
    ]


def test_what_is_identified_is_shown_with_its_fields() -> None:
    asked = parse_version("2.14")
    shown = identifiers.identification_json("system_ads", asked)
    assert shown["identifiers"][0] == {
        "codec": "system",
        "resolution": "certain",
        "fields": {"component": "ads", "detail": ""},
    }
    assert (shown["text"], shown["kumaVersion"]) == ("system_ads", "2.14")
