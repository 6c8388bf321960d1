"""Reader of a resource's header: kind, name and the other fields whose place depends on the style.

There are two styles: Universal (`type`, `mesh`, `name`, as `kumactl get` prints and `kumactl apply`
reads) and Kubernetes (`apiVersion`, `kind`, `metadata`). A Kubernetes object has its display name
in an annotation: Kuma ignores a label of that key (KubernetesMetaAdapter in
pkg/plugins/resources/k8s/store.go).
"""

import re
from typing import NamedTuple, NoReturn

from kuma_names.audit.input.fields import (
    YamlText,
    missing_strings_reason,
    read_list,
    read_mapping,
    read_string,
    read_text,
)
from kuma_names.core.model import Environment
from kuma_names.core.tables.kinds import (
    DEFAULT_MESH,
    KINDS,
    KINDS_WITH_MESH_FIELD,
    KONG_MESH_KINDS,
    OBJECT_KINDS,
)
from kuma_names.core.tables.labels import MESH, NAMESPACE
from kuma_names.json_types import JsonObject

_GROUP = "kuma.io/"
_TYPE = re.compile(r"(?=.*[a-z])[A-Z][A-Za-z0-9]+")
"""Kinds of Kuma are in camel case: names in capitals are the types of other formats."""
_KIND_OF_SECRET = {
    "system.kuma.io/secret": "Secret",
    "system.kuma.io/global-secret": "GlobalSecret",
}
"""Types of Kubernetes Secrets that are resources of Kuma, with their kinds."""


class NotAResourceError(Exception):
    """Error for a value that is no resource of Kuma, or should be one and lacks something.

    `kind` says what it is instead, such as `Deployment of apps/v1`.
    """

    def __init__(self, reason: str, *, kind: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.kind = kind

    @property
    def malformed(self) -> bool:
        """Whether the value should be a resource of Kuma."""
        return not self.kind


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
        return self.kind == "Dataplane" and self.environment is Environment.UNIVERSAL


def read_header(body: JsonObject, line: int) -> Header:
    """Return the header of a resource in either style; raises `NotAResourceError`."""
    if "apiVersion" in body or "metadata" in body or ("kind" in body and "type" not in body):
        return _read_kubernetes_header(body, line)
    return _read_universal_header(body, line)


def _read_universal_header(body: JsonObject, line: int) -> Header:
    type_ = _require_type(body)
    name = read_text(body, "name")
    if name is None:
        raise NotAResourceError(missing_strings_reason(body, "name"))
    kind = type_.value
    _require_string_if_present(body, "mesh")
    is_other = kind in OBJECT_KINDS or not _is_resource_kind(kind)
    mesh = read_text(body, "mesh")
    # Only Kubernetes has a default mesh: on Universal a mesh that is absent is empty.
    if not is_other:
        mesh = (mesh or YamlText("", line, "", None)) if _is_mesh_scoped(kind) else None
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


def _require_type(body: JsonObject) -> YamlText:
    """Return the type; raises `NotAResourceError` for what has not the form of a resource."""
    type_ = read_text(body, "type")
    if type_ is None:
        if "mesh" in body and "name" in body:
            raise NotAResourceError(missing_strings_reason(body, "type"))
        raise NotAResourceError(
            "has neither type, kind nor apiVersion, so it is no resource", kind="other mapping"
        )
    kind = type_.value
    if _is_resource_kind(kind) or kind in KONG_MESH_KINDS or _has_form_of_kuma(kind, body):
        return type_
    reason = f"type {kind[:80]!r} is not a kind of Kuma whose names are judged"
    raise NotAResourceError(reason, kind=f"type {kind[:80]}")


def _has_form_of_kuma(kind: str, body: JsonObject) -> bool:
    """Return whether a resource of an unknown type looks like one of Kuma's API server."""
    has_field = "mesh" in body or "spec" in body or "creationTime" in body
    return has_field and "name" in body and _TYPE.fullmatch(kind) is not None


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
    if not group.startswith(_GROUP) and kind_of_secret is None:
        _raise_foreign(body, written_kind, group)
    if object_kind is None:
        raise NotAResourceError(missing_strings_reason(body, "kind"))
    if name is None:
        raise NotAResourceError("has no metadata.name")
    kind = kind_of_secret or written_kind
    is_other = not _is_resource_kind(kind)
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


def _raise_foreign(body: JsonObject, kind: str, group: str) -> NoReturn:
    """Raise the error for an object of another group, or of Kuma's kind without any."""
    if not group and "apiVersion" not in body and kind.startswith("Mesh") and kind in KINDS:
        raise NotAResourceError("has no apiVersion")
    reason = f"{kind[:80]!r} of {group[:80]!r} is not a resource of Kuma"
    raise NotAResourceError(reason, kind=f"{kind[:80] or 'object'} of {group[:80] or 'no group'}")


def _read_kubernetes_mesh(
    kind: str, body: JsonObject, labels: JsonObject, line: int
) -> YamlText | None:
    """Return the mesh, which some kinds have in a field and the others in a label."""
    holder, key = (body, "mesh") if kind in KINDS_WITH_MESH_FIELD else (labels, MESH)
    _require_string_if_present(holder, key)
    if not _is_mesh_scoped(kind):
        return None
    return read_text(holder, key) or YamlText(DEFAULT_MESH, line, DEFAULT_MESH, None)


def _is_resource_kind(kind: str) -> bool:
    return kind in KINDS and not KINDS[kind].is_name_subject


def _require_string_if_present(holder: JsonObject, key: str) -> None:
    if key in holder and read_text(holder, key) is None:
        raise NotAResourceError(f"{key} must be a string")


def _is_mesh_scoped(kind: str) -> bool:
    return KINDS[kind].scope == "mesh"
