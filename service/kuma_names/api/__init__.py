"""The HTTP service: it translates requests into questions to the core, and answers back."""

from time import perf_counter

from flask import Flask, Response, g, request

from kuma_names.api import errors, headers, routes, service
from kuma_names.api.settings import Settings
from kuma_names.metrics import Meter

_NO_ROUTE = "none"


def create_app(settings: Settings | None = None, meter: Meter | None = None) -> Flask:
    """Make the WSGI application; without arguments, with defaults and metrics of its own."""
    settings = settings or Settings()
    meter = meter or Meter(settings.name_gauge_cap)
    app = Flask("kuma_names", static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = settings.max_body
    app.url_map.merge_slashes = False
    _observe(app, meter)
    headers.register(app, settings)
    errors.register(app)
    app.register_blueprint(routes.blueprint(settings, meter))
    app.register_blueprint(service.blueprint(meter))
    return app


def _observe(app: Flask, meter: Meter) -> None:
    """Count every request, and how long it took."""

    @app.before_request
    def _begin() -> None:
        g.begun = perf_counter()

    @app.after_request
    def _count(response: Response) -> Response:
        route = request.url_rule.rule if request.url_rule else _NO_ROUTE
        meter.count_request(request.method, route, response.status_code, perf_counter() - g.begun)
        return response
