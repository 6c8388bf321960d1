"""Whether the service beside this process is ready, for a container engine to ask; it knows where probes are, and no name.

    python -m kuma_names.server.healthcheck

exits with 0 if `/readyz` answers 200, else with 1 and a line on standard error. It needs the standard library only, so
that asking every few seconds costs little.
"""

import os
import socket
import sys
from collections.abc import Mapping
from http.client import HTTPConnection, HTTPException

_TIMEOUT = 3.0
"""Seconds: less than engines wait before they kill a health check."""
_LOOPBACK = {"": "127.0.0.1", "0.0.0.0": "127.0.0.1", "::": "::1"}
"""Where to ask a server that listens everywhere."""


class _UnixConnection(HTTPConnection):
    """HTTP through a socket in the file system."""

    def __init__(self, path: str, timeout: float) -> None:
        super().__init__("localhost", timeout=timeout)
        self._path = path

    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.settimeout(self.timeout)
        self.sock.connect(self._path)


def address(environ: Mapping[str, str]) -> str:
    """Find where the probes are: the management address if there is one, else the first that the service listens on.

    >>> address({"KUMA_NAMES_BIND": "0.0.0.0:8080,unix:/run/names", "KUMA_NAMES_METRICS_BIND": "0.0.0.0:9090"})
    '0.0.0.0:9090'
    >>> address({"KUMA_NAMES_BIND": "unix:/run/names, 0.0.0.0:8080"})
    'unix:/run/names'
    """
    texts = environ.get("KUMA_NAMES_METRICS_BIND") or environ.get("KUMA_NAMES_BIND") or "127.0.0.1:8080"
    return texts.split(",")[0].strip()


def endpoint(address: str) -> tuple[str, int] | str:
    """Read an address as gunicorn does, as host and port or a path; a host that means all becomes the loopback one.

    >>> endpoint("[::]:9090"), endpoint("unix:/run/names")
    (('::1', 9090), '/run/names')
    """
    if address.startswith("unix:"):
        return address.removeprefix("unix:").removeprefix("//")
    host, _, port = address.removeprefix("tcp://").rpartition(":")
    host = host.strip("[]")
    return _LOOPBACK.get(host, host), int(port)


def main(environ: Mapping[str, str], timeout: float = _TIMEOUT) -> int:
    """Ask, and return the exit code."""
    where = address(environ)
    try:
        status = _ask(endpoint(where), timeout)
    except (OSError, HTTPException, ValueError) as error:
        print(f"{where} does not answer: {error}", file=sys.stderr)
        return 1
    if status != 200:
        print(f"{where} answers /readyz with {status}", file=sys.stderr)
    return int(status != 200)


def _ask(where: tuple[str, int] | str, timeout: float) -> int:
    connection = _UnixConnection(where, timeout) if isinstance(where, str) else HTTPConnection(*where, timeout=timeout)
    try:
        connection.request("GET", "/readyz")
        return connection.getresponse().status
    finally:
        connection.close()


if __name__ == "__main__":
    sys.exit(main(os.environ))
