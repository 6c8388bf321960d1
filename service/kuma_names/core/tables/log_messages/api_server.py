"""Log messages of the HTTP API of kuma-cp."""

from kuma_names.core.log_rows import LogMessage
from kuma_names.core.quoting import go_quoted_pattern

_REASON = r"(?:: |\\*\",\s*\\*\"reason\\*\":\s*\\*\")"
_LABEL = rf'labels\[\\*"(?P<key>[^"\\]*)\\*"\]{_REASON}'
_LABEL_VALUE = (
    "(?:must be no more than (?:63|253) (?:characters|bytes)|a valid label must be an empty string "
    "or consist of|a lowercase RFC 1123 subdomain must consist of)"
)
_LABEL_OUT = "leave the label out: the control plane writes it"
_AS_IT_WAS = "give the label as it was; for another value delete the resource and create it anew"
_OWNERSHIP = "labels/validate.go, ValidateOwnership (3.0: a single file)"
_SYNTAX = "labels/validate.go, validateSyntax (3.0: a single file)"
API_SERVER = (
    LogMessage(
        id="kri-parts",
        pattern=rf"invalid identifier string: {go_quoted_pattern('text')}",
        literals=("invalid identifier string: ",),
        about="kri",
        fault="command",
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
        advice="write the same in both; a '/' at the end of a name is dropped from a URL",
    ),
    LogMessage(
        id="not-a-string",
        pattern=(
            rf"\b(?P<field>name|mesh)(?: |{_REASON})in body must be of type string: "
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
            r"(?:Mesh is not found.*?)?mesh of name (?P<name>.+?) is not found|Mesh is not "
            r"found"
        ),
        literals=(
            "mesh of name ",
            "Mesh is not found",
        ),
        about="mesh-reference",
        fault="missing",
        source="pkg/core/resources/manager/manager.go, MeshNotFoundError",
        meaning="the mesh of a resource does not exist",
        advice="create the Mesh first, or see how it is spelled",
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
        since="2.6",
        before="3.0",
        source="resource_endpoints.go, validateLabels; resourceadmissionchecker.go (2.6 to 2.14)",
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
            rf"(?:{_LABEL})?is immutable, cannot be changed from {go_quoted_pattern('was')} to "
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
        pattern=rf"(?:{_LABEL})?is immutable, cannot be removed \(was {go_quoted_pattern('was')}\)",
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
        pattern=rf'labels\[\\*"(?P<key>kuma\.io/display-name)\\*"\]{_REASON}{_LABEL_VALUE}',
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
