"""Table of Kuma's texts, verbatim: the reasons of its checks, in its order.

Sources: meta_validator.go, validators.go and the validators of kinds beside them, deprecated.go and
common_validators.go, sni.go, multicluster.go, the manager of builtin CAs, the generators of
MeshService and Workload, and k8s.io/apimachinery's validation messages.
"""

from kuma_names.core.text_rows import KumaText, Reason, reasons_by_unit
from kuma_names.core.versions import VersionRange

_EMPTY = Reason(text="cannot be empty", atoms=("empty",))
_LONG = Reason(text="value length must less or equal 253", atoms=("length",))
_CHARACTERS = ("empty", "charset", "first", "last", "label-edge")

_RFC1123_SUBDOMAIN = Reason(
    text=(
        "invalid characters. A lowercase RFC 1123 subdomain must consist of lower case "
        "alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character"
    )
)
IDENTIFIER = KumaText(reasons=((_EMPTY, _LONG, _RFC1123_SUBDOMAIN),))
EMPTY_IDENTIFIER = KumaText(reasons=((_EMPTY,),))
_LEGACY = Reason(
    text=(
        "invalid characters. Valid characters are numbers, lowercase latin letters and '-', '_', "
        "'.' symbols."
    )
)
LEGACY_IDENTIFIER = KumaText(reasons=((_EMPTY, _LONG, _LEGACY),))
LEGACY_REFERENCE = KumaText(reasons=((_LONG, _LEGACY),))
STRICTER_SINCE_2_5 = KumaText(
    template=(
        "[WARNING] Kuma 2.5.x introduces more strict validation rules for resource name, it must "
        "consist of lower case alphanumeric characters, '-' or '.', and must start and end with an "
        "alphanumeric character. You can't CREATE resources with invalid names anymore, but it's "
        "possible to UPDATE such resources until Kuma 2.7.x is released."
    )
)

SHORTER = KumaText(template="the length of the name must be shorter")
MESH_LENGTH = KumaText(template="cannot be longer than 63 characters")
SERVICE_LENGTH = KumaText(template="must not be longer than 63 characters")
WORKLOAD_LENGTH = KumaText(template="must not be longer than 253 characters")

# apimachinery counts labels in bytes from 0.35 on. Most release branches of Kuma updated to it in a
# patch, so that neighbouring versions alternate between the units.
CHARACTERS = (
    VersionRange("2.6", "2.7.26"),
    VersionRange("2.8", "2.9.16"),
    VersionRange("2.10", "2.11.14"),
    VersionRange("2.12", "2.12.11"),
    VersionRange("2.13", "2.13.6"),
)
BYTES = (
    VersionRange("2.7.26", "2.8"),
    VersionRange("2.9.16", "2.10"),
    VersionRange("2.11.14", "2.12"),
    VersionRange("2.12.11", "2.13"),
    VersionRange("2.13.6"),
)
_UNITS = (("characters", CHARACTERS), ("bytes", BYTES))
"""The unit in the messages about labels, by version."""
_LENGTH = ("length",)

_LABEL_LONG = (Reason(text="must be no more than 63 characters", atoms=("length",)),)
_RFC1035 = (
    _LABEL_LONG,
    (
        Reason(
            text=(
                "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start "
                "with an alphabetic character, and end with an alphanumeric character (e.g. "
                "'my-name',  or 'abc-123', regex used for validation is "
                "'[a-z]([-a-z0-9]*[a-z0-9])?')"
            ),
            atoms=_CHARACTERS,
        ),
    ),
)
RFC1035_WARNING = KumaText(
    reasons=_RFC1035,
    template=(
        "Invalid {kind} resource name: '{value}'. It does not conform to the DNS format (RFC "
        "1035). This is deprecated. Errors: {errors}"
    ),
)
RFC1035_ERROR = KumaText(reasons=_RFC1035, joiner=", ")

_RFC1123_LABEL = (
    _LABEL_LONG,
    (
        Reason(text="must not contain dots", atoms=("charset",), if_format="rfc1123-subdomain"),
        Reason(
            text=(
                "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or "
                "'-', and must start and end with an alphanumeric character (e.g. 'my-name',  or "
                "'123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')"
            ),
            atoms=_CHARACTERS,
        ),
    ),
)
HOSTNAME = KumaText(
    reasons=(
        (Reason(text="must be no more than 253 characters", atoms=("length",)),),
        (
            Reason(
                text=(
                    "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric "
                    "characters, '-' or '.', and must start and end with an alphanumeric character "
                    "(e.g. 'example.com', regex used for validation is "
                    "'[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')"
                ),
                atoms=_CHARACTERS,
            ),
        ),
    )
)
SNI_FIELD = KumaText(
    reasons=_RFC1123_LABEL,
    template=(
        "Invalid {kind} SNI (port {quoted_port}): {word} {quoted} does not conform to RFC 1123: "
        "{errors}. This is deprecated."
    ),
)
SNI_PORT = KumaText(
    reasons=_RFC1123_LABEL,
    template="Invalid {kind} SNI (port {quoted_port}): {errors}. This is deprecated.",
)
SNI_EMPTY = KumaText(
    template=(
        "Invalid {kind} SNI (port {quoted_port}): mesh, name and sectionName must be non-empty. "
        "This is deprecated."
    )
)
SNI_LENGTH = KumaText(
    template=(
        "Invalid {kind} SNI (port {quoted_port}): computed SNI is {bytes} characters which exceeds "
        "the DNS hostname limit (253). This is deprecated."
    )
)

