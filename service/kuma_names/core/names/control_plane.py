"""What a Universal control plane answers to the PUT of a name, letter for letter; the texts are rows, here and in upstream.py."""

import re
from operator import itemgetter
from typing import NamedTuple

from kuma_names.core.model import Environment, Mode, Operation, Stage
from kuma_names.core.names.compiled_rules import Row
from kuma_names.core.names.findings import upstream_reasons, upstream_text
from kuma_names.core.names.measures import Measured
from kuma_names.core.names.validator import Validator
from kuma_names.core.tables.labels import DISPLAY_NAME, PLUGINS
from kuma_names.core.tables.rules import RULES
from kuma_names.core.versions import is_within


class Parameter(NamedTuple):
    """A field of the request and what is wrong with it."""

    field: str
    reason: str


class Answer(NamedTuple):
    """A control plane's answer, and what had to be assumed to tell it.

    `router` says why no check was reached, where no URL can carry the name: then there is a text in place of a problem.
    """

    status: int
    title: str | None
    detail: str | None
    warnings: list[str]
    parameters: list[Parameter]
    router: str | None
    assumes: list[str]


class Title(NamedTuple):
    """The title and detail of an answer given in a stage, from a version on; a detail None is the text of what was broken."""

    stage: Stage
    operation: Operation
    since: str
    status: int
    text: str
    detail: str | None


class Mismatch(NamedTuple):
    """What is said of a field that the URL has otherwise, and the rule before whose answers it is said."""

    field: str
    reason: str
    before: str


class Route(NamedTuple):
    """What the router does with a name of some shape, from a version on, before any handler sees it; `kinds` none are all."""

    field: str
    shape: re.Pattern[str]
    kinds: tuple[str, ...]
    since: str
    status: int
    text: str | None
    because: str


class Assumption(NamedTuple):
    """What is taken for granted of the rest of a request, by kind, version and mode."""

    kinds: tuple[str, ...]
    since: str
    text: str
    before: str | None = None
    modes: tuple[Mode, ...] = tuple(Mode)


