"""Laws of all codecs, over identifiers and texts drawn by Hypothesis, and over all short ones."""

from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kuma_names.core.errors import MalformedIdentifierError
from kuma_names.core.identifiers import CODECS
from kuma_names.core.identifiers.base import MAX_READINGS
from kuma_names.core.identifiers.codec import Codec, decode, encode
from kuma_names.core.identifiers.results import AMBIGUOUS, ASSUMED, CERTAIN, LOSSY, Decoded
from kuma_names.core.versions import MINORS, KumaVersion, parse_version
from tests.core.identifiers.short_identifiers import short_identifiers
from tests.core.identifiers.strategies import IDENTIFIERS, texts, texts_of

VERSION = parse_version("2.14")
HASHED = ("kds-name", "sni-hash", "metric-name")
"""Codecs whose texts are never certain: some fields are part of a hash only, or are replaced."""


def _texts_with_codec(codec: Codec) -> st.SearchStrategy[tuple[Codec, str]]:
    return st.tuples(st.just(codec), texts_of(codec))


codecs = st.sampled_from(list(CODECS.values()))
codecs_with_texts = codecs.flatmap(_texts_with_codec)


def decode_if_valid(codec: Codec, text: str, version: KumaVersion = VERSION) -> Decoded | None:
    """Decode a text; return None if it is malformed, with one of the codes of the codec."""
    try:
        return decode(codec, text, version)
    except MalformedIdentifierError as error:
        assert error.code in codec.codes, error.code
        return None


@pytest.mark.parametrize("id_", CODECS)
def test_fields_that_are_labels_are_decoded_again(id_: str) -> None:
    codec = CODECS[id_]

    @given(IDENTIFIERS[id_])
    def law(identifier: Any) -> None:
        encoded = encode(codec, identifier.fields(), VERSION)
        assert encoded.identifier == identifier
        decoded = decode(codec, encoded.text, VERSION)
        assert decoded.dropped_fields == identifier.dropped_fields()
        assert decoded.resolution in ((LOSSY,) if decoded.dropped_fields else (CERTAIN, ASSUMED))
        assert encoded.round_trips == (decoded.readings[0].identifier == identifier)
        assert encoded.round_trips or decoded.dropped_fields

    law()


@pytest.mark.parametrize("id_", CODECS)
def test_the_only_candidate_is_certain(id_: str) -> None:
    codec = CODECS[id_]

    @given(IDENTIFIERS[id_])
    def law(identifier: Any) -> None:
        text = identifier.encode(VERSION)
        decoded = decode(codec, text, VERSION, [identifier.fields()])
        assert decoded.resolution == CERTAIN
        assert [reading.identifier for reading in decoded.readings] == [identifier]

    law()


@given(codecs, texts, st.sampled_from(MINORS))
@example(CODECS["kri"], "a" * 1025, "2.14")
@example(CODECS["sni"], "sni.msvc." + ".".join(["a"] * 500), "2.14")
@example(CODECS["kri"], "kri_msvc_" + "_".join(["a"] * 500), "2.14")
@example(CODECS["destination"], "_".join(["a"] * 500) + "_msvc_80", "2.14")
@example(CODECS["hostname"], ".".join(["svc"] * 200) + ".mesh.local", "2.13")
@example(CODECS["core-name"], "\ud800.a", "2.14")
@example(CODECS["kds-name"], "\n-4567897456789745", "2.14")
def test_every_text_is_decoded_or_malformed(codec: Codec, text: str, minor: str) -> None:
    version = parse_version(minor)
    if not codec.versions.contains(version.number):
        return
    decoded = decode_if_valid(codec, text, version)
    assert decoded is None or 1 <= len(decoded.readings) <= MAX_READINGS


@given(codecs_with_texts)
@example((CODECS["kri"], "kri_msvc_a_b_c__n_"))
@example((CODECS["hostname"], "a.svc.b.extsvc.mesh.local"))
@example((CODECS["trust-domain"], "a.b.c.mesh.local"))
@example((CODECS["destination"], "a_b_c__n_msvc_80"))
def test_readings_are_different_and_encoded_to_the_text(case: tuple[Codec, str]) -> None:
    codec, text = case
    decoded = decode_if_valid(codec, text)
    if decoded is None or codec.id in HASHED:
        return
    readings = [reading.identifier for reading in decoded.readings]
    assert [reading.encode(VERSION) for reading in readings] == [text] * len(readings)
    assert len(set(readings)) == len(readings)
    assert decoded.resolution == LOSSY or (decoded.resolution == CERTAIN) == (len(readings) == 1)
    assert decoded.resolution != AMBIGUOUS or readings[0] != readings[1]


@given(codecs_with_texts)
@example((CODECS["kri"], "kri_msvc_a_b_c__n_"))
def test_kumas_parser_has_one_result(case: tuple[Codec, str]) -> None:
    """Kuma's parser decodes one of the readings, decodes something else, or reports an error."""
    codec, text = case
    decoded = decode_if_valid(codec, text)
    if decoded is None or codec.id in HASHED:
        return
    by_kuma = [reading.by_kuma for reading in decoded.readings]
    assert by_kuma.count(True) <= 1
    if codec.decode_as_kuma is not None:
        results = [any(by_kuma), decoded.misread is not None, decoded.kuma_text is not None]
        assert results.count(True) == 1


@given(codecs_with_texts)
def test_strictly_encoded_readings_are_decoded_again(case: tuple[Codec, str]) -> None:
    codec, text = case
    decoded = decode_if_valid(codec, text)
    for reading in decoded.readings if decoded else ():
        try:
            encoded = encode(codec, reading.identifier.fields(), VERSION)
        except MalformedIdentifierError as error:
            assert error.code == codec.error_code(codec.misread)
        else:
            is_unique = codec.is_decoded and not codec.dropped_fields
            assert encoded.round_trips or not is_unique


@pytest.mark.parametrize("id_", [id_ for id_ in CODECS if id_ not in HASHED])
def test_a_certain_text_belongs_to_one_identifier(id_: str) -> None:
    """Among all short identifiers, only its readings have the text, except for dropped fields."""
    codec = CODECS[id_]
    identifiers_by_text: dict[str, set[Any]] = {}
    for identifier in short_identifiers(id_):
        try:
            text = identifier.encode(VERSION)
        except MalformedIdentifierError:
            continue
        identifiers_by_text.setdefault(text, set()).add(identifier)
    assert len(identifiers_by_text) > 20
    certain_texts = 0
    for text, identifiers in identifiers_by_text.items():
        decoded = decode_if_valid(codec, text)
        if decoded is not None and decoded.resolution in (CERTAIN, LOSSY):
            certain_texts += 1
            readings = {reading.identifier for reading in decoded.readings}
            assert {identifier.encoded_fields() for identifier in identifiers} <= readings, text
    assert certain_texts > 10
