"""Conversions of identifiers to others of the same thing."""

from dataclasses import replace

import pytest
from hypothesis import given

from kuma_names.core.identifiers import CODECS
from kuma_names.core.identifiers.codec import decode
from kuma_names.core.identifiers.codecs.kri import Kri
from kuma_names.core.identifiers.codecs.legacy_destination import LegacyDestination
from kuma_names.core.identifiers.codecs.sni import Sni
from kuma_names.core.identifiers.conversions import convert
from kuma_names.core.versions import parse_version
from kuma_names.responses import identifiers
from tests.core.identifiers.strategies import IDENTIFIERS

VERSION = parse_version("2.14")
MESH = "producer-policy-flow"
"""The mesh of Kuma's own kri_endpoint_test.go."""


@pytest.mark.parametrize(
    ("id_", "text", "texts"),
    [
        (
            "sni",
            "sni.msvc.default.east.app-ns.backend.http",
            {"kri": "kri_msvc_default_east_app-ns_backend_http"},
        ),
        ("sni", "sni.mzsvc.default.backend.http", {"kri": "kri_mzsvc_default___backend_http"}),
        (
            "kri",
            "kri_msvc_default_east_app-ns_backend_http",
            {
                "sni": "sni.msvc.default.east.app-ns.backend.http",
                "core-name": "backend.app-ns",
                "kds-name": "backend-wxcwb447454bvfb6",
            },
        ),
        (
            "kri",
            "kri_mzsvc_default__kuma-system_backend_http",
            {
                "sni": "sni.mzsvc.default.backend.http",
                "core-name": "backend.kuma-system",
                "kds-name": "backend-zbfvff24v6bcc6vv",
            },
        ),
        (
            "destination",
            "default_app_app-ns_east_mzsvc_80",
            {"kri": "kri_mzsvc_default_east_app-ns_app_"},
        ),
        ("destination", "default_my_app___msvc_80", {"kri": "kri_msvc_default___my_app_"}),
        ("envoy", "kuma:envoy:admin", {"system": "system_envoy_admin"}),
        ("envoy", "ads_cluster", {"system": "system_ads"}),
        (
            "envoy",
            "inbound:passthrough:ipv6",
            {"contextual": "self_transparentproxy_passthrough_inbound_ipv6"},
        ),
        ("envoy", "localhost:80", {}),
        ("system", "system_dns", {"envoy": "kuma:dns"}),
        ("system", "system_probe_readiness", {"envoy": "kuma:readiness"}),
        ("system", "system_access_log_sink", {"envoy": "access_log_sink"}),
        ("system", "system_meshtrace_zipkin_ads", {}),
        (
            "contextual",
            "self_transparentproxy_passthrough_outbound_ipv4",
            {"envoy": "outbound:passthrough:ipv4"},
        ),
        ("wire-name", "a.b", {}),
        (
            "service-hostname",
            "demo-app.kuma-demo.svc.5000.mesh",
            {"service-tag": "demo-app_kuma-demo_svc_5000"},
        ),
        ("service-hostname", "gateway_demo_svc.mesh", {"service-tag": "gateway_demo_svc"}),
        ("service-hostname", "backend.mesh", {}),
        ("service-hostname", "back_end_svc_http.mesh", {}),
        ("service-hostname", "Back_end_svc_80.mesh", {}),
        ("service-tag", "example_demo_svc_80", {"service-hostname": "example_demo_svc_80.mesh"}),
        ("service-tag", "example_demo_svc", {"service-hostname": "example_demo_svc.mesh"}),
    ],
)
def test_readings_are_shown_as_other_identifiers_of_the_same_thing(
    id_: str, text: str, texts: dict[str, str]
) -> None:
    codec = CODECS[id_]
    body = identifiers.decoded_json(codec, decode(codec, text, VERSION), VERSION)
    assert body["readings"][0]["as"] == texts


@pytest.mark.parametrize(
    ("kri", "original", "copy"),
    [
        (
            f"kri_mt_{MESH}_kuma-2_{MESH}-ns_to-test-server_",
            f"to-test-server.{MESH}-ns",
            "to-test-server-4cx47v8b5wcd4764",
        ),
        (
            f"kri_mt_{MESH}__{MESH}-ns_to-test-server_",
            f"to-test-server.{MESH}-ns",
            "to-test-server-5wxzc95dxv8zb244",
        ),
        (
            f"kri_mt_{MESH}_zone-1_{MESH}-ns_to-test-server_",
            f"to-test-server.{MESH}-ns",
            "to-test-server-xw65cwcxxw4f7fvw",
        ),
        (
            f"kri_mt_{MESH}_kuma-1_{MESH}-ns_to-test-server_",
            f"to-test-server.{MESH}-ns",
            "to-test-server-589vf4cxd44vf9cc",
        ),
        (
            "kri_mtp_default___without-namespace_",
            "without-namespace",
            "without-namespace-c5v4498z5w4x9bcx",
        ),
        (
            "kri_hg__default_kuma-system_local-mesh-service-1_",
            "local-mesh-service-1.kuma-system",
            "local-mesh-service-1-z7797dvcd2fz7z4f",
        ),
        ("kri_z____zone-1_", "zone-1", "zone-1-75829xw74fvw57cz"),
        ("kri_m____default_", "default", None),
    ],
)
def test_a_kri_has_the_names_of_the_original_and_the_copy(
    kri: str, original: str, copy: str | None
) -> None:
    """Kuma's own table (kri_endpoint_test.go), without the system namespace."""
    version = parse_version("3.0")
    names = {"core-name": original}
    if copy is not None:
        names["kds-name"] = copy
    assert convert("kri", Kri.decode(kri, version), version) == names


@given(IDENTIFIERS["sni"])
def test_an_sni_with_a_zone_and_its_kri_are_converted_to_each_other(identifier: Sni) -> None:
    sni = replace(identifier, zone="east")
    kri = Kri.decode(convert("sni", sni, VERSION)["kri"], VERSION)
    assert convert("kri", kri, VERSION)["sni"] == sni.encode(VERSION)


def test_before_2_14_a_kri_has_no_sni() -> None:
    kri = Kri("MeshService", "default", "", "", "backend", "http")
    assert list(convert("kri", kri, parse_version("2.13"))) == ["core-name", "kds-name"]
    assert list(convert("kri", kri, VERSION)) == ["sni", "core-name", "kds-name"]


def test_a_destination_is_converted_to_a_kri_without_its_port() -> None:
    """A KRI has the name of a port, a destination its number."""
    destination = LegacyDestination("MeshService", "default", "backend", "kuma-demo", "east", "80")
    texts = {"kri": "kri_msvc_default_east_kuma-demo_backend_"}
    assert convert("destination", destination, VERSION) == texts
    assert convert("destination", destination, parse_version("2.10")) == {}
    kri = Kri("MeshService", "default", name="backend", section="80")
    assert "destination" not in convert("kri", kri, VERSION)
