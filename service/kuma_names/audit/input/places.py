"""Search of a resource for the names at the places of its kind."""

from typing import Any, NamedTuple

from kuma_names.audit.input.fields import (
    YamlText,
    read_entry,
    read_key,
    read_mapping,
    read_string,
    read_text,
)
from kuma_names.audit.input.known_names import NameKey
from kuma_names.audit.input.model import CarriedName
from kuma_names.core.model import NO_FACTS, Environment, Facts
from kuma_names.core.names.places import (
    EVERY_ENTRY,
    EVERY_KEY,
    EVERY_VALUE,
    PlaceGroup,
    PlaceNode,
    places_in,
)
from kuma_names.core.rows import NamePlace
from kuma_names.json_types import JsonObject

_Path = tuple["_Path | None", str]
"""Path of a container: that of the one around it, and the step from there, as it is written."""


class _Found(NamedTuple):
    """A text at a place, its path, and what it is known by if it turns out to be good."""

    place: NamePlace
    path: _Path
    text: YamlText
    key: NameKey | None


class _Search(NamedTuple):
    """Search of one resource: the names that are known, and those that are found."""

    known: set[NameKey]
    found: list[_Found]


def find_names(
    kind: str,
    environment: Environment,
    labels: JsonObject,
    body: JsonObject,
    inputs: Facts,
    known: set[NameKey],
) -> list[CarriedName]:
    """Return the names that a resource has at the places of its kind, without those in `known`.

    Universal resources without `spec` have its fields at the top. `inputs` has the facts that some
    names are judged with.
    """
    root = places_in(kind, environment).children
    search = _Search(known, [])
    spec, step = body.get("spec"), "spec"
    if not isinstance(spec, dict):
        spec, step = body, ""
    parts = {"labels": ("labels", labels), "spec": (step, spec)}
    for part, node in root.items():
        first_step, holder = parts[part]
        _search(node, (None, first_step), holder, {}, search)
    return [
        CarriedName(
            found.place.subject,
            _written(found.path),
            found.text,
            found.place.versions,
            _facts_of(found.place, inputs),
            found.key,
        )
        for found in search.found
        if not _is_off(found.place, spec)
    ]


def _facts_of(place: NamePlace, inputs: Facts) -> Facts:
    """Return the facts that the names at a place are judged with."""
    if not place.facts:  # the usual case
        return NO_FACTS
    return Facts(**{field: getattr(inputs, field) for field in place.facts})


def _is_off(place: NamePlace, spec: Any) -> bool:
    """Return whether a spec has a field that turns the check of a place off."""
    if place.unless is None:  # the usual case
        return False
    *parents, last = place.unless.split(".")
    for field in parents:
        spec = read_mapping(spec, field)
    return read_string(spec, last) == "true"


def _search(node: PlaceNode, path: _Path, holder: Any, owner: JsonObject, search: _Search) -> None:
    """Search a mapping or a list; `owner` is the mapping that has it as a field."""
    if isinstance(holder, dict):
        _search_mapping(node, path, holder, owner, search)
    elif isinstance(holder, list):
        _search_list(node, path, holder, search)


def _search_mapping(
    node: PlaceNode, path: _Path, mapping: JsonObject, owner: JsonObject, search: _Search
) -> None:
    for step, group in node.names.items():
        if step == EVERY_VALUE:
            for key, value in mapping.items():
                if key not in node.names and not _is_known(group, value, owner, search):
                    _add(group, (path, f'["{key}"]'), read_text(mapping, key), owner, search)
        elif step == EVERY_KEY:
            for key in mapping:
                if not _is_known(group, key, owner, search):
                    _add(group, (path, f'["{key}"]'), read_key(mapping, key), owner, search)
        elif step in mapping and not _is_known(group, mapping[step], mapping, search):
            _add(group, (path, _step(step)), read_text(mapping, step), mapping, search)
    for step, child in node.children.items():
        if step == EVERY_VALUE:
            for key, value in mapping.items():
                _search(child, (path, f'["{key}"]'), value, mapping, search)
        elif step in mapping:
            _search(child, (path, _step(step)), mapping[step], mapping, search)


def _search_list(node: PlaceNode, path: _Path, entries: list[Any], search: _Search) -> None:
    group = node.names.get(EVERY_ENTRY)
    child = node.children.get(EVERY_ENTRY)
    for index, entry in enumerate(entries):
        if group is not None and not _is_known(group, entry, {}, search):
            _add(group, (path, f"[{index}]"), read_entry(entries, index), {}, search)
        if child is not None:
            _search(child, (path, f"[{index}]"), entry, {}, search)


def _is_known(group: PlaceGroup, value: Any, mapping: JsonObject, search: _Search) -> bool:
    """Return whether a value is a known name; one that YAML may read as another text is not."""
    if type(value) is not str:
        return False
    target = mapping.get(group.target_field) if group.target_field else None
    return (group.number, target, value) in search.known


def _add(
    group: PlaceGroup, path: _Path, text: YamlText | None, mapping: JsonObject, search: _Search
) -> None:
    """Add a text once for each place it is at; `mapping` has the field of the targets."""
    if text is None:
        return
    target = read_string(mapping, group.target_field) if group.target_field else None
    key = (group.number, target, text.value) if group.is_simple else None
    for place in group.places:
        if not place.targets or read_string(mapping, place.target_field) in place.targets:
            search.found.append(_Found(place, path, text, key))


def _step(field: str) -> str:
    """Return a step to a field; keys that are no plain fields are quoted, as Kuma does."""
    return f".{field}" if field.isalnum() else f'["{field}"]'


def _written(path: _Path) -> str:
    """Return a path as it is written, such as `networking.inbound[0].tags["team"]`."""
    steps = []
    parent: _Path | None = path
    while parent is not None:
        parent, step = parent
        steps.append(step)
    return "".join(reversed(steps)).removeprefix(".")
