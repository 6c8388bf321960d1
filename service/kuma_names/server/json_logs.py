"""Logger of gunicorn that writes one JSON object a line: events, requests, and other records.

JSON escapes text from clients, and its length is limited. Query strings are not logged, because
they contain names.
"""

import json
import logging
import sys
from datetime import UTC, datetime, timedelta
from typing import Any

from gunicorn.glogging import Logger

from kuma_names.api.middleware import REQUEST_ID

_MAX_METHOD = 20
"""Characters of a method in a log line."""
_MAX_PATH = 200
"""Characters of a path in a log line."""
_PROBE_PATHS = ("/healthz", "/readyz", "/metrics")
"""Requested every few seconds, and therefore logged only when they fail."""


class JsonFormatter(logging.Formatter):
    """Formatter of records as JSON, with the members that `extra={"fields": ...}` adds."""

    def format(self, record: logging.LogRecord) -> str:
        """Return one line."""
        written = datetime.fromtimestamp(record.created, UTC)
        line = {
            "time": written.isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "event": "log",
        }
        plain_fields = {"message": record.getMessage(), "process": record.process}
        line.update(getattr(record, "fields", plain_fields))
        if record.exc_info:
            line["trace"] = self.formatException(record.exc_info)
        return json.dumps(line)


class JsonLogger(Logger):  # type: ignore[misc]  # gunicorn has no types
    """Logger of gunicorn that writes JSON to standard output, for all loggers of the service."""

    def setup(self, cfg: Any) -> None:
        """Configure all loggers; gunicorn calls this at the start and at every reload."""
        super().setup(cfg)
        handler = logging.StreamHandler(sys.stdout)
        handler.setFormatter(JsonFormatter())
        for logger in (self.error_log, self.access_log, logging.getLogger("kuma_names")):
            logger.handlers = [handler]
            logger.setLevel(self.loglevel)
            logger.propagate = False

        # A batch can log thousands of deprecated names, which are therefore JSON already.
        names_logger = logging.getLogger("kuma_names.metrics.deprecated_names")
        names_logger.handlers = [logging.StreamHandler(sys.stdout)]
        names_logger.propagate = False

    def access(self, resp: Any, req: Any, environ: dict[str, Any], request_time: timedelta) -> None:
        """Log a request and its response."""
        path = environ.get("PATH_INFO", "")
        status = int(str(resp.status).split(" ")[0])
        if path in _PROBE_PATHS and status < 400:
            return
        fields = {
            "event": "request",
            "requestId": environ.get(REQUEST_ID),
            "method": environ.get("REQUEST_METHOD", "")[:_MAX_METHOD],
            "path": path[:_MAX_PATH],
            "status": status,
            "bytes": resp.sent,
            "seconds": request_time.total_seconds(),
            "client": environ.get("REMOTE_ADDR", ""),
        }
        self.access_log.info("request", extra={"fields": fields})
