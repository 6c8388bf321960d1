"""HostnameGenerators of an inventory, applied to its services.

Sources: pkg/core/resources/apis/hostnamegenerator/hostname/generator.go; Compute
(pkg/core/resources/labels) and the mappers of pkg/kds/context for the labels that control planes
set. Each zone applies all generators that it has to all services that it has.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from kuma_names.audit.input.fields import read_mapping, read_string
from kuma_names.audit.input.model import Resource
from kuma_names.audit.records import ResourceRecord
from kuma_names.core.identifiers.parts.short_names import SERVICE_KINDS
from kuma_names.core.identifiers.resource_identity import EVERYWHERE
from kuma_names.core.model import DISPLAY_NAME, Environment, Mode
from kuma_names.core.names.hostname_parts import TemplateSyntaxError, UnreadTemplateError
from kuma_names.core.names.hostname_template import (
    STUBS,
    HostnameTemplate,
    TemplateExecutionError,
    parse,
)
from kuma_names.core.names.measures.label_texts import field_of_label
from kuma_names.core.tables.hostname_generators import DEFAULT_GENERATORS
from kuma_names.core.tables.kinds import DEFAULT_MESH, KINDS
from kuma_names.core.tables.labels import ENVIRONMENT, MESH, NAMESPACE, ORIGIN, ZONE
from kuma_names.core.versions import KumaVersion

_SELECTORS = {f"{kind[0].lower()}{kind[1:]}": kind for kind in SERVICE_KINDS}
"""Kinds of services by the field that selects them."""
Labels = Mapping[str, str]
"""Values of labels by their field (`field_of_label`)."""


class HostnameGenerator(NamedTuple):
    """A HostnameGenerator: its template, and the labels that it selects services by, by kind."""

    name: str
    template: str
    selectors: dict[str, Labels]


class GeneratedName(NamedTuple):
    """A hostname that a generator renders for a service, and the zone that sees it."""

    generator: str
    service: int
    text: str
    zone: str | None


class _View(NamedTuple):
    """The labels of a service as some zone has them; EVERYWHERE stands for all zones."""

    labels: Labels
    zone: str | None


def read_generator(resource: Resource) -> HostnameGenerator | None:
    """Return the generator that a resource is.

    None is returned for the default ones, for those with an extension, which Kuma does not apply
    itself, and for those whose template has placeholders.
    """
    if any(text.field == "spec.template" for text in resource.templated):
        return None
    spec = read_mapping(resource.body, "spec")
    template = read_string(spec, "template") or ""
    name = resource.facts.display_name or resource.name.value
    if spec.get("extension") is not None or DEFAULT_GENERATORS.get(name) == template:
        return None
    selector = read_mapping(spec, "selector")
    selectors = {
        kind: _match_labels(selector[field])
        for field, kind in _SELECTORS.items()
        if isinstance(selector.get(field), dict)
    }
    return HostnameGenerator(resource.name.value, template, selectors)


def has_hostnames(kind: str, version: KumaVersion) -> bool:
    """Return whether a version has generators, and services of a kind."""
    kinds = (KINDS["HostnameGenerator"], KINDS[kind])
    return all(row.versions.contains(version.number) for row in kinds)


def labels_of_service(resource: Resource) -> Labels | None:
    """Return the labels of a service; None for other kinds."""
    if resource.kind not in SERVICE_KINDS:
        return None
    return {field: text.value for field, text in resource.labels.items()}


def _match_labels(selector: Any) -> Labels:
    labels = read_mapping(selector, "matchLabels")
    return {field_of_label(key): read_string(labels, key) or "" for key in labels}


class GeneratorIndex:
    """The generators and services of an inventory.

    `unread` is the number of generators whose template is not read here.
    """

    def __init__(self, mode: Mode, zone: str | None) -> None:
        self._mode = mode
        self._zone = zone
        self._generators: list[HostnameGenerator] = []
        self._services: list[tuple[int, ResourceRecord, Labels]] = []
        self.unread = 0

    def add_generator(self, generator: HostnameGenerator) -> None:
        """Add a generator."""
        self._generators.append(generator)

    def add_service(self, position: int, record: ResourceRecord, labels: Labels) -> None:
        """Add a service, by its position in the inventory."""
        self._services.append((position, record, labels))

    def services(self) -> Iterator[int]:
        """Yield the positions of the services that a generator selects by their kind."""
        kinds = {kind for generator in self._generators for kind in generator.selectors}
        for position, record, _ in self._services:
            if record.identity.kind in kinds:
                yield position

    def generated_names(self) -> Iterator[GeneratedName]:
        """Apply all generators to all services."""
        for generator in self._generators:
            try:
                template = parse(generator.template)
            except UnreadTemplateError:
                self.unread += 1
            except TemplateSyntaxError:
                continue  # which is a finding about the generator itself
            else:
                yield from self._names_of(generator, template)

    def _names_of(
        self, generator: HostnameGenerator, template: HostnameTemplate
    ) -> Iterator[GeneratedName]:
        for position, record, labels in self._services:
            selector = generator.selectors.get(record.identity.kind)
            if selector is None:
                continue
            texts: set[str] = set()
            for view in _views(record, labels, self._mode):
                if any(view.labels.get(field) != value for field, value in selector.items()):
                    continue
                text = self._render(template, record, view.labels)
                if text and text not in texts:
                    texts.add(text)
                    yield GeneratedName(generator.name, position, text, view.zone)

    def _render(
        self, template: HostnameTemplate, record: ResourceRecord, labels: Labels
    ) -> str | None:
        """Render a template for a service; None if it fails, for example without a label."""
        zone = labels.get(field_of_label(ZONE)) or self._zone or STUBS["Zone"]
        fields = {
            "Name": record.name,
            "DisplayName": record.identity.name,
            "Namespace": labels.get(field_of_label(NAMESPACE), ""),
            "Mesh": record.mesh or DEFAULT_MESH,
            "Zone": zone,
        }
        try:
            return template.render(fields, _label_value(labels))
        except TemplateExecutionError:
            return None


def _label_value(labels: Labels) -> Callable[[str], str | None]:
    return lambda key: labels.get(field_of_label(key))


def _views(record: ResourceRecord, labels: Labels, mode: Mode) -> Iterator[_View]:
    """Yield the labels of a service as zones have them: of copies first, then of the original.

    A zone's own services have the origin `zone` there, and their copies the origin `global`.
    """
    identity = record.identity
    origin = labels.get(field_of_label(ORIGIN))
    is_copy = identity.synced or (origin == "global")
    is_of_global = mode is Mode.GLOBAL and origin != "zone" and not identity.in_zone
    is_of_zone = not (is_copy or is_of_global)
    computed = _computed_labels(record)
    if not is_of_zone or (identity.kind == "MeshService" and identity.zone):
        copied = {**computed, **labels, field_of_label(ORIGIN): "global"}
        yield _View(copied, EVERYWHERE)
    if is_of_zone:
        local = {**computed, field_of_label(ORIGIN): "zone", **labels}
        yield _View(local, identity.origin_zone or EVERYWHERE)


def _computed_labels(record: ResourceRecord) -> dict[str, str]:
    """Return the labels that a control plane sets where they are absent."""
    identity = record.identity
    is_kubernetes = identity.on_kubernetes and not identity.universal
    environment = Environment.KUBERNETES if is_kubernetes else Environment.UNIVERSAL
    labels = {
        DISPLAY_NAME: identity.name,
        MESH: record.mesh or DEFAULT_MESH,
        ENVIRONMENT: environment.value,
        ZONE: identity.zone,
        NAMESPACE: identity.namespace,
    }
    return {field_of_label(key): value for key, value in labels.items() if value}
