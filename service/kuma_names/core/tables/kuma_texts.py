"""What Kuma says, letter for letter, as rows: the texts of its checks and the order in which it gives them.

Sources: meta_validator.go, deprecated.go and common_validators.go, sni.go, multicluster.go, the generators of MeshService and
Workload, and k8s.io/apimachinery's validation messages.
"""

from kuma_names.core.model import Reason, Upstream

_EMPTY = Reason("cannot be empty", ("empty",))
_LONG = Reason("value length must less or equal 253", ("length",))
_CHARACTERS = ("empty", "charset", "first", "last", "label-edge")

IDENTIFIER = Upstream(
    (
        (
            _EMPTY,
            _LONG,
            Reason(
                "invalid characters. A lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.',"
                " and must start and end with an alphanumeric character"
            ),
        ),
    )
)
EMPTY_IDENTIFIER = Upstream(((_EMPTY,),))
_LEGACY = Reason("invalid characters. Valid characters are numbers, lowercase latin letters and '-', '_', '.' symbols.")
LEGACY_IDENTIFIER = Upstream(((_EMPTY, _LONG, _LEGACY),))
LEGACY_REFERENCE = Upstream(((_LONG, _LEGACY),))
STRICTER_SINCE_2_5 = Upstream(
    template="[WARNING] Kuma 2.5.x introduces more strict validation rules for resource name, it must consist of lower case"
    " alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character. You can't CREATE resources with"
    " invalid names anymore, but it's possible to UPDATE such resources until Kuma 2.7.x is released."
)

SHORTER = Upstream(template="the length of the name must be shorter")
MESH_LENGTH = Upstream(template="cannot be longer than 63 characters")
SERVICE_LENGTH = Upstream(template="must not be longer than 63 characters")
WORKLOAD_LENGTH = Upstream(template="must not be longer than 253 characters")

CHARACTERS = (("2.6", "2.7.26"), ("2.8", "2.9.16"), ("2.10", "2.11.14"), ("2.12", "2.12.11"), ("2.13", "2.13.6"))
BYTES = (("2.7.26", "2.8"), ("2.9.16", "2.10"), ("2.11.14", "2.12"), ("2.12.11", "2.13"), ("2.13.6", None))
"""apimachinery counts labels in bytes from 0.35 on, which most release branches took up in a patch."""


def _counted(text: str) -> tuple[Reason, ...]:
    """Give a limit in the unit of each version."""
    return tuple(
        Reason(text.replace("{unit}", unit), ("length",), windows=windows)
        for unit, windows in (("characters", CHARACTERS), ("bytes", BYTES))
    )


_LABEL_LONG = (Reason("must be no more than 63 characters", ("length",)),)
_RFC1035 = (
    _LABEL_LONG,
    (
        Reason(
            "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end"
            " with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for validation is"
            " '[a-z]([-a-z0-9]*[a-z0-9])?')",
            _CHARACTERS,
        ),
    ),
)
RFC1035_WARNING = Upstream(
    _RFC1035,
    "Invalid {kind} resource name: '{value}'. It does not conform to the DNS format (RFC 1035). This is deprecated."
    " Errors: {errors}",
)
RFC1035_ERROR = Upstream(_RFC1035, joiner=", ")

_RFC1123_LABEL = (
    _LABEL_LONG,
    (
        Reason("must not contain dots", ("charset",), shaped="rfc1123-subdomain"),
        Reason(
            "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an"
            " alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is"
            " '[a-z0-9]([-a-z0-9]*[a-z0-9])?')",
            _CHARACTERS,
        ),
    ),
)
HOSTNAME = Upstream(
    (
        (Reason("must be no more than 253 characters", ("length",)),),
        (
            Reason(
                "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and"
                " end with an alphanumeric character (e.g. 'example.com', regex used for validation is"
                " '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')",
                _CHARACTERS,
            ),
        ),
    )
)
SNI_FIELD = Upstream(
    _RFC1123_LABEL,
    "Invalid {kind} SNI (port {quoted_port}): {word} {quoted} does not conform to RFC 1123: {errors}. This is deprecated.",
)
SNI_PORT = Upstream(_RFC1123_LABEL, "Invalid {kind} SNI (port {quoted_port}): {errors}. This is deprecated.")
SNI_EMPTY = Upstream(
    template="Invalid {kind} SNI (port {quoted_port}): mesh, name and sectionName must be non-empty. This is deprecated."
)
SNI_LENGTH = Upstream(
    template="Invalid {kind} SNI (port {quoted_port}): computed SNI is {bytes} characters which exceeds the DNS hostname limit"
    " (253). This is deprecated."
)

