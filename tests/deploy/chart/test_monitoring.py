"""Dashboards and rules are those of the chart's files; upgrade alerts need a target version."""

import re
from typing import Any

import pytest
import yaml

from tests.deploy.chart import helm

RULES = (helm.CHART / "rules" / "kuma-names.yaml").read_text("utf-8")
UPGRADE = "kuma-names-upgrade"


def test_the_config_map_has_the_dashboards_unchanged() -> None:
    config = helm.only(helm.render("everything"), "ConfigMap")
    files = {path.name: path.read_text("utf-8") for path in helm.CHART.glob("dashboards/*.json")}
    assert "kuma-names.json" in files
    assert {name: text.rstrip("\n") for name, text in config["data"].items()} == {
        name: text.rstrip("\n") for name, text in files.items()
    }
    assert config["metadata"]["labels"]["grafana_dashboard"] == "1"
    assert config["metadata"]["annotations"] == {"grafana_folder": "Kuma"}


def test_without_a_target_the_rules_of_the_upgrade_are_left_out() -> None:
    groups = yaml.safe_load(RULES)["groups"]
    assert UPGRADE in [group["name"] for group in groups]
    assert _groups("") == [group for group in groups if group["name"] != UPGRADE]


@pytest.mark.parametrize("version", ["3.0", "3.1", "4.12"])
def test_the_rules_of_the_upgrade_have_the_target_version(version: str) -> None:
    groups = yaml.safe_load(RULES)["groups"]
    assert _groups(version) == [
        _with_version(version, group) if group["name"] == UPGRADE else group for group in groups
    ]


def test_the_rules_of_the_upgrade_contain_the_version_to_replace() -> None:
    (upgrade,) = [group for group in yaml.safe_load(RULES)["groups"] if group["name"] == UPGRADE]
    assert any('"3.0"' in rule["expr"] for rule in upgrade["rules"])


def _groups(version: str) -> Any:
    settings = ("prometheusRule.enabled=true", f'prometheusRule.targetVersion="{version}"')
    return helm.only(helm.render("default", *settings), "PrometheusRule")["spec"]["groups"]


def _with_version(version: str, value: Any) -> Any:
    """Return a JSON value with another version in place of 3.0 in all its strings."""
    if isinstance(value, dict):
        return {key: _with_version(version, item) for key, item in value.items()}
    if isinstance(value, list):
        return [_with_version(version, item) for item in value]
    if isinstance(value, str):
        return re.sub(r"\b3\.0\b", version, value)
    return value
