"""The chart's README, notes, versions and defaults are current."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

import kuma_names
from kuma_names.json_types import JsonObject
from tests.deploy.chart import helm

README = (helm.CHART / "README.md").read_text("utf-8")
SERVICE_README = (Path(__file__).parents[3] / "README.md").read_text("utf-8")
OWN = {"KUMA_NAMES_BIND", "KUMA_NAMES_METRICS_BIND", "KUMA_NAMES_METRICS_DIR", "KUMA_NAMES_WORKERS"}
"""Settings whose default in a pod differs from the service's."""
SCRAPING = {
    "default": "Metrics are on port 9090 of each pod, without a Service or a ServiceMonitor",
    "kuma": "Metrics are at http://names-kuma-names-metrics.prod.svc:9090/metrics.",
}
HINTS = {
    "There is no alert on names that a new version rejects": {"small"},
    "The NetworkPolicy allows no peer to scrape metrics": {"kuma-mesh-metric"},
    "Kuma injects its sidecar only where": {"kuma", "kuma-mesh-metric"},
    "Ingress: https://names.example.com/": {"everything"},
}


def test_the_chart_has_the_version_of_the_package() -> None:
    chart = yaml.safe_load((helm.CHART / "Chart.yaml").read_text("utf-8"))
    assert (chart["version"], chart["appVersion"]) == (
        kuma_names.__version__,
        kuma_names.__version__,
    )


def test_the_readme_has_every_value_with_its_default_and_description() -> None:
    table = re.findall(r"^\| `([\w.]+)` \| `(.*?)` \| (.*) \|$", README, re.MULTILINE)
    assert table == list(_rows(helm.values(), helm.schema()))


def test_every_value_of_the_schema_has_a_default() -> None:
    assert set(helm.schema()["properties"]) - set(helm.values()) == {"global"}


def test_objects_of_the_schema_allow_no_other_properties() -> None:
    with_properties = [
        item
        for item in _objects(helm.schema())
        if "properties" in item and set(item["properties"]) != {"name"}
    ]
    not_closed = [
        item["description"]
        for item in with_properties
        if item.get("additionalProperties") is not False
    ]
    assert not_closed == [
        "Labels for every object; those that the chart sets itself cannot be set",
        "Labels of pods; those that the chart sets itself cannot be set",
    ]


def test_the_service_knows_every_setting_of_the_chart() -> None:
    rendered_settings = {
        name
        for values in helm.MATRIX
        for name in helm.env(helm.render(values))
        if name.startswith("KUMA_NAMES_")
    }
    assert rendered_settings - set(_service_defaults()) == set()


def test_defaults_of_the_chart_are_those_of_the_service() -> None:
    defaults = {name: value for name, value in helm.env(helm.render()).items() if name not in OWN}
    assert defaults == {name: _service_defaults()[name] for name in defaults}


@pytest.mark.parametrize(
    "annotation",
    [
        "kuma.io/sidecar-injection",
        "kuma.io/service-account-token-volume",
        "traffic.kuma.io/exclude-inbound-ports",
        "kuma.io/ignore",
    ],
)
def test_the_readme_has_every_annotation_that_is_set_in_a_mesh(annotation: str) -> None:
    assert annotation in str(helm.render("kuma"))
    assert f"`{annotation}" in README


@pytest.mark.parametrize("values", helm.MATRIX)
def test_the_notes_name_existing_objects_and_ports(values: str) -> None:
    objects = helm.render(values)
    services = {
        item["metadata"]["name"]: item["spec"]["ports"][0]["port"]
        for item in objects
        if item["kind"] == "Service"
    }
    notes = helm.notes(values)
    urls = re.findall(r"http://([\w-]+)\.prod\.svc:(\d+)", notes)
    forwarded_ports = re.findall(r"service/([\w-]+) 8080:(\d+)", notes)
    assert {(name, int(port)) for name, port in urls + forwarded_ports} == set(services.items())
    assert f"helm test {helm.RELEASE} --namespace {helm.NAMESPACE}" in notes


@pytest.mark.parametrize("values", SCRAPING)
def test_the_notes_say_where_metrics_are(values: str) -> None:
    hints = [hint for hint in SCRAPING.values() if hint in helm.notes(values)]
    assert hints == [SCRAPING[values]]


@pytest.mark.parametrize("hint", HINTS)
def test_the_notes_have_a_hint_only_if_it_applies(hint: str) -> None:
    assert {values for values in helm.MATRIX if hint in helm.notes(values)} == HINTS[hint]


def _rows(values: JsonObject, schema: JsonObject, path: str = "") -> Iterator[tuple[str, str, str]]:
    """Yield path, default and description of every value; objects with fields are expanded."""
    for name, value in values.items():
        value_schema = schema["properties"][name]
        if value_schema.get("additionalProperties") is False:
            yield from _rows(value, value_schema, f"{path}{name}.")
        else:
            yield f"{path}{name}", json.dumps(value), value_schema["description"]


def _objects(schema: JsonObject) -> Iterator[JsonObject]:
    """Yield a schema and all schemas in it."""
    yield schema
    inner = [*schema.get("properties", {}).values(), schema.get("items")]
    for item in inner:
        if isinstance(item, dict):
            yield from _objects(item)


def _service_defaults() -> dict[str, str]:
    return dict(re.findall(r"^\| `(KUMA_NAMES_\w+)` \| `?(.*?)`? \|", SERVICE_README, re.MULTILINE))
