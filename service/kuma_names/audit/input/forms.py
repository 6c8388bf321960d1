"""Recognition of resources: what claims to be one of Kuma, and what is something else."""

import re
from typing import NoReturn

from kuma_names.audit.input.fields import YamlText, missing_strings_reason, read_text
from kuma_names.audit.input.mesh_references import VIEWS
from kuma_names.audit.input.placeholders import HOW_TO_RENDER, has_placeholder
from kuma_names.core.tables.kinds import KINDS, KONG_MESH_KINDS
from kuma_names.json_types import JsonObject

_TYPE = re.compile(r"(?=.*[a-z])[A-Z][A-Za-z0-9]+")
"""Kinds of Kuma are in camel case: names in capitals are the types of other formats."""
_FIELDS_OF_RESOURCES = frozenset(
    ("creationTime", "networking", "selectors", "sources", "spec"),
)
"""Fields that tell a resource without a type from a request."""


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


def require_type(body: JsonObject) -> YamlText:
    """Return the type; raises `NotAResourceError` for what has not the form of a resource."""
    type_ = read_text(body, "type")
    if type_ is None:
        if "mesh" in body and "name" in body and _claims_to_be_of_kuma(body):
            raise NotAResourceError(missing_strings_reason(body, "type"))
        raise NotAResourceError(
            "has neither type, kind nor apiVersion, so it is no resource", kind="other mapping"
        )
    kind = type_.value
    if kind in VIEWS:
        raise NotAResourceError(f"{kind} is a view of resources, and none", kind=kind)
    if is_resource_kind(kind) or kind in KONG_MESH_KINDS or _has_form_of_kuma(kind, body):
        return type_
    if has_placeholder(kind) and "name" in body:
        raise NotAResourceError(f"type {kind[:80]!r} is a placeholder; {HOW_TO_RENDER}")
    reason = f"type {kind[:80]!r} is not a kind of Kuma whose names are judged"
    raise NotAResourceError(reason, kind=f"type {kind[:80]}")


def _claims_to_be_of_kuma(body: JsonObject) -> bool:
    """Return whether a mapping with a mesh and a name, as requests have, is a resource as well."""
    return "type" in body or not _FIELDS_OF_RESOURCES.isdisjoint(body)


def _has_form_of_kuma(kind: str, body: JsonObject) -> bool:
    """Return whether a resource of an unknown type looks like one of Kuma's API server."""
    has_field = "mesh" in body or "spec" in body or "creationTime" in body
    return has_field and "name" in body and _TYPE.fullmatch(kind) is not None


def raise_foreign(body: JsonObject, kind: str, group: str) -> NoReturn:
    """Raise the error for an object of another group, or of Kuma's kind without any."""
    if not group and "apiVersion" not in body and kind.startswith("Mesh") and kind in KINDS:
        raise NotAResourceError("has no apiVersion")
    if has_placeholder(kind) and (not group or has_placeholder(group)):
        raise NotAResourceError(f"kind {kind[:80]!r} is a placeholder; {HOW_TO_RENDER}")
    reason = f"{kind[:80]!r} of {group[:80]!r} is not a resource of Kuma"
    raise NotAResourceError(reason, kind=f"{kind[:80] or 'object'} of {group[:80] or 'no group'}")


def is_resource_kind(kind: str) -> bool:
    """Return whether Kuma has a kind of resources of this name."""
    return kind in KINDS and not KINDS[kind].is_name_subject
