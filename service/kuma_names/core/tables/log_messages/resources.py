"""Log messages of the validators of resources: names in them, and names made of them."""

from kuma_names.core.log_rows import LogMessage
from kuma_names.core.quoting import go_quoted_pattern

_RENAME = "give it another name; for an existing Mesh or Zone: create a new one and migrate"
RESOURCES = (
    LogMessage(
        id="hostname",
        pattern=rf"generated hostname {go_quoted_pattern('name')} is not a valid DNS name",
        literals=("is not a valid DNS name",),
        about="hostname",
        fault="name",
        source="hostname generator",
        meaning="a HostnameGenerator made {name}, which is no hostname",
        advice="see which name in it is no label",
    ),
    LogMessage(
        id="hostname-template",
        pattern=rf"template renders to {go_quoted_pattern('name')} which is not a valid DNS name",
        literals=("which is not a valid DNS name",),
        about="hostname-template",
        fault="manifest",
        since="2.14",
        source="hostnamegenerator/api/v1alpha1/validate.go, since 2.14",
        meaning=(
            "a HostnameGenerator is refused: it makes {name} of labels, and that is no hostname"
        ),
        advice="write its template in small letters, digits, '-' and '.'",
    ),
    LogMessage(
        id="template-fields",
        pattern=r"couldn't render template with stub values: (?P<reason>.+)",
        literals=("couldn't render template with stub values: ",),
        about="hostname-template",
        fault="manifest",
        since="2.14",
        source="hostnamegenerator/api/v1alpha1/validate.go, since 2.14",
        meaning="the template of a HostnameGenerator cannot be rendered: {reason}",
        advice="use the fields Name, DisplayName, Namespace, Mesh and Zone only",
    ),
    LogMessage(
        id="template-syntax",
        pattern=r"couldn't parse template: (?P<reason>.+)",
        literals=("couldn't parse template: ",),
        about="template-syntax",
        fault="manifest",
        source="hostnamegenerator/api/v1alpha1/validate.go, meshidentity/api/v1alpha1/validator.go",
        meaning="a template is not one of Go: {reason}",
        advice="use fields and labels, and no functions but label",
    ),
    LogMessage(
        id="rfc1035-warning",
        pattern=(
            r"Invalid (?P<kind>\w+) resource name: '(?P<name>[^']*)'\. It does not conform to the "
            r"DNS format \(RFC 1035\)"
        ),
        literals=("It does not conform to the DNS format (RFC 1035)",),
        about="rfc1035-label",
        fault="name",
        since="2.10",
        before="3.0",
        source="deprecated.go of the five kinds, 2.10 to 2.14",
        meaning="the {kind} {name} is accepted now, and rejected from Kuma 3.0 on",
        advice=_RENAME,
    ),
    LogMessage(
        id="rfc1035-error",
        pattern=r"a DNS-1035 label must consist of lower case alphanumeric characters",
        literals=("a DNS-1035 label must consist of lower case alphanumeric characters",),
        about="rfc1035-label",
        fault="name",
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
        literals=(". This is deprecated",),
        about="sni-segment",
        fault="name",
        source="pkg/core/resources/sni/sni.go",
        meaning="clients of other zones leave this {kind} out: its SNI is no hostname ({reason})",
        advice="every part of the SNI must be a label of at most 63 characters",
    ),
    LogMessage(
        id="mesh-length",
        pattern=r"cannot be longer than 63 characters",
        literals=("cannot be longer than 63 characters",),
        about="mesh-name-length",
        fault="name",
        source="managers/apis/mesh/mesh_validator.go",
        meaning="the name of a new Mesh or of a zone is longer than 63 bytes",
        advice="choose a shorter name",
    ),
    LogMessage(
        id="service-length",
        pattern=r"must not be longer than 63 characters",
        literals=("must not be longer than 63 characters",),
        about="service-name-length",
        fault="name",
        source="meshservice/api/v1alpha1/validator.go",
        meaning=(
            "the name of a service is longer than 63 bytes; until 2.10 of a MeshExternalService "
            "its namespace counts too"
        ),
        advice="choose a shorter name",
    ),
    LogMessage(
        id="workload-length",
        pattern=r"must not be longer than 253 characters",
        literals=("must not be longer than 253 characters",),
        about="workload-name-length",
        fault="name",
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
        literals=("invalid characters. A lowercase RFC 1123 subdomain must consist of",),
        about="rfc1123-subdomain",
        fault="name",
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
        literals=(
            "invalid characters. Valid characters are numbers, lowercase latin letters and",
            "invalid characters: must consist of lower case alphanumeric characters",
        ),
        about="reference-charset",
        fault="manifest",
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
        literals=("invalid characters. Valid characters are numbers, lowercase latin letters and",),
        about="mesh-reference",
        fault="name",
        source="meta_validator.go",
        meaning="a name or a mesh has characters that even old releases of Kuma refuse",
        advice="write it in small letters, digits, '-', '_' and '.'",
    ),
    LogMessage(
        id="stricter-since-2-5",
        pattern=(
            r"\[WARNING\] Kuma 2\.5\.x introduces more strict validation rules for resource "
            r"name"
        ),
        literals=("introduces more strict validation rules for resource name",),
        about="rfc1123-subdomain",
        fault="name",
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
        literals=("value length must less or equal 253",),
        about="rfc1123-subdomain",
        fault="name",
        source="meta_validator.go",
        meaning="the name is longer than 253 bytes",
        advice="choose a shorter name",
    ),
    LogMessage(
        id="no-mesh-service",
        pattern=(
            r"couldn't generate MeshService from (?P<from>kuma\.io/\w+), contains invalid "
            r"characters"
        ),
        literals=("couldn't generate MeshService from ",),
        about="mesh-service-generation",
        fault="name",
        source="meshservice/generate/generator.go",
        meaning="no MeshService is made from a value of {from}, for it cannot be the name of one",
        advice="write the value in small letters, digits and '-', beginning with a letter",
    ),
    LogMessage(
        id="no-workload",
        pattern=(
            r"couldn't generate Workload from kuma\.io/workload label, contains invalid "
            r"characters"
        ),
        literals=("couldn't generate Workload from kuma.io/workload label",),
        about="workload-generation",
        fault="name",
        source="workload/generate/generator.go",
        meaning="no Workload is made from a label, for it cannot be the name of one",
        advice="write the label in small letters, digits and '-', beginning with a letter",
    ),
    LogMessage(
        id="hostname-collision",
        pattern=r"Hostname collision with (?P<kind>\w+): (?P<name>[-.\w]+)",
        literals=("Hostname collision with ",),
        about="hostname",
        fault="name",
        source="hostname generator",
        meaning="{kind} {name} gets no hostname: an older one of its mesh has the same already",
        advice="rename it, or have the HostnameGenerator make hostnames that differ",
    ),
    LogMessage(
        id="service-tag",
        pattern=r"service tag in unexpected format",
        literals=("service tag in unexpected format",),
        about="service-tag",
        fault="name",
        source="pkg/plugins/runtime/k8s",
        meaning="a kuma.io/service tag is not name_namespace_svc_port",
        advice="see whether a name has an underscore",
    ),
    LogMessage(
        id="sni-tags",
        pattern=r"cannot parse tags from sni: (?P<text>.+)",
        literals=("cannot parse tags from sni: ",),
        about="sni-tags",
        fault="name",
        source="pkg/xds/envoy/tls/sni.go",
        meaning="{text} is no SNI made of tags",
        advice="see what sends it",
    ),
    LogMessage(
        id="sni-tag-pairs",
        pattern=r"invalid format of tags, pairs should be separated by",
        literals=("invalid format of tags, pairs should be separated by",),
        about="sni-tags",
        fault="name",
        before="3.0",
        source="pkg/xds/envoy/tags/match.go, until 2.14",
        meaning="an SNI made of tags has something else in its braces than pairs such as key=value",
        advice="see what sends it",
    ),
    LogMessage(
        id="spiffe-id",
        pattern=rf"failed to parse SPIFFE ID {go_quoted_pattern('text')}: (?P<reason>.+)",
        literals=("failed to parse SPIFFE ID ",),
        about="spiffe",
        fault="manifest",
        since="2.13",
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
        literals=("failed to render SPIFFE ID template: ",),
        about="spiffe",
        fault="manifest",
        since="2.13",
        source="meshidentity/api/v1alpha1/helpers.go, since 2.13",
        meaning="the template of a MeshIdentity cannot be filled in: {reason}",
        advice="see which label it names that the proxy does not have",
    ),
    LogMessage(
        id="trust-domain",
        pattern=r"trustDomain needs to be defined",
        literals=("trustDomain needs to be defined",),
        about="trust-domain",
        fault="manifest",
        source="meshtrust/api/v1alpha1/validator.go",
        meaning="a MeshTrust has no trust domain",
        advice="set it",
    ),
    LogMessage(
        id="required-name",
        pattern=r"must not be empty|must be set",
        literals=(
            "must not be empty",
            "must be set",
        ),
        about="required-name",
        fault="manifest",
        source="api/v1alpha1/validator.go of the kinds with targetRef, and of services",
        meaning="a name, or another text that the resource must have, is empty",
        advice="set it",
    ),
    LogMessage(
        id="listener-hostname",
        pattern=r"invalid hostname|invalid wildcard domain",
        literals=(
            "invalid hostname",
            "invalid wildcard domain",
        ),
        about="listener-hostname",
        fault="manifest",
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
        literals=("must be at most 253 characters",),
        about="listener-hostname",
        fault="manifest",
        since="2.6",
        source="pkg/core/resources/apis/mesh/validators.go, since 2.6",
        meaning="the hostname of a gateway's listener is too long for DNS",
        advice="shorten it",
    ),
    LogMessage(
        id="template-parameter",
        pattern=r"must consist of alphanumeric characters to be used as a gotemplate key",
        literals=("to be used as a gotemplate key",),
        about="template-parameter",
        fault="manifest",
        before="3.0",
        source="virtual_outbound_validator.go, until 2.14",
        meaning="a parameter of a VirtualOutbound has a name that its templates cannot use",
        advice="take letters and digits for its name, and give the tag in tagKey",
    ),
    LogMessage(
        id="template-tag-key",
        pattern=r"must be a valid tag name",
        literals=("must be a valid tag name",),
        about="template-tag-key",
        fault="manifest",
        before="3.0",
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
        literals=("name must be valid dns name",),
        about="ca-backend-name",
        fault="manifest",
        before="3.0",
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
        literals=("Backend name is too long. Max length: 255",),
        about="ca-backend-name",
        fault="manifest",
        before="3.0",
        source="pkg/plugins/ca/builtin/manager.go, until 2.14",
        meaning="the Secret of a builtin CA, <mesh>.ca-builtin-cert-<backend>, has a name too long",
        advice="shorten the name of the backend",
    ),
    LogMessage(
        id="external-service-tag",
        pattern=r"cannot be the same as networking\.address",
        literals=("cannot be the same as networking.address",),
        about="external-service-tag",
        fault="manifest",
        since="2.6",
        before="3.0",
        source="external_service_validator.go, 2.6 to 2.14",
        meaning="the tag kuma.io/service of an ExternalService is the host that it stands for",
        advice="give the service another name: proxies reach it as <name>.mesh",
    ),
    LogMessage(
        id="must-be-empty",
        pattern=r"cannot be empty",
        literals=("cannot be empty",),
        about="rfc1123-subdomain",
        fault="name",
        source="meta_validator.go",
        meaning="a name or a mesh is missing",
        advice="set it",
    ),
)
