"""Wire names: Kuma's own decoder."""

from kuma_names.core.identifiers.codecs.wire_name import WireName
from kuma_names.core.versions import parse_version


def test_kuma_decodes_a_name_without_a_dot_as_a_global_one() -> None:
    assert WireName.decode("foo", parse_version("2.14")) == WireName("foo")
