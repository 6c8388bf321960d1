"""Middleware: request IDs, security headers and CORS."""

import pytest
from flask.testing import FlaskClient

from kuma_names.api import create_app

ORIGIN = "https://ui.example"


@pytest.mark.parametrize(
    ("request_id", "is_kept"),
    [
        ("abc-1.Z_9", True),
        pytest.param("a" * 64, True, id="longest"),
        pytest.param("a" * 65, False, id="too long"),
        ("a b", False),
        ("", False),
    ],
)
def test_a_valid_request_id_is_kept(client: FlaskClient, request_id: str, is_kept: bool) -> None:
    response = client.get("/versions", headers={"X-Request-ID": request_id})
    response_id = response.headers["X-Request-ID"]
    assert (response_id == request_id) == is_kept
    assert response_id


@pytest.mark.parametrize("path", ["/versions", "/nothing", "/metrics"])
def test_every_response_has_security_headers(client: FlaskClient, path: str) -> None:
    headers = client.get(path).headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert "default-src 'none'" in headers["Content-Security-Policy"]


def test_only_an_allowed_origin_may_read_responses(client: FlaskClient) -> None:
    response = client.get("/versions", headers={"Origin": ORIGIN})
    other = client.get("/versions", headers={"Origin": "https://ui.example.org"})
    assert response.headers["Access-Control-Allow-Origin"] == ORIGIN
    assert "Access-Control-Allow-Origin" not in other.headers
    assert "Origin" in response.headers["Vary"]
    assert "Origin" in other.headers["Vary"]


def test_a_preflight_request_of_an_allowed_origin_lists_the_methods(client: FlaskClient) -> None:
    headers = {"Origin": ORIGIN, "Access-Control-Request-Method": "POST"}
    response = client.options("/validate", headers=headers)
    assert response.status_code == 200
    assert response.headers["Access-Control-Allow-Methods"] == "GET, POST"


def test_without_allowed_origins_there_are_no_cors_headers() -> None:
    response = create_app().test_client().get("/versions", headers={"Origin": ORIGIN})
    assert "Access-Control-Allow-Origin" not in response.headers
