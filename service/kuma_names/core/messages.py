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


_CREATE = "create the Dataplane first, or start kuma-dp with --dataplane-file"
_NAMESPACE = "a name on Kubernetes ends in a dot and the namespace"
MAYBE_MISREAD = "{advice}; if the proxy belongs to mesh {meshes}: give that mesh a name without a dot"
"""What to do where it is not known which mesh was meant."""
_RENAME = "give it another name; for an existing Mesh or Zone: create a new one and migrate"
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
        "give the mesh a name without a dot",
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
        "mesh-length", r"cannot be longer than 63 characters", "mesh-name-length", "managers/apis/mesh/mesh_validator.go",
        "the name of a new Mesh or of a zone is longer than 63 bytes", "choose a shorter name",
    ),
    _row(
        "service-length", r"must not be longer than 63 characters", "service-name-length", "meshservice/api/v1alpha1/validator.go",
        "the name of a service is longer than 63 bytes; until 2.10 of a MeshExternalService its namespace counts too",
        "choose a shorter name",
    ),
    _row(
        "label-length", r"must be no more than 63 (?:characters|bytes)", "rfc1035-label", "k8s.io/apimachinery",
        "a name or label value is longer than 63 bytes", "choose a shorter one",
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
        "workload-label", r'labels\["kuma\.io/workload"\]: must be a valid DNS-1035 label', "workload-label",
        "resource_endpoints.go, createResource", "the workload of a new Dataplane is no label",
        "write it in small letters, digits and '-', beginning with a letter",
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
        "zone-setting",
        r'(?:Wrong zone name |Zone name )"?(?P<name>.*?)"?(?: has to be a valid (?:RFC1035 )?DNS (?:name|label)|$)', "zone-setting",
        "pkg/config/multizone/multicluster.go", "kuma-cp does not start: its zone name {name} is not allowed in this version",
        "set another zone name; a deployed zone cannot be renamed",
    ),
    _row(
        "zone-setting-missing", r"Name is mandatory", "zone-setting", "pkg/config/multizone/multicluster.go",
        "kuma-cp does not start: it has no zone name", "set multizone.zone.name",
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
)  # fmt: skip
"""More telling ones first: the first that is found in a line counts."""
