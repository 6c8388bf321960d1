"""One resource in two versions: what the core says of its names, and what its text says about itself."""

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from itertools import zip_longest

from kuma_names.audit.finding_types import NOTE, REMARKS
from kuma_names.audit.input.fields import YamlText
from kuma_names.audit.input.labels import drop_foreign_labels
from kuma_names.audit.input.model import CarriedName, Resource
from kuma_names.audit.model import Found, Judged, Question, Side
from kuma_names.core.errors import KindNotInVersionError
from kuma_names.core.model import (
    DISPLAY_NAME,
    EFFECTS,
    NO_FACTS,
    VERDICTS,
    Context,
    Environment,
    Facts,
    Mode,
    Operation,
    Outcome,
    Verdict,
)
from kuma_names.core.names.measures.label_texts import field_of_label
from kuma_names.core.names.validator import Validator
from kuma_names.core.quoting import quoted
from kuma_names.core.report import Finding, Report, Unjudged
from kuma_names.core.tables.kinds import FROM_GLOBAL, FROM_ZONES, KINDS
from kuma_names.core.tables.rules import KIND_VALIDATOR_RULES, RULES
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
        own = CarriedName(resource.kind, "name", resource.name)
        facts = drop_foreign_labels(resource.facts, self._question.mode)
        found = [*_said_of_text(resource), *self._named(resource, own, facts)]
        for carried in resource.carried_names:
            found += self._named(resource, carried, NO_FACTS)
        found += self._unsynced(resource, found)
        return judged(resource, *self._unblemished(resource), found)

    def spotless(self, resource: Resource) -> Judged:
        """Judge a resource of which it is known that nothing is to be said of its own."""
        return judged(resource, *self._unblemished(resource), [])

    def validator(self, kind: str, environment: Environment, facts: Facts) -> Validator | None:
        """Give the judge of a kind for the older version, for the newer one where the older has no such kind."""
        both = (
            self._validator(kind, environment, facts, version) for version in self._question[:2]
        )
        return next((validator for validator in both if not isinstance(validator, str)), None)

    def _unblemished(self, resource: Resource) -> tuple[str | None, str | None]:
        """Give the verdicts of a resource without findings."""
        before, after = (
            None if self._lacks(resource, version) else _VALID for version in self._question[:2]
        )
        return before, after

    def _lacks(self, resource: Resource, version: KumaVersion) -> bool:
        return isinstance(
            self._validator(resource.kind, resource.environment, resource.facts, version), str
        )

    def _make(
        self, kind: str, environment: Environment, facts: Facts, version: KumaVersion
    ) -> Validator | str:
        """Make a judge, or say why there is none."""
        operation = None if KINDS[kind].is_name_subject else self._question.operation
        context = Context(version, None, environment, operation, self._question.mode)
        try:
            return Validator(kind, context, facts)
        except KindNotInVersionError as error:
            return error.reason

    def _named(self, resource: Resource, carried: CarriedName, facts: Facts) -> Iterator[Found]:
        """Say what both versions say of one name."""
        both: list[Report | None] = []
        for version in self._question[:2]:
            validator = self._validator(carried.kind, resource.environment, facts, version)
            both.append(
                None if isinstance(validator, str) else validator.validate(carried.text.value)
            )
        before, after = both
        if after is None and not KINDS[carried.kind].is_name_subject:
            reason = self._validator(
                carried.kind, resource.environment, facts, self._question.after
            )
            kind = resource.texts["kind"]
            yield remark(
                resource,
                "kind-not-in-version",
                kind,
                "kind",
                {"reason": str(reason)},
                (None, _REFUSED),
            )
        newest = after or before
        for unjudged in newest.not_judged if newest else ():
            self.not_judged[unjudged] += 1
        spared = self._spared(resource)
        said = (_found(resource, carried, *pair) for pair in _pairs(before, after))
        yield from {
            (one.rule, one.field, one.value, one.message): one
            for one in said
            if one.rule not in spared
        }.values()

    def _unsynced(self, resource: Resource, found: list[Found]) -> Iterator[Found]:
        """Say whether a resource stops arriving where the newer version runs first: what it refuses there is left out."""
        question = self._question
        sent = {
            Mode.GLOBAL: (FROM_GLOBAL, Side.ZONES),
            Mode.FEDERATED_ZONE: (FROM_ZONES, Side.GLOBAL),
        }
        kinds, first = sent.get(question.mode, ((), None))
        of_kind = [one for one in found if one.rule in KIND_VALIDATOR_RULES]
        newly = any(one.after == _REFUSED for one in of_kind) and not any(
            one.before == _REFUSED for one in of_kind
        )
        if (
            newly
            and resource.kind in kinds
            and question.first is first
            and not resource.facts.synced
        ):
            receiver = "a zone" if first is Side.ZONES else "the global control plane"
            words = {
                "receiver": receiver,
                "after": question.after.text,
                "kind": resource.kind,
                "name": quoted(resource.name.value),
            }
            yield remark(
                resource,
                "unsynced-in-upgrade",
                resource.name,
                "name",
                words,
                (None, Outcome.UNSYNCED.value),
            )

    def _spared(self, resource: Resource) -> frozenset[str]:
        """Name the rules that do not concern a resource: those of creating, and of requests where sync wrote it."""
        updated = _ON_CREATE if self._question.operation is Operation.UPDATE else frozenset[str]()
        synced = resource.facts.synced and resource.environment is Environment.UNIVERSAL
        return updated | _OF_REQUESTS if synced else updated


