"""Error responses: every error is a problem, never HTML, and internal errors have no details."""

import pytest
from flask.testing import FlaskClient

from kuma_names.core.versions import MINORS
from tests.api.problems import assert_problem


@pytest.mark.parametrize(
    ("method", "path"), [("DELETE", "/validate"), ("GET", "/validate/batch"), ("BREW", "/rules")]
)
def test_another_method_is_not_allowed(client: FlaskClient, method: str, path: str) -> None:
    response = client.open(path, method=method)
    assert_problem(response, 405, f"'{path}' does not answer to '{method}'")
    assert method not in response.headers["Allow"].split(", ")


@pytest.mark.parametrize(
    ("path", "detail"),
    [
        ("/nothing", "there is nothing at '/nothing'"),
        ("/validate/", "there is nothing at '/validate/'"),
        ("/proxyid//decode", "there is nothing at '/proxyid//decode'"),
        ("/docs/../../etc/passwd", "there is nothing at"),
        ("/docs/index.html", "there is nothing at '/docs/index.html'"),
        ("/<script>", "there is nothing at '/<script>'"),
    ],
)
def test_an_unknown_path_is_not_found(client: FlaskClient, path: str, detail: str) -> None:
    assert_problem(client.open(path), 404, detail)


def test_an_invalid_parameter_lists_its_choices(client: FlaskClient) -> None:
    body = client.get("/validate?kind=Mesh&name=a&kumaVersion=1.8").get_json()
    assert body["invalid_parameters"][0]["choices"] == list(MINORS)


def test_an_internal_error_is_a_problem_without_details(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> None:
        raise RuntimeError("secret")

    monkeypatch.setattr("kuma_names.api.routes.catalogue.rules_json", fail)
    response = client.get("/rules")
    assert_problem(response, 500, "the service failed")
    assert "secret" not in response.text
