"""What a resource mentions: the names of other resources in its text, each with its line; it judges nothing."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from kuma_names.audit.input.documents import Word
from kuma_names.audit.input.origin import ZONE
from kuma_names.audit.input.resources import SERVICE, Resource
from kuma_names.core.tables.kinds import KINDS

_KEYS = {ZONE: "Zone", SERVICE: "MeshService"}
"""Labels and tags whose value is a name."""


class Reference(NamedTuple):
    """A name of a resource of some kind that stands in the text of another."""

    kind: str
    name: str
    field: str
    line: int


def references(resource: Resource) -> Iterator[Reference]:
    """Find the mesh, and everything in the text that names a resource: `kind` beside `name`, and known labels and tags."""
    if resource.mesh is not None:
        yield Reference("Mesh", resource.mesh.value, "mesh", resource.mesh.line)
    known: set[int] = set()
    rest: list[tuple[str, Any]] = [("", resource.body)]
    while rest:
        path, value = rest.pop()
        if id(value) in known:
            continue
        known.add(id(value))
        if isinstance(value, dict):
            yield from _named(path, value) if path else _tagged(path, value)
            rest += [(f"{path}.{key}" if path else key, one) for key, one in value.items() if isinstance(one, (dict, list))]
        else:
            rest += [(f"{path}[{at}]", one) for at, one in enumerate(value) if isinstance(one, (dict, list))]


def _named(path: str, mapping: dict[str, Any]) -> Iterator[Reference]:
    kind, name = mapping.get("kind"), mapping.get("name")
    if isinstance(kind, Word) and isinstance(name, Word) and kind in KINDS:
        yield Reference(str(kind), str(name), f"{path}.name", name.line)
    yield from _tagged(path, mapping)


def _tagged(path: str, mapping: dict[str, Any]) -> Iterator[Reference]:
    for key, kind in _KEYS.items():
        value = mapping.get(key)
        if isinstance(value, Word):
            yield Reference(kind, str(value), f'{path}["{key}"]', value.line)
