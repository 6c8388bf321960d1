"""Is this name good? The one judge of names: the fast way for a name that passes everything, the tables for all others."""

import re
from collections.abc import Callable
from functools import cached_property

from kuma_names.core.explain import explain
from kuma_names.core.formats import Format
from kuma_names.core.model import NO_FACTS, Context, Facts, Finding, Operation, Report, Scope, Severity, Unjudged, Verdict
from kuma_names.core.plan import Check, Step, plan
from kuma_names.core.suggest import Suggestion, suggestions

Match = Callable[[str], object]
_NOTHING: Match = re.compile(r"(?!)").match
_PROBE = "\ue000"
"""A name that nobody has: what is measured of it shows how a measure reads."""


class Validator:
    """Judges names of one kind in one context, with the same facts around each.

    Raises what `plan` and `Plan.index` raise. Making one costs as much as some hundred valid names: keep it for a batch.
    """

    def __init__(self, kind: str, context: Context, facts: Facts = NO_FACTS, *, partial: bool = False) -> None:
        self.context = context
        self.facts = facts
        self.plan = plan(kind, context.environment, context.operation, context.mode)
        self.index = self.plan.index(context.version, "kumaVersion")
        self.operation = context.operation or self.plan.kind.operations[0]
        operation = None if self.operation is None else self.operation.value
        self.scope = Scope(kind, context.version.text, context.environment.value, operation)
        self.not_judged = _not_judged(self.plan.steps[self.index], facts)
        self._partial = partial
        self._accept, self._limit = _whole_pattern(self)
        self._formats = self._name_formats()

    def validate(self, name: str) -> Report:
        """Judge one name.

        >>> from kuma_names.core.versions import version
        >>> Validator("Mesh", Context(version("3.0"))).validate("aa.a").verdict
        'rejected'
        """
        if self.passes_all(name):
            return Report(name, self.scope, "valid", None, (), self.not_judged)
        report = self._judge(name)
        if self._partial and _has_error(report.findings) and not _has_error(self._judge(name + "a").findings):
            return report._replace(verdict=Verdict.INCOMPLETE.value)
        return report

    def passes_all(self, name: str) -> bool:
        """Tell, fast, that a name breaks nothing from the asked version on; false says only that a closer look is needed."""
        return self._accept(name) is not None and len(name) <= self._limit and name.isascii()

    def _judge(self, name: str) -> Report:
        ruling = self.plan.ruling(self.index, self.plan.failed(name, self.facts))
        hint = self._hint(name)
        findings = tuple(
            finding for row in ruling.rows for finding in explain(row, self.plan.kind, name, self.facts, hint)
        )
        rejected_in = self.scope.version if ruling.verdict is Verdict.REJECTED else ruling.rejected_in
        return Report(name, self.scope, ruling.verdict.value, rejected_in, findings, self.not_judged)

    def suggest(self, name: str, taken: frozenset[str] = frozenset()) -> list[Suggestion]:
        """Suggest names that pass every rule of the kind from the asked version on; none for a name that does so itself."""
        passes = self._for_suggestions.passes
        return [] if passes(name) else suggestions(name, self.plan.kind.prefix, self._formats, passes, taken)

    def passes(self, name: str) -> bool:
        """Tell whether a name breaks nothing from the asked version on."""
        if self.passes_all(name):
            return True
        ruling = self.plan.ruling(self.index, self.plan.failed(name, self.facts))
        return not ruling.rows and ruling.rejected_in is None

    @cached_property
    def _for_suggestions(self) -> "Validator":
        """The same question about the name alone: what is wrong with its surroundings must not spoil every suggestion."""
        facts = Facts(zone=self.facts.zone, namespace=self.facts.namespace)
        return self if facts == self.facts else Validator(self.scope.kind, self.context, facts)

    def _hint(self, name: str) -> str | None:
        found = self.suggest(name)
        if not found:
            return None
        if self.plan.kind.replace and self.operation is Operation.UPDATE:
            kind = self.plan.kind.name
            return f"create a new {kind}, for example {found[0].name!r}, and migrate: a deployed {kind} cannot be renamed"
        return f"for example {found[0].name!r}"

    def _name_formats(self) -> tuple[Format, ...]:
        """The formats that names of this kind must have from the asked version on."""
        rows = (row for step in self.plan.steps[self.index :] for row in step.rows)
        formats = (row.check.format for row in rows if row.check.measure.id in ("name", "display-name"))
        return tuple({format_.id: format_ for format_ in formats}.values())


def validate(kind: str, name: str, context: Context, facts: Facts = NO_FACTS) -> Report:
    """Judge one name; for many of one kind, keep a `Validator`."""
    return Validator(kind, context, facts).validate(name)


def _has_error(findings: tuple[Finding, ...]) -> bool:
    return any(finding.severity == Severity.ERROR for finding in findings)


def _not_judged(step: Step, facts: Facts) -> tuple[Unjudged, ...]:
    wanting = [Unjudged(row.rule.id, row.check.measure.needs(facts)) for row in step.rows]
    return tuple(dict.fromkeys(unjudged for unjudged in wanting if unjudged.needs))


def _whole_pattern(validator: Validator) -> tuple[Match, float]:
    """Join all checks from the asked version on into one pattern and a length; nothing matches where that cannot be done."""
    checks = {row.check for step in validator.plan.steps[validator.index :] for row in step.rows}
    kinds_of_reading = {check: _reading(check, validator) for check in checks}
    if None in kinds_of_reading.values():
        return _NOTHING, 0
    formats = {check.format for check, of_name in kinds_of_reading.items() if of_name}
    pattern = "".join(rf"(?={pattern}\Z)" for pattern in sorted({format_.pattern for format_ in formats}))
    return re.compile(f"{pattern}.", re.DOTALL).match, min(
        (format_.max_bytes for format_ in formats if format_.max_bytes is not None), default=float("inf")
    )


def _reading(check: Check, validator: Validator) -> bool | None:
    """Tell whether a check looks at the name alone; false if it is settled whatever the name, None if neither."""
    facts = validator.facts
    if check.measure.needs(facts):
        return False
    texts = [measured.text for measured in check.measure.read(validator.plan.kind, _PROBE, facts)]
    if texts == [_PROBE]:
        return True
    settled = not any(_PROBE in text for text in texts) and not check.offenders(validator.plan.kind, _PROBE, facts)
    return False if settled else None
