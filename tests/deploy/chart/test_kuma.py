"""In a mesh: what Kuma's injector needs of pods, and what is left to those without an identity there."""

import pytest

from tests.deploy.chart import helm

TOKEN = {
    "name": "kuma-token",
    "projected": {
        "sources": [{"serviceAccountToken": {"path": "token", "expirationSeconds": 7200}}]
    },
}


def test_the_server_has_a_sidecar_but_on_the_management_port() -> None:
    objects = helm.render("kuma")
    meta = helm.pod(objects)["metadata"]
    (port,) = [
        port["containerPort"]
        for port in helm.container(objects)["ports"]
        if port["name"] == "management"
    ]
    assert meta["labels"]["kuma.io/sidecar-injection"] == "enabled"
    assert meta["annotations"] == {
        "kuma.io/service-account-token-volume": TOKEN["name"],
        "traffic.kuma.io/exclude-inbound-ports": str(port),
    }


def test_the_test_has_a_sidecar_too() -> None:
    meta = helm.one(helm.render("kuma"), "Pod")["metadata"]
    assert meta["labels"]["kuma.io/sidecar-injection"] == "enabled"
    assert meta["annotations"]["kuma.io/service-account-token-volume"] == TOKEN["name"]


def test_the_token_is_there_for_the_sidecar_and_for_nobody_else() -> None:
    objects = helm.render("kuma")
    pods = [helm.pod(objects)["spec"], helm.one(objects, "Pod")["spec"]]
    mounts = [
        mount["name"] for spec in pods for mount in spec["containers"][0].get("volumeMounts", [])
    ]
    assert [
        [volume for volume in spec["volumes"] if volume["name"] == TOKEN["name"]] for spec in pods
    ] == [[TOKEN], [TOKEN]]
    assert mounts == ["metrics-files"]


def test_the_mesh_ignores_the_service_of_the_metrics() -> None:
    annotations = {
        item["metadata"]["name"]: item["metadata"].get("annotations")
        for item in helm.render("kuma")
        if item["kind"] == "Service"
    }
    assert annotations == {helm.NAME: None, f"{helm.NAME}-metrics": {"kuma.io/ignore": "true"}}


def test_labels_and_annotations_of_pods_add_to_it_and_win() -> None:
    ports = 'podAnnotations={"traffic.kuma.io/exclude-inbound-ports":"9090,9091"}'
    meta = helm.pod(helm.render("kuma-mesh-metric", ports))["metadata"]
    assert (meta["labels"]["kuma.io/mesh"], meta["labels"]["kuma.io/sidecar-injection"]) == (
        "payments",
        "enabled",
    )
    assert meta["annotations"] == {
        "kuma.io/service-account-token-volume": "kuma-token",
        "traffic.kuma.io/exclude-inbound-ports": "9090,9091",
    }


@pytest.mark.parametrize("values", sorted(set(helm.MATRIX) - {"kuma", "kuma-mesh-metric"}))
def test_outside_of_a_mesh_nothing_names_kuma_io(values: str) -> None:
    objects = [
        item for item in helm.render(values) if item["kind"] in ("Deployment", "Pod", "Service")
    ]
    assert "kuma.io" not in str(objects)
