"""Rule sets: the clauses in force by version, and which of them report."""

from itertools import pairwise

import pytest

from kuma_names.core.model import Mode, Operation, Verdict
from kuma_names.core.names.compiled_rules import CompiledRules, compiled_rules
from kuma_names.core.names.rule_sets import CHANGE_NUMBERS, reporting_clauses, worst_verdict
from kuma_names.core.tables.kinds import KINDS
from kuma_names.core.tables.rules import RULES
from kuma_names.core.versions import MINORS, version_number


def rules_of(kind: str, mode: Mode = Mode.ZONE) -> CompiledRules:
    operation = Operation.CREATE if Operation.CREATE in KINDS[kind].operations else None
    return compiled_rules(kind, KINDS[kind].environments[0], operation, mode)


def test_rules_change_at_every_minor_and_at_every_bound_of_the_tables() -> None:
    clauses = [clause for rule in RULES for clause in rule.clauses]
    bounds = {*MINORS, *(clause.since for clause in clauses)}
    bounds |= {clause.before for clause in clauses if clause.before is not None}
    bounds |= {kind.since for kind in KINDS.values() if kind.since is not None}
    bounds |= {kind.removed_in for kind in KINDS.values() if kind.removed_in is not None}
    assert sorted(map(version_number, bounds)) == CHANGE_NUMBERS


@pytest.mark.parametrize("kind", KINDS)
def test_a_rule_set_has_the_clauses_of_its_version_and_differs_from_the_one_before(
    kind: str,
) -> None:
    rule_sets = rules_of(kind).rule_sets
    assert [rule_set.number for rule_set in rule_sets] == sorted(
        {rule_set.number for rule_set in rule_sets}
    )
    for rule_set in rule_sets:
        assert all(row.row.versions.contains(rule_set.number) for row in rule_set.clauses)
    for earlier, later in pairwise(rule_sets):
        assert earlier.clauses != later.clauses


def test_a_clause_yields_to_another_broken_rule() -> None:
    rules = rules_of("MeshService", Mode.FEDERATED_ZONE)
    yielding_rows = [
        (rule_set, row)
        for rule_set in rules.rule_sets
        for row in rule_set.clauses
        if row.row.yields_to
    ]
    assert yielding_rows
    for rule_set, row in yielding_rows:
        assert row in reporting_clauses(rule_set, row.bit)
        others = [other for other in rule_set.clauses if other.rule.id in row.row.yields_to]
        for other in others:
            assert row not in reporting_clauses(rule_set, row.bit | other.bit)


def test_no_failed_requirement_reports_nothing() -> None:
    for rule_set in rules_of("Mesh").rule_sets:
        assert reporting_clauses(rule_set, 0) == ()
        assert worst_verdict(()) is Verdict.VALID
