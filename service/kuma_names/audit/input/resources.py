"""Reader of resources: files become resources of Kuma, skipped values and unreadable files."""

from collections.abc import Iterable, Iterator

from kuma_names.audit.input.documents import Item, UnreadableDocument, read_items
from kuma_names.audit.input.fields import (
    YamlText,
    read_address,
    read_mapping,
    read_ports,
    read_string,
    read_text,
)
from kuma_names.audit.input.forms import NotAResourceError
from kuma_names.audit.input.headers import Header, read_header
from kuma_names.audit.input.known_names import KnownNames
from kuma_names.audit.input.labels import labels_to_judge
from kuma_names.audit.input.mesh_references import dropped_references, find_mesh_references
from kuma_names.audit.input.model import (
    InputFile,
    MeshReference,
    Place,
    Resource,
    SkippedResource,
    TemplatedText,
    UnreadableFile,
)
from kuma_names.audit.input.origin import read_origin
from kuma_names.audit.input.overviews import resource_of_overview
from kuma_names.audit.input.places import find_names
from kuma_names.audit.input.templates import dropped_lines, is_template, without_placeholders
from kuma_names.audit.input.terraform import is_of_kuma, is_terraform, terraform_resources
from kuma_names.audit.input.zone_settings import find_zone_settings, zone_resource
from kuma_names.core.identifiers.codecs.kds_name import is_copy
from kuma_names.core.model import DISPLAY_NAME, Environment, Facts
from kuma_names.core.names.measures.label_texts import field_of_label
from kuma_names.core.tables.kinds import KINDS, OBJECT_KINDS
from kuma_names.core.tables.labels import WORKLOAD, ZONE
from kuma_names.json_types import JsonObject

ItemContent = Resource | MeshReference | SkippedResource
"""What an item of a file can have."""


def read_resources(
    files: Iterable[InputFile], known_names: KnownNames
) -> Iterator[ItemContent | UnreadableFile]:
    """Yield the content of all files in order, with an `UnreadableFile` for what cannot be read.

    Names in bodies that are in `known_names` are left out.
    """
    for input_file in files:
        if isinstance(input_file, UnreadableFile):
            yield input_file
            continue
        file, source = input_file
        for item in read_items(source):
            if isinstance(item, UnreadableDocument):
                yield UnreadableFile(Place(file, item.document, item.line), item.reason)
            else:
                yield from read_resource(item, file, known_names)


def read_resource(item: Item, file: str, known_names: KnownNames) -> Iterator[ItemContent]:
    """Yield what an item has: resources, names of meshes and zones, or the reason for skipping it.

    A state of Terraform has many resources.
    """
    place = Place(file, item.document, item.line)
    body = item.value
    if not isinstance(body, dict):
        reason = "is not a mapping, so it is not a resource"
        yield SkippedResource(place, reason, malformed=False, kind="other value")
    elif is_terraform(body):
        yield from _read_terraform(item, place, known_names)
    else:
        yield from _read_body(body, item, place, known_names)


def _read_terraform(item: Item, place: Place, known_names: KnownNames) -> Iterator[ItemContent]:
    for resource in terraform_resources(item.value):
        if is_of_kuma(resource):
            yield from _read_body(resource.values, item, place, known_names)
        else:
            kind = f"Terraform's {resource.type[:80]}"
            yield SkippedResource(place, f"{kind} is not a resource of Kuma", False, kind)


def _read_body(
    body: JsonObject, item: Item, place: Place, known_names: KnownNames
) -> Iterator[ItemContent]:
    shown = resource_of_overview(body)
    try:
        header = read_header(shown, item.line)
    except NotAResourceError as error:
        settings = [zone_resource(setting, place) for setting in find_zone_settings(body)]
        yield from settings
        yield from find_mesh_references(body, place)
        if item.templated:
            yield from dropped_references(body, place)
        if not settings:
            yield SkippedResource(place, error.reason, error.malformed, error.kind)
        return
    if header.kind in OBJECT_KINDS:
        yield from find_mesh_references(body, place)
    yield _build_resource(header, shown, item, place, known_names)


