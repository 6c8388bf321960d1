"""Table of the log lines and errors that Kuma prints, and what they mean.

The texts are those of rules and identifiers in the other tables, and of Kuma's source as named by
`source`. Named groups of a pattern are the placeholders of `meaning`.
"""

from kuma_names.core.quoting import go_quoted_pattern
from kuma_names.core.rows import LogMessage

_REASON = r"(?:: |\\*\",\s*\\*\"reason\\*\":\s*\\*\")"
"""Separator of field and reason: in lines of kumactl, and in the JSON of a response."""
_LABEL = rf'labels\[\\*"(?P<key>[^"\\]*)\\*"\]{_REASON}'
_LABEL_VALUE = (
    "(?:must be no more than (?:63|253) (?:characters|bytes)|a valid label must be an empty string "
    "or consist of|a lowercase RFC 1123 subdomain must consist of)"
)
_CREATE = "create the Dataplane first, or start kuma-dp with --dataplane-file"
_NAMESPACE = "a name on Kubernetes ends in a dot and the namespace"
MISREAD = (
    "replace the mesh {mesh} by one without a dot, for a Mesh cannot be renamed: in a Mesh {read} "
    "the same data plane proxy starts"
)
"""Advice if a mesh with a dot is known to be meant."""
MAYBE_MISREAD = (
    "{advice}; if the proxy belongs to mesh {meshes}: replace that mesh by one without a dot"
)
"""Advice if it is not known which mesh is meant."""
_RENAME = "give it another name; for an existing Mesh or Zone: create a new one and migrate"
_RENAME_SERVICE = (
    "if the error behind it is about the name: create the service anew under a name that is an "
    "RFC 1035 label"
)
_BOTH_SIDES = (
    "give the resource a name that the versions on both sides accept, or bring both sides to one "
    "version"
)
_LABEL_OUT = "leave the label out: the control plane writes it"
_AS_IT_WAS = "give the label as it was; for another value delete the resource and create it anew"
_NEW_TOKEN = "if the key was rotated: make the token anew"
_OWNERSHIP = "labels/validate.go, ValidateOwnership (3.0: a single file)"
_SYNTAX = "labels/validate.go, validateSyntax (3.0: a single file)"
_SIGNING_KEYS = "pkg/core/tokens/signing_key.go"
_ZONE_NAME = "set another zone name; a deployed zone cannot be renamed"
LOG_MESSAGES = (
    LogMessage(
        id="dataplane-not-found",
        pattern=(
            rf"resource {go_quoted_pattern('proxyId')} not found; create a Dataplane in Kuma CP "
            rf"first or pass it as an argument to kuma-dp"
        ),
        about="proxyid",
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
        about="proxyid",
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
        about="proxyid",
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
        about="proxyid",
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
        about="proxyid",
        source="pkg/xds/auth/callbacks.go",
        meaning="the node ID of Envoy is no proxy ID: {reason}",
        advice="the ID is mesh, a dot and the name: see that both are set",
    ),
    LogMessage(
        id="proxy-id-empty",
        pattern=r"Envoy ID must not be nil",
        about="proxyid",
        source="pkg/core/xds/types.go",
        meaning="Envoy has no node ID at all",
        advice="start Envoy by kuma-dp, which sets it",
    ),
    LogMessage(
        id="proxy-id-no-dot",
        pattern=r"the name should be provided after the dot",
        about="proxyid",
        source="pkg/core/xds/types.go",
        meaning="the node ID of Envoy has no dot between mesh and name",
        advice="start Envoy by kuma-dp, which joins them",
    ),
    LogMessage(
        id="proxy-id-no-name",
        pattern=r"name must not be empty",
        about="proxyid",
        source="pkg/core/xds/types.go",
        meaning="the node ID of Envoy has nothing behind its first dot",
        advice="set the name of the Dataplane",
    ),
    LogMessage(
        id="active-stream",
        pattern=r"there is already an active stream from this node, try again later",
        about="proxyid",
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
        about="proxyid",
        source="pkg/xds/auth/callbacks.go",
        meaning="the proxy {proxyId} called itself {other} on the same connection",
        advice="restart kuma-dp",
    ),
    LogMessage(
        id="not-authenticated",
        pattern=r"stream was not authenticated for ID",
        about="proxyid",
        source="pkg/hds/authn/callbacks.go",
        meaning="Envoy reports health on a connection that it has not authenticated",
        advice="restart kuma-dp",
    ),
    LogMessage(
        id="mesh-missing",
        pattern=r"\.Mesh must be non-empty",
        about="proxyid",
        source="pkg/config/app/kuma-dp/config.go",
        meaning=(
            "kuma-dp does not start: it does not know the mesh of its proxy, and so no proxy ID"
        ),
        advice="start kuma-dp with --mesh",
    ),
    LogMessage(
        id="proxy-type",
        pattern=rf"unsupported proxy type {go_quoted_pattern('type')}",
        about="proxy-id-zone-proxy",
        source="pkg/xds/auth/callbacks.go",
        meaning=(
            "the control plane knows no proxies of type {type}; from Kuma 3.0 on there are no "
            "zone ingresses and egresses"
        ),
        advice="start kuma-dp with --proxy-type=dataplane",
    ),
    LogMessage(
        id="no-namespace",
        pattern=rf"name {go_quoted_pattern('name')} must include namespace after the dot, ex\. ",
        about="core-name",
        source="pkg/util/k8s/name_converter.go",
        meaning="the control plane looks for {name} on Kubernetes, and there is no namespace in it",
        advice=_NAMESPACE,
    ),
    LogMessage(
        id="empty-namespace",
        pattern=r"namespace must be non-empty",
        about="core-name",
        source="pkg/util/k8s/name_converter.go",
        meaning=(
            "the control plane looks for a name on Kubernetes that ends in a dot, and there is no "
            "namespace behind it"
        ),
        advice=_NAMESPACE,
    ),
    LogMessage(
        id="kri-parts",
        pattern=rf"invalid identifier string: {go_quoted_pattern('text')}",
        about="kri",
        source="pkg/core/kri/kri.go",
        meaning="{text} does not have the seven parts of a KRI",
        advice="a KRI is kri_<kind>_<mesh>_<zone>_<namespace>_<name>_<section>",
    ),
    LogMessage(
        id="kri-prefix",
        pattern=rf"identifier must start with 'kri': {go_quoted_pattern('text')}",
        about="kri",
        source="pkg/core/kri/kri.go",
        meaning="{text} is no KRI",
        advice="a KRI begins with kri_",
    ),
    LogMessage(
        id="kri-short-name",
        pattern=rf"unknown short name of resource type: {go_quoted_pattern('short')}",
        about="kri",
        source="pkg/core/kri/kri.go",
        meaning="no kind of this version has the short name {short}",
        advice="see the short names of /kinds, which change with versions",
    ),
    LogMessage(
        id="kubernetes-name",
        pattern=(
            rf"metadata\.name: Invalid value: {go_quoted_pattern('name')}: (?:a lowercase RFC "
            rf"1123 subdomain|must be no more than 253)"
        ),
        about="kubernetes-object-name",
        source="k8s.io/apimachinery, NameIsDNSSubdomain",
        meaning=(
            "Kubernetes refuses an object that is called {name}: that is no RFC 1123 subdomain of "
            "at most 253 bytes"
        ),
        advice=(
            "write it in small letters, digits, '-' and '.'; if it is a copy of what another zone "
            "has, rename that"
        ),
    ),
    LogMessage(
        id="zone-not-registered",
        pattern=(
            r'could not store stream connection.*?resource not found: type=\\*"Zone\\*" '
            rf"name={go_quoted_pattern('name')}"
        ),
        about="rfc1035-label",
        source="pkg/kds/mux/zone_sync.go (observed: a 2.14 zone below a Global of the 3.0 line)",
        meaning=(
            "the global control plane has no Zone {name}, and syncs nothing of that zone: one of "
            "Kuma 3.0 registers no Zone whose name is no RFC 1035 label, and no line says so"
        ),
        advice=(
            "deploy the zone anew under a name of a-z, 0-9 and '-' that begins with a letter; if "
            "it has such a name: see why"
        ),
    ),
    LogMessage(
        id="zone-connection",
        pattern=r"could not store stream connection",
        about="rfc1035-label",
        source="pkg/kds/mux/zone_sync.go",
        meaning=(
            "the global control plane ends the connection of a zone, whose Zone it cannot update, "
            "and syncs nothing of that zone"
        ),
        advice=(
            "see its log: if it finds no Zone, the cause is the name of the zone, which must be an "
            "RFC 1035 label from Kuma 3.0 on"
        ),
    ),
    LogMessage(
        id="kds-invalid",
        pattern=(
            rf"received resource is invalid, sending "
            rf'NACK(?:.*?"err":\s*{go_quoted_pattern("reason")})?'
        ),
        about="kds-receiver",
        source="kds_client.go",
        meaning=(
            "this control plane leaves out resources that another one sent: it refuses their "
            "names, or something else of them"
        ),
        advice=_BOTH_SIDES,
    ),
    LogMessage(
        id="kds-rejected",
        pattern=(
            r"OnStreamDeltaRequest: resource was rejected(?!.*type\.googleapis\.com)"
            r'(?:.*?type_url:\s*\\*"(?P<kind>\w+)\\*")?'
        ),
        about="kds-receiver",
        source="pkg/util/xds/logging_callbacks.go",
        meaning=(
            "another control plane leaves out resources that this one sent: it refuses their "
            "names, or something else of them"
        ),
        advice=_BOTH_SIDES,
    ),
    LogMessage(
        id="status-not-written",
        pattern=(
            rf'could not update mesh service\b(?:.*?"meshservice":\s*{go_quoted_pattern("name")})?'
        ),
        about="own-writes",
        source="meshservice/status/updater.go (observed on the 3.0 line)",
        meaning=(
            "the control plane cannot write the status of a MeshService; one of Kuma 3.0 cannot if "
            "an older version stored it under a name that is no RFC 1035 label: it gets no "
            "hostname if it has none"
        ),
        advice=_RENAME_SERVICE,
    ),
    LogMessage(
        id="vip-not-written",
        pattern=r"could not update (?:the resource|(?:external )?service) with allocated Kuma VIP",
        about="own-writes",
        source="core/vip/allocator.go (observed on the 3.0 line)",
        meaning=(
            "the control plane cannot give a service its virtual IP; one of Kuma 3.0 cannot if an "
            "older version stored it under a name "
            "that is no RFC 1035 label: it gets no hostname either"
        ),
        advice=_RENAME_SERVICE,
    ),
    LogMessage(
        id="mesh-service-not-made",
        pattern=(
            rf"couldn't create MeshService\b(?:.*?\"MeshService\":\s*{go_quoted_pattern('name')})?"
        ),
        about="mesh-service-generation",
        source="meshservice/generate/generator.go, since 2.9",
        meaning=(
            "the control plane cannot store the MeshService that it makes of data plane proxies; "
            "in 2.9 so if its name, which is their tag kuma.io/service, is longer than 63 bytes"
        ),
        advice="see the error behind it; choose a shorter value",
    ),
    LogMessage(
        id="proxy-labels",
        pattern=r"invalid labels of the proxy resource passed in kuma-dp run: (?P<reason>.+)",
        about="owned-label",
        source="dataplane_lifecycle.go (3.0: a single file)",
        meaning=(
            "the data plane proxy cannot start: the Dataplane that kuma-dp brings has labels that "
            "are refused: {reason}"
        ),
        advice="leave the label out of what --dataplane-file names",
    ),
    LogMessage(
        id="zone-setting-label",
        pattern=rf"Zone name {go_quoted_pattern('name')} has to be a valid RFC1035 DNS label",
        about="zone-setting",
        source="pkg/config/multizone/multicluster.go, since 3.0",
        meaning=(
            "kuma-cp does not start: from Kuma 3.0 on its zone name must be an RFC 1035 label, "
            "and {name} is none"
        ),
        advice=_ZONE_NAME,
    ),
    LogMessage(
        id="zone-setting-length",
        pattern=r"Zone name cannot be longer than 63 characters",
        about="zone-setting-length",
        source="pkg/config/multizone/multicluster.go, 2.6 to 2.14",
        meaning="kuma-cp does not start: its zone name is longer than 63 bytes",
        advice="set a shorter zone name; a deployed zone cannot be renamed",
    ),
    LogMessage(
        id="zone-setting",
        pattern=(
            r"(?:Wrong zone name |Zone name (?=(?s:.*?) has to be a valid "
            r"DNS))(?P<name>(?s:.*?))(?: has to be a valid DNS name|$)"
        ),
        about="zone-setting",
        source="pkg/config/multizone/multicluster.go",
        meaning="kuma-cp does not start: its zone name {name} is not allowed in this version",
        advice=_ZONE_NAME,
    ),
    LogMessage(
        id="zone-setting-missing",
        pattern=r"Name is mandatory",
        about="zone-setting",
        source="pkg/config/multizone/multicluster.go",
        meaning="kuma-cp does not start: it has no zone name",
        advice="set multizone.zone.name",
    ),
    LogMessage(
        id="workload-label",
        pattern=r'labels\[\\*"kuma\.io/workload\\*"\]: must be a valid DNS-1035 label',
        about="workload-label",
        source="resource_endpoints.go, createResource",
        meaning="the workload of a new Dataplane is no label",
        advice="write it in small letters, digits and '-', beginning with a letter",
    ),
    LogMessage(
        id="hostname",
        pattern=rf"generated hostname {go_quoted_pattern('name')} is not a valid DNS name",
        about="hostname",
        source="hostname generator",
        meaning="a HostnameGenerator made {name}, which is no hostname",
        advice="see which name in it is no label",
    ),
    LogMessage(
        id="hostname-template",
        pattern=rf"template renders to {go_quoted_pattern('name')} which is not a valid DNS name",
        about="hostname-template",
        source="hostnamegenerator/api/v1alpha1/validate.go, since 2.14",
        meaning=(
            "a HostnameGenerator is refused: it makes {name} of labels, and that is no hostname"
        ),
        advice="write its template in small letters, digits, '-' and '.'",
    ),
    LogMessage(
        id="template-fields",
        pattern=r"couldn't render template with stub values: (?P<reason>.+)",
        about="hostname-template",
        source="hostnamegenerator/api/v1alpha1/validate.go, since 2.14",
        meaning="the template of a HostnameGenerator cannot be rendered: {reason}",
        advice="use the fields Name, DisplayName, Namespace, Mesh and Zone only",
    ),
    LogMessage(
        id="template-syntax",
        pattern=r"couldn't parse template: (?P<reason>.+)",
        about="template-syntax",
        source=(
            "hostnamegenerator/api/v1alpha1/validate.go, meshidentity/api/v1alpha1/validator.go"
        ),
        meaning="a template is not one of Go: {reason}",
        advice="use fields and labels, and no functions but label",
    ),
    LogMessage(
        id="rfc1035-warning",
        pattern=(
            r"Invalid (?P<kind>\w+) resource name: '(?P<name>[^']*)'\. It does not conform to the "
            r"DNS format \(RFC 1035\)"
        ),
        about="rfc1035-label",
        source="deprecated.go of the five kinds, 2.10 to 2.14",
        meaning="the {kind} {name} is accepted now, and rejected from Kuma 3.0 on",
        advice=_RENAME,
    ),
    LogMessage(
        id="rfc1035-error",
        pattern=r"a DNS-1035 label must consist of lower case alphanumeric characters",
        about="rfc1035-label",
        source="common_validators.go, ValidateRFC1035Name",
        meaning="the name must be a label: a-z, 0-9 and '-', beginning with a letter",
        advice=_RENAME,
    ),
    LogMessage(
        id="sni-warning",
        pattern=(
            rf"Invalid (?P<kind>\w+) SNI \(port {go_quoted_pattern('port')}\): "
            rf"(?:(?P<field>\w+) {go_quoted_pattern('value')} does not conform to RFC 1123: "
            rf")?(?P<reason>.+?)\. This is deprecated"
        ),
        about="sni-segment",
        source="pkg/core/resources/sni/sni.go",
        meaning="clients of other zones leave this {kind} out: its SNI is no hostname ({reason})",
        advice="every part of the SNI must be a label of at most 63 characters",
    ),
    LogMessage(
        id="url-body",
        pattern=r"(?P<field>name|type|mesh) from the URL has to be the same as in body",
        about="url-name",
        source="resource_endpoints.go, validateResourceRequest",
        meaning="the {field} in the URL of a request is not the one in its body",
        advice="write the same in both; a '/' at the end of a name is dropped from a URL",
    ),
    LogMessage(
        id="not-a-string",
        pattern=(
            rf"\b(?P<field>name|mesh)(?: |{_REASON})in body must be of type string: "
            rf"{go_quoted_pattern('type')}"
        ),
        about="rfc1123-subdomain",
        source="pkg/core/resources/model/rest/unmarshaller.go",
        meaning="YAML reads the {field} as a {type}, not as a text: as it does no and 1e5",
        advice="put it in quotation marks",
    ),
    LogMessage(
        id="mesh-not-found",
        pattern=(
            r"(?:Mesh is not found.*?)?mesh of name (?P<name>.+?) is not found|Mesh is not found"
        ),
        about="mesh-reference",
        source="pkg/core/resources/manager/manager.go, MeshNotFoundError",
        meaning="the mesh of a resource does not exist",
        advice="create the Mesh first, or see how it is spelled",
    ),
    LogMessage(
        id="mesh-signing-key",
        pattern=(
            rf"there is no signing key with KID (?P<kid>.+?)\. Secret of name "
            rf"{go_quoted_pattern('name')} in mesh {go_quoted_pattern('mesh')} is not found"
        ),
        about="mesh-reference",
        source=_SIGNING_KEYS,
        meaning=(
            "there is no Secret {name} in mesh {mesh}, which signs the tokens of its proxies: "
            "there is no such mesh, or no such key"
        ),
        advice=f"see how the mesh is spelled: its keys are made with it; {_NEW_TOKEN}",
    ),
    LogMessage(
        id="global-signing-key",
        pattern=(
            rf"there is no signing key with KID (?P<kid>.+?)\. GlobalSecret of name "
            rf"{go_quoted_pattern('name')} is not found"
        ),
        about="rfc1123-subdomain",
        source=_SIGNING_KEYS,
        meaning="there is no GlobalSecret {name}, which signs the tokens of zones or users",
        advice=(
            f"make the token of a zone at the global control plane: its zones have no such key; "
            f"{_NEW_TOKEN}"
        ),
    ),
    LogMessage(
        id="signing-key",
        pattern=r"Signing Key not found|there is no signing key with KID",
        about="mesh-reference",
        source=_SIGNING_KEYS,
        meaning=(
            "the key that signs a token is not there: for a data plane proxy, its mesh does not "
            "exist or the key is gone"
        ),
        advice=f"see how the mesh is spelled; {_NEW_TOKEN}",
    ),
    LogMessage(
        id="owned-label",
        pattern=(
            rf"label {go_quoted_pattern('key')} is managed by the control plane: got "
            rf"{go_quoted_pattern('value')}, expected {go_quoted_pattern('expected')}"
        ),
        about="owned-label",
        source=_OWNERSHIP,
        meaning=(
            "the control plane writes the label {key} itself, as {expected}, and from Kuma 3.0 on "
            "refuses {value}"
        ),
        advice="leave the label out",
    ),
    LogMessage(
        id="owned-label-here",
        pattern=(
            rf"label {go_quoted_pattern('key')} is managed by the control plane and cannot be set "
            rf"here"
        ),
        about="owned-label",
        source=_OWNERSHIP,
        meaning="only the control plane writes the label {key}, and such a resource has none here",
        advice="leave the label out",
    ),
    LogMessage(
        id="owned-resource",
        pattern=(
            r"the resource is owned by (?:the global|a zone) control plane and can be changed "
            r"only there"
        ),
        about="owned-label",
        source=_OWNERSHIP,
        meaning=(
            "the resource has come from another control plane, as its label kuma.io/origin says"
        ),
        advice="change it at the one that it comes from",
    ),
    LogMessage(
        id="reserved-label",
        pattern=(
            rf"label {go_quoted_pattern('key')} is reserved and not known to this control plane"
        ),
        about="reserved-label",
        source=_SYNTAX,
        meaning=(
            "labels that begin with kuma.io/ or k8s.kuma.io/ are Kuma's own, and from 3.0 on it "
            "refuses what it does not know: {key}"
        ),
        advice="take another key, or leave the label out",
    ),
    LogMessage(
        id="label-choice",
        pattern=(
            rf"label {go_quoted_pattern('key')} must be (?:enabled or disabled|shadow), got "
            rf"{go_quoted_pattern('value')}"
        ),
        about="label-choice",
        source="labels/registry.go, oneOf (3.0: a single file)",
        meaning="the label {key} has few values, and {value} is none of them",
        advice="write one of them, or leave the label out",
    ),
    LogMessage(
        id="unknown-origin",
        pattern=rf"unknown resource origin {go_quoted_pattern('value')}",
        about="label-choice",
        source="dataplane_helpers.go (2.6 to 2.14)",
        meaning="the label kuma.io/origin is 'global' or 'zone', and not {value}",
        advice="leave the label out",
    ),
    LogMessage(
        id="origin-label",
        pattern=r"the origin label must be set to '(?P<expected>\w+)'",
        about="owned-label",
        source="resource_endpoints.go, validateOriginForWrite (2.6 to 2.14)",
        meaning="this control plane takes only resources whose label kuma.io/origin is {expected}",
        advice="set the label so; what has come from another control plane is changed there",
    ),
    LogMessage(
        id="label-of-control-plane",
        pattern=(
            r"(?P<key>(?:k8s\.)?kuma\.io/[-\w]+)'? label should have '?(?P<expected>[^' ]*)'? "
            r"value"
        ),
        about="owned-label",
        source="resource_endpoints.go, validateLabels; resourceadmissionchecker.go (2.6 to 2.14)",
        meaning="the label {key} is {expected} at this control plane, and may be nothing else",
        advice=_LABEL_OUT,
    ),
    LogMessage(
        id="mesh-label",
        pattern=r"kuma\.io/mesh label must not differ from mesh set on resource",
        about="owned-label",
        source="resource_endpoints.go, validateLabels (2.9 to 2.14)",
        meaning="the label kuma.io/mesh names another mesh than the resource",
        advice=_LABEL_OUT,
    ),
    LogMessage(
        id="label-changed",
        pattern=(
            rf"(?:{_LABEL})?is immutable, cannot be changed from {go_quoted_pattern('was')} to "
            rf"{go_quoted_pattern('value')}"
        ),
        about="owned-label",
        source="resource_endpoints.go, validateImmutableLabels (2.13, 2.14)",
        meaning=(
            "a label that is fixed when a resource is created, such as its display name, was "
            "{was} and is now {value}"
        ),
        advice=_AS_IT_WAS,
    ),
    LogMessage(
        id="label-removed",
        pattern=rf"(?:{_LABEL})?is immutable, cannot be removed \(was {go_quoted_pattern('was')}\)",
        about="owned-label",
        source="resource_endpoints.go, validateImmutableLabels (2.13, 2.14)",
        meaning=(
            "a label that is fixed when a resource is created, such as its display name, was "
            "{was} and is left out now"
        ),
        advice=_AS_IT_WAS,
    ),
    LogMessage(
        id="mesh-length",
        pattern=r"cannot be longer than 63 characters",
        about="mesh-name-length",
        source="managers/apis/mesh/mesh_validator.go",
        meaning="the name of a new Mesh or of a zone is longer than 63 bytes",
        advice="choose a shorter name",
    ),
    LogMessage(
        id="service-length",
        pattern=r"must not be longer than 63 characters",
        about="service-name-length",
        source="meshservice/api/v1alpha1/validator.go",
        meaning=(
            "the name of a service is longer than 63 bytes; until 2.10 of a MeshExternalService "
            "its namespace counts too"
        ),
        advice="choose a shorter name",
    ),
    LogMessage(
        id="display-name-label",
        pattern=rf'labels\[\\*"(?P<key>kuma\.io/display-name)\\*"\]{_REASON}{_LABEL_VALUE}',
        about="display-name-label",
        source=f"resource_endpoints.go, validateLabels (2.6 to 2.14); {_SYNTAX}",
        meaning=(
            "the display name in the label {key} is refused: until 2.14 it must be a label value "
            "of at most 63 bytes, from 3.0 on an RFC 1123 subdomain of at most 253"
        ),
        advice="leave the label out: the display name is the name then",
    ),
    LogMessage(
        id="label-key",
        pattern=(
            rf"(?:{_LABEL})?(?:(?:prefix|name) part (?:must (?:be non-empty|be no more "
            rf"than|consist "
            rf"of)|a lowercase RFC 1123 subdomain)"
            r"|a (?:qualified name|valid label key) must consist of)"
        ),
        about="label-key",
        source="k8s.io/apimachinery, IsQualifiedName",
        meaning=(
            "the key of a label must be a name of at most 63 bytes, behind an RFC 1123 subdomain "
            "and a '/' if there is one"
        ),
        advice=(
            "write the key in letters, digits, '-', '_' and '.', beginning and ending with a "
            "letter or digit"
        ),
    ),
    LogMessage(
        id="label-value",
        pattern=(
            rf"{_LABEL}{_LABEL_VALUE}|must be no more than 63 bytes|a valid label must be an "
            rf"empty string or consist of"
        ),
        about="label-value",
        source="k8s.io/apimachinery, IsValidLabelValue",
        meaning=(
            "the value of a label must be a Kubernetes label value, of at most 63 bytes; from "
            "Kuma 3.0 on a name may have 253"
        ),
        advice=(
            "write at most 63 letters, digits, '-', '_' and '.', beginning and ending with a "
            "letter or digit"
        ),
    ),
    LogMessage(
        id="label-length",
        pattern=r"must be no more than 63 characters",
        about="rfc1035-label",
        source="k8s.io/apimachinery",
        meaning="a name or label value is longer than 63 bytes",
        advice="choose a shorter one",
    ),
    LogMessage(
        id="subdomain",
        pattern=(
            r"a lowercase RFC 1123 subdomain must consist of|must be no more than 253 "
            r"(?:characters|bytes)"
        ),
        about="label-value",
        source="k8s.io/apimachinery, NameIsDNSSubdomain",
        meaning=(
            "a name, or from Kuma 3.0 on a label that holds one, is no RFC 1123 subdomain of at "
            "most 253 bytes"
        ),
        advice=(
            "write it in small letters, digits, '-' and '.', beginning and ending with a letter "
            "or digit"
        ),
    ),
    LogMessage(
        id="workload-length",
        pattern=r"must not be longer than 253 characters",
        about="workload-name-length",
        source="workload/api/v1alpha1/validator.go",
        meaning="the name of a Workload is longer than 253 bytes",
        advice="choose a shorter name",
    ),
    LogMessage(
        id="identifier",
        pattern=(
            r"invalid characters\. A lowercase RFC 1123 subdomain must consist of lower case "
            r"alphanumeric characters"
        ),
        about="rfc1123-subdomain",
        source="meta_validator.go",
        meaning="the name has characters other than a-z, 0-9, '-' and '.'",
        advice="write it in small letters, digits, '-' and '.'",
    ),
    LogMessage(
        id="reference-charset",
        pattern=(
            r"invalid characters(?:\. Valid characters are numbers, lowercase latin letters and "
            r"'-', '_' symbols|: must consist of lower case alphanumeric characters, '-', '\.' and "
            r"'_')"
        ),
        about="reference-charset",
        source="pkg/core/resources/apis/mesh/validators.go, validateName",
        meaning="a policy refers to a name with characters that no reference may have",
        advice="write it in small letters, digits, '-', '_' and, from 2.6 on, '.'",
    ),
    LogMessage(
        id="legacy-identifier",
        pattern=(
            r"invalid characters\. Valid characters are numbers, lowercase latin letters and '-', "
            r"'_'"
        ),
        about="mesh-reference",
        source="meta_validator.go",
        meaning="a name or a mesh has characters that even old releases of Kuma refuse",
        advice="write it in small letters, digits, '-', '_' and '.'",
    ),
    LogMessage(
        id="stricter-since-2-5",
        pattern=(
            r"\[WARNING\] Kuma 2\.5\.x introduces more strict validation rules for resource name"
        ),
        about="rfc1123-subdomain",
        source="meta_validator.go",
        meaning=(
            "an existing resource has a name that is refused for new ones, and from Kuma 2.10 on "
            "for this one too"
        ),
        advice=_RENAME,
    ),
    LogMessage(
        id="too-long",
        pattern=r"value length must less or equal 253",
        about="rfc1123-subdomain",
        source="meta_validator.go",
        meaning="the name is longer than 253 bytes",
        advice="choose a shorter name",
    ),
    LogMessage(
        id="shorter",
        pattern=r"the length of the name must be shorter",
        about="zone-prefixed-length",
        source="resource_endpoints.go",
        meaning=(
            "the name is too long to be sent to the global control plane with the zone in front "
            "of it"
        ),
        advice="choose a shorter name",
    ),
    LogMessage(
        id="no-mesh-service",
        pattern=(
            r"couldn't generate MeshService from (?P<from>kuma\.io/\w+), contains invalid "
            r"characters"
        ),
        about="mesh-service-generation",
        source="meshservice/generate/generator.go",
        meaning="no MeshService is made from a value of {from}, for it cannot be the name of one",
        advice="write the value in small letters, digits and '-', beginning with a letter",
    ),
    LogMessage(
        id="no-workload",
        pattern=(
            r"couldn't generate Workload from kuma\.io/workload label, contains invalid characters"
        ),
        about="workload-generation",
        source="workload/generate/generator.go",
        meaning="no Workload is made from a label, for it cannot be the name of one",
        advice="write the label in small letters, digits and '-', beginning with a letter",
    ),
    LogMessage(
        id="hostname-collision",
        pattern=r"Hostname collision with (?P<kind>\w+): (?P<name>[-.\w]+)",
        about="hostname",
        source="hostname generator",
        meaning="{kind} {name} gets no hostname: an older one of its mesh has the same already",
        advice="rename it, or have the HostnameGenerator make hostnames that differ",
    ),
    LogMessage(
        id="zone-prefix",
        pattern=r"wrong name format\. Expected \{zone\}\.\{name\}",
        about="zone-name",
        source="pkg/envoy/admin/kds_client.go, until 2.5",
        meaning=(
            "the global control plane looks for the zone before the first dot of a name, and "
            "there is no dot"
        ),
        advice="see whether the resource was synced from a zone",
    ),
    LogMessage(
        id="service-tag",
        pattern=r"service tag in unexpected format",
        about="service-tag",
        source="pkg/plugins/runtime/k8s",
        meaning="a kuma.io/service tag is not name_namespace_svc_port",
        advice="see whether a name has an underscore",
    ),
    LogMessage(
        id="sni-tags",
        pattern=r"cannot parse tags from sni: (?P<text>.+)",
        about="sni-tags",
        source="pkg/xds/envoy/tls/sni.go",
        meaning="{text} is no SNI made of tags",
        advice="see what sends it",
    ),
    LogMessage(
        id="sni-tag-pairs",
        pattern=r"invalid format of tags, pairs should be separated by",
        about="sni-tags",
        source="pkg/xds/envoy/tags/match.go, until 2.14",
        meaning="an SNI made of tags has something else in its braces than pairs such as key=value",
        advice="see what sends it",
    ),
    LogMessage(
        id="spiffe-id",
        pattern=rf"failed to parse SPIFFE ID {go_quoted_pattern('text')}: (?P<reason>.+)",
        about="spiffe",
        source="meshidentity/api/v1alpha1/helpers.go, since 2.13",
        meaning="a MeshIdentity makes {text}, which is no SPIFFE ID: {reason}",
        advice=(
            "see which label in its template is empty, or has other characters than letters, "
            "digits, '.', '-' and '_'"
        ),
    ),
    LogMessage(
        id="spiffe-template",
        pattern=r"failed to render SPIFFE ID template: (?P<reason>.+)",
        about="spiffe",
        source="meshidentity/api/v1alpha1/helpers.go, since 2.13",
        meaning="the template of a MeshIdentity cannot be filled in: {reason}",
        advice="see which label it names that the proxy does not have",
    ),
    LogMessage(
        id="trust-domain",
        pattern=r"trustDomain needs to be defined",
        about="trust-domain",
        source="meshtrust/api/v1alpha1/validator.go",
        meaning="a MeshTrust has no trust domain",
        advice="set it",
    ),
    LogMessage(
        id="required-name",
        pattern=r"must not be empty|must be set",
        about="required-name",
        source="api/v1alpha1/validator.go of the kinds with targetRef, and of services",
        meaning="a name, or another text that the resource must have, is empty",
        advice="set it",
    ),
    LogMessage(
        id="tag-value-characters",
        pattern=(
            r"tag value must consist of alphanumeric characters, dots, dashes and underscores"
        ),
        about="tag-value",
        source="pkg/core/resources/apis/mesh/validators.go",
        meaning=(
            "the value of a tag has other characters than letters, digits, '.', '-', '_' and ':'"
        ),
        advice="take the other characters, such as '/' and spaces, out of the value",
    ),
    LogMessage(
        id="selector-tag-value-characters",
        pattern=(
            r"tag value must consist of alphanumeric characters, dots, dashes, slashes and "
            r"underscores or be"
        ),
        about="selector-tag-value",
        source="pkg/core/resources/apis/mesh/validators.go, until 2.14",
        meaning=(
            "the value of a tag in a selector is not '*', and has other characters than letters, "
            "digits, '.', '-', '_', ':' and '/'"
        ),
        advice="for any value take '*' alone",
    ),
    LogMessage(
        id="tag-value-empty",
        pattern=r"tag value must be non-empty",
        about="tag-value",
        source="pkg/core/resources/apis/mesh/validators.go",
        meaning="a tag has no value",
        advice="leave the tag out; in a selector take '*' for any value",
    ),
    LogMessage(
        id="tag-name-characters",
        pattern=(
            r"tag name must consist of alphanumeric characters, dots, dashes, slashes and "
            r"underscores"
        ),
        about="tag-name",
        source="pkg/core/resources/apis/mesh/validators.go",
        meaning=(
            "the name of a tag has other characters than letters, digits, '.', '-', '_', ':' and "
            "'/'"
        ),
        advice="take the other characters out of the name",
    ),
    LogMessage(
        id="tag-name-empty",
        pattern=r"tag name must be non-empty",
        about="tag-name",
        source="pkg/core/resources/apis/mesh/validators.go",
        meaning="a tag has no name",
        advice="leave the tag out",
    ),
    LogMessage(
        id="destination-tag",
        pattern=rf"tag {go_quoted_pattern('tag')} is not allowed",
        about="destination-tag-name",
        source="pkg/core/resources/apis/mesh/validators.go, until 2.14",
        meaning="a policy selects destinations by the tag {tag}",
        advice="select destinations by kuma.io/service alone",
    ),
    LogMessage(
        id="instance-tag",
        pattern=rf"{go_quoted_pattern('tag')} must not be defined",
        about="instance-tag-name",
        source="pkg/plugins/runtime/k8s/webhooks/gateway_instance_validator.go, 2.9 to 2.14",
        meaning="a MeshGatewayInstance has the tag {tag}, which the control plane writes itself",
        advice="leave the tag out",
    ),
    LogMessage(
        id="listener-tag",
        pattern=rf"tag name must not be {go_quoted_pattern('tag')}",
        about="listener-tag-name",
        source="pkg/core/resources/apis/mesh/gateway_validator.go, until 2.14",
        meaning="a MeshGateway, or a listener of it, has the tag {tag} of proxies and services",
        advice="leave the tag out: the selectors of the MeshGateway choose the proxies",
    ),
    LogMessage(
        id="listener-hostname",
        pattern=r"invalid hostname|invalid wildcard domain",
        about="listener-hostname",
        source="pkg/core/resources/apis/mesh/validators.go",
        meaning=(
            "the hostname of a gateway's listener is neither '*' nor a domain name in lowercase, "
            "with '*.' in front or without"
        ),
        advice="take a domain name in lowercase, or leave the hostname out",
    ),
    LogMessage(
        id="listener-hostname-length",
        pattern=r"must be at most 253 characters",
        about="listener-hostname",
        source="pkg/core/resources/apis/mesh/validators.go, since 2.6",
        meaning="the hostname of a gateway's listener is too long for DNS",
        advice="shorten it",
    ),
    LogMessage(
        id="template-parameter",
        pattern=r"must consist of alphanumeric characters to be used as a gotemplate key",
        about="template-parameter",
        source="virtual_outbound_validator.go, until 2.14",
        meaning="a parameter of a VirtualOutbound has a name that its templates cannot use",
        advice="take letters and digits for its name, and give the tag in tagKey",
    ),
    LogMessage(
        id="template-tag-key",
        pattern=r"must be a valid tag name",
        about="template-tag-key",
        source="virtual_outbound_validator.go, until 2.14",
        meaning="a parameter of a VirtualOutbound is of a tag that cannot exist",
        advice=(
            "take the name of a tag: letters, digits, '.', '-', '_', ':' and '/'; without tagKey "
            "the name of the parameter is that of the tag"
        ),
    ),
    LogMessage(
        id="ca-backend",
        pattern=rf"{go_quoted_pattern('backend')} name must be valid dns name",
        about="ca-backend-name",
        source="pkg/plugins/ca/builtin/manager.go, until 2.14",
        meaning=(
            "the backend {backend} of a builtin CA is part of the name of a Secret, "
            "<mesh>.ca-builtin-cert-<backend>, which is no DNS name in lowercase"
        ),
        advice=(
            "take lowercase letters, digits and '-' for its name, and at most 47 of them; an "
            "existing CA cannot be renamed, only replaced"
        ),
    ),
    LogMessage(
        id="ca-backend-length",
        pattern=r"Backend name is too long\. Max length: 255",
        about="ca-backend-name",
        source="pkg/plugins/ca/builtin/manager.go, until 2.14",
        meaning="the Secret of a builtin CA, <mesh>.ca-builtin-cert-<backend>, has a name too long",
        advice="shorten the name of the backend",
    ),
    LogMessage(
        id="external-service-tag",
        pattern=r"cannot be the same as networking\.address",
        about="external-service-tag",
        source="external_service_validator.go, 2.6 to 2.14",
        meaning="the tag kuma.io/service of an ExternalService is the host that it stands for",
        advice="give the service another name: proxies reach it as <name>.mesh",
    ),
    LogMessage(
        id="must-be-empty",
        pattern=r"cannot be empty",
        about="rfc1123-subdomain",
        source="meta_validator.go",
        meaning="a name or a mesh is missing",
        advice="set it",
    ),
    LogMessage(
        id="no-route",
        pattern=r"404: Page Not Found|405: Method Not Allowed",
        about="url-name",
        source="github.com/emicklei/go-restful",
        meaning=(
            "the control plane has nothing under a URL: a '/' in a name makes another path of it"
        ),
        advice="take the '/' out of the name",
    ),
)
"""More specific messages first: the first one in a line counts."""
