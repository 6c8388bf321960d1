"""The rule table compiled for one kind, environment, operation and mode."""

from bisect import bisect_right
from collections.abc import Iterable
from functools import cache

from kuma_names.core.errors import NotApplicableError
from kuma_names.core.model import (
    EFFECTS,
    NO_FACTS,
    Environment,
    Facts,
    Mode,
    Operation,
    Outcome,
    Verdict,
)
from kuma_names.core.names.kind_checks import (
    check_kind_environment,
    check_kind_version,
    kind_named,
)
from kuma_names.core.names.rule_sets import (
    Assessment,
    CompiledClause,
    compile_clause,
    reporting_clauses,
    requirement_of,
    rule_sets,
    worst_verdict,
)
from kuma_names.core.report import Dates
from kuma_names.core.rows import Kind
from kuma_names.core.tables import rules
from kuma_names.core.versions import KumaVersion, label, label_before


class CompiledRules:
    """The rules of one kind in one environment, operation and mode.

    A result of an evaluation is an integer with a bit for each of `requirements`, in their order: 1
    if the name fails it. What follows from a result is cached, because many names share it.
    """

    def __init__(
        self, kind: Kind, environment: Environment, operation: Operation | None, mode: Mode
    ) -> None:
        # the order of the table is the order of Kuma's checks: findings keep it
        rows = [
            (rule, clause)
            for rule in rules.RULES
            for clause in rule.clauses
            if kind.name in clause.kinds
            and environment in clause.environments
            and operation in clause.operations
            and mode in clause.modes
        ]
        self.kind = kind
        self.requirements = tuple(dict.fromkeys(requirement_of(clause) for _, clause in rows))
        clauses = [compile_clause(kind, rule, clause, self.requirements) for rule, clause in rows]
        self.rule_sets = tuple(rule_sets(kind, clauses))
        self._numbers = [rule_set.number for rule_set in self.rule_sets]
        # caches by result: names are many, but the sets of requirements that they fail are few
        self._reporting: dict[int, tuple[tuple[CompiledClause, ...], ...]] = {}
        self._dates: dict[int, dict[str, Dates]] = {}
        self._assessments: list[dict[int, Assessment]] = [{} for _ in self.rule_sets]

    def index(self, version: KumaVersion, field: str) -> int:
        """Return the index of the rule set of a version.

        Raises `KindNotInVersionError` if the version does not have the kind.
        """
        check_kind_version(self.kind, version, field)
        return bisect_right(self._numbers, version.number) - 1

    def failed_requirements(self, name: str, facts: Facts, *, checked_by_kuma: bool = False) -> int:
        """Evaluate every requirement and return the bits of those that fail.

        `checked_by_kuma` ignores the texts that only we check.
        """
        bits = 0
        for index, requirement in enumerate(self.requirements):
            # not the matcher: facts differ from call to call, and Kuma checks fewer texts than we
            texts = requirement.failing_texts(self.kind, name, facts)
            if any(measured.checked_by_kuma or not checked_by_kuma for measured in texts):
                bits |= 1 << index
        return bits

    def ever_accepts(self, name: str) -> bool:
        """Return whether any version accepted a name, judging by the name only."""
        failed = self.failed_requirements(name, NO_FACTS)
        assessments = (self.assessment(index, failed) for index in range(len(self.rule_sets)))
        return any(assessment.verdict != Verdict.REJECTED for assessment in assessments)

    def assessment(self, index: int, failed: int) -> Assessment:
        """Return what failed requirements mean in a rule set."""
        cache = self._assessments[index]
        if failed not in cache:
            cache[failed] = self._assess(index, failed)
        return cache[failed]

    def reporting_clauses(self, failed: int) -> tuple[tuple[CompiledClause, ...], ...]:
        """Return the clauses that report failed requirements, for every rule set."""
        if failed not in self._reporting:
            reporting = (reporting_clauses(rule_set, failed) for rule_set in self.rule_sets)
            self._reporting[failed] = tuple(reporting)
        return self._reporting[failed]

    def dates(self, failed: int) -> dict[str, Dates]:
        """Return the dates of every rule that reports in some rule set, by its id."""
        if failed not in self._dates:
            outcomes: dict[str, list[tuple[int, Outcome]]] = {}
            for index, clauses in enumerate(self.reporting_clauses(failed)):
                for clause in clauses:
                    entry = (index, clause.row.outcome)
                    outcomes.setdefault(clause.rule.id, []).append(entry)
            self._dates[failed] = {id_: self._dates_of(rows) for id_, rows in outcomes.items()}
        return self._dates[failed]

    def _assess(self, index: int, failed: int) -> Assessment:
        current, *later = self.reporting_clauses(failed)[index:]
        reporting = [clause for clauses in (current, *later) for clause in clauses]
        dates = self.dates(failed)
        upcoming = ((clause.rule.id, dates[clause.rule.id].rejected_in) for clause in reporting)
        # a rule with a hint is one for which another name does not help
        formats = [row.requirement.format for row in reporting if row.rule.hint is None]
        return Assessment(
            current,
            tuple(dates[clause.rule.id] for clause in current),
            tuple(_signature(clause.rule.id, dates[clause.rule.id]) for clause in current),
            worst_verdict(current).value,
            self._rejected_in(index, later),
            tuple(dict.fromkeys(upcoming)),
            tuple({format_.id: format_ for format_ in formats}.values()),
        )

    def _rejected_in(self, index: int, later: Iterable[tuple[CompiledClause, ...]]) -> str | None:
        """Return the first version behind a rule set that rejects."""
        rule_sets = self.rule_sets[index + 1 :]
        for rule_set, clauses in zip(rule_sets, later, strict=True):
            if worst_verdict(clauses) is Verdict.REJECTED:
                return label(rule_set.number)
        return None

    def _dates_of(self, outcomes: list[tuple[int, Outcome]]) -> Dates:
        """Return when a rule first deprecates and rejects, and when it last reports.

        `outcomes` are pairs of the index of a rule set and the outcome there, oldest first.
        """
        deprecating = [index for index, outcome in outcomes if EFFECTS[outcome].announces]
        rejecting = [
            index for index, outcome in outcomes if EFFECTS[outcome].verdict is Verdict.REJECTED
        ]
        # the rule set behind the last one that reports ends the rule for this name
        after = outcomes[-1][0] + 1
        until = label_before(self._numbers[after]) if after < len(self._numbers) else None
        return Dates(self._first_version(deprecating), self._first_version(rejecting), until)

    def _first_version(self, indices: list[int]) -> str | None:
        return label(self._numbers[indices[0]]) if indices else None


@cache
def compiled_rules(
    kind: str, environment: Environment, operation: Operation | None, mode: Mode
) -> CompiledRules:
    """Compile the rules of a kind, once; `operation` None means the kind's first one.

    Raises `UnknownKindError`, and `NotApplicableError` for an environment or operation that the
    kind does not have.
    """
    row = kind_named(kind)
    check_kind_environment(row, environment)
    if operation is not None and operation not in row.operations:
        reason = f"{kind} is no resource, and is neither created nor updated"
        raise NotApplicableError("operation", reason)
    return CompiledRules(row, environment, operation or row.operations[0], mode)


def _signature(rule: str, dates: Dates) -> str:
    """Return the end of a message: the rule and its dates."""
    parts = []
    if dates.rejected_in:
        parts.append(f"rejected since {dates.rejected_in}")
    if dates.deprecated_in:
        parts.append(f"deprecated since {dates.deprecated_in}")
    return f"({rule}; {', '.join(parts)})" if parts else f"({rule})"
