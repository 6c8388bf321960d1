"""The views: read the request, ask, answer."""

from collections.abc import Callable
from typing import Any

import orjson
from flask import Blueprint, Response, request

from kuma_names.api import batches
from kuma_names.api.caching import kept
from kuma_names.api.http_settings import Settings
from kuma_names.api.middleware import REQUEST_ID
from kuma_names.api.request_parsing import Data, body, inventory, query
from kuma_names.api.routes import audit, identifiers
from kuma_names.api.schemas import (
    Audit,
    Decode,
    DecodeBatch,
    Encode,
    EncodeBatch,
    Identify,
    Line,
    Read,
    ReadBatch,
    Validate,
    ValidateBatch,
)
from kuma_names.core.model import Report
from kuma_names.metrics.meter import Meter
from kuma_names.responses import catalogue

_JSON = "application/json"
_VALIDATE, _VALIDATE_BATCH = Validate(), ValidateBatch()
_ENCODE, _ENCODE_BATCH = Encode(), EncodeBatch()
_DECODE, _DECODE_BATCH = Decode(), DecodeBatch()
_AUDIT, _IDENTIFY, _LINE, _READ, _READ_BATCH = Audit(), Identify(), Line(), Read(), ReadBatch()


def blueprint(settings: Settings, meter: Meter) -> Blueprint:
    """Make all endpoints that answer in JSON."""
    routes = Blueprint("names", __name__)
    _validation(routes, settings, meter)
    _codec(routes, settings, meter)
    _audit(routes, settings)
    _identifiers(routes, settings, meter)
    _texts(routes, settings)
    _catalogue(routes, settings)
    return routes


def _validation(routes: Blueprint, settings: Settings, meter: Meter) -> None:
    @routes.get("/validate")
    def get_validate() -> Response:
        return _validated(query(request, _VALIDATE), batches.validate, "single")

    @routes.post("/validate")
    def post_validate() -> Response:
        return _validated(body(request, _VALIDATE), batches.validate, "single")

    @routes.post("/validate/batch")
    def post_validate_batch() -> Response:
        return _validated(body(request, _VALIDATE_BATCH), batches.validate_batch, "batch")

    def _validated(data: Data, answer: Callable[..., Data], source: str) -> Response:
        seen: list[Report] = []
        try:
            return _json(answer(data, settings, seen))
        finally:
            meter.count_reports(seen, data.get("source", source), request.environ[REQUEST_ID])


def _codec(routes: Blueprint, settings: Settings, meter: Meter) -> None:
    @routes.get("/proxyid/encode")
    def get_proxyid_encode() -> Response:
        return _converted(query(request, _ENCODE), batches.encode, "encode")

    @routes.post("/proxyid/encode")
    def post_proxyid_encode() -> Response:
        return _converted(body(request, _ENCODE), batches.encode, "encode")

    @routes.post("/proxyid/encode/batch")
    def post_proxyid_encode_batch() -> Response:
        return _converted(body(request, _ENCODE_BATCH), batches.encode_batch, "encode")

    @routes.get("/proxyid/decode")
    def get_proxyid_decode() -> Response:
        return _converted(query(request, _DECODE), batches.decode, "decode")

    @routes.post("/proxyid/decode")
    def post_proxyid_decode() -> Response:
        return _converted(body(request, _DECODE), batches.decode, "decode")

    @routes.post("/proxyid/decode/batch")
    def post_proxyid_decode_batch() -> Response:
        return _converted(body(request, _DECODE_BATCH), batches.decode_batch, "decode")

    def _converted(data: Data, answer: Callable[..., Data], operation: str) -> Response:
        seen: list[str] = []
        try:
            return _json(answer(data, settings, seen))
        finally:
            meter.count_conversions("proxyid", operation, seen)


def _identifiers(routes: Blueprint, settings: Settings, meter: Meter) -> None:
    @routes.get("/<codec>/encode")
    def get_encode(codec: str) -> Response:
        return _converted(identifiers.encode, "encode", codec, query(request, identifiers.to_write(identifiers.family_of(codec))))

    @routes.post("/<codec>/encode")
    def post_encode(codec: str) -> Response:
        return _converted(identifiers.encode, "encode", codec, body(request, identifiers.to_write(identifiers.family_of(codec))))

    @routes.post("/<codec>/encode/batch")
    def post_encode_batch(codec: str) -> Response:
        schema = identifiers.to_write(identifiers.family_of(codec), batch=True)
        return _converted(identifiers.encode_batch, "encode", codec, body(request, schema))

    @routes.get("/<codec>/decode")
    def get_decode(codec: str) -> Response:
        identifiers.family_of(codec)
        return _converted(identifiers.decode, "decode", codec, query(request, _READ))

    @routes.post("/<codec>/decode")
    def post_decode(codec: str) -> Response:
        identifiers.family_of(codec)
        return _converted(identifiers.decode, "decode", codec, body(request, _READ))

    @routes.post("/<codec>/decode/batch")
    def post_decode_batch(codec: str) -> Response:
        identifiers.family_of(codec)
        return _converted(identifiers.decode_batch, "decode", codec, body(request, _READ_BATCH))

    def _converted(answer: Callable[..., Data], operation: str, codec: str, data: Data) -> Response:
        seen: list[str] = []
        try:
            return _json(answer(identifiers.family_of(codec), data, settings, seen))
        finally:
            meter.count_conversions(codec, operation, seen)


def _texts(routes: Blueprint, settings: Settings) -> None:
    @routes.get("/identify")
    def get_identify() -> Response:
        return _json(identifiers.identify(query(request, _IDENTIFY), settings))

    @routes.post("/identify")
    def post_identify() -> Response:
        return _json(identifiers.identify(body(request, _IDENTIFY), settings))

    @routes.get("/explain")
    def get_explain() -> Response:
        return _json(identifiers.explain(query(request, _LINE), settings))

    @routes.post("/explain")
    def post_explain() -> Response:
        return _json(identifiers.explain(body(request, _LINE), settings))


def _audit(routes: Blueprint, settings: Settings) -> None:
    @routes.post("/audit")
    def post_audit() -> Response:
        data = query(request, _AUDIT)
        return audit.report(data, inventory(request, settings.max_inventory), settings)


def _catalogue(routes: Blueprint, settings: Settings) -> None:
    @routes.get("/codecs")
    def get_codecs() -> Response:
        return _json(identifiers.families())

    @routes.get("/rules")
    def get_rules() -> Response:
        return _json(catalogue.rules())

    @routes.get("/kinds")
    def get_kinds() -> Response:
        return _json(catalogue.kinds())

    @routes.get("/versions")
    def get_versions() -> Response:
        return _json(catalogue.versions(settings.default_version))


def _json(answer: Any) -> Response:
    body = orjson.dumps(answer)
    return Response(body, content_type=_JSON) if request.method == "POST" else kept(body, _JSON)
