"""WSGI middleware: request ID, security and CORS headers, request metrics.

Outside Flask, because Flask hooks double the cost per request.
"""

import re
from collections.abc import Callable, Iterable
from secrets import token_hex
from time import perf_counter
from typing import Any

from kuma_names.metrics.meter import Meter
from kuma_names.settings import Settings

WsgiEnviron = dict[str, Any]
WsgiHeaders = list[tuple[str, str]]
WsgiApplication = Callable[[WsgiEnviron, Callable[..., Any]], Iterable[bytes]]

REQUEST_ID = "kuma_names.request_id"
"""Key of the request ID in the WSGI environment."""
_VALID_ID = re.compile(r"[A-Za-z0-9._-]{1,64}")
_NO_ROUTE = "none"
_SECURITY_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}
"""Headers of every response that does not set them itself."""


class Middleware:
    """WSGI middleware around two applications: the public one, and that of the management port.

    They are the same if there is no management port.
    """

    def __init__(
        self,
        public: WsgiApplication,
        management: WsgiApplication,
        settings: Settings,
        meter: Meter,
    ) -> None:
        self._public = public
        self._management = management
        self._management_port = str(settings.management_port)
        self._origins = settings.cors_origins
        self._meter = meter

    def __call__(self, environ: WsgiEnviron, start_response: Callable[..., Any]) -> Iterable[bytes]:
        """Handle a request; the metrics measure the time until the response starts."""
        start = perf_counter()
        request_id = environ.get("HTTP_X_REQUEST_ID", "")
        if not _VALID_ID.fullmatch(request_id):
            request_id = token_hex(16)
        environ[REQUEST_ID] = request_id

        def start_with_headers(status: str, headers: WsgiHeaders, *exc_info: Any) -> Any:
            names = {name for name, _ in headers}
            headers.append(("X-Request-ID", request_id))
            headers += [item for item in _SECURITY_HEADERS.items() if item[0] not in names]
            if self._origins:
                headers += self._cors_headers(environ)
            self._count(environ, status, perf_counter() - start)
            return start_response(status, headers, *exc_info)

        # the port of the listener: gunicorn ignores the Host header here
        is_management = environ["SERVER_PORT"] == self._management_port
        application = self._management if is_management else self._public
        return application(environ, start_with_headers)

    def _count(self, environ: WsgiEnviron, status: str, seconds: float) -> None:
        request = environ.get("werkzeug.request")  # Flask sets it
        rule = request and request.url_rule
        route = rule.rule if rule else _NO_ROUTE
        self._meter.count_request(environ["REQUEST_METHOD"], route, int(status[:3]), seconds)

    def _cors_headers(self, environ: WsgiEnviron) -> WsgiHeaders:
        """Return the headers that let pages of an allowed origin read the response."""
        headers = [("Vary", "Origin")]
        origin = environ.get("HTTP_ORIGIN")
        if origin not in self._origins:
            return headers
        headers += [
            ("Access-Control-Allow-Origin", origin),
            ("Access-Control-Expose-Headers", "ETag, X-Request-ID"),
        ]
        if environ["REQUEST_METHOD"] == "OPTIONS":
            headers += [
                ("Access-Control-Allow-Methods", "GET, POST"),
                ("Access-Control-Allow-Headers", "Content-Type, X-Request-ID"),
            ]
        return headers
