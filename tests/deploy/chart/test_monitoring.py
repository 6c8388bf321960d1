"""Dashboards and rules are the files of the chart; alerts on an upgrade need its version."""

import re
from typing import Any

import pytest
import yaml

from tests.deploy.chart import helm

RULES = (helm.CHART / "rules" / "kuma-names.yaml").read_text("utf-8")
UPGRADE = "kuma-names-upgrade"


def test_the_config_map_holds_the_dashboards_as_they_are() -> None:
    config = helm.one(helm.render("everything"), "ConfigMap")
    files = {path.name: path.read_text("utf-8") for path in helm.CHART.glob("dashboards/*.json")}
    assert "kuma-names.json" in files
    assert {name: text.rstrip("\n") for name, text in config["data"].items()} == {
        name: text.rstrip("\n") for name, text in files.items()
    }
    assert config["metadata"]["labels"]["grafana_dashboard"] == "1"
    assert config["metadata"]["annotations"] == {"grafana_folder": "Kuma"}


def test_without_a_target_there_are_all_rules_but_those_of_the_upgrade() -> None:
    groups = yaml.safe_load(RULES)["groups"]
    assert UPGRADE in [group["name"] for group in groups]
    assert _groups("") == [group for group in groups if group["name"] != UPGRADE]


@pytest.mark.parametrize("version", ["3.0", "3.1", "4.12"])
def test_the_rules_of_the_upgrade_are_about_the_target(version: str) -> None:
    groups = yaml.safe_load(RULES)["groups"]
    assert _groups(version) == [
        _about(version, group) if group["name"] == UPGRADE else group for group in groups
    ]


def test_the_rules_of_the_upgrade_name_the_version_to_be_replaced() -> None:
    (upgrade,) = [group for group in yaml.safe_load(RULES)["groups"] if group["name"] == UPGRADE]
    assert any('"3.0"' in rule["expr"] for rule in upgrade["rules"])


def _groups(version: str) -> Any:
    settings = ("prometheusRule.enabled=true", f'prometheusRule.targetVersion="{version}"')
    return helm.one(helm.render("default", *settings), "PrometheusRule")["spec"]["groups"]


def _about(version: str, value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _about(version, item) for key, item in value.items()}
    if isinstance(value, list):
        return [_about(version, item) for item in value]
    return re.sub(r"\b3\.0\b", version, value) if isinstance(value, str) else value
