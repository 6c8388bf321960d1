"""Meter: all metrics of the service, and methods that count, independent of the web framework.

All series that the tables make possible start at 0: a rate over a series that starts at 1 would
miss the first event.
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
    NO_VERSION,
    OTHER,
    SOURCES,
    Labels,
    SeriesCache,
    known_outcomes,
    possible_conversions,
    possible_findings,
    possible_verdicts,
)

DURATION_BUCKETS = (0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5)
"""Upper bounds, in seconds."""
_INITIAL_STATUSES = ("200", "400", "500")
_VALID = Verdict.VALID.value
_header_of = itemgetter(Report._fields.index("header"))


class Meter:
    """All metrics of one service, created once a process, before workers are forked.

    `cap` is the number of deprecated names with series of their own, 0 for none; `clock` returns
    Unix time in seconds.
    """

    def __init__(self, cap: int, clock: Callable[[], float] = time.time) -> None:
        prometheus.disable_created_metrics()  # type: ignore[no-untyped-call]
        self._has_files = multiprocess.metrics_directory() is not None
        if self._has_files:
            multiprocess.store_values_in_files()
        self._registry = prometheus.CollectorRegistry()
        self._create_name_metrics()
        self._create_request_metrics()
        self._deprecated_names = DeprecatedNames(cap, clock, self._registry)
        build_info = prometheus.Gauge(
            "kuma_names_build_info",
            "Always 1.",
            ("version",),
            multiprocess_mode="max",
            registry=self._registry,
        )
        self._build_info = build_info.labels(__version__)
        self._build_info.set(1)
        if self._has_files:
            multiprocess.on_slot_change(self._continue_slot)

    def _create_name_metrics(self) -> None:
        labels: Labels = ("kind", "verdict", "source")
        self._validations = self._counter("validations", "Names judged.", labels)
        for kind, verdict in possible_verdicts():
            self._validations.create((kind, verdict, source) for source in SOURCES)

        labels = ("kuma_version",)
        self._versions = self._counter("asked_versions", "Names judged, by Kuma version.", labels)
        self._versions.create((minor,) for minor in MINORS)

        labels = ("rule", "kind", "outcome", "rejected_in")
        self._findings = self._counter("findings", "Rules broken.", labels)
        self._findings.create(possible_findings())

        labels = ("codec", "operation", "outcome")
        self._conversions = self._counter("codec_operations", "Identifiers made or read.", labels)
        self._conversions.create(possible_conversions())

    def _create_request_metrics(self) -> None:
        labels = ("method", "route", "status")
        self._requests = self._counter("http_requests", "HTTP requests answered.", labels)
        durations = prometheus.Histogram(
            "kuma_names_http_request_duration_seconds",
            "Time taken to answer an HTTP request.",
            ("method", "route"),
            registry=self._registry,
            buckets=DURATION_BUCKETS,
        )
        self._durations = SeriesCache(durations)

    def _counter(
        self, name: str, documentation: str, labels: Labels
    ) -> SeriesCache[prometheus.Counter]:
        full_name = f"kuma_names_{name}"
        counter = prometheus.Counter(full_name, documentation, labels, registry=self._registry)
        return SeriesCache(counter)

    def count_reports(self, reports: Sequence[Report], source: str, request_id: str = "") -> None:
        """Count the reports of one request; `source` is one of `SOURCES`."""
        # A batch has thousands of valid names, which are counted without looking at each: only a
        # report with upcoming rules has a verdict, findings or a deprecated name to count.
        notable = [report for report in reports if report.upcoming]
        headers = _count_headers(list(map(_header_of, reports)))
        for header, number in headers.items():
            self._versions[(_minor(header.version),)].inc(number)
        self._count_verdicts(headers, notable, source)
        if notable:
            self._count_findings(notable)
            if source != INTERACTIVE:
                self._deprecated_names.record(notable, source, request_id)

    def _count_verdicts(
        self, headers: dict[ReportHeader, int], notable: Sequence[Report], source: str
    ) -> None:
        verdicts: dict[tuple[str, str], int] = defaultdict(int)
        for header, number in headers.items():
            verdicts[header.kind, _VALID] += number
        for report in notable:
            verdicts[report.header.kind, _VALID] -= 1
            verdicts[report.header.kind, report.verdict] += 1
        for (kind, verdict), number in verdicts.items():
            self._validations[kind, verdict, source].inc(number)

    def _count_findings(self, notable: Sequence[Report]) -> None:
        findings: dict[Labels, int] = defaultdict(int)
        for report in notable:
            for finding in report.findings:
                rejected_in = finding.rejected_in or NO_VERSION
                findings[finding.rule, report.header.kind, finding.outcome, rejected_in] += 1
        for values, number in findings.items():
            self._findings[values].inc(number)

    def count_conversions(self, codec: str, operation: str, outcomes: Sequence[str]) -> None:
        """Count conversions by outcome; one that is not in `known_outcomes` counts as `other`."""
        known = known_outcomes(codec, operation)
        for outcome, number in Counter(outcomes).items():
            value = outcome if outcome in known else OTHER
            self._conversions[codec, operation, value].inc(number)

    def expect_requests(self, routes: Iterable[tuple[str, str]]) -> None:
        """Start the counters of methods and routes at 0, so that alerts see the first failure."""
        for method, route in routes:
            self._requests.create((method, route, status) for status in _INITIAL_STATUSES)

    def count_request(self, method: str, route: str, status: int, seconds: float) -> None:
        """Count an answered request; `route` is the pattern of the route, never the path."""
        known_method = method if method in METHODS else OTHER
        self._requests[known_method, route, str(status)].inc()
        self._durations[known_method, route].observe(seconds)

    def exposition(self, accept: str = "") -> tuple[bytes, str]:
        """Encode the metrics of all processes for an Accept header, with their content type."""
        encode, content_type = choose_encoder(accept)
        collector = multiprocess.FilesCollector() if self._has_files else self._registry
        return encode(collector), content_type

    def _continue_slot(self) -> None:
        """Continue the metric files of an earlier worker in the slot of this process."""
        self._build_info.set(1)
        self._deprecated_names.restore()


@lru_cache
def _minor(version: str) -> str:
    return ".".join(version.split(".")[:2])


def _count_headers(headers: list[ReportHeader]) -> dict[ReportHeader, int]:
    # Most batches have a single header, and `count` is four times as fast as a Counter.
    if headers and headers.count(headers[0]) == len(headers):
        return {headers[0]: len(headers)}
    return Counter(headers)
