"""The compose file: it starts what it says, from files that are there, and only this computer reaches it."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.deploy.image.tools import ROOT, assert_fits, need, output

DEPLOY = ROOT / "examples" / "compose"
COMPOSE: dict[str, Any] = yaml.safe_load((DEPLOY / "compose.yaml").read_text("utf-8"))
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
NAMED = pytest.mark.parametrize("name", list(SERVICES))
PROMETHEUS = yaml.safe_load((DEPLOY / "prometheus.yaml").read_text("utf-8"))


def mounts(name: str) -> dict[str, str]:
    """Where the folders and files of the repository are inside, by their place there; volumes apart."""
    rows = [text.split(":") for text in SERVICES[name].get("volumes", []) if text.startswith(".")]
    assert [row[2] for row in rows] == ["ro"] * len(rows)
    return {inside: outside for outside, inside, _ in rows}


def resolved(path: str) -> Path:
    """A path of the compose file."""
    return (DEPLOY / path).resolve()


def test_it_fits_the_published_schema() -> None:
    assert_fits("compose-spec", DEPLOY / "compose.yaml")


def test_it_starts_three_services() -> None:
    assert list(SERVICES) == ["kuma-names", "prometheus", "grafana"]
    assert resolved(SERVICES["kuma-names"]["build"]) == ROOT


@NAMED
def test_every_mounted_path_is_in_the_repository(name: str) -> None:
    assert [path for path in mounts(name).values() if not resolved(path).exists()] == []


@NAMED
def test_only_this_computer_reaches_its_port(name: str) -> None:
    ports = SERVICES[name]["ports"]
    assert [re.sub(r"\d+", "N", port) for port in ports] == ["N.N.N.N:N:N"]
    assert ports[0].startswith("127.0.0.1:")


def test_ports_differ() -> None:
    outside = [service["ports"][0].split(":")[1] for service in SERVICES.values()]
    assert len(set(outside)) == len(SERVICES)


@NAMED
def test_it_has_no_right_that_it_does_not_need(name: str) -> None:
    service = SERVICES[name]
    shape = (
        service["read_only"],
        service["cap_drop"],
        service["security_opt"],
        service["tmpfs"][0],
    )
    assert shape == (True, ["ALL"], ["no-new-privileges:true"], "/tmp")


def test_images_of_others_are_pinned_by_a_whole_version() -> None:
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
    inside = mounts("prometheus")
    assert [inside.get(path) for path in PROMETHEUS["rule_files"]] == [
        "../helm/kuma-names/rules/kuma-names.yaml"
    ]
    assert "--config.file=/etc/prometheus/prometheus.yaml" in SERVICES["prometheus"]["command"]
    assert inside["/etc/prometheus/prometheus.yaml"] == "./prometheus.yaml"


def test_prometheus_accepts_its_configuration_and_rules(tmp_path: Path) -> None:
    need("promtool")
    rules = resolved(mounts("prometheus")[PROMETHEUS["rule_files"][0]])
    config = tmp_path / "prometheus.yaml"
    config.write_text(yaml.safe_dump({**PROMETHEUS, "rule_files": [str(rules)]}))
    assert "SUCCESS" in output("promtool", "check", "config", config)


def test_grafana_asks_this_prometheus() -> None:
    inside = mounts("grafana")
    source = resolved(inside["/etc/grafana/provisioning/datasources/datasource.yaml"])
    (found,) = yaml.safe_load(source.read_text("utf-8"))["datasources"]
    port = SERVICES["prometheus"]["ports"][0].rpartition(":")[2]
    assert (found["type"], found["url"], found["isDefault"]) == (
        "prometheus",
        f"http://prometheus:{port}",
        True,
    )


def test_grafana_shows_the_dashboards_of_the_chart() -> None:
    inside = mounts("grafana")
    providers = resolved(inside["/etc/grafana/provisioning/dashboards/dashboards.yaml"])
    (provider,) = yaml.safe_load(providers.read_text("utf-8"))["providers"]
    folder = resolved(inside[provider["options"]["path"]])
    assert folder == ROOT / "helm" / "kuma-names" / "dashboards"
    dashboards = [json.loads(path.read_text("utf-8")) for path in sorted(folder.glob("*.json"))]
    assert dashboards != []
    assert [dashboard for dashboard in dashboards if not dashboard.get("title")] == []


@NAMED
def test_it_waits_for_what_it_needs(name: str) -> None:
    waits = {
        "kuma-names": {},
        "prometheus": {"kuma-names": "service_healthy"},
        "grafana": {"prometheus": "service_healthy"},
    }
    needed = {
        other: row["condition"] for other, row in SERVICES[name].get("depends_on", {}).items()
    }
    assert needed == waits[name]
    assert [other for other in needed if "healthcheck" not in SERVICES[other]] == []
