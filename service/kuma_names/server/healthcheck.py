"""Health check for a container engine: whether the service beside this process is ready.

    python -m kuma_names.server.healthcheck

Exits with 0 if `/readyz` answers 200, otherwise with 1 and a line on standard error.
"""

import os
import socket
import sys
from collections.abc import Mapping
from http.client import HTTPConnection, HTTPException

# The settings are parsed as the server does it. Their import costs some milliseconds a check; a
# second parser would save these, but could interpret an address differently.
from kuma_names.settings import ServerSettings, TcpAddress, UnixAddress

_TIMEOUT = 3.0
"""Seconds: less than the timeout that engines have for a health check."""
_LOOPBACK = {"": "127.0.0.1", "0.0.0.0": "127.0.0.1", "::": "::1"}
"""Hosts to connect to, by hosts that mean all interfaces."""


class _UnixConnection(HTTPConnection):
    """HTTP connection through a Unix socket."""

    def __init__(self, path: str, timeout: float) -> None:
        super().__init__("localhost", timeout=timeout)
        self._path = path

    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.settimeout(self.timeout)
        self.sock.connect(self._path)


def main(environ: Mapping[str, str], timeout: float = _TIMEOUT) -> int:
    """Request `/readyz`, and return the exit code."""
    try:
        settings = ServerSettings.from_environment(environ)
    except ValueError as error:
        print(error, file=sys.stderr)
        return 1
    address = settings.metrics_bind or settings.bind[0]
    try:
        status = _ready_status(_connection(address, timeout))
    except (OSError, HTTPException) as error:
        print(f"{address} does not answer: {error}", file=sys.stderr)
        return 1
    if status != 200:
        print(f"{address} answers /readyz with {status}", file=sys.stderr)
        return 1
    return 0


def _connection(address: TcpAddress | UnixAddress, timeout: float) -> HTTPConnection:
    if isinstance(address, UnixAddress):
        return _UnixConnection(address.path, timeout)
    host = _LOOPBACK.get(address.host, address.host)
    return HTTPConnection(host, address.port, timeout=timeout)


def _ready_status(connection: HTTPConnection) -> int:
    try:
        connection.request("GET", "/readyz")
        return connection.getresponse().status
    finally:
        connection.close()


if __name__ == "__main__":
    sys.exit(main(os.environ))
