"""Addresses of proxies and ports of services."""

import pytest

from tests.audit.input.support import dataplane, kubernetes_object, resource_of


@pytest.mark.parametrize(
    ("text", "address"),
    [
        (
            dataplane("{address: 10.0.0.1, inbound: [{port: 80}, {port: 81}, {}, a]}"),
            "10.0.0.1 80 81",
        ),
        (dataplane("{address: 10.0.0.1, inbound: {port: 80}}"), "10.0.0.1"),
        (dataplane("{address: [10.0.0.1], inbound: [{port: 80}]}"), ""),
        (dataplane("[]"), ""),
        (
            kubernetes_object(
                "Dataplane", "a", ", spec: {networking: {address: 10.0.0.1}}", ", namespace: ns"
            ),
            "",
        ),
        ("{type: ZoneIngress, name: a, networking: {address: 10.0.0.1}}", ""),
    ],
)
def test_only_a_universal_dataplane_has_an_address(text: str, address: str) -> None:
    assert resource_of(text).address == address


@pytest.mark.parametrize(
    ("kind", "spec", "ports"),
    [
        ("MeshService", "{ports: [{port: 80}, {port: 81, name: http}]}", ("80", "http")),
        ("MeshService", "{ports: [{}, a, [], {name: '', port: 80}, {name: http}]}", ("80", "http")),
        ("MeshService", "{ports: {port: 80}}", None),
        ("MeshService", "{ports: []}", ()),
        ("MeshMultiZoneService", "{ports: [{port: 80}]}", ("80",)),
        ("MeshExternalService", "{match: {port: 443}}", ("443",)),
        ("MeshExternalService", "{match: [443]}", None),
        ("MeshTimeout", "{ports: [{port: 80}]}", None),
    ],
)
def test_ports_of_services_have_the_names_that_snis_have(
    kind: str, spec: str, ports: tuple[str, ...] | None
) -> None:
    resource = resource_of(f"{{type: {kind}, mesh: m, name: a, spec: {spec}}}")
    assert resource.facts.ports == ports
    assert tuple(name for name, _ in resource.ports) == (ports or ())


def test_a_port_keeps_its_number_beside_its_name() -> None:
    text = "{type: MeshService, mesh: m, name: a, spec: {ports: [{port: 81, name: http}]}}"
    assert resource_of(text).ports == (("http", "81"),)
