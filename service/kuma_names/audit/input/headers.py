"""Reader of a resource's header: kind, name and the other fields whose place depends on the style.

There are two styles: Universal (`type`, `mesh`, `name`, as `kumactl get` prints and `kumactl apply`
reads) and Kubernetes (`apiVersion`, `kind`, `metadata`). A Kubernetes object has its display name
in an annotation: Kuma ignores a label of that key (KubernetesMetaAdapter in
pkg/plugins/resources/k8s/store.go).
"""

from typing import NamedTuple

from kuma_names.audit.input.fields import (
    YamlText,
    missing_strings_reason,
    read_list,
    read_mapping,
    read_string,
    read_text,
)
from kuma_names.audit.input.forms import (
    NotAResourceError,
    is_resource_kind,
    raise_foreign,
    require_type,
)
from kuma_names.audit.input.placeholders import has_placeholder
from kuma_names.core.model import Environment
from kuma_names.core.tables.kinds import (
    DEFAULT_MESH,
    KINDS,
    KINDS_WITH_MESH_FIELD,
    KINDS_WITH_SCHEMA,
    OBJECT_KINDS,
)
from kuma_names.core.tables.labels import MESH, NAMESPACE
from kuma_names.json_types import JsonObject

_GROUP = "kuma.io/"
_KIND_OF_SECRET = {
    "system.kuma.io/secret": "Secret",
    "system.kuma.io/global-secret": "GlobalSecret",
}
"""Types of Kubernetes Secrets that are resources of Kuma, with their kinds."""


class Header(NamedTuple):
    """Fields of a resource that the two styles write in different places.

    `display_names` is the mapping that can hold the display name. `is_other` means that Kuma does
    not have the kind.
    """

    kind: str
    name: YamlText
    mesh: YamlText | None
    environment: Environment
    namespace: str | None
    labels: JsonObject
    display_names: JsonObject
    is_other: bool = False

    @property
    def is_universal_proxy(self) -> bool:
        """Whether this is a Dataplane that a user wrote: on Kubernetes the control plane does."""
        return self.kind == "Dataplane" and self.origin_environment is Environment.UNIVERSAL

    @property
    def origin_environment(self) -> Environment:
        """The environment of the original: copies of Kubernetes objects can be on Universal."""
        return Environment.KUBERNETES if self.namespace else self.environment


def read_header(body: JsonObject, line: int) -> Header:
    """Return the header of a resource in either style; raises `NotAResourceError`."""
    if "apiVersion" in body or "metadata" in body or ("kind" in body and "type" not in body):
        return _read_kubernetes_header(body, line)
    return _read_universal_header(body, line)


def _read_universal_header(body: JsonObject, line: int) -> Header:
    type_ = require_type(body)
    name = read_text(body, "name")
    if name is None:
        raise NotAResourceError(missing_strings_reason(body, "name"))
    kind = type_.value
    _require_string_if_present(body, "mesh")
    is_other = kind in OBJECT_KINDS or not is_resource_kind(kind)
    mesh = read_text(body, "mesh")
    if not is_other:
        mesh = (mesh or _absent_mesh(kind, line)) if _is_mesh_scoped(kind) else None
    labels = read_mapping(body, "labels")
    namespace = read_string(labels, NAMESPACE) or _namespace_of_tags(kind, body)
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
        is_other=is_other,
    )


def _absent_mesh(kind: str, line: int) -> YamlText:
    """Return what Kuma reads from a Universal resource without a mesh.

    Kinds with a schema have a default there (defaulting.Default in rest/unmarshaller.go, since
    2.10), and the others none.
    """
    mesh = DEFAULT_MESH if kind in KINDS_WITH_SCHEMA else ""
    return YamlText(mesh, line, mesh, None)


def _namespace_of_tags(kind: str, body: JsonObject) -> str | None:
    """Return the namespace in the tags that only the control plane of a Kubernetes zone sets."""
    if kind != "Dataplane":
        return None
    networking = read_mapping(body, "networking") or read_mapping(
        read_mapping(body, "spec"), "networking"
    )
    for inbound in read_list(networking, "inbound"):
        namespace = read_string(read_mapping(inbound, "tags"), NAMESPACE)
        if namespace:
            return namespace
    return read_string(read_mapping(read_mapping(networking, "gateway"), "tags"), NAMESPACE)


def _read_kubernetes_header(body: JsonObject, line: int) -> Header:
    metadata = read_mapping(body, "metadata")
    object_kind, name = read_text(body, "kind"), read_text(metadata, "name")
    # A Secret of Kuma is an object of Kubernetes' own: only its type distinguishes it.
    group = read_string(body, "apiVersion") or ""
    kind_of_secret = _KIND_OF_SECRET.get(read_string(body, "type") or "")
    written_kind = "" if object_kind is None else object_kind.value
    is_of_kuma = group.startswith(_GROUP) or (
        has_placeholder(group) and is_resource_kind(written_kind)
    )
    if not is_of_kuma and kind_of_secret is None:
        raise_foreign(body, written_kind, group)
    if object_kind is None:
        raise NotAResourceError(missing_strings_reason(body, "kind"))
    if name is None:
        raise NotAResourceError("has no metadata.name")
    kind = kind_of_secret or written_kind
    is_other = not is_resource_kind(kind)
    labels = read_mapping(metadata, "labels")
    mesh = read_text(labels, MESH)
    namespace = None
    if not is_other:
        mesh = _read_kubernetes_mesh(kind, body, labels, line)
    if is_other or KINDS[kind].kubernetes_scope != "Cluster":
        namespace = read_string(metadata, "namespace")
    return Header(
        kind=kind,
        name=name,
        mesh=mesh,
        environment=Environment.KUBERNETES,
        namespace=namespace,
        labels=labels,
        display_names=read_mapping(metadata, "annotations"),
        is_other=is_other,
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


def _require_string_if_present(holder: JsonObject, key: str) -> None:
    if key in holder and read_text(holder, key) is None:
        raise NotAResourceError(f"{key} must be a string")


def _is_mesh_scoped(kind: str) -> bool:
    return KINDS[kind].scope == "mesh"
