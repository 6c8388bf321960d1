"""A real gunicorn for tests: started on a free port, watched through its log, and ended by its process ids."""

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

COMMAND = (sys.executable, "-m", "gunicorn", "--config", "python:kuma_names.server.gunicorn_conf", "kuma_names.server.wsgi:app")
PATIENCE = 20.0
"""Seconds after which a test stops waiting for a process."""


def environment(**variables: str) -> dict[str, str]:
    """The environment of a server process: the source tree first, and no settings but those given."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("KUMA_NAMES_", "PROMETHEUS_"))}
    return {**kept, "PYTHONPATH": str(Path(kuma_names.__file__).parents[1]), **variables}


def until(true: Callable[[], Any], what: str) -> None:
    """Wait until something is true; raises TimeoutError."""
    end = time.monotonic() + PATIENCE
    while not true():
        if time.monotonic() > end:
            raise TimeoutError(what)
        time.sleep(0.05)


class Server:
    """A running service with metric files below `folder`, and what it writes: lines of JSON to `out`, nothing to `log`."""

    def __init__(self, folder: Path, **variables: str) -> None:
        self.port = free_port()
        self.metrics = folder / "metrics"
        self.metrics.mkdir(exist_ok=True)
        self.out, self.log = folder / f"out-{self.port}", folder / f"log-{self.port}"
        own = {"KUMA_NAMES_BIND": f"127.0.0.1:{self.port}", "KUMA_NAMES_METRICS_DIR": str(self.metrics)}
        settings = {"KUMA_NAMES_WORKERS": "2", **own, **variables}
        self.size = int(settings["KUMA_NAMES_WORKERS"])
        with self.out.open("wb") as out, self.log.open("wb") as log:
            self.process = subprocess.Popen(COMMAND, cwd=folder, env=environment(**settings), stdout=out, stderr=log)
        try:
            until(self._ready, "the server to be ready")
        except TimeoutError:
            self.end()
            raise

    def _ready(self) -> bool:
        assert self.process.poll() is None, self.log.read_text() + self.out.read_text()
        with suppress(ConnectionRefusedError), socket.create_connection(("127.0.0.1", self.port), PATIENCE):
            return self._complete()
        return False

    def _complete(self) -> bool:
        """Tell whether there are as many workers as there should be, and each hears signals."""
        workers = self.workers()
        return len(workers) == self.size and all(map(_hears, workers))

    def workers(self) -> list[int]:
        """The process ids of living workers, oldest first."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        return sorted(map(int, children.read_text("ascii").split())) if children.exists() else []

    def get(self, path: str) -> tuple[int, bytes]:
        """Ask on a connection of its own."""
        return self._asked(urllib.request.Request(f"http://127.0.0.1:{self.port}{path}"))

    def post(self, path: str, body: Any) -> tuple[int, bytes]:
        """Send JSON on a connection of its own."""
        headers = {"Content-Type": "application/json"}
        url = f"http://127.0.0.1:{self.port}{path}"
        return self._asked(urllib.request.Request(url, json.dumps(body).encode(), headers))

    def _asked(self, request: urllib.request.Request) -> tuple[int, bytes]:
        with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
            return answer.status, answer.read()

    def lines(self, event: str) -> list[dict[str, Any]]:
        """The lines of one event that the server has written."""
        written = map(json.loads, self.out.read_text().splitlines())
        return [line for line in written if line["event"] == event]

    def samples(self) -> list[Sample]:
        """Everything that /metrics shows."""
        families = text_string_to_metric_families(self.get("/metrics")[1].decode())
        return [sample for family in families for sample in family.samples]

    def total(self, name: str, **labels: str) -> float:
        """The sum of a metric over all series with these labels."""
        named = [sample for sample in self.samples() if sample.name == name]
        return sum(sample.value for sample in named if labels.items() <= sample.labels.items())

    def kill_worker(self) -> None:
        """Kill the oldest worker without warning, and wait for another in its place."""
        oldest = self.workers()[0]
        os.kill(oldest, signal.SIGKILL)
        until(lambda: not _lives(oldest) and self._complete(), "another worker")

    def reload(self) -> None:
        """Have all workers replaced."""
        before = self.workers()
        self.process.send_signal(signal.SIGHUP)
        until(lambda: not any(map(_lives, before)) and self._complete(), "all workers to be replaced")

    def stop(self) -> int:
        """End the server gracefully, and return its exit code."""
        self.process.terminate()
        return self.process.wait(PATIENCE)

    def end(self) -> None:
        """End every process that may be left."""
        workers = self.workers()
        self.process.kill()
        self.process.wait(PATIENCE)
        for pid in workers:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)

    def files(self) -> list[Path]:
        """The metric files of all processes."""
        return list(self.metrics.glob("*/*.db"))


def free_port() -> int:
    """Find a port that nobody has, and that no other worker of xdist finds before it is listened on."""
    number, workers = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0")[2:]), int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
    while True:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port: int = free.getsockname()[1]
        if port // 2 % workers == number:  # half: the kernel gives odd ones first
            return port


def _hears(pid: int) -> bool:
    """Tell whether a worker has begun: what a signal says to it before is lost with the master's handlers, SIGHUP's among them."""
    try:
        (caught,) = re.findall(r"^SigCgt:\t(\w+)$", Path(f"/proc/{pid}/status").read_text("ascii"), re.MULTILINE)
    except (FileNotFoundError, ProcessLookupError):
        return False
    return not int(caught, 16) >> signal.SIGHUP - 1 & 1


def _lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True
