"""How the service runs: gunicorn's settings and hooks; it knows nothing of names.

    gunicorn --config python:kuma_names.server kuma_names.wsgi:app

| environment variable   | default          | meaning                                                               |
|------------------------|------------------|-----------------------------------------------------------------------|
| KUMA_NAMES_BIND        | 127.0.0.1:8080   | where to listen: host:port or unix:path, several separated by commas  |
| KUMA_NAMES_WORKERS     | 2                | worker processes: as many as there are CPUs to use                    |
| KUMA_NAMES_THREADS     | 8                | threads of each worker                                                |
| KUMA_NAMES_LOG_LEVEL   | info             | debug, info, warning, error or critical                               |
| KUMA_NAMES_METRICS_DIR | /dev/shm, if any | where to make the directory for metrics; else for temporary files     |
"""

import logging
import os
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from gunicorn.util import parse_address

from kuma_names import memory, refusals, slots

_LEVELS = ("debug", "info", "warning", "error", "critical")
_SHARED_MEMORY = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None


def addresses(environ: Mapping[str, str], variable: str, default: str) -> list[str]:
    """Read where to listen; raises ValueError."""
    texts = [text.strip() for text in environ.get(variable, default).split(",")]
    for text in texts:
        if not _is_address(text):
            raise ValueError(f"{variable} must be host:port or unix:path, is {text[:80]!r}")
    return texts


def _is_address(text: str) -> bool:
    try:
        address = parse_address(text)
    except RuntimeError:
        return False
    if isinstance(address, tuple):
        return text.endswith(f":{address[1]}") and 0 <= address[1] < 65536
    return text.startswith("unix:") and address != ""


def number(environ: Mapping[str, str], variable: str, default: int, most: int) -> int:
    """Read a whole number from 1 to `most`; raises ValueError."""
    text = environ.get(variable, str(default))
    if not (text.isascii() and text.isdecimal() and 1 <= int(text) <= most):
        raise ValueError(f"{variable} must be a whole number from 1 to {most}, is {text[:40]!r}")
    return int(text)


def level(environ: Mapping[str, str], variable: str, default: str) -> str:
    """Read a log level; raises ValueError."""
    text = environ.get(variable, default).lower()
    if text not in _LEVELS:
        raise ValueError(f"{variable} must be one of {', '.join(_LEVELS)}, is {text[:40]!r}")
    return text


def writable_directory(environ: Mapping[str, str], variable: str, default: str) -> str:
    """Read the path of a directory to write in; raises ValueError."""
    path = environ.get(variable, default)
    if not (Path(path).is_dir() and os.access(path, os.W_OK | os.X_OK)):
        raise ValueError(f"{variable} must be a directory that can be written to, is {path!r}")
    return path


bind = addresses(os.environ, "KUMA_NAMES_BIND", "127.0.0.1:8080")
workers = number(os.environ, "KUMA_NAMES_WORKERS", 2, 64)
threads = number(os.environ, "KUMA_NAMES_THREADS", 8, 256)
loglevel = level(os.environ, "KUMA_NAMES_LOG_LEVEL", "info")
worker_class = "gthread"
preload_app = True
max_requests = 0
keepalive = 75
"""Seconds: longer than gateways keep idle connections, so that none sends a request into a closing one."""
graceful_timeout = 20
control_socket_disable = True
forwarder_headers = ""
limit_request_line = 8190
"""Bytes: gunicorn's most, for long names in queries."""
worker_tmp_dir = _SHARED_MEMORY
"""Heartbeats of workers must not wait for a disk."""

# The only side effects of this module. gunicorn imports the application right after reading its settings and before any
# hook, and metrics open their files when they are made.
refusals.install()
slots.make_directory(writable_directory(os.environ, "KUMA_NAMES_METRICS_DIR", _SHARED_MEMORY or tempfile.gettempdir()))


def on_starting(server: Any) -> None:
    """Log where gunicorn does, and deprecated names to standard output: one JSON object a line, and nothing else."""
    service, names = logging.getLogger("kuma_names"), logging.getLogger("kuma_names.deprecated_names")
    service.setLevel(loglevel.upper())
    for handler in server.log.error_log.handlers:
        service.addHandler(handler)
    names.addHandler(logging.StreamHandler(sys.stdout))
    names.propagate = False


def when_ready(server: Any) -> None:
    """Keep what is loaded by now out of garbage collection."""
    memory.settle()


def pre_fork(server: Any, worker: Any) -> None:
    """Give a new worker a slot that no living one has."""
    worker.slot = slots.lowest_free({sibling.slot for sibling in server.WORKERS.values()})


def post_fork(server: Any, worker: Any) -> None:
    """Count in the slot of this worker."""
    slots.adopt(worker.slot)


def child_exit(server: Any, worker: Any) -> None:
    """Leave the slot of a worker that has ended."""
    slots.abandon(worker.slot)
