"""Routes of translations: all forms of a name."""

from flask import Blueprint, Response, request

from kuma_names.api.caching import json_response
from kuma_names.api.extensions import current_settings
from kuma_names.api.request_parsing import parse_body, parse_query
from kuma_names.api.schemas import require, translate_schema
from kuma_names.core.identifiers.translation_question import DEFAULT_KIND, FACTS, Question
from kuma_names.core.model import Environment
from kuma_names.core.versions import parse_version
from kuma_names.json_types import JsonObject
from kuma_names.responses.translation import translation_json

blueprint = Blueprint("translation", __name__)
_TRANSLATE = translate_schema()


@blueprint.get("/translate")
def get_translate() -> Response:
    """Return all forms of the name in the query string."""
    return _translate(parse_query(request, _TRANSLATE))


@blueprint.post("/translate")
def post_translate() -> Response:
    """Return all forms of the name in the body."""
    return _translate(parse_body(request, _TRANSLATE))


def _translate(query: JsonObject) -> Response:
    require(query, "name")
    environment = query.get("environment")
    question = Question(
        query.get("kind", DEFAULT_KIND),
        query["name"],
        parse_version(query.get("kumaVersion", current_settings().default_version)),
        {name: query[name] for name in FACTS if name in query},
        None if environment is None else Environment(environment),
    )
    return json_response(translation_json(question))
