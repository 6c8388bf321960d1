"""What an operator sees: the management port, and the lines that are written."""

import http.client
import json
from collections.abc import Callable

import pytest

from tests.support.servers import PATIENCE, Server, free_port, until

pytestmark = pytest.mark.process

Serve = Callable[..., Server]
MANAGEMENT = ("/healthz", "/readyz", "/metrics")
PUBLIC = ("/validate?kind=Mesh&name=a", "/rules", "/openapi.yaml", "/docs")


def _status(port: int, path: str, **headers: str) -> int:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    connection.request("GET", path, headers=headers)
    status = connection.getresponse().status
    connection.close()
    return status


def test_the_management_port_has_probes_and_metrics_and_the_main_port_has_not(serve: Serve) -> None:
    management = free_port()
    server = serve(KUMA_NAMES_METRICS_BIND=f"127.0.0.1:{management}")
    asked = {path: (_status(server.port, path), _status(management, path)) for path in (*MANAGEMENT, *PUBLIC)}
    assert asked == {**dict.fromkeys(MANAGEMENT, (404, 200)), **dict.fromkeys(PUBLIC, (200, 404))}
    spoofed = {"Host": f"127.0.0.1:{management}", "X-Forwarded-Port": str(management)}
    assert _status(server.port, "/metrics", **spoofed) == 404


def test_requests_are_written_with_their_id_and_without_names(serve: Serve) -> None:
    server = serve(KUMA_NAMES_WORKERS="1")
    _status(server.port, "/validate?kind=Mesh&name=a.b&kumaVersion=2.14&include=", **{"X-Request-ID": "from-outside"})
    until(lambda: server.lines("request"), "the line of the first request")
    _status(server.port, '/"quoted"%0Apath/' + "a" * 300)
    assert server.stop() == 0
    (validated, missed), (named,) = server.lines("request"), server.lines("deprecated_name")
    shown = ("requestId", "method", "path", "status", "client")
    assert {key: validated[key] for key in shown} == {
        "requestId": "from-outside",
        "method": "GET",
        "path": "/validate",
        "status": 200,
        "client": "127.0.0.1",
    }
    assert validated["bytes"] > 100 and 0 < validated["seconds"] < PATIENCE
    assert (missed["status"], missed["path"]) == (404, ('/"quoted"\npath/' + "a" * 300)[:200])
    assert (named["requestId"], named["name"]) == ("from-outside", "a.b")
    assert server.log.read_text() == ""


def test_a_line_is_one_line_of_json_whatever_a_caller_sends(serve: Serve) -> None:
    server = serve(KUMA_NAMES_WORKERS="1")
    for name in ("a.\n", 'a."', "a.\\u2028", "a.\u2028", "a." + "é" * 4000):
        server.post("/validate/batch", {"kind": "Mesh", "names": [name], "kumaVersion": "2.5"})
    assert server.stop() == 0
    lines = [json.loads(line) for line in server.out.read_text().splitlines()]
    assert {line["level"] for line in lines} == {"info"}
    assert len(server.lines("request")) == 5


def test_a_level_above_info_leaves_out_requests_and_names(serve: Serve) -> None:
    server = serve(KUMA_NAMES_LOG_LEVEL="error", KUMA_NAMES_WORKERS="1")
    server.get("/validate?kind=Mesh&name=a.b&kumaVersion=2.14")
    assert server.stop() == 0
    assert server.out.read_text() == ""
