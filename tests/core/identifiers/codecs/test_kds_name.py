"""KDS names: which copy belongs to which original, and copies that share a name."""

import pytest
from hypothesis import given

from kuma_names.core.identifiers.codec import decode
from kuma_names.core.identifiers.codecs.kds_name import CODEC, KdsName, is_copy
from kuma_names.core.identifiers.results import AMBIGUOUS
from kuma_names.core.versions import parse_version
from tests.core.identifiers.strategies import IDENTIFIERS

VERSION = parse_version("2.14")
HASH = "2v6wfvvcvbc9f55d"


@pytest.mark.parametrize(
    ("name", "original", "copy"),
    [
        (f"redis-{HASH}", "redis", True),
        (f"redis-{HASH}.kuma-system", "redis", True),
        (f"redis-{HASH}.k", "redis", True),
        (f"-{HASH}", "", True),
        (f"{'a' * 236}-{HASH}", "a" * 300, True),
        (f"{'a' * 236}-{HASH}", "a" * 235, False),
        (f"{'a' * 237}-{HASH}", "a" * 237, False),
        ("redis", "redis", False),
        (f"redis-{HASH}", "redi", False),
        (f"redis{HASH}", "redis", False),
        (f"redis-{HASH[1:]}", "redis", False),
        (f"redis-{HASH}2", "redis", False),
        (f"redis-{HASH[1:]}a", "redis", False),
        (f"redis-{HASH}\n", "redis", False),
        (f"redis-{HASH}.", "redis", False),
        (f"redis-{HASH}.a-", "redis", False),
        (f"redis-{HASH}.a.b", "redis", False),
    ],
)
def test_a_copy_has_the_name_of_its_original_and_a_hash(
    name: str, original: str, copy: bool
) -> None:
    assert is_copy(name, original) is copy


@given(IDENTIFIERS["kds-name"])
def test_the_name_of_the_original_is_decoded(identifier: KdsName) -> None:
    assert KdsName.decode(identifier.encode(VERSION), VERSION).name == identifier.name


def test_copies_from_different_zones_can_have_one_name() -> None:
    """The hashed text has no separator between zone and namespace."""
    text = "foo-4v6fz852z4wvz96b"
    names = [
        KdsName("default", "foo", "east", "system"),
        KdsName("default", "foo", "easts", "ystem"),
    ]
    assert {name.encode(VERSION) for name in names} == {text}
    candidates = [name.fields() for name in (*names, KdsName("default", "foo"))]
    decoded = decode(CODEC, text, VERSION, candidates)
    assert decoded.resolution == AMBIGUOUS
    assert [reading.identifier for reading in decoded.readings] == names


def test_copies_from_different_meshes_can_have_one_name() -> None:
    """The hashed text has no separators between mesh, name and zone."""
    text = "foo-vx68vx5bf25vvd6v"
    names = [KdsName("a", "foo", "foob"), KdsName("afoo", "foo", "b")]
    assert {name.encode(VERSION) for name in names} == {text}
    decoded = decode(CODEC, text, VERSION, [name.fields() for name in names])
    assert decoded.resolution == AMBIGUOUS
