"""Reports as plain dictionaries with the words of the API; every door (HTTP, command line) shows these."""

from collections.abc import Callable
from typing import Any

from kuma_names.core.identifiers.proxy_id import Decoded, Encoded, ProxyId
from kuma_names.core.model import Context, Environment, Finding, Report, Unjudged, Verdict
from kuma_names.core.predict import Answer, predict
from kuma_names.core.timeline import Segment, timeline
from kuma_names.core.validate import Validator

Shown = dict[str, Any]


def _camel(field: str) -> str:
    first, *rest = field.split("_")
    return first + "".join(map(str.capitalize, rest))


_FINDING = tuple(map(_camel, Finding._fields))


def frame(validator: Validator) -> Shown:
    """Show what all reports of a validator have in common; a valid name has a report like this."""
    kind, version, environment, operation = validator.scope
    return {
        "kind": kind,
        "name": "",
        "kumaVersion": version,
        "environment": environment,
        "operation": operation,
        "verdict": Verdict.VALID.value,
        "rejectedIn": None,
        "findings": [],
        "notJudged": [_unjudged(unjudged) for unjudged in validator.not_judged],
    }


def report(made: Report, around: Shown) -> Shown:
    """Show a report in its `frame`, without its costly parts."""
    shown = around.copy()
    shown["name"] = made.name
    if made.foreseen:
        shown["verdict"] = made.verdict
        shown["rejectedIn"] = made.rejected_in
        shown["findings"] = [finding(found) for found in made.findings]
    return shown


def finding(found: Finding) -> Shown:
    """Show a finding."""
    shown: Shown = dict(zip(_FINDING, found, strict=True))
    shown["atoms"] = [{"atom": atom, "span": span, "found": text} for atom, span, text in found.atoms]
    return shown


def target(made: Report) -> Shown:
    """Show what becomes of the name in the version that an upgrade leads to."""
    return {
        "kumaVersion": made.scope.version,
        "verdict": made.verdict,
        "findings": [finding(found) for found in made.findings],
    }


def parts(validator: Validator, name: str, include: frozenset[str], taken: frozenset[str]) -> Shown:
    """Show the costly parts that are asked for."""
    return {part: make(validator, name, taken) for part, make in _MAKERS.items() if part in include}


def encoded(made: Encoded, context: Context) -> Shown:
    """Show an encoded proxy ID; mesh and name are what the control plane reads."""
    read = ProxyId.parse(made.text)
    return {
        "proxyId": made.text,
        "mesh": read.mesh,
        "name": read.name,
        "kumaVersion": context.version.text,
        "roundTrips": made.round_trips,
        "verdict": made.verdict,
        "findings": [finding(found) for found in made.findings],
    }


def decoded(made: Decoded, context: Context) -> Shown:
    """Show the readings of a proxy ID; mesh and name are what the control plane reads."""
    return {
        "proxyId": made.text,
        "kumaVersion": context.version.text,
        "environment": context.environment.value,
        "mesh": made.read.mesh,
        "name": made.read.name,
        "resolution": made.resolution,
        "resolved": made.resolved and _proxy(made.resolved, context),
        "candidates": [
            {"mesh": proxy.mesh, "name": proxy.name, "controlPlane": control_plane, "known": known}
            for proxy, control_plane, known in made.candidates
        ],
        "findings": [finding(found) for found in made.findings],
    }


def _proxy(proxy: ProxyId, context: Context) -> Shown:
    pod, namespace = (context.environment is Environment.KUBERNETES and proxy.pod()) or (None, None)
    return {"mesh": proxy.mesh, "name": proxy.name, "pod": pod, "namespace": namespace}


def _unjudged(unjudged: Unjudged) -> Shown:
    return {"rule": unjudged.rule, "needs": list(unjudged.needs)}


def _answer(answer: Answer | None) -> Shown | None:
    return answer and {
        "status": answer.status,
        "title": answer.title,
        "warnings": answer.warnings,
        "invalidParameters": [parameter._asdict() for parameter in answer.parameters],
        "assumes": answer.assumes,
    }


def _segment(segment: Segment) -> Shown:
    return {"from": segment.since, "to": segment.until, "verdict": segment.verdict, "rules": list(segment.rules)}


def _control_plane(validator: Validator, name: str, taken: frozenset[str]) -> Shown | None:
    return _answer(predict(validator, name))


def _timeline(validator: Validator, name: str, taken: frozenset[str]) -> list[Shown]:
    return [_segment(segment) for segment in timeline(validator, name)]


def _suggestions(validator: Validator, name: str, taken: frozenset[str]) -> list[Shown]:
    return [suggestion._asdict() for suggestion in validator.suggest(name, taken)]


_MAKERS: dict[str, Callable[[Validator, str, frozenset[str]], Any]] = {
    "controlPlane": _control_plane,
    "timeline": _timeline,
    "suggestions": _suggestions,
}
PARTS = tuple(_MAKERS)
"""The parts of a report that cost more, and are left out of batches unless asked for."""
