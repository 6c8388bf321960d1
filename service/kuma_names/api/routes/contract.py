"""Routes of the contract: openapi.yaml, and the page that shows it (Swagger UI)."""

from pathlib import Path

import flask_swagger_ui
from flask import Blueprint, Response, abort

from kuma_names.api.caching import cacheable_response

blueprint = Blueprint("contract", __name__)
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


@blueprint.get("/openapi.yaml")
def get_openapi() -> Response:
    """Return the contract."""
    return cacheable_response(_CONTRACT, "application/yaml")


@blueprint.get("/docs")
def get_docs() -> Response:
    """Return the page that shows the contract (Swagger UI)."""
    page = cacheable_response((_PAGE / "index.html").read_bytes(), "text/html; charset=utf-8")
    page.headers["Content-Security-Policy"] = _CONTENT_SECURITY_POLICY
    return page


@blueprint.get("/docs/<asset>")
def get_docs_asset(asset: str) -> Response:
    """Return a script, style or image of that page."""
    if asset not in _ASSETS:
        abort(404)
    folder, content_type = _ASSETS[asset]
    return cacheable_response((folder / asset).read_bytes(), content_type)
