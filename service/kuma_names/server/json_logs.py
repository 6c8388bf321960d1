"""What is written: one JSON object a line, for gunicorn's events, for each request and for whatever the service says.

Texts that callers chose are escaped as JSON has it, and bounded. Queries are left out: names stand in them.
"""

import json
import logging
import sys
from datetime import UTC, datetime, timedelta
from typing import Any

from gunicorn.glogging import Logger

from kuma_names.api.middleware import REQUEST_ID

_MOST = 200
"""Characters of a path."""
_QUIET = ("/healthz", "/readyz", "/metrics")
"""Asked every few seconds: written down only when they fail."""


class Lines(logging.Formatter):
    """Formats a record as one JSON object; what `extra={"fields": ...}` holds goes in beside."""

    def format(self, record: logging.LogRecord) -> str:
        """Write a line."""
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "event": "log",
            **getattr(record, "fields", {"message": record.getMessage(), "process": record.process}),
        }
        if record.exc_info:
            line["trace"] = self.formatException(record.exc_info)
        return json.dumps(line)


class JsonLogger(Logger):  # type: ignore[misc]  # gunicorn has no types
    """gunicorn's logger, in lines of JSON on standard output, the service's own loggers included."""

    def setup(self, cfg: Any) -> None:
        """Set up all loggers, at the start and when settings are read anew."""
        super().setup(cfg)
        handler = logging.StreamHandler(sys.stdout)
        handler.setFormatter(Lines())
        for log in (self.error_log, self.access_log, logging.getLogger("kuma_names")):
            log.handlers = [handler]
            log.setLevel(self.loglevel)
            log.propagate = False
        names = logging.getLogger("kuma_names.metrics.deprecated_names")
        names.handlers = [logging.StreamHandler(sys.stdout)]
        names.propagate = False

    def access(self, resp: Any, req: Any, environ: dict[str, Any], request_time: timedelta) -> None:
        """Write down an answered request."""
        path, status = environ.get("PATH_INFO", ""), int(str(resp.status).split(" ")[0])
        if path in _QUIET and status < 400:
            return
        fields = {
            "event": "request",
            "requestId": environ.get(REQUEST_ID),
            "method": environ.get("REQUEST_METHOD", "")[:20],
            "path": path[:_MOST],
            "status": status,
            "bytes": resp.sent,
            "seconds": request_time.total_seconds(),
            "client": environ.get("REMOTE_ADDR", ""),
        }
        self.access_log.info("request", extra={"fields": fields})
