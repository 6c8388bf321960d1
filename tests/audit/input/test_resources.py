"""Resources in both styles: kind, core name, environment and facts."""

import io

import pytest

from kuma_names.audit.input.known_names import KnownNames
from kuma_names.audit.input.model import Place, Resource, SkippedResource, UnreadableFile
from kuma_names.audit.input.resources import read_resources
from kuma_names.core.model import Environment, Facts
from tests.audit.input.support import COPY, dataplane, kubernetes_object, resource_of


def _named(resource: Resource) -> tuple[str, str, Facts]:
    return resource.kind, resource.core_name, resource.facts


@pytest.mark.parametrize(
    ("text", "kind", "facts"),
    [
        ("{type: Mesh, name: a}", "Mesh", Facts()),
        ("{type: MeshTimeout, name: a, mesh: m}", "MeshTimeout", Facts("m")),
        ("{type: MeshTimeout, name: a}", "MeshTimeout", Facts("default")),
        ("{type: MeshTimeout, name: a, mesh: ''}", "MeshTimeout", Facts("")),
        ("{type: Timeout, name: a}", "Timeout", Facts("")),
        ("{type: Zone, name: a, mesh: m}", "Zone", Facts()),
        (
            "{type: MeshTimeout, mesh: m, name: a, labels: {kuma.io/display-name: a}}",
            "MeshTimeout",
            Facts("m"),
        ),
        (
            "{type: MeshTimeout, mesh: m, name: a, labels: {kuma.io/display-name: other}}",
            "MeshTimeout",
            Facts("m", display_name="other", labels=(("kuma.io/display-name", "other"),)),
        ),
    ],
)
def test_universal_resources_are_read(text: str, kind: str, facts: Facts) -> None:
    resource = resource_of(text)
    assert _named(resource) == (kind, "a", facts)
    assert resource.environment is Environment.UNIVERSAL


def test_a_universal_resource_of_a_kubernetes_zone_is_read_as_of_kubernetes() -> None:
    text = "{type: Dataplane, mesh: m, name: pod.demo, labels: {k8s.kuma.io/namespace: demo}}"
    resource = resource_of(text)
    labels = (("k8s.kuma.io/namespace", "demo"),)
    assert _named(resource) == (
        "Dataplane",
        "pod.demo",
        Facts("m", namespace="demo", labels=labels),
    )
    assert resource.name.value == "pod"
    assert resource.environment is Environment.KUBERNETES


@pytest.mark.parametrize(
    ("text", "core_name", "facts"),
    [
        (
            f"{{type: MeshTimeout, mesh: m, name: {COPY},"
            " labels: {kuma.io/display-name: web, kuma.io/zone: z}}",
            COPY,
            Facts("m", "z", display_name="web", synced=True),
        ),
        (
            f"{{type: MeshTimeout, mesh: m, name: {COPY}.kuma-system,"
            " labels: {kuma.io/display-name: web}}",
            f"{COPY}.kuma-system",
            Facts("m", display_name="web", synced=True),
        ),
        (
            kubernetes_object(
                "MeshTimeout",
                COPY,
                metadata=", namespace: ns, annotations: {kuma.io/display-name: web}",
            ),
            f"{COPY}.ns",
            Facts("default", namespace="ns", display_name="web", synced=True),
        ),
        (
            kubernetes_object(
                "MeshTimeout",
                COPY,
                metadata=", namespace: ns, labels: {kuma.io/display-name: web}",
            ),
            f"{COPY}.ns",
            Facts("default", namespace="ns", labels=(("kuma.io/display-name", "web"),)),
        ),
    ],
    ids=["universal", "universal with a namespace", "kubernetes", "kubernetes, not an annotation"],
)
def test_copies_are_recognized_by_their_display_name(
    text: str, core_name: str, facts: Facts
) -> None:
    assert _named(resource_of(text)) == ("MeshTimeout", core_name, facts)


@pytest.mark.parametrize(
    ("text", "kind", "core_name", "facts"),
    [
        (kubernetes_object("Mesh", "a"), "Mesh", "a", Facts()),
        (
            kubernetes_object("Dataplane", "a", ", mesh: m", ", namespace: ns"),
            "Dataplane",
            "a.ns",
            Facts("m", namespace="ns"),
        ),
        (
            kubernetes_object("MeshTrace", "a", metadata=", namespace: ns"),
            "MeshTrace",
            "a.ns",
            Facts("default", namespace="ns"),
        ),
        (
            kubernetes_object(
                "MeshTimeout",
                "a",
                metadata=", namespace: ns, labels: {kuma.io/mesh: m, kuma.io/zone: z}",
            ),
            "MeshTimeout",
            "a.ns",
            Facts("m", "z", "ns", labels=(("kuma.io/mesh", "m"), ("kuma.io/zone", "z"))),
        ),
    ],
)
def test_kubernetes_objects_are_read(text: str, kind: str, core_name: str, facts: Facts) -> None:
    resource = resource_of(text)
    assert _named(resource) == (kind, core_name, facts)
    assert resource.environment is Environment.KUBERNETES


@pytest.mark.parametrize(
    ("secret_type", "kind", "mesh"),
    [("secret", "Secret", "default"), ("global-secret", "GlobalSecret", None)],
)
def test_secrets_are_read_by_type_and_have_no_namespace_in_their_core_name(
    secret_type: str, kind: str, mesh: str | None
) -> None:
    type_field = f", type: system.kuma.io/{secret_type}"
    text = kubernetes_object("Secret", "a", type_field, ", namespace: ns", group="v1")
    assert _named(resource_of(text)) == (kind, "a", Facts(mesh, namespace="ns"))


def test_a_universal_dataplane_carries_names_of_services_and_its_workload() -> None:
    inbounds = "[{port: 1}, {tags: {kuma.io/service: web}}, {tags: {kuma.io/service: no}}]"
    resource = resource_of(dataplane(f"{{inbound: {inbounds}}}", "kuma.io/workload: w"))
    names = [name for name in resource.carried_names if name.kind != "TagName"]
    assert [(name.kind, name.field, name.text.value) for name in names] == [
        ("ServiceTag", 'networking.inbound[1].tags["kuma.io/service"]', "web"),
        ("ServiceTag", 'networking.inbound[2].tags["kuma.io/service"]', "false"),
        ("WorkloadLabel", 'labels["kuma.io/workload"]', "w"),
    ]


def test_texts_keep_their_line_and_what_the_file_has() -> None:
    resource = resource_of("type: MeshTimeout\nname: no\nmesh: 0x1F\nlabels:\n  team: 'on'\n")
    assert resource.texts["name"] == ("false", 2, "no", "a boolean")
    assert resource.texts["mesh"] == ("31", 3, "0x1F", "a number")
    assert resource.labels['labels["team"]'] == ("on", 5, "on", None)


def test_all_files_are_read_in_order() -> None:
    missing = UnreadableFile(Place("missing.yaml", 1, 1), "cannot be read: No such file")
    stream = io.BytesIO(b"a: 1\n---\na: [\n---\n{type: Mesh, name: a}\n")
    results = list(read_resources([missing, ("f.yaml", stream)], KnownNames()))
    assert [(type(result), result.place) for result in results] == [
        (UnreadableFile, missing.place),
        (SkippedResource, Place("f.yaml", 1, 1)),
        (UnreadableFile, Place("f.yaml", 2, 3)),
        (Resource, Place("f.yaml", 3, 5)),
    ]
