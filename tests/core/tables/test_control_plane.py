"""Table of control plane responses: every refusal has a title, and rows refer to existing ones."""

from itertools import product

import pytest

from kuma_names.core.model import Operation, Stage
from kuma_names.core.tables import control_plane as table
from kuma_names.core.tables.kinds import KINDS, RESOURCE_KINDS
from kuma_names.core.tables.rules import RULES

RULE_IDS = {rule.id for rule in RULES}
REFUSALS = {
    (clause.stage, operation, clause.since)
    for rule in RULES
    for clause in rule.clauses
    for operation in clause.operations
    if clause.stage in table.REFUSING_STAGES and operation is not None
}


@pytest.mark.parametrize(("stage", "operation"), [*product(table.REFUSING_STAGES, Operation)])
def test_every_stage_that_refuses_an_operation_has_a_title(
    stage: Stage, operation: Operation
) -> None:
    is_refused = any(refusal[:2] == (stage, operation) for refusal in REFUSALS)
    titles = [
        row for row in table.ERROR_TITLES if row.stage is stage and row.operation is operation
    ]
    assert bool(titles) == is_refused


def test_every_operation_has_a_status_of_success() -> None:
    assert set(table.SUCCESS_STATUS) == set(Operation)


def test_every_scope_of_a_resource_has_assumptions() -> None:
    assert set(table.SCOPE_ASSUMPTIONS) == {KINDS[name].scope for name in RESOURCE_KINDS}


def test_rows_refer_to_existing_kinds_and_rules() -> None:
    for row in (*table.ROUTER_RESPONSES, *table.OTHER_REFUSALS):
        assert set(row.kinds) <= set(KINDS)
    assert {row.before_rule for row in table.MISMATCHES} <= RULE_IDS
    assert set(table.LABEL_SYNTAX_RULES) <= RULE_IDS
    assert set(table.STAGES_WITHOUT_PARAMETERS) <= set(table.REFUSING_STAGES)


@pytest.mark.parametrize(
    ("field", "text", "statuses"),
    [
        ("name", ".", [307]),
        ("name", "..", [307]),
        ("name", "...", []),
        ("name", "/", [405]),
        ("name", "a/b", [405, 404]),
        ("name", "a/", []),
        ("mesh", "a/b", [404]),
        ("mesh", "a", []),
    ],
)
def test_the_router_responds_to_texts_of_these_shapes(
    field: str, text: str, statuses: list[int]
) -> None:
    rows = [row for row in table.ROUTER_RESPONSES if row.field == field]
    assert [row.status for row in rows if row.regex.fullmatch(text)] == statuses
