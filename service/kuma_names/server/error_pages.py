"""What gunicorn refuses before there is a request to answer, said as every other problem is."""

import socket
from uuid import uuid4

import orjson
from gunicorn import util

from kuma_names.api.errors import RequestError, problem_of


def install() -> None:
    """Have gunicorn write problems in the place of its pages."""
    util.write_error = _write


def _write(client: socket.socket, status: int, reason: str, message: str) -> None:
    body = orjson.dumps(problem(status, message, str(uuid4())))
    head = (
        f"HTTP/1.1 {status} {reason}",
        "Connection: close",
        "Content-Type: application/problem+json",
        f"Content-Length: {len(body)}",
    )
    util.write_nonblock(client, "\r\n".join((*head, "", "")).encode("latin-1") + body)


def problem(status: int, message: str, request_id: str) -> dict[str, object]:
    """Make the body for a refusal; the place at fault is the request as a whole."""
    parameters = [{"field": "request", "reason": message}] if status == 400 else []
    return {**problem_of(RequestError(status, message, parameters)), "instance": f"urn:kuma-names:request:{request_id}"}
