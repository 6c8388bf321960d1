"""Reader of a resource's header: kind, name and the other fields whose place depends on the style.

There are two styles: Universal (`type`, `mesh`, `name`, as `kumactl get` prints and `kumactl apply`
reads) and Kubernetes (`apiVersion`, `kind`, `metadata`). A Kubernetes object has its display name
in an annotation: Kuma ignores a label of that key (KubernetesMetaAdapter in
pkg/plugins/resources/k8s/store.go).
"""

from typing import NamedTuple

from kuma_names.audit.input.documents import Item
from kuma_names.audit.input.fields import (
    YamlText,
    missing_strings_reason,
    read_mapping,
    read_string,
    read_text,
)
from kuma_names.audit.input.yaml_scalars import YamlScalar
from kuma_names.core.model import Environment
from kuma_names.core.tables.kinds import DEFAULT_MESH, KINDS, KINDS_WITH_MESH_FIELD
from kuma_names.core.tables.labels import MESH, NAMESPACE
from kuma_names.json_types import JsonObject

_GROUP = "kuma.io/"
_KIND_OF_SECRET = {
    "system.kuma.io/secret": "Secret",
    "system.kuma.io/global-secret": "GlobalSecret",
}
"""Types of Kubernetes Secrets that are resources of Kuma, with their kinds."""


class NotAResourceError(Exception):
    """Error for a value that is no resource with a judged name; `malformed` if it should be one."""

    def __init__(self, reason: str, *, malformed: bool) -> None:
        super().__init__(reason)
        self.reason = reason
        self.malformed = malformed


class Header(NamedTuple):
    """Fields of a resource that the two styles write in different places.

    `display_names` is the mapping that can hold the display name.
    """

    kind: str
    name: YamlText
    mesh: YamlText | None
    environment: Environment
    namespace: str | None
    labels: JsonObject
    display_names: JsonObject

    @property
    def is_universal_proxy(self) -> bool:
        """Whether this is a Dataplane that a user wrote: on Kubernetes the control plane does."""
        return self.kind == "Dataplane" and self.environment is Environment.UNIVERSAL


def read_header(item: Item) -> Header:
    """Return the header of a resource in either style; raises `NotAResourceError`."""
    body = item.value
    if not isinstance(body, dict):
        raise NotAResourceError("is not a mapping, so it is not a resource", malformed=True)
    if "apiVersion" in body or "metadata" in body:
        return _read_kubernetes_header(body, item.line)
    return _read_universal_header(body, item.line)


def _read_universal_header(body: JsonObject, line: int) -> Header:
    type_, name = read_text(body, "type"), read_text(body, "name")
    if type_ is None or name is None:
        raise NotAResourceError(missing_strings_reason(body, "type", "name"), malformed=True)
    kind = type_.value
    _require_resource_kind(kind, "type", kind)
    _require_string_if_present(body, "mesh")
    mesh = None
    # Only Kubernetes has a default mesh: on Universal a mesh that is absent is empty.
    if _is_mesh_scoped(kind):
        mesh = read_text(body, "mesh") or YamlText("", line, "", None)
    labels = read_mapping(body, "labels")
    namespace = read_string(labels, NAMESPACE)
    environment = Environment.UNIVERSAL
    # A Universal control plane shows what a Kubernetes zone sent by its core name.
    name_in_namespace = name.value.removesuffix(f".{namespace}")
    if namespace and name_in_namespace and name_in_namespace != name.value:
        name = name._replace(value=name_in_namespace)
        environment = Environment.KUBERNETES
    return Header(
        kind=kind,
        name=name,
        mesh=mesh,
        environment=environment,
        namespace=namespace,
        labels=labels,
        display_names=labels,
    )


def _read_kubernetes_header(body: JsonObject, line: int) -> Header:
    metadata = read_mapping(body, "metadata")
    object_kind, name = read_text(body, "kind"), read_text(metadata, "name")
    if object_kind is None:
        raise NotAResourceError(missing_strings_reason(body, "kind"), malformed=True)
    if name is None:
        raise NotAResourceError("has no metadata.name", malformed=True)
    # A Secret of Kuma is an object of Kubernetes' own: only its type distinguishes it.
    group = str(body.get("apiVersion", ""))
    kind_of_secret = _KIND_OF_SECRET.get(str(body.get("type")))
    if not group.startswith(_GROUP) and kind_of_secret is None:
        reason = f"{object_kind.value[:80]!r} of {group[:80]!r} is not a resource of Kuma"
        raise NotAResourceError(reason, malformed=False)
    kind = kind_of_secret or object_kind.value
    _require_resource_kind(kind, "kind", object_kind.value)
    labels = read_mapping(metadata, "labels")
    namespace = None
    if KINDS[kind].kubernetes_scope != "Cluster":
        namespace = read_string(metadata, "namespace")
    return Header(
        kind=kind,
        name=name,
        mesh=_read_kubernetes_mesh(kind, body, labels, line),
        environment=Environment.KUBERNETES,
        namespace=namespace,
        labels=labels,
        display_names=read_mapping(metadata, "annotations"),
    )


def _read_kubernetes_mesh(
    kind: str, body: JsonObject, labels: JsonObject, line: int
) -> YamlText | None:
    """Return the mesh, which some kinds have in a field and the others in a label."""
    holder, key = (body, "mesh") if kind in KINDS_WITH_MESH_FIELD else (labels, MESH)
    _require_string_if_present(holder, key)
    if not _is_mesh_scoped(kind):
        return None
    return read_text(holder, key) or YamlText(DEFAULT_MESH, line, DEFAULT_MESH, None)


def _require_resource_kind(kind: str, field: str, written_kind: str) -> None:
    if kind not in KINDS or KINDS[kind].is_name_subject:
        reason = f"{field} {written_kind[:80]!r} is not a kind of Kuma whose names are judged"
        raise NotAResourceError(reason, malformed=False)


def _require_string_if_present(holder: JsonObject, key: str) -> None:
    if key in holder and not isinstance(holder[key], YamlScalar):
        raise NotAResourceError(f"{key} must be a string", malformed=True)


def _is_mesh_scoped(kind: str) -> bool:
    return KINDS[kind].scope == "mesh"
