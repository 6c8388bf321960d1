"""Error pages of gunicorn as problem bodies (RFC 9457): errors that the application never sees."""

import socket
from uuid import uuid4

import orjson
from gunicorn import util

from kuma_names.api.errors import RequestError, problem_of
from kuma_names.json_types import JsonObject


def install() -> None:
    """Replace gunicorn's HTML error pages."""
    util.write_error = _write_error


def problem(status: int, message: str, request_id: str) -> JsonObject:
    """Return the problem body of a request that gunicorn rejected."""
    parameters = []
    if status == 400:
        parameters.append({"field": "request", "reason": message})
    body = problem_of(RequestError(status, message, parameters))
    return {**body, "instance": f"urn:kuma-names:request:{request_id}"}


def _write_error(client: socket.socket, status: int, reason: str, message: str) -> None:
    body = orjson.dumps(problem(status, message, str(uuid4())))
    head = (
        f"HTTP/1.1 {status} {reason}\r\n"
        "Connection: close\r\n"
        "Content-Type: application/problem+json\r\n"
        f"Content-Length: {len(body)}\r\n"
        "\r\n"
    )
    util.write_nonblock(client, head.encode("latin-1") + body)
