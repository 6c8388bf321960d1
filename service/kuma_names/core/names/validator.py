"""Is this name good? The one judge of names: it asks the plan of a kind, and has every failure explained."""

from collections.abc import Set
from dataclasses import replace
from functools import cached_property

from kuma_names.core.model import NO_FACTS, Context, Facts, Finding, Mode, Operation, Report, Scope, Severity, Unjudged, Verdict
from kuma_names.core.names.compiled_rules import Ruling, Step, plan
from kuma_names.core.names.findings import explain
from kuma_names.core.names.matcher import Sieve
from kuma_names.core.names.suggestions import Suggestion, replacement, suggestion


class Validator:
    """Judges names of one kind in one context, with the same facts around each.

    Raises what `plan` and `Plan.index` raise. Making one costs as much as some hundred valid names: keep it for a batch.
    """

    def __init__(
        self, kind: str, context: Context, facts: Facts = NO_FACTS, *, partial: bool = False, version_field: str = "kumaVersion"
    ) -> None:
        self.context = context
        self.facts = facts = _seen(facts, context.mode)
        self.plan = plan(kind, context.environment, context.operation, context.mode)
        self.index = self.plan.index(context.version, version_field)
        self.operation = context.operation or self.plan.kind.operations[0]
        operation = None if self.operation is None else self.operation.value
        self.scope = Scope(kind, context.version.text, context.environment.value, operation)
        self.not_judged = _not_judged(self.plan.steps[self.index], facts)
        self.failed = Sieve(self.plan.kind, self.plan.checks, facts).failed
        self._rule = self.plan.rulings[self.index]
        self._partial = partial
        self._replaces = self.plan.kind.replace and self.operation is Operation.UPDATE

    def validate(self, name: str) -> Report:
        """Judge one name.

        >>> from kuma_names.core.versions import version
        >>> Validator("Mesh", Context(version("3.0"))).validate("aa.a").verdict
        'rejected'
        """
        failed = self.failed(name)
        if not failed:
            return Report(name, self.scope, "valid", None, (), self.not_judged)
        report = self._report(name, self._rule(failed))
        if (
            self._partial
            and _has_error(report.findings)
            and not _has_error(self._report(name + "a", self.ruling(name + "a")).findings)
        ):
            return report._replace(verdict=Verdict.INCOMPLETE.value)
        return report

    def suggest(self, name: str, taken: Set[str] = frozenset()) -> list[Suggestion]:
        """Suggest names that pass every rule of the kind from the asked version on; none for a name that does so itself."""
        alone = self._alone
        formats = alone.ruling(name).formats
        found = formats and suggestion(name, alone.plan.kind.prefix, formats, alone.passes, taken)
        return [found] if found else []

    def advice(self, suggested: str) -> str:
        """Say in words what to do with a suggested name."""
        if self._replaces:
            kind = self.plan.kind.name
            return f"create a new {kind}, for example {suggested!r}, and migrate: a deployed {kind} cannot be renamed"
        return f"for example {suggested!r}"

    def ruling(self, name: str) -> Ruling:
        """Say what the tables mean for a name, without explaining it."""
        return self._rule(self.failed(name))

    def passes(self, name: str) -> bool:
        """Tell whether a name breaks nothing from the asked version on."""
        failed = self.failed(name)
        return not failed or not self._rule(failed).foreseen

    @cached_property
    def _alone(self) -> "Validator":
        """The same question about the name alone: what is wrong with its surroundings must not spoil every suggestion."""
        facts = Facts(zone=self.facts.zone, namespace=self.facts.namespace)
        return self if facts == self.facts else Validator(self.scope.kind, self.context, facts)

    def _report(self, name: str, ruling: Ruling) -> Report:
        hint = self._hint(name, ruling) if ruling.rows else None
        findings = explain(ruling, self.plan.kind, name, self.facts, hint, self.context.version.number)
        rejected_in = self.scope.version if ruling.rejects else ruling.rejected_in
        return Report(name, self.scope, ruling.verdict, rejected_in, tuple(findings), self.not_judged, ruling.foreseen)

    def _hint(self, name: str, ruling: Ruling) -> str | None:
        alone = self._alone
        formats = (ruling if alone is self else alone.ruling(name)).formats
        found = formats and replacement(name, alone.plan.kind.prefix, formats, alone.passes, frozenset())
        return self.advice(found) if found else None


def validate(kind: str, name: str, context: Context, facts: Facts = NO_FACTS) -> Report:
    """Judge one name; for many of one kind, keep a `Validator`."""
    return Validator(kind, context, facts).validate(name)


def _seen(facts: Facts, mode: Mode) -> Facts:
    """Leave the zone out where there is none: what a global control plane has is of no zone, unless it is a copy."""
    return replace(facts, zone=None) if mode is Mode.GLOBAL and facts.zone is not None and not facts.synced else facts


def _has_error(findings: tuple[Finding, ...]) -> bool:
    return any(finding.severity == Severity.ERROR for finding in findings)


def _not_judged(step: Step, facts: Facts) -> tuple[Unjudged, ...]:
    wanting = [Unjudged(row.rule.id, row.check.measure.needs(facts)) for row in step.rows]
    return tuple(dict.fromkeys(unjudged for unjudged in wanting if unjudged.needs))
