"""Timeline of a name: the versions in which its verdict and its rules change."""

from functools import cache
from typing import NamedTuple

from kuma_names.core.model import Outcome
from kuma_names.core.names.compiled_rules import CompiledRules
from kuma_names.core.names.validator import Validator
from kuma_names.core.versions import label, label_before


class Segment(NamedTuple):
    """Versions from `since` to `until` (inclusive, None: no end) with one verdict and rules.

    `outcomes` has the outcome of each rule.
    """

    since: str
    until: str | None
    verdict: str
    rules: tuple[str, ...]
    outcomes: tuple[Outcome, ...]


def timeline(validator: Validator, name: str) -> tuple[Segment, ...]:
    """Validate a name against every version that has its kind, oldest first."""
    return _segments(validator.rules, validator.failed_requirements(name))


@cache
def _segments(rules: CompiledRules, failed: int) -> tuple[Segment, ...]:
    """Return the segments of all names that fail the same requirements; such sets are few."""
    segments: list[Segment] = []
    for index, rule_set in enumerate(rules.rule_sets):
        assessment = rules.assessment(index, failed)
        outcomes: dict[str, Outcome] = {}
        for clause in assessment.clauses:
            outcomes.setdefault(clause.rule.id, clause.row.outcome)
        result = (assessment.verdict, tuple(outcomes), tuple(outcomes.values()))
        # rule sets that treat the name alike are one segment
        if segments and result[:2] == (segments[-1].verdict, segments[-1].rules):
            continue
        if segments:
            segments[-1] = segments[-1]._replace(until=label_before(rule_set.number))
        segments.append(Segment(label(rule_set.number), None, *result))
    segments[-1] = segments[-1]._replace(until=rules.kind.versions.until)
    return tuple(segments)
