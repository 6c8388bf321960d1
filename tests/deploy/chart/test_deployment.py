"""Pods: images, settings, permissions, resources and termination."""

import pytest
import yaml

import kuma_names
from kuma_names.json_types import JsonObject
from tests.deploy.chart import helm

SETTINGS = {
    "KUMA_NAMES_BIND": "0.0.0.0:8080",
    "KUMA_NAMES_METRICS_BIND": "0.0.0.0:9090",
    "KUMA_NAMES_METRICS_DIR": "/run/kuma-names",
    "KUMA_NAMES_WORKERS": "1",
    "KUMA_NAMES_THREADS": "32",
    "KUMA_NAMES_LOG_LEVEL": "info",
    "KUMA_NAMES_MAX_BODY": "1048576",
    "KUMA_NAMES_MAX_INVENTORY": "4194304",
    "KUMA_NAMES_MAX_ITEMS": "10000",
    "KUMA_NAMES_NAME_GAUGE_CAP": "100",
    "KUMA_NAMES_DOCS_URL": "https://github.com/kuma-names/kuma-names/tree/main/docs",
    "KUMA_NAMES_REPOSITORY_URL": "https://github.com/kuma-names/kuma-names",
    "KUMA_NAMES_DEADLINE": "10",
    "KUMA_NAMES_GRACE": "20",
}
CHANGED_SETTINGS: dict[str, dict[str, str]] = {
    "default": {},
    "everything": {
        "KUMA_NAMES_DEFAULT_VERSION": "2.13",
        "KUMA_NAMES_CORS_ORIGINS": "https://gui.example.com,https://docs.example.com",
        "TZ": "UTC",
    },
    "large": {
        "KUMA_NAMES_BIND": "[::]:8080",
        "KUMA_NAMES_METRICS_BIND": "[::]:9090",
        "KUMA_NAMES_WORKERS": "4",
        "KUMA_NAMES_MAX_BODY": "10485760",
        "KUMA_NAMES_MAX_INVENTORY": "20000000",
        "KUMA_NAMES_MAX_ITEMS": "100000",
    },
}
WORKERS = {
    'resources.requests.cpu="250m"': "1",
    'resources.requests.cpu="1000m"': "1",
    'resources.requests.cpu="1001m"': "2",
    "resources.requests.cpu=1": "1",
    "resources.requests.cpu=1.5": "2",
    'resources.requests.cpu="3"': "3",
    'resources.requests={"memory":"1Gi","cpu":null}': "1",
    "settings.workers=7": "7",
}
DIGEST = "sha256:" + "0" * 64
IMAGES = {
    "replicas=1": f"ghcr.io/kuma-names/kuma-names:{kuma_names.__version__}",
    'image={"repository":"mirror:5000/names","tag":"edge"}': "mirror:5000/names:edge",
    f'image={{"tag":"edge","digest":"{DIGEST}"}}': f"ghcr.io/kuma-names/kuma-names@{DIGEST}",
}
RESTRICTED_POD = {
    "runAsNonRoot": True,
    "runAsUser": 65532,
    "runAsGroup": 65532,
    "seccompProfile": {"type": "RuntimeDefault"},
}
RESTRICTED = {
    "allowPrivilegeEscalation": False,
    "readOnlyRootFilesystem": True,
    "capabilities": {"drop": ["ALL"]},
}
GRACE = {"default": (10, 20, 45), "small": (0, 20, 45)}
"""Seconds of sleep before SIGTERM, of draining, and until SIGKILL."""


@pytest.mark.parametrize("values", CHANGED_SETTINGS)
def test_the_settings_are_environment_variables(values: str) -> None:
    assert helm.env(helm.render(values)) == SETTINGS | CHANGED_SETTINGS[values]


@pytest.mark.parametrize("setting", WORKERS)
def test_a_worker_runs_for_each_started_core(setting: str) -> None:
    assert helm.env(helm.render("default", setting))["KUMA_NAMES_WORKERS"] == WORKERS[setting]


@pytest.mark.parametrize("setting", IMAGES)
def test_service_and_test_run_the_same_image(setting: str) -> None:
    objects = helm.render("default", setting)
    images = {container["image"] for spec in _specs(objects) for container in spec["containers"]}
    assert images == {IMAGES[setting]}


@pytest.mark.parametrize("values", sorted(set(helm.MATRIX) - {"openshift"}))
def test_every_pod_is_restricted(values: str) -> None:
    for spec in _specs(helm.render(values)):
        assert spec["securityContext"] == RESTRICTED_POD
        assert [container["securityContext"] for container in spec["containers"]] == [RESTRICTED]


def test_the_platform_may_choose_the_user() -> None:
    without_user = {"runAsNonRoot": True, "seccompProfile": {"type": "RuntimeDefault"}}
    specs = _specs(helm.render("openshift"))
    assert [spec["securityContext"] for spec in specs] == [without_user] * 2


