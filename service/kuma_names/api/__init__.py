"""The HTTP service: it translates requests into questions to the core, and answers back."""

from collections.abc import Iterator

from flask import Blueprint, Flask

from kuma_names.api import errors
from kuma_names.api.http_settings import Settings
from kuma_names.api.middleware import Edge
from kuma_names.api.routes import all, operations, page
from kuma_names.metrics.meter import Meter


def create_app(settings: Settings | None = None, meter: Meter | None = None) -> Flask:
    """Make the WSGI application; without arguments, with defaults and metrics of its own.

    With a management port it is two: what is asked on that port goes to one that has probes and metrics, and nothing else.
    """
    settings = settings or Settings()
    meter = meter or Meter(settings.name_gauge_cap)
    apart = settings.management_port is not None
    public = _application(settings, all.blueprint(settings, meter), operations.blueprint(), page.blueprint())
    management = _application(settings, operations.management(meter)) if apart else public
    if not apart:
        public.register_blueprint(operations.management(meter))
    for app in {public, management}:
        meter.expect_requests(_routes(app))
    public.wsgi_app = Edge(public.wsgi_app, management.wsgi_app, settings, meter)  # type: ignore[method-assign]  # as Flask documents it
    return public


def _application(settings: Settings, *blueprints: Blueprint) -> Flask:
    app = Flask("kuma_names", static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = settings.max_body
    app.url_map.merge_slashes = False
    errors.register(app)
    for blueprint in blueprints:
        app.register_blueprint(blueprint)
    return app


def _routes(app: Flask) -> Iterator[tuple[str, str]]:
    """Every method and route that an application answers."""
    for rule in app.url_map.iter_rules():
        for method in (rule.methods or set()) & {"GET", "POST"}:
            yield method, rule.rule
