"""Request parsing: JSON bodies and query strings, strictly, into what a schema loads."""

from functools import lru_cache
from typing import Any
from urllib.parse import unquote_to_bytes

import orjson
from flask import Request
from marshmallow import Schema, fields

from kuma_names.api.errors import RequestError, invalid_field
from kuma_names.api.schema_fields import FlagField, LabelsField
from kuma_names.core.model import Context, Environment, Mode
from kuma_names.core.quoting import quoted
from kuma_names.json_types import JsonObject

INVENTORY_TYPES = ("application/yaml", "application/json")
LOG_TYPE = "text/plain"
_FLAGS = {"true": True, "false": False}


def parse_body(
    request: Request, schema: Schema, types: tuple[str, ...] = ("application/json",)
) -> JsonObject:
    """Parse the JSON body; raises RequestError or ValidationError, which name the field.

    The error of another media type lists `types`, those of the route.
    """
    if not request.is_json:
        raise _unsupported_type(request, " or ".join(types))
    try:
        data = orjson.loads(_complete_body(request))
    except orjson.JSONDecodeError as error:
        raise invalid_field("body", f"must be JSON in UTF-8: {error}") from error
    if not isinstance(data, dict):
        raise invalid_field("body", "must be an object")
    return load(schema, data)


def read_upload(request: Request, types: tuple[str, ...], limit: int) -> bytes:
    """Return the raw body of at most `limit` bytes.

    Raises RequestError for another media type and for an empty or incomplete body, and
    RequestEntityTooLarge for one that exceeds the limit.
    """
    if request.mimetype not in types:
        *others, last = types
        supported = f"{', '.join(others)} or {last}" if others else last
        raise _unsupported_type(request, supported)
    request.max_content_length = limit
    return _complete_body(request)


def parse_query(request: Request, schema: Schema) -> JsonObject:
    """Parse the query string: flags are true or false, lists are separated by commas.

    Raises RequestError or ValidationError, which name the field.
    """
    data: JsonObject = {}
    for piece in request.query_string.split(b"&"):
        if not piece:
            continue
        name, value = _pair(piece)
        if name in data:
            raise invalid_field(name, "must not be given twice")
        data[name] = _typed(schema.fields.get(name), value)
    return load(schema, data)


def load(schema: Schema, data: Any) -> JsonObject:
    """Load data with a schema; raises ValidationError."""
    if isinstance(data, dict):
        schema = _narrowed(type(schema), frozenset(schema.fields.keys() & data))
    values = schema.load(data)
    assert isinstance(values, dict)
    return values


@lru_cache(maxsize=256)
def _narrowed(schema: type[Schema], names: frozenset[str]) -> Schema:
    """Create a schema of the present fields only: absent ones would cost as much time."""
    return schema(only=names)


def context_of(query: JsonObject, default_version: str) -> Context:
    """Parse the context; raises `UnknownVersionError`."""
    return Context.from_strings(
        query.get("kumaVersion", default_version),
        query.get("targetVersion"),
        query.get("environment", Environment.UNIVERSAL),
        query.get("operation"),
        query.get("mode", Mode.ZONE),
    )


def _unsupported_type(request: Request, supported: str) -> RequestError:
    actual = request.mimetype[:80] or "of no type"
    return RequestError(415, f"the body must be {supported}, is {actual}")


def _complete_body(request: Request) -> bytes:
    body = request.get_data(cache=False)
    length = request.content_length or 0
    if len(body) < length:  # the server stopped reading a slow client
        reason = (
            f"must have the {length} bytes of its Content-Length, has {len(body)} that came in time"
        )
        raise invalid_field("body", reason)
    if not body:
        raise invalid_field("body", "must not be empty")
    return body


def _pair(piece: bytes) -> tuple[str, str]:
    name, _, value = piece.partition(b"=")
    field = name.decode("ascii", "replace")[:80]
    return _decoded(name, "query"), _decoded(value, field)


def _decoded(escaped: bytes, field: str) -> str:
    octets = unquote_to_bytes(escaped.replace(b"+", b" "))
    try:
        return octets.decode()
    except UnicodeDecodeError as error:
        raise invalid_field(field, f"must be UTF-8, is not at byte {error.start}") from error


def _typed(field: fields.Field[Any] | None, value: str) -> Any:
    """Convert a value of a query string to the type of its field."""
    if isinstance(field, FlagField):
        return _FLAGS.get(value, value)
    if isinstance(field, fields.List):
        return value.split(",") if value else []
    if isinstance(field, LabelsField):
        return _labels(value)
    return value


def _labels(text: str) -> dict[str, str]:
    """Parse `key=value,key=value`."""
    labels: dict[str, str] = {}
    for piece in filter(None, text.split(",")):
        key, equals, value = piece.partition("=")
        if not equals:
            reason = f"must be pairs such as key=value, separated by commas; {quoted(key)} is none"
            raise invalid_field("labels", reason)
        if key in labels:
            raise invalid_field("labels", "must not have a key twice")
        labels[key] = value
    return labels
