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
LABEL_VALUE_CHARACTERS = Upstream((_LABEL_LONG, _LABEL_VALUE), separate=True)
LABEL_VALUE_BYTES = Upstream(((Reason("must be no more than 63 bytes", ("length",)),), _LABEL_VALUE), separate=True)

_ZONE = "Multizone Zone validation failed: "
ZONE_SETTING_2_5 = Upstream(
    ((Reason("Name is mandatory in Zone mode", ("empty",)), Reason("Wrong zone name {value}")),), _ZONE + "{errors}"
)
ZONE_SETTING_2_6 = Upstream(
    ((Reason("Name is mandatory", ("empty",)), Reason("Zone name {value} has to be a valid DNS name")),), _ZONE + "{errors}"
)
ZONE_SETTING_LENGTH = Upstream(template=_ZONE + "Zone name cannot be longer than 63 characters")
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
