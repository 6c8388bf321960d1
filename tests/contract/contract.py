"""The contract (openapi.yaml): its operations, its examples and the request of each example."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import jsonschema
import yaml
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from kuma_names.json_types import JsonObject

PATH = Path(__file__).parents[2] / "openapi.yaml"
CONTRACT: JsonObject = yaml.load(PATH.read_text("utf-8"), yaml.CSafeLoader)
SCHEMAS: JsonObject = CONTRACT["components"]["schemas"]
METHODS = ("get", "post")
_JSON = "application/json"


class Operation(NamedTuple):
    """A method of a path, and its description."""

    method: str
    path: str
    description: JsonObject


class Example(NamedTuple):
    """An example response, with its request and the schema of the response.

    `members` has the value, and our extensions x-request, x-varies, x-prefix and others.
    """

    place: str
    method: str
    path: str
    status: int
    content_type: str
    members: JsonObject
    schema: JsonObject
    body: Any

    @property
    def value(self) -> Any:
        """The body of the response."""
        return self.members["value"]


def operations() -> Iterator[Operation]:
    """Yield all operations."""
    for path, item in CONTRACT["paths"].items():
        for method in METHODS:
            if method in item:
                yield Operation(method, path, item[method])


def examples() -> list[Example]:
    """Return the examples of operations, then those of responses that operations share."""
    rows: list[Example] = []
    for operation in operations():
        for status, response in operation.description["responses"].items():
            place = f"{operation.method} {operation.path} {status}"
            rows += _examples_of(response, place, operation)
    for name, response in CONTRACT["components"]["responses"].items():
        rows += _examples_of(response, name, Operation("get", "", {}))
    return rows


def _examples_of(response: JsonObject, place: str, operation: Operation) -> Iterator[Example]:
    requests = _request_examples(operation.description)
    for content_type, media in response.get("content", {}).items():
        for name, members in media.get("examples", {}).items():
            if "x-server" in members:  # responses of gunicorn, which tests/server compares
                continue
            yield Example(
                f"{place}: {name}",
                operation.method,
                operation.path,
                200 if operation.path else _problem_status(members["value"]),
                content_type,
                members,
                media["schema"],
                requests[name]["value"] if name in requests else None,
            )


def _request_examples(description: JsonObject) -> JsonObject:
    content = description.get("requestBody", {}).get("content", {})
    examples_by_name: JsonObject = content.get(_JSON, {}).get("examples", {})
    return examples_by_name


def _problem_status(value: Any) -> int:
    return int(value["status"]) if isinstance(value, dict) else 0


def send_request(client: FlaskClient, example: Example) -> TestResponse:
    """Send the request of an example."""
    request: JsonObject = example.members.get("x-request", {})
    method = request.get("method", example.method).upper()
    content_type = None
    if method == "POST":
        content_type = request.get("contentType", _JSON)
    return client.open(
        request.get("path", example.path),
        method=method,
        query_string=request.get("query", ""),
        data=_request_data(request, example),
        content_type=content_type,
        headers={"X-Request-ID": "example"},
    )


def _request_data(request: JsonObject, example: Example) -> str | None:
    text: str | None = request.get("text")
    body = request.get("body", example.body)
    if text is None and body is not None:
        text = json.dumps(_filled(body, request.get("fill")))
    return text and text * request.get("repeat", 1)


def _filled(body: JsonObject, fill: JsonObject | None) -> JsonObject:
    """Expand a member that is written as a repetition because it is too long."""
    if fill is None:
        return body
    value = fill["with"]
    if isinstance(body[fill["field"]], list):
        value = [value]
    return {**body, fill["field"]: value * fill["times"]}


def validator(schema: JsonObject) -> jsonschema.Draft202012Validator:
    """Create the validator of a schema that may refer to the components."""
    return jsonschema.Draft202012Validator({**schema, "components": CONTRACT["components"]})
