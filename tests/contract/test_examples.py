"""Examples of the contract: the service responds as they show, and schemas are strict."""

import copy
from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest
from flask.testing import FlaskClient

from kuma_names.api import create_app
from kuma_names.json_types import JsonObject
from tests.contract.contract import (
    CONTRACT,
    Example,
    examples,
    operations,
    send_request,
    validator,
)

EXAMPLES = examples()
OBJECT_EXAMPLES = [example for example in EXAMPLES if isinstance(example.value, dict)]
OPERATIONS = [(operation.method, operation.path) for operation in operations()]
OPTIONAL_MEMBERS = ("target", "timeline", "suggestions", "consequence")
NULLABLE_MEMBER = "controlPlane"


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    app = create_app()
    app.config["PROPAGATE_EXCEPTIONS"] = False
    return app.test_client()


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.place)
def test_the_response_matches_the_example(
    client: FlaskClient, example: Example, monkeypatch: pytest.MonkeyPatch
) -> None:
    if example.members.get("x-fault"):
        monkeypatch.setattr("kuma_names.api.routes.catalogue.kinds_json", _fail)
        example.members["x-request"] = {"path": "/kinds"}
    response = send_request(client, example)
    assert response.mimetype == example.content_type
    assert response.status_code == example.status
    body: Any = response.get_json() if response.is_json else response.text
    for member in example.members.get("x-varies", ()):
        body[member] = example.value[member]
    if example.members.get("x-prefix"):
        assert body.startswith(example.value)
        return
    if "x-excerpt" in example.members:
        _assert_excerpt(body, example)
    else:
        assert body == example.value
    validator(example.schema).validate(body)


def _fail() -> JsonObject:
    raise ZeroDivisionError


def _assert_excerpt(body: JsonObject, example: Example) -> None:
    """Assert that a body has the rows of an example, in their order."""
    for table, rows in example.value.items():
        assert [row for row in body[table] if row in rows] == rows
        ids = [row.get("id", row.get("kind", row.get("path"))) for row in rows]
        assert ids == example.members["x-excerpt"][table]


def test_every_operation_and_every_error_has_an_example() -> None:
    places = {example.place.rsplit(":", 1)[0] for example in EXAMPLES}
    assert {f"{method} {path} 200" for method, path in OPERATIONS} <= places
    errors = set(CONTRACT["components"]["responses"]) - {"NotModified", "UriTooLong"}
    assert errors <= places


def test_operations_share_the_responses_of_errors() -> None:
    for operation in operations():
        for status, response in operation.description["responses"].items():
            assert status == "200" or "$ref" in response


@pytest.mark.parametrize("example", OBJECT_EXAMPLES, ids=lambda example: example.place)
def test_a_schema_rejects_missing_unknown_and_mistyped_members(example: Example) -> None:
    for changed in _changes(example.value):
        with pytest.raises(jsonschema.ValidationError):
            validator(example.schema).validate(changed)


def _changes(value: JsonObject) -> Iterator[JsonObject]:
    for key in value:
        if key in (*OPTIONAL_MEMBERS, NULLABLE_MEMBER):
            yield {**value, key: 1}
        else:
            yield {other: member for other, member in value.items() if other != key}
    if "status" not in value:  # problems may have further members
        yield {**copy.deepcopy(value), "unknown": 1}


@pytest.mark.parametrize(("method", "path"), OPERATIONS)
def test_responses_have_the_headers_of_the_contract(
    client: FlaskClient, method: str, path: str
) -> None:
    place = f"{method} {path} 200:"
    example = next(example for example in EXAMPLES if example.place.startswith(place))
    response = send_request(client, example)
    headers = CONTRACT["paths"][path][method]["responses"]["200"]["headers"]
    for name, reference in headers.items():
        component = reference["$ref"].rsplit("/", 1)[1]
        schema = CONTRACT["components"]["headers"][component]["schema"]
        validator(schema).validate(response.headers[name])
    assert response.headers["X-Request-ID"] == "example"
    assert ("ETag" in headers) == ("ETag" in response.headers)


@pytest.mark.parametrize("path", [path for method, path in OPERATIONS if method == "get"])
def test_a_request_with_the_etag_gets_304(client: FlaskClient, path: str) -> None:
    headers = CONTRACT["paths"][path]["get"]["responses"]["200"]["headers"]
    if "ETag" not in headers:
        return
    place = f"get {path} 200:"
    example = next(example for example in EXAMPLES if example.place.startswith(place))
    response = send_request(client, example)
    tag = response.headers["ETag"]
    assert response.request is not None
    second_response = client.get(response.request.full_path, headers={"If-None-Match": tag})
    assert (second_response.status_code, second_response.data, second_response.headers["ETag"]) == (
        304,
        b"",
        tag,
    )
