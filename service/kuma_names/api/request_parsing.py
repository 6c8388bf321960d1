"""How a request is read: JSON bodies and query strings, strictly, into what a schema loads."""

from functools import lru_cache
from typing import Any
from urllib.parse import unquote_to_bytes

import orjson
from flask import Request
from marshmallow import Schema, fields

from kuma_names.api.errors import RequestError, refused
from kuma_names.api.schemas import Flag, Labels
from kuma_names.core.quoting import shown

Data = dict[str, Any]
INVENTORY_TYPES = ("application/yaml", "application/json")
_FLAGS = {"true": True, "false": False}


def body(request: Request, schema: Schema) -> Data:
    """Load the JSON body; raises RequestError or ValidationError, which name the place."""
    if not request.is_json:
        raise RequestError(415, f"the body must be application/json, is {request.mimetype[:80] or 'of no type'}")
    try:
        data = orjson.loads(_whole(request))
    except orjson.JSONDecodeError as error:
        raise refused("body", f"must be JSON in UTF-8: {error}") from error
    if not isinstance(data, dict):
        raise refused("body", "must be an object")
    return loaded(schema, data)


def inventory(request: Request, limit: int) -> bytes:
    """Take the body as it is, of at most `limit` bytes; raises RequestError for a type that is neither YAML nor JSON."""
    if request.mimetype not in INVENTORY_TYPES:
        raise RequestError(415, f"the body must be {' or '.join(INVENTORY_TYPES)}, is {request.mimetype[:80] or 'of no type'}")
    request.max_content_length = limit
    return _whole(request)


def query(request: Request, schema: Schema) -> Data:
    """Load the query string: text as it is, flags as true or false, lists separated by commas."""
    pairs = [_pair(piece) for piece in request.query_string.split(b"&") if piece]
    data: Data = {}
    for name, value in pairs:
        if name in data:
            raise refused(name, "must not be given twice")
        data[name] = _typed(schema.fields.get(name), value)
    return loaded(schema, data)


def loaded(schema: Schema, data: Any) -> Data:
    """Load data with a schema, and nothing else."""
    if isinstance(data, dict):
        schema = _narrowed(type(schema), frozenset(schema.fields.keys() & data))
    found = schema.load(data)
    assert isinstance(found, dict)
    return found


@lru_cache(maxsize=256)
def _narrowed(schema: type[Schema], given: frozenset[str]) -> Schema:
    """Make a schema of the fields that are given: a whole one takes as long over all those that are not."""
    return schema(only=given)


def _whole(request: Request) -> bytes:
    raw = request.get_data(cache=False)
    promised = request.content_length or 0
    if len(raw) < promised:
        raise refused("body", f"must have the {promised} bytes of its Content-Length, has {len(raw)} that came in time")
    if not raw:
        raise refused("body", "must not be empty")
    return raw


def _pair(piece: bytes) -> tuple[str, str]:
    name, _, value = piece.partition(b"=")
    return _decoded(name, "query"), _decoded(value, name.decode("ascii", "replace")[:80])


def _decoded(raw: bytes, field: str) -> str:
    octets = unquote_to_bytes(raw.replace(b"+", b" "))
    try:
        return octets.decode()
    except UnicodeDecodeError as error:
        raise refused(field, f"must be UTF-8, is not at byte {error.start}") from error


def _typed(field: fields.Field[Any] | None, value: str) -> Any:
    if isinstance(field, Flag):
        return _FLAGS.get(value, value)
    if isinstance(field, fields.List):
        return value.split(",") if value else []
    if isinstance(field, Labels):
        return _pairs(value)
    return value


def _pairs(text: str) -> dict[str, str]:
    """Read `key=value,key=value`."""
    pairs = [piece.partition("=") for piece in text.split(",") if piece]
    for piece, equals, _ in pairs:
        if not equals:
            raise refused("labels", f"must be pairs such as key=value, separated by commas; {shown(piece)} is none")
    if len({key for key, _, _ in pairs}) < len(pairs):
        raise refused("labels", "must not have a key twice")
    return {key: value for key, _, value in pairs}
