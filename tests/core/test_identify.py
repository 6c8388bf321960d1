"""What a text can be: the family that wrote it is told, telling ones first."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kuma_names.core import render
from kuma_names.core.errors import MalformedIdentifierError
from kuma_names.core.identifiers.codec import Codec
from kuma_names.core.identifiers.families import FAMILIES
from kuma_names.core.identify import ORDER, PROXY_ID, identify
from kuma_names.core.versions import MINORS, KumaVersion, version


def test_every_family_has_its_place() -> None:
    assert sorted(ORDER) == sorted([*FAMILIES, PROXY_ID])


@pytest.mark.parametrize("id_", FAMILIES)
@pytest.mark.parametrize("minor", MINORS)
def test_an_example_is_recognised_where_it_lives(id_: str, minor: str) -> None:
    family, asked = FAMILIES[id_], version(minor)
    if family.lives_in(asked) and _is_written(family, asked):
        found = {one.codec: one for one in identify(family.example.write(asked), asked)}
        assert id_ in found
        assert {name: value for name, value in found[id_].fields.items() if name not in family.lost} == {
            name: value for name, value in family.example.fields().items() if name not in family.lost
        }


def _is_written(family: Codec, asked: KumaVersion) -> bool:
    """Tell whether a version has the form of the example; the newest that has the family does."""
    try:
        family.example.write(asked)
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
        ("redis.kuma-demo.svc.east.mesh.local", "hostname"),
        ("default.east.mesh.local", "trust-domain"),
        ("redis-zone-1-2v6wfvvcvbc9f55d", "kds-name"),
        ("example_demo_svc_80", "service-tag"),
        ("self_inbound_dp_http", "contextual"),
        ("system_ads", "system"),
        ("default.web-1", PROXY_ID),
        ("backend", "core-name"),
    ],
)
def test_what_is_most_telling_stands_first(text: str, first: str) -> None:
    assert identify(text, version("2.14"))[0].codec == first


@pytest.mark.parametrize("text", ["", " ", "\n", "\ud800", "a" * 2000])
def test_some_texts_are_nothing(text: str) -> None:
    assert identify(text, version("2.14")) == []


@given(st.text(max_size=30), st.sampled_from(MINORS))
def test_any_text_gets_an_answer(text: str, minor: str) -> None:
    assert all(one.codec in ORDER for one in identify(text, version(minor)))


def test_what_is_identified_is_shown_with_its_fields() -> None:
    asked = version("2.14")
    shown = render.identified("system_ads", identify("system_ads", asked), asked)
    assert shown["identifiers"][0] == {"codec": "system", "resolution": "certain", "fields": {"component": "ads", "detail": ""}}
    assert (shown["text"], shown["kumaVersion"]) == ("system_ads", "2.14")
