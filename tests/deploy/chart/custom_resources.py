"""Schemas of custom resources, restricted to the fields that the chart may render.

They follow the API references of the Gateway API (v1) and the Prometheus operator (v1).
"""

from typing import Any

from kuma_names.json_types import JsonObject

_TEXT: JsonObject = {"type": "string", "minLength": 1}
_TEXTS = {"type": "array", "items": _TEXT, "minItems": 1}
_MAP = {"type": "object", "additionalProperties": {"type": "string"}}
_DURATION = {"type": "string", "pattern": "^([0-9]+(ms|s|m|h))+$"}
_PORT = {"type": "integer", "minimum": 1, "maximum": 65535}


def _required_fields(**properties: Any) -> JsonObject:
    """Return the schema of an object in which all fields are required, and no others allowed."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _fields(*required: str, **properties: Any) -> JsonObject:
    """Return the schema of an object in which some fields are required."""
    return {**_required_fields(**properties), "required": list(required)}


def _list(items: JsonObject) -> JsonObject:
    return {"type": "array", "items": items, "minItems": 1}


def _object(api_version: str, kind: str, spec: JsonObject) -> JsonObject:
    metadata = _fields(
        "name", "namespace", "labels", name=_TEXT, namespace=_TEXT, labels=_MAP, annotations=_MAP
    )
    return _required_fields(
        apiVersion={"const": api_version}, kind={"const": kind}, metadata=metadata, spec=spec
    )


_ENDPOINT = _required_fields(port=_TEXT, path=_TEXT, interval=_DURATION, scrapeTimeout=_DURATION)
_MONITOR = _required_fields(
    jobLabel=_TEXT,
    namespaceSelector=_required_fields(matchNames=_TEXTS),
    selector=_required_fields(matchLabels=_MAP),
    sampleLimit={"type": "integer", "minimum": 0},
    endpoints=_list(_ENDPOINT),
)
_RULE = {
    "type": "object",
    "properties": {
        "record": _TEXT,
        "alert": _TEXT,
        "expr": _TEXT,
        "for": _DURATION,
        "keep_firing_for": _DURATION,
        "labels": _MAP,
        "annotations": _MAP,
    },
    "required": ["expr"],
    "oneOf": [{"required": ["record"]}, {"required": ["alert"]}],
    "additionalProperties": False,
}
_GROUP = _fields("name", "rules", name=_TEXT, interval=_DURATION, rules=_list(_RULE))
_PARENT = _fields(
    "name",
    name=_TEXT,
    namespace=_TEXT,
    group=_TEXT,
    kind=_TEXT,
    sectionName=_TEXT,
    port=_PORT,
)
_PATH = _required_fields(type={"enum": ["Exact", "PathPrefix"]}, value=_TEXT)
_ROUTE_RULE = _required_fields(
    matches=_list(_required_fields(path=_PATH)),
    backendRefs=_list(_required_fields(name=_TEXT, port=_PORT)),
)
_ROUTE = _fields(
    "parentRefs",
    "rules",
    parentRefs=_list(_PARENT),
    hostnames=_TEXTS,
    rules=_list(_ROUTE_RULE),
)

SCHEMAS = {
    "HTTPRoute": _object("gateway.networking.k8s.io/v1", "HTTPRoute", _ROUTE),
    "PrometheusRule": _object(
        "monitoring.coreos.com/v1", "PrometheusRule", _required_fields(groups=_list(_GROUP))
    ),
    "ServiceMonitor": _object("monitoring.coreos.com/v1", "ServiceMonitor", _MONITOR),
}
