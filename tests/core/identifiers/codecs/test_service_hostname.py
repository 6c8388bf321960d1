"""Hostnames of services known by tags: the dots that may have been underscores."""

from kuma_names.core.identifiers.base import MAX_READINGS
from kuma_names.core.identifiers.codec import decode, encode
from kuma_names.core.identifiers.codecs.service_hostname import CODEC, ServiceHostname
from kuma_names.core.identifiers.results import AMBIGUOUS
from kuma_names.core.versions import parse_version

VERSION = parse_version("2.14")


def test_a_service_with_underscores_has_two_hostnames() -> None:
    tag = "demo-app_kuma-demo_svc_5000"
    texts = [ServiceHostname(tag, form).encode(VERSION) for form in ("", "dotted")]
    assert texts == [f"{tag}.mesh", "demo-app.kuma-demo.svc.5000.mesh"]


def test_hostnames_are_encoded_even_if_they_can_be_decoded_to_other_fields() -> None:
    """Kuma serves both forms, and decodes neither."""
    encoded = encode(CODEC, {"service": "a_b", "form": "dotted"}, VERSION)
    assert (encoded.text, encoded.round_trips) == ("a.b.mesh", False)
    assert encoded.others == [ServiceHostname("a.b")]


def test_many_dots_have_the_most_readings() -> None:
    decoded = decode(CODEC, f"{'a.' * 400}mesh", VERSION)
    assert decoded.resolution == AMBIGUOUS
    assert len(decoded.readings) == MAX_READINGS
    assert len({reading.identifier.encode(VERSION) for reading in decoded.readings}) == 1
