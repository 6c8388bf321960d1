"""The contract as data: its operations, its examples and how each is asked of the service."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import jsonschema
import yaml
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

PATH = Path(__file__).parents[2] / "openapi.yaml"
Data = dict[str, Any]
CONTRACT: Data = yaml.load(PATH.read_text("utf-8"), yaml.CSafeLoader)
SCHEMAS: Data = CONTRACT["components"]["schemas"]
METHODS = ("get", "post")


class Example(NamedTuple):
    """An answer that the contract shows: where, the request that leads to it, and what it must be."""

    place: str
    method: str
    path: str
    status: int
    content_type: str
    shown: Data
    schema: Data
    body: Any


def operations() -> Iterator[tuple[str, str, Data]]:
    """List method, path and operation."""
    for path, item in CONTRACT["paths"].items():
        yield from ((method, path, item[method]) for method in METHODS if method in item)


def examples() -> list[Example]:
    """List the examples of all answers: those of operations, then those that operations share."""
    own = [
        example
        for method, path, operation in operations()
        for status, answer in operation["responses"].items()
        for example in _of(answer, f"{method} {path} {status}", method, path, operation)
    ]
    shared = [
        example
        for name, answer in CONTRACT["components"]["responses"].items()
        for example in _of(answer, name, "get", "", {})
    ]
    return own + shared


def _of(answer: Data, place: str, method: str, path: str, operation: Data) -> Iterator[Example]:
    asked = (
        operation.get("requestBody", {})
        .get("content", {})
        .get("application/json", {})
        .get("examples", {})
    )
    for content_type, media in answer.get("content", {}).items():
        for name, shown in media.get("examples", {}).items():
            if "x-server" in shown:  # gunicorn's own answers are asked for in tests/server
                continue
            status = 200 if path else _status(shown["value"])
            body = asked[name]["value"] if name in asked else None
            yield Example(
                f"{place}: {name}", method, path, status, content_type, shown, media["schema"], body
            )


def _status(value: Any) -> int:
    return int(value["status"]) if isinstance(value, dict) else 0


def ask(client: FlaskClient, example: Example) -> TestResponse:
    """Send the request of an example."""
    asked: Data = example.shown.get("x-request", {})
    method, path = asked.get("method", example.method), asked.get("path", example.path)
    data, body = asked.get("text"), asked.get("body", example.body)
    if data is None and body is not None:
        data = json.dumps(_filled(body, asked.get("fill")))
    return client.open(
        path,
        method=method.upper(),
        query_string=asked.get("query", ""),
        data=data and data * asked.get("repeat", 1),
        content_type=asked.get("contentType", "application/json")
        if method.upper() == "POST"
        else None,
        headers={"X-Request-ID": "example"},
    )


def _filled(body: Data, fill: Data | None) -> Data:
    """Fill in what is too long to be written down."""
    if fill is None:
        return body
    if isinstance(body[fill["field"]], list):
        return {**body, fill["field"]: [fill["with"]] * fill["times"]}
    return {**body, fill["field"]: fill["with"] * fill["times"]}


def validator(schema: Data) -> jsonschema.Draft202012Validator:
    """Make the validator of a schema that may refer to the components."""
    return jsonschema.Draft202012Validator({**schema, "components": CONTRACT["components"]})
