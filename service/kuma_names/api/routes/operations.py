"""Routes for operators: probes and metrics."""

import orjson
from flask import Blueprint, Response, request

from kuma_names.api.extensions import current_meter

blueprint = Blueprint("operations", __name__)


@blueprint.get("/healthz")
def get_healthz() -> Response:
    """Respond to the liveness probe."""
    return _ready()


@blueprint.get("/readyz")
def get_readyz() -> Response:
    """Respond to the readiness probe."""
    return _ready()


@blueprint.get("/metrics")
def get_metrics() -> Response:
    """Return the metrics in the format that the scraper accepts."""
    content, content_type = current_meter().exposition(request.headers.get("Accept", ""))
    return Response(content, content_type=content_type)


def _ready() -> Response:
    return Response(orjson.dumps({"ready": True}), content_type="application/json")
