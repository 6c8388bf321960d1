"""What surrounds every answer, whoever gives it: its ID, its headers, its count. In WSGI: hooks of Flask cost as much again."""

import re
from collections.abc import Callable, Iterable
from secrets import token_hex
from time import perf_counter
from typing import Any

from kuma_names.api.http_settings import Settings
from kuma_names.metrics.meter import Meter

Environ = dict[str, Any]
Headers = list[tuple[str, str]]
Application = Callable[[Environ, Callable[..., Any]], Iterable[bytes]]

REQUEST_ID = "kuma_names.request_id"
"""Where in the WSGI environment the ID of the request stands."""
_GOOD_ID = re.compile(r"[A-Za-z0-9._-]{1,64}")
_NO_ROUTE = "none"
_SECURITY = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}
"""Headers that every answer has, if it does not say otherwise."""


class Edge:
    """The WSGI application around two: one for the public, one for the management port (the same if there is none)."""

    def __init__(self, public: Application, management: Application, settings: Settings, meter: Meter) -> None:
        self._public = public
        self._management = management
        self._management_port = str(settings.management_port)
        self._origins = settings.cors_origins
        self._meter = meter

    def __call__(self, environ: Environ, start_response: Callable[..., Any]) -> Iterable[bytes]:
        """Answer a request."""
        begun = perf_counter()
        given = environ.get("HTTP_X_REQUEST_ID", "")
        request_id = environ[REQUEST_ID] = given if _GOOD_ID.fullmatch(given) else token_hex(16)

        def start(status: str, headers: Headers, *more: Any) -> Any:
            said = {name for name, _ in headers}
            headers += [("X-Request-ID", request_id), *((name, _SECURITY[name]) for name in _SECURITY if name not in said)]
            if self._origins:
                headers += self._allowed(environ)
            self._count(environ, status, perf_counter() - begun)
            return start_response(status, headers, *more)

        # gunicorn has the port from the listener, whatever the Host header says
        application = self._management if environ["SERVER_PORT"] == self._management_port else self._public
        return application(environ, start)

    def _count(self, environ: Environ, status: str, seconds: float) -> None:
        request = environ.get("werkzeug.request")
        rule = request and request.url_rule
        self._meter.count_request(environ["REQUEST_METHOD"], rule.rule if rule else _NO_ROUTE, int(status[:3]), seconds)

    def _allowed(self, environ: Environ) -> Headers:
        """Say that a page of an allowed origin may read the answer (CORS)."""
        origin = environ.get("HTTP_ORIGIN")
        vary = [("Vary", "Origin")]
        if origin not in self._origins:
            return vary
        allowed = [("Access-Control-Allow-Origin", origin), ("Access-Control-Expose-Headers", "ETag, X-Request-ID")]
        if environ["REQUEST_METHOD"] == "OPTIONS":
            allowed += [
                ("Access-Control-Allow-Methods", "GET, POST"),
                ("Access-Control-Allow-Headers", "Content-Type, X-Request-ID"),
            ]
        return vary + allowed
