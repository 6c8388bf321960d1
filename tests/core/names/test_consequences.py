"""Consequences: one sentence about what happens to a resource with a name."""

import pytest

from kuma_names.core.model import Context, Environment, Facts, Mode, Operation
from kuma_names.core.names.consequences import consequence, segment_consequence
from kuma_names.core.names.timeline import timeline
from kuma_names.core.names.validator import Validator
from kuma_names.core.tables.consequences import RULE_CONSEQUENCES
from kuma_names.core.tables.rules import RULES
from kuma_names.core.versions import parse_version


def sentence(kind: str, name: str, version: str, operation: Operation | None = None) -> str:
    validator = Validator(kind, Context(parse_version(version), operation=operation))
    return " ".join(consequence(validator, validator.validate(name)))


@pytest.mark.parametrize(
    ("kind", "name", "version", "expected"),
    [
        ("Mesh", "web", "3.0", "Mesh web is good in Kuma 3.0 and later."),
        ("Mesh", "aa.a", "2.9", "No proxy of mesh aa.a can start. Kuma 3.0 refuses it."),
        (
            "Mesh",
            "aa.a",
            "2.12",
            "No proxy of mesh aa.a can start. Kuma 2.12 warns of it. Kuma 3.0 refuses it.",
        ),
        ("Mesh", "aa.a", "3.0", "Kuma 3.0 refuses to create Mesh aa.a."),
        ("Mesh", "aa.", "3.0", "Kuma 3.0 refuses to create Mesh 'aa.'."),
        ("MeshService", "1a", "2.9", "MeshService 1a is good in Kuma 2.9. Kuma 3.0 refuses it."),
        (
            "MeshService",
            "1a",
            "2.12",
            "Kuma 2.12 accepts MeshService 1a, with a warning. Kuma 3.0 refuses it.",
        ),
        ("ServiceTag", "a/b", "2.9", "Kuma 2.9 refuses 'a/b' as ServiceTag."),
        ("ZoneSetting", "a_b", "3.0", "kuma-cp of Kuma 3.0 does not start with the name a_b."),
        ("ServiceTag", "a" * 64, "2.9", f"No MeshService is made from {'a' * 64}."),
    ],
)
def test_the_worst_broken_rule_says_what_happens(
    kind: str, name: str, version: str, expected: str
) -> None:
    assert sentence(kind, name, version) == expected


def test_an_update_is_refused_as_an_update() -> None:
    text = sentence("Mesh", "aa.a", "3.0", Operation.UPDATE)
    assert text == "Kuma 3.0 refuses to update Mesh aa.a."


def test_a_name_that_is_being_typed_is_not_finished() -> None:
    validator = Validator("Mesh", Context(parse_version("3.0")), partial=True)
    assert consequence(validator, validator.validate("aa-")) == ["Mesh 'aa-' is not finished."]


def test_what_does_not_arrive_or_stays_is_told() -> None:
    context = Context(parse_version("2.5"), mode=Mode.GLOBAL)
    validator = Validator("Mesh", context)
    broken = validator.validate("aa.a")
    assert consequence(validator, broken)[0].startswith(
        ("No proxy of mesh aa.a can start.", "What is deleted in mesh aa.a stays")
    )
    context = Context(
        parse_version("2.8"), environment=Environment.KUBERNETES, mode=Mode.FEDERATED_ZONE
    )
    facts = Facts(mesh="m", zone="z", namespace="n", ports=("80",))
    validator = Validator("MeshService", context, facts)
    text = consequence(validator, validator.validate("a" * 47))[0]
    assert text.startswith(f"MeshService {'a' * 47} never arrives at other control planes.")


def test_every_segment_of_a_timeline_has_a_sentence() -> None:
    validator = Validator("Mesh", Context(parse_version("2.12")))
    segments = timeline(validator, "aa.a")
    assert [segment_consequence(validator, "aa.a", segment) for segment in segments] == [
        ["No proxy of mesh aa.a can start."],
        ["No proxy of mesh aa.a can start.", "Kuma 2.10 warns of it."],
        ["Kuma 3.0 refuses to create Mesh aa.a."],
    ]
    segments = timeline(validator, "web")
    assert segment_consequence(validator, "web", segments[0]) == ["Mesh web is good in Kuma 2.5."]


def test_sentences_are_of_existing_rules() -> None:
    assert set(RULE_CONSEQUENCES) <= {rule.id for rule in RULES}
