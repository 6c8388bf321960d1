"""Overviews: resources joined with their insights, as `kumactl inspect` and `_overview` show them.

Sources: dataplane_overview.proto, zone_overview.proto, zone_ingress_overview.proto and
zoneegressoverview.proto (api/mesh and api/system), whose fields are the resource and its insight.
"""

from kuma_names.audit.input.fields import read_string, renamed
from kuma_names.core.tables.kinds import KINDS, OVERVIEW
from kuma_names.json_types import JsonObject


def resource_of_overview(body: JsonObject) -> JsonObject:
    """Return the resource that an overview shows; any other body itself.

    Name, mesh and labels are beside the resource, which is in a field named after its kind.
    """
    type_ = read_string(body, "type") or ""
    kind = type_.removesuffix(OVERVIEW)
    if kind == type_ or kind not in KINDS:
        return body
    field = kind[0].lower() + kind[1:]
    spec = body.get(field)
    rest = {key: value for key, value in body.items() if key not in (field, f"{field}Insight")}
    if isinstance(spec, dict):
        rest = {**spec, **rest}
    return {**rest, "type": renamed(body["type"], kind)}
