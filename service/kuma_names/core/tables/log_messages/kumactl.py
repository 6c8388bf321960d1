"""Log messages of kumactl."""

from kuma_names.core.log_rows import LogMessage

KUMACTL: tuple[LogMessage, ...] = ()
