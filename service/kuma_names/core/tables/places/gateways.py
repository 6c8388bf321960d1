"""Places of names in the bodies of gateways and their routes."""

from kuma_names.core.model import Environment
from kuma_names.core.rows import NamePlace

_KUBERNETES = (Environment.KUBERNETES,)
_GATEWAY = ("MeshGateway",)
_INSTANCE = ("MeshGatewayInstance",)
_ROUTE = ("MeshGatewayRoute",)
_SELECTED = ("MeshGateway", "MeshGatewayRoute")
_SELECTORS = "gateway_validator.go and gateway_route_validator.go, Validate"
_LISTENERS = "gateway_validator.go, validateMeshGatewayConf"
_INSTANCES = "pkg/plugins/runtime/k8s/webhooks/gateway_instance_validator.go, validateTags"
_BACKEND = "gateway_route_validator.go, validateMeshGatewayRouteBackend"

PLACES = (
    NamePlace(
        kinds=_SELECTED,
        path="selectors[].match.*",
        subject="SelectorTagValue",
        source=_SELECTORS,
    ),
    NamePlace(
        kinds=_SELECTED,
        path="selectors[].match.~",
        subject="TagName",
        source=_SELECTORS,
    ),
    NamePlace(
        kinds=_GATEWAY,
        path="tags.*",
        subject="SelectorTagValue",
        source="gateway_validator.go, Validate",
    ),
    NamePlace(
        kinds=_GATEWAY,
        path="tags.~",
        subject="ListenerTagName",
        source="gateway_validator.go, Validate",
    ),
    NamePlace(
        kinds=_GATEWAY,
        path="conf.listeners[].hostname",
        subject="ListenerHostname",
        source=_LISTENERS,
    ),
    NamePlace(
        kinds=_GATEWAY,
        path="conf.listeners[].tags.*",
        subject="SelectorTagValue",
        source=_LISTENERS,
    ),
    NamePlace(
        kinds=_GATEWAY,
        path="conf.listeners[].tags.~",
        subject="ListenerTagName",
        source=_LISTENERS,
    ),
    NamePlace(
        kinds=_INSTANCE,
        path="tags.*",
        subject="TagValue",
        source=_INSTANCES,
        environments=_KUBERNETES,
    ),
    NamePlace(
        kinds=_INSTANCE,
        path="tags.~",
        subject="InstanceTagName",
        source=_INSTANCES,
        environments=_KUBERNETES,
    ),
    NamePlace(
        kinds=_ROUTE,
        path="conf.http.rules[].backends[].destination.*",
        subject="SelectorTagValue",
        source=_BACKEND,
    ),
    NamePlace(
        kinds=_ROUTE,
        path="conf.http.rules[].backends[].destination.~",
        subject="TagName",
        source=_BACKEND,
    ),
    NamePlace(
        kinds=_ROUTE,
        path="conf.http.rules[].filters[].mirror.backend.destination.*",
        subject="SelectorTagValue",
        source=_BACKEND,
    ),
    NamePlace(
        kinds=_ROUTE,
        path="conf.http.rules[].filters[].mirror.backend.destination.~",
        subject="TagName",
        source=_BACKEND,
    ),
)