_ON_CREATE = frozenset(rule.id for rule in RULES if rule.on_create)
_OF_REQUESTS = frozenset(rule.id for rule in RULES if rule.concerns_requests)


def judged(resource: Resource, before: str | None, after: str | None, found: list[Found]) -> Judged:
    """Draw the verdicts from the findings; a version without the kind has one only if it refuses that."""
    outcomes = zip(*((one.before, one.after) for one in found), strict=True) if found else ((), ())
    drawn = [_worst(verdict, said) for verdict, said in zip((before, after), outcomes, strict=True)]
    return Judged(resource, drawn[0], drawn[1], tuple(found))


def remark(
    resource: Resource,
    id_: str,
    text: YamlText,
    field: str,
    words: dict[str, str],
    outcomes: tuple[str | None, str | None] | None = None,
) -> Found:
    """Make a finding of a remark; its outcome is that of both versions unless said otherwise."""
    row = REMARKS[id_, resource.environment]
    outcome = None if row.outcome is None else row.outcome.value
    before, after = (outcome, outcome) if outcomes is None else outcomes
    message, because = (f"{part.format(**words)}" for part in (row.message, row.because))
    return Found(
        id_,
        resource.kind,
        field,
        text.value,
        text.line,
        row.severity,
        before,
        after,
        None,
        f"{message} ({id_})",
        because,
    )


def _worst(verdict: str | None, outcomes: tuple[str | None, ...]) -> str | None:
    drawn = [EFFECTS[Outcome(outcome)].verdict for outcome in outcomes if outcome is not None]
    return max((Verdict(verdict or _VALID), *drawn), key=VERDICTS.index).value if drawn else verdict


def _pairs(
    before: Report | None, after: Report | None
) -> Iterator[tuple[Finding | None, Finding | None]]:
    """Put together what both versions say of the same rule and field, in the order of the newer version."""
    sides = [_grouped(report) for report in (before, after)]
    for key in dict.fromkeys((*sides[1], *sides[0])):
        yield from zip_longest(*(side.get(key, ()) for side in sides))


def _grouped(report: Report | None) -> dict[tuple[str, str], list[Finding]]:
    groups: dict[tuple[str, str], list[Finding]] = {}
    for finding in report.findings if report else ():
        groups.setdefault((finding.rule, finding.field), []).append(finding)
    return groups


def _found(
    resource: Resource, carried: CarriedName, before: Finding | None, after: Finding | None
) -> Found:
    finding = after or before
    assert finding is not None
    text = _text(resource, carried, finding.field)
    return Found(
        finding.rule,
        carried.kind,
        finding.field if carried.field == "name" else carried.field,
        text.value,
        text.line,
        NOTE if after is None else finding.severity,
        before and before.outcome,
        after and after.outcome,
        finding.rejected_in,
        finding.message,
        finding.because,
        finding.hint,
        finding.kuma_text,
        tuple(span for _, span, _ in finding.atoms),
    )


def _text(resource: Resource, carried: CarriedName, field: str) -> YamlText:
    """Find the text that a finding is about."""
    if carried.field != "name":
        return carried.text
    facts, place = resource.facts, resource.texts["name"].line
    if field.startswith("ports["):
        port = (facts.ports or ())[int(field[6:-1])]
        return YamlText(port, place, port, None)
    if field == "namespace":
        return YamlText(str(facts.namespace), place, str(facts.namespace), None)
    if field == "displayName" and field not in resource.texts:
        # On Kubernetes the display name is an annotation, but a rule can object to the label.
        field = field_of_label(DISPLAY_NAME)
    return resource.texts[field] if field in resource.texts else resource.labels[field]


def _said_of_text(resource: Resource) -> Iterator[Found]:
    """Say what YAML made of the texts, and which keys are there more than once."""
    for field, text in [
        *resource.texts.items(),
        *((carried.field, carried.text) for carried in resource.carried_names),
    ]:
        if text.yaml_type is not None:
            words = {
                "field": field,
                "written": quoted(text.literal),
                "kind": text.yaml_type,
                "value": quoted(text.value),
            }
            yield remark(resource, "yaml-scalar", text, field, words)
    for duplicate in resource.duplicate_keys:
        text = YamlText(duplicate.key, duplicate.line, duplicate.key, None)
        yield remark(resource, "duplicate-key", text, duplicate.key, {"key": quoted(duplicate.key)})
