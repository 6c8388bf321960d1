"""Routes of name validation: one name, or a batch."""

from collections.abc import Set
from functools import lru_cache
from typing import Any, NamedTuple

from flask import Blueprint, Response, request
from marshmallow import ValidationError

from kuma_names.api.batches import (
    chosen_field,
    listed_items,
    loaded_items,
    problem_result,
    shared_fields,
)
from kuma_names.api.caching import json_response
from kuma_names.api.errors import THRESHOLD_REACHED, RequestError, invalid_field
from kuma_names.api.extensions import current_meter, current_settings
from kuma_names.api.middleware import REQUEST_ID
from kuma_names.api.request_parsing import context_of, parse_body, parse_query
from kuma_names.api.schemas import NameSchema, ValidateBatchSchema, ValidateSchema, require
from kuma_names.core.errors import NamesError
from kuma_names.core.model import Facts
from kuma_names.core.report import Report
from kuma_names.json_types import JsonObject
from kuma_names.responses.summary import batch_json, reaches, worst_verdict
from kuma_names.responses.validation import MAX_TEXT, PARTS, NameResponse, ValidationQuery

blueprint = Blueprint("validation", __name__)
_NAME = NameSchema()
_VALIDATE = ValidateSchema()
_VALIDATE_BATCH = ValidateBatchSchema()
_QUERY_FIELDS = frozenset(_NAME.fields) - {"name", "taken"}
"""Fields that a `ValidationQuery` is created from: names of one kind share it."""
_UNHASHABLE_FIELDS = ("ports", "labels")
_MAX_CACHED = 500
"""Characters of a query that may be cached: bounds the memory of the cache."""


class Validated(NamedTuple):
    """The JSON about one or more names, and the reports that metrics count."""

    body: JsonObject
    reports: list[Report]


@blueprint.get("/validate")
def get_validate() -> Response:
    """Validate one name of the query string."""
    query = parse_query(request, _VALIDATE)
    return _respond(_validate(query), query, "single")


@blueprint.post("/validate")
def post_validate() -> Response:
    """Validate one name of the body."""
    query = parse_body(request, _VALIDATE)
    return _respond(_validate(query), query, "single")


@blueprint.post("/validate/batch")
def post_validate_batch() -> Response:
    """Validate many names of the body; an invalid item does not affect the others."""
    query = parse_body(request, _VALIDATE_BATCH)
    return _respond(_validate_batch(query), query, "batch")


def _respond(validated: Validated, query: JsonObject, source: str) -> Response:
    """Count the reports and return the body; raises RequestError if it reaches `failOn`."""
    request_id = request.environ[REQUEST_ID]
    current_meter().count_reports(validated.reports, query.get("source", source), request_id)
    threshold = query.get("failOn")
    if threshold is not None and reaches(validated.body, threshold):
        verdict = worst_verdict(validated.body).value
        detail = f"the verdict is {verdict}, and failOn is {threshold}"
        raise RequestError(422, detail, slug=THRESHOLD_REACHED, report=validated.body)
    return json_response(validated.body)


def _validate(query: JsonObject) -> Validated:
    body, report = _name_response(query, frozenset(query.get("include", PARTS)))
    return Validated(body, [report])


def _name_response(query: JsonObject, include: Set[str]) -> NameResponse:
    require(query, "kind", "name")
    validation = _validation_query(query)
    return validation.respond(query["name"], include, query.get("taken", ()))


def _validate_batch(query: JsonObject) -> Validated:
    if chosen_field(query, "names", "items") == "names":
        results, reports = _validate_names(query)
    else:
        results, reports = _validate_items(query)
    body = batch_json(results, reports)
    if "only" in query:
        body["results"] = [result for result in results if _has_findings(result)]
    return Validated(body, reports)


def _validate_names(query: JsonObject) -> tuple[list[JsonObject], list[Report]]:
    names = listed_items(query, "names", "name")
    validation = _validation_query(shared_fields(query, _NAME))
    include = frozenset(query.get("include", ()))
    taken = query.get("taken", ())
    results: list[JsonObject] = []
    reports: list[Report] = []
    for index, name in enumerate(names):
        if isinstance(name, str) and len(name) <= MAX_TEXT:
            body, report = validation.respond(name, include, taken)
            results.append({"index": index, **body})
            reports.append(report)
        else:
            error = invalid_field(f"names[{index}]", _invalid_name_reason(name))
            results.append(problem_result(index, error))
    return results, reports


def _invalid_name_reason(name: Any) -> str:
    if not isinstance(name, str):
        return "must be a string"
    return f"must be at most {MAX_TEXT} characters long, is {len(name)}"


def _validate_items(query: JsonObject) -> tuple[list[JsonObject], list[Report]]:
    items = listed_items(query, "items", "name")
    include = frozenset(query.get("include", ()))
    results: list[JsonObject] = []
    reports: list[Report] = []
    for index, item in enumerate(loaded_items(items, shared_fields(query, _NAME), _NAME)):
        try:
            if isinstance(item, Exception):
                raise item
            body, report = _name_response(item, include)
        except (NamesError, ValidationError, RequestError) as error:
            results.append(problem_result(index, error))
        else:
            results.append({"index": index, **body})
            reports.append(report)
    return results, reports


def _has_findings(result: JsonObject) -> bool:
    return bool("problem" in result or result["findings"] or result["rejectedIn"])


def _validation_query(query: JsonObject) -> ValidationQuery:
    """Return the query of a request; small ones are cached, because requests repeat them."""
    require(query, "kind")
    fields = {name: query[name] for name in _QUERY_FIELDS if name in query}
    default_version = current_settings().default_version
    if _is_cacheable(fields):
        return _cached_query(frozenset(fields.items()), default_version)
    return _create_query(fields, default_version)


@lru_cache(maxsize=256)
def _cached_query(fields: frozenset[tuple[str, Any]], default_version: str) -> ValidationQuery:
    return _create_query(dict(fields), default_version)


def _create_query(fields: JsonObject, default_version: str) -> ValidationQuery:
    context = context_of(fields, default_version)
    facts = Facts.from_inputs(
        context.environment,
        fields.get("labels"),
        mesh=fields.get("mesh"),
        zone=fields.get("zone"),
        namespace=fields.get("namespace"),
        display_name=fields.get("displayName"),
        synced=fields.get("synced", False),
        ports=fields.get("ports"),
        address=fields.get("address"),
    )
    partial = fields.get("partial", False)
    return ValidationQuery(fields["kind"], context, facts, partial=partial)


def _is_cacheable(fields: JsonObject) -> bool:
    if not fields.keys().isdisjoint(_UNHASHABLE_FIELDS):
        return False
    return sum(len(value) for value in fields.values() if isinstance(value, str)) <= _MAX_CACHED
