"""Response of a Universal control plane to the PUT of a resource with a name, verbatim."""

from typing import NamedTuple

from kuma_names.core.model import Environment, Operation, Stage
from kuma_names.core.names.invalid_parameters import (
    Failure,
    InvalidParameter,
    invalid_parameters,
    kuma_text_of_failure,
)
from kuma_names.core.names.validator import Validator
from kuma_names.core.response_rows import ErrorTitle
from kuma_names.core.tables import control_plane as table


class ControlPlaneResponse(NamedTuple):
    """A response, and what was assumed about the rest of the request.

    `router` is set if no URL can carry the name: it is the reason why the request reaches no
    handler. The router then responds with a text instead of a problem.
    """

    status: int
    title: str | None
    detail: str | None
    warnings: list[str]
    parameters: list[InvalidParameter]
    router: str | None
    assumes: list[str]


def control_plane_response(validator: Validator, name: str) -> ControlPlaneResponse | None:
    """Return the response; None if there is no such request (Kubernetes, name subjects)."""
    operation = validator.operation
    if validator.context.environment is not Environment.UNIVERSAL:
        return None
    if operation is None or validator.rules.kind.is_name_subject:
        return None
    routed = _router_response(validator, name)
    if routed is not None:
        return routed
    failures = _failures(validator, name)
    assumes = _assumptions(validator, failures)
    # stages run one after the other: later ones do not see a refused request
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
    failures: list[Failure],
    assumes: list[str],
) -> ControlPlaneResponse | None:
    """Return the refusal of a stage, if it refuses."""
    failures = _failures_in(stage, name, failures)
    parameters = []
    if stage not in table.STAGES_WITHOUT_PARAMETERS:
        parameters = invalid_parameters(validator, stage, name, failures)
    if not failures and not parameters:
        return None
    title = _error_title(validator, stage)
    detail = title.detail
    if detail is None:
        detail = kuma_text_of_failure(validator, *failures[0])
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


def _failures(validator: Validator, name: str) -> list[Failure]:
    """Return the failures of the name in all stages, as if none of them ended the request."""
    rules, facts = validator.rules, validator.facts
    if facts.display_name is None:
        failed = validator.failed_requirements(name)
    else:  # with a display name, Kuma does not check some texts that the matcher includes
        failed = rules.failed_requirements(name, facts, checked_by_kuma=True)
    return [
        (clause, measured)
        for clause in rules.assessment(validator.index, failed).clauses
        for measured in clause.requirement.failing_texts(rules.kind, name, facts)
        if measured.checked_by_kuma
    ]


def _failures_in(stage: Stage, name: str, failures: list[Failure]) -> list[Failure]:
    """Return the failures of one stage; the URL lacks a '/' at the end of the name."""
    in_stage = [failure for failure in failures if failure[0].row.stage is stage]
    name_in_url = name.rstrip("/")
    if stage is not Stage.URL or name_in_url == name:
        return in_stage
    return [
        (clause, measured)
        for clause, measured in in_stage
        if measured.field != "name" or not clause.requirement.format.accepts(name_in_url)
    ]


def _assumptions(validator: Validator, failures: list[Failure]) -> list[str]:
    kind = validator.rules.kind
    assumptions = [*table.SCOPE_ASSUMPTIONS[kind.scope], *table.ASSUMPTIONS]
    for row in table.OTHER_REFUSALS:
        concerns_kind = not row.kinds or kind.name in row.kinds
        in_version = row.versions.contains(validator.context.version.number)
        if concerns_kind and in_version and validator.context.mode in row.modes:
            assumptions.append(row.text)
            break  # the first row of a kind counts
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


def _warnings(validator: Validator, failures: list[Failure]) -> list[str]:
    """Return the warnings of a write: about the name first, then port by port."""
    warned = [failure for failure in failures if failure[0].row.stage is Stage.WRITE]
    warned.sort(key=lambda failure: failure[1].group)
    return [str(kuma_text_of_failure(validator, *failure)) for failure in warned]
