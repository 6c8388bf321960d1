"""Fixtures of the tests of the command line."""

import pytest
from flask.testing import FlaskClient

from kuma_names.api import create_app


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    return create_app().test_client()
