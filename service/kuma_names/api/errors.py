"""Every failure as one body: application/problem+json (RFC 9457) with Kuma's invalid_parameters; status codes stand only here."""

import logging
from typing import Any

import orjson
from flask import Flask, Response, request
from marshmallow import ValidationError
from werkzeug.exceptions import HTTPException

from kuma_names.api.middleware import REQUEST_ID
from kuma_names.core.errors import MalformedIdentifierError, NamesError
from kuma_names.core.quoting import shown

Body = dict[str, Any]
_LOG = logging.getLogger("kuma_names")

SLUGS = {
    400: "invalid-request",
    403: "forbidden",
    404: "not-found",
    405: "method-not-allowed",
    413: "too-large",
    414: "uri-too-long",
    415: "unsupported-media-type",
    417: "expectation-failed",
    422: "malformed-identifier",
    431: "header-too-large",
    500: "internal",
    501: "not-implemented",
}
THRESHOLD_REACHED = "threshold-reached"
_TITLES = {
    400: "Bad Request",
    403: "Forbidden",
    404: "Not Found",
    405: "Method Not Allowed",
    413: "Content Too Large",
    414: "URI Too Long",
    415: "Unsupported Media Type",
    417: "Expectation Failed",
    422: "Unprocessable Content",
    431: "Request Header Fields Too Large",
    500: "Internal Server Error",
    501: "Not Implemented",
}


_FRAMEWORK = {
    404: "there is nothing at {path}",
    405: "{path} does not answer to {method}",
    413: "the body must be at most {limit} bytes long",
}


class Fault(str):
    """A reason for which a field is refused, with the `choices` there are."""

    choices: tuple[str, ...]

    def __new__(cls, reason: str, choices: tuple[str, ...] = ()) -> "Fault":
        """Give a reason its choices."""
        fault = super().__new__(cls, reason)
        fault.choices = choices
        return fault


class RequestError(Exception):
    """A request that cannot be answered, with its status."""

    def __init__(
        self, status: int, detail: str, parameters: list[Body] | None = None, slug: str | None = None, **members: Any
    ) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail
        self.parameters = parameters or []
        self.slug = slug
        self.members = members


def refused(field: str, reason: str, choices: tuple[str, ...] = ()) -> RequestError:
    """Make the error for one field that is at fault."""
    return RequestError(400, f"{field}: {reason}", [_parameter(field, Fault(reason, choices))])


def problem_of(error: Exception) -> Body:
    """Turn any error into a problem body, without the request's own members."""
    if isinstance(error, RequestError):
        return _problem(error.status, error.detail, error.parameters, error.members, error.slug)
    if isinstance(error, MalformedIdentifierError):
        return _problem(422, error.reason, [], _malformed(error))
    if isinstance(error, NamesError):
        return _problem(400, f"{error.field}: {error.reason}", [_parameter(error.field, Fault(error.reason, error.choices))])
    if isinstance(error, ValidationError):
        parameters = list(_flattened(error.messages))
        return _problem(400, "; ".join(f"{at['field']}: {at['reason']}" for at in parameters[:3]), parameters)
    if isinstance(error, HTTPException) and error.code in SLUGS:
        return _problem(error.code, str(error.description))
    _LOG.error("unforeseen error", exc_info=error, extra={"fields": {"event": "error", "requestId": request.environ[REQUEST_ID]}})
    return _problem(500, "the service failed, and has written down why; the request is not at fault")


def register(app: Flask) -> None:
    """Answer every error of the application with a problem."""
    app.register_error_handler(Exception, _answer)


def _answer(error: Exception) -> Response:
    code = error.code if isinstance(error, HTTPException) else None
    body = problem_of(RequestError(code, _detail(code)) if code in _FRAMEWORK else error)
    body["instance"] = f"urn:kuma-names:request:{request.environ[REQUEST_ID]}"
    response = Response(orjson.dumps(body), body["status"], content_type="application/problem+json")
    if isinstance(error, HTTPException):
        allowed = [value for name, value in error.get_headers() if name == "Allow"]
        response.headers.extend([("Allow", value) for value in allowed])
    return response


def _detail(code: int) -> str:
    """Say what the framework refused, in our words."""
    limit = request.max_content_length
    return _FRAMEWORK[code].format(path=shown(request.path), method=shown(request.method), limit=limit)


def _problem(
    status: int, detail: str, parameters: list[Body] | None = None, members: Body | None = None, slug: str | None = None
) -> Body:
    body = {
        "type": f"urn:kuma-names:problem:{slug or SLUGS[status]}",
        "title": _TITLES[status],
        "status": status,
        "detail": detail,
        "instance": None,
        "invalid_parameters": parameters or [],
    }
    return {**body, **(members or {})}


def _malformed(error: MalformedIdentifierError) -> Body:
    reads = error.reads and dict(zip(("mesh", "name"), error.reads, strict=True))
    return {
        "code": error.code,
        "position": error.position,
        "upstream": error.upstream,
        "controlPlaneReads": reads,
        "suggestion": error.suggestion,
    }


def _parameter(field: str, fault: str) -> Body:
    choices = getattr(fault, "choices", ())
    entry: Body = {"field": field, "reason": str(fault)}
    return {**entry, "choices": list(choices)} if choices else entry


def _flattened(messages: Any, path: str = "") -> Any:
    """Walk marshmallow's tree of messages, naming each place as a caller would write it."""
    if isinstance(messages, dict):
        for key, below in messages.items():
            step = f"[{key}]" if isinstance(key, int) else f".{key}" if path else str(key)
            yield from _flattened(below, path if key == "_schema" else path + step)
    else:
        yield from (_parameter(path or "body", fault) for fault in messages)
