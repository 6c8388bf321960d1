"""Routes of identifiers: every codec, identification of texts, explanation of lines."""

import io
from functools import partial

from flask import Blueprint, Response, request
from werkzeug.exceptions import NotFound

from kuma_names.api.batches import (
    Conversion,
    conversion_batch_response,
    conversion_response,
    listed_items,
    loaded_items,
    shared_fields,
)
from kuma_names.api.caching import json_response
from kuma_names.api.errors import invalid_field
from kuma_names.api.extensions import current_settings
from kuma_names.api.request_parsing import LOG_TYPE, parse_body, parse_query, read_upload
from kuma_names.api.schemas import (
    MAX_NAMES,
    DecodeBatchSchema,
    DecodeSchema,
    ExplainLogSchema,
    ExplainSchema,
    IdentifySchema,
    encode_schema,
    require,
)
from kuma_names.core.identifiers import CODECS
from kuma_names.core.identifiers.codec import Codec, decode, encode
from kuma_names.core.model import Context
from kuma_names.core.versions import KumaVersion, parse_version
from kuma_names.json_types import JsonObject
from kuma_names.logs.scan import scan
from kuma_names.responses.explanation import explanation_json, log_json
from kuma_names.responses.identifiers import (
    codecs_json,
    decoded_json,
    encoded_json,
    identification_json,
)

blueprint = Blueprint("identifiers", __name__)
_DECODE = DecodeSchema()
_DECODE_BATCH = DecodeBatchSchema()
_IDENTIFY = IdentifySchema()
_EXPLAIN = ExplainSchema()
_EXPLAIN_LOG = ExplainLogSchema()


@blueprint.get("/codecs")
def get_codecs() -> Response:
    """Return all codecs."""
    return json_response(codecs_json())


@blueprint.get("/<codec>/encode")
def get_encode(codec: str) -> Response:
    """Encode the fields of the query string."""
    row = _codec(codec)
    query = parse_query(request, encode_schema(row))
    return conversion_response(codec, "encode", partial(_encode, row), query)


@blueprint.post("/<codec>/encode")
def post_encode(codec: str) -> Response:
    """Encode the fields of the body."""
    row = _codec(codec)
    query = parse_body(request, encode_schema(row))
    return conversion_response(codec, "encode", partial(_encode, row), query)


@blueprint.post("/<codec>/encode/batch")
def post_encode_batch(codec: str) -> Response:
    """Encode the fields of many items."""
    row = _codec(codec)
    query = parse_body(request, encode_schema(row, batch=True))
    schema = encode_schema(row)
    queries = loaded_items(listed_items(query, "items"), shared_fields(query, schema), schema)
    return conversion_batch_response(codec, "encode", partial(_encode, row), queries)


@blueprint.get("/<codec>/decode")
def get_decode(codec: str) -> Response:
    """Decode the text of the query string."""
    row = _codec(codec)
    query = parse_query(request, _DECODE)
    return conversion_response(codec, "decode", partial(_decode, row), query)


@blueprint.post("/<codec>/decode")
def post_decode(codec: str) -> Response:
    """Decode the text of the body."""
    row = _codec(codec)
    query = parse_body(request, _DECODE)
    return conversion_response(codec, "decode", partial(_decode, row), query)


@blueprint.post("/<codec>/decode/batch")
def post_decode_batch(codec: str) -> Response:
    """Decode the texts of many items."""
    row = _codec(codec)
    query = parse_body(request, _DECODE_BATCH)
    items = listed_items(query, "items", "text")
    _candidates(row, query)  # invalid shared ones fail the batch, not every item of it
    queries = loaded_items(items, shared_fields(query, _DECODE), _DECODE)
    return conversion_batch_response(codec, "decode", partial(_decode, row), queries)


@blueprint.get("/identify")
def get_identify() -> Response:
    """Return everything that a text of the query string can be."""
    return _identify(parse_query(request, _IDENTIFY))


@blueprint.post("/identify")
def post_identify() -> Response:
    """Return everything that a text of the body can be."""
    return _identify(parse_body(request, _IDENTIFY))


@blueprint.get("/explain")
def get_explain() -> Response:
    """Explain a line of the query string."""
    return _explain(parse_query(request, _EXPLAIN))


@blueprint.post("/explain")
def post_explain() -> Response:
    """Explain the text of a JSON body, or a log, which is a body of plain text."""
    if request.mimetype == LOG_TYPE:
        return _explain_log(parse_query(request, _EXPLAIN_LOG))
    return _explain(parse_body(request, _EXPLAIN, ("application/json", LOG_TYPE)))


def _codec(id_: str) -> Codec:
    """Return a codec; raises NotFound, because the id is part of the path."""
    if id_ not in CODECS:
        raise NotFound
    return CODECS[id_]


def _encode(codec: Codec, query: JsonObject) -> Conversion:
    version = _version(query)
    fields = {name: query[name] for name in codec.fields if name in query}
    encoded = encode(codec, fields, version, lenient=query.get("lenient", False))
    outcome = "encoded" if encoded.round_trips else "misread"
    return Conversion(encoded_json(codec, encoded, version), outcome)


def _decode(codec: Codec, query: JsonObject) -> Conversion:
    require(query, "text")
    version = _version(query)
    decoded = decode(codec, query["text"], version, _candidates(codec, query))
    return Conversion(decoded_json(codec, decoded, version), decoded.resolution)


def _identify(query: JsonObject) -> Response:
    require(query, "text")
    return json_response(identification_json(query["text"], _version(query)))


def _explain_log(query: JsonObject) -> Response:
    context = Context(_version(query))
    log = io.BytesIO(read_upload(request, (LOG_TYPE,), current_settings().max_inventory))
    return json_response(log_json(scan(log, context, query.get("meshes")), context))


def _explain(query: JsonObject) -> Response:
    require(query, "text")
    context = Context(_version(query))
    return json_response(explanation_json(query["text"], context, query.get("meshes")))


def _version(query: JsonObject) -> KumaVersion:
    return parse_version(query.get("kumaVersion", current_settings().default_version))


def _candidates(codec: Codec, query: JsonObject) -> list[dict[str, str]] | None:
    """Return the fields that a text may be encoded from; raises RequestError for other values."""
    if "candidates" not in query:
        return None
    candidates = query["candidates"]
    if not isinstance(candidates, list) or len(candidates) > MAX_NAMES:
        raise invalid_field("candidates", f"must be a list of at most {MAX_NAMES} objects")
    for index, candidate in enumerate(candidates):
        field = f"candidates[{index}]"
        if not isinstance(candidate, dict):
            raise invalid_field(field, "must be an object of texts")
        for name, value in candidate.items():
            if not isinstance(value, str):
                raise invalid_field(field, "must be an object of texts")
            if name not in codec.fields:
                reason = "is not a field of this codec"
                raise invalid_field(f"{field}.{name[:40]}", reason, codec.fields)
    return candidates
