"""Batches: lists of items with shared fields, and conversions that respond to each item."""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from flask import Response
from marshmallow import Schema, ValidationError

from kuma_names.api.caching import json_response
from kuma_names.api.errors import RequestError, invalid_field, problem_of
from kuma_names.api.extensions import current_meter, current_settings
from kuma_names.api.request_parsing import load
from kuma_names.api.schemas import require
from kuma_names.core.errors import MalformedIdentifierError, NamesError
from kuma_names.json_types import JsonObject


class Conversion(NamedTuple):
    """An encoded or decoded identifier as JSON, and the outcome that metrics count."""

    body: JsonObject
    outcome: str


Convert = Callable[[JsonObject], Conversion]
"""Encodes or decodes the identifier of a query."""


def listed_items(query: JsonObject, field: str, single_field: str | None = None) -> list[Any]:
    """Return the list of a batch.

    Raises ValidationError if it is missing, and RequestError if it is too long, no list, or beside
    `single_field`, which it replaces.
    """
    require(query, field)
    if single_field is not None and single_field in query:
        raise invalid_field(single_field, f"must not be given beside {field}")
    items = query[field]
    if not isinstance(items, list):
        raise invalid_field(field, "must be a list")
    limit = current_settings().max_items
    if len(items) > limit:
        raise RequestError(413, f"{field} must have at most {limit} items, has {len(items)}")
    return items


def chosen_field(query: JsonObject, first: str, second: str) -> str:
    """Return which of two lists a batch has; raises RequestError if it has both or neither."""
    if first in query and second in query:
        raise invalid_field(second, f"must not be given beside {first}")
    if first not in query and second not in query:
        raise invalid_field(first, f"is required, or {second}")
    return first if first in query else second


def shared_fields(query: JsonObject, schema: Schema) -> JsonObject:
    """Return the fields of a batch that its items inherit."""
    return {name: value for name, value in query.items() if name in schema.fields}


def loaded_items(
    items: list[Any], shared: JsonObject, schema: Schema
) -> Iterator[JsonObject | Exception]:
    """Yield the query of every item, or its error."""
    for item in items:
        try:
            yield {**shared, **load(schema, item)}
        except ValidationError as error:
            yield error


def problem_result(index: int, error: Exception) -> JsonObject:
    """Return the result of an item that failed."""
    return {"index": index, "problem": problem_of(error)}


def conversion_response(
    codec: str, operation: str, convert: Convert, query: JsonObject
) -> Response:
    """Convert one identifier, and count the outcome.

    Raises what `convert` raises.
    """
    try:
        conversion = convert(query)
    except MalformedIdentifierError as error:
        current_meter().count_conversions(codec, operation, [error.code])
        raise
    current_meter().count_conversions(codec, operation, [conversion.outcome])
    return json_response(conversion.body)


def conversion_batch_response(
    codec: str,
    operation: str,
    convert: Convert,
    queries: Iterator[JsonObject | Exception],
) -> Response:
    """Convert every item, and count the outcomes; an invalid item does not affect the others."""
    results: list[JsonObject] = []
    outcomes: list[str] = []
    malformed = 0
    for index, query in enumerate(queries):
        try:
            if isinstance(query, Exception):
                raise query
            conversion = convert(query)
        except MalformedIdentifierError as error:
            outcomes.append(error.code)
            results.append(problem_result(index, error))
            malformed += 1
        except (NamesError, ValidationError, RequestError) as error:
            results.append(problem_result(index, error))
            malformed += 1
        else:
            outcomes.append(conversion.outcome)
            results.append({"index": index, **conversion.body})
    current_meter().count_conversions(codec, operation, outcomes)
    answered = len(results) - malformed
    summary = {"total": len(results), "answered": answered, "malformed": malformed}
    return json_response({"summary": summary, "results": results})
