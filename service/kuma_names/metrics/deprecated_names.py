"""Metric and log of the deprecated and broken names that callers validate.

The names are free text of callers: they are escaped, truncated and limited in number before they
become label values.
"""

import json
import logging
from collections import Counter, OrderedDict
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock

import prometheus_client
from prometheus_client import CollectorRegistry, Gauge
from prometheus_client.mmap_dict import MmapedDict

from kuma_names.core.model import Verdict
from kuma_names.core.report import Report, ReportHeader
from kuma_names.core.tables.kinds import KINDS
from kuma_names.metrics import multiprocess
from kuma_names.metrics.label_values import NO_VERSION, OTHER, SeriesCache

MAX_BYTES = 255
"""Length of a label value in UTF-8; longer names are truncated."""

_GAUGE = "kuma_names_deprecated_name_last_seen_timestamp_seconds"
_ACCEPTED = (Verdict.VALID, Verdict.DEPRECATED, Verdict.BROKEN)
_LOG_INTERVAL = 60.0
"""Seconds in which a name is logged once."""
_MAX_LOGGED = 10_000
"""Names whose last log line is remembered: more would fill the memory."""
_LOG = logging.getLogger("kuma_names.metrics.deprecated_names")

NameKey = tuple[str, str]
"""A kind and a name as a label value."""
LabeledReport = tuple[Report, str]
"""A report, and its name as a label value."""
LabeledReports = Sequence[LabeledReport]
Upcoming = tuple[tuple[str, str | None], ...]
"""The rules that a name breaks now or later, each with the version that rejects the name."""
LineKey = tuple[ReportHeader, str | None, Upcoming]
"""Key of log lines that differ in the name only."""


class DeprecatedNames:
    """Metric and log of names that Kuma accepts, although they break a rule now or later.

    A worker has series for the first `cap` names, also after a restart, and one series `other` for
    all names beyond the cap; with a cap of 0 it only logs. A name is logged once a minute at most.
    `clock` returns Unix time in seconds.
    """

    def __init__(self, cap: int, clock: Callable[[], float], registry: CollectorRegistry) -> None:
        self._cap = cap
        self._clock = clock
        self._lock = Lock()
        self._names_with_series: set[NameKey] = set()
        self._last_logged: OrderedDict[NameKey, float] = OrderedDict()
        last_seen = Gauge(
            _GAUGE,
            "When a deprecated or broken name was last asked about.",
            ("kind", "name", "rule", "rejected_in"),
            multiprocess_mode="max",
            registry=registry,
        )
        overflow = prometheus_client.Counter(
            "kuma_names_deprecated_name_overflow",
            "Deprecated or broken names asked about beyond the cap.",
            ("kind",),
            registry=registry,
        )
        self._last_seen = SeriesCache(last_seen)
        self._overflow = SeriesCache(overflow)
        self._overflow.create((kind,) for kind in KINDS)

    def record(self, reports: Sequence[Report], source: str, request_id: str) -> None:
        """Record and log the names that are accepted; each of `reports` has upcoming rules."""
        accepted = [report for report in reports if report.verdict in _ACCEPTED]
        labels = [label_value(report.name) for report in accepted]
        labeled_reports = list(zip(accepted, labels, strict=True))
        now = self._clock()
        unlogged: list[LabeledReport] = []
        with self._lock:
            if self._cap:
                self._set_last_seen(labeled_reports, now)
            if _LOG.isEnabledFor(logging.INFO):
                unlogged += self._unlogged(labeled_reports, now)
        if unlogged:
            lines = _log_lines(unlogged, source, request_id, now)
            _LOG.info("%s", "\n".join(lines))

    def restore(self) -> None:
        """Read back the names for which an earlier worker in this slot has created series."""
        path = multiprocess.metric_file("gauge_max")
        if path is not None:
            self._names_with_series = set(_stored_names(path))

    def _set_last_seen(self, labeled_reports: LabeledReports, now: float) -> None:
        # A request may have thousands of names beyond the cap: each series is set only once.
        seen: set[tuple[str, str, Upcoming]] = set()
        overflow: Counter[tuple[str, Upcoming]] = Counter()
        for report, name in labeled_reports:
            kind = report.header.kind
            if self._has_series(kind, name):
                seen.add((kind, name, report.upcoming))
            else:
                overflow[kind, report.upcoming] += 1
        for (kind, upcoming), number in overflow.items():
            self._overflow[(kind,)].inc(number)
            seen.add((kind, OTHER, upcoming))
        for kind, name, upcoming in seen:
            for rule, rejected_in in upcoming:
                self._last_seen[kind, name, rule, rejected_in or NO_VERSION].set(now)

    def _has_series(self, kind: str, name: str) -> bool:
        """Whether a name has series of its own, which it gets unless the cap is reached."""
        if (kind, name) in self._names_with_series:
            return True
        if name == OTHER:  # shares the series of the names beyond the cap
            return True
        if len(self._names_with_series) >= self._cap:
            return False
        self._names_with_series.add((kind, name))
        return True

    def _unlogged(self, labeled_reports: LabeledReports, now: float) -> Iterator[LabeledReport]:
        """Yield the names that this worker has not logged within the last minute."""
        for report, name in labeled_reports:
            key = (report.header.kind, name)
            last_logged = self._last_logged.get(key)
            # A clock that was set back must not silence a name: its age is negative then.
            if last_logged is not None and 0 <= now - last_logged < _LOG_INTERVAL:
                continue
            self._last_logged[key] = now
            self._last_logged.move_to_end(key)
            if len(self._last_logged) > _MAX_LOGGED:
                self._last_logged.popitem(last=False)
            yield report, name


