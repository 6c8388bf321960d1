"""The chart renders, with both Helms and all values of the matrix, objects that Kubernetes takes."""

from typing import Any

import jsonschema
import pytest

import kuma_names
from tests.deploy.chart import helm
from tests.deploy.chart.custom import SCHEMAS

KUBERNETES = ["1.30.0", "1.37.0"]
"""The oldest that the chart supports, and the newest there is."""
ALWAYS = ["Deployment", "Pod", "Service", "ServiceAccount"]
OPTIONAL = {
    "autoscaling.enabled=true": ["HorizontalPodAutoscaler"],
    "podDisruptionBudget.enabled=true": ["PodDisruptionBudget"],
    "networkPolicy.enabled=true": ["NetworkPolicy"],
    'ingress={"enabled":true,"hosts":["names.example.com"]}': ["Ingress"],
    'httpRoute={"enabled":true,"parentRefs":[{"name":"gateway"}]}': ["HTTPRoute"],
    "metricsService.enabled=true": ["Service"],
    "serviceMonitor.enabled=true": ["Service", "ServiceMonitor"],
    "prometheusRule.enabled=true": ["PrometheusRule"],
    "dashboard.enabled=true": ["ConfigMap"],
    "kuma.enabled=true": [],
}
LONG = "r" * 53
"""The longest name that Helm gives a release."""


def test_the_matrix_is_whole() -> None:
    assert helm.MATRIX == [
        "default",
        "everything",
        "kuma",
        "kuma-mesh-metric",
        "large",
        "openshift",
        "small",
    ]


@pytest.mark.parametrize("version", helm.CARRIERS)
@pytest.mark.parametrize("values", helm.MATRIX)
def test_helm_lints_strictly(version: str, values: str) -> None:
    done = helm.run(
        version, "lint", "--strict", "--quiet", str(helm.CHART), *helm.options(values, ())
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.parametrize("version", helm.CARRIERS)
def test_helm_is_of_the_version_that_the_tests_name(version: str) -> None:
    assert helm.run(version, "version", "--template={{.Version}}").stdout == f"v{version}"


@pytest.mark.parametrize("values", helm.MATRIX)
def test_both_helms_render_the_same(values: str) -> None:
    older, newer = (helm.render(values, version=version) for version in helm.CARRIERS)
    assert older == newer


@pytest.mark.parametrize("kubernetes", KUBERNETES)
@pytest.mark.parametrize("values", helm.MATRIX)
def test_kubernetes_takes_every_object(kubernetes: str, values: str) -> None:
    verdicts = {_name(item): _error(item, kubernetes) for item in helm.render(values)}
    assert verdicts == dict.fromkeys(verdicts)


@pytest.mark.parametrize(
    "kind", ["Deployment", "Service", "ServiceMonitor", "PrometheusRule", "HTTPRoute"]
)
def test_validation_is_strict(kind: str) -> None:
    item = next(item for item in helm.render("everything") if item["kind"] == kind)
    assert _error({**item, "spec": {**item["spec"], "unknown": 1}}, KUBERNETES[0]) is not None


def test_by_default_nothing_optional_is_rendered() -> None:
    assert helm.kinds(helm.render()) == ALWAYS


@pytest.mark.parametrize(("setting", "more"), OPTIONAL.items())
def test_each_option_adds_its_objects_alone(setting: str, more: list[str]) -> None:
    assert helm.kinds(helm.render("default", setting)) == sorted(ALWAYS + more)


def test_the_options_are_all_that_can_be_enabled() -> None:
    named = {setting.replace("=", ".").split(".")[0] for setting in OPTIONAL}
    off = {
        name
        for name, value in helm.values().items()
        if isinstance(value, dict) and value.get("enabled") is False
    }
    assert named == off


@pytest.mark.parametrize("values", helm.MATRIX)
def test_objects_have_a_name_of_their_own_in_the_namespace_of_the_release(values: str) -> None:
    names = [(_name(item), item["metadata"]["namespace"]) for item in helm.render(values)]
    assert names == [(name, helm.NAMESPACE) for name in dict.fromkeys(name for name, _ in names)]


@pytest.mark.parametrize(
    ("release", "name"), [("x", "x-kuma-names"), ("kuma-names", "kuma-names"), (LONG, LONG[:50])]
)
def test_names_follow_the_release_and_are_dns_labels(release: str, name: str) -> None:
    done = helm.run(
        helm.NEWEST, "template", release, str(helm.CHART), *helm.options("everything", ())
    )
    names = {
        line.strip().removeprefix("name: ")
        for line in done.stdout.splitlines()
        if line.startswith("  name: ")
    }
    assert names == {name, f"{name}-metrics", f"{name}-dashboards", f"{name}-test"}
    assert max(map(len, names)) < 64


def test_every_object_has_the_labels_of_the_release() -> None:
    common = {
        "helm.sh/chart": f"kuma-names-{kuma_names.__version__}",
        "app.kubernetes.io/name": "kuma-names",
        "app.kubernetes.io/instance": "names",
        "app.kubernetes.io/version": kuma_names.__version__,
        "app.kubernetes.io/managed-by": "Helm",
        "team": "platform",
    }
    objects = [item for item in helm.render("everything") if item["kind"] != "Pod"]
    assert [common.items() <= item["metadata"]["labels"].items() for item in objects] == [True] * 12


def _name(item: helm.Object) -> str:
    return f"{item['kind']}/{item['metadata']['name']}"


def _error(item: dict[str, Any], kubernetes: str) -> str | None:
    from kubernetes_validate import validate

    try:
        if item["kind"] in SCHEMAS:
            jsonschema.validate(item, SCHEMAS[item["kind"]])
        else:
            assert validate(item, kubernetes, strict=True) == kubernetes.removesuffix(".0")
    except jsonschema.ValidationError as error:
        return f"{error.json_path}: {error.message}"
    return None
