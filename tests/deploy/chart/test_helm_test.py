"""What `helm test` runs, run against a real service, a wrong one, and none."""

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

ANSWERS = {
    # what is answered: how the test ends
    (200, b'{"verdict": "rejected"}'): "",
    (
        200,
        b'{"verdict": "valid"}',
    ): "/validate?kind=Mesh&name=aa.a&kumaVersion=3.0&include=: the verdict must be 'rejected', is 'valid'",
    (
        200,
        b"{}",
    ): "/validate?kind=Mesh&name=aa.a&kumaVersion=3.0&include=: the verdict must be 'rejected', is None",
    (
        503,
        b"",
    ): "/validate?kind=Mesh&name=aa.a&kumaVersion=3.0&include=: HTTP Error 503: Service Unavailable",
}


def test_it_passes_where_the_service_runs(tmp_path: Path) -> None:
    server = Server(tmp_path)
    try:
        done = _test(f"http://127.0.0.1:{server.port}")
    finally:
        server.end()
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("answer", ANSWERS)
def test_it_tells_a_right_answer_from_a_wrong_one(answer: tuple[int, bytes]) -> None:
    with _answering(*answer) as origin:
        done = _test(origin)
    said = ANSWERS[answer]
    assert (done.returncode, done.stderr) == (1 if said else 0, f"{origin}{said}\n" if said else "")


def test_it_fails_when_patience_ends_and_nobody_answers() -> None:
    done = _test("http://127.0.0.1:9")
    assert (done.returncode, done.stderr.endswith("[Errno 111] Connection refused>\n")) == (1, True)


def test_it_asks_the_service_of_the_api() -> None:
    (container,) = helm.one(helm.render("large"), "Pod")["spec"]["containers"]
    assert container["env"][0] == {
        "name": "ORIGIN",
        "value": f"http://{helm.NAME}.{helm.NAMESPACE}.svc:8080",
    }


def _test(origin: str) -> subprocess.CompletedProcess[str]:
    (container,) = helm.one(helm.render(), "Pod")["spec"]["containers"]
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
def _answering(status: int, body: bytes) -> Iterator[str]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(status)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()
