"""WSGI application for gunicorn, configured by environment variables."""

import os

from kuma_names.api import create_app
from kuma_names.settings import Settings

app = create_app(Settings.from_environment(os.environ))
