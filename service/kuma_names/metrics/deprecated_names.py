"""Which deprecated and broken names are still asked about: a capped gauge, and a log line a name; it judges nothing.

The names are callers' free text: escaped, cut and counted before they become label values.
"""

import json
import logging
from collections import Counter, OrderedDict
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from threading import Lock

import prometheus_client
from prometheus_client import CollectorRegistry, Gauge
from prometheus_client.mmap_dict import MmapedDict

from kuma_names.core.model import Verdict
from kuma_names.core.report import Report, ReportHeader
from kuma_names.core.tables.kinds import KINDS
from kuma_names.metrics import multiprocess
from kuma_names.metrics.label_values import NONE, OTHER, Series

MAX_BYTES = 255
"""Longest label value; longer names end there."""

_GAUGE = "kuma_names_deprecated_name_last_seen_timestamp_seconds"
_ACCEPTED = (Verdict.VALID, Verdict.DEPRECATED, Verdict.BROKEN)
_QUIET = 60.0
_REMEMBERED = 10_000
_LOG = logging.getLogger("kuma_names.metrics.deprecated_names")

Key = tuple[str, str]
Named = tuple[Report, str]
Foreseen = tuple[tuple[str, str | None], ...]


class DeprecatedNames:
    """The names that the asked version accepts, and that it or a later one warns of, breaks or rejects.

    A worker shows the first `cap` of them, over restarts too, and all others as `other`; with a cap of 0 it only logs.
    Each is logged once a minute.
    """

    def __init__(self, cap: int, clock: Callable[[], float], registry: CollectorRegistry) -> None:
        self._cap = cap
        self._clock = clock
        self._lock = Lock()
        self._shown: set[Key] = set()
        self._logged: OrderedDict[Key, float] = OrderedDict()
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
        self._last_seen = Series(last_seen)
        self._overflow = Series(overflow, ((kind,) for kind in KINDS))

    def record(self, reports: Sequence[Report], source: str, request_id: str) -> None:
        """Show and log those of the reports whose names the asked version accepts."""
        accepted = [(report, label(report.name)) for report in reports if report.verdict in _ACCEPTED]
        now = self._clock()
        with self._lock:
            if self._cap:
                self._show(accepted, now)
            unlogged = list(self._unlogged(accepted, now)) if _LOG.isEnabledFor(logging.INFO) else []
        if unlogged:
            _LOG.info("%s", "\n".join(_lines(unlogged, source, request_id, now)))

    def restore(self) -> None:
        """Count the names that an earlier worker in this slot has shown against the cap."""
        path = multiprocess.file("gauge_max")
        if path is not None:
            self._shown = set(_names_in(path))

    def _show(self, accepted: Sequence[Named], now: float) -> None:
        """Set each series once, whatever the number of names: those beyond the cap come by the thousand."""
        shown = set()
        beyond: Counter[tuple[str, Foreseen]] = Counter()
        for report, name in accepted:
            if self._has_room(report.header.kind, name):
                shown.add((report.header.kind, name, report.upcoming))
            else:
                beyond[report.header.kind, report.upcoming] += 1
        for (kind, foreseen), number in beyond.items():
            self._overflow[(kind,)].inc(number)
            shown.add((kind, OTHER, foreseen))
        for kind, name, foreseen in shown:
            for rule, rejected_in in foreseen:
                self._last_seen[kind, name, rule, rejected_in or NONE].set(now)

    def _has_room(self, kind: str, name: str) -> bool:
        """Tell whether a name may be shown; one that is spelled like the overflow needs no room of its own."""
        if (kind, name) in self._shown or name == OTHER:
            return True
        if len(self._shown) >= self._cap:
            return False
        self._shown.add((kind, name))
        return True

    def _unlogged(self, accepted: Sequence[Named], now: float) -> Iterator[Named]:
        """Choose the names that this worker has not logged within the last minute."""
        for report, name in accepted:
            key = (report.header.kind, name)
            if key in self._logged and 0 <= now - self._logged[key] < _QUIET:
                continue
            self._logged[key] = now
            self._logged.move_to_end(key)
            if len(self._logged) > _REMEMBERED:
                self._logged.popitem(last=False)
            yield report, name


def label(name: str) -> str:
    """Make a label value of a name: what cannot be printed escaped, and no longer than `MAX_BYTES`.

    >>> label("aa.a"), label("a\\nb")
    ('aa.a', 'a\\\\nb')
    """
    if len(name) <= MAX_BYTES and name.isascii() and name.isprintable() and "\\" not in name:
        return name
    escaped = "".join(map(_escaped, name[:MAX_BYTES]))
    return escaped.encode()[:MAX_BYTES].decode(errors="ignore")


def _escaped(character: str) -> str:
    plain = character.isprintable() and character != "\\"
    return character if plain else character.encode("unicode_escape").decode()


def _lines(named: Sequence[Named], source: str, request_id: str, now: float) -> Iterator[str]:
    """Write one JSON object a name; what many names of a request have in common is written once."""
    time = datetime.fromtimestamp(now, UTC).isoformat(timespec="milliseconds")

    @cache
    def head(scope: ReportHeader, rejected_in: str | None, foreseen: Foreseen) -> str:
        asked = {"requestId": request_id, "source": source, "kind": scope.kind, "kumaVersion": scope.version}
        rules = [rule for rule, _ in foreseen]
        line = {"time": time, "level": "info", "event": "deprecated_name", **asked, "rejectedIn": rejected_in, "rules": rules}
        return json.dumps(line).removesuffix("}")

    for report, name in named:
        yield f'{head(report.header, report.rejected_in, report.upcoming)}, "name": {json.dumps(name)}}}'


def _names_in(path: Path) -> Iterator[Key]:
    """Read the names that the gauge has in one process's file."""
    for key, _, _, _ in MmapedDict.read_all_values_from_file(path):  # type: ignore[no-untyped-call]
        metric, _, labels, _ = json.loads(key)
        if metric == _GAUGE:
            yield labels["kind"], labels["name"]
