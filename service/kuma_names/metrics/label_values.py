"""Closed sets of label values, derived from the tables of the core.

All combinations that the tables make possible are known before the first request, so that their
series can start at 0.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import product
from typing import Generic, NamedTuple, TypeVar

from prometheus_client import Counter, Gauge, Histogram

from kuma_names.core.identifiers import CODECS, proxy_ids
from kuma_names.core.identifiers.codecs import proxy_id
from kuma_names.core.identifiers.results import RESOLUTIONS
from kuma_names.core.model import EFFECTS, Mode, Severity, Verdict
from kuma_names.core.names.compiled_rules import CompiledRules, compiled_rules
from kuma_names.core.names.rule_sets import CompiledClause
from kuma_names.core.report import Dates
from kuma_names.core.rows import Kind
from kuma_names.core.tables.kinds import KINDS
from kuma_names.core.tables.rules import LABEL_RULES, RULES

NO_VERSION = "none"
"""Label value instead of a version."""
OTHER = "other"
"""Label value of everything that has no series of its own."""
SOURCES = SINGLE, BATCH, INTERACTIVE = ("single", "batch", "interactive")
"""Sources of requests; an interactive one comes from a form while a user types."""
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
"""HTTP methods with series of their own; clients may send any others."""
PROXY_ID = proxy_id.CODEC.id
CODEC_OUTCOMES = {
    "encode": ("encoded", "misread", *proxy_id.CODES, OTHER),
    "decode": (*proxy_ids.RESOLUTIONS, *proxy_id.CODES, OTHER),
}
"""Outcomes of operations on proxy IDs; `misread` is an ID that the control plane misreads."""

Labels = tuple[str, ...]
_Metric = TypeVar("_Metric", Counter, Gauge, Histogram)


class SeriesCache(dict[Labels, _Metric], Generic[_Metric]):
    """Cache of the series of one metric by label values: ten times as fast as `labels()`."""

    def __init__(self, metric: _Metric) -> None:
        super().__init__()
        self._metric: _Metric = metric

    def __missing__(self, values: Labels) -> _Metric:
        series: _Metric = self._metric.labels(*values)
        self[values] = series
        return series

    def create(self, combinations: Iterable[Labels]) -> None:
        """Create series, which start at 0."""
        for values in combinations:
            self[values] = self._metric.labels(*values)


@cache
def possible_verdicts() -> tuple[tuple[str, str], ...]:
    """Return all combinations of a kind and a verdict that its names can get."""
    combinations: list[tuple[str, str]] = []
    for group in _groups_of_kinds():
        combinations += product(group.kinds, _verdicts(group))
    return tuple(combinations)


@cache
def possible_findings() -> tuple[tuple[str, str, str, str], ...]:
    """Return all combinations of rule, kind, outcome and the version that rejects.

    Findings on the labels of resources are excluded, because they would double the number of
    series.
    """
    combinations = set()
    for group in _groups_of_kinds():
        for compiled, dates in _possible_clauses(group):
            outcome = compiled.row.outcome.value
            rejected_in = dates.rejected_in or NO_VERSION
            for kind in group.kinds:
                combinations.add((compiled.rule.id, kind, outcome, rejected_in))
    return tuple(sorted(combinations))


def possible_conversions() -> Iterator[tuple[str, str, str]]:
    """Yield all combinations of codec, operation and outcome for proxy IDs.

    Other codecs are rarely used, and have no series before their first use.
    """
    for operation, outcomes in CODEC_OUTCOMES.items():
        for outcome in outcomes:
            yield PROXY_ID, operation, outcome


def known_outcomes(codec: str, operation: str) -> tuple[str, ...]:
    """Return the outcomes that an operation of a codec can have."""
    if codec == PROXY_ID:
        return CODEC_OUTCOMES[operation]
    results = ("encoded", "misread") if operation == "encode" else RESOLUTIONS
    return (*results, *CODECS[codec].codes, OTHER)


class _KindGroup(NamedTuple):
    """Kinds that the tables treat alike, and their compiled rules in all contexts."""

    kinds: list[str]
    rules: list[CompiledRules]


def _verdicts(group: _KindGroup) -> Iterator[str]:
    possible = {Verdict.VALID}
    for rules in group.rules:
        for compiled in _clauses(rules):
            effect = EFFECTS[compiled.row.outcome]
            possible.add(effect.verdict)
            # While a name is being typed, an error may only mean that it is incomplete.
            if effect.severity is Severity.ERROR:
                possible.add(Verdict.INCOMPLETE)
    return (verdict.value for verdict in Verdict if verdict in possible)


@cache
def _groups_of_kinds() -> tuple[_KindGroup, ...]:
    # Half of the kinds have the rules of another: analyzing every kind would take twice as long.
    groups: dict[object, _KindGroup] = {}
    for kind in KINDS.values():
        key = _rows_of_tables(kind)
        if key not in groups:
            groups[key] = _KindGroup([], list(_compile(kind.name)))
        groups[key].kinds.append(kind.name)
    return tuple(groups.values())


def _rows_of_tables(kind: Kind) -> object:
    """Return a key that is equal for kinds which the tables treat alike."""
    clauses = [kind.name in clause.kinds for rule in RULES for clause in rule.clauses]
    return kind.versions, kind.environments, kind.operations, tuple(clauses)


def _compile(kind: str) -> Iterator[CompiledRules]:
    row = KINDS[kind]
    for environment, operation, mode in product(row.environments, row.operations, Mode):
        yield compiled_rules(kind, environment, operation, mode)


def _clauses(rules: CompiledRules) -> Iterator[CompiledClause]:
    for rule_set in rules.rule_sets:
        yield from rule_set.clauses


def _possible_clauses(group: _KindGroup) -> Iterator[tuple[CompiledClause, Dates]]:
    """Yield clauses with all dates that their rules can have.

    The dates of a rule depend on the requirements that a name fails.
    """
    for rules in group.rules:
        for failed in _possible_failures(rules):
            dates = rules.dates(failed)
            for clauses in rules.reporting_clauses(failed):
                for compiled in clauses:
                    yield compiled, dates[compiled.rule.id]


def _possible_failures(rules: CompiledRules) -> set[int]:
    """Return all sets of one or two failed requirements, as bits.

    One requirement breaks a rule, and a second one can change when that rule rejects.
    """
    bits = set()
    for compiled in _clauses(rules):
        if rules.kind.is_name_subject or compiled.rule.id not in LABEL_RULES:
            bits.add(compiled.bit)
    return {first | second for first, second in product(bits, bits)}
