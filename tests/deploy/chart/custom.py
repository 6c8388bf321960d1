"""Schemas of the objects that Kubernetes itself does not know: as much of them as the chart may render, and nothing besides."""

from typing import Any

_TEXT: dict[str, Any] = {"type": "string", "minLength": 1}
_TEXTS = {"type": "array", "items": _TEXT, "minItems": 1}
_MAP = {"type": "object", "additionalProperties": {"type": "string"}}
_DURATION = {"type": "string", "pattern": "^([0-9]+(ms|s|m|h))+$"}
_PORT = {"type": "integer", "minimum": 1, "maximum": 65535}


def _all(**properties: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _some(*required: str, **properties: Any) -> dict[str, Any]:
    return {**_all(**properties), "required": list(required)}


def _list(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items, "minItems": 1}


def _object(api: str, kind: str, spec: dict[str, Any]) -> dict[str, Any]:
    meta = _some(
        "name", "namespace", "labels", name=_TEXT, namespace=_TEXT, labels=_MAP, annotations=_MAP
    )
    return _all(apiVersion={"const": api}, kind={"const": kind}, metadata=meta, spec=spec)


_ENDPOINT = _all(port=_TEXT, path=_TEXT, interval=_DURATION, scrapeTimeout=_DURATION)
_MONITOR = _all(
    jobLabel=_TEXT,
    namespaceSelector=_all(matchNames=_TEXTS),
    selector=_all(matchLabels=_MAP),
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
_GROUP = _some("name", "rules", name=_TEXT, interval=_DURATION, rules=_list(_RULE))
_ROUTE = _some(
    "parentRefs",
    "rules",
    parentRefs=_list(
        _some(
            "name",
            name=_TEXT,
            namespace=_TEXT,
            group=_TEXT,
            kind=_TEXT,
            sectionName=_TEXT,
            port=_PORT,
        )
    ),
    hostnames=_TEXTS,
    rules=_list(
        _all(
            matches=_list(_all(path=_all(type={"enum": ["Exact", "PathPrefix"]}, value=_TEXT))),
            backendRefs=_list(_all(name=_TEXT, port=_PORT)),
        )
    ),
)

SCHEMAS = {
    "HTTPRoute": _object("gateway.networking.k8s.io/v1", "HTTPRoute", _ROUTE),
    "PrometheusRule": _object(
        "monitoring.coreos.com/v1", "PrometheusRule", _all(groups=_list(_GROUP))
    ),
    "ServiceMonitor": _object("monitoring.coreos.com/v1", "ServiceMonitor", _MONITOR),
}
"""Written after the API references of the Gateway API (v1) and the Prometheus operator (v1)."""