_LABEL_VALUE = (
    Reason(
        text=(
            "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' "
            "or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or "
            "'my_value',  or '12345', regex used for validation is "
            "'(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')"
        ),
        atoms=_CHARACTERS,
    ),
)
LABEL_VALUE = KumaText(
    reasons=(reasons_by_unit("must be no more than 63 {unit}", _LENGTH, _UNITS), _LABEL_VALUE),
    separate=True,
)
LABEL_NAME_VALUE = KumaText(reasons=HOSTNAME.reasons, separate=True)
_KEY_CHARACTERS = (
    "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an "
    "alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for "
    "validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')"
)
LABEL_KEY = KumaText(
    reasons=(
        (
            Reason(
                text=(
                    f"a qualified name {_KEY_CHARACTERS} with an optional DNS subdomain prefix "
                    f"and '/' (e.g. 'example.com/MyName')"
                ),
                ranges=CHARACTERS,
            ),
            Reason(
                text=(
                    f"a valid label key {_KEY_CHARACTERS} with an optional DNS subdomain prefix "
                    f"and '/' (e.g. 'example.com/MyName')"
                ),
                ranges=BYTES,
            ),
        ),
    ),
    separate=True,
)
LABEL_PREFIX = KumaText(
    reasons=(
        (Reason(text="prefix part must be non-empty", atoms=("empty",)),),
        reasons_by_unit("prefix part must be no more than 253 {unit}", _LENGTH, _UNITS),
        (
            Reason(
                text=f"prefix part {HOSTNAME.reasons[1][0].text}",
                atoms=("charset", "first", "last", "label-edge"),
            ),
        ),
    ),
    separate=True,
)
LABEL_NAME = KumaText(
    reasons=(
        (Reason(text="name part must be non-empty", atoms=("empty",)),),
        reasons_by_unit("name part must be no more than 63 {unit}", _LENGTH, _UNITS),
        (Reason(text=f"name part {_KEY_CHARACTERS}", atoms=_CHARACTERS),),
    ),
    separate=True,
)

OWNED_LABEL = KumaText(
    template=(
        "label {quoted_key} is managed by the control plane: got {quoted}, expected "
        "{quoted_expected}"
    )
)
LABEL_NOT_SET = KumaText(
    template="label {quoted_key} is managed by the control plane and cannot be set here"
)
RESERVED_LABEL = KumaText(
    template="label {quoted_key} is reserved and not known to this control plane"
)
UNKNOWN_ORIGIN = KumaText(template="unknown resource origin {quoted}")
ORIGIN_OF_GLOBAL = KumaText(template="the origin label must be set to 'global'")
ORIGIN_OF_ZONE = KumaText(template="the origin label must be set to 'zone'")
ZONE_OF_LABEL = KumaText(template="kuma.io/zone label should have {expected} value")
MESH_OF_LABEL = KumaText(template="kuma.io/mesh label must not differ from mesh set on resource")
KDS_SYNC = KumaText(template="label {quoted_key} must be enabled or disabled, got {quoted}")
EFFECT = KumaText(template="label {quoted_key} must be shadow, got {quoted}")

REFERENCE_2_5 = KumaText(
    template=(
        "invalid characters. Valid characters are numbers, lowercase latin letters and '-', '_' "
        "symbols."
    )
)
REFERENCE = KumaText(
    template=(
        "invalid characters: must consist of lower case alphanumeric characters, '-', '.' and '_'."
    )
)
NOT_EMPTY = KumaText(template="must not be empty")
TEMPLATE_SYNTAX = KumaText(template="couldn't parse template: {reason}")
TEMPLATE_FIELDS = KumaText(template="couldn't render template with stub values: {reason}")
RENDERED_TEMPLATE = KumaText(
    reasons=HOSTNAME.reasons,
    template="template renders to {quoted} which is not a valid DNS name: {errors}",
    joiner=", ",
)
TRUST_DOMAIN_EMPTY = KumaText(template="trustDomain needs to be defined")
TRUST_DOMAIN_LENGTH = KumaText(template="must not be longer than 253 characters")
SNI_MATCH = KumaText(reasons=HOSTNAME.reasons, separate=True)
SNI_MATCH_EMPTY = KumaText(template="must be set")

