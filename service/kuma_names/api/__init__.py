"""The HTTP service: it translates requests into questions to the core, and answers back."""

from flask import Flask

from kuma_names.api import errors, routes, service
from kuma_names.api.edge import Edge
from kuma_names.api.settings import Settings
from kuma_names.metrics import Meter


def create_app(settings: Settings | None = None, meter: Meter | None = None) -> Flask:
    """Make the WSGI application; without arguments, with defaults and metrics of its own."""
    settings = settings or Settings()
    meter = meter or Meter(settings.name_gauge_cap)
    app = Flask("kuma_names", static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = settings.max_body
    app.url_map.merge_slashes = False
    errors.register(app)
    app.register_blueprint(routes.blueprint(settings, meter))
    app.register_blueprint(service.blueprint(meter))
    app.wsgi_app = Edge(app.wsgi_app, settings, meter)  # type: ignore[method-assign]  # as Flask documents it
    return app
