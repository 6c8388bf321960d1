"""Error responses of gunicorn itself have a problem body, too."""

import json
import socket
from collections.abc import Callable

import pytest

from tests.contract.contract import CONTRACT, validator
from tests.support.servers import TIMEOUT, Server

pytestmark = pytest.mark.process

NONSENSE = b"nonsense\r\n\r\n"
LONG_LINE = b"GET /validate?kind=Mesh&name=" + b"a" * (8192 - 38) + b" HTTP/1.1\r\nHost: a\r\n\r\n"
LONG_HEADER = b"GET /healthz HTTP/1.1\r\nHost: a\r\nX-Long: " + b"a" * 9000 + b"\r\n\r\n"


def send(server: Server, request: bytes) -> tuple[str, dict[str, object]]:
    """Send bytes, and return the status and the problem."""
    address = ("127.0.0.1", server.port)
    with socket.create_connection(address, timeout=TIMEOUT) as connection:
        connection.sendall(request)
        response = b"".join(iter(lambda: connection.recv(65536), b""))
    head, _, body = response.partition(b"\r\n\r\n")
    assert b"Content-Type: application/problem+json" in head
    return head.decode("latin-1").split(" ")[1], json.loads(body)


def test_error_pages_are_problems(serve: Callable[..., Server]) -> None:
    server = serve()
    problems = {}
    for request, expected_status in ((LONG_LINE, 414), (LONG_HEADER, 431), (NONSENSE, 400)):
        status, problem = send(server, request)
        validator({"$ref": "#/components/schemas/Problem"}).validate(problem)
        assert (status, problem["status"]) == (str(expected_status), expected_status)
        problems[request] = problem

    response = CONTRACT["components"]["responses"]["UriTooLong"]
    media_type = response["content"]["application/problem+json"]
    example = media_type["examples"]["uriTooLong"]["value"]
    assert {**problems[LONG_LINE], "instance": example["instance"]} == example

    nonsense_problem = problems[NONSENSE]
    parameters = [{"field": "request", "reason": nonsense_problem["detail"]}]
    assert nonsense_problem["invalid_parameters"] == parameters
