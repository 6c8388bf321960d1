"""Validator: verdicts, hints, incomplete names and facts."""

import pytest
from hypothesis import given

from kuma_names.core.model import (
    EFFECTS,
    VERDICTS,
    Context,
    Facts,
    Operation,
    Outcome,
    Severity,
    Verdict,
)
from kuma_names.core.names.suggestions import Suggestion
from kuma_names.core.names.validator import Validator, validate
from kuma_names.core.report import Finding, Unjudged
from kuma_names.core.versions import parse_version
from tests.support.strategies import ValidatorArguments, names, validator_arguments

CONTEXT = Context(parse_version("2.14"))


def has_error(findings: tuple[Finding, ...]) -> bool:
    return any(finding.severity == Severity.ERROR for finding in findings)


@given(validator_arguments(), names)
def test_the_verdict_is_the_worst_of_the_findings(arguments: ValidatorArguments, name: str) -> None:
    report = arguments.validator().validate(name)
    effects = [EFFECTS[Outcome(finding.outcome)] for finding in report.findings]
    verdicts = [effect.verdict for effect in effects]
    assert report.verdict == max(verdicts, key=VERDICTS.index, default=Verdict.VALID)
    severities = [finding.severity for finding in report.findings]
    assert severities == [effect.severity for effect in effects]


@given(validator_arguments(), names)
def test_validating_again_gives_the_same_report(arguments: ValidatorArguments, name: str) -> None:
    validator = arguments.validator()
    assert validator.validate(name) == validator.validate(name)
    assert validator.validate(name) == arguments.validator().validate(name)


@given(validator_arguments(), names)
def test_the_function_validates_as_a_validator_does(
    arguments: ValidatorArguments, name: str
) -> None:
    kind, context, facts = arguments
    assert validate(kind.name, name, context, facts) == arguments.validator().validate(name)
    alone = arguments._replace(facts=Facts())
    assert validate(kind.name, name, context) == alone.validator().validate(name)


@given(validator_arguments(), names)
def test_a_name_is_incomplete_if_more_characters_can_repair_every_error(
    arguments: ValidatorArguments, name: str
) -> None:
    partial_report = arguments.validator(partial=True).validate(name)
    report = arguments.validator().validate(name)
    longer_report = arguments.validator().validate(name + "a")
    is_repaired = has_error(report.findings) and not has_error(longer_report.findings)
    assert (partial_report.verdict == Verdict.INCOMPLETE) == is_repaired
    assert partial_report.findings == report.findings


@pytest.mark.parametrize(
    ("name", "partial", "verdict"),
    [
        ("a-", True, "incomplete"),
        ("a-", False, "rejected"),
        ("a_", True, "rejected"),
        ("a", True, "valid"),
    ],
)
def test_only_partial_names_are_incomplete(name: str, partial: bool, verdict: str) -> None:
    validator = Validator("Mesh", Context(parse_version("3.0")), partial=partial)
    assert validator.validate(name).verdict == verdict


@given(validator_arguments(), names)
def test_a_name_passes_if_no_version_from_the_validated_one_on_reports_it(
    arguments: ValidatorArguments, name: str
) -> None:
    validator = arguments.validator()
    report = validator.validate(name)
    assert validator.passes(name) == (not report.upcoming)
    assert {finding.rule for finding in report.findings} <= {rule for rule, _ in report.upcoming}


@pytest.mark.parametrize(
    ("kind", "operation", "name", "hint"),
    [
        ("Mesh", Operation.CREATE, "aa.a", "for example 'aa-a'"),
        (
            "Mesh",
            Operation.UPDATE,
            "aa.a",
            "create a new Mesh, for example 'aa-a', and migrate: a deployed Mesh cannot be renamed",
        ),
        (
            "Zone",
            Operation.UPDATE,
            "a.b",
            "create a new Zone, for example 'a-b', and migrate: a deployed Zone cannot be renamed",
        ),
        ("MeshTimeout", Operation.UPDATE, "a_b", "for example 'a-b'"),
        ("Mesh", Operation.CREATE, "...", None),
    ],
)
def test_the_hint_is_another_name_or_a_migration(
    kind: str, operation: Operation, name: str, hint: str | None
) -> None:
    context = Context(CONTEXT.version, operation=operation)
    report = Validator(kind, context).validate(name)
    assert {finding.hint for finding in report.findings} == {hint}


def test_an_invalid_mesh_does_not_affect_suggestions() -> None:
    validator = Validator("MeshTimeout", CONTEXT, Facts(mesh="A"))
    findings = validator.validate("a_b").findings
    assert [(finding.field, finding.hint) for finding in findings] == [
        ("name", "for example 'a-b'"),
        ("mesh", None),
    ]
    assert validator.suggest("a_b") == [Suggestion("a-b", lossy=False)]


def test_findings_about_the_display_name_have_the_hint_too() -> None:
    validator = Validator("MeshTrust", CONTEXT, Facts(display_name="a" * 64))
    findings = validator.validate("a_b").findings
    assert [(finding.field, finding.hint) for finding in findings] == [
        ("displayName", "for example 'a-b'"),
        ("name", "for example 'a-b'"),
    ]


def test_rules_without_their_inputs_are_not_judged() -> None:
    expected = (Unjudged("sni-segment", ("mesh", "ports")),)
    assert Validator("MeshService", CONTEXT).validate("web").not_judged == expected
    facts = Facts(mesh="default", ports=("http",))
    assert Validator("MeshService", CONTEXT, facts).validate("web").not_judged == ()


@pytest.mark.parametrize(
    ("mode", "synced", "zone"),
    [("global", False, None), ("global", True, "east"), ("zone", False, "east")],
)
def test_only_copies_on_a_global_control_plane_come_from_a_zone(
    mode: str, synced: bool, zone: str | None
) -> None:
    context = Context.from_strings("3.0", mode=mode)
    validator = Validator("MeshService", context, Facts(zone="east", synced=synced))
    assert validator.facts.zone == zone


def test_the_header_has_the_operation_that_is_the_default() -> None:
    assert Validator("Mesh", CONTEXT).header == ("Mesh", "2.14", "universal", "create")
    assert Validator("ZoneSetting", CONTEXT).header.operation is None
