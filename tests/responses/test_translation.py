"""Responses about translations: facts that are absent are null, errors keep Kuma's text."""

from kuma_names.core.identifiers.translation_question import FACTS, Question
from kuma_names.core.versions import parse_version
from kuma_names.responses.translation import translation_json

VERSION = parse_version("2.14")


def test_a_translation_has_the_question() -> None:
    body = translation_json(Question("Zone", "east", VERSION, {"mesh": "", "zone": "east"}))
    assert body == {
        "name": "east",
        "kind": "Zone",
        **dict.fromkeys(FACTS),
        "zone": "east",
        "kumaVersion": "2.14",
        "environment": "universal",
        "unused": ["zone"],
        "forms": [
            {
                "id": "kri",
                "codec": "kri",
                "title": "KRI",
                "text": "kri_z____east_",
                "where": "the API (field kri and /_kri), metrics, Envoy",
                "needs": [],
                "error": None,
                "since": "2.14",
                "until": None,
            }
        ],
    }


def test_an_error_has_its_code_and_the_text_of_kuma() -> None:
    facts = {"mesh": "default", "port": "8080"}
    question = Question("MeshMultiZoneService", "a_b", VERSION, facts)
    errors = {form["id"]: form["error"] for form in translation_json(question)["forms"]}
    assert errors["kds-name"] is None
    assert errors["sni"] == {
        "code": "sni/field",
        "field": "name",
        "reason": "name 'a_b' must be a label",
        "upstream": (
            'name "a_b" does not conform to RFC 1123: a lowercase RFC 1123 label must consist of '
            "lower case alphanumeric characters or '-', and must start and end with an "
            "alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is "
            "'[a-z0-9]([-a-z0-9]*[a-z0-9])?')"
        ),
    }
