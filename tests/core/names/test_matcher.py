"""Matcher of names: it agrees with the requirements evaluated one by one."""

from itertools import product

import pytest
from hypothesis import given

from kuma_names.core.model import Context, Facts, Mode
from kuma_names.core.names.validator import Validator
from kuma_names.core.rows import Kind
from kuma_names.core.tables.kinds import KINDS
from kuma_names.core.versions import parse_version
from tests.support.strategies import ValidatorArguments, names, validator_arguments

LENGTHS = (62, 63, 64, 188, 189, 250, 251, 252, 253, 254)
EDGES = [
    "",
    "a",
    "-",
    "\u00e9" * 32,
    "\u00e9" * 127,
    "\ud800" * 22,
    *("a" * length for length in LENGTHS),
]
FACTS = (Facts(), Facts(zone="z", namespace="n", display_name="d", mesh="", ports=("p",)))


@given(validator_arguments(), names)
def test_the_matcher_fails_exactly_the_requirements_that_fail_one_by_one(
    arguments: ValidatorArguments, name: str
) -> None:
    validator = arguments.validator()
    assert validator.failed_requirements(name) == validator.rules.failed_requirements(
        name, validator.facts
    )


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_the_matcher_agrees_at_the_edges_of_lengths_and_encodings(kind: Kind) -> None:
    version = parse_version(kind.since or "2.5")
    contexts = product(kind.environments, kind.operations, Mode, FACTS)
    for environment, operation, mode, facts in contexts:
        context = Context(version, None, environment, operation, mode)
        validator = Validator(kind.name, context, facts)
        expected = [validator.rules.failed_requirements(name, facts) for name in EDGES]
        assert [validator.failed_requirements(name) for name in EDGES] == expected