def label_value(name: str) -> str:
    """Escape what cannot be printed in a name, and truncate it to `MAX_BYTES`.

    >>> label_value("aa.a"), label_value("a\\nb")
    ('aa.a', 'a\\\\nb')
    """
    is_plain = name.isascii() and name.isprintable() and "\\" not in name
    if is_plain and len(name) <= MAX_BYTES:
        return name
    escaped = "".join(map(_escape, name[:MAX_BYTES]))
    return escaped.encode()[:MAX_BYTES].decode(errors="ignore")


def _escape(character: str) -> str:
    if character.isprintable() and character != "\\":
        return character
    return character.encode("unicode_escape").decode()


def _log_lines(
    labeled_reports: LabeledReports, source: str, request_id: str, now: float
) -> Iterator[str]:
    """Yield one JSON object a name."""
    # The names of a batch have nearly all members in common, which are therefore encoded once.
    beginnings: dict[LineKey, str] = {}
    for report, name in labeled_reports:
        key = (report.header, report.rejected_in, report.upcoming)
        if key not in beginnings:
            line = json.dumps(_members(report, source, request_id, now))
            beginnings[key] = line.removesuffix("}")
        yield f'{beginnings[key]}, "name": {json.dumps(name)}}}'


def _members(report: Report, source: str, request_id: str, now: float) -> dict[str, object]:
    """Return all members of a log line except the name."""
    time = datetime.fromtimestamp(now, UTC).isoformat(timespec="milliseconds")
    return {
        "time": time,
        "level": "info",
        "event": "deprecated_name",
        "requestId": request_id,
        "source": source,
        "kind": report.header.kind,
        "kumaVersion": report.header.version,
        "rejectedIn": report.rejected_in,
        "rules": [rule for rule, _ in report.upcoming],
    }


def _stored_names(path: Path) -> Iterator[NameKey]:
    """Yield the names that have a series of the gauge in a metric file."""
    for key, _, _, _ in MmapedDict.read_all_values_from_file(path):  # type: ignore[no-untyped-call]
        metric, _, labels, _ = json.loads(key)
        if metric == _GAUGE:
            yield labels["kind"], labels["name"]
