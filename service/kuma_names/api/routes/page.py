"""Routes of the web page and of the script module for other forms: a closed table of files."""

from pathlib import Path

from flask import Blueprint, Response, abort

from kuma_names.api.caching import cacheable_response

blueprint = Blueprint("page", __name__)
_FOLDER = Path(__file__).parents[2] / "web"
_HTML, _CSS = "text/html; charset=utf-8", "text/css; charset=utf-8"
_MODULE, _ICON = "text/javascript; charset=utf-8", "image/svg+xml"
_PAGE = "index.html"
ASSETS = {
    "answer.js": _MODULE,
    "api.js": _MODULE,
    "ask.js": _MODULE,
    "audit-banner.js": _MODULE,
    "audit-charts.js": _MODULE,
    "audit-entry.js": _MODULE,
    "audit-files.js": _MODULE,
    "audit-filters.js": _MODULE,
    "audit-input.js": _MODULE,
    "audit-progress.js": _MODULE,
    "audit-report.js": _MODULE,
    "audit-result.js": _MODULE,
    "audit-save.js": _MODULE,
    "audit-upload.js": _MODULE,
    "audit.css": _CSS,
    "audit.js": _MODULE,
    "demo.html": _HTML,
    "demo.js": _MODULE,
    "dom.js": _MODULE,
    "fates.js": _MODULE,
    "findings.js": _MODULE,
    "highlight.js": _MODULE,
    "icon.svg": _ICON,
    "identifier-view.js": _MODULE,
    "inventory-view.js": _MODULE,
    "log-view.js": _MODULE,
    "name-field.js": _MODULE,
    "name-view.js": _MODULE,
    "notices.js": _MODULE,
    "page.css": _CSS,
    "page.js": _MODULE,
    "permalink.js": _MODULE,
    "proxy-id.js": _MODULE,
    "translation.js": _MODULE,
    "versions.js": _MODULE,
    "virtual-list.js": _MODULE,
}
"""Files below /static, and their media types."""
_CONTENT_SECURITY_POLICY = "; ".join(
    [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",  # no script can turn text into HTML
        "trusted-types 'none'",
    ]
)


@blueprint.get("/", strict_slashes=False)  # otherwise a request without a path is redirected
def get_page() -> Response:
    """Return the page."""
    return _file(_PAGE, _HTML)


@blueprint.get("/static/<asset>")
def get_asset(asset: str) -> Response:
    """Return a script, style or image of the page."""
    if asset not in ASSETS:
        abort(404)
    return _file(asset, ASSETS[asset])


def _file(name: str, content_type: str) -> Response:
    response = cacheable_response((_FOLDER / name).read_bytes(), content_type)
    response.headers["Content-Security-Policy"] = _CONTENT_SECURITY_POLICY
    return response
