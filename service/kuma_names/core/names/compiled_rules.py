"""The rows that concern one kind in one environment, operation and mode, by version: what the tables mean, made ready to ask."""

from bisect import bisect_right
from collections.abc import Iterator
from functools import cache, partial
from typing import NamedTuple

from kuma_names.core.errors import KindNotInVersionError, NotApplicableError, UnknownKindError
from kuma_names.core.model import (
    EFFECTS,
    NO_FACTS,
    VERDICTS,
    Clause,
    Environment,
    Facts,
    Kind,
    Mode,
    Operation,
    Outcome,
    Rule,
    Verdict,
)
from kuma_names.core.names.measures import MEASURES, Measure, Measured
from kuma_names.core.names.templates import Template, template
from kuma_names.core.tables.formats import FORMATS, Format
from kuma_names.core.tables.kinds import KINDS
from kuma_names.core.tables.rules import RULES
from kuma_names.core.versions import MINORS, KumaVersion, label, label_before, threshold


class Check(NamedTuple):
    """A question that clauses ask of a name: does what is measured have the format?"""

    measure: Measure
    format: Format
    empty: bool

    def offenders(self, kind: Kind, name: str, facts: Facts) -> list[Measured]:
        """Measure, and return the texts that do not have the format; none where facts are wanting."""
        if self.measure.needs(facts):
            return []
        return [
            measured
            for measured in self.measure.read(kind, name, facts)
            if (measured.text or self.empty) and not self.format.accepts(measured.text)
        ]


class Dates(NamedTuple):
    """The versions in which a rule deprecates and rejects the names that fail the same checks: the first, and the last with any.

    `until` is None where the rule still holds, `signature` ends a message with the rule and its dates.
    """

    deprecated_in: str | None
    rejected_in: str | None
    until: str | None
    signature: str


class Row(NamedTuple):
    """A clause in one plan: its rule, the bit of its check, and what all its findings share, ready to be copied."""

    rule: Rule
    clause: Clause
    check: Check
    bit: int
    severity: str
    outcome: str
    because: Template


class Step(NamedTuple):
    """The versions from `number` to the next step: the same rows hold in all of them."""

    number: tuple[int, int, int]
    rows: tuple[Row, ...]


class Ruling(NamedTuple):
    """What a set of failed checks means in one step: the rows that answer, the verdict, and what later steps bring.

    `dates` are those of the rows' rules, for names that fail just these checks. `foreseen` names the rules broken from this step
    on, each with the version where it rejects, `formats` their formats.
    """

    rows: tuple[Row, ...]
    dates: tuple[Dates, ...]
    verdict: str
    rejects: bool
    rejected_in: str | None
    foreseen: tuple[tuple[str, str | None], ...]
    formats: tuple[Format, ...]


class Plan:
    """All that the tables say of one kind in one environment, operation and mode."""

    def __init__(self, kind: Kind, environment: Environment, operation: Operation | None, mode: Mode) -> None:
        clauses = [
            (rule, clause)
            for rule in RULES
            for clause in rule.clauses
            if kind.name in clause.kinds
            and environment in clause.environments
            and operation in clause.operations
            and mode in clause.modes
        ]
        self.kind = kind
        self.checks = tuple(dict.fromkeys(_check(clause) for _, clause in clauses))
        rows = [_row(kind, rule, clause, self.checks) for rule, clause in clauses]
        self.steps = tuple(_steps(kind, rows))
        self._numbers = [step.number for step in self.steps]
        self.rulings = tuple(cache(partial(self._rule, index)) for index in range(len(self.steps)))
        """For each step, what a set of failed checks means."""
        self.answers = cache(self._answers)
        """For a set of failed checks, the rows that answer in each step."""
        self.dates = cache(self._dates)
        """For a set of failed checks, the dates of every rule that answers in some step."""

    def index(self, version: KumaVersion, field: str) -> int:
        """Find the step of a version; raises `KindNotInVersionError` where the kind does not exist."""
        if not self.kind.lives_at(version.number):
            raise KindNotInVersionError(field, f"{self.kind.name} {_lifetime(self.kind)}, and not in {version.text}")
        return bisect_right(self._numbers, version.number) - 1

    def failed(self, name: str, facts: Facts, *, predicted: bool = False) -> int:
        """Ask every check, and return the bits of those that fail; `predicted` counts only what Kuma looks at."""
        bits = 0
        for at, check in enumerate(self.checks):
            offenders = check.offenders(self.kind, name, facts)
            if any(measured.predicted or not predicted for measured in offenders):
                bits |= 1 << at
        return bits

    def ever_accepts(self, name: str) -> bool:
        """Tell whether any version accepted a name, going by the name alone."""
        failed = self.failed(name, NO_FACTS)
        return any(ruling(failed).verdict != Verdict.REJECTED for ruling in self.rulings)

    def _rule(self, index: int, failed: int) -> Ruling:
        now, *later = self.answers(failed)[index:]
        rejecting = (step for step, rows in zip(self.steps[index + 1 :], later, strict=True) if _verdict(rows) is Verdict.REJECTED)
        broken = [row for rows in (now, *later) for row in rows]
        dates = self.dates(failed)
        foreseen = dict.fromkeys((row.rule.id, dates[row.rule.id].rejected_in) for row in broken)
        formats = {row.check.format.id: row.check.format for row in broken}
        verdict = _verdict(now)
        return Ruling(
            now,
            tuple(dates[row.rule.id] for row in now),
            verdict.value,
            verdict is Verdict.REJECTED,
            next((label(step.number) for step in rejecting), None),
            tuple(foreseen),
            tuple(formats.values()),
        )

    def _answers(self, failed: int) -> tuple[tuple[Row, ...], ...]:
        return tuple(_answering(step, failed) for step in self.steps)

    def _dates(self, failed: int) -> dict[str, Dates]:
        """Find when each rule first deprecates and rejects, and when it is last broken."""
        answering: dict[str, list[tuple[int, Outcome]]] = {}
        for index, rows in enumerate(self.answers(failed)):
            for row in rows:
                answering.setdefault(row.rule.id, []).append((index, row.clause.outcome))
        return {id_: self._dates_of(id_, outcomes) for id_, outcomes in answering.items()}

    def _dates_of(self, rule: str, outcomes: list[tuple[int, Outcome]]) -> Dates:
        deprecating = (index for index, outcome in outcomes if EFFECTS[outcome].announces)
        rejecting = (index for index, outcome in outcomes if EFFECTS[outcome].verdict is Verdict.REJECTED)
        deprecated_in, rejected_in = (self._since(next(indices, None)) for indices in (deprecating, rejecting))
        after = outcomes[-1][0] + 1
        until = label_before(self.steps[after].number) if after < len(self.steps) else None
        return Dates(deprecated_in, rejected_in, until, _signature(rule, rejected_in, deprecated_in))

    def _since(self, index: int | None) -> str | None:
        return None if index is None else label(self.steps[index].number)


