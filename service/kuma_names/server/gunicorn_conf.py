"""How the service runs: gunicorn's settings and hooks; it knows nothing of names.

    gunicorn --config python:kuma_names.server.gunicorn_conf kuma_names.server.wsgi:app

Every setting is an environment variable, listed in the README; those of the application are in api/settings.py.
"""

import os
import signal
from typing import Any

from kuma_names import environment
from kuma_names.metrics import multiprocess
from kuma_names.server import deadline_worker, error_pages, memory

_SHARED_MEMORY = "/dev/shm" if os.access("/dev/shm", os.W_OK) else os.environ.get("TMPDIR", "/tmp")
_LISTENERS = ("shared", "reuse-port")
_ENDINGS = (signal.SIGTERM, signal.SIGINT, signal.SIGQUIT)
_LEVELS = ("debug", "info", "warning", "error", "critical")

bind = environment.addresses(os.environ, "KUMA_NAMES_BIND", "127.0.0.1:8080")
if environment.port(os.environ, "KUMA_NAMES_METRICS_BIND", bind) is not None:
    bind.append(os.environ["KUMA_NAMES_METRICS_BIND"])
workers = environment.number(os.environ, "KUMA_NAMES_WORKERS", 2, least=1, most=64)
threads = environment.number(os.environ, "KUMA_NAMES_THREADS", 32, least=1, most=256)
keepalive = environment.number(os.environ, "KUMA_NAMES_KEEPALIVE", 75, least=1, most=3600)
"""Seconds: longer than gateways keep idle connections, so that none sends a request into a closing one."""
graceful_timeout = environment.number(os.environ, "KUMA_NAMES_GRACE", 20, least=1, most=3600)
loglevel = environment.word(os.environ, "KUMA_NAMES_LOG_LEVEL", "info", _LEVELS)
reuse_port = environment.word(os.environ, "KUMA_NAMES_LISTENER", "shared", _LISTENERS) == "reuse-port"
worker_tmp_dir = environment.writable_directory(os.environ, "KUMA_NAMES_METRICS_DIR", _SHARED_MEMORY)
"""Heartbeats of workers must not wait for a disk."""
worker_class = "kuma_names.server.deadline_worker.DeadlineWorker"
deadline_worker.deadline = environment.number(os.environ, "KUMA_NAMES_DEADLINE", 10, least=1, most=3600)
logger_class = "kuma_names.server.json_logs.JsonLogger"
accesslog = "-" if loglevel in ("debug", "info") else None
preload_app = True
max_requests = 0
control_socket_disable = True
forwarder_headers = ""
limit_request_line = 8190
"""Bytes: gunicorn's most, for long names in queries."""

# The only side effects of this module. gunicorn imports the application right after reading its settings and before any
# hook, and metrics open their files when they are made.
error_pages.install()
multiprocess.make_directory(worker_tmp_dir)


def when_ready(server: Any) -> None:
    """Keep what is loaded by now out of garbage collection."""
    memory.settle()


def pre_fork(server: Any, worker: Any) -> None:
    """Give a new worker a slot that no living one has."""
    worker.slot = multiprocess.lowest_free({sibling.slot for sibling in server.WORKERS.values()})


def post_fork(server: Any, worker: Any) -> None:
    """Count in the slot of this worker; until it has handlers of its own, what is to end it must wait, or is lost."""
    signal.pthread_sigmask(signal.SIG_BLOCK, _ENDINGS)
    multiprocess.adopt(worker.slot)


def post_worker_init(worker: Any) -> None:
    """Hear what was said while this worker was set up."""
    signal.pthread_sigmask(signal.SIG_UNBLOCK, _ENDINGS)


def child_exit(server: Any, worker: Any) -> None:
    """Leave the slot of a worker that has ended."""
    multiprocess.abandon(worker.slot)
