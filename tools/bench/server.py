"""A gunicorn with one worker, and a client that measures its requests a second."""

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

_TIMEOUT = 20


class Server(NamedTuple):
    """NamedTuple of port and process ID of a server, and the seconds until its first response."""

    port: int
    pid: int
    seconds_to_ready: float


@contextmanager
def run_server(application: str, path: str) -> Iterator[Server]:
    """Run an application with the configuration of the service, until `path` responds with 200."""
    port = _free_port()
    command = [
        *(sys.executable, "-m", "gunicorn", "--log-level", "error"),
        *("--config", "python:kuma_names.server.gunicorn_conf"),
        application,
    ]
    environ = {
        **os.environ,
        "KUMA_NAMES_BIND": f"127.0.0.1:{port}",
        "KUMA_NAMES_WORKERS": "1",
        "KUMA_NAMES_LOG_LEVEL": "error",
    }
    start = time.perf_counter()
    with subprocess.Popen(command, env=environ) as process:
        try:
            _wait_until_ready(port, path)
            yield Server(port, process.pid, time.perf_counter() - start)
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(_TIMEOUT)


def child_processes(pid: int) -> list[int]:
    """Return the process IDs of the children of a process."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii")
    return [int(child) for child in children.split()]


def resident_memory(pid: int) -> float:
    """Return the resident memory of a process, in MB."""
    statm = Path(f"/proc/{pid}/statm").read_text("ascii")
    pages = int(statm.split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def request_rate(port: int, paths: list[str], seconds: float) -> float:
    """Request the paths in turn on one connection; return the requests a second."""
    requests = [f"GET {path} HTTP/1.1\r\nHost: bench\r\n\r\n".encode("ascii") for path in paths]
    count = 0
    end = time.perf_counter() + seconds
    with closing(socket.create_connection(("127.0.0.1", port))) as connection:
        start = time.perf_counter()
        while time.perf_counter() < end:
            connection.sendall(requests[count % len(requests)])
            _receive_response(connection)
            count += 1
        return count / (time.perf_counter() - start)


def _receive_response(connection: socket.socket) -> None:
    """Receive a whole response. Raises RuntimeError if its status is not 200."""
    beginning = connection.recv(65536)
    head, _, body = beginning.partition(b"\r\n\r\n")
    if not head.startswith(b"HTTP/1.1 200"):
        raise RuntimeError(f"unexpected response: {beginning[:200]!r}")
    length = int(head.lower().split(b"content-length: ")[1].split(b"\r\n")[0])
    remaining = length - len(body)
    while remaining > 0:
        remaining -= len(connection.recv(65536))


def _wait_until_ready(port: int, path: str) -> None:
    request = f"GET {path} HTTP/1.1\r\nHost: bench\r\nConnection: close\r\n\r\n"
    address = ("127.0.0.1", port)
    end = time.perf_counter() + _TIMEOUT
    while True:
        try:
            with closing(socket.create_connection(address, timeout=1)) as connection:
                connection.sendall(request.encode("ascii"))
                _receive_response(connection)
                return
        except ConnectionRefusedError:
            if time.perf_counter() > end:
                raise
            time.sleep(0.005)


def _free_port() -> int:
    with closing(socket.socket()) as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])
