"""Bar charts of a report: resources by version and verdict, findings by rule and by kind."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from kuma_names.audit import summary
from kuma_names.audit.model import AuditFinding, AuditReport, ResourceReport

_WHOLE = 100.0
_MAX_BARS = 12
"""Bars of a chart; the others are one more."""


class BarPart(NamedTuple):
    """Part of a bar: its style, where it starts and how wide it is in percent, and its count."""

    style: str
    start: float
    width: float
    text: str


class Bar(NamedTuple):
    """Bar of a chart: its label, its parts, and the sum of what they count."""

    label: str
    parts: tuple[BarPart, ...]
    total: int


class Chart(NamedTuple):
    """Chart of bars that have one scale."""

    title: str
    bars: tuple[Bar, ...]


def charts(report: AuditReport, parts: Iterable[ResourceReport]) -> list[Chart]:
    """Return the charts of a report; `parts` are the resources with the findings to count."""
    findings = [(part, finding) for part in parts for finding in part.findings]
    by_rule = [(finding.rule, finding) for _, finding in findings]
    by_kind = [(part.resource.kind, finding) for part, finding in findings]
    candidates = (
        _verdict_chart(report),
        _finding_chart("Findings by rule", by_rule),
        _finding_chart("Findings by kind", by_kind),
    )
    return [chart for chart in candidates if chart.bars]


def _verdict_chart(report: AuditReport) -> Chart:
    bars = []
    for version, counts in summary.summarize(report).verdicts.items():
        total = sum(counts.values())
        bars.append(_bar(f"Kuma {version}", counts, total))
    return Chart("Resources by verdict", tuple(bars))


def _finding_chart(title: str, findings: Iterable[tuple[str, AuditFinding]]) -> Chart:
    """Return a chart with a bar for each label, the longest first."""
    by_label: dict[str, Counter[str]] = {}
    for label, finding in findings:
        by_label.setdefault(label, Counter())[finding.severity] += 1
    ordered = sorted(by_label.items(), key=lambda item: (-item[1].total(), item[0]))
    rest = ordered[_MAX_BARS:]
    if rest:
        total = sum((counts for _, counts in rest), Counter[str]())
        ordered = [*ordered[:_MAX_BARS], (f"{len(rest)} others", total)]
    largest = max((counts.total() for _, counts in ordered), default=1)
    bars = [
        _bar(label, {style: counts[style] for style in summary.SEVERITIES}, largest)
        for label, counts in ordered
    ]
    return Chart(title, tuple(bars))


def _bar(label: str, counts: dict[str, int], largest: int) -> Bar:
    """Return a bar with a part for each style that counts something."""
    parts = []
    start = 0
    for style, count in counts.items():
        if count:
            position = round(_WHOLE * start / largest, 2)
            width = round(_WHOLE * count / largest, 2)
            parts.append(BarPart(style, position, width, f"{count} {style}"))
        start += count
    return Bar(label, tuple(parts), start)
