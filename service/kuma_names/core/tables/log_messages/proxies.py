"""Log messages about proxies: proxy IDs, kuma-dp, bootstrap, xDS, health checks and Envoy."""

from kuma_names.core.log_rows import LogMessage
from kuma_names.core.quoting import go_quoted_pattern

_CREATE = "create the Dataplane first, or start kuma-dp with --dataplane-file"
_PROXY_KEY = (
    r'(?:.*?\{\\*"Mesh\\*":\s*\\*"(?P<mesh>[^"\\]*)\\*",\s*'
    r'\\*"Name\\*":\s*\\*"(?P<name>[^"\\]*)\\*")'
)
"""Mesh and name of a proxy among the fields of a log line."""
_NAME_AND_MESH = (
    rf'(?:.*?"name":\s*{go_quoted_pattern("name")},\s*"mesh":\s*{go_quoted_pattern("mesh")})?'
)
"""Name and mesh of a resource among the fields of a log line."""
_PROXIES_OF_MESH = "kumactl get dataplanes --mesh MESH"
_DATAPLANE_TYPE = "start kuma-dp with --proxy-type=dataplane"
_NOT_A_NAME = "this is not about a name: "
PROXIES = (
    LogMessage(
        id="dataplane-not-found",
        pattern=(
            rf"resource {go_quoted_pattern('proxyId')} not found; create a Dataplane in Kuma CP "
            rf"first or pass it as an argument to kuma-dp"
        ),
        literals=(" not found; create a Dataplane in Kuma CP first or pass it",),
        about="proxyid",
        fault="missing",
        source="pkg/xds/auth/callbacks.go",
        meaning=(
            "the control plane has no Dataplane {readName} in mesh {readMesh}, which is what it "
            "reads in the proxy ID {proxyId}"
        ),
        advice=_CREATE,
        command="kumactl get dataplane {readName} --mesh {readMesh}",
    ),
    LogMessage(
        id="zone-proxy-not-found",
        pattern=(
            rf"resource {go_quoted_pattern('proxyId')} not found; create a "
            rf"(?P<kind>ZoneIngress|ZoneEgress) in Kuma CP first"
        ),
        literals=(
            " not found; create a ZoneIngress in Kuma CP first",
            " not found; create a ZoneEgress in Kuma CP first",
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
        command=_PROXIES_OF_MESH,
    ),
    LogMessage(
        id="bootstrap-not-found",
        pattern=r"Dataplane entity not found\. If you are running on Universal please create a",
        literals=("Dataplane entity not found. If you are running on Universal",),
        about="proxyid",
        fault="missing",
        source="app/kuma-dp/pkg/dataplane/envoy/remote_bootstrap.go, DpNotFoundErr",
        meaning=(
            "kuma-dp gives up: the control plane that it asked has no proxy of the mesh and the "
            "name that kuma-dp was started with"
        ),
        advice=(
            "compare --mesh and --name with the Dataplanes of the zone's control plane, or start "
            "kuma-dp with --dataplane-file; on Kubernetes see in the control plane's log why it "
            "made no Dataplane of the Pod"
        ),
        command=_PROXIES_OF_MESH,
    ),
    LogMessage(
        id="bootstrap-waiting",
        pattern=r"Dataplane entity is not yet found in the Control Plane\.",
        literals=("Dataplane entity is not yet found in the Control Plane.",),
        about="proxyid",
        fault="missing",
        source="app/kuma-dp/pkg/dataplane/envoy/remote_bootstrap.go, Fetch",
        meaning=(
            "kuma-dp waits: the control plane has no proxy of the mesh and the name that kuma-dp "
            "was started with, or not yet"
        ),
        advice=(
            "a few such lines are normal on Kubernetes; if it goes on: compare --mesh and --name "
            "with the Dataplanes of the zone's control plane, and see its log"
        ),
        command=_PROXIES_OF_MESH,
    ),
    LogMessage(
        id="bootstrap-mesh-not-found",
        pattern=rf"mesh {go_quoted_pattern('mesh')} does not exist",
        literals=(" does not exist",),
        about="mesh-reference",
        fault="missing",
        source="pkg/xds/bootstrap/generator.go, validateMeshExist",
        meaning=(
            "the data plane proxy does not start: the control plane that it asks has no Mesh {mesh}"
        ),
        advice=(
            "create the Mesh first, or see how it is spelled: in the option --mesh of kuma-dp, in "
            "the Dataplane that it brings, on Kubernetes in the label kuma.io/mesh of the Pod or "
            "its namespace; a new Mesh of the global control plane is in a zone after some seconds"
        ),
        command="kumactl get meshes",
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
        since="2.7",
        source=(
            "pkg/xds/server/callbacks/dataplane_callbacks.go, since the patches 2.7.29, 2.8.8, "
            "2.9.19 at the latest, and 2.10.0"
        ),
        meaning="another proxy with the same proxy ID is connected",
        advice="see whether two data plane proxies have one mesh and name",
        command="kumactl inspect dataplanes --mesh MESH",
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
        id="workload-label-missing",
        pattern=(
            r"missing required label '(?P<key>kuma\.io/workload)' - dataplane is selected by "
            r"MeshIdentity '(?P<identity>[^']*)' with path template '(?P<template>[^']*)'"
        ),
        literals=("' - dataplane is selected by MeshIdentity '",),
        about="workload-label",
        fault="manifest",
        since="2.13",
        source="pkg/xds/server/callbacks/workload_label_validator.go",
        meaning=(
            "the proxy cannot connect: MeshIdentity {identity} makes its SPIFFE ID of the label "
            "{key} ({template}), and its Dataplane does not have the label"
        ),
        advice=(
            "set the label on the Dataplane, or let the MeshIdentity select others or have another "
            "path"
        ),
    ),
    LogMessage(
        id="name-missing",
        pattern=r"\.Name must be non-empty",
        literals=(".Name must be non-empty",),
        about="proxyid",
        fault="command",
        source="pkg/config/app/kuma-dp/config.go, Validate",
        meaning=(
            "kuma-dp does not start: it does not know the name of its proxy, and so no proxy ID"
        ),
        advice=(
            "start kuma-dp with --name or --dataplane-file, or set KUMA_DATAPLANE_NAME; on "
            "Kubernetes POD_NAME and POD_NAMESPACE give the name"
        ),
        command="kuma-dp run --mesh MESH --name NAME",
    ),
    LogMessage(
        id="name-placeholder",
        pattern=(
            rf"Dataplane configuration post processing failed: \.Name "
            rf"{go_quoted_pattern('name')} contains invalid characters"
        ),
        literals=("Dataplane configuration post processing failed: .Name ",),
        about="proxyid",
        fault="command",
        source="pkg/config/app/kuma-dp/config.go, validateMeshOrName",
        meaning=(
            "kuma-dp does not start: in {name} is one of the characters '$', '(', ')', '{{' and "
            "'}}', as of a placeholder that nothing filled in"
        ),
        advice=(
            "see that KUMA_DATAPLANE_NAME, POD_NAME and POD_NAMESPACE hold names and no "
            "placeholders"
        ),
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
        command="kuma-dp run --mesh MESH --name NAME",
    ),
    LogMessage(
        id="name-beside-file",
        pattern=r"--name and --mesh cannot be specified when a dataplane definition is provided",
        literals=("--name and --mesh cannot be specified when a dataplane definition",),
        about="proxyid",
        fault="command",
        source="app/kuma-dp/cmd/run.go",
        meaning=(
            "kuma-dp does not start: mesh and name are given twice, by options (or "
            "KUMA_DATAPLANE_MESH, KUMA_DATAPLANE_NAME) and by the Dataplane that it brings"
        ),
        advice="leave the options out: the Dataplane of --dataplane-file has both",
        command="kuma-dp run --dataplane-file FILE",
    ),
    LogMessage(
        id="proxy-type-setting",
        pattern=rf"\.ProxyType {go_quoted_pattern('type')} is not supported",
        literals=(".ProxyType ",),
        about="proxy-id-zone-proxy",
        fault="versions",
        since="3.0",
        source="pkg/config/app/kuma-dp/config.go, Validate",
        meaning=(
            "kuma-dp does not start as {type}: from Kuma 3.0 on there are no zone ingresses and "
            "egresses, and every proxy is a Dataplane"
        ),
        advice=(
            "start kuma-dp with --proxy-type=dataplane (the default) and a Dataplane that has "
            "listeners for the traffic of other zones, or keep kuma-dp 2.14 until then"
        ),
        command="kuma-dp run --proxy-type dataplane --dataplane-file FILE",
    ),
    LogMessage(
        id="proxy-type",
        pattern=rf"unsupported proxy type {go_quoted_pattern('type')}",
        literals=("unsupported proxy type ",),
        about="proxy-id-zone-proxy",
        fault="versions",
        source="pkg/xds/auth/callbacks.go; pkg/xds/server/callbacks/dataplane_lifecycle.go",
        meaning=(
            "the control plane knows no proxies of type {type}; from Kuma 3.0 on there are no "
            "zone ingresses and egresses"
        ),
        advice=_DATAPLANE_TYPE,
    ),
    LogMessage(
        id="proxy-type-invalid",
        pattern=rf"invalid proxy type {go_quoted_pattern('type')}",
        literals=("invalid proxy type ",),
        about=None,
        fault="command",
        source="app/kuma-dp/cmd/run.go",
        meaning=_NOT_A_NAME + "kuma-dp does not start as a proxy of type {type}",
        advice=f"{_DATAPLANE_TYPE}; until 2.14 ingress and egress are types, too",
    ),
    LogMessage(
        id="proxy-type-unknown",
        pattern=r"(?P<type>[^\s:\"\\]{1,63}) is not a valid proxy type",
        literals=(" is not a valid proxy type",),
        about=None,
        fault="command",
        source="api/mesh/v1alpha1/dataplane_helpers.go, IsValid; from 3.0 on of tokens only",
        meaning=_NOT_A_NAME + "there are no proxies of type {type}",
        advice="take dataplane; until 2.14 ingress and egress are types, too",
    ),
    LogMessage(
        id="proxy-type-bootstrap",
        pattern=r"unknown proxy type",
        literals=("unknown proxy type",),
        about=None,
        fault="versions",
        source="pkg/xds/bootstrap/generator.go; per_proxy_type_authenticator.go until 2.14",
        meaning=_NOT_A_NAME + "the control plane knows no proxies of the type that kuma-dp says",
        advice=_DATAPLANE_TYPE,
    ),
    LogMessage(
        id="proxy-resource-type",
        pattern=(
            rf"invalid proxy resource type {go_quoted_pattern('kind')}, expected "
            rf"(?P<expected>\w+)"
        ),
        literals=("invalid proxy resource type ",),
        about=None,
        fault="command",
        source="app/kuma-dp/cmd/run.go",
        meaning=(
            _NOT_A_NAME + "kuma-dp was given a {kind}, and for its --proxy-type it needs a "
            "{expected}"
        ),
        advice=(
            "set --proxy-type to the kind of what --dataplane-file names; 3.0 has Dataplanes only"
        ),
    ),
    LogMessage(
        id="proxy-labels",
        pattern=r"invalid labels of the proxy resource passed in kuma-dp run: (?P<reason>.+)",
        literals=("invalid labels of the proxy resource passed in kuma-dp run: ",),
        about="owned-label",
        fault="manifest",
        since="3.0",
        source="dataplane_lifecycle.go (3.0: a single file)",
        meaning=(
            "the data plane proxy cannot start: the Dataplane that kuma-dp brings has labels that "
            "are refused: {reason}"
        ),
        advice="leave the label out of what --dataplane-file names",
    ),
    LogMessage(
        id="socket-taken",
        pattern=r"file (?P<path>\S+) exists and probably opened by another kuma-dp instance",
        literals=(" exists and probably opened by another kuma-dp instance",),
        about="socket",
        fault="name",
        source="app/kuma-dp/pkg/dataplane/metrics/server.go, Start",
        meaning=(
            "kuma-dp does not start: the socket {path} is there. Its name is made of the name and "
            "the mesh of the proxy and is cut after 98 bytes, so proxies of one name, or of long "
            "names with the same start, share it"
        ),
        advice=(
            "give every kuma-dp a folder of its own (--work-dir; until 2.11 "
            "KUMA_DATAPLANE_RUNTIME_SOCKET_DIR), or shorter names; if no other kuma-dp runs: "
            "delete the file"
        ),
    ),
    LogMessage(
        id="pipe-not-made",
        pattern=(
            r"error (?:removing existing|creating|opening) fifo (?P<path>[^\s:\"\\]+): "
            r"(?P<reason>[^\"\\]+)"
        ),
        literals=("error removing existing fifo ", "error creating fifo ", "error opening fifo "),
        about="socket",
        fault="name",
        source="app/kuma-dp/pkg/dataplane/accesslogs/streamer.go",
        meaning=(
            "kuma-dp has no pipe for access logs: it is called {path}, after the name and the mesh "
            "of the proxy and cut after 98 bytes, so a '/' in them makes another folder of it"
        ),
        advice=(
            "take the '/' out of the name, or see that kuma-dp may write in the folder and that no "
            "other kuma-dp has the same one"
        ),
    ),
    LogMessage(
        id="proxy-gone",
        pattern=(
            rf"Dataplane object not found\. Can't regenerate XDS configuration\.{_PROXY_KEY}?"
        ),
        literals=("Dataplane object not found. Can't regenerate XDS configuration.",),
        about="proxyid",
        fault="missing",
        since="2.7",
        source="pkg/xds/sync/dataplane_watchdog.go",
        meaning=(
            "a proxy is connected, and the control plane has no Dataplane {name} of mesh {mesh} "
            "any more: the proxy keeps its old configuration"
        ),
        advice=(
            "normal while a Pod or a namespace is deleted; else see who deleted the Dataplane, and "
            "restart kuma-dp"
        ),
    ),
    LogMessage(
        id="endpoint-not-made",
        pattern=(
            r"unable to create (?P<kind>MeshExternalService|ExternalService) endpoint(?: for "
            rf"egress)?\. Endpoint won't be included in the XDS\.{_NAME_AND_MESH}"
        ),
        literals=(". Endpoint won't be included in the XDS.",),
        about=None,
        fault="missing",
        source="pkg/xds/topology/outbound.go; ExternalService until 2.14, the other since 2.8",
        meaning=(
            _NOT_A_NAME + "proxies cannot reach the {kind} {name} of mesh {mesh}: mostly a Secret "
            "with its certificate or key is not there"
        ),
        advice="see the error behind it, and create the Secret in the mesh of the service",
        command="kumactl get secrets --mesh {mesh}",
    ),
    LogMessage(
        id="address-not-resolved",
        pattern=(
            r"failed to resolve (?:zoneIngress|dataplane)'s domain name, ignoring "
            r"(?P<kind>zoneIngress|dataplane)"
            rf'(?:.*?"mesh":\s*{go_quoted_pattern("mesh")})?'
            rf'(?:.*?"name":\s*{go_quoted_pattern("name")})?'
        ),
        literals=("'s domain name, ignoring ",),
        about=None,
        fault="environment",
        source="pkg/xds/context/mesh_context_builder.go; zoneIngress 2.6 to 2.14",
        meaning=(
            _NOT_A_NAME + "nothing is sent to the {kind} {name}: its networking.address is a "
            "hostname that DNS does not know"
        ),
        advice="write an IP address, or a hostname that the control plane can resolve",
    ),
    LogMessage(
        id="backend-not-found",
        pattern=(
            r"(?P<kind>Tracing|Logging) backend is not found\. Ignoring\."
            rf'(?:.*?"backendName":\s*{go_quoted_pattern("backend")},\s*"traffic(?:Trace|Log)Name":'
            rf"\s*{go_quoted_pattern('policy')})?"
        ),
        literals=("backend is not found. Ignoring.",),
        about=None,
        fault="manifest",
        before="3.0",
        source="pkg/xds/context/context.go",
        meaning=(
            "the policy {policy} refers to the backend {backend}, which its Mesh does not have: "
            "nothing is logged or traced by it"
        ),
        advice=(
            "see how the backend is spelled under logging.backends or tracing.backends of the Mesh"
        ),
        command="kumactl get mesh MESH -o yaml",
    ),
    LogMessage(
        id="egress-identity",
        pattern=(
            r"failed to compute (?:trust domain|SPIFFE ID) for zone egress"
            rf'(?:.*?"dataplane":\s*{go_quoted_pattern("name")})?'
        ),
        literals=("failed to compute trust domain for", "failed to compute SPIFFE ID for"),
        about="spiffe",
        fault="manifest",
        since="2.14",
        source="pkg/xds/context/mesh_context_builder.go",
        meaning=(
            "the control plane cannot make the SPIFFE ID of the zone egress {name} out of its "
            "MeshIdentity"
        ),
        advice="see in the error behind it which label or template is at fault",
    ),
    LogMessage(
        id="identity-missing",
        pattern=(
            rf"dataplane {go_quoted_pattern('name')} has no (?P<tag>\S+) tag and no "
            rf"(?P<label>\S+) label, cannot derive mTLS identity"
        ),
        literals=(" label, cannot derive mTLS identity",),
        about="workload-label",
        fault="manifest",
        since="2.14",
        before="3.0",
        source="pkg/xds/secrets/identity_tags.go, since 2.14.3 at the latest",
        meaning=(
            "the proxy {name} gets no certificate: its name in it is the tag {tag} or the label "
            "{label}, and its Dataplane has neither"
        ),
        advice="set one of the two on the Dataplane",
    ),
    LogMessage(
        id="mesh-ca-missing",
        pattern=rf"CA default backend in mesh {go_quoted_pattern('mesh')} has to be defined",
        literals=("CA default backend in mesh ",),
        about=None,
        fault="manifest",
        before="3.0",
        source="pkg/xds/secrets/identity_provider.go",
        meaning=_NOT_A_NAME + "mesh {mesh} has no backend enabled for mTLS",
        advice="name one of the backends in mtls.enabledBackend of the Mesh",
        command="kumactl get mesh {mesh} -o yaml",
    ),
    LogMessage(
        id="mesh-ca-type",
        pattern=r"CA manager of type (?P<type>\S*) not exist",
        literals=("CA manager of type ",),
        about=None,
        fault="manifest",
        before="3.0",
        source="pkg/xds/secrets/identity_provider.go, ca_provider.go",
        meaning=_NOT_A_NAME + "the control plane has no CA of the type {type}",
        advice="write builtin or provided as the type of the backend, or what a plugin is called",
    ),
    LogMessage(
        id="certificate-not-made",
        pattern=(
            rf"could not generate dataplane cert for mesh: {go_quoted_pattern('mesh')} backend: "
            rf"{go_quoted_pattern('backend')} services: "
        ),
        literals=("could not generate dataplane cert for mesh: ",),
        about=None,
        fault="environment",
        before="3.0",
        source="pkg/xds/secrets/identity_provider.go",
        meaning=(
            _NOT_A_NAME + "the CA backend {backend} of mesh {mesh} made no certificate for a proxy"
        ),
        advice=(
            "see the error behind it; if it finds no Secret: the Secrets of a builtin CA are "
            "<mesh>.ca-builtin-cert-<backend> and <mesh>.ca-builtin-key-<backend>"
        ),
        command="kumactl get secrets --mesh {mesh}",
    ),
    LogMessage(
        id="certificate-backoff",
        pattern=(
            rf"backing off certificate generation for mesh {go_quoted_pattern('mesh')} backend "
            rf"{go_quoted_pattern('backend')} after a previous failure"
        ),
        literals=("backing off certificate generation for mesh ",),
        about=None,
        fault="environment",
        since="2.14",
        before="3.0",
        source="pkg/xds/secrets/secrets.go, since 2.14.3 at the latest",
        meaning=(
            _NOT_A_NAME + "the CA backend {backend} of mesh {mesh} failed a moment ago, and is not "
            "asked again yet"
        ),
        advice="see the first failure in the log: this line only says that the next one waits",
    ),
    LogMessage(
        id="sni-too-long",
        pattern=(
            r"(?:cluster\(s\) (?P<cluster>[^\s:\"\\]{1,255}): Proto constraint validation "
            r"failed \()?"
            r"UpstreamTlsContext(?:ValidationError)?\.Sni: value length must be at most 255 bytes"
            rf"(?:.*?sni: {go_quoted_pattern('sni')})?"
        ),
        literals=(".Sni: value length must be at most 255 bytes",),
        about="sni-tags",
        fault="name",
        source="Envoy, UpstreamTlsContext in tls.proto; kumahq/kuma#8915",
        meaning=(
            "Envoy refuses a cluster: its SNI is longer than the 255 bytes that TLS allows. The "
            "SNI of a part of a service holds the service and all its tags: name{{key=value,...}}"
        ),
        advice=(
            "take fewer or shorter tags on the Dataplanes of the service, or a shorter "
            "kuma.io/service; with MeshServices the SNI has no tags"
        ),
        command="kumactl get dataplanes --mesh MESH -o yaml",
    ),
    LogMessage(
        id="same-filter-chain",
        pattern=(
            r"filter chain '(?P<name>[^']*)' has the same matching rules defined as "
            r"'(?P<other>[^']*)'|multiple filter chains with (?:the same|overlapping|effectively "
            r"equivalent) matching rules are defined"
        ),
        literals=(
            "' has the same matching rules defined as '",
            " matching rules are defined",
        ),
        about="sni",
        fault="name",
        source="Envoy, source/common/listener_manager/filter_chain_manager_impl.cc",
        meaning=(
            "Envoy refuses a listener, which keeps its old configuration: it chooses between "
            "services or hostnames by their SNI, and two have the same one"
        ),
        advice=(
            "see which two get one SNI, and rename one of them; upper and lower case are the same "
            "to Envoy"
        ),
    ),
    LogMessage(
        id="duplicate-domain",
        pattern=(
            r"Only unique values for domains are permitted\. Duplicate entry of domain "
            r"(?P<domain>[^\s\"\\]+)(?: in route (?P<route>[^\s\"\\]+))?"
        ),
        literals=("Only unique values for domains are permitted. Duplicate entry of domain ",),
        about="hostname",
        fault="name",
        source="Envoy, source/common/router/config_impl.cc",
        meaning=(
            "Envoy refuses a listener or its routes, and keeps the old ones: two of the new ones "
            "are for the hostname {domain}"
        ),
        advice=(
            "see which listeners of a gateway, routes or HostnameGenerators have this hostname; "
            "upper and lower case are the same to Envoy"
        ),
    ),
    LogMessage(
        id="duplicate-in-envoy",
        pattern=r"duplicate (?P<kind>cluster|listener) (?P<name>\S+) found",
        literals=("duplicate cluster ", "duplicate listener "),
        about="envoy",
        fault="kuma",
        source="Envoy, source/common/upstream/cds_api_helper.cc, source/.../lds_api.cc",
        meaning=(
            "Envoy got two of the name {name} in one update, and takes only the first {kind}: two "
            "resources of Kuma were given one name in Envoy"
        ),
        advice=(
            "see which resources the name is made of (kuma-names identify), and rename one of "
            "them; a MeshProxyPatch may also add it"
        ),
    ),
    LogMessage(
        id="envoy-node-missing",
        pattern=r"node 'id' and 'cluster' are required",
        literals=("node 'id' and 'cluster' are required",),
        about="proxyid",
        fault="command",
        source="Envoy, source/common/config/utility.cc, checkLocalInfo",
        meaning=(
            "Envoy was started without a node ID (the proxy ID: mesh, a dot and the name) or "
            "without the name of its service"
        ),
        advice="start Envoy by kuma-dp, which gets both from the control plane",
    ),
    LogMessage(
        id="listener-port-taken",
        pattern=(
            r"listener\(s\) (?P<name>\S+): cannot bind '(?P<address>[^']*)': Address already in use"
        ),
        literals=(": Address already in use",),
        about=None,
        fault="environment",
        source="Envoy, source/common/listener_manager",
        meaning=(
            _NOT_A_NAME + "Envoy cannot open the listener {name}: something else has its port "
            "({address})"
        ),
        advice="choose another port in the Dataplane, or stop what uses it",
        command="ss -ltnp",
    ),
    LogMessage(
        id="metadata-invalid",
        pattern=(
            r"invalid (?:value in dataplane metadata|dataplane resource type)"
            rf'(?:.*?"field":\s*{go_quoted_pattern("field")})?'
        ),
        literals=("invalid value in dataplane metadata", "invalid dataplane resource type"),
        about=None,
        fault="versions",
        source="pkg/core/xds/metadata.go",
        meaning=(
            _NOT_A_NAME + "the control plane cannot read {field} of what Envoy says about itself, "
            "and goes on without it"
        ),
        advice="see that kuma-dp and kuma-cp are of one version, or at most two minors apart",
        command="kumactl inspect dataplanes",
    ),
    LogMessage(
        id="profile-unknown",
        pattern=rf"profile\{{name={go_quoted_pattern('name')}\}}: unknown profile",
        literals=("}: unknown profile",),
        about=None,
        fault="manifest",
        before="3.0",
        source="pkg/xds/generator/proxy_template.go",
        meaning=(
            "a ProxyTemplate imports the profile {name}, which Kuma does not have: its proxies get "
            "no configuration"
        ),
        advice="import default-proxy, or leave imports out",
        command="kumactl get proxytemplates --mesh MESH -o yaml",
    ),
    LogMessage(
        id="zone-proxy-skipped",
        pattern=(
            r"skipping zone (?:proxy listeners: MeshServices must be in Exclusive mode|egress "
            r"listener: WorkloadIdentity is required for egress mTLS)"
            rf'(?:.*?"mesh":\s*{go_quoted_pattern("mesh")})?'
        ),
        literals=("skipping zone proxy listeners: ", "skipping zone egress listener: "),
        about=None,
        fault="manifest",
        since="2.14",
        source="pkg/xds/generator/zone_proxy_listener_generator.go; the first in 2.14 only",
        meaning=(
            _NOT_A_NAME
            + "a Dataplane of mesh {mesh} has listeners for other zones, which the Mesh "
            "does not allow yet"
        ),
        advice=(
            "set meshServices.mode of the Mesh to Exclusive, and give the proxy an identity by a "
            "MeshIdentity"
        ),
        command="kumactl get mesh {mesh} -o yaml",
    ),
    LogMessage(
        id="outbound-without-route",
        pattern=(
            r"there is no selected TrafficRoute for the outbound interface"
            rf'(?:.*?"dataplane":\s*{go_quoted_pattern("name")},\s*"mesh":\s*'
            rf"{go_quoted_pattern('mesh')})?"
        ),
        literals=("there is no selected TrafficRoute for the outbound interface",),
        about=None,
        fault="missing",
        before="3.0",
        source="pkg/xds/generator/outbound_proxy_generator.go",
        meaning=(
            _NOT_A_NAME + "the proxy {name} of mesh {mesh} does not route an outbound: no "
            "TrafficRoute selects it"
        ),
        advice="apply a TrafficRoute or a MeshHTTPRoute for it",
    ),
    LogMessage(
        id="metrics-backend",
        pattern=(
            r"(?:failed to shut down (?:direct )?OpenTelemetry exporter|Failed to shutdown "
            rf'(?:direct )?backend)(?:.*?"backend":\s*{go_quoted_pattern("backend")})?'
        ),
        literals=(
            "failed to shut down direct OpenTelemetry exporter",
            "failed to shut down OpenTelemetry exporter",
            "Failed to shutdown direct backend",
            "Failed to shutdown backend",
        ),
        about=None,
        fault="environment",
        since="2.11",
        source="app/kuma-dp/pkg/dataplane/meshmetrics/component.go; the words differ since 2.14",
        meaning=(
            _NOT_A_NAME + "kuma-dp could not send the last metrics to the backend {backend} of a "
            "MeshMetric"
        ),
        advice="see that the endpoint of the backend answers",
    ),
    LogMessage(
        id="metrics-not-read",
        pattern=(
            r"(?:failed call|application returned non-200 status)\b[^{}]{0,200}?[{,]\s*"
            rf'"name":\s*{go_quoted_pattern("name")}'
        ),
        literals=("failed call", "application returned non-200 status"),
        about=None,
        fault="environment",
        source=(
            "app/kuma-dp/pkg/dataplane/metrics/server.go; non-200 since patches of 2.7 to 2.13 and "
            "2.14.0"
        ),
        meaning=_NOT_A_NAME + "kuma-dp cannot read the metrics of the application {name}",
        advice="see address, port and path of the application in the MeshMetric or the Mesh",
    ),
    LogMessage(
        id="control-plane-host",
        pattern=(
            rf"A data plane proxy is trying to connect to the control plane using "
            rf"{go_quoted_pattern('host')} address, but the certificate"
        ),
        literals=("A data plane proxy is trying to connect to the control plane using ",),
        about=None,
        fault="environment",
        source="pkg/xds/bootstrap/generator.go, SANMismatchErr",
        meaning=(
            _NOT_A_NAME + "the certificate of the control plane is not for the host {host} of "
            "--cp-address"
        ),
        advice="take one of the hosts that the message lists, or make a certificate for this one",
        command="kumactl generate tls-certificate --type server --hostname {host}",
    ),
    LogMessage(
        id="bootstrap-host",
        pattern=(
            r"hostname: (?P<host>\S+) set by KUMA_BOOTSTRAP_SERVER_PARAMS_XDS_HOST is not available"
        ),
        literals=(" set by KUMA_BOOTSTRAP_SERVER_PARAMS_XDS_HOST is not available",),
        about=None,
        fault="configuration",
        source="pkg/xds/bootstrap/generator.go",
        meaning=(
            _NOT_A_NAME + "kuma-cp does not start: its certificate for proxies is not for the host "
            "{host}"
        ),
        advice="take a host of the certificate, or make a certificate for this one",
    ),
    LogMessage(
        id="bootstrap-address",
        pattern=r"There is no /bootstrap endpoint for provided CP address\.",
        literals=("There is no /bootstrap endpoint for provided CP address.",),
        about=None,
        fault="command",
        source="app/kuma-dp/pkg/dataplane/envoy/remote_bootstrap.go",
        meaning=(
            _NOT_A_NAME + "--cp-address is not where the control plane serves proxies, mostly its "
            "API (5681)"
        ),
        advice="take the port for proxies (5678) of the zone's control plane, with https",
    ),
    LogMessage(
        id="admin-socket",
        pattern=(
            r"admin unix domain socket enabled but workdir is empty, falling back to TCP admin"
            rf'(?:.*?"proxyId":\s*{go_quoted_pattern("proxyId")})?'
        ),
        literals=("admin unix domain socket enabled but workdir is empty",),
        about=None,
        fault="versions",
        since="2.14",
        source="pkg/xds/bootstrap/generator.go",
        meaning=(
            _NOT_A_NAME
            + "the admin interface of Envoy of the proxy {proxyId} is on a port and not "
            "on a socket, for kuma-dp named no folder"
        ),
        advice="bring kuma-dp to the version of the control plane, or set --work-dir",
    ),
)
