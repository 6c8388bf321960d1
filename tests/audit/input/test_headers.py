"""Values that are not resources whose names are judged, with the reason."""

import pytest

from kuma_names.audit.input.model import SkippedResource
from tests.audit.input.support import kubernetes_object, read_one


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("text", "is not a mapping, so it is not a resource"),
        ("{a: 1}", "has no type and no name"),
        ("{type: Mesh}", "has no name"),
        ("{name: a}", "has no type"),
        ("{type: Mesh, name: [a]}", "name must be a string"),
        ("{type: {}, name: a}", "type must be a string"),
        ("{type: Mesh, name: a, mesh: [m]}", "mesh must be a string"),
        ("{apiVersion: v1, metadata: {name: a}}", "has no kind"),
        ("{apiVersion: kuma.io/v1alpha1, kind: Mesh}", "has no metadata.name"),
        ("{apiVersion: kuma.io/v1alpha1, kind: Mesh, metadata: {}}", "has no metadata.name"),
        (kubernetes_object("Dataplane", "a", ", mesh: {}"), "mesh must be a string"),
        (
            kubernetes_object("MeshTrace", "a", metadata=", labels: {kuma.io/mesh: [m]}"),
            "kuma.io/mesh must be a string",
        ),
    ],
)
def test_a_malformed_resource_is_skipped_with_the_reason(text: str, reason: str) -> None:
    skipped_resource = read_one(text)
    assert isinstance(skipped_resource, SkippedResource)
    assert (skipped_resource.reason, skipped_resource.malformed) == (reason, True)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (
            "{type: Meshes, name: a}",
            "type 'Meshes' is not a kind of Kuma whose names are judged",
        ),
        (
            "{type: ServiceTag, name: a}",
            "type 'ServiceTag' is not a kind of Kuma whose names are judged",
        ),
        (
            kubernetes_object("Service", "a", group="v1"),
            "'Service' of 'v1' is not a resource of Kuma",
        ),
        (
            kubernetes_object("Secret", "a", ", type: Opaque", group="v1"),
            "'Secret' of 'v1' is not a resource of Kuma",
        ),
        (
            kubernetes_object("ContainerPatch", "a"),
            "kind 'ContainerPatch' is not a kind of Kuma whose names are judged",
        ),
    ],
)
def test_what_is_not_of_kuma_is_skipped_and_not_malformed(text: str, reason: str) -> None:
    skipped_resource = read_one(text)
    assert isinstance(skipped_resource, SkippedResource)
    assert (skipped_resource.reason, skipped_resource.malformed) == (reason, False)