@cache
def plan(kind: str, environment: Environment, operation: Operation | None, mode: Mode) -> Plan:
    """Make the plan of a kind, once; `operation` None is the kind's first.

    Raises `UnknownKindError`, and `NotApplicableError` for an environment or operation that the kind does not have.
    """
    if kind not in KINDS:
        raise UnknownKindError("kind", f"{kind[:80]!r} is no kind of Kuma {MINORS[0]} to {MINORS[-1]}", tuple(KINDS))
    row = KINDS[kind]
    if environment not in row.environments:
        (only,) = row.environments
        raise NotApplicableError("environment", f"{kind} exists on {only} only", row.environments)
    if operation is not None and operation not in row.operations:
        raise NotApplicableError("operation", f"{kind} is no resource, and is neither created nor updated")
    return Plan(row, environment, operation or row.operations[0], mode)


def _steps(kind: Kind, rows: list[Row]) -> Iterator[Step]:
    """Find where the rows of a kind change."""
    known: tuple[Row, ...] | None = None
    for number in STEP_NUMBERS:
        if kind.lives_at(number):
            holding = tuple(row for row in rows if row.clause.holds_at(number))
            if holding != known:
                yield Step(number, holding)
            known = holding


def _check(clause: Clause) -> Check:
    return Check(MEASURES[clause.measure], FORMATS[clause.format], clause.empty)


def _row(kind: Kind, rule: Rule, clause: Clause, checks: tuple[Check, ...]) -> Row:
    check = _check(clause)
    return Row(
        rule,
        clause,
        check,
        1 << checks.index(check),
        EFFECTS[clause.outcome].severity.value,
        clause.outcome.value,
        template(rule.because.replace("{kind}", kind.name)),
    )


def _signature(rule: str, rejected_in: str | None, deprecated_in: str | None) -> str:
    """End a message with the rule and its dates."""
    rejected = f"rejected since {rejected_in}" if rejected_in else ""
    deprecated = f"deprecated since {deprecated_in}" if deprecated_in else ""
    dates = ", ".join(filter(None, (rejected, deprecated)))
    return f"({rule}; {dates})" if dates else f"({rule})"


def _lifetime(kind: Kind) -> str:
    since = f"exists since Kuma {kind.since}" if kind.since else "exists"
    return since if kind.removed_in is None else f"{since} until Kuma {label_before(threshold(kind.removed_in))}"


def _answering(step: Step, failed: int) -> tuple[Row, ...]:
    broken = {row.rule.id for row in step.rows if row.bit & failed}
    return tuple(row for row in step.rows if row.bit & failed and broken.isdisjoint(row.clause.yields_to))


def _verdict(rows: tuple[Row, ...]) -> Verdict:
    found = {Verdict.VALID, *(EFFECTS[row.clause.outcome].verdict for row in rows)}
    return next(verdict for verdict in reversed(VERDICTS) if verdict in found)


def _thresholds() -> list[tuple[int, int, int]]:
    clauses = [clause for rule in RULES for clause in rule.clauses]
    named = [text for clause in clauses for text in (clause.since, clause.before) if text is not None]
    lives = [text for kind in KINDS.values() for text in (kind.since, kind.removed_in) if text is not None]
    return sorted({threshold(text) for text in (*MINORS, *named, *lives)})


STEP_NUMBERS = _thresholds()
"""Where anything changes: the first number of every version that the tables tell apart."""
