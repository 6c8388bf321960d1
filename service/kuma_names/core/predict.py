"""What a Universal control plane answers to the PUT of a name, letter for letter; the texts are rows, here and in upstream.py."""

from operator import itemgetter
from typing import NamedTuple

from kuma_names.core.explain import upstream_reasons, upstream_text
from kuma_names.core.measures import Measured
from kuma_names.core.model import Environment, Operation, Stage
from kuma_names.core.plan import Row
from kuma_names.core.rules import RULES
from kuma_names.core.validate import Validator
from kuma_names.core.versions import threshold


class Parameter(NamedTuple):
    """A field of the request and what is wrong with it."""

    field: str
    reason: str


class Answer(NamedTuple):
    """A control plane's answer, and what had to be assumed to tell it."""

    status: int
    title: str | None
    warnings: list[str]
    parameters: list[Parameter]
    assumes: list[str]


class Title(NamedTuple):
    """The title of an answer given in a stage, from a version on."""

    stage: Stage
    operation: Operation
    since: str
    status: int
    text: str


class Mismatch(NamedTuple):
    """What is said of an empty field that the URL has otherwise, and the rule before whose answers it is said."""

    field: str
    reason: str
    before: str


_CREATE, _UPDATE = Operation.CREATE, Operation.UPDATE
TITLES = (
    Title(Stage.LOOKUP, _CREATE, "2.7", 404, "Failed to retrieve Mesh"),
    Title(Stage.LOOKUP, _UPDATE, "2.7", 404, "Failed to retrieve Mesh"),
    Title(Stage.REQUEST, _CREATE, "2.5", 400, "Could not process a resource"),
    Title(Stage.REQUEST, _UPDATE, "2.5", 400, "Could not process a resource"),
    Title(Stage.KIND, _CREATE, "2.5", 400, "Could not create a resource"),
    Title(Stage.KIND, _UPDATE, "2.5", 400, "Could not update a resource"),
    Title(Stage.KIND, _CREATE, "2.12", 400, "Failed to create a resource"),
    Title(Stage.KIND, _UPDATE, "2.12", 400, "Failed to update a resource"),
)
SUCCESS = {_CREATE: 201, _UPDATE: 200}
ASSUMPTIONS = {"mesh": ("the mesh exists",), "global": ()}
WRITABLE = "the kind is writable there"
REST_VALID = "the rest of the resource is valid"
MISMATCHES = (
    Mismatch("name", "name from the URL has to be the same as in body", "zone-prefixed-length"),
    Mismatch("mesh", "mesh from the URL has to be the same as in body", "display-name-label"),
)
"""An empty name or mesh cannot stand in a URL, so the URL has another one, and Kuma says so too."""
ORDER = {rule.id: place for place, rule in enumerate(RULES)}
REFUSING = (Stage.LOOKUP, Stage.REQUEST, Stage.KIND)
SILENT = (Stage.LOOKUP,)
"""Stages whose answer names no parameters."""


def predict(validator: Validator, name: str) -> Answer | None:
    """Tell the answer; None where there is no such request, on Kubernetes and for name subjects."""
    plan, facts = validator.plan, validator.facts
    if validator.context.environment is not Environment.UNIVERSAL or validator.operation is None:
        return None
    failed = validator.failed(name) if facts.display_name is None else plan.failed(name, facts, predicted=True)
    ruling = plan.rulings[validator.index](failed)
    assumes = [*ASSUMPTIONS[plan.kind.scope], WRITABLE, REST_VALID]
    said = [
        (row, measured) for row in ruling.rows for measured in row.check.offenders(plan.kind, name, facts) if measured.predicted
    ]
    for stage in REFUSING if said else ():
        here = [(row, measured) for row, measured in said if row.clause.stage is stage]
        if here:
            title = _title(validator, stage)
            parameters = [] if stage in SILENT else _parameters(validator, here)
            return Answer(title.status, title.text, [], parameters, assumes)
    return Answer(SUCCESS[validator.operation], None, _warnings(validator, said), [], assumes)


def _title(validator: Validator, stage: Stage) -> Title:
    number = validator.context.version.number
    titles = [t for t in TITLES if (t.stage, t.operation) == (stage, validator.operation) and threshold(t.since) <= number]
    return titles[-1]


def _warnings(validator: Validator, said: list[tuple[Row, Measured]]) -> list[str]:
    """Collect the warnings of a write: of the name first, then port by port."""
    warned = [(row, measured) for row, measured in said if row.clause.stage is Stage.WRITE]
    ordered = sorted(warned, key=lambda pair: pair[1].group)
    return [str(_text(validator, row, measured)) for row, measured in ordered]


def _parameters(validator: Validator, said: list[tuple[Row, Measured]]) -> list[Parameter]:
    empty = {measured.field for _, measured in said if not measured.text}
    mismatched = [(ORDER[m.before] - 0.5, Parameter(m.field, m.reason)) for m in MISMATCHES if m.field in empty]
    given = [(ORDER[row.rule.id], parameter) for row, measured in said for parameter in _given(validator, row, measured)]
    return [parameter for _, parameter in sorted([*mismatched, *given], key=itemgetter(0))]


def _given(validator: Validator, row: Row, measured: Measured) -> list[Parameter]:
    field = row.clause.parameter or measured.word or measured.field
    said = row.clause.upstream
    assert said is not None
    if said.separate:
        breaks = row.check.format.breaks(measured.text)
        return [Parameter(field, reason) for reason in upstream_reasons(said, measured, breaks)]
    return [Parameter(field, str(_text(validator, row, measured)))]


def _text(validator: Validator, row: Row, measured: Measured) -> str | None:
    return upstream_text(row, validator.plan.kind, measured, row.check.format.breaks(measured.text))
