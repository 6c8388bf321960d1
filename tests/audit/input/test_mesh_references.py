"""Fields in which objects of Kubernetes and views of the API name a mesh."""

import io

import pytest

from kuma_names.audit.input.documents import Item, read_items
from kuma_names.audit.input.mesh_references import find_mesh_references
from kuma_names.audit.input.model import MeshReference, Place
from kuma_names.core.tables.mesh_places import MESH_PLACES

PLACE = Place("f.yaml", 1, 1)
ROWS = [
    (kind, row.path, row.holder, row.since, row.before) for row in MESH_PLACES for kind in row.kinds
]


def references_of(text: str) -> list[MeshReference]:
    (item,) = read_items(io.BytesIO(text.encode()))
    assert isinstance(item, Item)
    return list(find_mesh_references(item.value, PLACE))


def object_with(kind: str, path: str, metadata: str) -> str:
    """Write an object with metadata at a path."""
    body = metadata
    for field in reversed(path.split(".")):
        body = f"{{{field}: {body}}}"
    return f"{{kind: {kind}, {body.removeprefix('{')}"


@pytest.mark.parametrize(("kind", "path", "holder", "since", "before"), ROWS)
def test_a_mesh_is_found_at_every_place(
    kind: str, path: str, holder: str, since: str | None, before: str | None
) -> None:
    (reference,) = references_of(object_with(kind, path, f"{{{holder}: {{kuma.io/mesh: m}}}}"))
    assert (reference.kind, reference.mesh.value) == (kind, "m")
    assert reference.field == f'{path}.{holder}["kuma.io/mesh"]'
    assert (reference.versions.since, reference.versions.before) == (since, before)


@pytest.mark.parametrize(
    ("metadata", "meshes"),
    [
        ("{labels: {kuma.io/sidecar-injection: enabled}}", ["default"]),
        ("{annotations: {kuma.io/sidecar-injection: 'true'}}", ["default"]),
        ("{labels: {kuma.io/sidecar-injection: enabled, kuma.io/mesh: m}}", ["m"]),
        ("{labels: {kuma.io/sidecar-injection: enabled, kuma.io/mesh: ''}}", ["default"]),
        ("{labels: {kuma.io/sidecar-injection: disabled}}", []),
        ("{labels: {kuma.io/mesh: [m]}}", []),
        ("{labels: kuma.io/mesh}", []),
        ("{labels: {kuma.io/mesh: a}, annotations: {kuma.io/mesh: b}}", ["a", "b"]),
    ],
)
def test_proxies_without_a_mesh_are_of_the_default_one(metadata: str, meshes: list[str]) -> None:
    references = references_of(f"{{kind: Namespace, metadata: {metadata}}}")
    assert [reference.mesh.value for reference in references] == meshes


def test_a_view_of_the_api_names_the_mesh_of_its_service() -> None:
    (reference,) = references_of("{type: ServiceOverview, mesh: m, name: web_demo_svc_80}")
    assert (reference.kind, reference.name, reference.field) == (
        "ServiceOverview",
        "web_demo_svc_80",
        "mesh",
    )
    assert references_of("{type: ServiceOverview, name: web}") == []
