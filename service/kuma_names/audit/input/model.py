"""Types of what is read from an inventory: resources, skipped values, unreadable files."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from kuma_names.audit.input.document_reader import Source
from kuma_names.audit.input.fields import YamlText
from kuma_names.audit.input.json_lines import DuplicateKey
from kuma_names.audit.input.known_names import NameKey
from kuma_names.audit.input.origin import Origin
from kuma_names.core.model import NO_FACTS, Environment, Facts
from kuma_names.core.tables.kinds import OTHER_RESOURCE
from kuma_names.core.versions import VersionRange
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
    """Name in the body of a resource: the kind whose rules it must keep to, the field, the text.

    `versions` are those that judge the name there, and `facts` what they judge it with. If nothing
    else decides about it, `key` is what the name is known by once it has turned out to be good.
    """

    kind: str
    field: str
    text: YamlText
    versions: VersionRange = VersionRange()
    facts: Facts = NO_FACTS
    key: NameKey | None = None


class MeshReference(NamedTuple):
    """Mesh that a resource names, or something else, such as a Namespace of Kubernetes.

    `versions` are those that read it there.
    """

    place: Place
    kind: str
    name: str
    field: str
    mesh: YamlText
    environment: Environment
    versions: VersionRange = VersionRange()


class TemplatedText(NamedTuple):
    """Text with placeholders, which is not judged, and the field that has it."""

    field: str
    text: YamlText


class Resource(NamedTuple):
    """Resource of Kuma as the inventory has it.

    `texts` are the facts that the inventory states, and `labels` the values of labels, both by
    field. `core_name` is the name in Kuma's store, on Kubernetes with the namespace. `ports` are
    pairs of name and number, of services only. `address` is where a Universal Dataplane listens,
    with its ports. `templated` are the texts with placeholders, which are not judged. `is_other`
    means that the kind is unknown, and only the rules of every resource apply; `is_referenced`,
    that other resources name it and the inventory does not have it. `order` is the position in the
    inventory, from 0.
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
    templated: tuple[TemplatedText, ...] = ()
    is_other: bool = False
    is_referenced: bool = False
    order: int = 0

    @property
    def has_name(self) -> bool:
        """Whether the name is known: it is not if it has a placeholder."""
        return not any(text.field == "name" for text in self.templated)

    @property
    def judged_kind(self) -> str:
        """The kind whose rules apply."""
        return OTHER_RESOURCE if self.is_other else self.kind


class SkippedResource(NamedTuple):
    """Value in an inventory that is not judged, and the reason.

    `malformed` is true for what should have been a resource of Kuma. `kind` is what it is instead,
    such as `Deployment of apps`: values that are not Kuma's are counted by it.
    """

    place: Place
    reason: str
    malformed: bool
    kind: str = ""
