"""The health check requests the right address, and fails unless the status is 200."""

import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from socketserver import UnixStreamServer

import pytest

import kuma_names
from kuma_names.server.healthcheck import main
from tests.support.servers import TIMEOUT


class ProbeHandler(BaseHTTPRequestHandler):
    """Handler that responds with the status of its server, and records the path."""

    def do_GET(self) -> None:
        self.server.paths.append(self.path)  # type: ignore[attr-defined]
        self.send_response(self.server.status)  # type: ignore[attr-defined]
        self.end_headers()

    def address_string(self) -> str:
        return "test"

    def log_message(self, format: str, *args: object) -> None:
        """Write nothing."""


@contextmanager
def serve_probes(server: HTTPServer | UnixStreamServer, status: int) -> Iterator[list[str]]:
    """Respond to probes with a status; yield the list of requested paths."""
    paths: list[str] = []
    server.status, server.paths = status, paths  # type: ignore[union-attr]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield paths
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        ({}, ("127.0.0.1", 8080)),
        ({"KUMA_NAMES_BIND": "10.0.0.1:80"}, ("10.0.0.1", 80)),
        ({"KUMA_NAMES_BIND": " tcp://10.0.0.1:80 , unix:/run/names"}, ("10.0.0.1", 80)),
        ({"KUMA_NAMES_BIND": "0.0.0.0:80"}, ("127.0.0.1", 80)),
        ({"KUMA_NAMES_BIND": ":80"}, ("127.0.0.1", 80)),
        ({"KUMA_NAMES_BIND": "[::]:80"}, ("::1", 80)),
        ({"KUMA_NAMES_BIND": "[::1]:80"}, ("::1", 80)),
        ({"KUMA_NAMES_METRICS_BIND": "0.0.0.0:9090"}, ("127.0.0.1", 9090)),
    ],
    ids=str,
)
def test_it_connects_to_the_address_of_probes(
    environ: dict[str, str], expected: tuple[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    addresses = []

    def refuse(address: tuple[str, int], *_: object) -> None:
        addresses.append(address)
        raise ConnectionRefusedError

    monkeypatch.setattr(socket, "create_connection", refuse)
    assert main(environ) == 1
    assert addresses == [expected]


def test_it_connects_through_a_unix_socket(tmp_path: Path) -> None:
    path = tmp_path / "socket"
    with serve_probes(UnixStreamServer(str(path), ProbeHandler), 200) as paths:
        exit_code = main({"KUMA_NAMES_BIND": f"unix:{path}, 127.0.0.1:1"})
    assert (exit_code, paths) == (0, ["/readyz"])


@pytest.mark.parametrize(
    ("status", "exit_code", "error"),
    [
        (200, 0, ""),
        (204, 1, "{} answers /readyz with 204\n"),
        (503, 1, "{} answers /readyz with 503\n"),
    ],
)
def test_only_200_is_ready(
    status: int, exit_code: int, error: str, capsys: pytest.CaptureFixture[str]
) -> None:
    server = HTTPServer(("127.0.0.1", 0), ProbeHandler)
    address = f"127.0.0.1:{server.server_port}"
    with serve_probes(server, status) as paths:
        assert main({"KUMA_NAMES_BIND": address}) == exit_code
    assert paths == ["/readyz"]
    assert capsys.readouterr().err == error.format(address)


def test_a_refused_connection_is_not_ready(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{closed.getsockname()[1]}"
        assert main({"KUMA_NAMES_BIND": address}) == 1
    assert capsys.readouterr().err == f"{address} does not answer: [Errno 111] Connection refused\n"


def test_a_timeout_is_not_ready(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"127.0.0.1:{silent.getsockname()[1]}"
        assert main({"KUMA_NAMES_BIND": address}, timeout=0.1) == 1
    assert capsys.readouterr().err == f"{address} does not answer: timed out\n"


def test_an_invalid_address_is_not_ready(capsys: pytest.CaptureFixture[str]) -> None:
    assert main({"KUMA_NAMES_BIND": "localhost"}) == 1
    error = "KUMA_NAMES_BIND must be host:port or unix:path, is 'localhost'\n"
    assert capsys.readouterr().err == error


def test_it_needs_no_installed_package() -> None:
    source_tree = str(Path(kuma_names.__file__).parents[1])
    program = (
        f"import sys; sys.path.insert(0, {source_tree!r}); import kuma_names.server.healthcheck"
    )
    command = [sys.executable, "-I", "-S", "-c", program]
    process = subprocess.run(command, capture_output=True, text=True, timeout=TIMEOUT, check=False)
    assert (process.returncode, process.stderr) == (0, "")
