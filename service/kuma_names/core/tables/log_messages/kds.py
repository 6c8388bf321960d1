"""Log messages about resources that control planes copy to each other (KDS)."""

from kuma_names.core.log_rows import LogMessage
from kuma_names.core.quoting import go_quoted_pattern

_RENAME_SERVICE = (
    "if the error behind it is about the name: create the service anew under a name that is an "
    "RFC 1035 label"
)
_BOTH_SIDES = (
    "give the resource a name that the versions on both sides accept, or bring both sides to one "
    "version"
)
KDS = (
    LogMessage(
        id="zone-not-registered",
        pattern=(
            r'could not store stream connection.*?resource not found: type=\\*"Zone\\*" '
            rf"name={go_quoted_pattern('name')}"
        ),
        literals=("could not store stream connection",),
        about="rfc1035-label",
        fault="name",
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
        literals=("could not store stream connection",),
        about="rfc1035-label",
        fault="name",
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
        literals=("received resource is invalid, sending NACK",),
        about="kds-receiver",
        fault="versions",
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
        literals=("OnStreamDeltaRequest: resource was rejected",),
        about="kds-receiver",
        fault="versions",
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
            rf"could not update mesh "
            rf'service\b(?:.*?"meshservice":\s*{go_quoted_pattern("name")})?'
        ),
        literals=("could not update mesh service",),
        about="own-writes",
        fault="name",
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
        literals=("with allocated Kuma VIP",),
        about="own-writes",
        fault="name",
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
            rf"couldn't create "
            rf"MeshService\b(?:.*?\"MeshService\":\s*{go_quoted_pattern('name')})?"
        ),
        literals=("couldn't create MeshService",),
        about="mesh-service-generation",
        fault="name",
        source="meshservice/generate/generator.go, since 2.9",
        meaning=(
            "the control plane cannot store the MeshService that it makes of data plane proxies; "
            "in 2.9 so if its name, which is their tag kuma.io/service, is longer than 63 bytes"
        ),
        advice="see the error behind it; choose a shorter value",
    ),
    LogMessage(
        id="zone-prefix",
        pattern=r"wrong name format\. Expected \{zone\}\.\{name\}",
        literals=("wrong name format. Expected {zone}.{name}",),
        about="zone-name",
        fault="name",
        before="2.6",
        source="pkg/envoy/admin/kds_client.go, until 2.5",
        meaning=(
            "the global control plane looks for the zone before the first dot of a name, and "
            "there is no dot"
        ),
        advice="see whether the resource was synced from a zone",
    ),
)
