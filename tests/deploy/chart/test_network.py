"""Selectors find the pods that they should, and ports lead where the service listens."""

from typing import Any

import pytest

from tests.deploy.chart import helm

SERVER = {
    "app.kubernetes.io/name": "kuma-names",
    "app.kubernetes.io/instance": "names",
    "app.kubernetes.io/component": "server",
}
"""A Deployment's selector cannot be changed: neither can this, without a new major version of the chart."""
PORTS = {"http": 8080, "management": 9090}
BINDS = {"http": "KUMA_NAMES_BIND", "management": "KUMA_NAMES_METRICS_BIND"}
PROBES = {"startupProbe": "/readyz", "readinessProbe": "/readyz", "livenessProbe": "/healthz"}
GATEWAY = {"namespaceSelector": {"matchLabels": {"kubernetes.io/metadata.name": "gateway"}}}
MONITORING = {"namespaceSelector": {"matchLabels": {"kubernetes.io/metadata.name": "monitoring"}}}


@pytest.mark.parametrize("values", sorted(set(helm.MATRIX) - {"small"}))
def test_every_selector_is_the_one_that_never_changes(values: str) -> None:
    selectors = [selector for item in helm.render(values) for selector in _selectors(item)]
    assert selectors == [SERVER] * len(selectors)
    assert (
        len(selectors)
        == {
            "default": 4,
            "everything": 7,
            "kuma": 6,
            "kuma-mesh-metric": 5,
            "large": 5,
            "openshift": 4,
        }[values]
    )


@pytest.mark.parametrize("values", helm.MATRIX)
def test_selectors_find_the_server_and_never_the_test(values: str) -> None:
    objects = helm.render(values)
    server, test = (
        helm.pod(objects)["metadata"]["labels"],
        helm.one(objects, "Pod")["metadata"]["labels"],
    )
    for selector in [selector for item in objects for selector in _selectors(item)]:
        assert (selector.items() <= server.items(), selector.items() <= test.items()) == (
            True,
            False,
        )


@pytest.mark.parametrize("values", helm.MATRIX)
def test_the_container_opens_the_ports_that_the_service_binds(values: str) -> None:
    objects = helm.render(values)
    opened = {port["name"]: port["containerPort"] for port in helm.container(objects)["ports"]}
    bound = {name: int(helm.env(objects)[bind].rpartition(":")[2]) for name, bind in BINDS.items()}
    assert opened == bound == PORTS


@pytest.mark.parametrize("values", helm.MATRIX)
def test_probes_ask_the_management_port(values: str) -> None:
    container = helm.container(helm.render(values))
    asked = {probe: container[probe]["httpGet"] for probe in PROBES}
    assert asked == {probe: {"path": path, "port": "management"} for probe, path in PROBES.items()}


def test_the_api_and_the_metrics_have_services_of_their_own() -> None:
    services = [item for item in helm.render("everything") if item["kind"] == "Service"]
    common = {"protocol": "TCP", "appProtocol": "http"}
    assert {item["metadata"]["name"]: item["spec"]["ports"] for item in services} == {
        helm.NAME: [{"name": "http", "port": 80, "targetPort": "http", **common}],
        f"{helm.NAME}-metrics": [
            {"name": "metrics", "port": 9090, "targetPort": "management", **common}
        ],
    }


def test_only_the_service_of_the_api_becomes_a_load_balancer() -> None:
    services = [
        item
        for item in helm.render("large", "metricsService.enabled=true")
        if item["kind"] == "Service"
    ]
    types = {item["metadata"]["name"]: item["spec"]["type"] for item in services}
    assert types == {helm.NAME: "LoadBalancer", f"{helm.NAME}-metrics": "ClusterIP"}


def test_the_monitor_finds_the_service_of_the_metrics_alone() -> None:
    objects = helm.render("everything")
    spec = helm.one(objects, "ServiceMonitor")["spec"]
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
def test_routes_lead_to_the_service_of_the_api(kind: str) -> None:
    objects = helm.render("everything")
    (rule,) = helm.one(objects, kind)["spec"]["rules"]
    backend: Any
    expected: Any
    if kind == "Ingress":
        (path,) = rule["http"]["paths"]
        backend, expected = (
            path["backend"],
            {"service": {"name": helm.NAME, "port": {"name": "http"}}},
        )
    else:
        (backend,) = rule["backendRefs"]
        expected = {
            "name": helm.NAME,
            "port": helm.one(objects, "Service", helm.NAME)["spec"]["ports"][0]["port"],
        }
    assert backend == expected


def test_a_network_policy_lets_in_whom_it_names_and_the_test() -> None:
    objects = helm.render("everything")
    test = {"podSelector": {"matchLabels": helm.one(objects, "Pod")["metadata"]["labels"]}}
    assert helm.one(objects, "NetworkPolicy")["spec"] == {
        "podSelector": {"matchLabels": SERVER},
        "policyTypes": ["Ingress", "Egress"],
        "ingress": [_rule("http", GATEWAY, test), _rule("management", MONITORING)],
        "egress": [],
    }


def test_a_network_policy_that_names_nobody_shows_the_api_to_all_and_the_metrics_to_none() -> None:
    policy = helm.one(helm.render("default", "networkPolicy.enabled=true"), "NetworkPolicy")
    assert policy["spec"]["ingress"] == [{"ports": [{"port": "http", "protocol": "TCP"}]}]
    assert policy["spec"]["egress"] == []


def test_network_policies_may_have_more_rules() -> None:
    spec = helm.one(helm.render("kuma-mesh-metric"), "NetworkPolicy")["spec"]
    sidecar = {"ports": [{"port": 5670, "protocol": "TCP"}], "from": [MONITORING]}
    assert (spec["ingress"], spec["egress"]) == (
        [{"ports": [{"port": "http", "protocol": "TCP"}]}, sidecar],
        [{}],
    )


def _rule(port: str, *peers: Any) -> dict[str, Any]:
    return {"ports": [{"port": port, "protocol": "TCP"}], "from": list(peers)}


def _selectors(item: helm.Object) -> list[dict[str, str]]:
    spec = item.get("spec", {})
    if item["kind"] == "Deployment":
        spread = [
            one["labelSelector"]
            for one in spec["template"]["spec"].get("topologySpreadConstraints", [])
        ]
        return [one["matchLabels"] for one in [spec["selector"], *spread]]
    if item["kind"] == "Service":
        return [spec["selector"]]
    chosen = {"PodDisruptionBudget": "selector", "NetworkPolicy": "podSelector"}.get(item["kind"])
    return [spec[chosen]["matchLabels"]] if chosen else []
