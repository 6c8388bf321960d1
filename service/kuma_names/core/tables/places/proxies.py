"""Places of names in the bodies of proxies."""

from kuma_names.core.model import Environment
from kuma_names.core.rows import NamePlace
from kuma_names.core.tables.labels import SERVICE_TAG, WORKLOAD

_UNIVERSAL = (Environment.UNIVERSAL,)
"""On Kubernetes the control plane writes the Dataplanes, and admits zone proxies unchecked."""
_KUBERNETES = (Environment.KUBERNETES,)

PLACES = (
    NamePlace(
        kinds=("Dataplane",),
        path=f'networking.inbound[].tags["{SERVICE_TAG}"]',
        subject="ServiceTag",
        source="dataplane_validator.go, validateInbound; meshservice/generate/generator.go",
        environments=_UNIVERSAL,
    ),
    NamePlace(
        kinds=("Dataplane",),
        path="networking.inbound[].tags.*",
        subject="TagValue",
        source="dataplane_validator.go, validateInbound",
        before="3.0",
    ),
    NamePlace(
        kinds=("Dataplane",),
        path="networking.inbound[].tags.~",
        subject="TagName",
        source="dataplane_validator.go, validateInbound",
        before="3.0",
    ),
    NamePlace(
        kinds=("Dataplane",),
        path="networking.outbound[].tags.*",
        subject="TagValue",
        source="dataplane_validator.go, validateOutbound",
        before="3.0",
    ),
    NamePlace(
        kinds=("Dataplane",),
        path="networking.outbound[].tags.~",
        subject="TagName",
        source="dataplane_validator.go, validateOutbound",
        before="3.0",
    ),
    NamePlace(
        kinds=("Dataplane",),
        path="networking.outbound[].backendRef.name",
        subject="EntryName",
        source="dataplane_validator.go, validateOutbound; from 2.9 on labels can replace the name",
        since="2.6",
        before="2.9",
    ),
    NamePlace(
        kinds=("Dataplane",),
        path="networking.gateway.tags.*",
        subject="TagValue",
        source="dataplane_validator.go, validateGateway",
    ),
    NamePlace(
        kinds=("Dataplane",),
        path="networking.gateway.tags.~",
        subject="TagName",
        source="dataplane_validator.go, validateGateway",
    ),
    NamePlace(
        kinds=("Dataplane",),
        path="networking.transparentProxying.reachableBackends.refs[].name",
        subject="ReachableBackend",
        source="dataplane_validator.go, validateTransparentProxying",
        since="2.9",
    ),
    NamePlace(
        kinds=("Dataplane",),
        path=f'labels["{WORKLOAD}"]',
        subject="WorkloadLabel",
        source="workload/generate/generator.go; resource_endpoints.go, createResource",
        environments=_UNIVERSAL,
    ),
    NamePlace(
        kinds=("ZoneIngress",),
        path="availableServices[].tags.*",
        subject="TagValue",
        source="zone_ingress_validator.go, validateAvailableServices",
        environments=_UNIVERSAL,
    ),
    NamePlace(
        kinds=("ZoneIngress",),
        path="availableServices[].tags.~",
        subject="TagName",
        source="zone_ingress_validator.go, validateAvailableServices",
        environments=_UNIVERSAL,
    ),
)
