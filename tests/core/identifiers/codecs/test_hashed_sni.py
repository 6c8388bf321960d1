"""Hashed SNIs: the fields that they contain, and those that only their hash depends on."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from kuma_names.core.identifiers.codec import decode
from kuma_names.core.identifiers.codecs.hashed_sni import CODEC, HashedSni
from kuma_names.core.identifiers.results import CERTAIN
from kuma_names.core.versions import parse_version
from tests.core.identifiers.strategies import IDENTIFIERS, dotted_names, ports, service_kinds

VERSION = parse_version("2.14")


@given(IDENTIFIERS["sni-hash"])
def test_all_fields_but_the_tags_are_decoded(sni: HashedSni) -> None:
    assert HashedSni.decode(sni.encode(VERSION), VERSION) == replace(sni, tags="")


@given(st.builds(HashedSni, service_kinds, dotted_names, dotted_names, ports))
def test_without_tags_the_hash_identifies_the_port(sni: HashedSni) -> None:
    """Names may have dots and numbers."""
    assert HashedSni.decode(sni.encode(VERSION), VERSION) == sni


def test_a_candidate_with_the_right_tags_is_certain() -> None:
    sni = HashedSni("MeshService", "demo", "backend", "8080", "x=a")
    text = sni.encode(VERSION)
    candidates = [sni.fields(), HashedSni.decode(text, VERSION).fields()]
    decoded = decode(CODEC, text, VERSION, candidates)
    assert decoded.resolution == CERTAIN
    assert [reading.identifier for reading in decoded.readings] == [sni]
