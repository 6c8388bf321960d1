"""Flask extensions: the settings and the metrics of the current application."""

from flask import Flask, current_app

from kuma_names.metrics.meter import Meter
from kuma_names.settings import Settings

_SETTINGS = "kuma_names.settings"
_METER = "kuma_names.meter"


def register(app: Flask, settings: Settings, meter: Meter) -> None:
    """Attach settings and metrics to an application."""
    app.extensions[_SETTINGS] = settings
    app.extensions[_METER] = meter


def current_settings() -> Settings:
    """Return the settings of the current application."""
    settings: Settings = current_app.extensions[_SETTINGS]
    return settings


def current_meter() -> Meter:
    """Return the metrics of the current application."""
    meter: Meter = current_app.extensions[_METER]
    return meter
