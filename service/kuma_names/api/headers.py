"""The headers around every answer: request ID, caching, security and, where set, CORS."""

import re
from hashlib import blake2b
from uuid import uuid4

from flask import Flask, Response, g, request

from kuma_names.api.settings import Settings

_REQUEST_ID = re.compile(r"[A-Za-z0-9._-]{1,64}")
_SECURITY = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
}
_CACHEABLE = "public, max-age=300"


def register(app: Flask, settings: Settings) -> None:
    """Give every request an ID, and every answer its headers."""

    @app.before_request
    def _identify() -> None:
        given = request.headers.get("X-Request-ID", "")
        g.request_id = given if _REQUEST_ID.fullmatch(given) else str(uuid4())

    @app.after_request
    def _finish(response: Response) -> Response:
        response.headers["X-Request-ID"] = g.request_id
        for name, value in _SECURITY.items():
            response.headers.setdefault(name, value)
        _allow_origin(response, settings)
        return _cached(response)


def _cached(response: Response) -> Response:
    cacheable = request.method in ("GET", "HEAD") and response.status_code == 200 and not response.headers.get("Cache-Control")
    if not cacheable:
        response.headers.setdefault("Cache-Control", "no-store")
        return response
    response.headers["Cache-Control"] = _CACHEABLE
    if not response.direct_passthrough:
        response.headers["ETag"] = f'"{blake2b(response.get_data(), digest_size=16).hexdigest()}"'
    if "If-None-Match" in request.headers:
        response.make_conditional(request)
    return response


def _allow_origin(response: Response, settings: Settings) -> None:
    origin = request.headers.get("Origin")
    if not settings.cors_origins:
        return
    response.headers.add("Vary", "Origin")
    if origin in settings.cors_origins:
        response.headers["Access-Control-Allow-Origin"] = origin
        response.headers["Access-Control-Expose-Headers"] = "ETag, X-Request-ID"
        if request.method == "OPTIONS":
            response.headers["Access-Control-Allow-Methods"] = "GET, POST"
            response.headers["Access-Control-Allow-Headers"] = "Content-Type, X-Request-ID"
