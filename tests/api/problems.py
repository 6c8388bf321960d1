"""Assertions on problem responses (RFC 9457)."""

from werkzeug.test import TestResponse

from kuma_names.json_types import JsonObject


def assert_problem(response: TestResponse, status: int, detail: str) -> None:
    """Assert that a response is a problem without invalid parameters.

    `detail` is the beginning of its detail.
    """
    body = _problem(response, status)
    assert body["invalid_parameters"] == []
    assert body["detail"].startswith(detail)


def assert_invalid(response: TestResponse, field: str, reason: str) -> None:
    """Assert that a response is a problem with one invalid parameter.

    `reason` is the beginning of its reason.
    """
    body = _problem(response, 400)
    (parameter,) = body["invalid_parameters"]
    assert parameter["field"] == field
    assert parameter["reason"].startswith(reason)
    assert body["detail"] == f"{field}: {parameter['reason']}"


def _problem(response: TestResponse, status: int) -> JsonObject:
    assert (response.status_code, response.content_type) == (status, "application/problem+json")
    assert response.headers["Cache-Control"] == "no-store"
    body: JsonObject = response.get_json()
    assert body["status"] == status
    assert body["instance"] == f"urn:kuma-names:request:{response.headers['X-Request-ID']}"
    return body
