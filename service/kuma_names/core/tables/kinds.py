"""The kinds of Kuma 2.5 to 3.0 and the name subjects beside them, as rows; it knows no rule.

Source: the resource types registered in Kuma's source at the newest tag of every minor and on the 3.0 line.
"""

from kuma_names.core.model import Environment, Kind

_NO_RENAME = ("Mesh", "Zone")


def _resource(
    name: str,
    scope: str,
    path: str,
    short_name: str | None,
    short_name_since: str | None,
    since: str | None,
    removed_in: str | None,
    kubernetes_scope: str | None,
) -> Kind:
    return Kind(
        name,
        scope,
        short_name or name.lower(),
        path,
        short_name,
        short_name_since,
        since,
        removed_in,
        kubernetes_scope,
        replace=name in _NO_RENAME,
    )


def _subject(name: str, prefix: str, since: str | None, environments: tuple[Environment, ...]) -> Kind:
    return Kind(name, "subject", prefix, since=since, environments=environments, operations=(None,), subject=True)


# name, scope, REST path, KRI short name and its first version, first version (None: 2.5 or before), removed in, CRD scope
_RESOURCES = (
    _resource("CircuitBreaker", "mesh", "circuit-breakers", None, None, None, "3.0", "Cluster"),
    _resource("Dataplane", "mesh", "dataplanes", "dp", "2.10", None, None, "Namespace"),
    _resource("DataplaneInsight", "mesh", "dataplane-insights", None, None, None, None, "Namespace"),
    _resource("ExternalService", "mesh", "external-services", None, None, None, "3.0", "Cluster"),
    _resource("FaultInjection", "mesh", "fault-injections", None, None, None, "3.0", "Cluster"),
    _resource("GlobalSecret", "global", "globalsecrets", None, None, None, None, None),
    _resource("HealthCheck", "mesh", "health-checks", None, None, None, "3.0", "Cluster"),
    _resource("HostnameGenerator", "global", "hostnamegenerators", "hg", "2.10", "2.8", None, "Namespace"),
    _resource("Mesh", "global", "meshes", "m", "2.10", None, None, "Cluster"),
    _resource("MeshAccessLog", "mesh", "meshaccesslogs", "mal", "2.10", None, None, "Namespace"),
    _resource("MeshCircuitBreaker", "mesh", "meshcircuitbreakers", "mcb", "2.10", None, None, "Namespace"),
    _resource("MeshExternalService", "mesh", "meshexternalservices", "extsvc", "2.10", "2.8", None, "Namespace"),
    _resource("MeshFaultInjection", "mesh", "meshfaultinjections", "mfi", "2.10", None, None, "Namespace"),
    _resource("MeshGateway", "mesh", "meshgateways", "mgw", "2.10", None, "3.0", "Cluster"),
    _resource("MeshGatewayRoute", "mesh", "meshgatewayroutes", None, None, None, "3.0", "Cluster"),
    _resource("MeshHTTPRoute", "mesh", "meshhttproutes", "mhttpr", "2.10", None, None, "Namespace"),
    _resource("MeshHealthCheck", "mesh", "meshhealthchecks", "mhc", "2.10", None, None, "Namespace"),
    _resource("MeshIdentity", "mesh", "meshidentities", "mid", "2.12", "2.12", None, "Namespace"),
    _resource("MeshInsight", "global", "mesh-insights", None, None, None, None, "Cluster"),
    _resource("MeshLoadBalancingStrategy", "mesh", "meshloadbalancingstrategies", "mlbs", "2.10", None, None, "Namespace"),
    _resource("MeshMetric", "mesh", "meshmetrics", "mm", "2.10", "2.6", None, "Namespace"),
    _resource("MeshMultiZoneService", "mesh", "meshmultizoneservices", "mzsvc", "2.10", "2.9", None, "Namespace"),
    _resource("MeshOpenTelemetryBackend", "mesh", "meshopentelemetrybackends", "motb", "2.14", "2.14", None, "Namespace"),
    _resource("MeshPassthrough", "mesh", "meshpassthroughs", "mp", "2.10", "2.8", None, "Namespace"),
    _resource("MeshProxyPatch", "mesh", "meshproxypatches", "mpp", "2.10", None, None, "Namespace"),
    _resource("MeshRateLimit", "mesh", "meshratelimits", "mrl", "2.10", None, None, "Namespace"),
    _resource("MeshRetry", "mesh", "meshretries", "mr", "2.10", None, None, "Namespace"),
    _resource("MeshService", "mesh", "meshservices", "msvc", "2.10", "2.7", None, "Namespace"),
    _resource("MeshTCPRoute", "mesh", "meshtcproutes", "mtcpr", "2.10", None, None, "Namespace"),
    _resource("MeshTLS", "mesh", "meshtlses", "mtls", "2.10", "2.9", None, "Namespace"),
    _resource("MeshTimeout", "mesh", "meshtimeouts", "mt", "2.10", None, None, "Namespace"),
    _resource("MeshTrace", "mesh", "meshtraces", "mtr", "2.10", None, None, "Namespace"),
    _resource("MeshTrafficPermission", "mesh", "meshtrafficpermissions", "mtp", "2.10", None, None, "Namespace"),
    _resource("MeshTrust", "mesh", "meshtrusts", "mtrust", "2.12", "2.12", None, "Namespace"),
    _resource("MeshZoneAddress", "mesh", "meshzoneaddresses", "mza", "2.14", "2.14", None, "Namespace"),
    _resource("ProxyTemplate", "mesh", "proxytemplates", None, None, None, "3.0", "Cluster"),
    _resource("RateLimit", "mesh", "rate-limits", None, None, None, "3.0", "Cluster"),
    _resource("Retry", "mesh", "retries", None, None, None, "3.0", "Cluster"),
    _resource("Secret", "mesh", "secrets", None, None, None, None, None),
    _resource("ServiceInsight", "mesh", "service-insights", None, None, None, None, "Cluster"),
    _resource("Timeout", "mesh", "timeouts", None, None, None, "3.0", "Cluster"),
    _resource("TrafficLog", "mesh", "traffic-logs", None, None, None, "3.0", "Cluster"),
    _resource("TrafficPermission", "mesh", "traffic-permissions", None, None, None, "3.0", "Cluster"),
    _resource("TrafficRoute", "mesh", "traffic-routes", None, None, None, "3.0", "Cluster"),
    _resource("TrafficTrace", "mesh", "traffic-traces", None, None, None, "3.0", "Cluster"),
    _resource("VirtualOutbound", "mesh", "virtual-outbounds", None, None, None, "3.0", "Cluster"),
    _resource("Workload", "mesh", "workloads", "wl", "2.13", "2.13", None, "Namespace"),
    _resource("Zone", "global", "zones", "z", "2.14", None, None, "Cluster"),
    _resource("ZoneEgress", "global", "zoneegresses", "ze", "2.10", None, "3.0", "Namespace"),
    _resource("ZoneEgressInsight", "global", "zoneegressinsights", None, None, None, "3.0", "Namespace"),
    _resource("ZoneIngress", "global", "zoneingresses", "zi", "2.10", None, "3.0", "Namespace"),
    _resource("ZoneIngressInsight", "global", "zone-ingress-insights", None, None, None, "3.0", "Namespace"),
    _resource("ZoneInsight", "global", "zone-insights", None, None, None, None, "Cluster"),
)
_SUBJECTS = (
    _subject("ZoneSetting", "zone", None, tuple(Environment)),
    _subject("ServiceTag", "svc", None, (Environment.UNIVERSAL,)),
    _subject("WorkloadLabel", "app", "2.13", (Environment.UNIVERSAL,)),
)
KINDS = {kind.name: kind for kind in (*_RESOURCES, *_SUBJECTS)}
RESOURCE_KINDS = tuple(kind.name for kind in _RESOURCES)
KINDS_WITH_MESH_FIELD = tuple(
    kind.name
    for kind in _RESOURCES
    if kind.scope == "mesh" and (kind.kubernetes_scope == "Cluster" or kind.name in ("Dataplane", "DataplaneInsight"))
)
"""Kinds whose Kubernetes objects name their mesh in the field `mesh`; all others have the label `kuma.io/mesh`."""
KEEP_THEIR_NAMES = ("Mesh", "Secret", "GlobalSecret")
"""Kinds whose copies in other zones are called like the original (SkipKDSHash in Kuma's source)."""
DEFAULT_MESH = "default"
OVERVIEW = "Overview"
"""What the kind of a resource together with its insight ends in: its KRI is that of the resource."""
OVERVIEWS_SINCE = "2.14"
_UNNAMED = ("Config",)
"""Kinds that Kuma has for itself: nobody gives one a name."""
MESH_SCOPED_KINDS = tuple(kind.name for kind in _RESOURCES if kind.scope == "mesh")
GLOBAL_SCOPED_KINDS = tuple(kind.name for kind in _RESOURCES if kind.scope == "global")
NOT_OF_ZONES = ("Mesh", "MeshInsight", "MeshMultiZoneService", "ServiceInsight")
"""Kinds that no zone provides (ProvidedByZoneFlag in Kuma's source): a control plane writes no zone on their resources."""
OF_ZONES = tuple(name for name in RESOURCE_KINDS if name not in NOT_OF_ZONES)
POLICIES = (
    "MeshAccessLog",
    "MeshCircuitBreaker",
    "MeshFaultInjection",
    "MeshHTTPRoute",
    "MeshHealthCheck",
    "MeshLoadBalancingStrategy",
    "MeshMetric",
    "MeshPassthrough",
    "MeshProxyPatch",
    "MeshRateLimit",
    "MeshRetry",
    "MeshTCPRoute",
    "MeshTLS",
    "MeshTimeout",
    "MeshTrace",
    "MeshTrafficPermission",
)
"""Policies with a role (IsPolicy and IsPluginOriginated in Kuma's source)."""
NOT_POLICIES = tuple(name for name in RESOURCE_KINDS if name not in POLICIES)


def is_registered(kind: str, number: tuple[int, int, int]) -> bool:
    """Tell whether the version of a number knows a kind by this name, even one that nobody gives names to."""
    known = KINDS.get(kind)
    return kind in _UNNAMED or (known is not None and not known.subject and known.lives_at(number))
