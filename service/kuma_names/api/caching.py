"""Responses: JSON, and HTTP caching by entity tags (RFC 9110)."""

from hashlib import blake2b

import orjson
from flask import Response, request
from werkzeug.http import parse_etags

from kuma_names.json_types import JsonObject

_JSON = "application/json"
_CACHEABLE = "public, max-age=300"


def json_response(body: JsonObject) -> Response:
    """Return a JSON response, cacheable if the request is a GET."""
    content = orjson.dumps(body)
    if request.method == "POST":
        return Response(content, content_type=_JSON)
    return cacheable_response(content, _JSON)


def cacheable_response(content: bytes, content_type: str) -> Response:
    """Return a response with a strong ETag, or 304 if `If-None-Match` matches.

    Caching is safe because a response depends only on the request and the running release.
    """
    tag = blake2b(content, digest_size=16).hexdigest()
    headers = [("Cache-Control", _CACHEABLE), ("ETag", f'"{tag}"')]
    cached_tags = request.environ.get("HTTP_IF_NONE_MATCH")
    if cached_tags is not None and parse_etags(cached_tags).contains_weak(tag):
        return Response(status=304, headers=headers)
    return Response(content, headers=headers, content_type=content_type)
