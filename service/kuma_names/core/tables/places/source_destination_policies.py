"""Places of names in the bodies of policies with sources and destinations, or with selectors."""

from kuma_names.core.model import Environment
from kuma_names.core.rows import NamePlace

_UNIVERSAL = (Environment.UNIVERSAL,)
_BY_SERVICE = ("CircuitBreaker", "HealthCheck", "Retry", "TrafficLog", "TrafficRoute")
"""Policies that select destinations by the tag kuma.io/service only."""
_BY_ANY_TAG = ("FaultInjection", "RateLimit", "TrafficPermission")
_TIMEOUT = ("Timeout",)
"""On Kubernetes no webhook checks a Timeout."""
_WITH_SELECTORS = ("ProxyTemplate", "TrafficTrace", "VirtualOutbound")
_VALIDATORS = "the validator of the kind, ValidateSelectors"
_ROUTE = "traffic_route_validator.go, validateSplitAndDestination"
_PARAMETERS = "virtual_outbound_validator.go, validateParameters"

PLACES = (
    NamePlace(
        kinds=(*_BY_SERVICE, *_BY_ANY_TAG),
        path="sources[].match.*",
        subject="SelectorTagValue",
        source=_VALIDATORS,
    ),
    NamePlace(
        kinds=(*_BY_SERVICE, *_BY_ANY_TAG),
        path="sources[].match.~",
        subject="TagName",
        source=_VALIDATORS,
    ),
    NamePlace(
        kinds=(*_BY_SERVICE, *_BY_ANY_TAG),
        path="destinations[].match.*",
        subject="SelectorTagValue",
        source=_VALIDATORS,
    ),
    NamePlace(
        kinds=_BY_SERVICE,
        path="destinations[].match.~",
        subject="DestinationTagName",
        source=f"{_VALIDATORS} with OnlyServiceTagAllowed",
    ),
    NamePlace(
        kinds=_BY_ANY_TAG,
        path="destinations[].match.~",
        subject="TagName",
        source=_VALIDATORS,
    ),
    NamePlace(
        kinds=_TIMEOUT,
        path="sources[].match.*",
        subject="SelectorTagValue",
        source=_VALIDATORS,
        environments=_UNIVERSAL,
    ),
    NamePlace(
        kinds=_TIMEOUT,
        path="sources[].match.~",
        subject="TagName",
        source=_VALIDATORS,
        environments=_UNIVERSAL,
    ),
    NamePlace(
        kinds=_TIMEOUT,
        path="destinations[].match.*",
        subject="SelectorTagValue",
        source=_VALIDATORS,
        environments=_UNIVERSAL,
    ),
    NamePlace(
        kinds=_TIMEOUT,
        path="destinations[].match.~",
        subject="DestinationTagName",
        source=f"{_VALIDATORS} with OnlyServiceTagAllowed",
        environments=_UNIVERSAL,
    ),
    NamePlace(
        kinds=_WITH_SELECTORS,
        path="selectors[].match.*",
        subject="SelectorTagValue",
        source=_VALIDATORS,
    ),
    NamePlace(
        kinds=_WITH_SELECTORS,
        path="selectors[].match.~",
        subject="TagName",
        source=_VALIDATORS,
    ),
    NamePlace(
        kinds=("TrafficRoute",),
        path="conf.destination.*",
        subject="SelectorTagValue",
        source=_ROUTE,
    ),
    NamePlace(
        kinds=("TrafficRoute",),
        path="conf.destination.~",
        subject="TagName",
        source=_ROUTE,
    ),
    NamePlace(
        kinds=("TrafficRoute",),
        path="conf.split[].destination.*",
        subject="SelectorTagValue",
        source=_ROUTE,
    ),
    NamePlace(
        kinds=("TrafficRoute",),
        path="conf.split[].destination.~",
        subject="TagName",
        source=_ROUTE,
    ),
    NamePlace(
        kinds=("TrafficRoute",),
        path="conf.http[].destination.*",
        subject="SelectorTagValue",
        source=_ROUTE,
    ),
    NamePlace(
        kinds=("TrafficRoute",),
        path="conf.http[].destination.~",
        subject="TagName",
        source=_ROUTE,
    ),
    NamePlace(
        kinds=("TrafficRoute",),
        path="conf.http[].split[].destination.*",
        subject="SelectorTagValue",
        source=_ROUTE,
    ),
    NamePlace(
        kinds=("TrafficRoute",),
        path="conf.http[].split[].destination.~",
        subject="TagName",
        source=_ROUTE,
    ),
    NamePlace(
        kinds=("VirtualOutbound",),
        path="conf.parameters[].name",
        subject="TemplateParameter",
        source=_PARAMETERS,
    ),
    NamePlace(
        kinds=("VirtualOutbound",),
        path="conf.parameters[].tagKey",
        subject="TemplateTagKey",
        source=_PARAMETERS,
    ),
    NamePlace(
        kinds=("ProxyTemplate",),
        path="conf.resources[].name",
        subject="EntryName",
        source="proxytemplate_validator.go, validateResources",
    ),
)
