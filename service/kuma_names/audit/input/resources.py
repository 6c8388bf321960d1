"""From values to resources: what is named, in which mesh, and what else carries a name; it judges nothing.

Both styles are read: Universal (`type`, `mesh`, `name`, as `kumactl get` shows and `kumactl apply` takes) and Kubernetes
(`apiVersion`, `kind`, `metadata`). An object of Kubernetes has its display name in an annotation: Kuma takes no label for it
(KubernetesMetaAdapter in pkg/plugins/resources/k8s/store.go). Its core name has the namespace, but for the Secrets', which
are all in one (pkg/plugins/secrets/k8s).
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from kuma_names.audit.input.documents import Item, Repeated, Word
from kuma_names.audit.input.fields import Text, mapping, plain, text, wanting
from kuma_names.audit.input.labels import judged_labels
from kuma_names.audit.input.origin import NAMESPACE, ZONE, Origin, inbounds, origin
from kuma_names.core.identifiers.codecs.kds_name import is_copy
from kuma_names.core.model import Environment, Facts
from kuma_names.core.names.label_measures import field_of_label
from kuma_names.core.tables.kinds import KINDS, KINDS_WITH_MESH_FIELD

DISPLAY_NAME, MESH = "kuma.io/display-name", "kuma.io/mesh"
SERVICE, WORKLOAD = "kuma.io/service", "kuma.io/workload"
DEFAULT_MESH = "default"
_GROUP = "kuma.io/"
_SECRETS = {"system.kuma.io/secret": "Secret", "system.kuma.io/global-secret": "GlobalSecret"}
"""Types of Kubernetes Secrets that are resources of Kuma."""


class Place(NamedTuple):
    """Where something stands; `document` and `line` count from 1."""

    file: str
    document: int
    line: int


class Carried(NamedTuple):
    """A name that a resource carries besides its own: of which kind, and in which field."""

    kind: str
    field: str
    text: Text


class Resource(NamedTuple):
    """A resource of Kuma as an inventory has it; `core_name` is the name that Kuma has for it inside, `order` counts from 0.

    `texts` are those of the facts by field, as far as they stand in the inventory, `labels` those of labels. `ports` are
    those of a service, each with its name and number; `address` is where a Dataplane of Universal listens, with its ports.
    """

    kind: str
    name: Text
    mesh: Text | None
    texts: dict[str, Text]
    place: Place
    environment: Environment
    facts: Facts
    core_name: str
    carried: tuple[Carried, ...]
    repeated: tuple[Repeated, ...]
    body: dict[str, Any]
    origin: Origin = Origin()
    ports: tuple[tuple[str, str], ...] = ()
    address: str = ""
    labels: Mapping[str, Text] = MappingProxyType({})
    order: int = 0


class Skipped(NamedTuple):
    """What is not judged, and why: `fault` says that it should have been a resource."""

    place: Place
    reason: str
    fault: bool


def resource(item: Item, file: str) -> Resource | Skipped:
    """Read a resource; what is none, or not a whole one, says why."""
    place = Place(file, item.document, item.line)
    body = item.value
    if not isinstance(body, dict):
        return Skipped(place, "is no mapping, so it is no resource", fault=True)
    if "apiVersion" in body or "metadata" in body:
        return _of_kubernetes(body, place, item.repeated)
    return _of_universal(body, place, item.repeated)


def _of_universal(body: dict[str, Any], place: Place, repeated: tuple[Repeated, ...]) -> Resource | Skipped:
    kind, name = text(body, "type", place.line), text(body, "name", place.line)
    if kind is None or name is None:
        return Skipped(place, wanting(body, "type", "name"), fault=True)
    if kind.value not in KINDS or KINDS[kind.value].is_name_subject:
        return Skipped(place, f"type {kind.value[:80]!r} is not a kind of Kuma whose names are judged", fault=False)
    labels = mapping(body, "labels")
    namespace = plain(labels, NAMESPACE)
    if "mesh" in body and not isinstance(body["mesh"], Word):
        return Skipped(place, "mesh must be a text", fault=True)
    mesh = (text(body, "mesh", place.line) or Text("", place.line, "", None)) if _is_in_mesh(kind.value) else None
    bare = name.value.removesuffix(f".{namespace}")
    if namespace and bare and bare != name.value:
        name = name._replace(value=bare)
        return _made(kind.value, name, mesh, place, Environment.KUBERNETES, namespace, labels, labels, body, repeated)
    return _made(kind.value, name, mesh, place, Environment.UNIVERSAL, namespace, labels, labels, body, repeated)


def _of_kubernetes(body: dict[str, Any], place: Place, repeated: tuple[Repeated, ...]) -> Resource | Skipped:
    metadata = mapping(body, "metadata")
    kind, name = text(body, "kind", place.line), text(metadata, "name", place.line)
    if kind is None or name is None:
        return Skipped(place, wanting(body, "kind") if kind is None else "has no metadata.name", fault=True)
    group, secret = str(body.get("apiVersion", "")), _SECRETS.get(str(body.get("type")))
    known = secret or kind.value
    if not (group.startswith(_GROUP) or secret):
        return Skipped(place, f"{kind.value[:80]!r} of {group[:80]!r} is not a resource of Kuma", fault=False)
    if known not in KINDS or KINDS[known].is_name_subject:
        return Skipped(place, f"kind {kind.value[:80]!r} is not a kind of Kuma whose names are judged", fault=False)
    labels = mapping(metadata, "labels")
    default = Text(DEFAULT_MESH, place.line, DEFAULT_MESH, None)
    holder, key = (body, "mesh") if known in KINDS_WITH_MESH_FIELD else (labels, MESH)
    if not isinstance(holder.get(key, Word("", 0, plain=False)), Word):
        return Skipped(place, f"{key} must be a text", fault=True)
    mesh = text(holder, key, place.line) or default
    namespace = plain(metadata, "namespace") if KINDS[known].kubernetes_scope != "Cluster" else None
    displayed = mapping(metadata, "annotations")
    given = mesh if _is_in_mesh(known) else None
    return _made(known, name, given, place, Environment.KUBERNETES, namespace, labels, displayed, body, repeated)


def _made(
    kind: str,
    name: Text,
    mesh: Text | None,
    place: Place,
    environment: Environment,
    namespace: str | None,
    labels: dict[str, Any],
    displayed: dict[str, Any],
    body: dict[str, Any],
    repeated: tuple[Repeated, ...],
) -> Resource:
    read = {"displayName": text(displayed, DISPLAY_NAME, 0), "zone": text(labels, ZONE, 0), "mesh": mesh, "name": name}
    read["kind"] = text(body, "type", place.line) or text(body, "kind", place.line)
    given = {key: text(labels, key, place.line) for key in labels}
    texts = {field: said for field, said in read.items() if said is not None}
    display_name = plain(displayed, DISPLAY_NAME)
    synced = display_name is not None and is_copy(name.value, display_name)
    spec = mapping(body, "spec") or body
    ports = _ports(kind, spec)
    proxy = kind == "Dataplane" and environment is Environment.UNIVERSAL
    plain_labels = {key: said.value for key, said in given.items() if said is not None}
    facts = Facts(
        None if mesh is None else mesh.value,
        plain(labels, ZONE),
        namespace,
        None if display_name == name.value else display_name,
        synced,
        None if ports is None else tuple(name for name, _ in ports),
        () if synced else judged_labels(plain_labels, name.value, (WORKLOAD,) if proxy else ()),
    )
    within = namespace if environment is Environment.KUBERNETES and KINDS[kind].kubernetes_scope else None
    core_name = f"{name.value}.{within}" if within else name.value
    carried = tuple(_carried(labels, body)) if proxy else ()
    whence = origin(kind, labels, spec, namespace, synced=synced)
    address = _address(spec) if proxy else ""
    texts_of_labels = {field_of_label(key): said for key, said in given.items() if said is not None}
    read_as = (place, environment, facts, core_name, carried, repeated, body, whence, ports or (), address, texts_of_labels)
    return Resource(kind, name, mesh, texts, *read_as)


def _is_in_mesh(kind: str) -> bool:
    return KINDS[kind].scope == "mesh"


def _carried(labels: dict[str, Any], body: dict[str, Any]) -> Iterator[Carried]:
    """Find the names that a data plane proxy carries for others: of its services, and of its workload."""
    for index, inbound in enumerate(inbounds(body)):
        tag = text(mapping(inbound, "tags"), SERVICE, 0)
        if tag is not None:
            yield Carried("ServiceTag", f'networking.inbound[{index}].tags["{SERVICE}"]', tag)
    label = text(labels, WORKLOAD, 0)
    if label is not None:
        yield Carried("WorkloadLabel", f'labels["{WORKLOAD}"]', label)


def _address(spec: dict[str, Any]) -> str:
    """Read where a data plane proxy listens; empty if it does not say on which host."""
    address = plain(mapping(spec, "networking"), "address")
    return " ".join(filter(None, (address, *(plain(one, "port") for one in inbounds(spec))))) if address else ""


def _ports(kind: str, spec: dict[str, Any]) -> tuple[tuple[str, str], ...] | None:
    """Find what stands for the ports in a service's SNI: their names, or else their numbers; and the numbers."""
    if kind == "MeshExternalService":
        port = plain(mapping(spec, "match"), "port")
        return None if port is None else ((port, port),)
    listed = spec.get("ports")
    if kind not in ("MeshService", "MeshMultiZoneService") or not isinstance(listed, list):
        return None
    both = ((plain(port, "name"), plain(port, "port") or "") for port in listed if isinstance(port, dict))
    return tuple((name or number, number) for name, number in both if name or number)