_CREATE, _UPDATE = Operation.CREATE, Operation.UPDATE
_INVALID = "Resource is not valid"
TITLES = (
    Title(Stage.URL, _CREATE, "3.0", 400, "Bad Request", _INVALID),
    Title(Stage.URL, _UPDATE, "3.0", 400, "Bad Request", _INVALID),
    Title(Stage.LOOKUP, _CREATE, "2.7", 404, "Failed to retrieve Mesh", "Not found"),
    Title(Stage.LOOKUP, _UPDATE, "2.7", 404, "Failed to retrieve Mesh", "Not found"),
    Title(Stage.REQUEST, _CREATE, "2.5", 400, "Could not process a resource", _INVALID),
    Title(Stage.REQUEST, _UPDATE, "2.5", 400, "Could not process a resource", _INVALID),
    Title(Stage.LABEL, _CREATE, "2.13", 400, "Bad Request", None),
    Title(Stage.KIND, _CREATE, "2.5", 400, "Could not create a resource", _INVALID),
    Title(Stage.KIND, _UPDATE, "2.5", 400, "Could not update a resource", _INVALID),
    Title(Stage.KIND, _CREATE, "2.12", 400, "Failed to create a resource", _INVALID),
    Title(Stage.KIND, _UPDATE, "2.12", 400, "Failed to update a resource", _INVALID),
)
SUCCESS = {_CREATE: 201, _UPDATE: 200}
_NOT_ALLOWED, _NOT_FOUND = "405: Method Not Allowed", "404: Page Not Found"
_WITHOUT, _ANOTHER_PATH = "the router redirects to the path without it", "the '/' makes another path of it"
_ANOTHER_VIEW = "the path is that of another view of the proxy"
ROUTES = (
    Route("name", re.compile(r"\.\.?"), (), "2.5", 307, None, _WITHOUT),
    Route("mesh", re.compile(r"\.\.?"), (), "2.5", 307, None, _WITHOUT),
    Route("mesh", re.compile(r"(?s:.*)/(?s:.*)"), (), "2.5", 404, _NOT_FOUND, _ANOTHER_PATH),
    Route("name", re.compile(r"/+"), (), "2.5", 405, _NOT_ALLOWED, "the path is that of the list"),
    Route("name", re.compile(r"[^/]*/[^/]+/*"), ("Dataplane",), "2.7", 405, _NOT_ALLOWED, _ANOTHER_VIEW),
    Route("name", re.compile(r"(?s:.*)/(?s:.*)[^/]/*"), (), "2.5", 404, _NOT_FOUND, _ANOTHER_PATH),
)
"""Names that no URL can carry, however they are escaped; but for a '/' at the end, which is dropped."""
ASSUMPTIONS = {"mesh": ("the mesh exists",), "global": ()}
WRITABLE = "the kind is writable there"
REST_VALID = "the rest of the resource is valid"
REFUSALS = (
    Assumption(("Mesh",), "3.0", "meshServices.mode is Exclusive"),
    Assumption((), "3.0", "the spec has no unknown field"),
    Assumption(PLUGINS, "2.6", "the label kuma.io/origin is zone", "3.0", (Mode.FEDERATED_ZONE,)),
)
"""What is refused besides names; the first row of a kind counts, and the one without kinds is for all others."""
STORED_LABELS = "the stored resource does not have the same labels"
OWNED = "owned-label"
MISMATCHES = (
    Mismatch("name", "name from the URL has to be the same as in body", "zone-prefixed-length"),
    Mismatch("mesh", "mesh from the URL has to be the same as in body", "label-choice"),
)
"""An empty name or mesh cannot stand in a URL, so the URL has another one, and Kuma says so too."""
ORDER = {rule.id: place for place, rule in enumerate(RULES)}
SYNTAX = ("label-key", "reserved-label", "label-value", "display-name-label")
"""Rules that Kuma asks label by label, each in this order."""
REFUSING = (Stage.URL, Stage.LOOKUP, Stage.REQUEST, Stage.LABEL, Stage.KIND)
SILENT = (Stage.LOOKUP, Stage.LABEL)
"""Stages whose answer names no parameters."""
_Said = list[tuple[Row, Measured]]


def predict(validator: Validator, name: str) -> Answer | None:
    """Tell the answer; None where there is no such request, on Kubernetes and for name subjects."""
    if validator.context.environment is not Environment.UNIVERSAL or validator.operation is None:
        return None
    routed = _routed(validator, name)
    if routed is not None:
        return routed
    said = _said(validator, name)
    assumes = _assumed(validator, said)
    for stage in REFUSING:
        here = _in_stage(stage, name, said)
        parameters = [] if stage in SILENT else _parameters(validator, stage, name, here)
        if here or parameters:
            title = _title(validator, stage)
            detail = _text(validator, *here[0]) if title.detail is None else title.detail
            return Answer(title.status, title.text, detail, [], parameters, None, assumes)
    return Answer(SUCCESS[validator.operation], None, None, _warnings(validator, said), [], None, assumes)


def _routed(validator: Validator, name: str) -> Answer | None:
    """Tell what the router does by itself with a name, or with the mesh before it."""
    kind, number = validator.scope.kind, validator.context.version.number
    for field, text in (("mesh", validator.facts.mesh), ("name", name)):
        for route in ROUTES if text else ():
            concerned = field == route.field and (not route.kinds or kind in route.kinds)
            if concerned and is_within(number, route.since, None) and route.shape.fullmatch(text or ""):
                because = f"no URL can carry the {field} {text!r}: {route.because}"
                return Answer(route.status, route.text, None, [], [], because, ["no other route has this path"])
    return None


