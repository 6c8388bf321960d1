"""A gunicorn for tests, on a free port and stopped by its process IDs."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from prometheus_client.parser import text_string_to_metric_families
from prometheus_client.samples import Sample

import kuma_names

COMMAND = (
    *(sys.executable, "-m", "gunicorn"),
    *("--config", "python:kuma_names.server.gunicorn_conf"),
    "kuma_names.server.wsgi:app",
)
TIMEOUT = 20.0
"""Seconds after which a test stops waiting for a process."""


def environment(**variables: str) -> dict[str, str]:
    """Return the environment of a process: the source tree, and no settings but `variables`."""
    settings = ("KUMA_NAMES_", "PROMETHEUS_")
    inherited_variables = {
        name: value for name, value in os.environ.items() if not name.startswith(settings)
    }
    source_tree = str(Path(kuma_names.__file__).parents[1])
    return {**inherited_variables, "PYTHONPATH": source_tree, **variables}


def until(condition: Callable[[], Any], what: str) -> None:
    """Wait until a condition is true; raises TimeoutError."""
    end = time.monotonic() + TIMEOUT
    while not condition():
        if time.monotonic() > end:
            raise TimeoutError(what)
        time.sleep(0.05)


class Server:
    """Running service with metric files below `folder`, and its output in two files."""

    def __init__(self, folder: Path, **variables: str) -> None:
        self.port = free_port()
        self.metrics = folder / "metrics"
        self.metrics.mkdir(exist_ok=True)
        self.stdout = folder / f"stdout-{self.port}"
        self.stderr = folder / f"stderr-{self.port}"
        settings = {
            "KUMA_NAMES_WORKERS": "2",
            "KUMA_NAMES_BIND": f"127.0.0.1:{self.port}",
            "KUMA_NAMES_METRICS_DIR": str(self.metrics),
            **variables,
        }
        self._number_of_workers = int(settings["KUMA_NAMES_WORKERS"])
        with self.stdout.open("wb") as stdout, self.stderr.open("wb") as stderr:
            self.process = subprocess.Popen(
                COMMAND, cwd=folder, env=environment(**settings), stdout=stdout, stderr=stderr
            )
        try:
            until(self._is_ready, "the server to be ready")
        except TimeoutError:
            self.end()
            raise

    def _is_ready(self) -> bool:
        output = self.stderr.read_text() + self.stdout.read_text()
        assert self.process.poll() is None, output
        address = ("127.0.0.1", self.port)
        with suppress(ConnectionRefusedError), socket.create_connection(address, TIMEOUT):
            return self._has_all_workers()
        return False

    def _has_all_workers(self) -> bool:
        workers = self.workers()
        return len(workers) == self._number_of_workers and all(map(_handles_signals, workers))

    def workers(self) -> list[int]:
        """Return the process IDs of living workers, oldest first."""
        pid = self.process.pid
        children = Path(f"/proc/{pid}/task/{pid}/children")
        if not children.exists():
            return []
        return sorted(map(int, children.read_text("ascii").split()))

    def get(self, path: str) -> tuple[int, bytes]:
        """Send a GET request on a new connection, and return the status and the body."""
        return _response(urllib.request.Request(self._url(path)))

    def post(self, path: str, body: Any) -> tuple[int, bytes]:
        """Send JSON on a new connection, and return the status and the body."""
        headers = {"Content-Type": "application/json"}
        content = json.dumps(body).encode()
        return _response(urllib.request.Request(self._url(path), content, headers))

    def _url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    def log_lines(self, event: str) -> list[dict[str, Any]]:
        """Return the log lines with an event."""
        lines = [json.loads(line) for line in self.stdout.read_text().splitlines()]
        return [line for line in lines if line["event"] == event]

    def samples(self) -> list[Sample]:
        """Return all samples of /metrics."""
        text = self.get("/metrics")[1].decode()
        families = text_string_to_metric_families(text)
        return [sample for family in families for sample in family.samples]

    def total(self, metric: str, **labels: str) -> float:
        """Return the sum of a metric over all series with these labels."""
        total = 0.0
        for sample in self.samples():
            if sample.name == metric and labels.items() <= sample.labels.items():
                total += sample.value
        return total

    def kill_worker(self) -> None:
        """Kill the oldest worker, and wait for its replacement."""
        oldest = self.workers()[0]
        os.kill(oldest, signal.SIGKILL)
        until(lambda: not _is_alive(oldest) and self._has_all_workers(), "another worker")

    def reload(self) -> None:
        """Replace all workers."""
        before = self.workers()
        self.process.send_signal(signal.SIGHUP)
        until(lambda: not any(map(_is_alive, before)) and self._has_all_workers(), "new workers")

    def stop(self) -> int:
        """End the server gracefully, and return its exit code."""
        self.process.terminate()
        return self.process.wait(TIMEOUT)

    def end(self) -> None:
        """Kill all remaining processes."""
        workers = self.workers()
        self.process.kill()
        self.process.wait(TIMEOUT)
        for pid in workers:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)

    def metric_files(self) -> list[Path]:
        """Return the metric files of all processes."""
        return list(self.metrics.glob("*/*.db"))


def free_port() -> int:
    """Return a free port that no other worker of xdist chooses."""
    worker = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0")[2:])
    number_of_workers = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
    while True:
        with socket.socket() as listener:
            listener.bind(("127.0.0.1", 0))
            port: int = listener.getsockname()[1]
        # The kernel prefers odd ports, so half of the port is used to alternate.
        if port // 2 % number_of_workers == worker:
            return port


def _response(request: urllib.request.Request) -> tuple[int, bytes]:
    with urllib.request.urlopen(request, timeout=TIMEOUT) as response:
        return response.status, response.read()


def _handles_signals(pid: int) -> bool:
    """Whether a worker has replaced the signal handlers of its master, SIGHUP's among them.

    A signal that arrives before that is lost.
    """
    try:
        status = Path(f"/proc/{pid}/status").read_text("ascii")
    except (FileNotFoundError, ProcessLookupError):
        return False
    (caught_signals,) = re.findall(r"^SigCgt:\t(\w+)$", status, re.MULTILINE)
    return not int(caught_signals, 16) & 1 << signal.SIGHUP - 1


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True
