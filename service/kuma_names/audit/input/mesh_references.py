"""Meshes that are named outside of resources of Kuma.

Objects of Kubernetes have a label or an annotation: Namespaces, Pods and their templates, Services
(pkg/plugins/runtime/k8s/util/util.go, MeshOfByAnnotation, MeshOfByLabelOrAnnotation and
MeshOfByLabel). Proxies that are injected without a mesh are of the default one. A ServiceOverview
of the API has the field of a resource.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import TypeGuard

from kuma_names.audit.input.fields import YamlText, read_mapping, read_string, read_text
from kuma_names.audit.input.model import MeshReference, Place
from kuma_names.audit.input.placeholders import DROPPED_LINES
from kuma_names.core.model import Environment
from kuma_names.core.rows import MeshPlace
from kuma_names.core.tables.kinds import DEFAULT_MESH
from kuma_names.core.tables.labels import MESH
from kuma_names.core.tables.mesh_places import MESH_PLACES
from kuma_names.json_types import JsonObject

_INJECTION = "kuma.io/sidecar-injection"
_ENABLED = ("enabled", "true")
VIEWS = ("ServiceOverview",)
"""Types of the API whose names are those of something else: values of tags."""


def find_mesh_references(body: JsonObject, place: Place) -> Iterator[MeshReference]:
    """Yield the meshes that an object of Kubernetes or a view of the API names."""
    if read_string(body, "type") in VIEWS:
        yield from _of_view(body, place)
    kind = read_string(body, "kind") or ""
    name = read_string(read_mapping(body, "metadata"), "name") or ""
    has_mesh = False
    for row in _PLACES_BY_KIND.get(kind, ()):
        mesh = read_text(read_mapping(_follow(body, row.path), row.holder), MESH)
        if _is_name(mesh):
            has_mesh = True
            field = f'{row.path}.{row.holder}["{MESH}"]'
            yield MeshReference(
                place, kind, name, field, mesh.pinned(), Environment.KUBERNETES, row.versions
            )
    if not has_mesh:
        yield from _of_injected(body, kind, name, place)


def dropped_references(body: JsonObject, place: Place) -> Iterator[MeshReference]:
    """Yield what stands for the mesh that dropped lines of a template may name."""
    kind = read_string(body, "kind") or ""
    if kind in _PLACES_BY_KIND:
        name = read_string(read_mapping(body, "metadata"), "name") or ""
        dropped = YamlText(DROPPED_LINES, place.line, DROPPED_LINES, None)
        yield MeshReference(place, kind, name, "document", dropped, Environment.KUBERNETES)


def _of_injected(body: JsonObject, kind: str, name: str, place: Place) -> Iterator[MeshReference]:
    """Yield the default mesh if proxies are injected without a mesh."""
    for row in _PLACES_BY_KIND.get(kind, ()):
        injection = read_text(read_mapping(_follow(body, row.path), row.holder), _INJECTION)
        if injection is not None and injection.value in _ENABLED:
            field = f'{row.path}.{row.holder}["{_INJECTION}"]'
            mesh = injection.pinned()._replace(value=DEFAULT_MESH, literal=DEFAULT_MESH)
            yield MeshReference(place, kind, name, field, mesh, Environment.KUBERNETES)


def _of_view(body: JsonObject, place: Place) -> Iterator[MeshReference]:
    mesh = read_text(body, "mesh")
    if _is_name(mesh):
        type_, name = read_string(body, "type") or "", read_string(body, "name") or ""
        yield MeshReference(place, type_, name, "mesh", mesh, Environment.UNIVERSAL)


def _is_name(mesh: YamlText | None) -> TypeGuard[YamlText]:
    """Return whether a field names a mesh: an empty one counts as absent."""
    return mesh is not None and mesh.value != ""


def _follow(body: JsonObject, path: str) -> JsonObject:
    for field in path.split("."):
        body = read_mapping(body, field)
    return body


def _index() -> dict[str, list[MeshPlace]]:
    index = defaultdict(list)
    for row in MESH_PLACES:
        for kind in row.kinds:
            index[kind].append(row)
    return dict(index)


_PLACES_BY_KIND = _index()
