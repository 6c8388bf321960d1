"""The program of `helm test`: run against the service, another server, and no server."""

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from tests.deploy.chart import helm
from tests.support.servers import Server

PATH = "/validate?kind=Mesh&name=aa.a&kumaVersion=3.0&include="
WRONG_RESPONSES = [
    (200, b'{"verdict": "valid"}', "the verdict must be 'rejected', is 'valid'"),
    (200, b"{}", "the verdict must be 'rejected', is None"),
    (503, b"", "HTTP Error 503: Service Unavailable"),
]
"""Status and body of a response, and the error that they lead to."""


def test_it_passes_if_the_service_runs(tmp_path: Path) -> None:
    server = Server(tmp_path)
    try:
        process = _test(f"http://127.0.0.1:{server.port}")
    finally:
        server.end()
    assert (process.returncode, process.stderr) == (0, "")


def test_it_passes_on_the_expected_verdict() -> None:
    with _server(200, b'{"verdict": "rejected"}') as origin:
        process = _test(origin)
    assert (process.returncode, process.stderr) == (0, "")


@pytest.mark.parametrize(("status", "body", "error"), WRONG_RESPONSES)
def test_it_fails_on_another_response(status: int, body: bytes, error: str) -> None:
    with _server(status, body) as origin:
        process = _test(origin)
    assert (process.returncode, process.stderr) == (1, f"{origin}{PATH}: {error}\n")


def test_it_fails_without_a_response_in_time() -> None:
    process = _test("http://127.0.0.1:9")
    assert process.returncode == 1
    assert process.stderr.endswith("[Errno 111] Connection refused>\n")


def test_it_sends_requests_to_the_service_of_the_api() -> None:
    (container,) = helm.only(helm.render("large"), "Pod")["spec"]["containers"]
    assert container["env"][0] == {
        "name": "ORIGIN",
        "value": f"http://{helm.NAME}.{helm.NAMESPACE}.svc:8080",
    }


def _test(origin: str) -> subprocess.CompletedProcess[str]:
    """Run the command of the test pod, with one second until it gives up."""
    (container,) = helm.only(helm.render(), "Pod")["spec"]["containers"]
    python, *arguments = container["command"]
    assert python == "python3"
    environment = {**os.environ, "ORIGIN": origin, "PATIENCE": "1"}
    return subprocess.run(
        [sys.executable, *arguments],
        env=environment,
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )


@contextmanager
def _server(status: int, body: bytes) -> Iterator[str]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(status)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Write nothing."""

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()
