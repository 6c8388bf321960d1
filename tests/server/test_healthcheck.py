"""The health check of the image asks the right place, and says no whenever that is not ready."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from socketserver import UnixStreamServer

import pytest
from gunicorn.util import parse_address

from kuma_names.server.healthcheck import address, endpoint, main


class Probe(BaseHTTPRequestHandler):
    """Answers with the status that stands in the server's list, and notes the path."""

    def do_GET(self) -> None:
        self.server.asked.append(self.path)  # type: ignore[attr-defined]
        self.send_response(self.server.status)  # type: ignore[attr-defined]
        self.end_headers()

    def address_string(self) -> str:
        return "test"

    def log_message(self, format: str, *args: object) -> None:
        """Stay silent."""


@contextmanager
def probed(server: HTTPServer | UnixStreamServer, status: int) -> Iterator[list[str]]:
    """Serve probes with a status; gives the paths asked for."""
    server.status, server.asked = status, []  # type: ignore[union-attr]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield server.asked  # type: ignore[union-attr]
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        ({}, "127.0.0.1:8080"),
        ({"KUMA_NAMES_BIND": "0.0.0.0:8080"}, "0.0.0.0:8080"),
        ({"KUMA_NAMES_BIND": " unix:/run/a , 0.0.0.0:8080"}, "unix:/run/a"),
        ({"KUMA_NAMES_BIND": "0.0.0.0:8080", "KUMA_NAMES_METRICS_BIND": "0.0.0.0:9090"}, "0.0.0.0:9090"),
    ],
)
def test_it_asks_where_the_probes_are(environ: dict[str, str], expected: str) -> None:
    assert address(environ) == expected


@pytest.mark.parametrize(
    "text", ["127.0.0.1:8080", "localhost:80", "[::1]:8080", "tcp://10.0.0.1:81", "unix:/run/a", "unix:///run/a", "unix:a"]
)
def test_it_reads_an_address_as_gunicorn_does(text: str) -> None:
    assert endpoint(text) == parse_address(text)


@pytest.mark.parametrize(("text", "expected"), [("0.0.0.0:1", ("127.0.0.1", 1)), (":1", ("127.0.0.1", 1)), ("[::]:1", ("::1", 1))])
def test_it_asks_a_server_that_listens_everywhere_on_the_loopback_interface(text: str, expected: tuple[str, int]) -> None:
    assert endpoint(text) == expected


@pytest.mark.parametrize(
    ("status", "code", "said"),
    [(200, 0, ""), (204, 1, "{} answers /readyz with 204\n"), (503, 1, "{} answers /readyz with 503\n")],
)
def test_only_a_200_is_ready(status: int, code: int, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    server = HTTPServer(("127.0.0.1", 0), Probe)
    where = f"127.0.0.1:{server.server_port}"
    with probed(server, status) as asked:
        answer = main({"KUMA_NAMES_BIND": where})
    assert (answer, asked, capsys.readouterr().err) == (code, ["/readyz"], said.format(where))


def test_it_asks_through_a_unix_socket(tmp_path: Path) -> None:
    path = tmp_path / "socket"
    with probed(UnixStreamServer(str(path), Probe), 200) as asked:
        answer = main({"KUMA_NAMES_BIND": f"unix:{path}"})
    assert (answer, asked) == (0, ["/readyz"])


def test_nobody_there_is_not_ready(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as unheard:
        unheard.bind(("127.0.0.1", 0))
        where = f"127.0.0.1:{unheard.getsockname()[1]}"
        assert main({"KUMA_NAMES_BIND": where}) == 1
    assert capsys.readouterr().err == f"{where} does not answer: [Errno 111] Connection refused\n"


def test_silence_is_not_ready(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        where = f"127.0.0.1:{silent.getsockname()[1]}"
        assert main({"KUMA_NAMES_BIND": where}, timeout=0.1) == 1
    assert capsys.readouterr().err == f"{where} does not answer: timed out\n"


def test_an_address_that_is_none_is_not_ready(capsys: pytest.CaptureFixture[str]) -> None:
    assert main({"KUMA_NAMES_BIND": "localhost"}) == 1
    assert capsys.readouterr().err == "localhost does not answer: invalid literal for int() with base 10: 'localhost'\n"