URL_NAME = KumaText(reasons=((_LEGACY,),))

_ZONE_UNTIL_2_8 = "Invalid configuration: Multizone Zone validation failed: "
_ZONE = "configuration validation failed: Multizone Zone validation failed: "
_ZONE_2_6 = (
    (
        Reason(text="Name is mandatory", atoms=("empty",)),
        Reason(text="Zone name {value} has to be a valid DNS name"),
    ),
)
_ZONE_LONG = "Zone name cannot be longer than 63 characters"
ZONE_SETTING_2_5 = KumaText(
    reasons=(
        (
            Reason(text="Name is mandatory in Zone mode", atoms=("empty",)),
            Reason(text="Wrong zone name {value}"),
        ),
    ),
    template=_ZONE_UNTIL_2_8 + "{errors}",
)
ZONE_SETTING_2_6 = KumaText(reasons=_ZONE_2_6, template=_ZONE_UNTIL_2_8 + "{errors}")
ZONE_SETTING_2_9 = KumaText(reasons=_ZONE_2_6, template=_ZONE + "{errors}")
ZONE_SETTING_LENGTH_2_6 = KumaText(template=_ZONE_UNTIL_2_8 + _ZONE_LONG)
ZONE_SETTING_LENGTH = KumaText(template=_ZONE + _ZONE_LONG)
ZONE_SETTING_MANDATORY = KumaText(template=_ZONE + "Name is mandatory")
ZONE_SETTING_RFC1035 = KumaText(
    reasons=_RFC1035,
    template=_ZONE + "Zone name {quoted} has to be a valid RFC1035 DNS label: {errors}",
    joiner=", ",
)

WORKLOAD_LABEL = KumaText(
    reasons=_RFC1035,
    template=(
        'bad request: labels["kuma.io/workload"]: must be a valid DNS-1035 label (at most 63 '
        "characters, matching regex"
        " [a-z]([-a-z0-9]*[a-z0-9])?): {errors}"
    ),
)
NO_WORKLOAD = KumaText(
    template="couldn't generate Workload from kuma.io/workload label, contains invalid characters"
)
NO_MESH_SERVICE_OF_WORKLOAD = KumaText(
    template="couldn't generate MeshService from kuma.io/workload, contains invalid characters"
)
NO_MESH_SERVICE_OF_TAG = KumaText(
    template="couldn't generate MeshService from kuma.io/service, contains invalid characters"
)
NO_MESH_SERVICE_OF_LONG_TAG = KumaText(template="couldn't create MeshService")
_TAG = "tag value must consist of alphanumeric characters, dots, dashes"
TAG_NAME = KumaText(
    reasons=(
        (
            Reason(text="tag name must be non-empty", atoms=("empty",)),
            Reason(
                text=(
                    "tag name must consist of alphanumeric characters, dots, dashes, slashes and "
                    "underscores"
                )
            ),
        ),
    )
)
_NO_TAG_VALUE = Reason(text="tag value must be non-empty", atoms=("empty",))
TAG_VALUE = KumaText(reasons=((_NO_TAG_VALUE, Reason(text=f"{_TAG} and underscores")),))
SELECTOR_TAG_VALUE = KumaText(
    reasons=((_NO_TAG_VALUE, Reason(text=f'{_TAG}, slashes and underscores or be "*"')),)
)
TAG_NOT_ALLOWED = KumaText(template="tag {quoted} is not allowed")
SERVICE_TAG_DEFINED = KumaText(template="{quoted} must not be defined")
LISTENER_TAG = KumaText(template="tag name must not be {quoted}")
INVALID_HOSTNAME = KumaText(template="invalid hostname")
INVALID_WILDCARD = KumaText(template="invalid wildcard domain")
HOSTNAME_LENGTH = KumaText(template="must be at most 253 characters")
REACHABLE_BACKEND = KumaText(reasons=((_LONG, _RFC1123_SUBDOMAIN),))
TEMPLATE_PARAMETER = KumaText(
    template="must consist of alphanumeric characters to be used as a gotemplate key"
)
TEMPLATE_TAG_KEY = KumaText(template="must be a valid tag name")
CA_BACKEND_LENGTH = KumaText(template="Backend name is too long. Max length: 255")
CA_BACKEND = KumaText(template="{quoted_input} name must be valid dns name")
SAME_AS_ADDRESS = KumaText(template="cannot be the same as networking.address")
PROXY_ID_ERRORS = {
    "proxy-id/empty": "Envoy ID must not be nil",
    "proxy-id/no-dot": "the name should be provided after the dot",
    "proxy-id/empty-name": "name must not be empty",
}
"""Errors of ParseProxyIdFromString, by our error code."""
