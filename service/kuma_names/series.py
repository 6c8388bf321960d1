"""Which series there can be: the closed sets of label values, read from the tables of the core; it counts nothing."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Generic, TypeVar

from prometheus_client import Counter, Gauge, Histogram

from kuma_names.core.identifiers import CODECS, proxy_id
from kuma_names.core.identifiers.codec import RESOLUTIONS
from kuma_names.core.kinds import KINDS
from kuma_names.core.model import EFFECTS, Mode, Severity, Verdict
from kuma_names.core.plan import Row, plan
from kuma_names.core.rules import RULES

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
    "decode": (*proxy_id.RESOLUTIONS, *proxy_id.CODES, OTHER),
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
    return tuple((kind, verdict) for kinds, rows in _possible_rows() for kind in kinds for verdict in _verdicts(rows))


@cache
def possible_findings() -> tuple[tuple[str, str, str, str], ...]:
    """Every finding that can be: rule, kind, outcome, and the version that rejects or `none`."""
    found = {
        (row.rule.id, kind, row.clause.outcome.value, row.rejected_in or NONE)
        for kinds, rows in _possible_rows()
        for kind in kinds
        for row in rows
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


def _verdicts(rows: Sequence[Row]) -> Iterator[str]:
    effects = [EFFECTS[row.clause.outcome] for row in rows]
    possible = {Verdict.VALID, *(effect.verdict for effect in effects)}
    if any(effect.severity is Severity.ERROR for effect in effects):
        possible.add(Verdict.INCOMPLETE)
    return (verdict.value for verdict in Verdict if verdict in possible)


@cache
def _possible_rows() -> tuple[tuple[list[str], list[Row]], ...]:
    """The rows that concern a kind in any version and context; kinds that the tables treat alike share a list."""
    alike = defaultdict(list)
    for kind in KINDS.values():
        clauses = tuple(kind.name in clause.kinds for rule in RULES for clause in rule.clauses)
        alike[kind.since, kind.removed_in, kind.environments, kind.operations, clauses].append(kind.name)
    return tuple((kinds, list(_rows(kinds[0]))) for kinds in alike.values())


def _rows(kind: str) -> Iterator[Row]:
    for environment in KINDS[kind].environments:
        for operation in KINDS[kind].operations:
            for mode in Mode:
                for step in plan(kind, environment, operation, mode).steps:
                    yield from step.rows
