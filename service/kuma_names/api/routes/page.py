"""The page for people, and the module for other people's forms: a closed table of files, served as they are."""

from pathlib import Path

from flask import Blueprint, Response, abort

from kuma_names.api.caching import kept

_FOLDER = Path(__file__).parents[2] / "web"
_HTML, _CSS = "text/html; charset=utf-8", "text/css; charset=utf-8"
_MODULE, _ICON = "text/javascript; charset=utf-8", "image/svg+xml"
_PAGE = "index.html"
ASSETS = {
    "api.js": _MODULE,
    "audit.js": _MODULE,
    "demo.html": _HTML,
    "demo.js": _MODULE,
    "dom.js": _MODULE,
    "encode.js": _MODULE,
    "findings.js": _MODULE,
    "icon.svg": _ICON,
    "link.js": _MODULE,
    "live.js": _MODULE,
    "marks.js": _MODULE,
    "name-field.js": _MODULE,
    "name.js": _MODULE,
    "page.css": _CSS,
    "page.js": _MODULE,
    "proxyid.js": _MODULE,
    "table.js": _MODULE,
    "timeline.js": _MODULE,
}
"""What stands below /static, and its media type."""
_POLICY = "; ".join(
    [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",  # no text becomes HTML, whatever a script does
        "trusted-types 'none'",
    ]
)


def blueprint() -> Blueprint:
    """Make the page and its assets."""
    routes = Blueprint("pages", __name__)

    @routes.get("/", strict_slashes=False)  # or a request without a path were redirected
    def get_page() -> Response:
        return _file(_PAGE, _HTML)

    @routes.get("/static/<asset>")
    def get_asset(asset: str) -> Response:
        if asset not in ASSETS:
            abort(404)
        return _file(asset, ASSETS[asset])

    return routes


def _file(name: str, content_type: str) -> Response:
    answer = kept((_FOLDER / name).read_bytes(), content_type)
    answer.headers["Content-Security-Policy"] = _POLICY
    return answer
