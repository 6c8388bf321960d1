"""Reports as plain dictionaries with the words of the API; every door (HTTP, command line) shows these."""

from collections.abc import Callable
from typing import Any

from kuma_names.core.identifiers.codec import Codec
from kuma_names.core.identifiers.codec import Decoded as Read
from kuma_names.core.identifiers.codec import Encoded as Written
from kuma_names.core.identifiers.codecs.proxy_id import Decoded, Encoded, ProxyId
from kuma_names.core.identifiers.conversions import converted
from kuma_names.core.identifiers.identify import Identified, mentioned
from kuma_names.core.log_lines import Explanation
from kuma_names.core.model import Context, Environment, Finding, Report, Unjudged, Verdict
from kuma_names.core.names.control_plane import Answer, predict
from kuma_names.core.names.timeline import Segment, timeline
from kuma_names.core.names.validator import Validator
from kuma_names.core.versions import MINORS, KumaVersion, label_before, threshold
from kuma_names.core.versions import version as version_of

Shown = dict[str, Any]


def _camel(field: str) -> str:
    first, *rest = field.split("_")
    return "".join([first, *map(str.capitalize, rest)])


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


def written(family: Codec, made: Written, version: KumaVersion) -> Shown:
    """Show an identifier that was written."""
    return {
        "codec": family.id,
        "text": made.text,
        "fields": made.identifier.fields(),
        "kumaVersion": version.text,
        "roundTrips": made.round_trips,
        "others": [other.fields() for other in made.others],
        "lost": list(made.identifier.lost()),
    }


def read(family: Codec, made: Read, version: KumaVersion) -> Shown:
    """Show the readings of a text; `misread` is what Kuma's own parser makes of it, if that is none of them."""
    return {
        "codec": family.id,
        "text": made.text,
        "kumaVersion": version.text,
        "resolution": made.resolution,
        "readings": [
            {"fields": identifier.fields(), "controlPlane": kuma, "as": converted(family.id, identifier, version)}
            for identifier, kuma in made.readings
        ],
        "misread": made.misread and made.misread.fields(),
        "upstream": made.upstream,
        "lost": list(made.lost),
    }


def family(codec: Codec) -> Shown:
    """Show a family of identifiers."""
    newest = max(filter(codec.lives_in, map(version_of, MINORS)))
    return {
        "id": codec.id,
        "summary": codec.summary,
        "grammar": codec.grammar,
        "source": codec.source,
        "since": codec.since,
        "until": None if codec.before is None else label_before(threshold(codec.before)),
        "fields": list(codec.fields),
        "lost": list(codec.lost),
        "readByKuma": codec.kuma is not None,
        "codes": list(codec.codes),
        "example": {"fields": codec.example.fields(), "text": codec.example.write(newest)},
    }


def identified(text: str, found: list[Identified], version: KumaVersion) -> Shown:
    """Show all that a text can be."""
    return {"text": text, "kumaVersion": version.text, "identifiers": [one._asdict() for one in found]}


def explained(line: str, found: Explanation | None, context: Context) -> Shown:
    """Show what a line means, and the identifiers in it; the meaning is null where it holds no message that is known."""
    return {
        "text": line,
        "kumaVersion": context.version.text,
        "message": found and found.message.id,
        "span": found and found.span,
        "about": found and found.message.about,
        "source": found and found.message.source,
        "meaning": found and found.meaning,
        "advice": found and found.advice,
        "parts": found.parts if found else {},
        "proxyId": found and found.proxy and decoded(found.proxy, context),
        "identifiers": [{"text": one.text, "span": one.span, **one.best._asdict()} for one in mentioned(line, context.version)],
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
        "detail": answer.detail,
        "warnings": answer.warnings,
        "invalidParameters": [parameter._asdict() for parameter in answer.parameters],
        "router": answer.router,
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
