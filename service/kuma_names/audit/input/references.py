"""Search of a resource's body for the names of other resources."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from kuma_names.audit.input.model import Resource
from kuma_names.audit.input.yaml_scalars import YamlScalar
from kuma_names.core.tables.kinds import KINDS
from kuma_names.core.tables.labels import SERVICE_TAG, ZONE
from kuma_names.json_types import JsonObject

_KIND_OF_TAG = {ZONE: "Zone", SERVICE_TAG: "MeshService"}
"""Labels and tags whose value is a name, with the kind of what they name."""


class Reference(NamedTuple):
    """Kind and name of another resource, with the field and line that contain the name."""

    kind: str
    name: str
    field: str
    line: int


def find_references(resource: Resource) -> Iterator[Reference]:
    """Yield the mesh, every `kind` beside a `name` in the body, and known labels and tags."""
    if resource.mesh is not None:
        yield Reference("Mesh", resource.mesh.value, "mesh", resource.mesh.line)
    # Aliases make the same object appear again: visit it once, however often it is reachable.
    visited: set[int] = set()
    pending: list[tuple[str, Any]] = [("", resource.body)]
    while pending:
        path, container = pending.pop()
        if id(container) in visited:
            continue
        visited.add(id(container))
        if isinstance(container, dict):
            # At the top, kind and name are the resource's own.
            if path:
                yield from _kind_and_name(path, container)
            yield from _tags(path, container)
        pending.extend(_containers(path, container))


def _containers(path: str, container: Any) -> Iterator[tuple[str, Any]]:
    """Yield the mappings and lists directly in a container, each with its path."""
    if isinstance(container, dict):
        for key, value in container.items():
            if isinstance(value, (dict, list)):
                yield (f"{path}.{key}" if path else key), value
    else:
        for index, value in enumerate(container):
            if isinstance(value, (dict, list)):
                yield f"{path}[{index}]", value


def _kind_and_name(path: str, mapping: JsonObject) -> Iterator[Reference]:
    kind = mapping.get("kind")
    name = mapping.get("name")
    if not (isinstance(kind, YamlScalar) and isinstance(name, YamlScalar)):
        return
    if kind in KINDS:
        yield Reference(str(kind), str(name), f"{path}.name", name.line)


def _tags(path: str, mapping: JsonObject) -> Iterator[Reference]:
    for key, kind in _KIND_OF_TAG.items():
        value = mapping.get(key)
        if isinstance(value, YamlScalar):
            yield Reference(kind, str(value), f'{path}["{key}"]', value.line)
