"""Log messages about proxies: proxy IDs, kuma-dp, bootstrap, xDS and health checks."""

from kuma_names.core.log_rows import LogMessage
from kuma_names.core.quoting import go_quoted_pattern

_CREATE = "create the Dataplane first, or start kuma-dp with --dataplane-file"
PROXIES = (
    LogMessage(
        id="dataplane-not-found",
        pattern=(
            rf"resource {go_quoted_pattern('proxyId')} not found; create a Dataplane in Kuma CP "
            rf"first or pass it as an argument to kuma-dp"
        ),
        literals=(
            "not found",
            " create a Dataplane in Kuma CP first or pass it as an argument to kuma-dp",
        ),
        about="proxyid",
        fault="missing",
        source="pkg/xds/auth/callbacks.go",
        meaning=(
            "the control plane has no Dataplane {readName} in mesh {readMesh}, which is what it "
            "reads in the proxy ID {proxyId}"
        ),
        advice=_CREATE,
    ),
    LogMessage(
        id="zone-proxy-not-found",
        pattern=(
            rf"resource {go_quoted_pattern('proxyId')} not found; create a "
            rf"(?P<kind>ZoneIngress|ZoneEgress) in Kuma CP first"
        ),
        literals=(
            "not found",
            " create a ZoneIngress",
            "not found",
            " create a ZoneEgress",
        ),
        about="proxyid",
        fault="missing",
        before="3.0",
        source="pkg/xds/auth/callbacks.go, until 2.14",
        meaning=(
            "the control plane has no {kind} {readName}, which is what it reads in the proxy ID "
            "{proxyId}"
        ),
        advice="create it first, or start kuma-dp with --dataplane-file",
    ),
    LogMessage(
        id="health-not-found",
        pattern=(
            r"dataplane not found\. Create Dataplane in Kuma CP first or pass it as an argument "
            r"to kuma-dp"
        ),
        literals=("dataplane not found. Create Dataplane in Kuma CP first",),
        about="proxyid",
        fault="missing",
        source="pkg/hds/authn/callbacks.go",
        meaning=(
            "the control plane has no Dataplane of the mesh and name that it reads in the node ID "
            "of Envoy, and so no health checks"
        ),
        advice=_CREATE,
    ),
    LogMessage(
        id="proxy-id-mismatch",
        pattern=(
            r"proxyId \{(?P<readMesh>\S*) (?P<readName>\S*)\} does not match proxy resource "
            r"\{(?:(?:Dataplane|ZoneIngress|ZoneEgress) )?(?P<mesh>[^}\s]*) "
            r"(?P<name>[^}\s]*)(?:[^}]*\})?"
        ),
        literals=("} does not match proxy resource {",),
        about="proxyid",
        fault="command",
        source="pkg/xds/server/callbacks/dataplane_lifecycle.go",
        meaning=(
            "the control plane reads mesh {readMesh}, name {readName} in the ID of a proxy that "
            "is {name} of mesh {mesh}"
        ),
        advice="start kuma-dp with the mesh and the name of the Dataplane that it brings",
    ),
    LogMessage(
        id="proxy-id-invalid",
        pattern=r"(?:request must have a valid Proxy I[Dd]|invalid node ID): (?P<reason>.+)",
        literals=(
            "request must have a valid Proxy I",
            "invalid node ID: ",
        ),
        about="proxyid",
        fault="command",
        source="pkg/xds/auth/callbacks.go",
        meaning="the node ID of Envoy is no proxy ID: {reason}",
        advice="the ID is mesh, a dot and the name: see that both are set",
    ),
    LogMessage(
        id="proxy-id-empty",
        pattern=r"Envoy ID must not be nil",
        literals=("Envoy ID must not be nil",),
        about="proxyid",
        fault="command",
        source="pkg/core/xds/types.go",
        meaning="Envoy has no node ID at all",
        advice="start Envoy by kuma-dp, which sets it",
    ),
    LogMessage(
        id="proxy-id-no-dot",
        pattern=r"the name should be provided after the dot",
        literals=("the name should be provided after the dot",),
        about="proxyid",
        fault="command",
        source="pkg/core/xds/types.go",
        meaning="the node ID of Envoy has no dot between mesh and name",
        advice="start Envoy by kuma-dp, which joins them",
    ),
    LogMessage(
        id="proxy-id-no-name",
        pattern=r"name must not be empty",
        literals=("name must not be empty",),
        about="proxyid",
        fault="command",
        source="pkg/core/xds/types.go",
        meaning="the node ID of Envoy has nothing behind its first dot",
        advice="set the name of the Dataplane",
    ),
    LogMessage(
        id="active-stream",
        pattern=r"there is already an active stream from this node, try again later",
        literals=("there is already an active stream from this node",),
        about="proxyid",
        fault="name",
        source="pkg/xds/server/callbacks/dataplane_callbacks.go",
        meaning="another proxy with the same proxy ID is connected",
        advice="see whether two data plane proxies have one mesh and name",
    ),
    LogMessage(
        id="node-id-changed",
        pattern=(
            r"stream was authenticated for ID (?P<proxyId>\S+)\. Received request is for node "
            r"with ID (?P<other>\S+)\. Node ID cannot"
        ),
        literals=(". Received request is for node with ID ",),
        about="proxyid",
        fault="kuma",
        source="pkg/xds/auth/callbacks.go",
        meaning="the proxy {proxyId} called itself {other} on the same connection",
        advice="restart kuma-dp",
    ),
    LogMessage(
        id="not-authenticated",
        pattern=r"stream was not authenticated for ID",
        literals=("stream was not authenticated for ID",),
        about="proxyid",
        fault="kuma",
        source="pkg/hds/authn/callbacks.go",
        meaning="Envoy reports health on a connection that it has not authenticated",
        advice="restart kuma-dp",
    ),
    LogMessage(
        id="mesh-missing",
        pattern=r"\.Mesh must be non-empty",
        literals=(".Mesh must be non-empty",),
        about="proxyid",
        fault="command",
        source="pkg/config/app/kuma-dp/config.go",
        meaning=(
            "kuma-dp does not start: it does not know the mesh of its proxy, and so no proxy ID"
        ),
        advice="start kuma-dp with --mesh",
    ),
    LogMessage(
        id="proxy-type",
        pattern=rf"unsupported proxy type {go_quoted_pattern('type')}",
        literals=("unsupported proxy type ",),
        about="proxy-id-zone-proxy",
        fault="versions",
        source="pkg/xds/auth/callbacks.go",
        meaning=(
            "the control plane knows no proxies of type {type}; from Kuma 3.0 on there are no "
            "zone ingresses and egresses"
        ),
        advice="start kuma-dp with --proxy-type=dataplane",
    ),
    LogMessage(
        id="proxy-labels",
        pattern=r"invalid labels of the proxy resource passed in kuma-dp run: (?P<reason>.+)",
        literals=("invalid labels of the proxy resource passed in kuma-dp run: ",),
        about="owned-label",
        fault="manifest",
        source="dataplane_lifecycle.go (3.0: a single file)",
        meaning=(
            "the data plane proxy cannot start: the Dataplane that kuma-dp brings has labels that "
            "are refused: {reason}"
        ),
        advice="leave the label out of what --dataplane-file names",
    ),
)
