"""Rule sets: the clauses of one kind that are in force, by version, and how they are assessed."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from kuma_names.core.format import Format
from kuma_names.core.model import EFFECTS, VERDICTS, Verdict
from kuma_names.core.names.measures import MEASURES
from kuma_names.core.names.requirements import Requirement
from kuma_names.core.names.templates import Template, parse_template
from kuma_names.core.report import Dates
from kuma_names.core.rows import Clause, Kind, Rule
from kuma_names.core.tables import formats, kinds, rules
from kuma_names.core.versions import MINORS, VersionNumber, version_number


class CompiledClause(NamedTuple):
    """A clause with its rule, its requirement, and the bit of the requirement in results."""

    rule: Rule
    row: Clause
    requirement: Requirement
    bit: int
    because: Template


class RuleSet(NamedTuple):
    """The clauses in force from the version of `number` up to the next rule set."""

    number: VersionNumber
    clauses: tuple[CompiledClause, ...]


class Assessment(NamedTuple):
    """What failed requirements mean in one rule set.

    `clauses` are those that report. For each of them, `dates` has the dates of its rule for names
    that fail exactly these requirements, and `signatures` the end of its message. `upcoming` lists
    the rules broken in this rule set or a later one, each with the version in which it rejects;
    `formats` are the formats of their clauses.
    """

    clauses: tuple[CompiledClause, ...]
    dates: tuple[Dates, ...]
    signatures: tuple[str, ...]
    verdict: str
    rejected_in: str | None
    upcoming: tuple[tuple[str, str | None], ...]
    formats: tuple[Format, ...]


def rule_sets(kind: Kind, clauses: list[CompiledClause]) -> Iterator[RuleSet]:
    """Yield a rule set for every version in which the clauses in force change."""
    previous: tuple[CompiledClause, ...] | None = None
    for number in CHANGE_NUMBERS:
        if not kind.versions.contains(number):
            continue
        # neighbouring versions with the same clauses share a rule set
        current = tuple(row for row in clauses if row.row.versions.contains(number))
        if current != previous:
            yield RuleSet(number, current)
        previous = current


def requirement_of(clause: Clause) -> Requirement:
    """Look up the measure and the format of a clause."""
    return Requirement(
        MEASURES[clause.measure], formats.FORMATS[clause.format], clause.checks_empty
    )


def compile_clause(
    kind: Kind, rule: Rule, clause: Clause, requirements: tuple[Requirement, ...]
) -> CompiledClause:
    """Compile a clause for a kind."""
    requirement = requirement_of(clause)
    bit = 1 << requirements.index(requirement)
    because = parse_template(rule.because.replace("{kind}", kind.name))
    return CompiledClause(rule, clause, requirement, bit, because)


def reporting_clauses(rule_set: RuleSet, failed: int) -> tuple[CompiledClause, ...]:
    """Return the clauses whose requirement failed, without those that yield to a broken rule."""
    broken = [clause for clause in rule_set.clauses if clause.bit & failed]
    broken_rules = {clause.rule.id for clause in broken}
    return tuple(row for row in broken if broken_rules.isdisjoint(row.row.yields_to))


def worst_verdict(clauses: Iterable[CompiledClause]) -> Verdict:
    """Return the worst verdict of the clauses."""
    verdicts = (EFFECTS[clause.row.outcome].verdict for clause in clauses)
    return max(verdicts, key=VERDICTS.index, default=Verdict.VALID)


def _change_numbers() -> list[VersionNumber]:
    clauses = [clause for rule in rules.RULES for clause in rule.clauses]
    ranges = [clause.versions for clause in clauses]
    ranges += [kind.versions for kind in kinds.KINDS.values()]
    bounds = {*MINORS, *(bound for row in ranges for bound in (row.since, row.before))}
    return sorted(version_number(bound) for bound in bounds if bound is not None)


CHANGE_NUMBERS = _change_numbers()
"""The first number of every version in which a rule or a kind changes."""
