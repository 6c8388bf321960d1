"""Error responses: application/problem+json (RFC 9457) with Kuma's invalid_parameters."""

import logging
from collections.abc import Iterator
from typing import Any, NamedTuple

import orjson
from flask import Flask, Response, request
from marshmallow import ValidationError
from werkzeug.exceptions import HTTPException

from kuma_names.api.middleware import REQUEST_ID
from kuma_names.core.errors import MalformedIdentifierError, NamesError
from kuma_names.core.quoting import quoted
from kuma_names.json_types import JsonObject

_LOG = logging.getLogger("kuma_names")


class _Status(NamedTuple):
    """Table row: title of a status, end of its problem type, and detail for errors of Flask."""

    title: str
    slug: str
    detail: str | None = None


STATUSES = {
    400: _Status("Bad Request", "invalid-request"),
    403: _Status("Forbidden", "forbidden"),
    404: _Status("Not Found", "not-found", "there is nothing at {path}"),
    405: _Status("Method Not Allowed", "method-not-allowed", "{path} does not answer to {method}"),
    413: _Status("Content Too Large", "too-large", "the body must be at most {limit} bytes long"),
    414: _Status("URI Too Long", "uri-too-long"),
    415: _Status("Unsupported Media Type", "unsupported-media-type"),
    417: _Status("Expectation Failed", "expectation-failed"),
    422: _Status("Unprocessable Content", "malformed-identifier"),
    431: _Status("Request Header Fields Too Large", "header-too-large"),
    500: _Status("Internal Server Error", "internal"),
    501: _Status("Not Implemented", "not-implemented"),
}
THRESHOLD_REACHED = "threshold-reached"
_MAX_DETAILS = 3
"""Invalid parameters that a detail repeats."""


class Reason(str):
    """String with the reason why a field is invalid, and the valid `choices`.

    marshmallow passes messages on unchanged, so that a subclass of str can carry them.
    """

    choices: tuple[str, ...]

    def __new__(cls, text: str, choices: tuple[str, ...] = ()) -> "Reason":
        """Create a string with choices."""
        reason = super().__new__(cls, text)
        reason.choices = choices
        return reason


class RequestError(Exception):
    """An error response: status, detail, invalid parameters and further members."""

    def __init__(
        self,
        status: int,
        detail: str,
        parameters: list[JsonObject] | None = None,
        slug: str | None = None,
        **members: Any,
    ) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail
        self.parameters = parameters or []
        self.slug = slug
        self.members = members


def invalid_field(field: str, text: str, choices: tuple[str, ...] = ()) -> RequestError:
    """Create the error of one invalid field."""
    parameters = [_parameter(field, Reason(text, choices))]
    return RequestError(400, f"{field}: {text}", parameters)


def problem_of(error: Exception) -> JsonObject:
    """Convert any error to a problem, whose `instance` is still null; log internal errors."""
    if isinstance(error, RequestError):
        return _problem(error.status, error.detail, error.parameters, error.members, error.slug)
    if isinstance(error, MalformedIdentifierError):
        return _problem(422, error.reason, [], _malformed_members(error))
    if isinstance(error, NamesError):
        parameters = [_parameter(error.field, Reason(error.reason, error.choices))]
        return _problem(400, f"{error.field}: {error.reason}", parameters)
    if isinstance(error, ValidationError):
        parameters = list(_parameters(error.messages))
        details = [f"{row['field']}: {row['reason']}" for row in parameters[:_MAX_DETAILS]]
        return _problem(400, "; ".join(details), parameters)
    if isinstance(error, HTTPException) and error.code in STATUSES:
        return _problem(error.code, str(error.description))
    return _internal_error(error)


def register(app: Flask) -> None:
    """Respond to every error of the application with a problem."""
    app.register_error_handler(Exception, _respond)


def _respond(error: Exception) -> Response:
    body = problem_of(_flask_error(error) or error)
    body["instance"] = f"urn:kuma-names:request:{request.environ[REQUEST_ID]}"
    content_type = "application/problem+json"
    response = Response(orjson.dumps(body), body["status"], content_type=content_type)
    if isinstance(error, HTTPException):
        allowed = [header for header in error.get_headers() if header[0] == "Allow"]
        response.headers.extend(allowed)
    return response


def _flask_error(error: Exception) -> RequestError | None:
    """Replace an error of Flask by one with the detail of its status; None if that has none."""
    code = error.code if isinstance(error, HTTPException) else None
    if code is None or code not in STATUSES or STATUSES[code].detail is None:
        return None
    detail = str(STATUSES[code].detail).format(
        path=quoted(request.path),
        method=quoted(request.method),
        limit=request.max_content_length,
    )
    return RequestError(code, detail)


def _internal_error(error: Exception) -> JsonObject:
    fields = {"event": "error", "requestId": request.environ[REQUEST_ID]}
    _LOG.error("internal error", exc_info=error, extra={"fields": fields})
    detail = "the service failed, and has written down why; the request is not at fault"
    return _problem(500, detail)


def _problem(
    status: int,
    detail: str,
    parameters: list[JsonObject] | None = None,
    members: JsonObject | None = None,
    slug: str | None = None,
) -> JsonObject:
    row = STATUSES[status]
    body = {
        "type": f"urn:kuma-names:problem:{slug or row.slug}",
        "title": row.title,
        "status": status,
        "detail": detail,
        "instance": None,
        "invalid_parameters": parameters or [],
    }
    return {**body, **(members or {})}


def _malformed_members(error: MalformedIdentifierError) -> JsonObject:
    reads = None
    if error.reads:
        mesh, name = error.reads
        reads = {"mesh": mesh, "name": name}
    return {
        "code": error.code,
        "position": error.position,
        "upstream": error.kuma_text,
        "controlPlaneReads": reads,
        "suggestion": error.suggestion,
    }


def _parameter(field: str, reason: str) -> JsonObject:
    parameter: JsonObject = {"field": field, "reason": str(reason)}
    choices = getattr(reason, "choices", ())
    if choices:
        parameter["choices"] = list(choices)
    return parameter


def _parameters(messages: Any, path: str = "") -> Iterator[JsonObject]:
    """Flatten marshmallow's tree of messages; fields are paths such as `items[0].name`."""
    if not isinstance(messages, dict):
        for reason in messages:
            yield _parameter(path or "body", reason)
        return
    for key, children in messages.items():
        yield from _parameters(children, _child_path(path, key))


def _child_path(path: str, key: Any) -> str:
    if key == "_schema":
        return path
    if isinstance(key, int):
        return f"{path}[{key}]"
    return f"{path}.{key}" if path else str(key)
