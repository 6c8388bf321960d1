"""Log messages about the configuration of kuma-cp, and refusals of Helm."""

from kuma_names.core.log_rows import LogMessage
from kuma_names.core.quoting import go_quoted_pattern

_ZONE_NAME = "set another zone name; a deployed zone cannot be renamed"
HELM = (
    LogMessage(
        id="zone-setting-label",
        pattern=rf"Zone name {go_quoted_pattern('name')} has to be a valid RFC1035 DNS label",
        literals=("has to be a valid RFC1035 DNS label",),
        about="zone-setting",
        fault="configuration",
        since="3.0",
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
        literals=("Zone name cannot be longer than 63 characters",),
        about="zone-setting-length",
        fault="configuration",
        since="2.6",
        before="3.0",
        source="pkg/config/multizone/multicluster.go, 2.6 to 2.14",
        meaning="kuma-cp does not start: its zone name is longer than 63 bytes",
        advice="set a shorter zone name; a deployed zone cannot be renamed",
    ),
    LogMessage(
        id="zone-setting",
        pattern=r"Zone name (?P<name>(?s:.*?)) has to be a valid DNS name",
        literals=("has to be a valid DNS name",),
        about="zone-setting",
        fault="configuration",
        source="pkg/config/multizone/multicluster.go",
        meaning="kuma-cp does not start: its zone name {name} is not allowed in this version",
        advice=_ZONE_NAME,
    ),
    LogMessage(
        id="zone-setting-wrong",
        pattern=r"Wrong zone name (?P<name>(?s:.*?))$",
        literals=("Wrong zone name ",),
        about="zone-setting",
        fault="configuration",
        source="pkg/config/multizone/multicluster.go",
        meaning="kuma-cp does not start: its zone name {name} is not allowed in this version",
        advice=_ZONE_NAME,
    ),
    LogMessage(
        id="zone-setting-missing",
        pattern=r"Name is mandatory",
        literals=("Name is mandatory",),
        about="zone-setting",
        fault="configuration",
        source="pkg/config/multizone/multicluster.go",
        meaning="kuma-cp does not start: it has no zone name",
        advice="set multizone.zone.name",
    ),
)
