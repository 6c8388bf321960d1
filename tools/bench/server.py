"""A gunicorn with one worker on one core, and a client on the other, for as long as a measurement takes."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import NamedTuple

_PATIENCE = 20


class Server(NamedTuple):
    """A running server: the port, the process ID, and how long it took to answer, in seconds."""

    port: int
    pid: int
    ready_after: float


@contextmanager
def served(application: str, path: str, **environ: str) -> Iterator[Server]:
    """Serve an application with the project's own gunicorn settings, and end it by its process ID."""
    port = _free_port()
    command = [
        sys.executable,
        "-m",
        "gunicorn",
        "--config",
        "python:kuma_names.server.gunicorn_conf",
        "--log-level",
        "error",
        application,
    ]
    settings = {"KUMA_NAMES_BIND": f"127.0.0.1:{port}", "KUMA_NAMES_WORKERS": "1", "KUMA_NAMES_LOG_LEVEL": "error", **environ}
    begun = time.perf_counter()
    with subprocess.Popen(command, env={**os.environ, **settings}) as process:
        try:
            _await(port, path)
            yield Server(port, process.pid, time.perf_counter() - begun)
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(_PATIENCE)


def children(pid: int) -> list[int]:
    """List the processes that a process has started."""
    listing = Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii")
    return [int(child) for child in listing.split()]


def resident(pid: int) -> float:
    """Measure the resident memory of a process, in MB."""
    pages = int(Path(f"/proc/{pid}/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def rate(port: int, paths: list[str], seconds: float) -> float:
    """Ask for the paths in turn over one kept connection, and return the requests a second."""
    requests = [f"GET {path} HTTP/1.1\r\nHost: bench\r\n\r\n".encode("ascii") for path in paths]
    asked, end = 0, time.perf_counter() + seconds
    with closing(socket.create_connection(("127.0.0.1", port))) as connection:
        begun = time.perf_counter()
        while time.perf_counter() < end:
            connection.sendall(requests[asked % len(requests)])
            _receive(connection)
            asked += 1
        return asked / (time.perf_counter() - begun)


def _receive(connection: socket.socket) -> None:
    received = connection.recv(65536)
    head, _, body = received.partition(b"\r\n\r\n")
    if not head.startswith(b"HTTP/1.1 200"):
        raise RuntimeError(f"not answered: {received[:200]!r}")
    length = int(head.lower().split(b"content-length: ")[1].split(b"\r\n")[0])
    missing = length - len(body)
    while missing > 0:
        missing -= len(connection.recv(65536))


def _await(port: int, path: str) -> None:
    end = time.perf_counter() + _PATIENCE
    while True:
        try:
            with closing(socket.create_connection(("127.0.0.1", port), timeout=1)) as connection:
                connection.sendall(f"GET {path} HTTP/1.1\r\nHost: bench\r\nConnection: close\r\n\r\n".encode("ascii"))
                _receive(connection)
                return
        except ConnectionRefusedError:
            if time.perf_counter() > end:
                raise
            time.sleep(0.005)


def _free_port() -> int:
    with closing(socket.socket()) as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])
