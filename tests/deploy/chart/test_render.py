"""Both Helms render all values of the matrix to objects that Kubernetes accepts."""

import jsonschema
import pytest

import kuma_names
from kuma_names.json_types import JsonObject
from tests.deploy.chart import helm
from tests.deploy.chart.custom_resources import SCHEMAS

KUBERNETES = ["1.30.0", "1.37.0"]
"""The oldest supported and the newest version."""
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


def test_the_matrix_is_complete() -> None:
    assert helm.MATRIX == [
        "default",
        "everything",
        "kuma",
        "kuma-mesh-metric",
        "large",
        "openshift",
        "small",
    ]


@pytest.mark.parametrize("version", helm.PACKAGES)
@pytest.mark.parametrize("values", helm.MATRIX)
def test_helm_lints_strictly(version: str, values: str) -> None:
    process = helm.run(
        version, "lint", "--strict", "--quiet", str(helm.CHART), *helm.options(values, ())
    )
    assert (process.returncode, process.stdout, process.stderr) == (0, "", "")


@pytest.mark.parametrize("version", helm.PACKAGES)
def test_helm_has_the_expected_version(version: str) -> None:
    assert helm.run(version, "version", "--template={{.Version}}").stdout == f"v{version}"


@pytest.mark.parametrize("values", helm.MATRIX)
def test_both_helms_render_the_same(values: str) -> None:
    older, newer = (helm.render(values, version=version) for version in helm.PACKAGES)
    assert older == newer


@pytest.mark.parametrize("kubernetes", KUBERNETES)
@pytest.mark.parametrize("values", helm.MATRIX)
def test_kubernetes_accepts_every_object(kubernetes: str, values: str) -> None:
    errors = {_name(item): _error(item, kubernetes) for item in helm.render(values)}
    assert errors == dict.fromkeys(errors)


@pytest.mark.parametrize(
    "kind", ["Deployment", "Service", "ServiceMonitor", "PrometheusRule", "HTTPRoute"]
)
def test_validation_is_strict(kind: str) -> None:
    item = next(item for item in helm.render("everything") if item["kind"] == kind)
    assert _error({**item, "spec": {**item["spec"], "unknown": 1}}, KUBERNETES[0]) is not None


def test_no_optional_object_is_rendered_by_default() -> None:
    assert helm.kinds(helm.render()) == ALWAYS


@pytest.mark.parametrize(("setting", "additional"), OPTIONAL.items())
def test_each_option_adds_its_objects_only(setting: str, additional: list[str]) -> None:
    assert helm.kinds(helm.render("default", setting)) == sorted(ALWAYS + additional)


def test_every_value_that_can_be_enabled_is_tested() -> None:
    tested_values = {setting.replace("=", ".").split(".")[0] for setting in OPTIONAL}
    disabled_values = {
        name
        for name, value in helm.values().items()
        if isinstance(value, dict) and value.get("enabled") is False
    }
    assert tested_values == disabled_values


@pytest.mark.parametrize("values", helm.MATRIX)
def test_objects_have_unique_names_in_the_namespace_of_the_release(values: str) -> None:
    objects = helm.render(values)
    assert {item["metadata"]["namespace"] for item in objects} == {helm.NAMESPACE}
    assert len({_name(item) for item in objects}) == len(objects)


@pytest.mark.parametrize(
    ("release", "name"), [("x", "x-kuma-names"), ("kuma-names", "kuma-names"), (LONG, LONG[:50])]
)
def test_names_are_derived_from_the_release_and_are_dns_labels(release: str, name: str) -> None:
    process = helm.run(
        helm.NEWEST, "template", release, str(helm.CHART), *helm.options("everything", ())
    )
    names = {
        line.strip().removeprefix("name: ")
        for line in process.stdout.splitlines()
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


def _name(item: JsonObject) -> str:
    return f"{item['kind']}/{item['metadata']['name']}"


def _error(item: JsonObject, kubernetes: str) -> str | None:
    """Return the error of strict validation, or None."""
    from kubernetes_validate import validate

    try:
        if item["kind"] in SCHEMAS:
            jsonschema.validate(item, SCHEMAS[item["kind"]])
        else:
            assert validate(item, kubernetes, strict=True) == kubernetes.removesuffix(".0")
    except jsonschema.ValidationError as error:
        return f"{error.json_path}: {error.message}"
    return None
