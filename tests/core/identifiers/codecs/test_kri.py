"""KRIs: underscores in sections, and the KRI of an overview."""

from dataclasses import replace

import pytest

from kuma_names.core.errors import MalformedIdentifierError
from kuma_names.core.identifiers.base import MAX_READINGS
from kuma_names.core.identifiers.codec import decode, encode
from kuma_names.core.identifiers.codecs.kri import CODEC, Kri
from kuma_names.core.versions import parse_version


@pytest.mark.parametrize("minor", ["2.12", "2.13", "2.14", "3.0"])
def test_kuma_drops_the_underscores_of_a_section(minor: str) -> None:
    text = "kri_mhttpr_default_zone-1_demo-app_backend-routing_rule_0"
    kri = Kri("MeshHTTPRoute", "default", "zone-1", "demo-app", "backend-routing", "rule_0")
    decoded = decode(CODEC, text, parse_version(minor))
    assert decoded.readings[0].identifier == kri
    assert decoded.misread == replace(kri, section="rule0")


def test_kuma_2_11_refuses_underscores_in_a_section() -> None:
    text = "kri_mhttpr_default___test-origin_rule_0"
    decoded = decode(CODEC, text, parse_version("2.11"))
    assert decoded.kuma_text == f'invalid identifier string: "{text}"'


def test_the_number_of_readings_is_limited() -> None:
    text = "kri_msvc_" + "_".join("a" * 14)
    assert len(decode(CODEC, text, parse_version("2.14")).readings) == MAX_READINGS


OVERVIEW = {
    "kind": "DataplaneOverview",
    "mesh": "kuma-runner",
    "zone": "east",
    "namespace": "runner-ns",
    "name": "grpc",
}


def test_an_overview_has_the_kri_of_its_resource() -> None:
    encoded = encode(CODEC, OVERVIEW, parse_version("2.14"))
    assert encoded.text == "kri_dp_kuma-runner_east_runner-ns_grpc_"
    assert encoded.round_trips
    assert encoded.identifier.fields()["kind"] == "Dataplane"


def test_before_2_14_an_overview_has_no_kri() -> None:
    with pytest.raises(MalformedIdentifierError) as raised:
        encode(CODEC, OVERVIEW, parse_version("2.13"))
    assert raised.value.code == "kri/unknown-short-name"
