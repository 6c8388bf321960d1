"""Trust domains: the dots at which mesh and zone may be split."""

import pytest

from kuma_names.core.identifiers.codec import decode
from kuma_names.core.identifiers.codecs.trust_domain import CODEC, TrustDomain
from kuma_names.core.identifiers.results import CERTAIN
from kuma_names.core.versions import parse_version

VERSION = parse_version("2.14")


def test_a_split_at_the_first_dot_is_a_reading_even_with_an_invalid_mesh() -> None:
    decoded = decode(CODEC, "A.b.mesh.local", VERSION)
    assert decoded.resolution == CERTAIN
    assert [reading.identifier for reading in decoded.readings] == [TrustDomain("A", "b")]


@pytest.mark.parametrize(
    ("text", "meshes"),
    [
        ("a.b.c.mesh.local", ["a", "a.b"]),
        ("a.B.c.mesh.local", ["a"]),
    ],
)
def test_the_text_before_a_later_dot_must_be_a_valid_mesh(text: str, meshes: list[str]) -> None:
    decoded = decode(CODEC, text, VERSION)
    assert [reading.identifier.fields()["mesh"] for reading in decoded.readings] == meshes
