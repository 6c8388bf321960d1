"""Compiled rules: dates, assessments by version, and failed requirements."""

import pytest
from hypothesis import given

from kuma_names.core.model import Context, Environment, Facts, Mode, Operation, Outcome, Verdict
from kuma_names.core.names.compiled_rules import compiled_rules
from kuma_names.core.names.rule_sets import CHANGE_NUMBERS
from kuma_names.core.names.validator import Validator
from kuma_names.core.versions import KumaVersion, label, parse_version
from tests.support.strategies import ValidatorArguments, names, validator_arguments

MILDEST_FIRST = (
    Outcome.SKIPPED,
    Outcome.LOGGED,
    Outcome.WARNED,
    Outcome.UNSYNCED,
    Outcome.BROKEN,
    Outcome.REFUSED,
    Outcome.STARTUP,
)


@given(validator_arguments(), names)
def test_a_rule_does_not_become_milder_in_later_versions(
    arguments: ValidatorArguments, name: str
) -> None:
    validator = arguments.validator()
    failed = validator.failed_requirements(name)
    latest: dict[tuple[str, str], int] = {}
    for index in range(len(validator.rules.rule_sets)):
        for row in validator.rules.assessment(index, failed).clauses:
            key = (row.rule.id, row.row.measure)
            rank = MILDEST_FIRST.index(row.row.outcome)
            assert rank >= latest.get(key, rank)
            latest[key] = rank


@given(validator_arguments(), names)
def test_rejected_in_is_the_first_version_that_rejects(
    arguments: ValidatorArguments, name: str
) -> None:
    report = arguments.validator().validate(name)
    assert report.rejected_in == _first_rejecting_version(arguments, name)


def _first_rejecting_version(arguments: ValidatorArguments, name: str) -> str | None:
    kind, context, facts = arguments
    for number in CHANGE_NUMBERS:
        if number < context.version.number or not kind.versions.contains(number):
            continue
        version = KumaVersion(number, label(number))
        later_context = Context(version, None, context.environment, context.operation, context.mode)
        if Validator(kind.name, later_context, facts).validate(name).verdict == Verdict.REJECTED:
            return label(number)
    return None


def test_texts_that_kuma_does_not_check_can_be_ignored() -> None:
    facts = Facts(display_name="ok")
    validator = Validator("MeshService", Context(parse_version("2.10")), facts)
    rules, index = validator.rules, validator.index
    failed = rules.failed_requirements("1a", facts)
    assert [row.rule.id for row in rules.assessment(index, failed).clauses] == ["rfc1035-label"]
    failed_by_kuma = rules.failed_requirements("1a", facts, checked_by_kuma=True)
    assert rules.assessment(index, failed_by_kuma).clauses == ()


@pytest.mark.parametrize(
    ("name", "is_accepted"), [("web", True), ("aa.a", True), ("A", False), ("", False)]
)
def test_a_name_was_accepted_if_some_version_does_not_reject_it(
    name: str, is_accepted: bool
) -> None:
    rules = compiled_rules("Mesh", Environment.UNIVERSAL, None, Mode.ZONE)
    assert rules.ever_accepts(name) is is_accepted


def test_rules_are_compiled_once() -> None:
    arguments = ("Mesh", Environment.UNIVERSAL, Operation.CREATE, Mode.ZONE)
    assert compiled_rules(*arguments) is compiled_rules(*arguments)


@given(validator_arguments())
def test_the_index_is_that_of_the_newest_rule_set_up_to_the_version(
    arguments: ValidatorArguments,
) -> None:
    validator = arguments.validator()
    number = arguments.context.version.number
    numbers = [rules.number for rules in validator.rules.rule_sets if rules.number <= number]
    assert validator.index == len(numbers) - 1 >= 0
