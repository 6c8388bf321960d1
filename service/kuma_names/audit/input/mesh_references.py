"""Meshes that objects of Kubernetes name: Namespaces, Pods and their templates, Services.

Source: pkg/plugins/runtime/k8s/util/util.go, MeshOfByAnnotation, MeshOfByLabelOrAnnotation and
MeshOfByLabel.
"""

from collections.abc import Iterator

from kuma_names.audit.input.fields import read_mapping, read_string, read_text
from kuma_names.audit.input.model import MeshReference, Place
from kuma_names.core.model import Environment
from kuma_names.core.tables.labels import MESH
from kuma_names.core.tables.mesh_places import MESH_PLACES
from kuma_names.json_types import JsonObject


def find_mesh_references(body: JsonObject, place: Place) -> Iterator[MeshReference]:
    """Yield the meshes that an object of Kubernetes names."""
    kind = read_string(body, "kind") or ""
    name = read_string(read_mapping(body, "metadata"), "name") or ""
    for row in MESH_PLACES:
        if kind not in row.kinds:
            continue
        metadata = _follow(body, row.path)
        mesh = read_text(read_mapping(metadata, row.holder), MESH)
        if mesh is not None and mesh.value:
            field = f'{row.path}.{row.holder}["{MESH}"]'
            yield MeshReference(
                place, kind, name, field, mesh.pinned(), Environment.KUBERNETES, row.versions
            )


def _follow(body: JsonObject, path: str) -> JsonObject:
    for field in path.split("."):
        body = read_mapping(body, field)
    return body
