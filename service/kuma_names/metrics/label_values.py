"""Which series there can be: the closed sets of label values, read from the tables of the core; it counts nothing."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Generic, TypeVar

from prometheus_client import Counter, Gauge, Histogram

from kuma_names.core.identifiers import CODECS, proxy_ids
from kuma_names.core.identifiers.codec import RESOLUTIONS
from kuma_names.core.identifiers.codecs import proxy_id
from kuma_names.core.model import EFFECTS, Mode, Severity, Verdict
from kuma_names.core.names.compiled_rules import CompiledRules, compiled_rules
from kuma_names.core.names.rule_sets import CompiledClause
from kuma_names.core.report import Dates
from kuma_names.core.tables.kinds import KINDS
from kuma_names.core.tables.rules import LABEL_RULES, RULES

NONE = "none"
"""Stands for no version."""
OTHER = "other"
"""Stands for all that has no series of its own."""
SOURCES = SINGLE, BATCH, INTERACTIVE = ("single", "batch", "interactive")
"""Where a question comes from; `interactive` is as you type."""
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
"""HTTP methods that are counted by name; callers may invent others."""
PROXY_ID = proxy_id.CODEC.id
CODEC_OUTCOMES = {
    "encode": ("encoded", "misread", *proxy_id.CODES, OTHER),
    "decode": (*proxy_ids.RESOLUTIONS, *proxy_id.CODES, OTHER),
}
"""How a conversion of a proxy ID may end; `misread` is an ID that does not round-trip, made only on demand."""

Labels = tuple[str, ...]
_Metric = TypeVar("_Metric", Counter, Gauge, Histogram)


class Series(dict[Labels, _Metric], Generic[_Metric]):
    """The series of one metric by their label values: a look-up costs a tenth of `labels()`."""

    def __init__(self, metric: _Metric, start: Iterable[Labels] = ()) -> None:
        super().__init__()
        self._metric: _Metric = metric
        for values in start:
            self[values] = metric.labels(*values)

    def __missing__(self, values: Labels) -> _Metric:
        series: _Metric = self._metric.labels(*values)
        self[values] = series
        return series


@cache
def possible_verdicts() -> tuple[tuple[str, str], ...]:
    """Every kind with the verdicts that its names can get."""
    return tuple((kind, verdict) for kinds, plans in _plans() for kind in kinds for verdict in _verdicts(plans))


@cache
def possible_findings() -> tuple[tuple[str, str, str, str], ...]:
    """Every finding on a name that can be: rule, kind, outcome, and the version that rejects or `none`.

    Those on the labels of resources are counted from their first use: they would be as many again.
    """
    found = {
        (row.rule.id, kind, row.clause.outcome.value, dates.rejected_in or NONE)
        for kinds, plans in _plans()
        for row, dates in _possible_rows(plans)
        for kind in kinds
    }
    return tuple(sorted(found))


def possible_conversions() -> Iterator[tuple[str, str, str]]:
    """Every operation on proxy IDs with its outcomes; other identifiers are counted from their first use."""
    return ((PROXY_ID, operation, outcome) for operation, outcomes in CODEC_OUTCOMES.items() for outcome in outcomes)


def known_outcomes(codec: str, operation: str) -> tuple[str, ...]:
    """List how a conversion of a codec may end."""
    if codec == PROXY_ID:
        return CODEC_OUTCOMES[operation]
    ends = ("encoded", "misread") if operation == "encode" else RESOLUTIONS
    return (*ends, *CODECS[codec].codes, OTHER)


def _verdicts(plans: Sequence[CompiledRules]) -> Iterator[str]:
    effects = [EFFECTS[row.clause.outcome] for plan in plans for step in plan.rule_sets for row in step.clauses]
    possible = {Verdict.VALID, *(effect.verdict for effect in effects)}
    if any(effect.severity is Severity.ERROR for effect in effects):
        possible.add(Verdict.INCOMPLETE)
    return (verdict.value for verdict in Verdict if verdict in possible)


@cache
def _plans() -> tuple[tuple[list[str], list[CompiledRules]], ...]:
    """The plans of a kind for every context; kinds that the tables treat alike share a list."""
    alike = defaultdict(list)
    for kind in KINDS.values():
        clauses = tuple(kind.name in clause.kinds for rule in RULES for clause in rule.clauses)
        alike[kind.since, kind.removed_in, kind.environments, kind.operations, clauses].append(kind.name)
    return tuple((kinds, list(_plans_of(kinds[0]))) for kinds in alike.values())


def _plans_of(kind: str) -> Iterator[CompiledRules]:
    for environment in KINDS[kind].environments:
        for operation in KINDS[kind].operations:
            for mode in Mode:
                yield compiled_rules(kind, environment, operation, mode)


def _possible_rows(plans: Sequence[CompiledRules]) -> Iterator[tuple[CompiledClause, Dates]]:
    """Every row with the dates that its rule can have: they depend on which checks a name fails."""
    for plan in plans:
        for failed in _possible_failures(plan):
            dates = plan.dates(failed)
            yield from ((row, dates[row.rule.id]) for rows in plan.reporting_clauses(failed) for row in rows)


def _possible_failures(plan: CompiledRules) -> set[int]:
    """Every one or two checks of names, as bits: one by which a rule is broken, and one that changes when it rejects."""
    bits = {row.bit for step in plan.rule_sets for row in step.clauses if plan.kind.is_name_subject or row.rule.id not in LABEL_RULES}
    return {one | other for one in bits for other in bits}
