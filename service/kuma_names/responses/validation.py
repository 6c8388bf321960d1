"""Responses about names: reports, upgrades, timelines, suggestions and batches, as JSON."""

from collections.abc import Callable, Iterable, Set
from typing import Any

from kuma_names.core.model import NO_FACTS, Context, Facts, Verdict
from kuma_names.core.names.consequences import consequence, segment_consequence
from kuma_names.core.names.control_plane import ControlPlaneResponse, control_plane_response
from kuma_names.core.names.timeline import Segment, timeline
from kuma_names.core.names.validator import Validator
from kuma_names.core.report import Report, Unjudged
from kuma_names.json_types import JsonObject
from kuma_names.responses.findings import finding_json

MAX_TEXT = 4096
"""Characters of a text in a request: far more than any name may have."""

NameResponse = tuple[JsonObject, Report]
"""The JSON about one name, and its report, which metrics count.

A plain tuple, because batches create many.
"""


class ValidationQuery:
    """Validator of names of one kind in one context, with JSON responses.

    With a target version, every name is validated against that, too. Raises what `Validator`
    raises.
    """

    def __init__(
        self,
        kind: str,
        context: Context,
        facts: Facts = NO_FACTS,
        *,
        partial: bool = False,
    ) -> None:
        self.validator = Validator(kind, context, facts, partial=partial)
        self.header = _header(self.validator)
        self._target = _target_validator(kind, context, facts)

    def respond(
        self, name: str, include: Set[str] = frozenset(), taken: Iterable[str] = ()
    ) -> NameResponse:
        """Validate one name; `include` lists the costly parts of the response.

        `taken` are names that must not be suggested.
        """
        report = self.validator.validate(name)
        body = report_json(report, self.header)
        if self._target is not None:
            body["target"] = target_json(self._target.validate(name))
        if include:
            body.update(parts_json(self.validator, name, include, taken))
        return body, report


def _target_validator(kind: str, context: Context, facts: Facts) -> Validator | None:
    if context.target is None:
        return None
    target = Context(context.target, None, context.environment, context.operation, context.mode)
    return Validator(kind, target, facts, version_field="targetVersion")


def _header(validator: Validator) -> JsonObject:
    """Return the report of a valid name, which the reports of other names are copied from."""
    kind, version, environment, operation = validator.header
    return {
        "kind": kind,
        "name": "",
        "kumaVersion": version,
        "environment": environment,
        "operation": operation,
        "verdict": Verdict.VALID.value,
        "rejectedIn": None,
        "findings": [],
        "notJudged": [_unjudged_json(unjudged) for unjudged in validator.not_judged],
    }


def report_json(report: Report, header: JsonObject) -> JsonObject:
    """Convert a report, without its costly parts."""
    body = header.copy()
    body["name"] = report.name
    if header["notJudged"]:  # some names can be judged without the inputs that others need
        body["notJudged"] = [_unjudged_json(unjudged) for unjudged in report.not_judged]
    if report.upcoming:  # without upcoming rules the name is valid, like the header
        body["verdict"] = report.verdict
        body["rejectedIn"] = report.rejected_in
        body["findings"] = [finding_json(finding) for finding in report.findings]
    return body


def target_json(report: Report) -> JsonObject:
    """Convert the report of the target version, the one that an upgrade leads to."""
    return {
        "kumaVersion": report.header.version,
        "verdict": report.verdict,
        "findings": [finding_json(finding) for finding in report.findings],
    }


def parts_json(
    validator: Validator, name: str, include: Set[str], taken: Iterable[str] = ()
) -> JsonObject:
    """Return the costly parts that are included."""
    names = frozenset(taken)
    return {part: _PARTS[part](validator, name, names) for part in PARTS if part in include}


def _unjudged_json(unjudged: Unjudged) -> JsonObject:
    return {"rule": unjudged.rule, "needs": list(unjudged.needs)}


def _control_plane_json(
    validator: Validator, name: str, taken: frozenset[str]
) -> JsonObject | None:
    response: ControlPlaneResponse | None = control_plane_response(validator, name)
    if response is None:
        return None
    return {
        "status": response.status,
        "title": response.title,
        "detail": response.detail,
        "warnings": response.warnings,
        "invalidParameters": [parameter._asdict() for parameter in response.parameters],
        "router": response.router,
        "assumes": response.assumes,
    }


def _timeline_json(validator: Validator, name: str, taken: frozenset[str]) -> list[JsonObject]:
    return [_segment_json(segment, validator, name) for segment in timeline(validator, name)]


def _segment_json(segment: Segment, validator: Validator, name: str) -> JsonObject:
    return {
        "from": segment.since,
        "to": segment.until,
        "verdict": segment.verdict,
        "rules": list(segment.rules),
        "consequence": segment_consequence(validator, name, segment),
    }


def _suggestions_json(validator: Validator, name: str, taken: frozenset[str]) -> list[JsonObject]:
    return [suggestion._asdict() for suggestion in validator.suggest(name, taken)]


def _consequence_json(validator: Validator, name: str, taken: frozenset[str]) -> list[str]:
    return consequence(validator, validator.validate(name))


_PARTS: dict[str, Callable[[Validator, str, frozenset[str]], Any]] = {
    "controlPlane": _control_plane_json,
    "timeline": _timeline_json,
    "suggestions": _suggestions_json,
    "consequence": _consequence_json,
}
PARTS = tuple(_PARTS)
"""The parts of a response that cost more; batches have them on request only."""
