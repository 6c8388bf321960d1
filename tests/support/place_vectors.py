"""Runner of the vectors of places: the names that the audit's reader finds in a resource."""

import io
import json

from kuma_names.audit.input.documents import Item, read_items
from kuma_names.audit.input.known_names import KnownNames
from kuma_names.audit.input.model import Resource
from kuma_names.audit.input.resources import read_resource
from kuma_names.core.versions import VersionNumber, parse_version
from kuma_names.json_types import JsonObject


def place_response(values: JsonObject) -> JsonObject:
    """Return field, subject and value of every name that a version judges in a resource, sorted.

    The names must be the same for all kinds of the input; otherwise they are returned by kind.
    """
    number = parse_version(values["kumaVersion"]).number
    by_kind = {kind: _names(kind, values, number) for kind in values["kinds"]}
    first, *others = by_kind.values()
    return {"names": first if others == [first] * len(others) else by_kind}


def _names(kind: str, values: JsonObject, number: VersionNumber) -> list[list[str]]:
    return sorted(
        [name.field, name.kind, name.text.value]
        for name in _resource(kind, values).carried_names
        if name.versions.contains(number)
    )


def _resource(kind: str, values: JsonObject) -> Resource:
    text = json.dumps(_document(kind, values)).encode()
    (item,) = read_items(io.BytesIO(text))
    assert isinstance(item, Item)
    (resource,) = read_resource(item, "f.json", KnownNames())
    assert isinstance(resource, Resource), resource
    return resource


def _document(kind: str, values: JsonObject) -> JsonObject:
    """Return a resource named `a` in the mesh `default` with the body of the input."""
    if values.get("environment") == "kubernetes":
        metadata = {"name": "a", "namespace": "demo", "labels": values.get("labels", {})}
        head = {"apiVersion": "kuma.io/v1alpha1", "kind": kind, "metadata": metadata}
        return {**head, **values["body"]}
    head = {"type": kind, "mesh": "default", "name": "a", "labels": values.get("labels", {})}
    return {**head, **values["body"]}
