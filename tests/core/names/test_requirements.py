"""Requirements: which measured texts fail, and when they are not evaluated."""

from kuma_names.core.model import Facts
from kuma_names.core.names.measures import MEASURES
from kuma_names.core.names.requirements import Requirement
from kuma_names.core.tables.formats import FORMATS
from kuma_names.core.tables.kinds import KINDS

SERVICE = KINDS["MeshService"]
LABEL = FORMATS["rfc1123-label"]


def failing_inputs(requirement: Requirement, name: str, facts: Facts) -> list[str]:
    return [measured.input for measured in requirement.failing_texts(SERVICE, name, facts)]


def test_a_text_fails_if_it_does_not_have_the_format() -> None:
    requirement = Requirement(MEASURES["name"], LABEL, checks_empty=True)
    assert failing_inputs(requirement, "web", Facts()) == []
    assert failing_inputs(requirement, "a.b", Facts()) == ["a.b"]


def test_the_empty_text_fails_only_if_it_is_checked() -> None:
    for empty, failing in ((True, [""]), (False, [])):
        requirement = Requirement(MEASURES["name"], LABEL, empty)
        assert failing_inputs(requirement, "", Facts()) == failing


def test_a_requirement_without_its_inputs_does_not_fail() -> None:
    requirement = Requirement(MEASURES["zone-prefixed"], LABEL, checks_empty=True)
    assert failing_inputs(requirement, "web", Facts()) == []
    assert failing_inputs(requirement, "web", Facts(zone="east")) == ["web"]