_LABEL_VALUE = (
    Reason(
        "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an"
        " alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is"
        " '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')",
        _CHARACTERS,
    ),
)
LABEL_VALUE = Upstream((_counted("must be no more than 63 {unit}"), _LABEL_VALUE), separate=True)
LABEL_NAME_VALUE = Upstream(HOSTNAME.reasons, separate=True)
_KEY_CHARACTERS = (
    "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName', "
    " or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')"
)
LABEL_KEY = Upstream(
    (
        (
            Reason(
                f"a qualified name {_KEY_CHARACTERS} with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')",
                windows=CHARACTERS,
            ),
            Reason(
                f"a valid label key {_KEY_CHARACTERS} with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')",
                windows=BYTES,
            ),
        ),
    ),
    separate=True,
)
LABEL_PREFIX = Upstream(
    (
        (Reason("prefix part must be non-empty", ("empty",)),),
        _counted("prefix part must be no more than 253 {unit}"),
        (Reason(f"prefix part {HOSTNAME.reasons[1][0].text}", ("charset", "first", "last", "label-edge")),),
    ),
    separate=True,
)
LABEL_NAME = Upstream(
    (
        (Reason("name part must be non-empty", ("empty",)),),
        _counted("name part must be no more than 63 {unit}"),
        (Reason(f"name part {_KEY_CHARACTERS}", _CHARACTERS),),
    ),
    separate=True,
)

OWNED_LABEL = Upstream(template="label {quoted_key} is managed by the control plane: got {quoted}, expected {quoted_expected}")
LABEL_NOT_SET = Upstream(template="label {quoted_key} is managed by the control plane and cannot be set here")
RESERVED_LABEL = Upstream(template="label {quoted_key} is reserved and not known to this control plane")
UNKNOWN_ORIGIN = Upstream(template="unknown resource origin {quoted}")
ORIGIN_OF_GLOBAL = Upstream(template="the origin label must be set to 'global'")
ORIGIN_OF_ZONE = Upstream(template="the origin label must be set to 'zone'")
ZONE_OF_LABEL = Upstream(template="kuma.io/zone label should have {expected} value")
MESH_OF_LABEL = Upstream(template="kuma.io/mesh label must not differ from mesh set on resource")
KDS_SYNC = Upstream(template="label {quoted_key} must be enabled or disabled, got {quoted}")
EFFECT = Upstream(template="label {quoted_key} must be shadow, got {quoted}")

URL_NAME = Upstream(((_LEGACY,),))

_ZONE_UNTIL_2_8 = "Invalid configuration: Multizone Zone validation failed: "
_ZONE = "configuration validation failed: Multizone Zone validation failed: "
_ZONE_2_6 = ((Reason("Name is mandatory", ("empty",)), Reason("Zone name {value} has to be a valid DNS name")),)
_ZONE_LONG = "Zone name cannot be longer than 63 characters"
ZONE_SETTING_2_5 = Upstream(
    ((Reason("Name is mandatory in Zone mode", ("empty",)), Reason("Wrong zone name {value}")),), _ZONE_UNTIL_2_8 + "{errors}"
)
ZONE_SETTING_2_6 = Upstream(_ZONE_2_6, _ZONE_UNTIL_2_8 + "{errors}")
ZONE_SETTING_2_9 = Upstream(_ZONE_2_6, _ZONE + "{errors}")
ZONE_SETTING_LENGTH_2_6 = Upstream(template=_ZONE_UNTIL_2_8 + _ZONE_LONG)
ZONE_SETTING_LENGTH = Upstream(template=_ZONE + _ZONE_LONG)
ZONE_SETTING_MANDATORY = Upstream(template=_ZONE + "Name is mandatory")
ZONE_SETTING_RFC1035 = Upstream(_RFC1035, _ZONE + "Zone name {quoted} has to be a valid RFC1035 DNS label: {errors}", ", ")

WORKLOAD_LABEL = Upstream(
    _RFC1035,
    'bad request: labels["kuma.io/workload"]: must be a valid DNS-1035 label (at most 63 characters, matching regex'
    " [a-z]([-a-z0-9]*[a-z0-9])?): {errors}",
)
NO_WORKLOAD = Upstream(template="couldn't generate Workload from kuma.io/workload label, contains invalid characters")
NO_MESH_SERVICE_OF_WORKLOAD = Upstream(template="couldn't generate MeshService from kuma.io/workload, contains invalid characters")
NO_MESH_SERVICE_OF_TAG = Upstream(template="couldn't generate MeshService from kuma.io/service, contains invalid characters")
NO_MESH_SERVICE_OF_LONG_TAG = Upstream(template="couldn't create MeshService")
