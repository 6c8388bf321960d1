"""Overviews: resources joined with their insights, as `kumactl inspect` and `_overview` show them.

Sources: dataplane_overview.proto, zone_overview.proto, zone_ingress_overview.proto and
zoneegressoverview.proto (api/mesh and api/system), whose fields are the resource and its insight.
"""

from kuma_names.audit.input.containers import DerivedMapping, MappingSources
from kuma_names.audit.input.fields import read_string
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
    sources: MappingSources = {}
    if isinstance(spec, dict):
        sources.update((key, (spec, key)) for key in spec)
    insight = f"{field}Insight"
    sources.update((key, (body, key)) for key in body if key not in (field, insight))
    resource = DerivedMapping(sources)
    resource["type"] = kind
    return resource
