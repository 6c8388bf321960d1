"""Wrong values are errors of Helm that name the value."""

import re

import pytest

from tests.deploy.chart import helm

SCHEMA = {
    # value: (path, part of the error of Helm 3, part of the error of Helm 4)
    "replica=2": (
        "",
        "Additional property replica is not allowed",
        "additional properties 'replica' not allowed",
    ),
    "settings.workrs=2": (
        "settings",
        "Additional property workrs is not allowed",
        "additional properties 'workrs' not allowed",
    ),
    "serviceMonitor.enable=true": (
        "serviceMonitor",
        "Additional property enable",
        "additional properties 'enable'",
    ),
    'replicas="2"': ("replicas", "Expected: integer, given: string", "got string, want integer"),
    "replicas=-1": ("replicas", "greater than or equal to 0", "got -1, want 0"),
    "settings.workers=65": ("settings.workers", "less than or equal to 64", "got 65, want 64"),
    "settings.threads=0": ("settings.threads", "greater than or equal to 1", "got 0, want 1"),
    'settings.logLevel="verbose"': ("settings.logLevel", '"warning"', "'warning'"),
    "settings.defaultVersion=2.10": (
        "settings.defaultVersion",
        "Expected: string, given: number",
        "got number, want string",
    ),
    'settings.defaultVersion="newest"': (
        "settings.defaultVersion",
        "Does not match pattern",
        "does not match pattern",
    ),
    'settings.corsOrigins="*"': (
        "settings.corsOrigins",
        "Expected: array, given: string",
        "got string, want array",
    ),
    'settings.corsOrigins=["https://a.example/"]': (
        "settings.corsOrigins.0",
        "Does not match",
        "does not match",
    ),
    "settings.maxBody=0.5": (
        "settings.maxBody",
        "Expected: integer, given: number",
        "got number, want integer",
    ),
    'settings.listenAddress="localhost"': (
        "settings.listenAddress",
        "Does not match pattern",
        "'localhost' does not match",
    ),
    'image.digest="sha256:12"': (
        "image.digest",
        "Does not match pattern",
        "'sha256:12' does not match",
    ),
    'image.pullPolicy="Sometimes"': ("image.pullPolicy", '"IfNotPresent"', "'IfNotPresent'"),
    'image.repository="names@sha256"': (
        "image.repository",
        "Does not match pattern",
        "does not match pattern",
    ),
    'imagePullSecrets=["registry"]': (
        "imagePullSecrets.0",
        "Expected: object, given: string",
        "got string, want object",
    ),
    'fullnameOverride="Names"': (
        "fullnameOverride",
        "Does not match pattern",
        "'Names' does not match",
    ),
    'commonLabels={"helm.sh/chart":"x"}': (
        "commonLabels.helm.sh/chart",
        "always fails",
        "false schema",
    ),
    'podLabels={"app.kubernetes.io/name":"x"}': (
        "podLabels.app.kubernetes.io/name",
        "always fails",
        "false schema",
    ),
    'podAnnotations={"a":1}': (
        "podAnnotations.a",
        "Expected: string, given: integer",
        "got number, want string",
    ),
    'extraEnv={"TZ":"UTC"}': (
        "extraEnv",
        "Expected: array, given: object",
        "got object, want array",
    ),
    'metricsFiles.sizeLimit="much"': (
        "metricsFiles.sizeLimit",
        "Does not match pattern",
        "'much' does not match",
    ),
    'service.type="ExternalName"': ("service.type", '"LoadBalancer"', "'LoadBalancer'"),
    "service.port=70000": (
        "service.port",
        "less than or equal to 65535",
        "got 70,000, want 65,535",
    ),
    "podDisruptionBudget.maxUnavailable=0": (
        "podDisruptionBudget.maxUnavailable",
        "equal to 1",
        "got 0, want 1",
    ),
    "topologySpread.topologyKeys=[]": (
        "topologySpread.topologyKeys",
        "at least 1",
        "got 0, want 1",
    ),
    'topologySpread.whenUnsatisfiable="Never"': (
        "topologySpread.whenUnsatisfiable",
        "one of",
        "'ScheduleAnyway'",
    ),
    'ingress.hosts=["names.example.com/api"]': (
        "ingress.hosts.0",
        "Does not match pattern",
        "does not match pattern",
    ),
    'httpRoute.parentRefs=[{"namespace":"x"}]': (
        "httpRoute.parentRefs.0",
        "name is required",
        "missing property 'name'",
    ),
    "serviceMonitor.interval=30": (
        "serviceMonitor.interval",
        "Expected: string, given: integer",
        "got number, want string",
    ),
    'prometheusRule.targetVersion="v3"': (
        "prometheusRule.targetVersion",
        "Does not match pattern",
        "'v3' does not match",
    ),
    'kuma="yes"': ("kuma", "Expected: object, given: string", "got string, want object"),
}
_KILLED = "the kubelet would kill requests that still drain"
CONTRADICTIONS = {
    "preStopSleepSeconds=25": (
        "terminationGracePeriodSeconds must be more than preStopSleepSeconds + "
        f"settings.graceSeconds, is 45, not more than 25 + 20: {_KILLED}"
    ),
    "terminationGracePeriodSeconds=30": (
        "terminationGracePeriodSeconds must be more than preStopSleepSeconds + "
        f"settings.graceSeconds, is 30, not more than 10 + 20: {_KILLED}"
    ),
    'extraEnv=[{"name":"KUMA_NAMES_BIND"}]': (
        "extraEnv must not name KUMA_NAMES_BIND: the variables of the service stand in settings"
    ),
    'autoscaling={"enabled":true,"maxReplicas":1}': (
        "autoscaling.maxReplicas must not be less than autoscaling.minReplicas, is 1, less than 2"
    ),
    'autoscaling.enabled=true resources.requests={"cpu":null}': (
        "resources.requests.cpu must be set when autoscaling.enabled is: "
        "the target is a share of it"
    ),
    "ingress.enabled=true": "ingress.hosts must not be empty when ingress.enabled is true",
    "httpRoute.enabled=true": (
        "httpRoute.parentRefs must not be empty when httpRoute.enabled is true: "
        "a route belongs to a Gateway"
    ),
}
"""Values, separated by spaces, and the error of the chart's templates."""
MAJORS = dict(zip(helm.PACKAGES, (0, 1), strict=True))