@pytest.mark.parametrize("values", helm.MATRIX)
def test_no_pod_has_access_to_the_host_or_the_api_server(values: str) -> None:
    host_fields = {
        "hostNetwork",
        "hostPID",
        "hostIPC",
        "hostUsers",
        "initContainers",
        "ephemeralContainers",
    }
    for spec in _specs(helm.render(values)):
        assert host_fields & spec.keys() == set()
        assert spec["automountServiceAccountToken"] is False
        assert spec["enableServiceLinks"] is False
        assert [volume.keys() - {"name"} for volume in spec.get("volumes", [])] in (
            [],
            [{"emptyDir"}],
            [{"projected"}],
            [{"emptyDir"}, {"projected"}],
        )


def test_the_only_writable_volume_is_the_folder_of_metrics_in_memory() -> None:
    objects = helm.render()
    assert helm.pod(objects)["spec"]["volumes"] == [
        {"name": "metrics-files", "emptyDir": {"medium": "Memory", "sizeLimit": "64Mi"}}
    ]
    assert helm.container(objects)["volumeMounts"] == [
        {"name": "metrics-files", "mountPath": SETTINGS["KUMA_NAMES_METRICS_DIR"]}
    ]


def test_memory_is_limited_and_cpu_is_not() -> None:
    limits = {"requests": {"cpu": "500m", "memory": "128Mi"}, "limits": {"memory": "256Mi"}}
    assert helm.container(helm.render())["resources"] == limits


@pytest.mark.parametrize("values", GRACE)
def test_requests_can_finish_before_the_pod_is_killed(values: str) -> None:
    objects = helm.render(values)
    sleep, drain, grace = GRACE[values]
    lifecycle = {"lifecycle": {"preStop": {"sleep": {"seconds": sleep}}}} if sleep else {}
    assert {
        key: value for key, value in helm.container(objects).items() if key == "lifecycle"
    } == lifecycle
    assert helm.env(objects)["KUMA_NAMES_GRACE"] == str(drain)
    assert helm.pod(objects)["spec"]["terminationGracePeriodSeconds"] == grace > sleep + drain


@pytest.mark.parametrize(
    ("values", "replicas"), [("default", 2), ("small", 1), ("everything", None), ("large", None)]
)
def test_the_deployment_has_no_replicas_with_an_autoscaler(
    values: str, replicas: int | None
) -> None:
    objects = helm.render(values)
    assert helm.only(objects, "Deployment")["spec"].get("replicas") == replicas
    assert ("HorizontalPodAutoscaler" in helm.kinds(objects)) == (replicas is None)


def test_the_autoscaler_scales_the_deployment() -> None:
    objects = helm.render("everything")
    target = {
        "apiVersion": "apps/v1",
        "kind": "Deployment",
        "name": helm.only(objects, "Deployment")["metadata"]["name"],
    }
    spec = helm.only(objects, "HorizontalPodAutoscaler")["spec"]
    assert (spec["scaleTargetRef"], spec["minReplicas"], spec["maxReplicas"]) == (target, 2, 6)
    assert spec["metrics"][0]["containerResource"]["container"] == helm.container(objects)["name"]


def test_pods_spread_over_nodes_and_zones_as_far_as_they_can() -> None:
    objects = helm.render()
    constraints = helm.pod(objects)["spec"]["topologySpreadConstraints"]
    assert [(item["topologyKey"], item["whenUnsatisfiable"]) for item in constraints] == [
        ("kubernetes.io/hostname", "ScheduleAnyway"),
        ("topology.kubernetes.io/zone", "ScheduleAnyway"),
    ]
    assert "topologySpreadConstraints" not in helm.pod(helm.render("small"))["spec"]


def test_placement_and_labels_are_passed_on() -> None:
    values = yaml.safe_load((helm.CHART / "ci" / "everything-values.yaml").read_text("utf-8"))
    objects = helm.render("everything")
    template = helm.pod(objects)
    keys = ("nodeSelector", "tolerations", "affinity", "priorityClassName", "imagePullSecrets")
    assert {key: template["spec"][key] for key in keys} == {key: values[key] for key in keys}
    assert template["metadata"]["annotations"] == values["podAnnotations"]
    selector = helm.only(objects, "Deployment")["spec"]["selector"]["matchLabels"]
    assert template["metadata"]["labels"] == selector | values["podLabels"]


@pytest.mark.parametrize(
    ("values", "account"), [("default", "names-kuma-names"), ("small", "default")]
)
def test_pods_run_as_the_account_of_the_release(values: str, account: str) -> None:
    objects = helm.render(values)
    assert {spec["serviceAccountName"] for spec in _specs(objects)} == {account}
    accounts = [item["metadata"]["name"] for item in objects if item["kind"] == "ServiceAccount"]
    assert accounts == ([] if account == "default" else [account])


def _specs(objects: list[JsonObject]) -> list[JsonObject]:
    """Return the specs of the service's pods and of the pod of `helm test`."""
    return [helm.pod(objects)["spec"], helm.only(objects, "Pod")["spec"]]
