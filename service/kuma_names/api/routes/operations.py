"""Routes for operators: probes and metrics (management), the contract and its page (contract)."""

from pathlib import Path

import flask_swagger_ui
import orjson
from flask import Blueprint, Response, abort, request

from kuma_names.api.caching import cacheable_response
from kuma_names.api.extensions import current_meter

management = Blueprint("management", __name__)
contract = Blueprint("contract", __name__)
_PACKAGE = Path(__file__).parents[2]
_CONTRACT = (_PACKAGE / "openapi.yaml").read_bytes()
_PAGE = _PACKAGE / "api" / "docs"
_SWAGGER = Path(flask_swagger_ui.__file__).parent / "dist"
_ASSETS = {
    "favicon-32x32.png": (_SWAGGER, "image/png"),
    "show.js": (_PAGE, "text/javascript; charset=utf-8"),
    "swagger-ui-bundle.js": (_SWAGGER, "text/javascript; charset=utf-8"),
    "swagger-ui.css": (_SWAGGER, "text/css; charset=utf-8"),
}
_CONTENT_SECURITY_POLICY = "; ".join(
    [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "frame-ancestors 'none'",
    ]
)


@management.get("/healthz")
def get_healthz() -> Response:
    """Respond to the liveness probe."""
    return _ready()


@management.get("/readyz")
def get_readyz() -> Response:
    """Respond to the readiness probe."""
    return _ready()


@management.get("/metrics")
def get_metrics() -> Response:
    """Return the metrics in the format that the scraper accepts."""
    content, content_type = current_meter().exposition(request.headers.get("Accept", ""))
    return Response(content, content_type=content_type)


@contract.get("/openapi.yaml")
def get_openapi() -> Response:
    """Return the contract."""
    return cacheable_response(_CONTRACT, "application/yaml")


@contract.get("/docs")
def get_docs() -> Response:
    """Return the page that shows the contract (Swagger UI)."""
    page = cacheable_response((_PAGE / "index.html").read_bytes(), "text/html; charset=utf-8")
    page.headers["Content-Security-Policy"] = _CONTENT_SECURITY_POLICY
    return page


@contract.get("/docs/<asset>")
def get_docs_asset(asset: str) -> Response:
    """Return a script, style or image of that page."""
    if asset not in _ASSETS:
        abort(404)
    folder, content_type = _ASSETS[asset]
    return cacheable_response((folder / asset).read_bytes(), content_type)


def _ready() -> Response:
    return Response(orjson.dumps({"ready": True}), content_type="application/json")
