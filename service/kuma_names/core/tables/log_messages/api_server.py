"""Log messages of the HTTP API of kuma-cp."""

from kuma_names.core.log_rows import LogMessage
from kuma_names.core.quoting import go_quoted_pattern
from kuma_names.core.tables.log_messages.forms import LABEL, LABEL_VALUE, REASON

_DETAIL = r"(?: \(|\\*\",\s*\\*\"detail\\*\":\s*\\*\")"
_LABEL_OUT = "leave the label out: the control plane writes it"
_AS_IT_WAS = "give the label as it was; for another value delete the resource and create it anew"
_OWNERSHIP = "labels/validate.go, ValidateOwnership (3.0: a single file)"
_SYNTAX = "labels/validate.go, validateSyntax (3.0: a single file)"
_STORE_ERRORS = "pkg/core/resources/store/error.go (until 2.11 store.go)"
_REST = r"(?P<reason>.+?(?=\\*\"\s*[,}]|$))"
_NO_RESOURCE_TEXT = "esource not found: type="
_NO_RESOURCE = rf"[Rr]{_NO_RESOURCE_TEXT}"
API_SERVER = (
    LogMessage(
        id="kri-parts",
        pattern=rf"invalid identifier string: {go_quoted_pattern('text')}",
        literals=("invalid identifier string: ",),
        about="kri",
        fault="command",
        since="2.11",
        source="pkg/core/kri/kri.go",
        meaning="{text} does not have the seven parts of a KRI",
        advice="a KRI is kri_<kind>_<mesh>_<zone>_<namespace>_<name>_<section>",
    ),
    LogMessage(
        id="kri-prefix",
        pattern=rf"identifier must start with 'kri': {go_quoted_pattern('text')}",
        literals=("identifier must start with 'kri': ",),
        about="kri",
        fault="command",
        since="2.11",
        source="pkg/core/kri/kri.go",
        meaning="{text} is no KRI",
        advice="a KRI begins with kri_",
    ),
    LogMessage(
        id="kri-short-name",
        pattern=rf"unknown short name of resource type: {go_quoted_pattern('short')}",
        literals=("unknown short name of resource type: ",),
        about="kri",
        fault="command",
        since="2.11",
        source="pkg/core/kri/kri.go",
        meaning="no kind of this version has the short name {short}",
        advice="see the short names of /kinds, which change with versions",
    ),
    LogMessage(
        id="workload-label",
        pattern=r'labels\[\\*"kuma\.io/workload\\*"\]: must be a valid DNS-1035 label',
        literals=("must be a valid DNS-1035 label",),
        about="workload-label",
        fault="manifest",
        since="2.13",
        source="resource_endpoints.go, createResource",
        meaning="the workload of a new Dataplane is no label",
        advice="write it in small letters, digits and '-', beginning with a letter",
    ),
    LogMessage(
        id="url-body",
        pattern=r"(?P<field>name|type|mesh) from the URL has to be the same as in body",
        literals=("from the URL has to be the same as in body",),
        about="url-name",
        fault="command",
        source="resource_endpoints.go, validateResourceRequest",
        meaning="the {field} in the URL of a request is not the one in its body",
        advice=(
            "write the same in both; a '/' at the end of a name is dropped from a URL, and kumactl "
            "does not escape what a URL cannot have"
        ),
    ),
    LogMessage(
        id="not-a-string",
        pattern=(
            rf"\b(?P<field>name|mesh)(?: |{REASON})in body must be of type string: "
            rf"{go_quoted_pattern('type')}"
        ),
        literals=("in body must be of type string: ",),
        about="rfc1123-subdomain",
        fault="manifest",
        source="pkg/core/resources/model/rest/unmarshaller.go",
        meaning="YAML reads the {field} as a {type}, not as a text: as it does no and 1e5",
        advice="put it in quotation marks",
    ),
    LogMessage(
        id="mesh-not-found",
        pattern=(
            r"(?:Mesh is not found(?s:.{0,200}?))?mesh of name (?P<name>.+?) is not found|"
            r"Mesh is not found"
        ),
        literals=(
            "mesh of name ",
            "Mesh is not found",
        ),
        about="mesh-reference",
        fault="missing",
        source="pkg/core/resources/manager/manager.go, MeshNotFoundError",
        meaning="the mesh of a resource does not exist",
        advice=(
            "see how it is spelled: in the field mesh, in --mesh, or on Kubernetes in the label "
            "kuma.io/mesh of the object or its namespace; or create the Mesh first"
        ),
        command="kumactl get meshes",
    ),
    LogMessage(
        id="owned-label",
        pattern=(
            rf"label {go_quoted_pattern('key')} is managed by the control plane: got "
            rf"{go_quoted_pattern('value')}, expected {go_quoted_pattern('expected')}"
        ),
        literals=("is managed by the control plane: got ",),
        about="owned-label",
        fault="manifest",
        since="3.0",
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
        literals=("is managed by the control plane and cannot be set here",),
        about="owned-label",
        fault="manifest",
        since="3.0",
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
        literals=("control plane and can be changed only there",),
        about="owned-label",
        fault=("command"),
        since="3.0",
        source=_OWNERSHIP,
        meaning=(
            "the resource has come from another control plane, as its label kuma.io/origin says"
        ),
        advice="change it at the one that it comes from",
    ),
    LogMessage(
        id="reserved-label",
        pattern=(
            rf"label {go_quoted_pattern('key')} is reserved and not known to this control "
            rf"plane"
        ),
        literals=("is reserved and not known to this control plane",),
        about="reserved-label",
        fault="manifest",
        since="3.0",
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
        literals=(
            "must be enabled or disabled, got ",
            "must be shadow, got ",
        ),
        about="label-choice",
        fault="manifest",
        since="3.0",
        source="labels/registry.go, oneOf (3.0: a single file)",
        meaning="the label {key} has few values, and {value} is none of them",
        advice="write one of them, or leave the label out",
    ),
    LogMessage(
        id="unknown-origin",
        pattern=rf"unknown resource origin {go_quoted_pattern('value')}",
        literals=("unknown resource origin ",),
        about="label-choice",
        fault="manifest",
        since="2.6",
        before="3.0",
        source="dataplane_helpers.go (2.6 to 2.14)",
        meaning="the label kuma.io/origin is 'global' or 'zone', and not {value}",
        advice="leave the label out",
    ),
    LogMessage(
        id="origin-label",
        pattern=r"the origin label must be set to '(?P<expected>\w+)'",
        literals=("the origin label must be set to '",),
        about="owned-label",
        fault="manifest",
        since="2.6",
        before="3.0",
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
        literals=("label should have ",),
        about="owned-label",
        fault="manifest",
        since="2.8",
        before="3.0",
        source="resource_endpoints.go, validateLabels; resourceadmissionchecker.go (2.8 to 2.14)",
        meaning="the label {key} is {expected} at this control plane, and may be nothing else",
        advice=_LABEL_OUT,
    ),
    LogMessage(
        id="mesh-label",
        pattern=r"kuma\.io/mesh label must not differ from mesh set on resource",
        literals=("kuma.io/mesh label must not differ from mesh set on resource",),
        about="owned-label",
        fault="manifest",
        since="2.9",
        before="3.0",
        source="resource_endpoints.go, validateLabels (2.9 to 2.14)",
        meaning="the label kuma.io/mesh names another mesh than the resource",
        advice=_LABEL_OUT,
    ),
    LogMessage(
        id="label-changed",
        pattern=(
            rf"(?:{LABEL})?is immutable, cannot be changed from {go_quoted_pattern('was')} to "
            rf"{go_quoted_pattern('value')}"
        ),
        literals=("is immutable, cannot be changed from ",),
        about="owned-label",
        fault="manifest",
        since="2.13",
        before="3.0",
        source="resource_endpoints.go, validateImmutableLabels (2.13, 2.14)",
        meaning=(
            "a label that is fixed when a resource is created, such as its display name, was "
            "{was} and is now {value}"
        ),
        advice=_AS_IT_WAS,
    ),
    LogMessage(
        id="label-removed",
        pattern=rf"(?:{LABEL})?is immutable, cannot be removed \(was {go_quoted_pattern('was')}\)",
        literals=("is immutable, cannot be removed (was ",),
        about="owned-label",
        fault="manifest",
        since="2.13",
        before="3.0",
        source="resource_endpoints.go, validateImmutableLabels (2.13, 2.14)",
        meaning=(
            "a label that is fixed when a resource is created, such as its display name, was "
            "{was} and is left out now"
        ),
        advice=_AS_IT_WAS,
    ),
    LogMessage(
        id="display-name-label",
        pattern=rf'labels\[\\*"(?P<key>kuma\.io/display-name)\\*"\]{REASON}{LABEL_VALUE}',
        literals=("kuma.io/display-name",),
        about="display-name-label",
        fault="manifest",
        since="2.6",
        source=f"resource_endpoints.go, validateLabels (2.6 to 2.14); {_SYNTAX}",
        meaning=(
            "the display name in the label {key} is refused: until 2.14 it must be a label value "
            "of at most 63 bytes, from 3.0 on an RFC 1123 subdomain of at most 253"
        ),
        advice="leave the label out: the display name is the name then",
    ),
    LogMessage(
        id="shorter",
        pattern=r"the length of the name must be shorter",
        literals=("the length of the name must be shorter",),
        about="zone-prefixed-length",
        fault="name",
        source="resource_endpoints.go",
        meaning=(
            "the name is too long to be sent to the global control plane with the zone in front "
            "of it"
        ),
        advice="choose a shorter name",
    ),
    LogMessage(
        id="url-charset",
        pattern=(
            rf"Bad Request{_DETAIL}Resource is not valid(?s:.{{0,300}}?)"
            rf"(?P<field>name|mesh|dataplane){REASON}invalid characters\. Valid characters are"
        ),
        literals=("invalid characters. Valid characters are",),
        about="url-name",
        fault="command",
        since="3.0",
        source="pkg/api-server, rejectInvalidNamePathParams (3.0: a single file)",
        meaning=(
            "the {field} in the URL of a request has characters that no name can have, and the "
            "control plane looks for nothing"
        ),
        advice="write it in small letters, digits, '-', '_' and '.'",
    ),
    LogMessage(
        id="type-of-body",
        pattern=r"\btype in body should be one of \[(?P<kind>\w+)\]",
        literals=("type in body should be one of [",),
        about="url-name",
        fault="manifest",
        source="pkg/core/resources/model/rest/unmarshaller.go; schemas of policies and services",
        meaning="the URL of a request is one of the kind {kind}, and the body has another type",
        advice="write the same type in both",
    ),
    LogMessage(
        id="body-required",
        pattern=r"\b(?P<field>type|mesh|name|spec) in body is required",
        literals=(" in body is required",),
        about="required-name",
        fault="manifest",
        source="pkg/core/resources/model/rest/unmarshaller.go; schemas of policies and services",
        meaning="a resource has no {field}",
        advice="write it; on Universal type, mesh and name stand at the top, without metadata",
    ),
    LogMessage(
        id="mesh-of-request",
        pattern=(
            rf"(?:Failed to retrieve Mesh|(?:Failed to|Could not) build "
            rf"(?:MeshContext|[Mm]esh context)){_DETAIL}Not found"
        ),
        literals=(
            "Failed to retrieve Mesh",
            " build MeshContext",
            " build mesh context",
            " build Mesh context",
        ),
        about="mesh-reference",
        fault="missing",
        source="pkg/api-server/resource_endpoints.go, meshFromRequest (since 2.7)",
        meaning="the mesh in the URL of a request, or in --mesh of kumactl, does not exist",
        advice="see how it is spelled, or create the Mesh first",
        command="kumactl get meshes",
    ),
    LogMessage(
        id="never-connected",
        pattern=rf"Failed to fetch dataplane insight{_DETAIL}Not found",
        literals=("Failed to fetch dataplane insight",),
        about=None,
        fault="missing",
        since="2.11",
        source="pkg/api-server/resource_endpoints.go, configForProxy",
        meaning=(
            "the configuration of a data plane proxy cannot be shown: no proxy of that mesh and "
            "name has ever connected to this control plane"
        ),
        advice="see whether the mesh and the name are those of a proxy that runs",
        command="kumactl inspect dataplanes",
    ),
    LogMessage(
        id="not-found-here",
        pattern=(
            rf"(?P<title>[Cc]ould not (?:retrieve|get|find|delete) [\w ]{{1,60}}?)"
            rf"{_DETAIL}Not found"
        ),
        literals=(
            "ould not retrieve ",
            "ould not get ",
            "ould not find ",
            "ould not delete ",
        ),
        about="core-name",
        fault="missing",
        source="pkg/core/rest/errors/error_handler.go",
        meaning="there is no such resource by the mesh and the name of the URL ({title})",
        advice=(
            "see how both are spelled: at a global control plane, a copy of what a zone has is "
            "called otherwise, as kuma-names encode kds-name tells"
        ),
    ),
    LogMessage(
        id="dataplane-of-dotted-mesh",
        pattern=(
            rf'{_NO_RESOURCE}\\*"Dataplane\\*" name={go_quoted_pattern("name")} '
            rf'mesh=(?=\\*"[^"\\]*\.){go_quoted_pattern("mesh")}'
        ),
        literals=(_NO_RESOURCE_TEXT,),
        about="proxyid",
        fault="name",
        source=_STORE_ERRORS,
        meaning=(
            "the control plane has no Dataplane {name} in mesh {mesh}; a mesh with a dot is read "
            "as another mesh in the ID of a proxy"
        ),
        advice="give the proxy a mesh without a dot",
        command="kumactl get dataplanes --mesh={mesh}",
    ),
    LogMessage(
        id="dataplane-missing",
        pattern=(
            rf'{_NO_RESOURCE}\\*"(?P<kind>Dataplane(?:Insight|Overview)?)\\*" '
            rf"name={go_quoted_pattern('name')} mesh={go_quoted_pattern('mesh')}"
        ),
        literals=(_NO_RESOURCE_TEXT,),
        about="kds-name",
        fault="missing",
        source=_STORE_ERRORS,
        meaning="the control plane has no {kind} {name} in mesh {mesh}",
        advice=(
            "see how both are spelled; at a global control plane the Dataplane of a zone has "
            "another name, as kuma-names encode kds-name tells; if the proxy's mesh has a dot, "
            "see kuma-names decode proxyid"
        ),
        command="kumactl get dataplanes --mesh={mesh}",
    ),
    LogMessage(
        id="mesh-resource-missing",
        pattern=(
            rf'{_NO_RESOURCE}\\*"Mesh(?:Insight)?\\*" name={go_quoted_pattern("mesh")} '
            rf'mesh=\\*"'
        ),
        literals=(_NO_RESOURCE_TEXT,),
        about="mesh-reference",
        fault="missing",
        source=_STORE_ERRORS,
        meaning="the control plane has no Mesh {mesh}",
        advice=(
            "see how it is spelled, or create the Mesh first; in a zone below a global control "
            "plane it comes from there"
        ),
        command="kumactl get meshes",
    ),
    LogMessage(
        id="zone-resource-missing",
        pattern=(
            rf'{_NO_RESOURCE}\\*"Zone(?:Insight)?\\*" name={go_quoted_pattern("zone")} '
            rf'mesh=\\*"'
        ),
        literals=(_NO_RESOURCE_TEXT,),
        about="rfc1035-label",
        fault="missing",
        source=_STORE_ERRORS,
        meaning=(
            "the control plane has no Zone {zone}, or its zone has never connected; a global "
            "control plane of Kuma 3.0 registers none whose name is no RFC 1035 label"
        ),
        advice="see the names of the zones, and whether this one is connected",
        command="kumactl inspect zones",
    ),
    LogMessage(
        id="secret-missing",
        pattern=(
            rf'{_NO_RESOURCE}\\*"Secret\\*" name={go_quoted_pattern("name")} '
            rf"mesh={go_quoted_pattern('mesh')}"
        ),
        literals=(_NO_RESOURCE_TEXT,),
        about="core-name",
        fault="missing",
        source=_STORE_ERRORS,
        meaning=(
            "mesh {mesh} has no Secret {name}; on Kubernetes it must be in the namespace of the "
            "control plane, with the label kuma.io/mesh"
        ),
        advice="see how it is spelled where it is referred to, and in which mesh it is",
        command="kumactl get secrets --mesh={mesh}",
    ),
    LogMessage(
        id="global-secret-missing",
        pattern=rf'{_NO_RESOURCE}\\*"GlobalSecret\\*" name={go_quoted_pattern("name")} mesh=',
        literals=(_NO_RESOURCE_TEXT,),
        about="core-name",
        fault="missing",
        source=_STORE_ERRORS,
        meaning=(
            "the control plane has no GlobalSecret {name}: it is misspelled, or not made yet, or "
            "only the global control plane has it"
        ),
        advice="see how it is spelled where it is referred to",
        command="kumactl get global-secrets",
    ),
    LogMessage(
        id="resource-missing",
        pattern=(
            rf"{_NO_RESOURCE}{go_quoted_pattern('kind')} name={go_quoted_pattern('name')} "
            rf"mesh={go_quoted_pattern('mesh')}"
        ),
        literals=(_NO_RESOURCE_TEXT,),
        about="core-name",
        fault="missing",
        source=_STORE_ERRORS,
        meaning="the control plane has no {kind} {name} (mesh {mesh})",
        advice=(
            "see how kind, name and mesh are spelled; what has come from another control plane has "
            "another name, as kuma-names encode kds-name tells"
        ),
    ),
    LogMessage(
        id="resource-exists",
        pattern=(
            rf"resource already exists: type={go_quoted_pattern('kind')} "
            rf"name={go_quoted_pattern('name')} mesh={go_quoted_pattern('mesh')}"
        ),
        literals=("resource already exists: type=",),
        about="core-name",
        fault="name",
        source=_STORE_ERRORS,
        meaning=(
            "the name {name} of a {kind} is taken already (mesh {mesh}): on Universal in this "
            "mesh, on Kubernetes in any mesh"
        ),
        advice=(
            "take another name, or update what there is; if nobody has created one, two control "
            "planes did at the same moment, and the next attempt finds it"
        ),
    ),
    LogMessage(
        id="resource-conflict",
        pattern=(
            rf"resource conflict: type={go_quoted_pattern('kind')} "
            rf"name={go_quoted_pattern('name')} mesh={go_quoted_pattern('mesh')}"
        ),
        literals=("resource conflict: type=",),
        about=None,
        fault="none",
        source=_STORE_ERRORS,
        meaning=(
            "not about a name: somebody else has written or deleted the {kind} {name} (mesh "
            "{mesh}) since it was read"
        ),
        advice="read it again and repeat the change; what the control plane writes, it retries",
    ),
    LogMessage(
        id="store-without-name",
        pattern=(
            r"ResourceStore\.(?P<operation>\w+)\(\) requires options\.(?P<field>Name|Mesh) to be a "
            r"non-empty value"
        ),
        literals=(") requires options.",),
        about="required-name",
        fault="kuma",
        source="pkg/core/resources/store/store.go, strictResourceStore",
        meaning="the control plane looks for, or writes, a resource without a {field}",
        advice="see in the line before which request or resource has none, and set it there",
    ),
    LogMessage(
        id="store-empty-name",
        pattern=r"invalid: name can't be empty",
        literals=("invalid: name can't be empty",),
        about="required-name",
        fault="command",
        source="pkg/plugins/resources/k8s/store.go, k8sNameNamespace",
        meaning="a resource is asked for on Kubernetes without a name",
        advice="see that the URL, or the command, names one",
    ),
    LogMessage(
        id="postgres-length",
        pattern=r"value too long for type character varying\((?P<limit>\d+)\)",
        literals=("value too long for type character varying(",),
        about="mesh-name-length",
        fault="name",
        source="Postgres (SQLSTATE 22001); pkg/plugins/resources/postgres/migrations",
        meaning=(
            "Postgres stores at most {limit} characters of a name: 100 of a mesh and of an owner, "
            "253 of others; who asked got an internal server error"
        ),
        advice="choose a shorter name",
    ),
    LogMessage(
        id="postgres-zero-byte",
        pattern=r"invalid byte sequence for encoding \\*\"UTF8\\*\": 0x00",
        literals=("invalid byte sequence for encoding ",),
        about="url-name",
        fault="command",
        source="Postgres (SQLSTATE 22021)",
        meaning=(
            "the name or the mesh in the URL of a request has a zero byte (%00), which Postgres "
            "refuses; who asked got an internal server error"
        ),
        advice="take it out of the URL",
    ),
    LogMessage(
        id="unregistered-type",
        pattern=(
            rf"cannot (?P<operation>create|update) instance of unregistered type "
            rf"{go_quoted_pattern('kind')}"
        ),
        literals=(" instance of unregistered type ",),
        about=None,
        fault="versions",
        source="pkg/plugins/resources/k8s/store.go",
        meaning=(
            "not about a name: the control plane cannot store a {kind} on Kubernetes, where it has "
            "no such kind"
        ),
        advice="see that the custom resource definitions are those of the control plane's version",
        command="kubectl get crds",
    ),
    LogMessage(
        id="mesh-in-use",
        pattern=r"unable to delete mesh, there are still some dataplanes attached",
        literals=("unable to delete mesh, there are still some dataplanes attached",),
        about=None,
        fault="command",
        source="pkg/core/managers/apis/mesh/mesh_validator.go, ValidateNoActiveDP",
        meaning=(
            "not about how a name is spelled: a Mesh is not deleted as long as it has Dataplanes, "
            "whether their proxies run or not"
        ),
        advice=(
            "stop the proxies and delete their Dataplanes first; to rename a Mesh, create the new "
            "one and move them"
        ),
        command="kumactl get dataplanes --mesh={mesh}",
    ),
    LogMessage(
        id="zone-in-use",
        pattern=r"unable to delete Zone, Zone CP is still connected",
        literals=("unable to delete Zone, Zone CP is still connected",),
        about=None,
        fault="command",
        source="pkg/core/managers/apis/zone/zone_validator.go",
        meaning=(
            "not about how a name is spelled: a Zone is not deleted as long as its control plane "
            "is connected"
        ),
        advice="stop the zone's control plane first; to rename a zone, deploy it anew",
        command="kumactl inspect zones",
    ),
    LogMessage(
        id="secret-in-use",
        pattern=(
            rf"The secret {go_quoted_pattern('name')} that you are trying to remove is currently "
            rf"in use in Mesh {go_quoted_pattern('mesh')} in mTLS backend "
            rf"{go_quoted_pattern('backend')}"
        ),
        literals=(" that you are trying to remove is currently in use in Mesh ",),
        about=None,
        fault="command",
        before="3.0",
        source="pkg/core/secrets/manager/validator.go",
        meaning=(
            "not about how a name is spelled: the CA backend {backend} of Mesh {mesh} still uses "
            "the Secret {name}"
        ),
        advice="take the backend out of the Mesh first",
        command="kumactl get mesh {mesh} -o yaml",
    ),
    LogMessage(
        id="mesh-membership",
        pattern=(
            rf"dataplane cannot be a member of mesh {go_quoted_pattern('mesh')} because its tags "
            rf"{go_quoted_pattern('tags')} (?:does not fulfill any requirements|matches restricted "
            rf"tags {go_quoted_pattern('denied')})"
        ),
        literals=("dataplane cannot be a member of mesh ",),
        about="tag-value",
        fault="manifest",
        before="3.0",
        source="pkg/core/managers/apis/dataplane/membership_validator.go",
        meaning=(
            "the Mesh {mesh} does not let in a Dataplane with the tags {tags}: its constraints "
            "name the values of tags that it takes, and that it refuses"
        ),
        advice="see constraints.dataplaneProxy of the Mesh, and how the tags are spelled",
        command="kumactl get mesh {mesh} -o yaml",
    ),
    LogMessage(
        id="rate-limit-of-external-service",
        pattern=(
            r"ExternalService would match RateLimit '(?P<name>[^']*)' which includes incompatible "
            r"destination matches|RateLimit applied to external service only supports "
            r"kuma\.io/service as destination match"
        ),
        literals=(
            "ExternalService would match RateLimit '",
            "RateLimit applied to external service only supports kuma.io/service",
        ),
        about="destination-tag-name",
        fault="manifest",
        before="3.0",
        source="pkg/core/managers/apis, external_service_validator.go and ratelimit_validator.go",
        meaning=(
            "a RateLimit selects an ExternalService by other tags than kuma.io/service, which "
            "cannot be limited"
        ),
        advice="select its destinations by kuma.io/service alone",
        command="kumactl get rate-limits",
    ),
    LogMessage(
        id="read-only-on-kubernetes",
        pattern=r"On Kubernetes you cannot change the state of Kuma resources with 'kumactl apply'",
        literals=("On Kubernetes you cannot change the state of Kuma resources",),
        about=None,
        fault="command",
        source="pkg/api-server/resource_endpoints.go, k8sReadOnlyMessage",
        meaning=(
            "not about a name: the store of this control plane is Kubernetes, and resources are "
            "changed there"
        ),
        advice="write the resource for Kubernetes, with apiVersion and metadata, and apply that",
        command="kubectl apply -f resource.yaml",
    ),
    LogMessage(
        id="read-only-at-global",
        pattern=r"On global control plane you can not modify dataplane resources",
        literals=("On global control plane you can not modify dataplane resources",),
        about=None,
        fault="command",
        source="pkg/api-server/resource_endpoints.go, globalReadOnlyMessage",
        meaning=(
            "not about a name: this is a global control plane, and resources of this kind belong "
            "to zones"
        ),
        advice="apply it at the control plane of the zone, under the name that it has there",
        command="kumactl config control-planes switch --name=ZONE",
    ),
    LogMessage(
        id="read-only-in-zone",
        pattern=r"On zone control plane you can only modify zone resources",
        literals=("On zone control plane you can only modify zone resources",),
        about=None,
        fault="command",
        source="pkg/api-server/resource_endpoints.go, zoneReadOnlyMessage",
        meaning=(
            "not about a name: this control plane is a zone's below a global one, from which "
            "resources of this kind come"
        ),
        advice="apply it at the global control plane",
        command="kumactl config control-planes switch --name=GLOBAL",
    ),
    LogMessage(
        id="access-denied",
        pattern=(
            rf"user {go_quoted_pattern('user')} cannot access (?:the resource of type "
            rf"{go_quoted_pattern('kind')}|"
            r"(?P<what>[\w -]+))"
        ),
        literals=(" cannot access ",),
        about=None,
        fault="token",
        source="pkg/core/access/errors.go, Validate",
        meaning=(
            "not about a name: the user {user} may not do this; who asks over HTTP from another "
            "host and without a token is mesh-system:anonymous"
        ),
        advice="ask with the token of a user who may, or over localhost of the control plane",
        command="kumactl config control-planes add --auth-type=tokens --auth-conf token=TOKEN",
    ),
    LogMessage(
        id="workload-at-global",
        pattern=r'labels\[\\*"kuma\.io/workload\\*"\]: not allowed on Global control plane',
        literals=("not allowed on Global control plane",),
        about="workload-label",
        fault="manifest",
        since="2.13",
        source="resource_endpoints.go, createResource",
        meaning="a Dataplane with the label kuma.io/workload is created at a global control plane",
        advice="create it at the control plane of its zone, or leave the label out",
    ),
    LogMessage(
        id="unknown-kind",
        pattern=rf"invalid resource type {go_quoted_pattern('kind')}",
        literals=("invalid resource type ",),
        about=None,
        fault="manifest",
        source="pkg/core/resources/registry/registry.go, DescriptorFor",
        meaning=(
            "the type {kind} is no kind of this version: it is misspelled, has been removed, comes "
            "later, or (if empty) the file is one for Kubernetes"
        ),
        advice=(
            "write it as the list of kinds does; a resource with apiVersion, kind and metadata is "
            "for kubectl"
        ),
        command="kumactl get --help",
    ),
    LogMessage(
        id="body-not-read",
        pattern=(
            rf"invalid (?:meta type|(?P<kind>\w+) object): (?:{go_quoted_pattern('reason')}|"
            rf"'(?P<cause>[^']*)')"
        ),
        literals=("invalid meta type: ", " object: "),
        about=None,
        fault="manifest",
        source="pkg/core/resources/model/rest/unmarshaller.go",
        meaning=(
            "a resource cannot be read: {reason}; a number, true or no as a name, a mesh or the "
            "value of a tag must stand in quotation marks"
        ),
        advice="see which field the reason names, and write a text there",
    ),
    LogMessage(
        id="page-size",
        pattern=(
            r"invalid page size of (?P<size>-?\d+)\. Maximum page size is (?P<limit>\d+)|"
            r"Invalid page size"
        ),
        literals=(
            "invalid page size of ",
            "Invalid page size",
        ),
        about=None,
        fault="command",
        source="pkg/api-server/pagination.go",
        meaning="not about a name: a list is asked for in pages that are too long, or no number",
        advice="ask for at most 1000 at a time, and follow `next`",
    ),
    LogMessage(
        id="page-offset",
        pattern=r"Invalid offset|invalid offset: ",
        literals=("Invalid offset", "invalid offset: "),
        about=None,
        fault="command",
        source="pkg/core/resources/store/pagination_store.go",
        meaning="not about a name: the offset of a page of a list is no number",
        advice="follow `next` of the page before",
    ),
    LogMessage(
        id="label-filter",
        pattern=(
            r"(?P<filter>filter\[[^\s\"]{1,300}\])"
            rf"{REASON}(?:filters are only supported on labels|advanced filters are not supported)"
        ),
        literals=(
            "filters are only supported on labels",
            "advanced filters are not supported",
        ),
        about="label-key",
        fault="command",
        since="2.10",
        source="pkg/api-server/filters/filtering.go",
        meaning="a list is filtered by {filter}: only filter[labels.<key>] is known, by equality",
        advice="write filter[labels.<key>]=<value>",
    ),
    LogMessage(
        id="hostnames-of-kind",
        pattern=r"only \\*\"(?P<kinds>[\w,]+)\\*\" are available for inspection",
        literals=(" are available for inspection",),
        about=None,
        fault="command",
        since="2.10",
        source="pkg/api-server/inspect_mesh_service.go",
        meaning="hostnames are asked of another kind than {kinds}, which alone have them",
        advice="take one of these in the URL",
    ),
    LogMessage(
        id="inbound-missing",
        pattern=r"\binbound not found",
        literals=("inbound not found",),
        about="kri",
        fault="command",
        since="2.12",
        source="pkg/api-server/resource_endpoints.go, matchedPoliciesToInboundConfig",
        meaning=(
            "the KRI of an inbound names, in its last part, no port and no port name of the "
            "Dataplane; who asked got an internal server error"
        ),
        advice="take the section name as the Dataplane's layout gives it",
    ),
    LogMessage(
        id="ingress-of-other-zone",
        pattern=r"Could not connect to zone ingress that resides in another zone",
        literals=("Could not connect to zone ingress that resides in another zone",),
        about="zone-name",
        fault="command",
        before="3.0",
        source="pkg/api-server/inspect_envoy_admin_endpoints.go",
        meaning=(
            "the ZoneIngress or ZoneEgress that is asked for belongs to another zone: here is only "
            "its copy"
        ),
        advice="ask the control plane of that zone, or the global one",
    ),
    LogMessage(
        id="zone-offline",
        pattern=r"couldn't execute (?P<operation>[\w ]{1,40}) operation, zone is offline",
        literals=(" operation, zone is offline",),
        about=None,
        fault="environment",
        since="2.10",
        source="pkg/intercp/envoyadmin/forwarding_kds_client.go, ZoneOfflineError",
        meaning=(
            "not about a name: a proxy cannot be inspected ({operation}), for the zone's control "
            "plane is not connected to the global one"
        ),
        advice="connect the zone, or inspect the proxy at the zone's control plane",
        command="kumactl inspect zones",
    ),
    LogMessage(
        id="zone-stream",
        pattern=r"stream to execute (?P<operation>[\w ]{1,40}) operations is not yet connected",
        literals=(" operations is not yet connected",),
        about=None,
        fault="environment",
        source="pkg/intercp/envoyadmin/forwarding_kds_client.go, StreamNotConnectedError",
        meaning=(
            "not about a name: a proxy cannot be inspected ({operation}) until its zone's control "
            "plane has opened a stream for that"
        ),
        advice="try again; if it stays so, see the log of the zone's control plane",
        command="kumactl inspect zones",
    ),
    LogMessage(
        id="instance-missing",
        pattern=r"instance not found: (?P<instance>[-.\w]+)",
        literals=("instance not found: ",),
        about=None,
        fault="environment",
        since="2.8",
        source="pkg/intercp/catalog/catalog.go",
        meaning=(
            "not about the name of a resource: the instance {instance} of the control plane, to "
            "which a zone was connected, is gone"
        ),
        advice="wait until the zone has connected to another instance",
    ),
    LogMessage(
        id="inspection-forwarded",
        pattern=(
            r"zone CP of the resource is connected to (?:this|other) Global CP instance\. "
            rf'(?:Executing operation|Forwarding the request)(?:.*?"name":\s*'
            rf'{go_quoted_pattern("name")}, "mesh":\s*{go_quoted_pattern("mesh")})?'
        ),
        literals=("zone CP of the resource is connected to ",),
        about=None,
        fault="none",
        source="pkg/intercp/envoyadmin/forwarding_kds_client.go, logIntendedAction",
        meaning=(
            "not about a name: the proxy {name} of mesh {mesh} is inspected over the connection "
            "of its zone, as usual"
        ),
        advice="nothing is to be done",
    ),
    LogMessage(
        id="trust-origin-ignored",
        pattern=(
            r"ignoring status\.origin as it is read-only(?:.*?"
            rf'"mesh":\s*{go_quoted_pattern("mesh")}, "name":\s*{go_quoted_pattern("name")})?'
        ),
        literals=("ignoring status.origin as it is read-only",),
        about=None,
        fault="none",
        since="2.13",
        source="pkg/api-server/resource_endpoints.go, clearMeshTrustOrigin",
        meaning=(
            "not about a name: the MeshTrust {name} of mesh {mesh} was applied with a status, "
            "which only the control plane writes"
        ),
        advice="leave status out of the file",
    ),
    LogMessage(
        id="default-mesh",
        pattern=(
            r"default Mesh created|default Mesh already exists\. Skip creating default Mesh|"
            r"trying to create default Mesh|skipping default Mesh creation because"
        ),
        literals=(
            "default Mesh created",
            "default Mesh already exists. Skip creating default Mesh",
            "trying to create default Mesh",
            "skipping default Mesh creation because",
        ),
        about=None,
        fault="none",
        source="pkg/defaults/mesh.go, EnsureDefaultMeshExists",
        meaning=(
            "not about a name: the control plane sees at its start that there is a Mesh 'default', "
            "also if it was deleted"
        ),
        advice="set KUMA_DEFAULTS_SKIP_MESH_CREATION=true if there shall be none",
    ),
    LogMessage(
        id="no-route",
        pattern=r"404: Page Not Found|405: Method Not Allowed",
        literals=(
            "404: Page Not Found",
            "405: Method Not Allowed",
        ),
        about=("url-name"),
        fault="command",
        source="github.com/emicklei/go-restful",
        meaning=(
            "the control plane has nothing under a URL: a '/' in a name makes another path of it"
        ),
        advice="take the '/' out of the name",
    ),
)
API_SERVER_SUMMARIES = (
    LogMessage(
        id="secret-use-unknown",
        pattern=(
            rf"error while checking if secret is used by mTLS backend|could not retrieve secrets "
            rf"in use by backend {go_quoted_pattern('backend')}"
        ),
        literals=(
            "error while checking if secret is used by mTLS backend",
            "could not retrieve secrets in use by backend ",
        ),
        about=None,
        fault="none",
        before="3.0",
        source="pkg/core/secrets/manager/validator.go",
        meaning=(
            "not about a name: a Secret is deleted although the control plane does not know "
            "whether a CA backend ({backend}) uses it"
        ),
        advice="see whether the Mesh of the Secret has a backend that names it",
    ),
    LogMessage(
        id="not-for-kubernetes",
        pattern=(
            r"failed to convert core (?:list )?model of type (?P<kind>\w+) into k8s counterpart: "
            f"{_REST}"
        ),
        literals=(" into k8s counterpart: ",),
        about=None,
        fault="kuma",
        source="pkg/plugins/resources/k8s/store.go",
        meaning="the control plane cannot write a {kind} as an object of Kubernetes: {reason}",
        advice="see the reason: if it is about the name or the spec, mend that in the resource",
    ),
    LogMessage(
        id="not-on-kubernetes",
        pattern=(
            r"failed to (?P<action>create|update|delete|get|list) k8s resources?: "
            f"{_REST}"
        ),
        literals=(" k8s resource",),
        about=None,
        fault="environment",
        source="pkg/plugins/resources/k8s/store.go",
        meaning="Kubernetes does not {action} an object for the control plane: {reason}",
        advice="see the reason: a name, a webhook, missing rights, or Kubernetes itself",
    ),
    LogMessage(
        id="layout-without-identity",
        pattern=(
            r"could not (?:list MeshIdentity resources|get trust domain|compute SPIFFE ID)\b"
            rf'(?:.*?"mesh":\s*{go_quoted_pattern("mesh")}(?:, "dataplane":\s*'
            rf"{go_quoted_pattern('name')})?)?"
        ),
        literals=(
            "could not list MeshIdentity resources",
            "could not get trust domain",
            "could not compute SPIFFE ID",
        ),
        about="spiffe",
        fault="configuration",
        since="2.14",
        source="pkg/api-server/dataplane_layout_endpoint.go",
        meaning=(
            "the layout of a Dataplane of mesh {mesh} is shown without its SPIFFE ID, for the "
            "MeshIdentity that selects it gives none"
        ),
        advice="see behind err which template or label is wrong",
        command="kumactl get meshidentities --mesh={mesh}",
    ),
    LogMessage(
        id="resource-invalid",
        pattern=(
            rf"(?P<title>(?:Could not|Failed to) [\w ]{{1,60}}?){_DETAIL}Resource is not valid"
        ),
        literals=("Resource is not valid",),
        about=None,
        fault="manifest",
        source="pkg/core/rest/errors/error_handler.go",
        meaning=(
            "the control plane refuses a resource ({title}): which field of it, and why, stands in "
            "the lines that follow, or in invalid_parameters"
        ),
        advice="ask about those lines",
    ),
    LogMessage(
        id="internal-error",
        pattern=(
            rf"(?P<title>(?:[Cc]ould not|Failed to) [\w {{}}.-]{{1,200}}?){_DETAIL}"
            r"Internal Server Error"
        ),
        literals=("Internal Server Error",),
        about=None,
        fault="kuma",
        source="pkg/core/rest/errors/error_handler.go",
        meaning=(
            "the control plane failed ({title}), and keeps the reason to itself: it can be a name "
            "that the store refuses, a Mesh that takes no such tags, or the store"
        ),
        advice="search its log for the same words: the reason stands behind them",
    ),
)
"""What stands in front of a reason: known if the reason in the same text is not."""
