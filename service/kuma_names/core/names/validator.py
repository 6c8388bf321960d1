"""Validator of names: evaluates the compiled rules of a kind and explains every failure."""

from collections.abc import Iterable, Set
from dataclasses import replace
from functools import cached_property

from kuma_names.core.model import NO_FACTS, Context, Facts, Mode, Operation, Severity, Verdict
from kuma_names.core.names.compiled_rules import compiled_rules
from kuma_names.core.names.findings import findings_of
from kuma_names.core.names.matcher import NameMatcher
from kuma_names.core.names.rule_sets import Assessment, CompiledClause, RuleSet
from kuma_names.core.names.suggestions import Suggestion, replacement, suggestion
from kuma_names.core.report import Finding, Report, ReportHeader, Unjudged

_REJECTED = Verdict.REJECTED.value


class Validator:
    """Validates names of one kind in one context, with the same facts around each.

    Creating one costs as much as validating some hundred valid names: keep it for a batch.
    `partial` is for names that are still being typed: a name is incomplete if more characters can
    repair all its errors. Raises what `compiled_rules` and `CompiledRules.index` raise.
    """

    def __init__(
        self,
        kind: str,
        context: Context,
        facts: Facts = NO_FACTS,
        *,
        partial: bool = False,
        version_field: str = "kumaVersion",
    ) -> None:
        self.context = context
        self.facts = _visible_facts(facts, context.mode)
        self.rules = compiled_rules(kind, context.environment, context.operation, context.mode)
        self.index = self.rules.index(context.version, version_field)
        self.operation = context.operation or self.rules.kind.operations[0]
        self.header = ReportHeader(
            kind,
            context.version.text,
            context.environment.value,
            None if self.operation is None else self.operation.value,
        )
        rule_set = self.rules.rule_sets[self.index]
        self._needing = _needing_clauses(rule_set, self.facts)
        self.not_judged = _not_judged(self._needing, self.facts)
        """Rules that lack inputs to judge every name; a name can do without."""
        self._newest_needing = _needing_clauses(self.rules.rule_sets[-1], self.facts)
        self._matcher = NameMatcher(self.rules.kind, self.rules.requirements, self.facts)
        self._partial = partial
        self._prefix = self.rules.kind.suggestion_prefix

    def validate(self, name: str) -> Report:
        """Validate one name.

        >>> from kuma_names.core.versions import parse_version
        >>> Validator("Mesh", Context(parse_version("3.0"))).validate("aa.a").verdict
        'rejected'
        """
        failed = self._matcher.failed_requirements(name)
        if not failed:  # the usual case, and the one that batches are fast for
            return Report(name, self.header, "valid", None, (), self._not_judged_of(name))
        report = self._report(name, self.rules.assessment(self.index, failed))
        if self._partial and self._may_become_valid(report):
            return report._replace(verdict=Verdict.INCOMPLETE.value)
        return report

    def failed_requirements(self, name: str) -> int:
        """Return the bits of the requirements that a name fails."""
        return self._matcher.failed_requirements(name)

    def assessment(self, name: str) -> Assessment:
        """Assess a name without creating findings."""
        return self.rules.assessment(self.index, self._matcher.failed_requirements(name))

    def passes(self, name: str) -> bool:
        """Return whether a name breaks no rule from the validated version on."""
        failed = self._matcher.failed_requirements(name)
        return not failed or not self.rules.assessment(self.index, failed).upcoming

    def passes_surely(self, name: str) -> bool:
        """Return whether a name passes, and every rule that judges some names can judge it."""
        return self.passes(name) and not any(
            clause.requirement.measure.missing(name, self.facts)
            for clause in self._newest_needing
            if clause.requirement.measure.decides is not None
        )

    def suggest(self, name: str, taken: Set[str] = frozenset()) -> list[Suggestion]:
        """Suggest names that pass every rule from the validated version on.

        The list is empty for a name that breaks no format itself.
        """
        validator = self._of_name_only
        # formats of later rules, too: a suggestion must survive upgrades
        formats = validator.assessment(name).formats
        if not formats:
            return []
        closest = suggestion(name, self._prefix, formats, validator.passes_surely, taken)
        return [closest] if closest else []

    def advice(self, suggested_name: str) -> str:
        """Return what to do with a suggested name, in words."""
        kind = self.rules.kind
        if self.operation is Operation.UPDATE and not kind.renamable:
            return (
                f"create a new {kind.name}, for example {suggested_name!r}, and migrate: "
                f"a deployed {kind.name} cannot be renamed"
            )
        return f"for example {suggested_name!r}"

    @cached_property
    def _of_name_only(self) -> "Validator":
        """The same validator without facts that have errors of their own.

        No other name repairs these, so that none would pass. Zone and namespace stay, because they
        are parts of texts that contain the name, and the mesh of a name in a body.
        """
        mesh = self.facts.mesh if self.operation is None else None
        facts = Facts(mesh=mesh, zone=self.facts.zone, namespace=self.facts.namespace)
        if facts == self.facts:
            return self
        return Validator(self.header.kind, self.context, facts)

    def _may_become_valid(self, report: Report) -> bool:
        """Return whether a longer name has no error any more."""
        if not _has_error(report.findings):
            return False
        # one more letter repairs an empty name and a wrong last character, and nothing else
        longer = report.name + "a"
        return not _has_error(self._report(longer, self.assessment(longer)).findings)

    def _report(self, name: str, assessment: Assessment) -> Report:
        hint = self._hint(name, assessment) if assessment.clauses else None
        number = self.context.version.number
        kind = self.rules.kind
        findings = findings_of(assessment, kind, name, self.facts, hint, number)
        rejected_in = assessment.rejected_in
        if assessment.verdict == _REJECTED:
            rejected_in = self.header.version
        return Report(
            name,
            self.header,
            assessment.verdict,
            rejected_in,
            tuple(findings),
            self._not_judged_of(name),
            assessment.upcoming,
        )

    def _not_judged_of(self, name: str) -> tuple[Unjudged, ...]:
        """Return the rules that lack inputs to judge a name."""
        if not self.not_judged:  # the usual case
            return ()
        return _not_judged(self._needing, self.facts, name)

    def _hint(self, name: str, assessment: Assessment) -> str | None:
        validator = self._of_name_only
        if validator is not self:
            assessment = validator.assessment(name)
        if not assessment.formats:
            return None
        formats = assessment.formats
        passes = validator.passes_surely
        closest = replacement(name, self._prefix, formats, passes, frozenset())
        return self.advice(closest) if closest else None


