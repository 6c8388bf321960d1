"""One resource in two versions: what the core says of its names, and what its text says about itself."""

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from itertools import zip_longest

from kuma_names.audit.model import Found, Judged, Question
from kuma_names.audit.remarks import REMARKS
from kuma_names.audit.resources import Carried, Resource, Text
from kuma_names.core.errors import KindNotInVersionError
from kuma_names.core.kinds import KINDS
from kuma_names.core.model import (
    EFFECTS,
    NO_FACTS,
    VERDICTS,
    Context,
    Environment,
    Facts,
    Finding,
    Outcome,
    Report,
    Unjudged,
    Verdict,
)
from kuma_names.core.quote import shown
from kuma_names.core.validate import Validator
from kuma_names.core.versions import KumaVersion

_VALID, _REFUSED = Verdict.VALID.value, Outcome.REFUSED.value
_KEPT = 4096
"""Validators in memory: resources of one kind and mesh share one."""


class Judge:
    """Judges resources one by one; `not_judged` counts the rules that lacked what they need."""

    def __init__(self, question: Question) -> None:
        self._question = question
        self.not_judged: Counter[Unjudged] = Counter()
        self._validator = lru_cache(_KEPT)(self._make)

    def judge(self, resource: Resource) -> Judged:
        """Judge the resource's own name, and those that it carries."""
        own = Carried(resource.kind, "name", resource.name)
        found = [*_said_of_text(resource), *self._named(resource, own, resource.facts)]
        for carried in resource.carried:
            found += self._named(resource, carried, NO_FACTS)
        before, after = (None if self._lacks(resource, version) else _VALID for version in self._question[:2])
        return judged(resource, before, after, found)

    def validator(self, kind: str, environment: Environment, facts: Facts) -> Validator | None:
        """Give the judge of a kind for the older version, for the newer one where the older has no such kind."""
        both = (self._validator(kind, environment, facts, version) for version in self._question[:2])
        return next((validator for validator in both if not isinstance(validator, str)), None)

    def _lacks(self, resource: Resource, version: KumaVersion) -> bool:
        return isinstance(self._validator(resource.kind, resource.environment, resource.facts, version), str)

    def _make(self, kind: str, environment: Environment, facts: Facts, version: KumaVersion) -> Validator | str:
        """Make a judge, or say why there is none."""
        operation = None if KINDS[kind].subject else self._question.operation
        context = Context(version, None, environment, operation, self._question.mode)
        try:
            return Validator(kind, context, facts)
        except KindNotInVersionError as error:
            return error.reason

    def _named(self, resource: Resource, carried: Carried, facts: Facts) -> Iterator[Found]:
        """Say what both versions say of one name."""
        both: list[Report | None] = []
        for version in self._question[:2]:
            validator = self._validator(carried.kind, resource.environment, facts, version)
            both.append(None if isinstance(validator, str) else validator.validate(carried.text.value))
        before, after = both
        if after is None and not KINDS[carried.kind].subject:
            reason = self._validator(carried.kind, resource.environment, facts, self._question.after)
            yield remark(resource, "kind-not-in-version", carried.text, "kind", {"reason": str(reason)}, (None, _REFUSED))
        for report in (after or before,):
            for unjudged in report.not_judged if report else ():
                self.not_judged[unjudged] += 1
        for pair in _pairs(before, after):
            yield _found(resource, carried, *pair)


def judged(resource: Resource, before: str | None, after: str | None, found: list[Found]) -> Judged:
    """Draw the verdicts from the findings; a version without the kind has one only if it refuses that."""
    outcomes = zip(*((one.before, one.after) for one in found), strict=True) if found else ((), ())
    drawn = [_worst(verdict, said) for verdict, said in zip((before, after), outcomes, strict=True)]
    return Judged(resource, drawn[0], drawn[1], tuple(found))


def remark(
    resource: Resource,
    id_: str,
    text: Text,
    field: str,
    words: dict[str, str],
    outcomes: tuple[str | None, str | None] | None = None,
) -> Found:
    """Make a finding of a remark; its outcome is that of both versions unless said otherwise."""
    row = REMARKS[id_, resource.environment]
    outcome = None if row.outcome is None else row.outcome.value
    before, after = (outcome, outcome) if outcomes is None else outcomes
    message, because = (f"{part.format(**words)}" for part in (row.message, row.because))
    return Found(id_, resource.kind, field, text.value, text.line, row.severity, before, after, None, f"{message} ({id_})", because)


def _worst(verdict: str | None, outcomes: tuple[str | None, ...]) -> str | None:
    drawn = [EFFECTS[Outcome(outcome)].verdict for outcome in outcomes if outcome is not None]
    return max((Verdict(verdict or _VALID), *drawn), key=VERDICTS.index).value if drawn else verdict


def _pairs(before: Report | None, after: Report | None) -> Iterator[tuple[Finding | None, Finding | None]]:
    """Put together what both versions say of the same rule and field, in the order of the newer version."""
    sides = [_grouped(report) for report in (before, after)]
    for key in dict.fromkeys((*sides[1], *sides[0])):
        yield from zip_longest(*(side.get(key, ()) for side in sides))


def _grouped(report: Report | None) -> dict[tuple[str, str], list[Finding]]:
    groups: dict[tuple[str, str], list[Finding]] = {}
    for finding in report.findings if report else ():
        groups.setdefault((finding.rule, finding.field), []).append(finding)
    return groups


def _found(resource: Resource, carried: Carried, before: Finding | None, after: Finding | None) -> Found:
    finding = after or before
    assert finding is not None
    return Found(
        finding.rule,
        carried.kind,
        finding.field if carried.field == "name" else carried.field,
        _value(resource, carried, finding.field),
        resource.mesh.line if finding.field == "mesh" and resource.mesh else carried.text.line,
        finding.severity,
        before and before.outcome,
        after and after.outcome,
        finding.rejected_in,
        finding.message,
        finding.because,
        finding.hint,
        finding.upstream,
        tuple(span for _, span, _ in finding.atoms),
    )


def _value(resource: Resource, carried: Carried, field: str) -> str:
    facts = resource.facts
    given = {"mesh": facts.mesh, "displayName": facts.display_name, "zone": facts.zone, "namespace": facts.namespace}
    return given.get(field) or carried.text.value


def _said_of_text(resource: Resource) -> Iterator[Found]:
    """Say what YAML made of the texts, and which keys are there more than once."""
    texts = [("name", resource.name), *((carried.field, carried.text) for carried in resource.carried)]
    for field, text in [*texts, ("mesh", resource.mesh)] if resource.mesh else texts:
        if text.kind is not None:
            words = {"field": field, "written": text.written or "(empty)", "kind": text.kind, "value": shown(text.value)}
            yield remark(resource, "yaml-scalar", text, field, words)
    for repeated in resource.repeated:
        text = Text(repeated.key, repeated.line, repeated.key, None)
        yield remark(resource, "duplicate-key", text, repeated.key, {"key": shown(repeated.key)})
