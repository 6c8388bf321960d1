"""HTTP API: a Flask application that parses requests and returns the results of the core."""

from collections.abc import Iterator

from flask import Blueprint, Flask

from kuma_names.api import errors, extensions
from kuma_names.api.middleware import Middleware
from kuma_names.api.routes import (
    audit,
    catalogue,
    contract,
    identifiers,
    operations,
    page,
    proxy_ids,
    translation,
    validation,
)
from kuma_names.metrics.meter import Meter
from kuma_names.settings import Settings

_PUBLIC_BLUEPRINTS = (
    validation.blueprint,
    proxy_ids.blueprint,
    identifiers.blueprint,
    translation.blueprint,
    audit.blueprint,
    catalogue.blueprint,
    contract.blueprint,
    page.blueprint,
)


def create_app(settings: Settings | None = None, meter: Meter | None = None) -> Flask:
    """Create the WSGI application; by default with default settings and new metrics.

    With a management port, a second application handles the requests to that port: it has only
    probes and metrics, and the public one has none.
    """
    settings = settings or Settings()
    meter = meter or Meter(settings.name_gauge_cap)
    if settings.management_port is None:
        blueprints = (*_PUBLIC_BLUEPRINTS, operations.blueprint)
        public = management = _application(settings, meter, *blueprints)
    else:
        public = _application(settings, meter, *_PUBLIC_BLUEPRINTS)
        management = _application(settings, meter, operations.blueprint)
    for app in {public, management}:
        meter.expect_requests(_routes(app))
    middleware = Middleware(public.wsgi_app, management.wsgi_app, settings, meter)
    public.wsgi_app = middleware  # type: ignore[method-assign]  # as Flask documents it
    return public


def _application(settings: Settings, meter: Meter, *blueprints: Blueprint) -> Flask:
    app = Flask("kuma_names", static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = settings.max_body
    app.url_map.merge_slashes = False  # respond with 404, not with a redirect to another path
    extensions.register(app, settings, meter)
    errors.register(app)
    for blueprint in blueprints:
        app.register_blueprint(blueprint)
    return app


def _routes(app: Flask) -> Iterator[tuple[str, str]]:
    """Yield every method and route of an application."""
    for rule in app.url_map.iter_rules():
        for method in (rule.methods or set()) & {"GET", "POST"}:
            yield method, rule.rule
