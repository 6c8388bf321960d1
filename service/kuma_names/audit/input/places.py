"""Search of a resource for the names at the places of its kind."""

from collections.abc import Iterator
from typing import Any

from kuma_names.audit.input.fields import (
    YamlText,
    read_entry,
    read_key,
    read_mapping,
    read_string,
    read_text,
)
from kuma_names.audit.input.model import CarriedName
from kuma_names.core.model import NO_FACTS, Environment, Facts
from kuma_names.core.names.places import (
    EVERY_ENTRY,
    EVERY_KEY,
    EVERY_VALUE,
    PlaceNode,
    places_in,
)
from kuma_names.core.rows import NamePlace
from kuma_names.json_types import JsonObject

_FoundName = tuple[NamePlace, str, YamlText]
"""A place, the path of a text that is there, and the text."""


def find_names(
    kind: str, environment: Environment, labels: JsonObject, body: JsonObject, inputs: Facts
) -> Iterator[CarriedName]:
    """Yield the names that a resource has at the places of its kind.

    Universal resources without `spec` have its fields at the top. `inputs` has the facts that some
    names are judged with.
    """
    root = places_in(kind, environment)
    parts: dict[str, tuple[str, Any]] = {"labels": ("labels", labels), "spec": ("", body)}
    spec = body.get("spec")
    if isinstance(spec, dict):
        parts["spec"] = ("spec", spec)
    for part, node in root.children.items():
        path, holder = parts[part]
        for place, path_of_text, text in _names_below(node, path, holder, {}):
            if place.unless is None or not _is_true(parts["spec"][1], place.unless):
                facts = _facts_of(place, inputs)
                yield CarriedName(place.subject, path_of_text, text, place.versions, facts)


def _facts_of(place: NamePlace, inputs: Facts) -> Facts:
    """Return the facts that the names at a place are judged with."""
    if not place.facts:  # the usual case
        return NO_FACTS
    return Facts(**{field: getattr(inputs, field) for field in place.facts})


def _is_true(spec: JsonObject, path: str) -> bool:
    """Return whether a spec has a field that is true."""
    *parents, last = path.split(".")
    holder = spec
    for field in parents:
        holder = read_mapping(holder, field)
    return read_string(holder, last) == "true"


def _names_below(
    node: PlaceNode, path: str, holder: Any, owner: JsonObject
) -> Iterator[_FoundName]:
    """Yield the names in a mapping or a list; `owner` is the mapping that has it as a field."""
    if isinstance(holder, dict):
        yield from _names_in_mapping(node, path, holder, owner)
    elif isinstance(holder, list):
        yield from _names_in_list(node, path, holder)


def _names_in_mapping(
    node: PlaceNode, path: str, mapping: JsonObject, owner: JsonObject
) -> Iterator[_FoundName]:
    for step, places in node.names.items():
        if step == EVERY_VALUE:
            for key in mapping:
                if key not in node.names:
                    text = read_text(mapping, key)
                    yield from _names(places, _path_of_key(path, key), text, owner)
        elif step == EVERY_KEY:
            for key in mapping:
                yield from _names(places, _path_of_key(path, key), read_key(mapping, key), owner)
        elif step in mapping:
            yield from _names(places, _join(path, step), read_text(mapping, step), mapping)
    for step, child in node.children.items():
        if step == EVERY_VALUE:
            for key, value in mapping.items():
                yield from _names_below(child, _path_of_key(path, key), value, mapping)
        elif step in mapping:
            yield from _names_below(child, _join(path, step), mapping[step], mapping)


def _names_in_list(node: PlaceNode, path: str, entries: list[Any]) -> Iterator[_FoundName]:
    places = node.names.get(EVERY_ENTRY)
    child = node.children.get(EVERY_ENTRY)
    for index, entry in enumerate(entries):
        path_of_entry = f"{path}[{index}]"
        if places:
            yield from _names(places, path_of_entry, read_entry(entries, index), {})
        if child:
            yield from _names_below(child, path_of_entry, entry, {})


def _names(
    places: list[NamePlace], path: str, text: YamlText | None, mapping: JsonObject
) -> Iterator[_FoundName]:
    """Yield a text once for each place it is at; `mapping` has the field of the targets."""
    if text is None:
        return
    for place in places:
        if not place.targets or read_string(mapping, place.target_field) in place.targets:
            yield place, path, text


def _join(path: str, field: str) -> str:
    """Return the path of a field; keys that are no plain fields are quoted, as Kuma does."""
    if not field.isalnum():
        return _path_of_key(path, field)
    return f"{path}.{field}" if path else field


def _path_of_key(path: str, key: str) -> str:
    return f'{path}["{key}"]'
