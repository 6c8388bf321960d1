"""The service in this process, with limits small enough to reach."""

import pytest
from flask.testing import FlaskClient

from kuma_names.api import create_app
from kuma_names.settings import Settings


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    return create_app(
        Settings(max_body=10_000, max_items=5, cors_origins=frozenset({"https://ui.example"}))
    ).test_client()