def _build_resource(
    header: Header, body: JsonObject, item: Item, place: Place, known_names: KnownNames
) -> Resource:
    # Universal resources without `spec` have its fields at the top.
    spec = read_mapping(body, "spec") or body
    header, templated = without_placeholders(header)
    labels = _read_labels(header.labels)
    ports = read_ports(header.kind, spec)
    facts = _read_facts(header, labels, ports)
    inputs = _read_inputs(header, spec)
    names = find_names(
        header.kind,
        header.origin_environment,
        header.labels,
        body,
        inputs,
        known_names.within(facts.mesh, header.environment),
    )
    address = read_address(spec) if header.is_universal_proxy else ""
    return Resource(
        kind=header.kind,
        name=header.name,
        mesh=header.mesh,
        texts=_read_texts(header, body),
        place=place,
        environment=header.environment,
        facts=facts,
        core_name=_core_name(header),
        carried_names=tuple(name for name in names if not is_template(name)),
        duplicate_keys=item.duplicate_keys,
        body=body,
        origin=read_origin(header.kind, header.labels, spec, header.namespace, synced=facts.synced),
        ports=ports or (),
        address=address,
        labels={field_of_label(key): text for key, text in labels.items()},
        templated=(
            *templated,
            *(TemplatedText(name.field, name.text) for name in names if is_template(name)),
            *((dropped_lines(item.line),) if item.templated else ()),
        ),
        is_other=header.is_other,
    )


def _read_inputs(header: Header, spec: JsonObject) -> Facts:
    """Return the facts that names in the body are judged with."""
    mesh = header.name if header.kind == "Mesh" else header.mesh
    address = read_string(read_mapping(spec, "networking"), "address") or ""
    return Facts(mesh=None if mesh is None else mesh.value, address=address)


def _read_labels(labels: JsonObject) -> dict[str, YamlText]:
    """Return the labels whose values are strings, by key."""
    texts = ((key, read_text(labels, key)) for key in labels)
    return {key: text for key, text in texts if text is not None}


def _read_texts(header: Header, body: JsonObject) -> dict[str, YamlText]:
    """Return the texts of the facts that the inventory states, by field."""
    # The order is that of findings in reports.
    texts = {
        "displayName": read_text(header.display_names, DISPLAY_NAME),
        "zone": read_text(header.labels, ZONE),
        "mesh": header.mesh,
        "name": header.name,
        "kind": read_text(body, "type") or read_text(body, "kind"),
    }
    return {field: text for field, text in texts.items() if text is not None}


def _read_facts(
    header: Header, labels: dict[str, YamlText], ports: tuple[tuple[str, str], ...] | None
) -> Facts:
    name = header.name.value
    display_name = read_string(header.display_names, DISPLAY_NAME)
    synced = display_name is not None and is_copy(name, display_name)
    return Facts(
        mesh=None if header.mesh is None else header.mesh.value,
        zone=read_string(header.labels, ZONE),
        namespace=header.namespace,
        display_name=None if display_name == name else display_name,
        synced=synced,
        ports=None if ports is None else tuple(sni_name for sni_name, _ in ports),
        # Sync copies the labels of the original: they are judged where the original is.
        labels=() if synced else _label_facts(header, labels),
    )


def _label_facts(header: Header, labels: dict[str, YamlText]) -> tuple[tuple[str, str], ...]:
    values = {key: text.value for key, text in labels.items()}
    carried_keys = (WORKLOAD,) if header.is_universal_proxy else ()
    return labels_to_judge(values, header.name.value, carried_keys)


def _core_name(header: Header) -> str:
    """Return the name in Kuma's store: on Kubernetes with the namespace.

    Secrets have no namespace there, because all are in one (pkg/plugins/secrets/k8s).
    """
    name = header.name.value
    is_kubernetes = header.environment is Environment.KUBERNETES
    has_namespace = header.is_other or KINDS[header.kind].kubernetes_scope is not None
    if is_kubernetes and header.namespace and has_namespace:
        return f"{name}.{header.namespace}"
    return name
