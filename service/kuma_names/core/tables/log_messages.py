"""What Kuma's messages mean, as rows: a pattern with named groups, and what it says of them; data only.

The texts are those of rules and identifiers in the tables, and of Kuma's source, as named by `source`.
"""

import re
from dataclasses import dataclass

QUOTE = "_"
"""Begins the name of a group that finds the "\\" before a quotation mark, where the line is itself part of a JSON text."""


@dataclass(frozen=True, slots=True)
class Message:
    """A text that Kuma writes; `about` is the rule, notice or codec that it is about, and `meaning` takes the groups as {words}."""

    id: str
    pattern: re.Pattern[str]
    about: str
    source: str
    meaning: str
    advice: str


def _quoted(name: str) -> str:
    """Match a text that Go quoted (%q), as a group; where its quotation marks are escaped, there is nothing else that is."""
    marked = f"{QUOTE}{name}"
    return rf'(?P<{marked}>\\)?"(?P<{name}>(?({marked})[^"\\]*|(?:[^"\\]|\\.)*))(?({marked})\\)"'


def _row(id_: str, pattern: str, about: str, source: str, meaning: str, advice: str) -> Message:
    return Message(id_, re.compile(pattern), about, source, meaning, advice)


_REASON = r"(?:: |\\*\",\s*\\*\"reason\\*\":\s*\\*\")"
"""What stands between a field and what is wrong with it: in the lines of kumactl, and in the JSON of an answer."""
_LABEL = rf'labels\[\\*"(?P<key>[^"\\]*)\\*"\]{_REASON}'
_LABEL_VALUE = (
    "(?:must be no more than (?:63|253) (?:characters|bytes)|a valid label must be an empty string or consist of"
    "|a lowercase RFC 1123 subdomain must consist of)"
)
_CREATE = "create the Dataplane first, or start kuma-dp with --dataplane-file"
_NAMESPACE = "a name on Kubernetes ends in a dot and the namespace"
MISREAD = (
    "replace the mesh {mesh} by one without a dot, for a Mesh cannot be renamed: in a Mesh {read} the same data plane proxy starts"
)
"""What to do where it is known that a mesh with a dot was meant."""
MAYBE_MISREAD = "{advice}; if the proxy belongs to mesh {meshes}: replace that mesh by one without a dot"
"""What to do where it is not known which mesh was meant."""
_RENAME = "give it another name; for an existing Mesh or Zone: create a new one and migrate"
_RENAME_SERVICE = "if the error behind it is about the name: create the service anew under a name that is an RFC 1035 label"
_BOTH_SIDES = "give the resource a name that the versions on both sides accept, or bring both sides to one version"
_LABEL_OUT = "leave the label out: the control plane writes it"
_AS_IT_WAS = "give the label as it was; for another value delete the resource and create it anew"
_NEW_TOKEN = "if the key was rotated: make the token anew"
_OWNERSHIP = "labels/validate.go, ValidateOwnership (3.0: a single file)"
_SYNTAX = "labels/validate.go, validateSyntax (3.0: a single file)"
_SIGNING_KEYS = "pkg/core/tokens/signing_key.go"
_ZONE_NAME = "set another zone name; a deployed zone cannot be renamed"
MESSAGES = (
    _row(
        "dataplane-not-found",
        rf"resource {_quoted('proxyId')} not found; create a Dataplane in Kuma CP first or pass it as an argument to kuma-dp",
        "proxyid", "pkg/xds/auth/callbacks.go",
        "the control plane has no Dataplane {readName} in mesh {readMesh}, which is what it reads in the proxy ID {proxyId}",
        _CREATE,
    ),
    _row(
        "zone-proxy-not-found",
        rf"resource {_quoted('proxyId')} not found; create a (?P<kind>ZoneIngress|ZoneEgress) in Kuma CP first",
        "proxyid", "pkg/xds/auth/callbacks.go, until 2.14",
        "the control plane has no {kind} {readName}, which is what it reads in the proxy ID {proxyId}",
        "create it first, or start kuma-dp with --dataplane-file",
    ),
    _row(
        "health-not-found", r"dataplane not found\. Create Dataplane in Kuma CP first or pass it as an argument to kuma-dp",
        "proxyid", "pkg/hds/authn/callbacks.go",
        "the control plane has no Dataplane of the mesh and name that it reads in the node ID of Envoy, and so no health checks",
        _CREATE,
    ),
    _row(
        "proxy-id-mismatch",
        r"proxyId \{(?P<readMesh>\S*) (?P<readName>\S*)\} does not match proxy resource "
        r"\{(?:(?:Dataplane|ZoneIngress|ZoneEgress) )?(?P<mesh>[^}\s]*) (?P<name>[^}\s]*)(?:[^}]*\})?",
        "proxyid", "pkg/xds/server/callbacks/dataplane_lifecycle.go",
        "the control plane reads mesh {readMesh}, name {readName} in the ID of a proxy that is {name} of mesh {mesh}",
        "start kuma-dp with the mesh and the name of the Dataplane that it brings",
    ),
    _row(
        "proxy-id-invalid", r"(?:request must have a valid Proxy I[Dd]|invalid node ID): (?P<reason>.+)",
        "proxyid", "pkg/xds/auth/callbacks.go", "the node ID of Envoy is no proxy ID: {reason}",
        "the ID is mesh, a dot and the name: see that both are set",
    ),
    _row(
        "proxy-id-empty", r"Envoy ID must not be nil", "proxyid", "pkg/core/xds/types.go", "Envoy has no node ID at all",
        "start Envoy by kuma-dp, which sets it",
    ),
    _row(
        "proxy-id-no-dot", r"the name should be provided after the dot", "proxyid", "pkg/core/xds/types.go",
        "the node ID of Envoy has no dot between mesh and name", "start Envoy by kuma-dp, which joins them",
    ),
    _row(
        "proxy-id-no-name", r"name must not be empty", "proxyid", "pkg/core/xds/types.go",
        "the node ID of Envoy has nothing behind its first dot", "set the name of the Dataplane",
    ),
    _row(
        "active-stream", r"there is already an active stream from this node, try again later", "proxyid",
        "pkg/xds/server/callbacks/dataplane_callbacks.go", "another proxy with the same proxy ID is connected",
        "see whether two data plane proxies have one mesh and name",
    ),
    _row(
        "node-id-changed",
        r"stream was authenticated for ID (?P<proxyId>\S+)\. Received request is for node with ID (?P<other>\S+)\. Node ID cannot",
        "proxyid", "pkg/xds/auth/callbacks.go", "the proxy {proxyId} called itself {other} on the same connection",
        "restart kuma-dp",
    ),
    _row(
        "not-authenticated", r"stream was not authenticated for ID", "proxyid", "pkg/hds/authn/callbacks.go",
        "Envoy reports health on a connection on which it has not said who it is", "restart kuma-dp",
    ),
    _row(
        "mesh-missing", r"\.Mesh must be non-empty", "proxyid", "pkg/config/app/kuma-dp/config.go",
        "kuma-dp does not start: it does not know the mesh of its proxy, and so no proxy ID", "start kuma-dp with --mesh",
    ),
    _row(
        "proxy-type", rf"unsupported proxy type {_quoted('type')}", "proxy-id-zone-proxy", "pkg/xds/auth/callbacks.go",
        "the control plane knows no proxies of type {type}; from Kuma 3.0 on there are no zone ingresses and egresses",
        "start kuma-dp with --proxy-type=dataplane",
    ),
    _row(
        "no-namespace", rf"name {_quoted('name')} must include namespace after the dot, ex\. ",
        "core-name", "pkg/util/k8s/name_converter.go",
        "the control plane looks for {name} on Kubernetes, and there is no namespace in it",
        _NAMESPACE,
    ),
    _row(
        "empty-namespace", r"namespace must be non-empty", "core-name", "pkg/util/k8s/name_converter.go",
        "the control plane looks for a name on Kubernetes that ends in a dot, and there is no namespace behind it", _NAMESPACE,
    ),
    _row(
        "kri-parts", rf"invalid identifier string: {_quoted('text')}", "kri", "pkg/core/kri/kri.go",
        "{text} does not have the seven parts of a KRI", "a KRI is kri_<kind>_<mesh>_<zone>_<namespace>_<name>_<section>",
    ),
    _row(
        "kri-prefix", rf"identifier must start with 'kri': {_quoted('text')}", "kri", "pkg/core/kri/kri.go",
        "{text} is no KRI", "a KRI begins with kri_",
    ),
    _row(
        "kri-short-name", rf"unknown short name of resource type: {_quoted('short')}", "kri", "pkg/core/kri/kri.go",
        "no kind of this version has the short name {short}", "see the short names of /kinds, which change with versions",
    ),
    _row(
        "kubernetes-name",
        rf"metadata\.name: Invalid value: {_quoted('name')}: (?:a lowercase RFC 1123 subdomain|must be no more than 253)",
        "kubernetes-object-name", "k8s.io/apimachinery, NameIsDNSSubdomain",
        "Kubernetes refuses an object that is called {name}: that is no RFC 1123 subdomain of at most 253 bytes",
        "write it in small letters, digits, '-' and '.'; if it is a copy of what another zone has, rename that",
    ),
    _row(
        "zone-not-registered",
        r'could not store stream connection.*?resource not found: type=\\*"Zone\\*" '
        rf"name={_quoted('name')}",
        "rfc1035-label", "pkg/kds/mux/zone_sync.go (observed: a 2.14 zone below a Global of the 3.0 line)",
        "the global control plane has no Zone {name}, and syncs nothing of that zone: one of Kuma 3.0 registers no Zone whose name "
        "is no RFC 1035 label, and no line says so",
        "deploy the zone anew under a name of a-z, 0-9 and '-' that begins with a letter; if it has such a name: see why",
    ),
    _row(
        "zone-connection", r"could not store stream connection", "rfc1035-label", "pkg/kds/mux/zone_sync.go",
        "the global control plane ends the connection of a zone, whose Zone it cannot update, and syncs nothing of that zone",
        "see its log: if it finds no Zone, the zone's name is at fault, which must be an RFC 1035 label from Kuma 3.0 on",
    ),
    _row(
        "kds-invalid", rf'received resource is invalid, sending NACK(?:.*?"err":\s*{_quoted("reason")})?',
        "kds-receiver", "kds_client.go",
        "this control plane leaves out resources that another one sent: it refuses their names, or something else of them",
        _BOTH_SIDES,
    ),
    _row(
        "kds-rejected",
        r"OnStreamDeltaRequest: resource was rejected(?!.*type\.googleapis\.com)"
        r'(?:.*?type_url:\s*\\*"(?P<kind>\w+)\\*")?',
        "kds-receiver", "pkg/util/xds/logging_callbacks.go",
        "another control plane leaves out resources that this one sent: it refuses their names, or something else of them",
        _BOTH_SIDES,
    ),
    _row(
        "status-not-written", rf'could not update mesh service\b(?:.*?"meshservice":\s*{_quoted("name")})?',
        "own-writes", "meshservice/status/updater.go (observed on the 3.0 line)",
        "the control plane cannot write the status of a MeshService; one of Kuma 3.0 cannot if an older version stored it under "
        "a name that is no RFC 1035 label: it gets no hostname if it has none",
        _RENAME_SERVICE,
    ),
    _row(
        "vip-not-written", r"could not update (?:the resource|(?:external )?service) with allocated Kuma VIP",
        "own-writes", "core/vip/allocator.go (observed on the 3.0 line)",
        "the control plane cannot give a service its virtual IP; one of Kuma 3.0 cannot if an older version stored it under a name "
        "that is no RFC 1035 label: it gets no hostname either",
        _RENAME_SERVICE,
    ),
    _row(
        "mesh-service-not-made", rf"couldn't create MeshService\b(?:.*?\"MeshService\":\s*{_quoted('name')})?",
        "mesh-service-generation", "meshservice/generate/generator.go, since 2.9",
        "the control plane cannot store the MeshService that it makes of data plane proxies; in 2.9 so if its name, which is their "
        "tag kuma.io/service, is longer than 63 bytes",
        "see the error behind it; choose a shorter value",
    ),
    _row(
        "proxy-labels", r"invalid labels of the proxy resource passed in kuma-dp run: (?P<reason>.+)",
        "owned-label", "dataplane_lifecycle.go (3.0: a single file)",
        "the data plane proxy cannot start: the Dataplane that kuma-dp brings has labels that are refused: {reason}",
        "leave the label out of what --dataplane-file names",
    ),
    _row(
        "zone-setting-label", rf"Zone name {_quoted('name')} has to be a valid RFC1035 DNS label", "zone-setting",
        "pkg/config/multizone/multicluster.go, since 3.0",
        "kuma-cp does not start: from Kuma 3.0 on its zone name must be an RFC 1035 label, and {name} is none", _ZONE_NAME,
    ),
    _row(
        "zone-setting-length", r"Zone name cannot be longer than 63 characters", "zone-setting-length",
        "pkg/config/multizone/multicluster.go, 2.6 to 2.14", "kuma-cp does not start: its zone name is longer than 63 bytes",
        "set a shorter zone name; a deployed zone cannot be renamed",
    ),
    _row(
        "zone-setting",
        r"(?:Wrong zone name |Zone name (?=(?s:.*?) has to be a valid DNS))(?P<name>(?s:.*?))(?: has to be a valid DNS name|$)",
        "zone-setting", "pkg/config/multizone/multicluster.go",
        "kuma-cp does not start: its zone name {name} is not allowed in this version", _ZONE_NAME,
    ),
    _row(
        "zone-setting-missing", r"Name is mandatory", "zone-setting", "pkg/config/multizone/multicluster.go",
        "kuma-cp does not start: it has no zone name", "set multizone.zone.name",
    ),
    _row(
        "workload-label", r'labels\[\\*"kuma\.io/workload\\*"\]: must be a valid DNS-1035 label', "workload-label",
        "resource_endpoints.go, createResource", "the workload of a new Dataplane is no label",
        "write it in small letters, digits and '-', beginning with a letter",
    ),
    _row(
        "hostname", rf"generated hostname {_quoted('name')} is not a valid DNS name", "hostname", "hostname generator",
        "a HostnameGenerator made {name}, which is no hostname", "see which name in it is no label",
    ),
    _row(
        "hostname-template", rf"template renders to {_quoted('name')} which is not a valid DNS name", "hostname",
        "hostnamegenerator/api/v1alpha1/validate.go, since 2.14",
        "a HostnameGenerator is refused: it makes {name} of labels, and that is no hostname",
        "write its template in small letters, digits, '-' and '.'",
    ),
    _row(
        "rfc1035-warning",
        r"Invalid (?P<kind>\w+) resource name: '(?P<name>[^']*)'\. It does not conform to the DNS format \(RFC 1035\)",
        "rfc1035-label", "deprecated.go of the five kinds, 2.10 to 2.14",
        "the {kind} {name} is accepted now, and rejected from Kuma 3.0 on", _RENAME,
    ),
    _row(
        "rfc1035-error", r"a DNS-1035 label must consist of lower case alphanumeric characters", "rfc1035-label",
        "common_validators.go, ValidateRFC1035Name", "the name must be a label: a-z, 0-9 and '-', beginning with a letter", _RENAME,
    ),
    _row(
        "sni-warning",
        rf"Invalid (?P<kind>\w+) SNI \(port {_quoted('port')}\): "
        rf"(?:(?P<field>\w+) {_quoted('value')} does not conform to RFC 1123: )?(?P<reason>.+?)\. This is deprecated",
        "sni-segment", "pkg/core/resources/sni/sni.go",
        "clients of other zones leave this {kind} out: its SNI is no hostname ({reason})",
        "every part of the SNI must be a label of at most 63 characters",
    ),
    _row(
        "url-body", r"(?P<field>name|type|mesh) from the URL has to be the same as in body", "url-name",
        "resource_endpoints.go, validateResourceRequest", "the {field} in the URL of a request is not the one in its body",
        "write the same in both; a '/' at the end of a name is dropped from a URL",
    ),
    _row(
        "not-a-string", rf"\b(?P<field>name|mesh)(?: |{_REASON})in body must be of type string: {_quoted('type')}",
        "rfc1123-subdomain", "pkg/core/resources/model/rest/unmarshaller.go",
        "YAML reads the {field} as a {type}, not as a text: as it does no and 1e5",
        "put it in quotation marks",
    ),
    _row(
        "mesh-not-found", r"(?:Mesh is not found.*?)?mesh of name (?P<name>.+?) is not found|Mesh is not found", "mesh-reference",
        "pkg/core/resources/manager/manager.go, MeshNotFoundError", "the mesh of a resource does not exist",
        "create the Mesh first, or see how it is spelled",
    ),
    _row(
        "mesh-signing-key",
        rf"there is no signing key with KID (?P<kid>.+?)\. Secret of name {_quoted('name')} in mesh {_quoted('mesh')} is not found",
        "mesh-reference", _SIGNING_KEYS,
        "there is no Secret {name} in mesh {mesh}, which signs the tokens of its proxies: there is no such mesh, or no such key",
        f"see how the mesh is spelled: its keys are made with it; {_NEW_TOKEN}",
    ),
    _row(
        "global-signing-key",
        rf"there is no signing key with KID (?P<kid>.+?)\. GlobalSecret of name {_quoted('name')} is not found",
        "rfc1123-subdomain", _SIGNING_KEYS, "there is no GlobalSecret {name}, which signs the tokens of zones or users",
        f"make the token of a zone at the global control plane: its zones have no such key; {_NEW_TOKEN}",
    ),
    _row(
        "signing-key", r"Signing Key not found|there is no signing key with KID", "mesh-reference", _SIGNING_KEYS,
        "the key that signs a token is not there: for a data plane proxy, its mesh does not exist or the key is gone",
        f"see how the mesh is spelled; {_NEW_TOKEN}",
    ),
    _row(
        "owned-label",
        rf"label {_quoted('key')} is managed by the control plane: got {_quoted('value')}, expected {_quoted('expected')}",
        "owned-label", _OWNERSHIP,
        "the control plane writes the label {key} itself, as {expected}, and from Kuma 3.0 on refuses {value}",
        "leave the label out",
    ),
    _row(
        "owned-label-here", rf"label {_quoted('key')} is managed by the control plane and cannot be set here",
        "owned-label", _OWNERSHIP,
        "only the control plane writes the label {key}, and such a resource has none here", "leave the label out",
    ),
    _row(
        "owned-resource", r"the resource is owned by (?:the global|a zone) control plane and can be changed only there",
        "owned-label", _OWNERSHIP,
        "the resource has come from another control plane, as its label kuma.io/origin says",
        "change it at the one that it comes from",
    ),
    _row(
        "reserved-label", rf"label {_quoted('key')} is reserved and not known to this control plane",
        "reserved-label", _SYNTAX,
        "labels that begin with kuma.io/ or k8s.kuma.io/ are Kuma's own, and from 3.0 on it refuses what it does not know: {key}",
        "take another key, or leave the label out",
    ),
    _row(
        "label-choice", rf"label {_quoted('key')} must be (?:enabled or disabled|shadow), got {_quoted('value')}",
        "label-choice", "labels/registry.go, oneOf (3.0: a single file)",
        "the label {key} has few values, and {value} is none of them", "write one of them, or leave the label out",
    ),
    _row(
        "unknown-origin", rf"unknown resource origin {_quoted('value')}", "label-choice", "dataplane_helpers.go (2.6 to 2.14)",
        "the label kuma.io/origin is 'global' or 'zone', and not {value}", "leave the label out",
    ),
    _row(
        "origin-label", r"the origin label must be set to '(?P<expected>\w+)'", "owned-label",
        "resource_endpoints.go, validateOriginForWrite (2.6 to 2.14)",
        "this control plane takes only resources whose label kuma.io/origin is {expected}",
        "set the label so; what has come from another control plane is changed there",
    ),
    _row(
        "label-of-control-plane", r"(?P<key>(?:k8s\.)?kuma\.io/[-\w]+)'? label should have '?(?P<expected>[^' ]*)'? value",
        "owned-label", "resource_endpoints.go, validateLabels; resourceadmissionchecker.go (2.6 to 2.14)",
        "the label {key} is {expected} at this control plane, and may be nothing else", _LABEL_OUT,
    ),
    _row(
        "mesh-label", r"kuma\.io/mesh label must not differ from mesh set on resource", "owned-label",
        "resource_endpoints.go, validateLabels (2.9 to 2.14)", "the label kuma.io/mesh names another mesh than the resource",
        _LABEL_OUT,
    ),
    _row(
        "label-changed", rf"(?:{_LABEL})?is immutable, cannot be changed from {_quoted('was')} to {_quoted('value')}",
        "owned-label", "resource_endpoints.go, validateImmutableLabels (2.13, 2.14)",
        "a label that is fixed when a resource is created, such as its display name, was {was} and is now {value}", _AS_IT_WAS,
    ),
    _row(
        "label-removed", rf"(?:{_LABEL})?is immutable, cannot be removed \(was {_quoted('was')}\)",
        "owned-label", "resource_endpoints.go, validateImmutableLabels (2.13, 2.14)",
        "a label that is fixed when a resource is created, such as its display name, was {was} and is left out now", _AS_IT_WAS,
    ),
    _row(
        "mesh-length", r"cannot be longer than 63 characters", "mesh-name-length", "managers/apis/mesh/mesh_validator.go",
        "the name of a new Mesh or of a zone is longer than 63 bytes", "choose a shorter name",
    ),
    _row(
        "service-length", r"must not be longer than 63 characters", "service-name-length", "meshservice/api/v1alpha1/validator.go",
        "the name of a service is longer than 63 bytes; until 2.10 of a MeshExternalService its namespace counts too",
        "choose a shorter name",
    ),
    _row(
        "display-name-label", rf'labels\[\\*"(?P<key>kuma\.io/display-name)\\*"\]{_REASON}{_LABEL_VALUE}', "display-name-label",
        f"resource_endpoints.go, validateLabels (2.6 to 2.14); {_SYNTAX}",
        "the display name in the label {key} is refused: until 2.14 it must be a label value of at most 63 bytes, from 3.0 on "
        "an RFC 1123 subdomain of at most 253",
        "leave the label out: the display name is the name then",
    ),
    _row(
        "label-key",
        rf"(?:{_LABEL})?(?:(?:prefix|name) part (?:must (?:be non-empty|be no more than|consist of)|a lowercase RFC 1123 subdomain)"
        r"|a (?:qualified name|valid label key) must consist of)",
        "label-key", "k8s.io/apimachinery, IsQualifiedName",
        "the key of a label must be a name of at most 63 bytes, behind an RFC 1123 subdomain and a '/' if there is one",
        "write the key in letters, digits, '-', '_' and '.', beginning and ending with a letter or digit",
    ),
    _row(
        "label-value",
        rf"{_LABEL}{_LABEL_VALUE}|must be no more than 63 bytes|a valid label must be an empty string or consist of",
        "label-value", "k8s.io/apimachinery, IsValidLabelValue",
        "the value of a label must be a Kubernetes label value, of at most 63 bytes; from Kuma 3.0 on a name may have 253",
        "write at most 63 letters, digits, '-', '_' and '.', beginning and ending with a letter or digit",
    ),
    _row(
        "label-length", r"must be no more than 63 characters", "rfc1035-label", "k8s.io/apimachinery",
        "a name or label value is longer than 63 bytes", "choose a shorter one",
    ),
    _row(
        "subdomain", r"a lowercase RFC 1123 subdomain must consist of|must be no more than 253 (?:characters|bytes)",
        "label-value", "k8s.io/apimachinery, NameIsDNSSubdomain",
        "a name, or from Kuma 3.0 on a label that holds one, is no RFC 1123 subdomain of at most 253 bytes",
        "write it in small letters, digits, '-' and '.', beginning and ending with a letter or digit",
    ),
    _row(
        "workload-length", r"must not be longer than 253 characters", "workload-name-length", "workload/api/v1alpha1/validator.go",
        "the name of a Workload is longer than 253 bytes", "choose a shorter name",
    ),
    _row(
        "identifier",
        r"invalid characters\. A lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters",
        "rfc1123-subdomain", "meta_validator.go", "the name has characters other than a-z, 0-9, '-' and '.'",
        "write it in small letters, digits, '-' and '.'",
    ),
    _row(
        "legacy-identifier", r"invalid characters\. Valid characters are numbers, lowercase latin letters and '-', '_'",
        "mesh-reference", "meta_validator.go", "a name or a mesh has characters that even old releases of Kuma refuse",
        "write it in small letters, digits, '-', '_' and '.'",
    ),
    _row(
        "stricter-since-2-5", r"\[WARNING\] Kuma 2\.5\.x introduces more strict validation rules for resource name",
        "rfc1123-subdomain", "meta_validator.go",
        "an existing resource has a name that is refused for new ones, and from Kuma 2.10 on for this one too", _RENAME,
    ),
    _row(
        "too-long", r"value length must less or equal 253", "rfc1123-subdomain", "meta_validator.go",
        "the name is longer than 253 bytes", "choose a shorter name",
    ),
    _row(
        "shorter", r"the length of the name must be shorter", "zone-prefixed-length", "resource_endpoints.go",
        "the name is too long to be sent to the global control plane with the zone in front of it", "choose a shorter name",
    ),
    _row(
        "no-mesh-service", r"couldn't generate MeshService from (?P<from>kuma\.io/\w+), contains invalid characters",
        "mesh-service-generation", "meshservice/generate/generator.go",
        "no MeshService is made from a value of {from}, for it cannot be the name of one",
        "write the value in small letters, digits and '-', beginning with a letter",
    ),
    _row(
        "no-workload", r"couldn't generate Workload from kuma\.io/workload label, contains invalid characters",
        "workload-generation", "workload/generate/generator.go",
        "no Workload is made from a label, for it cannot be the name of one",
        "write the label in small letters, digits and '-', beginning with a letter",
    ),
    _row(
        "hostname-collision", r"Hostname collision with (?P<kind>\w+): (?P<name>[-.\w]+)", "hostname", "hostname generator",
        "{kind} {name} gets no hostname: an older one of its mesh has the same already",
        "rename it, or have the HostnameGenerator make hostnames that differ",
    ),
    _row(
        "zone-prefix", r"wrong name format\. Expected \{zone\}\.\{name\}", "zone-name", "pkg/envoy/admin/kds_client.go, until 2.5",
        "the global control plane looks for the zone before the first dot of a name, and there is no dot",
        "see whether the resource was synced from a zone",
    ),
    _row(
        "service-tag", r"service tag in unexpected format", "service-tag", "pkg/plugins/runtime/k8s",
        "a kuma.io/service tag is not name_namespace_svc_port", "see whether a name has an underscore",
    ),
    _row(
        "sni-tags", r"cannot parse tags from sni: (?P<text>.+)", "sni-tags", "pkg/xds/envoy/tls/sni.go",
        "{text} is no SNI made of tags", "see what sends it",
    ),
    _row(
        "sni-tag-pairs", r"invalid format of tags, pairs should be separated by", "sni-tags",
        "pkg/xds/envoy/tags/match.go, until 2.14",
        "an SNI made of tags has something else in its braces than pairs such as key=value", "see what sends it",
    ),
    _row(
        "spiffe-id", rf"failed to parse SPIFFE ID {_quoted('text')}: (?P<reason>.+)", "spiffe",
        "meshidentity/api/v1alpha1/helpers.go, since 2.13", "a MeshIdentity makes {text}, which is no SPIFFE ID: {reason}",
        "see which label in its template is empty, or has other characters than letters, digits, '.', '-' and '_'",
    ),
    _row(
        "spiffe-template", r"failed to render SPIFFE ID template: (?P<reason>.+)", "spiffe",
        "meshidentity/api/v1alpha1/helpers.go, since 2.13", "the template of a MeshIdentity cannot be filled in: {reason}",
        "see which label it names that the proxy does not have",
    ),
    _row(
        "must-be-empty", r"cannot be empty", "rfc1123-subdomain", "meta_validator.go", "a name or a mesh is missing", "set it",
    ),
    _row(
        "no-route", r"404: Page Not Found|405: Method Not Allowed", "url-name", "github.com/emicklei/go-restful",
        "the control plane has nothing under a URL: a '/' in a name makes another path of it", "take the '/' out of the name",
    ),
)  # fmt: skip
"""More telling ones first: the first that is found in a line counts."""
