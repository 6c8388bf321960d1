"""Places of names in the bodies of policies with targetRef.

Kuma checks the name in a reference only for some values of the `kind` beside it. A kind that the
policy does not support is refused as such. From 3.0 on references have labels and no names: a name
is left out there, whatever the kind.
"""

from kuma_names.core.rows import NamePlace
from kuma_names.core.tables.kinds import POLICIES

_TOP = "spec.targetRef.name"
_TO = "spec.to[].targetRef.name"
_FROM = "spec.from[].targetRef.name"
_SUBJECT = "TargetRefName"
_SOURCE = "pkg/core/resources/apis/mesh/validators.go, ValidateTargetRef"
_MATCH = "pkg/core/resources/apis/mesh/validators.go, ValidateMatch"
_LOAD_BALANCING = "meshloadbalancingstrategy/api/v1alpha1/validator.go"
_LOCALITY = "spec.to[].default.localityAwareness"
_SERVICES = ("MeshService", "MeshServiceSubset")
_GATEWAY = ("MeshGateway",)
_ROUTE = ("MeshHTTPRoute",)
_EXTERNAL_SERVICE = ("MeshExternalService",)
_MULTI_ZONE_SERVICE = ("MeshMultiZoneService",)
_MATCHING = ("MeshAccessLog", "MeshFaultInjection", "MeshRateLimit", "MeshTimeout")

