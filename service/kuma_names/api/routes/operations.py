"""What the service says about itself: probes, metrics, the contract and its page."""

from pathlib import Path

import flask_swagger_ui
import orjson
from flask import Blueprint, Response, abort, request

from kuma_names.api.caching import kept
from kuma_names.metrics.meter import Meter

_PACKAGE = Path(__file__).parents[2]
_PAGE = _PACKAGE / "api" / "docs"
_SWAGGER = Path(flask_swagger_ui.__file__).parent / "dist"
_ASSETS = {
    "favicon-32x32.png": (_SWAGGER, "image/png"),
    "show.js": (_PAGE, "text/javascript; charset=utf-8"),
    "swagger-ui-bundle.js": (_SWAGGER, "text/javascript; charset=utf-8"),
    "swagger-ui.css": (_SWAGGER, "text/css; charset=utf-8"),
}
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'"
)


def management(meter: Meter) -> Blueprint:
    """Make the endpoints for those who run the service: probes and metrics."""
    routes = Blueprint("management", __name__)

    @routes.get("/healthz")
    def get_healthz() -> Response:
        return _ready()

    @routes.get("/readyz")
    def get_readyz() -> Response:
        return _ready()

    @routes.get("/metrics")
    def get_metrics() -> Response:
        content, content_type = meter.exposition(request.headers.get("Accept", ""))
        return Response(content, content_type=content_type)

    return routes


def blueprint() -> Blueprint:
    """Make the endpoints that show the contract."""
    routes = Blueprint("service", __name__)
    contract = (_PACKAGE / "openapi.yaml").read_bytes()

    @routes.get("/openapi.yaml")
    def get_openapi() -> Response:
        return kept(contract, "application/yaml")

    _docs(routes)
    return routes


def _docs(routes: Blueprint) -> None:
    @routes.get("/docs")
    def get_docs() -> Response:
        page = kept((_PAGE / "index.html").read_bytes(), "text/html; charset=utf-8")
        page.headers["Content-Security-Policy"] = _POLICY
        return page

    @routes.get("/docs/<asset>")
    def get_docs_asset(asset: str) -> Response:
        if asset not in _ASSETS:
            abort(404)
        folder, content_type = _ASSETS[asset]
        return kept((folder / asset).read_bytes(), content_type)


def _ready() -> Response:
    return Response(orjson.dumps({"ready": True}), content_type="application/json")
