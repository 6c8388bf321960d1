"""What the service counts: its metric objects, and how they are counted up; it knows no web framework.

Every combination of labels that the tables make possible is there from the start, at 0: a rate over a series that
begins at 1 misses the first event.
"""

import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from operator import itemgetter

import prometheus_client as prometheus
from prometheus_client.exposition import choose_encoder

from kuma_names import __version__
from kuma_names.core.model import Verdict
from kuma_names.core.report import Report, ReportHeader
from kuma_names.core.versions import MINORS
from kuma_names.metrics import multiprocess
from kuma_names.metrics.deprecated_names import DeprecatedNames
from kuma_names.metrics.label_values import (
    INTERACTIVE,
    METHODS,
    NONE,
    OTHER,
    SOURCES,
    Labels,
    Series,
    known_outcomes,
    possible_conversions,
    possible_findings,
    possible_verdicts,
)

BUCKETS = (0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5)
"""Upper bounds for durations, in seconds."""
_EXPECTED = ("200", "400", "500")
_VALID = Verdict.VALID.value
_scope_of = itemgetter(Report._fields.index("header"))


class Meter:
    """All metrics of one service; where processes share files, make one a process, before the workers are forked.

    `cap` is how many deprecated names a worker shows, 0 for none; `clock` gives Unix time in seconds.
    """

    def __init__(self, cap: int, clock: Callable[[], float] = time.time) -> None:
        prometheus.disable_created_metrics()  # type: ignore[no-untyped-call]
        if multiprocess.directory():
            multiprocess.share()
        self._registry = prometheus.CollectorRegistry()
        self._make_counters()
        self._make_request_metrics()
        self._names = DeprecatedNames(cap, clock, self._registry)
        labels = ("version",)
        build = prometheus.Gauge("kuma_names_build_info", "Always 1.", labels, registry=self._registry, multiprocess_mode="max")
        self._build_info = build.labels(__version__)
        self._build_info.set(1)
        if multiprocess.directory():
            multiprocess.follow(self.adopt_slot)

    def _make_counters(self) -> None:
        verdicts = ((kind, verdict, source) for kind, verdict in possible_verdicts() for source in SOURCES)
        self._validations = self._counter("validations", "Names judged.", ("kind", "verdict", "source"), verdicts)
        minors = ((minor,) for minor in MINORS)
        self._versions = self._counter("asked_versions", "Names judged, by Kuma version.", ("kuma_version",), minors)
        labels: Labels = ("rule", "kind", "outcome", "rejected_in")
        self._findings = self._counter("findings", "Rules broken.", labels, possible_findings())
        labels, ends = ("codec", "operation", "outcome"), possible_conversions()
        self._conversions = self._counter("codec_operations", "Identifiers made or read.", labels, ends)

    def _make_request_metrics(self) -> None:
        self._requests = self._counter("http_requests", "HTTP requests answered.", ("method", "route", "status"))
        histogram = prometheus.Histogram(
            "kuma_names_http_request_duration_seconds",
            "Time taken to answer an HTTP request.",
            ("method", "route"),
            registry=self._registry,
            buckets=BUCKETS,
        )
        self._durations = Series(histogram)

    def _counter(self, name: str, documentation: str, labels: Labels, start: Iterable[Labels] = ()) -> Series[prometheus.Counter]:
        return Series(prometheus.Counter(f"kuma_names_{name}", documentation, labels, registry=self._registry), start)

    def count_reports(self, reports: Sequence[Report], source: str, request_id: str = "") -> None:
        """Count the reports of the request with an ID, which came from one of `SOURCES`.

        Only a report that foresees something is looked at for itself; all others are valid, and come by the thousand.
        """
        noted = [report for report in reports if report.upcoming]
        scopes = _tally(list(map(_scope_of, reports)))
        for scope, number in scopes.items():
            self._versions[(_minor(scope.version),)].inc(number)
        self._count_verdicts(scopes, noted, source)
        if noted:
            self._count_findings(noted)
        if noted and source != INTERACTIVE:
            self._names.record(noted, source, request_id)

    def _count_verdicts(self, scopes: dict[ReportHeader, int], noted: Sequence[Report], source: str) -> None:
        verdicts: dict[tuple[str, str], int] = defaultdict(int)
        for scope, number in scopes.items():
            verdicts[scope.kind, _VALID] += number
        for report in noted:
            verdicts[report.header.kind, _VALID] -= 1
            verdicts[report.header.kind, report.verdict] += 1
        for (kind, verdict), number in verdicts.items():
            self._validations[kind, verdict, source].inc(number)

    def _count_findings(self, noted: Sequence[Report]) -> None:
        findings: dict[Labels, int] = defaultdict(int)
        for report in noted:
            for finding in report.findings:
                findings[finding.rule, report.header.kind, finding.outcome, finding.rejected_in or NONE] += 1
        for values, number in findings.items():
            self._findings[values].inc(number)

    def count_conversions(self, codec: str, operation: str, outcomes: Sequence[str]) -> None:
        """Count conversions by how they ended: the words of `known_outcomes`, and `other` for all else."""
        known = known_outcomes(codec, operation)
        for outcome, number in Counter(outcomes).items():
            self._conversions[codec, operation, outcome if outcome in known else OTHER].inc(number)

    def expect_requests(self, routes: Iterable[tuple[str, str]]) -> None:
        """Start the counters of routes, given with their methods, at 0: an alert must not miss their first failure."""
        for method, route in routes:
            for status in _EXPECTED:
                self._requests[method, route, status].inc(0)

    def count_request(self, method: str, route: str, status: int, seconds: float) -> None:
        """Count an answered request; `route` is the pattern of the route that answered, and never the caller's path."""
        method = method if method in METHODS else OTHER
        self._requests[method, route, str(status)].inc()
        self._durations[method, route].observe(seconds)

    def exposition(self, accept: str = "") -> tuple[bytes, str]:
        """Write the metrics of all processes in the format that a scraper accepts, and name that format."""
        encode, content_type = choose_encoder(accept)
        return encode(multiprocess.Files() if multiprocess.directory() else self._registry), content_type

    def adopt_slot(self) -> None:
        """Go on where an earlier worker in the slot of this process stopped."""
        self._build_info.set(1)
        self._names.restore()


@lru_cache
def _minor(version: str) -> str:
    return ".".join(version.split(".")[:2])


def _tally(scopes: list[ReportHeader]) -> dict[ReportHeader, int]:
    """Count scopes; that those of a batch are mostly one and the same is four times as fast to see as to count."""
    same = scopes.count(scopes[0]) if scopes else 0
    return {scopes[0]: same} if same and same == len(scopes) else Counter(scopes)
