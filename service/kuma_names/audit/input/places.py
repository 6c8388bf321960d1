"""Search of a resource for the names at the places of its kind."""

from collections.abc import Iterator
from typing import Any

from kuma_names.audit.input.fields import (
    YamlText,
    read_entry,
    read_key,
    read_string,
    read_text,
)
from kuma_names.audit.input.model import CarriedName
from kuma_names.core.model import Environment
from kuma_names.core.names.places import (
    EVERY_ENTRY,
    EVERY_KEY,
    EVERY_VALUE,
    PlaceNode,
    places_in,
)
from kuma_names.core.rows import NamePlace
from kuma_names.json_types import JsonObject


def find_names(
    kind: str, environment: Environment, labels: JsonObject, body: JsonObject
) -> Iterator[CarriedName]:
    """Yield the names that a resource has at the places of its kind.

    Universal resources without `spec` have its fields at the top.
    """
    root = places_in(kind, environment)
    parts: dict[str, tuple[str, Any]] = {"labels": ("labels", labels), "spec": ("", body)}
    spec = body.get("spec")
    if isinstance(spec, dict):
        parts["spec"] = ("spec", spec)
    for part, node in root.children.items():
        path, holder = parts[part]
        yield from _names_below(node, path, holder)


def _names_below(node: PlaceNode, path: str, holder: Any) -> Iterator[CarriedName]:
    if isinstance(holder, dict):
        yield from _names_in_mapping(node, path, holder)
    elif isinstance(holder, list):
        yield from _names_in_list(node, path, holder)


def _names_in_mapping(node: PlaceNode, path: str, mapping: JsonObject) -> Iterator[CarriedName]:
    for step, places in node.names.items():
        if step == EVERY_VALUE:
            for key in mapping:
                if key not in node.names:
                    text = read_text(mapping, key)
                    yield from _names(places, _path_of_key(path, key), text, mapping)
        elif step == EVERY_KEY:
            for key in mapping:
                yield from _names(places, _path_of_key(path, key), read_key(key), mapping)
        elif step in mapping:
            yield from _names(places, _join(path, step), read_text(mapping, step), mapping)
    for step, child in node.children.items():
        if step == EVERY_VALUE:
            for key, value in mapping.items():
                yield from _names_below(child, _path_of_key(path, key), value)
        elif step in mapping:
            yield from _names_below(child, _join(path, step), mapping[step])


def _names_in_list(node: PlaceNode, path: str, entries: list[Any]) -> Iterator[CarriedName]:
    places = node.names.get(EVERY_ENTRY)
    child = node.children.get(EVERY_ENTRY)
    for index, entry in enumerate(entries):
        path_of_entry = f"{path}[{index}]"
        if places:
            yield from _names(places, path_of_entry, read_entry(entries, index), {})
        if child:
            yield from _names_below(child, path_of_entry, entry)


def _names(
    places: list[NamePlace], path: str, text: YamlText | None, mapping: JsonObject
) -> Iterator[CarriedName]:
    """Yield a text once for each place it is at; `mapping` is the one that it stands in."""
    if text is None:
        return
    for place in places:
        if not place.targets or read_string(mapping, "kind") in place.targets:
            yield CarriedName(place.subject, path, text, place.versions)


def _join(path: str, field: str) -> str:
    """Return the path of a field; keys that are no plain fields are quoted, as Kuma does."""
    if not field.isalnum():
        return _path_of_key(path, field)
    return f"{path}.{field}" if path else field


def _path_of_key(path: str, key: str) -> str:
    return f'{path}["{key}"]'