def _said(validator: Validator, name: str) -> _Said:
    """Collect what Kuma finds in every stage."""
    plan, facts = validator.plan, validator.facts
    plain = facts.display_name is None
    failed = validator.failed(name) if plain else plan.failed(name, facts, predicted=True)
    rows = plan.rulings[validator.index](failed).rows
    return [(row, measured) for row in rows for measured in row.check.offenders(plan.kind, name, facts) if measured.predicted]


def _in_stage(stage: Stage, name: str, said: _Said) -> _Said:
    """Take what is said in one stage; a '/' at the end of a name is not in the URL."""
    here = [(row, measured) for row, measured in said if row.clause.stage is stage]
    in_url = name.rstrip("/")
    if stage is not Stage.URL or in_url == name:
        return here
    return [(row, measured) for row, measured in here if measured.field != "name" or not row.check.format.accepts(in_url)]


def _assumed(validator: Validator, said: _Said) -> list[str]:
    """List what is taken for granted."""
    kind = validator.plan.kind
    rest = (
        row.text
        for row in REFUSALS
        if kind.name in row.kinds or not row.kinds
        if validator.context.version.is_within(row.since, row.before) and validator.context.mode in row.modes
    )
    assumes = [*ASSUMPTIONS[kind.scope], WRITABLE, REST_VALID, *list(rest)[:1]]
    stored = validator.operation is _UPDATE and any(row.rule.id == OWNED for row, _ in said)
    return [*assumes, STORED_LABELS] if stored else assumes


def _title(validator: Validator, stage: Stage) -> Title:
    number = validator.context.version.number
    titles = [t for t in TITLES if (t.stage, t.operation) == (stage, validator.operation) and is_within(number, t.since, None)]
    return titles[-1]


def _warnings(validator: Validator, said: _Said) -> list[str]:
    """Collect the warnings of a write: of the name first, then port by port."""
    warned = [(row, measured) for row, measured in said if row.clause.stage is Stage.WRITE]
    ordered = sorted(warned, key=lambda pair: pair[1].group)
    return [str(_text(validator, row, measured)) for row, measured in ordered]


def _parameters(validator: Validator, stage: Stage, name: str, said: _Said) -> list[Parameter]:
    """List the invalid parameters in the order of Kuma's checks."""
    mismatched = [] if stage is not Stage.REQUEST else _mismatched(name, said)
    given = [(_place(row, measured), parameter) for row, measured in said for parameter in _given(validator, row, measured)]
    return [parameter for _, parameter in sorted([*mismatched, *given], key=itemgetter(0))]


def _mismatched(name: str, said: _Said) -> list[tuple[tuple[float, str, int], Parameter]]:
    """Find what the URL must have otherwise than the body."""
    other = {measured.field for _, measured in said if not measured.text}
    if name.endswith("/"):
        other.add("name")
    return [((ORDER[m.before] - 0.5, "", 0), Parameter(m.field, m.reason)) for m in MISMATCHES if m.field in other]


def _place(row: Row, measured: Measured) -> tuple[float, str, int]:
    """Say where Kuma names a parameter: rules about the syntax of labels come label by label."""
    order = ORDER[row.rule.id]
    return (ORDER[SYNTAX[0]], measured.key or DISPLAY_NAME, order) if row.rule.id in SYNTAX else (order, "", 0)


def _given(validator: Validator, row: Row, measured: Measured) -> list[Parameter]:
    field = row.clause.parameter or measured.word or measured.field
    said = row.clause.upstream
    assert said is not None
    if said.separate:
        breaks = row.check.format.breaks(measured.text)
        return [Parameter(field, reason) for reason in upstream_reasons(said, measured, breaks, validator.context.version.number)]
    return [Parameter(field, str(_text(validator, row, measured)))]


def _text(validator: Validator, row: Row, measured: Measured) -> str | None:
    breaks = row.check.format.breaks(measured.text)
    return upstream_text(row, validator.plan.kind, measured, breaks, validator.context.version.number)
