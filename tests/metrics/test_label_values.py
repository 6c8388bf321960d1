"""Label values come from closed sets, and all of their combinations have series from the start."""

from collections.abc import Iterator
from itertools import combinations, product

from kuma_names import __version__
from kuma_names.core.model import EFFECTS, Context, Mode, Outcome, Verdict
from kuma_names.core.names.compiled_rules import CompiledRules, compiled_rules
from kuma_names.core.names.validator import Validator
from kuma_names.core.report import Report
from kuma_names.core.rows import Kind
from kuma_names.core.tables.kinds import KINDS
from kuma_names.core.tables.rules import LABEL_RULES, RULES
from kuma_names.core.versions import MINORS, parse_version
from kuma_names.metrics.label_values import (
    CODEC_OUTCOMES,
    SOURCES,
    possible_findings,
    possible_verdicts,
)
from kuma_names.metrics.meter import Meter
from tests.metrics.helpers import OVERFLOW, all_samples, number_of_lines


def test_possible_verdicts_are_those_of_all_compiled_rules() -> None:
    verdicts = {(kind, "valid") for kind in KINDS}
    for rules in all_compiled_rules():
        kind = rules.kind.name
        for rule_set in rules.rule_sets:
            for compiled in rule_set.clauses:
                effect = EFFECTS[compiled.row.outcome]
                verdicts.add((kind, effect.verdict.value))
                if effect.severity == "error":
                    verdicts.add((kind, "incomplete"))
    assert set(possible_verdicts()) == verdicts


def test_possible_findings_are_those_of_names_that_fail_up_to_three_requirements() -> None:
    findings = set()
    for rules in all_compiled_rules():
        for failed in failures_of_names(rules):
            dates = rules.dates(failed)
            for clauses in rules.reporting_clauses(failed):
                for compiled in clauses:
                    rule, outcome = compiled.rule.id, compiled.row.outcome
                    rejected_in = dates[rule].rejected_in or "none"
                    findings.add((rule, rules.kind.name, outcome, rejected_in))
    assert set(possible_findings()) == findings


def all_compiled_rules() -> Iterator[CompiledRules]:
    for kind in KINDS.values():
        for environment, operation, mode in product(kind.environments, kind.operations, Mode):
            yield compiled_rules(kind.name, environment, operation, mode)


def failures_of_names(rules: CompiledRules) -> Iterator[int]:
    """Yield all sets of one to three requirements, as bits, without those of resource labels."""
    bits = set()
    for rule_set in rules.rule_sets:
        for compiled in rule_set.clauses:
            if rules.kind.is_name_subject or compiled.rule.id not in LABEL_RULES:
                bits.add(compiled.bit)
    for number in (1, 2, 3):
        for failed in combinations(bits, number):
            yield sum(failed)


def test_labels_come_from_closed_sets() -> None:
    thresholds = {clause.since for rule in RULES for clause in rule.clauses}
    outcomes = {outcome for outcomes in CODEC_OUTCOMES.values() for outcome in outcomes}
    closed_sets: dict[str, dict[str, set[str]]] = {
        "kuma_names_validations_total": {
            "kind": set(KINDS),
            "verdict": set(Verdict),
            "source": set(SOURCES),
        },
        "kuma_names_asked_versions_total": {"kuma_version": set(MINORS)},
        "kuma_names_findings_total": {
            "rule": {rule.id for rule in RULES},
            "kind": set(KINDS),
            "outcome": set(Outcome),
            "rejected_in": {"none", *MINORS, *thresholds},
        },
        "kuma_names_codec_operations_total": {
            "codec": {"proxyid"},
            "operation": {"encode", "decode"},
            "outcome": outcomes,
        },
        OVERFLOW: {"kind": set(KINDS)},
        "kuma_names_build_info": {"version": {__version__}},
    }
    samples = all_samples(Meter(100))
    assert {sample.name for sample in samples} == set(closed_sets)
    for sample in samples:
        closed_set = closed_sets[sample.name]
        assert sample.labels.keys() == closed_set.keys(), sample
        for label, value in sample.labels.items():
            assert value in closed_set[label], sample


def test_every_report_is_counted_in_series_that_exist_from_the_start() -> None:
    meter = Meter(0)
    idle_lines = number_of_lines(meter)
    for kind in KINDS.values():
        for context in contexts(kind):
            meter.count_reports(validate_names_of_every_kind(kind.name, context), "batch")
    assert number_of_lines(meter) == idle_lines


def contexts(kind: Kind) -> Iterator[Context]:
    """Yield a context for every rule set of a kind."""
    for environment, operation, mode in product(kind.environments, kind.operations, Mode):
        for rule_set in compiled_rules(kind.name, environment, operation, mode).rule_sets:
            version = parse_version(".".join(map(str, rule_set.number)))
            yield Context(version, None, environment, operation, mode)


def validate_names_of_every_kind(kind: str, context: Context) -> list[Report]:
    validator = Validator(kind, context)
    names = ("web", "a.b", "1a", "A_b", "a" * 300, "", "-")
    return [validator.validate(name) for name in names]
