"""What gunicorn refuses by itself is a problem body too."""

import json
import socket
from collections.abc import Callable

import pytest

from tests.contract.contract import CONTRACT, validator
from tests.support.servers import PATIENCE, Server

pytestmark = pytest.mark.process


def _send(server: Server, raw: bytes) -> tuple[str, dict[str, object]]:
    with socket.create_connection(("127.0.0.1", server.port), timeout=PATIENCE) as connection:
        connection.sendall(raw)
        received = b"".join(iter(lambda: connection.recv(65536), b""))
    head, _, body = received.partition(b"\r\n\r\n")
    assert b"Content-Type: application/problem+json" in head
    return head.decode("latin-1").split(" ")[1], json.loads(body)


def test_refusals_are_problems(serve: Callable[..., Server]) -> None:
    server = serve()
    long_line = b"GET /validate?kind=Mesh&name=" + b"a" * (8192 - 38) + b" HTTP/1.1\r\nHost: a\r\n\r\n"
    long_header = b"GET /healthz HTTP/1.1\r\nHost: a\r\nX-Long: " + b"a" * 9000 + b"\r\n\r\n"
    refused = {raw: _send(server, raw) for raw in (long_line, long_header, b"nonsense\r\n\r\n")}
    assert [status for status, _ in refused.values()] == ["414", "431", "400"]
    for status, body in refused.values():
        validator({"$ref": "#/components/schemas/Problem"}).validate(body)
        assert body["status"] == int(status)
    answer = CONTRACT["components"]["responses"]["UriTooLong"]["content"]["application/problem+json"]
    shown = answer["examples"]["uriTooLong"]["value"]
    assert {**refused[long_line][1], "instance": shown["instance"]} == shown
    assert refused[b"nonsense\r\n\r\n"][1]["invalid_parameters"] == [
        {"field": "request", "reason": refused[b"nonsense\r\n\r\n"][1]["detail"]}
    ]
