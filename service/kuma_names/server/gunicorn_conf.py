"""Configuration of gunicorn: the settings of the service by gunicorn's names, and its hooks.

    gunicorn --config python:kuma_names.server.gunicorn_conf kuma_names.server.wsgi:app

gunicorn reads the global variables of this module. They are documented at
https://docs.gunicorn.org/en/stable/settings.html.
"""

import gc
import os
import signal
from typing import Any

from kuma_names.metrics import multiprocess
from kuma_names.server import error_pages
from kuma_names.server.deadline_worker import DeadlineWorker
from kuma_names.settings import ServerSettings

_COLLECTION_THRESHOLD = 100_000
"""Objects between two garbage collections: more than a batch, which creates no reference cycles."""
_END_SIGNALS = (signal.SIGTERM, signal.SIGINT, signal.SIGQUIT)

_settings = ServerSettings.from_environment(os.environ)
_addresses = (*_settings.bind, _settings.metrics_bind)

bind = [str(address) for address in _addresses if address is not None]
workers = _settings.workers
threads = _settings.threads
keepalive = _settings.keepalive
graceful_timeout = _settings.grace
loglevel = _settings.log_level
accesslog = "-" if loglevel in ("debug", "info") else None
reuse_port = _settings.listener == "reuse-port"
worker_tmp_dir = _settings.metrics_dir
worker_class = "kuma_names.server.deadline_worker.DeadlineWorker"
logger_class = "kuma_names.server.json_logs.JsonLogger"
preload_app = True
max_requests = 0
control_socket_disable = True
forwarder_headers = ""
limit_request_line = 8190
"""Bytes, for long names in queries: the maximum that gunicorn supports."""

# These side effects cannot wait for a hook: gunicorn imports the application right after this
# module and before any hook, and metrics open their files when they are created.
DeadlineWorker.deadline = _settings.deadline
error_pages.install()
multiprocess.make_directory(worker_tmp_dir)


def when_ready(server: Any) -> None:
    """Exclude everything loaded so far from garbage collection, and collect rarely.

    The collector does not write to frozen objects, so forked workers go on sharing their memory.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(_COLLECTION_THRESHOLD)


def pre_fork(server: Any, worker: Any) -> None:
    """Assign the lowest free slot to a new worker."""
    used_slots = {sibling.slot for sibling in server.WORKERS.values()}
    worker.slot = multiprocess.lowest_free_slot(used_slots)


def post_fork(server: Any, worker: Any) -> None:
    """Write metrics to the slot of this worker, and block signals that end it.

    Until the worker has its own signal handlers, those signals would be lost.
    """
    signal.pthread_sigmask(signal.SIG_BLOCK, _END_SIGNALS)
    multiprocess.use_slot(worker.slot)


def post_worker_init(worker: Any) -> None:
    """Unblock the signals: those that arrived while this worker was starting are delivered now."""
    signal.pthread_sigmask(signal.SIG_UNBLOCK, _END_SIGNALS)


def child_exit(server: Any, worker: Any) -> None:
    """Release the slot of a worker that has ended."""
    multiprocess.release_slot(worker.slot)
