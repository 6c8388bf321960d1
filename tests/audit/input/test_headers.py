"""Values that are not resources whose names are judged, with the reason."""

import pytest

from kuma_names.audit.input.model import SkippedResource
from kuma_names.core.tables.kinds import OBJECT_KINDS
from tests.audit.input.support import kubernetes_object, read_one, resource_of

NO_RESOURCE = "has neither type, kind nor apiVersion, so it is no resource"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("{type: Mesh}", "has no name"),
        ("{mesh: m, name: a, spec: {}}", "has no type"),
        ("{mesh: m, name: a, networking: {}}", "has no type"),
        ("{type: Mesh, name: [a]}", "name must be a string"),
        ("{type: {}, name: a, mesh: m}", "type must be a string"),
        ("{type: MeshOPA, mesh: m}", "has no name"),
        ("{kind: Mesh, metadata: {name: a}}", "has no apiVersion"),
        ("{type: Mesh, name: a, mesh: [m]}", "mesh must be a string"),
        ("{apiVersion: kuma.io/v1alpha1, metadata: {name: a}}", "has no kind"),
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
    ("text", "reason", "kind"),
    [
        ("text", "is not a mapping, so it is not a resource", "other value"),
        ("{a: 1}", NO_RESOURCE, "other mapping"),
        ("{name: a}", NO_RESOURCE, "other mapping"),
        ("{mesh: m, name: a, dataplaneToken: t}", NO_RESOURCE, "other mapping"),
        ("{type: [object, 'null'], name: a}", NO_RESOURCE, "other mapping"),
        (
            "{type: Meshes, name: a}",
            "type 'Meshes' is not a kind of Kuma whose names are judged",
            "type Meshes",
        ),
        (
            "{type: ServiceTag, name: a}",
            "type 'ServiceTag' is not a kind of Kuma whose names are judged",
            "type ServiceTag",
        ),
        (
            "{type: STRICT_DNS, name: a, spec: {}}",
            "type 'STRICT_DNS' is not a kind of Kuma whose names are judged",
            "type STRICT_DNS",
        ),
        (
            "{apiVersion: kustomize.config.k8s.io/v1beta1, kind: Kustomization}",
            "'Kustomization' of 'kustomize.config.k8s.io/v1beta1' is not a resource of Kuma",
            "Kustomization of kustomize.config.k8s.io/v1beta1",
        ),
        (
            "{apiVersion: v1}",
            "'' of 'v1' is not a resource of Kuma",
            "object of v1",
        ),
        (
            kubernetes_object("Service", "a", group="v1"),
            "'Service' of 'v1' is not a resource of Kuma",
            "Service of v1",
        ),
        (
            kubernetes_object("Secret", "a", ", type: Opaque", group="v1"),
            "'Secret' of 'v1' is not a resource of Kuma",
            "Secret of v1",
        ),
    ],
)
def test_what_is_not_of_kuma_is_skipped_by_kind(text: str, reason: str, kind: str) -> None:
    skipped_resource = read_one(text)
    assert isinstance(skipped_resource, SkippedResource)
    assert not skipped_resource.malformed
    assert (skipped_resource.reason, skipped_resource.kind) == (reason, kind)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("{type: MeshGlobalRateLimit, mesh: m, name: a}", "MeshGlobalRateLimit"),
        ("{type: AccessRole, name: a, rules: []}", "AccessRole"),
        ("{type: Doughnut, name: a, spec: {}}", "Doughnut"),
        ("{type: Doughnut, name: a, creationTime: '2026-01-01T00:00:00Z'}", "Doughnut"),
        ("{type: ServiceTag, mesh: m, name: a}", "ServiceTag"),
        ("{type: MeshGatewayInstance, mesh: m, name: a}", "MeshGatewayInstance"),
        (kubernetes_object("MeshOPA", "a"), "MeshOPA"),
        (kubernetes_object("ServiceTag", "a"), "ServiceTag"),
    ],
)
def test_kinds_that_kuma_does_not_have_are_read(text: str, kind: str) -> None:
    resource = resource_of(text)
    assert (resource.kind, resource.is_other, resource.judged_kind) == (kind, True, "OtherResource")


@pytest.mark.parametrize("kind", OBJECT_KINDS)
def test_kinds_of_kubernetes_only_are_read(kind: str) -> None:
    resource = resource_of(kubernetes_object(kind, "a"))
    assert (resource.kind, resource.is_other) == (kind, False)
