"""Vectors of translations, and the core's responses in the same shape."""

import json

from kuma_names.core.errors import NamesError
from kuma_names.core.identifiers.translation import translate
from kuma_names.core.identifiers.translation_question import DEFAULT_KIND, FACTS, Question
from kuma_names.core.model import Environment
from kuma_names.core.versions import parse_version
from kuma_names.json_types import JsonObject
from tests.support.vector_runner import FOLDER

FILES = {
    path.stem: json.loads(path.read_text("utf-8"))["vectors"]
    for path in sorted((FOLDER / "translate").glob("*.json"))
    if path.stem != "schema"
}
VECTORS = [vector for vectors in FILES.values() for vector in vectors]


def question(values: JsonObject) -> Question:
    """Return the question of a vector's input."""
    environment = values.get("environment")
    return Question(
        values.get("kind", DEFAULT_KIND),
        values["name"],
        parse_version(values["kumaVersion"]),
        {name: values[name] for name in FACTS if name in values},
        environment and Environment(environment),
    )


def response(values: JsonObject) -> JsonObject:
    """Return the translation of a vector's input, in the shape of the expected one."""
    try:
        translation = translate(question(values))
    except NamesError as error:
        return {"error": {"code": error.code, "field": error.field}}
    forms = translation.forms
    return {
        "forms": {row.form.id: row.text for row in forms if row.text is not None},
        "needs": {row.form.id: list(row.needs) for row in forms if row.needs},
        "errors": {row.form.id: row.error.code for row in forms if row.error},
        "unused": list(translation.unused),
    }
