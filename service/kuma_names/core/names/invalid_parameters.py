"""Invalid parameters of a refused request: Kuma's fields and reasons, in Kuma's order."""

from operator import itemgetter
from typing import NamedTuple

from kuma_names.core.model import DISPLAY_NAME, Stage
from kuma_names.core.names.findings import kuma_text_of, separate_reasons
from kuma_names.core.names.measures.measured_text import MeasuredText
from kuma_names.core.names.rule_sets import CompiledClause
from kuma_names.core.names.validator import Validator
from kuma_names.core.tables import control_plane as table
from kuma_names.core.tables.rules import RULES


class InvalidParameter(NamedTuple):
    """A field of the request and what is wrong with it."""

    field: str
    reason: str


Failure = tuple[CompiledClause, MeasuredText]
"""A clause and a text that fails it."""
_Order = tuple[float, str, int]
"""Sort key of a parameter."""
_RULE_ORDER = {rule.id: index for index, rule in enumerate(RULES)}


def invalid_parameters(
    validator: Validator, stage: Stage, name: str, failures: list[Failure]
) -> list[InvalidParameter]:
    """Return the invalid parameters in the order of Kuma's checks."""
    ordered: list[tuple[_Order, InvalidParameter]] = []
    if stage is Stage.REQUEST:  # the only stage that compares URL and body
        ordered += _mismatches(name, failures)
    for clause, measured in failures:
        order = _order(clause, measured)
        ordered += [(order, parameter) for parameter in _parameters(validator, clause, measured)]
    return [parameter for _, parameter in sorted(ordered, key=itemgetter(0))]


def _mismatches(name: str, failures: list[Failure]) -> list[tuple[_Order, InvalidParameter]]:
    """Return a parameter for every field whose value the URL cannot carry as the body has it."""
    fields = {measured.field for _, measured in failures if not measured.text}
    if name.endswith("/"):
        fields.add("name")
    return [
        # half a step: just before the parameters of that rule
        ((_RULE_ORDER[row.before_rule] - 0.5, "", 0), InvalidParameter(row.field, row.reason))
        for row in table.MISMATCHES
        if row.field in fields
    ]


def _order(clause: CompiledClause, measured: MeasuredText) -> _Order:
    """Return the sort key of a parameter: the syntax of labels is checked label by label."""
    order = _RULE_ORDER[clause.rule.id]
    if clause.rule.id in table.LABEL_SYNTAX_RULES:
        first = _RULE_ORDER[table.LABEL_SYNTAX_RULES[0]]
        return (first, measured.key or DISPLAY_NAME, order)
    return (order, "", 0)


def _parameters(
    validator: Validator, clause: CompiledClause, measured: MeasuredText
) -> list[InvalidParameter]:
    field = clause.row.parameter or measured.word or measured.field
    text = clause.row.kuma_text
    assert text is not None, "every refusal of a request has a text"
    if not text.separate:
        return [InvalidParameter(field, str(kuma_text_of_failure(validator, clause, measured)))]
    atoms = clause.requirement.format.broken_atoms(measured.text)
    reasons = separate_reasons(text, measured, atoms, validator.context.version.number)
    return [InvalidParameter(field, reason) for reason in reasons]


def kuma_text_of_failure(
    validator: Validator, clause: CompiledClause, measured: MeasuredText
) -> str | None:
    """Return what Kuma prints about a text that fails a clause."""
    atoms = clause.requirement.format.broken_atoms(measured.text)
    number = validator.context.version.number
    return kuma_text_of(clause, validator.rules.kind, measured, atoms, number)
