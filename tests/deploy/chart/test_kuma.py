"""In a mesh: labels, annotations and volumes that Kuma's injector needs."""

import pytest

from tests.deploy.chart import helm

TOKEN = {
    "name": "kuma-token",
    "projected": {
        "sources": [{"serviceAccountToken": {"path": "token", "expirationSeconds": 7200}}]
    },
}


def test_the_server_has_a_sidecar_except_on_the_management_port() -> None:
    objects = helm.render("kuma")
    metadata = helm.pod(objects)["metadata"]
    (port,) = [
        port["containerPort"]
        for port in helm.container(objects)["ports"]
        if port["name"] == "management"
    ]
    assert metadata["labels"]["kuma.io/sidecar-injection"] == "enabled"
    assert metadata["annotations"] == {
        "kuma.io/service-account-token-volume": TOKEN["name"],
        "traffic.kuma.io/exclude-inbound-ports": str(port),
    }


def test_the_pod_of_helm_test_has_a_sidecar() -> None:
    metadata = helm.only(helm.render("kuma"), "Pod")["metadata"]
    assert metadata["labels"]["kuma.io/sidecar-injection"] == "enabled"
    assert metadata["annotations"]["kuma.io/service-account-token-volume"] == TOKEN["name"]


def test_only_the_sidecar_mounts_the_token() -> None:
    objects = helm.render("kuma")
    pods = [helm.pod(objects)["spec"], helm.only(objects, "Pod")["spec"]]
    mounts = [
        mount["name"] for spec in pods for mount in spec["containers"][0].get("volumeMounts", [])
    ]
    for spec in pods:
        assert [volume for volume in spec["volumes"] if volume["name"] == TOKEN["name"]] == [TOKEN]
    assert mounts == ["metrics-files"]


def test_the_mesh_ignores_the_service_of_the_metrics() -> None:
    annotations = {
        item["metadata"]["name"]: item["metadata"].get("annotations")
        for item in helm.render("kuma")
        if item["kind"] == "Service"
    }
    assert annotations == {helm.NAME: None, f"{helm.NAME}-metrics": {"kuma.io/ignore": "true"}}


def test_labels_and_annotations_of_the_values_take_precedence() -> None:
    ports = 'podAnnotations={"traffic.kuma.io/exclude-inbound-ports":"9090,9091"}'
    metadata = helm.pod(helm.render("kuma-mesh-metric", ports))["metadata"]
    assert (
        metadata["labels"]["kuma.io/mesh"],
        metadata["labels"]["kuma.io/sidecar-injection"],
    ) == (
        "payments",
        "enabled",
    )
    assert metadata["annotations"] == {
        "kuma.io/service-account-token-volume": "kuma-token",
        "traffic.kuma.io/exclude-inbound-ports": "9090,9091",
    }


@pytest.mark.parametrize("values", sorted(set(helm.MATRIX) - {"kuma", "kuma-mesh-metric"}))
def test_outside_of_a_mesh_no_object_has_labels_of_kuma(values: str) -> None:
    objects = [
        item for item in helm.render(values) if item["kind"] in ("Deployment", "Pod", "Service")
    ]
    assert "kuma.io" not in str(objects)