def validate(kind: str, name: str, context: Context, facts: Facts = NO_FACTS) -> Report:
    """Validate one name; for many of one kind, keep a `Validator`."""
    return Validator(kind, context, facts).validate(name)


def _visible_facts(facts: Facts, mode: Mode) -> Facts:
    """Remove the zone on a global control plane: only copies there come from a zone."""
    if mode is Mode.GLOBAL and facts.zone is not None and not facts.synced:
        return replace(facts, zone=None)
    return facts


def _has_error(findings: tuple[Finding, ...]) -> bool:
    return any(finding.severity == Severity.ERROR for finding in findings)


def _needing_clauses(rule_set: RuleSet, facts: Facts) -> list[CompiledClause]:
    return [clause for clause in rule_set.clauses if clause.requirement.measure.needs(facts)]


def _not_judged(
    clauses: Iterable[CompiledClause], facts: Facts, name: str | None = None
) -> tuple[Unjudged, ...]:
    """Return the rules that lack inputs, each once; without a name those that some name needs."""
    unjudged: dict[Unjudged, None] = {}
    for clause in clauses:
        measure = clause.requirement.measure
        needs = measure.needs(facts) if name is None else measure.missing(name, facts)
        if needs:
            unjudged[Unjudged(clause.rule.id, needs)] = None
    return tuple(unjudged)
