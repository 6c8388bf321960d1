"""Search of a resource's body for the names of other resources."""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from kuma_names.audit.input.fields import read_text
from kuma_names.audit.input.model import Resource
from kuma_names.core.tables.kinds import KINDS
from kuma_names.core.tables.labels import SERVICE_TAG, ZONE
from kuma_names.json_types import JsonObject

_KIND_OF_TAG = {ZONE: "Zone", SERVICE_TAG: "MeshService"}
"""Labels and tags whose value is a name, with the kind of what they name."""
_CONTAINERS = (dict, list)
_MAX_CONTAINERS = 10_000
"""Mappings and lists that are visited without remembering which."""
_Visit = tuple[Any, Any, Any]
"""A container, the visit of the container that it is in, and its key or index there."""
_IsWanted = Callable[[str, str], bool]
"""Function that selects references by the kind and the name."""


class Reference(NamedTuple):
    """Kind and name of another resource, with the field and line that contain the name."""

    kind: str
    name: str
    field: str
    line: int


def find_references(resource: Resource, is_wanted: _IsWanted) -> Iterator[Reference]:
    """Yield the mesh, every `kind` beside a `name` in the body, and known labels and tags.

    References that are not wanted are left out.
    """
    mesh = resource.mesh
    if mesh is not None and is_wanted("Mesh", mesh.value):
        yield Reference("Mesh", mesh.value, "mesh", mesh.line)
    if not _may_have_wanted(resource.body, is_wanted):
        return
    # Aliases make the same object appear again: visit it once, however often it is reachable.
    visited: set[int] = set()
    pending: list[_Visit] = [(resource.body, None, None)]
    while pending:
        visit = pending.pop()
        container = visit[0]
        if id(container) in visited:
            continue
        visited.add(id(container))
        if isinstance(container, dict):
            for key, kind in _wanted_fields(container, is_wanted):
                # At the top, kind and name are the resource's own.
                if key != "name" or visit[1] is not None:
                    yield _reference(visit, key, kind)
            entries: Any = container.items()
        else:
            entries = enumerate(container)
        for key, value in entries:
            if isinstance(value, _CONTAINERS):
                pending.append((value, visit, key))


def _may_have_wanted(body: JsonObject, is_wanted: _IsWanted) -> bool:
    """Return whether a body may have a wanted reference: few have, and this takes little time."""
    containers: list[Any] = [body]
    for container in containers:
        values = container
        if isinstance(container, dict):
            may_refer = "kind" in container or ZONE in container or SERVICE_TAG in container
            if may_refer and _wanted_fields(container, is_wanted):
                return True
            values = container.values()
        for value in values:
            if isinstance(value, _CONTAINERS):
                containers.append(value)  # noqa: PERF401 (faster than `extend`)
        # Aliases can make this endless in practice.
        if len(containers) > _MAX_CONTAINERS:
            return True
    return False


def _wanted_fields(mapping: JsonObject, is_wanted: _IsWanted) -> list[tuple[str, str]]:
    """Return the fields of a mapping whose value is a wanted name, with the kind it names."""
    fields = []
    kind, name = mapping.get("kind"), mapping.get("name")
    # Scalars are strings, and most are looked at only here: this is faster than reading them.
    if isinstance(kind, str) and isinstance(name, str) and kind in KINDS and is_wanted(kind, name):
        fields.append(("name", str(kind)))
    for key, kind_of_tag in _KIND_OF_TAG.items():
        value = mapping.get(key)
        # The tags of services of Kubernetes have underscores, which no MeshService ever had.
        if isinstance(value, str) and "_" not in value and is_wanted(kind_of_tag, value):
            fields.append((key, kind_of_tag))
    return fields


def _reference(visit: _Visit, key: str, kind: str) -> Reference:
    path = _path_of(visit)
    field = f"{path}.{key}" if key == "name" else f'{path}["{key}"]'
    text = read_text(visit[0], key)
    assert text is not None, "it is a scalar"
    return Reference(kind, text.literal, field, text.line)


def _path_of(visit: _Visit) -> str:
    """Return the path of a container: written for few of those that are visited."""
    steps = []
    _, parent, step = visit
    while parent is not None:
        steps.append(f"[{step}]" if isinstance(step, int) else f".{step}")
        _, parent, step = parent
    return "".join(reversed(steps)).removeprefix(".")
