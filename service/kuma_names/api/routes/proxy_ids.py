"""Routes of proxy IDs: encoding and decoding with the rules of names and the existing meshes."""

from flask import Blueprint, Response, request

from kuma_names.api.batches import (
    Conversion,
    chosen_field,
    conversion_batch_response,
    conversion_response,
    listed_items,
    loaded_items,
    shared_fields,
)
from kuma_names.api.extensions import current_settings
from kuma_names.api.request_parsing import context_of, parse_body, parse_query
from kuma_names.api.schemas import (
    DecodeProxyIdBatchSchema,
    DecodeProxyIdSchema,
    EncodeProxyIdBatchSchema,
    EncodeProxyIdSchema,
    require,
)
from kuma_names.core.identifiers.codecs.proxy_id import CODEC
from kuma_names.core.identifiers.proxy_ids import decode_proxy_id, encode_proxy_id
from kuma_names.json_types import JsonObject
from kuma_names.responses.identifiers import decoded_proxy_id_json, encoded_proxy_id_json

blueprint = Blueprint("proxy_ids", __name__)
_ENCODE = EncodeProxyIdSchema()
_ENCODE_BATCH = EncodeProxyIdBatchSchema()
_DECODE = DecodeProxyIdSchema()
_DECODE_BATCH = DecodeProxyIdBatchSchema()


@blueprint.get("/proxyid/encode")
def get_encode() -> Response:
    """Encode a mesh and a name of the query string."""
    return conversion_response(CODEC.id, "encode", _encode, parse_query(request, _ENCODE))


@blueprint.post("/proxyid/encode")
def post_encode() -> Response:
    """Encode a mesh and a name of the body."""
    return conversion_response(CODEC.id, "encode", _encode, parse_body(request, _ENCODE))


@blueprint.post("/proxyid/encode/batch")
def post_encode_batch() -> Response:
    """Encode many pairs of mesh and name."""
    query = parse_body(request, _ENCODE_BATCH)
    items = listed_items(query, "items")
    queries = loaded_items(items, shared_fields(query, _ENCODE), _ENCODE)
    return conversion_batch_response(CODEC.id, "encode", _encode, queries)


@blueprint.get("/proxyid/decode")
def get_decode() -> Response:
    """Decode a proxy ID of the query string."""
    return conversion_response(CODEC.id, "decode", _decode, parse_query(request, _DECODE))


@blueprint.post("/proxyid/decode")
def post_decode() -> Response:
    """Decode a proxy ID of the body."""
    return conversion_response(CODEC.id, "decode", _decode, parse_body(request, _DECODE))


@blueprint.post("/proxyid/decode/batch")
def post_decode_batch() -> Response:
    """Decode many proxy IDs."""
    query = parse_body(request, _DECODE_BATCH)
    field = chosen_field(query, "proxyIds", "items")
    items = listed_items(query, field, "proxyId")
    if field == "proxyIds":
        items = [{"proxyId": text} for text in items]
    queries = loaded_items(items, shared_fields(query, _DECODE), _DECODE)
    return conversion_batch_response(CODEC.id, "decode", _decode, queries)


def _encode(query: JsonObject) -> Conversion:
    require(query, "mesh", "name")
    context = context_of(query, current_settings().default_version)
    lenient = query.get("lenient", False)
    encoded = encode_proxy_id(query["mesh"], query["name"], context, lenient=lenient)
    outcome = "encoded" if encoded.round_trips else "misread"
    return Conversion(encoded_proxy_id_json(encoded, context), outcome)


def _decode(query: JsonObject) -> Conversion:
    require(query, "proxyId")
    context = context_of(query, current_settings().default_version)
    decoded = decode_proxy_id(query["proxyId"], context, query.get("meshes"))
    return Conversion(decoded_proxy_id_json(decoded, context), decoded.resolution)