@pytest.mark.parametrize("version", helm.PACKAGES)
@pytest.mark.parametrize("setting", SCHEMA)
def test_the_schema_refuses_a_value_with_its_path(version: str, setting: str) -> None:
    path, *errors = SCHEMA[setting]
    error = errors[MAJORS[version]]
    lines = helm.error(setting, version=version).replace("~1", "/").splitlines()
    assert any(_has_path(line, path) and error in line for line in lines), lines


@pytest.mark.parametrize("version", helm.PACKAGES)
@pytest.mark.parametrize("settings", CONTRADICTIONS)
def test_values_that_contradict_each_other_are_refused(version: str, settings: str) -> None:
    error = helm.error(*settings.split(" "), version=version)
    assert re.findall(r"deployment\.yaml:[\d:]+\): (.*)", error) == [CONTRADICTIONS[settings]]


@pytest.mark.parametrize(
    "settings", ["preStopSleepSeconds=24", 'extraEnv=[{"name":"TZ","value":"UTC"}]', "replicas=0"]
)
def test_boundary_values_are_accepted(settings: str) -> None:
    assert helm.error(settings, version=helm.NEWEST) == ""


def _has_path(line: str, path: str) -> bool:
    """Return whether an error of Helm 3 or of Helm 4 is about the value at a path."""
    helm_3 = f"- {path or '(root)'}: "
    helm_4 = f"at '.{path}': " if path else "at '': "
    # keys may contain a slash, as label keys do: both separators are compared as dots
    return helm_3 in line or helm_4.replace("/", ".") in line.replace("/", ".")
