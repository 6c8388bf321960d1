"""Legacy names of Envoy: the mesh `all`, and Kuma's parsers of listeners and clusters."""

import pytest

from kuma_names.core.errors import MalformedIdentifierError
from kuma_names.core.identifiers.codec import decode
from kuma_names.core.identifiers.codecs.legacy_envoy_name import CODEC, LegacyEnvoyName
from kuma_names.core.identifiers.results import ASSUMED
from kuma_names.core.versions import parse_version

VERSION = parse_version("2.14")


def test_a_mesh_called_all_has_the_name_of_the_ca_of_all_meshes() -> None:
    text = "mesh_ca:secret:all"
    names = [LegacyEnvoyName("mesh_ca_all"), LegacyEnvoyName("mesh_ca", "all")]
    assert {name.encode(VERSION) for name in names} == {text}
    decoded = decode(CODEC, text, VERSION)
    assert decoded.resolution == ASSUMED
    assert [reading.identifier for reading in decoded.readings] == names


@pytest.mark.parametrize(
    ("minor", "kuma_text"),
    [
        ("2.10", None),
        ("2.11", "invalid listener name format: expected 3 parts, got 2"),
        ("2.14", "invalid listener name format: expected 3 parts, got 2"),
        ("3.0", None),
    ],
)
def test_kuma_parses_the_listeners_of_gateways_from_2_11_to_2_14(
    minor: str, kuma_text: str | None
) -> None:
    with pytest.raises(MalformedIdentifierError) as raised:
        decode(CODEC, "gateway:HTTP", parse_version(minor))
    assert raised.value.kuma_text == kuma_text


@pytest.mark.parametrize("port", ["3000000000", "080"])
def test_ports_that_only_kuma_accepts_are_malformed_without_a_text_of_kuma(port: str) -> None:
    with pytest.raises(MalformedIdentifierError) as raised:
        decode(CODEC, f"gateway:HTTP:{port}", VERSION)
    assert (raised.value.code, raised.value.kuma_text) == ("envoy/form", None)
