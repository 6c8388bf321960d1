"""The compose file: its services, mounts, ports and permissions."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.deploy.image.tools import ROOT, assert_matches_schema, output, require_tools

FOLDER = ROOT / "examples" / "compose"
COMPOSE: dict[str, Any] = yaml.safe_load((FOLDER / "compose.yaml").read_text("utf-8"))
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
NAMED = pytest.mark.parametrize("name", list(SERVICES))
PROMETHEUS = yaml.safe_load((FOLDER / "prometheus.yaml").read_text("utf-8"))


def mounts(name: str) -> dict[str, str]:
    """Return the mounted paths of the repository by their path in the container."""
    rows = [text.split(":") for text in SERVICES[name].get("volumes", []) if text.startswith(".")]
    assert [row[2] for row in rows] == ["ro"] * len(rows)
    return {target: source for source, target, _ in rows}


def resolved(path: str) -> Path:
    """Return a path that is relative to the compose file."""
    return (FOLDER / path).resolve()


def test_it_matches_the_published_schema() -> None:
    assert_matches_schema("compose-spec", FOLDER / "compose.yaml")


def test_it_starts_three_services() -> None:
    assert list(SERVICES) == ["kuma-names", "prometheus", "grafana"]
    assert resolved(SERVICES["kuma-names"]["build"]) == ROOT


@NAMED
def test_every_mounted_path_exists(name: str) -> None:
    assert [path for path in mounts(name).values() if not resolved(path).exists()] == []


@NAMED
def test_ports_are_published_on_the_loopback_interface(name: str) -> None:
    ports = SERVICES[name]["ports"]
    assert [re.sub(r"\d+", "N", port) for port in ports] == ["N.N.N.N:N:N"]
    assert ports[0].startswith("127.0.0.1:")


def test_ports_differ() -> None:
    ports = [service["ports"][0].split(":")[1] for service in SERVICES.values()]
    assert len(set(ports)) == len(SERVICES)


@NAMED
def test_permissions_are_minimal(name: str) -> None:
    service = SERVICES[name]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert service["tmpfs"][0] == "/tmp"


def test_images_are_pinned_by_a_full_version() -> None:
    images = [service["image"] for service in SERVICES.values() if "build" not in service]
    assert [re.sub(r"\d+", "N", image) for image in images] == [
        "prom/prometheus:vN.N.N",
        "grafana/grafana:N.N.N",
    ]


def test_prometheus_scrapes_the_management_port() -> None:
    port = SERVICES["kuma-names"]["environment"]["KUMA_NAMES_METRICS_BIND"].rpartition(":")[2]
    targets = [
        target
        for job in PROMETHEUS["scrape_configs"]
        for row in job["static_configs"]
        for target in row["targets"]
    ]
    assert targets == [f"kuma-names:{port}"]


def test_prometheus_reads_the_rules_that_are_mounted() -> None:
    targets = mounts("prometheus")
    assert [targets.get(path) for path in PROMETHEUS["rule_files"]] == [
        "../../helm/kuma-names/rules/kuma-names.yaml"
    ]
    assert "--config.file=/etc/prometheus/prometheus.yaml" in SERVICES["prometheus"]["command"]
    assert targets["/etc/prometheus/prometheus.yaml"] == "./prometheus.yaml"


def test_prometheus_accepts_its_configuration_and_rules(tmp_path: Path) -> None:
    require_tools("promtool")
    rules = resolved(mounts("prometheus")[PROMETHEUS["rule_files"][0]])
    config = tmp_path / "prometheus.yaml"
    config.write_text(yaml.safe_dump({**PROMETHEUS, "rule_files": [str(rules)]}))
    assert "SUCCESS" in output("promtool", "check", "config", config)


def test_grafana_uses_this_prometheus() -> None:
    targets = mounts("grafana")
    source = resolved(targets["/etc/grafana/provisioning/datasources/datasource.yaml"])
    (datasource,) = yaml.safe_load(source.read_text("utf-8"))["datasources"]
    port = SERVICES["prometheus"]["ports"][0].rpartition(":")[2]
    assert datasource["type"] == "prometheus"
    assert datasource["url"] == f"http://prometheus:{port}"
    assert datasource["isDefault"] is True


def test_grafana_shows_the_dashboards_of_the_chart() -> None:
    targets = mounts("grafana")
    providers = resolved(targets["/etc/grafana/provisioning/dashboards/dashboards.yaml"])
    (provider,) = yaml.safe_load(providers.read_text("utf-8"))["providers"]
    folder = resolved(targets[provider["options"]["path"]])
    assert folder == ROOT / "helm" / "kuma-names" / "dashboards"
    dashboards = [json.loads(path.read_text("utf-8")) for path in sorted(folder.glob("*.json"))]
    assert dashboards != []
    assert [dashboard for dashboard in dashboards if not dashboard.get("title")] == []


@NAMED
def test_services_start_after_those_that_they_need(name: str) -> None:
    dependencies = {
        "kuma-names": {},
        "prometheus": {"kuma-names": "service_healthy"},
        "grafana": {"prometheus": "service_healthy"},
    }
    depends_on = SERVICES[name].get("depends_on", {})
    conditions = {other: row["condition"] for other, row in depends_on.items()}
    assert conditions == dependencies[name]
    assert [other for other in conditions if "healthcheck" not in SERVICES[other]] == []
