"""The application as gunicorn loads it, set up by the environment."""

import os

from kuma_names.api import create_app
from kuma_names.api.http_settings import from_environment

try:
    app = create_app(from_environment(os.environ))
except ValueError as error:
    raise RuntimeError(str(error)) from None  # gunicorn shows a RuntimeError as one line
