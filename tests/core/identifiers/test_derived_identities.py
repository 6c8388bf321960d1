"""Derived identifiers: the resource that they identify, their namespace and who sees them."""

import pytest

from kuma_names.core.identifiers.derived import derived_identifiers
from kuma_names.core.identifiers.resource_identity import (
    EVERYWHERE,
    UNKNOWN_ZONE,
    DerivedIdentifier,
    ResourceIdentity,
)
from kuma_names.core.versions import parse_version

PORTS = (("http", "80"), ("9000", "9000"))


def identifiers_of(resource: ResourceIdentity, codec: str) -> list[DerivedIdentifier]:
    derived = derived_identifiers(resource, parse_version("2.14"))
    return [row for _, row in derived if row.codec == codec]


@pytest.mark.parametrize(
    ("resource", "codec", "zone", "identity"),
    [
        (ResourceIdentity("Dataplane", "web", "web", "m", "east"), "proxyid", EVERYWHERE, ()),
        (
            ResourceIdentity(
                "Dataplane", "web", "web.demo", "m", "east", "demo", on_kubernetes=True
            ),
            "proxyid",
            EVERYWHERE,
            ("Dataplane", "m", "web.demo", ""),
        ),
        (
            ResourceIdentity("Dataplane", "web", "web", "m", "east", address="10.0.0.1 80"),
            "proxyid",
            EVERYWHERE,
            ("Dataplane", "m", "web", "10.0.0.1 80"),
        ),
        (
            ResourceIdentity("ZoneIngress", "zp", "zp", "", "east"),
            "proxyid",
            EVERYWHERE,
            ("ZoneIngress", "", "zp", ""),
        ),
        (
            ResourceIdentity("MeshTimeout", "a", "a.n", "m", "z", "n"),
            "kri",
            EVERYWHERE,
            ("m", "z", "n", "a"),
        ),
        (ResourceIdentity("Secret", "a", "a", "m"), "wire-name", EVERYWHERE, ("m", "a")),
        (
            ResourceIdentity("MeshTimeout", "a", "a.n", "m", "z", "n"),
            "kds-name",
            EVERYWHERE,
            ("m", "z", "n", "a"),
        ),
        (
            ResourceIdentity("MeshExternalService", "a", "a.n", "m", "", "n", PORTS),
            "sni",
            EVERYWHERE,
            ("m", "", "", "a"),
        ),
        (
            ResourceIdentity("MeshExternalService", "a", "a.n", "m", "z", "n", PORTS),
            "sni-hash",
            "z",
            ("m", "z", "", "a"),
        ),
        (
            ResourceIdentity("MeshExternalService", "a", "a.n", "m", "", "n", PORTS),
            "sni-hash",
            EVERYWHERE,
            ("m", "", "", "a"),
        ),
        (
            ResourceIdentity("MeshExternalService", "a", "a.n", "m", "z", "n", PORTS),
            "sni",
            "z",
            ("m", "z", "", "a"),
        ),
        (
            ResourceIdentity("MeshExternalService", "a", "a.n", "m", "z", "n", PORTS),
            "hostname",
            "z",
            ("m", "z", "", "a"),
        ),
        (
            ResourceIdentity("MeshExternalService", "a", "a", "m", "", "", PORTS, in_zone=True),
            "sni-hash",
            UNKNOWN_ZONE,
            ("m", UNKNOWN_ZONE, "", "a"),
        ),
        (
            ResourceIdentity("MeshExternalService", "a", "a", "m", "", "", PORTS, in_zone=True),
            "hostname",
            UNKNOWN_ZONE,
            ("m", UNKNOWN_ZONE, "", "a"),
        ),
        (
            ResourceIdentity("MeshMultiZoneService", "a", "a", "m"),
            "hostname",
            EVERYWHERE,
            ("m", "", "", "a"),
        ),
        (
            ResourceIdentity("MeshService", "a", "a", "m", "", ""),
            "hostname",
            UNKNOWN_ZONE,
            ("m", UNKNOWN_ZONE, "", "a"),
        ),
        (
            ResourceIdentity("MeshService", "a", "a.n", "m", "z", "n", PORTS),
            "sni-hash",
            "z",
            ("m", "z", "n", "a"),
        ),
        (
            ResourceIdentity("MeshService", "a", "a", "m", "z", "n", PORTS),
            "hostname",
            EVERYWHERE,
            ("m", "z", "n", "a"),
        ),
    ],
)
def test_an_identifier_has_an_identity_and_a_zone_that_sees_it(
    resource: ResourceIdentity, codec: str, zone: str | None, identity: tuple[str, ...]
) -> None:
    derived = identifiers_of(resource, codec)
    assert {(row.zone, row.identity) for row in derived} == {(zone, identity)}


@pytest.mark.parametrize(
    ("resource", "stored_name"),
    [
        (ResourceIdentity("MeshTimeout", "a", "a", "m"), "a"),
        (ResourceIdentity("MeshTimeout", "a", "a.n", "m", "", "n"), "a"),
        (ResourceIdentity("MeshTimeout", "a", "a.n", "m"), "a"),
        (ResourceIdentity("MeshTimeout", "a", "east.a", "m"), "a"),
        (ResourceIdentity("MeshTimeout", "a", "ab", "m"), "ab"),
        (ResourceIdentity("MeshTimeout", "a", "b.n", "m", "", "n"), "b"),
        (ResourceIdentity("MeshTimeout", "a", "b", "m", "", "n"), "b"),
        (ResourceIdentity("MeshTimeout", "a", "a-v8z2cvz5d2f49bb8", "m", synced=True), ""),
    ],
)
def test_resources_with_one_display_name_differ_in_their_stored_name(
    resource: ResourceIdentity, stored_name: str
) -> None:
    derived = derived_identifiers(resource, parse_version("2.12"))
    assert {row.stored_name for _, row in derived} == {stored_name}


@pytest.mark.parametrize("codec", ["kri", "kds-name", "sni", "sni-hash", "hostname"])
def test_identifiers_of_the_display_name_have_the_stored_name(codec: str) -> None:
    resource = ResourceIdentity("MeshExternalService", "a", "b", "m", "z", "", PORTS)
    assert {row.stored_name for row in identifiers_of(resource, codec)} == {"b"}


@pytest.mark.parametrize(
    ("codec", "namespace"),
    [
        ("kri", ()),
        ("kds-name", ("MeshService",)),
        ("sni", ("m",)),
        ("sni-hash", ()),
        ("hostname", ("m", "MeshService")),
    ],
)
def test_the_identifiers_of_a_service_are_unique_in_a_namespace(
    codec: str, namespace: tuple[str, ...]
) -> None:
    resource = ResourceIdentity("MeshService", "a", "a", "m", "z", "", PORTS)
    assert {row.namespace for row in identifiers_of(resource, codec)} == {namespace}


def test_a_service_has_no_other_identifiers() -> None:
    resource = ResourceIdentity("MeshService", "a", "a", "m", "z", "", PORTS)
    assert list(derived_identifiers(resource, parse_version("2.5"))) == []
    derived = derived_identifiers(resource, parse_version("2.14"))
    codecs = {row.codec for _, row in derived}
    assert codecs == {"kri", "kds-name", "sni", "sni-hash", "hostname"}


def test_the_identifiers_of_a_proxy_are_unique_in_its_zone() -> None:
    proxy = ResourceIdentity("Dataplane", "a", "a", "m", "z")
    derived = derived_identifiers(proxy, parse_version("2.5"))
    assert [row.namespace for _, row in derived] == [("z",), ("Dataplane", "z")]
