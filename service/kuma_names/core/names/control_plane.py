"""Response of a Universal control plane to the PUT of a resource with a name, letter for letter."""

from operator import itemgetter
from typing import NamedTuple

from kuma_names.core.model import DISPLAY_NAME, Environment, Operation, Stage
from kuma_names.core.names.findings import kuma_text_of, separate_reasons
from kuma_names.core.names.measured_text import MeasuredText
from kuma_names.core.names.rule_sets import CompiledClause
from kuma_names.core.names.validator import Validator
from kuma_names.core.response_rows import ErrorTitle
from kuma_names.core.tables import control_plane as table
from kuma_names.core.tables.rules import RULES


class InvalidParameter(NamedTuple):
    """A field of the request and what is wrong with it."""

    field: str
    reason: str


class ControlPlaneResponse(NamedTuple):
    """A response, and what was assumed about the rest of the request.

    `router` is the reason why no check was reached, if no URL can carry the name: then the router
    responds with a text instead of a problem.
    """

    status: int
    title: str | None
    detail: str | None
    warnings: list[str]
    parameters: list[InvalidParameter]
    router: str | None
    assumes: list[str]


_Failure = tuple[CompiledClause, MeasuredText]
"""A clause and a text that fails it."""
_Order = tuple[float, str, int]
_RULE_ORDER = {rule.id: index for index, rule in enumerate(RULES)}


def control_plane_response(validator: Validator, name: str) -> ControlPlaneResponse | None:
    """Return the response; None if there is no such request (Kubernetes, name subjects)."""
    operation = validator.operation
    if validator.context.environment is not Environment.UNIVERSAL or operation is None:
        return None
    routed = _router_response(validator, name)
    if routed is not None:
        return routed
    failures = _failures(validator, name)
    assumes = _assumptions(validator, failures)
    for stage in table.REFUSING_STAGES:
        response = _refusal(validator, stage, name, failures, assumes)
        if response is not None:
            return response
    status = table.SUCCESS_STATUS[operation]
    warnings = _warnings(validator, failures)
    return ControlPlaneResponse(status, None, None, warnings, [], None, assumes)


def _refusal(
    validator: Validator,
    stage: Stage,
    name: str,
    failures: list[_Failure],
    assumes: list[str],
) -> ControlPlaneResponse | None:
    """Return the refusal of a stage, if it refuses."""
    failures = _failures_in(stage, name, failures)
    parameters = []
    if stage not in table.STAGES_WITHOUT_PARAMETERS:
        parameters = _invalid_parameters(validator, stage, name, failures)
    if not failures and not parameters:
        return None
    title = _error_title(validator, stage)
    detail = title.detail
    if detail is None:
        detail = _kuma_text(validator, *failures[0])
    return ControlPlaneResponse(title.status, title.text, detail, [], parameters, None, assumes)


def _router_response(validator: Validator, name: str) -> ControlPlaneResponse | None:
    """Return what the router responds to a name, or to the mesh before it."""
    kind, number = validator.header.kind, validator.context.version.number
    for field, text in (("mesh", validator.facts.mesh), ("name", name)):
        for row in table.ROUTER_RESPONSES:
            is_concerned = field == row.field and (not row.kinds or kind in row.kinds)
            if not text or not is_concerned or not row.versions.contains(number):
                continue
            if row.regex.fullmatch(text):
                because = f"no URL can carry the {field} {text!r}: {row.because}"
                assumes = ["no other route has this path"]
                return ControlPlaneResponse(row.status, row.text, None, [], [], because, assumes)
    return None


def _failures(validator: Validator, name: str) -> list[_Failure]:
    """Return what Kuma finds wrong, in every stage."""
    rules, facts = validator.rules, validator.facts
    if facts.display_name is None:
        failed = validator.failed(name)
    else:  # some texts are then checked by us only
        failed = rules.failed(name, facts, checked_by_kuma=True)
    return [
        (clause, measured)
        for clause in rules.assessment(validator.index, failed).clauses
        for measured in clause.requirement.failing_texts(rules.kind, name, facts)
        if measured.checked_by_kuma
    ]


def _failures_in(stage: Stage, name: str, failures: list[_Failure]) -> list[_Failure]:
    """Return the failures of one stage; a '/' at the end of a name is not in the URL."""
    in_stage = [failure for failure in failures if failure[0].clause.stage is stage]
    name_in_url = name.rstrip("/")
    if stage is not Stage.URL or name_in_url == name:
        return in_stage
    return [
        (clause, measured)
        for clause, measured in in_stage
        if measured.field != "name" or not clause.requirement.format.accepts(name_in_url)
    ]


def _assumptions(validator: Validator, failures: list[_Failure]) -> list[str]:
    kind = validator.rules.kind
    assumptions = [*table.SCOPE_ASSUMPTIONS[kind.scope], *table.ASSUMPTIONS]
    for row in table.OTHER_REFUSALS:
        concerns_kind = not row.kinds or kind.name in row.kinds
        in_version = row.versions.contains(validator.context.version.number)
        if concerns_kind and in_version and validator.context.mode in row.modes:
            assumptions.append(row.text)
            break
    is_update = validator.operation is Operation.UPDATE
    if is_update and any(clause.rule.id == "owned-label" for clause, _ in failures):
        assumptions.append(table.STORED_LABELS)
    return assumptions


def _error_title(validator: Validator, stage: Stage) -> ErrorTitle:
    number = validator.context.version.number
    return [
        row
        for row in table.ERROR_TITLES
        if row.stage is stage
        and row.operation is validator.operation
        and row.versions.contains(number)
    ][-1]


def _warnings(validator: Validator, failures: list[_Failure]) -> list[str]:
    """Return the warnings of a write: about the name first, then port by port."""
    warned = [failure for failure in failures if failure[0].clause.stage is Stage.WRITE]
    warned.sort(key=lambda failure: failure[1].group)
    return [str(_kuma_text(validator, *failure)) for failure in warned]


def _invalid_parameters(
    validator: Validator, stage: Stage, name: str, failures: list[_Failure]
) -> list[InvalidParameter]:
    """Return the invalid parameters in the order of Kuma's checks."""
    ordered: list[tuple[_Order, InvalidParameter]] = []
    if stage is Stage.REQUEST:
        ordered += _mismatches(name, failures)
    for clause, measured in failures:
        order = _order(clause, measured)
        ordered += [(order, parameter) for parameter in _parameters(validator, clause, measured)]
    return [parameter for _, parameter in sorted(ordered, key=itemgetter(0))]


def _mismatches(name: str, failures: list[_Failure]) -> list[tuple[_Order, InvalidParameter]]:
    """Return the fields that the URL must have with another value than the body."""
    fields = {measured.field for _, measured in failures if not measured.text}
    if name.endswith("/"):
        fields.add("name")
    return [
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
    field = clause.clause.parameter or measured.word or measured.field
    text = clause.clause.kuma_text
    assert text is not None, "every refusal of a request has a text"
    if not text.separate:
        return [InvalidParameter(field, str(_kuma_text(validator, clause, measured)))]
    atoms = clause.requirement.format.broken_atoms(measured.text)
    reasons = separate_reasons(text, measured, atoms, validator.context.version.number)
    return [InvalidParameter(field, reason) for reason in reasons]


def _kuma_text(validator: Validator, clause: CompiledClause, measured: MeasuredText) -> str | None:
    atoms = clause.requirement.format.broken_atoms(measured.text)
    number = validator.context.version.number
    return kuma_text_of(clause, validator.rules.kind, measured, atoms, number)
