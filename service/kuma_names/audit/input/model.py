"""Types of what is read from an inventory: resources, skipped values, unreadable files."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from kuma_names.audit.input.document_reader import Source
from kuma_names.audit.input.fields import YamlText
from kuma_names.audit.input.origin import Origin
from kuma_names.audit.input.yaml_values import DuplicateKey
from kuma_names.core.model import Environment, Facts
from kuma_names.json_types import JsonObject


class Place(NamedTuple):
    """Place in a file; `document` and `line` count from 1."""

    file: str
    document: int
    line: int


class UnreadableFile(NamedTuple):
    """File, or rest of a document, that cannot be read, and the reason."""

    place: Place
    reason: str


InputFile = tuple[str, Source] | UnreadableFile
"""Name and bytes of a file, or the reason why it could not be opened."""


class CarriedName(NamedTuple):
    """Name of something else that a resource contains: the kind of that, the field, the text."""

    kind: str
    field: str
    text: YamlText


class Resource(NamedTuple):
    """Resource of Kuma as the inventory has it.

    `texts` are the facts that the inventory states, and `labels` the values of labels, both by
    field. `core_name` is the name in Kuma's store, on Kubernetes with the namespace. `ports` are
    pairs of name and number, of services only. `address` is where a Universal Dataplane listens,
    with its ports. `order` is the position in the inventory, from 0.
    """

    kind: str
    name: YamlText
    mesh: YamlText | None
    texts: dict[str, YamlText]
    place: Place
    environment: Environment
    facts: Facts
    core_name: str
    carried_names: tuple[CarriedName, ...]
    duplicate_keys: tuple[DuplicateKey, ...]
    body: JsonObject
    origin: Origin = Origin()
    ports: tuple[tuple[str, str], ...] = ()
    address: str = ""
    labels: Mapping[str, YamlText] = MappingProxyType({})
    order: int = 0


class SkippedResource(NamedTuple):
    """Value in an inventory that is not judged, and the reason.

    `malformed` is true for what should have been a resource of Kuma.
    """

    place: Place
    reason: str
    malformed: bool
