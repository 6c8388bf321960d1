"""Responses about all forms of a name, as JSON."""

from kuma_names.core.identifiers.translation import Translated, translate
from kuma_names.core.identifiers.translation_question import FACTS, Question
from kuma_names.json_types import JsonObject


def translation_json(question: Question) -> JsonObject:
    """Return the question and all forms of the name; facts that are not given are null.

    `unused` lists the facts that no form uses. Raises `NamesError` for a kind that cannot be
    translated.
    """
    translation = translate(question)
    facts = {name: question.facts.get(name) or None for name in FACTS}
    return {
        "name": question.name,
        "kind": question.kind,
        **facts,
        "kumaVersion": question.version.text,
        "environment": question.effective_environment.value,
        "unused": list(translation.unused),
        "forms": [_form_json(translated) for translated in translation.forms],
    }


def _form_json(translated: Translated) -> JsonObject:
    form = translated.form
    return {
        "id": form.id,
        "codec": form.codec,
        "title": form.title,
        "text": translated.text,
        "where": form.where,
        "needs": list(translated.needs),
        "error": _error_json(translated),
        "since": translated.versions.since,
        "until": translated.versions.until,
    }


def _error_json(translated: Translated) -> JsonObject | None:
    error = translated.error
    if error is None:
        return None
    return {
        "code": error.code,
        "field": error.field,
        "reason": error.reason,
        "upstream": error.kuma_text,
    }
