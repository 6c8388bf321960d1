"""Selectors match the service's pods, and ports are those that the service listens on."""

from typing import Any

import pytest

from kuma_names.json_types import JsonObject
from tests.deploy.chart import helm

SERVER = {
    "app.kubernetes.io/name": "kuma-names",
    "app.kubernetes.io/instance": "names",
    "app.kubernetes.io/component": "server",
}
"""A Deployment's selector is immutable: another one needs a new major version of the chart."""
SELECTORS = {
    "default": 4,
    "everything": 7,
    "kuma": 6,
    "kuma-mesh-metric": 5,
    "large": 5,
    "openshift": 4,
}
"""The number of selectors in the objects of a file of the matrix."""
PORTS = {"http": 8080, "management": 9090}
BINDS = {"http": "KUMA_NAMES_BIND", "management": "KUMA_NAMES_METRICS_BIND"}
PROBES = {"startupProbe": "/readyz", "readinessProbe": "/readyz", "livenessProbe": "/healthz"}
GATEWAY = {"namespaceSelector": {"matchLabels": {"kubernetes.io/metadata.name": "gateway"}}}
MONITORING = {"namespaceSelector": {"matchLabels": {"kubernetes.io/metadata.name": "monitoring"}}}


@pytest.mark.parametrize("values", sorted(set(helm.MATRIX) - {"small"}))
def test_every_selector_is_the_stable_one(values: str) -> None:
    selectors = [selector for item in helm.render(values) for selector in _selectors(item)]
    assert selectors == [SERVER] * len(selectors)
    assert len(selectors) == SELECTORS[values]


@pytest.mark.parametrize("values", helm.MATRIX)
def test_selectors_match_the_server_and_not_the_pod_of_helm_test(values: str) -> None:
    objects = helm.render(values)
    server_labels = helm.pod(objects)["metadata"]["labels"]
    test_labels = helm.only(objects, "Pod")["metadata"]["labels"]
    for selector in [selector for item in objects for selector in _selectors(item)]:
        assert selector.items() <= server_labels.items()
        assert not selector.items() <= test_labels.items()


@pytest.mark.parametrize("values", helm.MATRIX)
def test_the_container_has_the_ports_that_the_service_binds(values: str) -> None:
    objects = helm.render(values)
    env = helm.env(objects)
    ports = {port["name"]: port["containerPort"] for port in helm.container(objects)["ports"]}
    bound_ports = {name: int(env[bind].rpartition(":")[2]) for name, bind in BINDS.items()}
    assert ports == bound_ports == PORTS


@pytest.mark.parametrize("values", helm.MATRIX)
def test_probes_use_the_management_port(values: str) -> None:
    container = helm.container(helm.render(values))
    for probe, path in PROBES.items():
        assert container[probe]["httpGet"] == {"path": path, "port": "management"}


def test_the_api_and_the_metrics_have_separate_services() -> None:
    services = [item for item in helm.render("everything") if item["kind"] == "Service"]
    common = {"protocol": "TCP", "appProtocol": "http"}
    assert {item["metadata"]["name"]: item["spec"]["ports"] for item in services} == {
        helm.NAME: [{"name": "http", "port": 80, "targetPort": "http", **common}],
        f"{helm.NAME}-metrics": [
            {"name": "metrics", "port": 9090, "targetPort": "management", **common}
        ],
    }


def test_only_the_service_of_the_api_is_a_load_balancer() -> None:
    services = [
        item
        for item in helm.render("large", "metricsService.enabled=true")
        if item["kind"] == "Service"
    ]
    types = {item["metadata"]["name"]: item["spec"]["type"] for item in services}
    assert types == {helm.NAME: "LoadBalancer", f"{helm.NAME}-metrics": "ClusterIP"}


def test_the_service_monitor_selects_the_service_of_the_metrics_only() -> None:
    objects = helm.render("everything")
    spec = helm.only(objects, "ServiceMonitor")["spec"]
    labels = spec["selector"]["matchLabels"].items()
    (service,) = [
        item
        for item in objects
        if item["kind"] == "Service" and labels <= item["metadata"]["labels"].items()
    ]
    (endpoint,) = spec["endpoints"]
    assert service["metadata"]["name"] == f"{helm.NAME}-metrics"
    assert (endpoint["port"], endpoint["path"]) == (service["spec"]["ports"][0]["name"], "/metrics")
    assert spec["namespaceSelector"] == {"matchNames": [service["metadata"]["namespace"]]}
    assert service["metadata"]["labels"][spec["jobLabel"]] == "kuma-names"


@pytest.mark.parametrize("kind", ["Ingress", "HTTPRoute"])
def test_routes_have_the_service_of_the_api_as_backend(kind: str) -> None:
    objects = helm.render("everything")
    (rule,) = helm.only(objects, kind)["spec"]["rules"]
    if kind == "Ingress":
        (path,) = rule["http"]["paths"]
        assert path["backend"] == {"service": {"name": helm.NAME, "port": {"name": "http"}}}
    else:
        (port,) = helm.only(objects, "Service", helm.NAME)["spec"]["ports"]
        assert rule["backendRefs"] == [{"name": helm.NAME, "port": port["port"]}]


def test_a_network_policy_allows_its_peers_and_the_pod_of_helm_test() -> None:
    objects = helm.render("everything")
    test = {"podSelector": {"matchLabels": helm.only(objects, "Pod")["metadata"]["labels"]}}
    assert helm.only(objects, "NetworkPolicy")["spec"] == {
        "podSelector": {"matchLabels": SERVER},
        "policyTypes": ["Ingress", "Egress"],
        "ingress": [_rule("http", GATEWAY, test), _rule("management", MONITORING)],
        "egress": [],
    }


def test_a_network_policy_without_peers_allows_the_api_and_no_metrics() -> None:
    policy = helm.only(helm.render("default", "networkPolicy.enabled=true"), "NetworkPolicy")
    assert policy["spec"]["ingress"] == [{"ports": [{"port": "http", "protocol": "TCP"}]}]
    assert policy["spec"]["egress"] == []


def test_network_policies_may_have_additional_rules() -> None:
    spec = helm.only(helm.render("kuma-mesh-metric"), "NetworkPolicy")["spec"]
    sidecar = {"ports": [{"port": 5670, "protocol": "TCP"}], "from": [MONITORING]}
    assert (spec["ingress"], spec["egress"]) == (
        [{"ports": [{"port": "http", "protocol": "TCP"}]}, sidecar],
        [{}],
    )


def _rule(port: str, *peers: Any) -> dict[str, Any]:
    return {"ports": [{"port": port, "protocol": "TCP"}], "from": list(peers)}


def _selectors(item: JsonObject) -> list[dict[str, str]]:
    spec = item.get("spec", {})
    if item["kind"] == "Deployment":
        constraints = spec["template"]["spec"].get("topologySpreadConstraints", [])
        selectors = [spec["selector"], *(row["labelSelector"] for row in constraints)]
        return [selector["matchLabels"] for selector in selectors]
    if item["kind"] == "Service":
        return [spec["selector"]]
    if item["kind"] == "PodDisruptionBudget":
        return [spec["selector"]["matchLabels"]]
    if item["kind"] == "NetworkPolicy":
        return [spec["podSelector"]["matchLabels"]]
    return []