PLACES: tuple[NamePlace, ...] = (
    NamePlace(
        kinds=(
            "MeshAccessLog",
            "MeshCircuitBreaker",
            "MeshFaultInjection",
            "MeshHealthCheck",
            "MeshHTTPRoute",
            "MeshLoadBalancingStrategy",
            "MeshMetric",
            "MeshProxyPatch",
            "MeshRateLimit",
            "MeshRetry",
            "MeshTCPRoute",
            "MeshTimeout",
            "MeshTrace",
            "MeshTrafficPermission",
        ),
        path=_TOP,
        subject=_SUBJECT,
        source=_SOURCE,
        targets=_SERVICES,
    ),
    NamePlace(
        kinds=("MeshAccessLog", "MeshHealthCheck", "MeshProxyPatch", "MeshRetry", "MeshTimeout"),
        path=_TOP,
        subject=_SUBJECT,
        source=_SOURCE,
        targets=_GATEWAY,
    ),
    NamePlace(
        kinds=(
            "MeshCircuitBreaker",
            "MeshFaultInjection",
            "MeshHTTPRoute",
            "MeshLoadBalancingStrategy",
            "MeshMetric",
            "MeshRateLimit",
            "MeshTCPRoute",
            "MeshTrace",
        ),
        path=_TOP,
        subject=_SUBJECT,
        source=_SOURCE,
        since="2.6",
        targets=_GATEWAY,
    ),
    NamePlace(
        kinds=("MeshTimeout",),
        path=_TOP,
        subject=_SUBJECT,
        source=_SOURCE,
        targets=_ROUTE,
    ),
    NamePlace(
        kinds=("MeshRateLimit", "MeshRetry"),
        path=_TOP,
        subject=_SUBJECT,
        source=_SOURCE,
        since="2.7",
        targets=_ROUTE,
    ),
    NamePlace(
        kinds=("MeshTrafficPermission",),
        path=_TOP,
        subject=_SUBJECT,
        source=_SOURCE,
        since="2.8",
        before="2.9",
        targets=_EXTERNAL_SERVICE,
    ),
    NamePlace(
        kinds=(
            "MeshAccessLog",
            "MeshCircuitBreaker",
            "MeshHealthCheck",
            "MeshHTTPRoute",
            "MeshLoadBalancingStrategy",
            "MeshRetry",
            "MeshTCPRoute",
            "MeshTimeout",
        ),
        path=_TO,
        subject=_SUBJECT,
        source=_SOURCE,
        targets=("MeshService",),
    ),
    NamePlace(
        kinds=("MeshAccessLog", "MeshHTTPRoute", "MeshRetry", "MeshTimeout"),
        path=_TO,
        subject=_SUBJECT,
        source=_SOURCE,
        since="2.9",
        targets=_EXTERNAL_SERVICE,
    ),
    NamePlace(
        kinds=("MeshCircuitBreaker", "MeshHealthCheck"),
        path=_TO,
        subject=_SUBJECT,
        source=_SOURCE,
        since="2.14",
        targets=_EXTERNAL_SERVICE,
    ),
    NamePlace(
        kinds=("MeshTCPRoute",),
        path=_TO,
        subject=_SUBJECT,
        source=_SOURCE,
        since="2.8",
        targets=_EXTERNAL_SERVICE,
    ),
    NamePlace(
        kinds=("MeshAccessLog", "MeshRetry", "MeshTimeout"),
        path=_TO,
        subject=_SUBJECT,
        source=_SOURCE,
        since="2.11",
        targets=_ROUTE,
    ),
    NamePlace(
        kinds=("MeshLoadBalancingStrategy",),
        path=_TO,
        subject=_SUBJECT,
        source=_SOURCE,
        since="2.12",
        targets=_ROUTE,
    ),
    NamePlace(
        kinds=("MeshFaultInjection", "MeshTrafficPermission"),
        path=_FROM,
        subject=_SUBJECT,
        source=_SOURCE,
        before="3.0",
        targets=_SERVICES,
    ),
    NamePlace(
        kinds=("MeshTrafficPermission",),
        path=_FROM,
        subject=_SUBJECT,
        source=_SOURCE,
        since="2.8",
        before="2.9",
        targets=_EXTERNAL_SERVICE,
    ),
    NamePlace(
        kinds=("MeshHTTPRoute",),
        path="spec.to[].rules[].default.backendRefs[].name",
        subject="BackendRefName",
        source="meshhttproute/api/v1alpha1/validation.go, validateBackendRefs",
        targets=_SERVICES,
    ),
    NamePlace(
        kinds=("MeshHTTPRoute",),
        path="spec.to[].rules[].default.backendRefs[].name",
        subject="BackendRefName",
        source="meshhttproute/api/v1alpha1/validation.go, validateBackendRefs",
        since="2.9",
        targets=_EXTERNAL_SERVICE,
    ),
    NamePlace(
        kinds=("MeshHTTPRoute",),
        path="spec.to[].rules[].default.filters[].requestMirror.backendRef.name",
        subject=_SUBJECT,
        source="meshhttproute/api/v1alpha1/validation.go, validateFilters",
        targets=_SERVICES,
    ),
    NamePlace(
        kinds=("MeshHTTPRoute",),
        path="spec.to[].rules[].default.filters[].requestMirror.backendRef.name",
        subject=_SUBJECT,
        source="meshhttproute/api/v1alpha1/validation.go, validateFilters",
        since="2.13",
        targets=_EXTERNAL_SERVICE,
    ),
    NamePlace(
        kinds=("MeshTCPRoute",),
        path="spec.to[].rules[].default.backendRefs[].name",
        subject=_SUBJECT,
        source="meshtcproute/api/v1alpha1/validator.go, validateBackendRefs",
        targets=_SERVICES,
    ),
    NamePlace(
        kinds=("MeshTCPRoute",),
        path="spec.to[].rules[].default.backendRefs[].name",
        subject=_SUBJECT,
        source="meshtcproute/api/v1alpha1/validator.go, validateBackendRefs",
        since="2.8",
        targets=_EXTERNAL_SERVICE,
    ),
    NamePlace(
        kinds=POLICIES,
        path=_TOP,
        subject=_SUBJECT,
        source=_SOURCE,
        since="3.0",
        targets=("Dataplane",),
    ),
    NamePlace(
        kinds=(
            "MeshAccessLog",
            "MeshCircuitBreaker",
            "MeshHealthCheck",
            "MeshHTTPRoute",
            "MeshLoadBalancingStrategy",
            "MeshRetry",
            "MeshTCPRoute",
            "MeshTimeout",
        ),
        path=_TO,
        subject=_SUBJECT,
        source=_SOURCE,
        since="3.0",
        targets=_MULTI_ZONE_SERVICE,
    ),
    NamePlace(
        kinds=("MeshHTTPRoute",),
        path="spec.to[].rules[].default.backendRefs[].name",
        subject="BackendRefName",
        source="meshhttproute/api/v1alpha1/validation.go, validateBackendRefs",
        since="3.0",
        targets=_MULTI_ZONE_SERVICE,
    ),
    NamePlace(
        kinds=("MeshHTTPRoute",),
        path="spec.to[].rules[].default.filters[].requestMirror.backendRef.name",
        subject=_SUBJECT,
        source="meshhttproute/api/v1alpha1/validation.go, validateFilters",
        since="3.0",
        targets=_MULTI_ZONE_SERVICE,
    ),
    NamePlace(
        kinds=("MeshTCPRoute",),
        path="spec.to[].rules[].default.backendRefs[].name",
        subject=_SUBJECT,
        source="meshtcproute/api/v1alpha1/validator.go, validateBackendRefs",
        since="3.0",
        targets=_MULTI_ZONE_SERVICE,
    ),
    NamePlace(
        kinds=_MATCHING,
        path="spec.rules[].matches[].sni.value",
        subject="SniMatch",
        source=_MATCH,
        since="2.14",
    ),
    NamePlace(
        kinds=("MeshTrafficPermission",),
        path="spec.rules[].default.allow[].sni.value",
        subject="SniMatch",
        source=_MATCH,
        since="2.14",
    ),
    NamePlace(
        kinds=("MeshTrafficPermission",),
        path="spec.rules[].default.allowWithShadowDeny[].sni.value",
        subject="SniMatch",
        source=_MATCH,
        since="2.14",
    ),
    NamePlace(
        kinds=("MeshTrafficPermission",),
        path="spec.rules[].default.deny[].sni.value",
        subject="SniMatch",
        source=_MATCH,
        since="2.14",
    ),
    NamePlace(
        kinds=("MeshLoadBalancingStrategy",),
        path=f"{_LOCALITY}.localZone.affinityTags[].key",
        subject="RequiredName",
        source=f"{_LOAD_BALANCING}, validateLocalZone",
    ),
    NamePlace(
        kinds=("MeshLoadBalancingStrategy",),
        path=f"{_LOCALITY}.crossZone.failover[].from.zones[]",
        subject="RequiredName",
        source=f"{_LOAD_BALANCING}, validateCrossZone",
    ),
    NamePlace(
        kinds=("MeshTrace",),
        path="spec.default.tags[].name",
        subject="RequiredName",
        source="meshtrace/api/v1alpha1/validator.go, validateDefault",
    ),
)
