"""SNIs: the namespace, which they carry with a zone only, and Kuma's errors."""

import pytest

from kuma_names.core.errors import MalformedIdentifierError
from kuma_names.core.identifiers.codec import decode
from kuma_names.core.identifiers.codecs.sni import CODEC, Sni
from kuma_names.core.identifiers.results import AMBIGUOUS, LOSSY
from kuma_names.core.versions import parse_version

VERSION = parse_version("2.14")
TEXT = "sni.mzsvc.default.backend.http"
SNIS = [
    Sni("MeshMultiZoneService", "default", "", "", "backend", "http"),
    Sni("MeshMultiZoneService", "default", "", "kuma-system", "backend", "http"),
]
"""Two services with one SNI."""


def test_without_a_zone_the_namespace_is_dropped() -> None:
    assert [sni.encode(VERSION) for sni in SNIS] == [TEXT, TEXT]
    decoded = decode(CODEC, TEXT, VERSION)
    assert (decoded.resolution, decoded.dropped_fields) == (LOSSY, ("namespace",))
    assert [reading.identifier for reading in decoded.readings] == SNIS[:1]


def test_candidates_that_differ_in_a_dropped_namespace_are_ambiguous() -> None:
    decoded = decode(CODEC, TEXT, VERSION, [sni.fields() for sni in SNIS])
    assert (decoded.resolution, decoded.dropped_fields) == (AMBIGUOUS, ())
    assert [reading.identifier for reading in decoded.readings] == SNIS


def test_empty_fields_are_one_error() -> None:
    sni = Sni("MeshService", "", name="A", section="http")
    with pytest.raises(MalformedIdentifierError) as raised:
        sni.encode(VERSION)
    kuma_text = "mesh, name and sectionName must be non-empty"
    assert (raised.value.field, raised.value.kuma_text) == ("name", kuma_text)
    assert str(raised.value) == "name, mesh and section must not be empty"
    assert sni.kuma_error() == kuma_text
