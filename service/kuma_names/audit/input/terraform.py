"""Resources in the JSON of Terraform: the provider kong/kong-mesh, whose values are resources.

Documents: `terraform show -json` of a state or a plan, and the state file itself.
"""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from kuma_names.audit.input.containers import DerivedMapping, derived_list
from kuma_names.audit.input.fields import read_list, read_mapping, read_string
from kuma_names.core.tables.kinds import MESH_SCOPED_KINDS
from kuma_names.json_types import JsonObject

_PROVIDER = "kong-mesh_"
_SNAKE_CASE = re.compile(r"_([a-z0-9])")
_MAPPINGS_OF_USERS = frozenset(("labels", "tags", "match", "matchLabels", "annotations"))
"""Fields whose keys are no fields of Kuma."""
_KNOWN_AFTER_APPLY = "<known after apply>"
"""Placeholder for values that a plan does not know: it leaves them out."""


class TerraformResource(NamedTuple):
    """Resource of Terraform: its type and the values that the provider has for it."""

    type: str
    values: JsonObject


def is_terraform(body: JsonObject) -> bool:
    """Return whether a document is one of Terraform."""
    return "terraform_version" in body or (
        "format_version" in body and not body.keys().isdisjoint(("values", "planned_values"))
    )


def terraform_resources(body: JsonObject) -> Iterator[TerraformResource]:
    """Yield the resources of a state or of a plan."""
    for key in ("values", "planned_values"):
        yield from _of_module(read_mapping(read_mapping(body, key), "root_module"))
    for resource in read_list(body, "resources"):
        for instance in read_list(resource, "instances"):
            yield _resource(resource, read_mapping(instance, "attributes"))


def is_of_kuma(resource: TerraformResource) -> bool:
    """Return whether a resource is one of the provider kong/kong-mesh."""
    return resource.type.startswith(_PROVIDER)


def _of_module(module: JsonObject) -> Iterator[TerraformResource]:
    for resource in read_list(module, "resources"):
        yield _resource(resource, read_mapping(resource, "values"))
    for child in read_list(module, "child_modules"):
        yield from _of_module(child)


def _resource(resource: Any, values: JsonObject) -> TerraformResource:
    type_ = read_string(resource, "type") or ""
    if type_.startswith(_PROVIDER):
        return TerraformResource(type_, _with_unknown_fields(resource, _in_camel_case(values)))
    return TerraformResource(type_, values)


def _with_unknown_fields(resource: JsonObject, values: JsonObject) -> JsonObject:
    """Return the values with a placeholder for each required field that a plan leaves out."""
    required = ["type", "name"]
    if read_string(values, "type") in MESH_SCOPED_KINDS:
        required.append("mesh")
    unknown = [key for key in required if not read_string(values, key)]
    if not unknown:
        return values
    sources = {key: (values, key) for key in values}
    mapping = DerivedMapping({**sources, **dict.fromkeys(unknown, (resource, "type"))})
    mapping.update(dict.fromkeys(unknown, _KNOWN_AFTER_APPLY))
    return mapping


def _in_camel_case(value: Any) -> Any:
    """Return a value with Kuma's field names: those of the provider have underscores."""
    if isinstance(value, list):
        return derived_list(value, map(_in_camel_case, value))
    if not isinstance(value, dict):
        return value
    mapping = DerivedMapping({_SNAKE_CASE.sub(_upper, key): (value, key) for key in value})
    for key, entry in mapping.items():
        if key not in _MAPPINGS_OF_USERS:
            mapping[key] = _in_camel_case(entry)
    return mapping


def _upper(match: re.Match[str]) -> str:
    return match[1].upper()
