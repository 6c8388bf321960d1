"""Parts of a report for people about what was not judged, or not told."""

from collections.abc import Iterable, Iterator
from itertools import islice

from kuma_names.audit import summary
from kuma_names.audit.baseline_model import FindingKey
from kuma_names.audit.formats.blocks import place_text
from kuma_names.audit.formats.findings_table import Style
from kuma_names.audit.formats.rows import printable
from kuma_names.audit.model import AuditReport
from kuma_names.audit.suppressions import EXPIRED, USED, result_text
from kuma_names.audit.unjudged import skipped_sentence, unjudged_parts

_MAX_EXAMPLES = 10
"""Entries of a list that are shown unless all are asked for."""
_TEMPLATE_ADVICE = (
    "a placeholder is no name: audit what the template renders, such as the output of helm "
    "template, kustomize build or kumactl apply --dry-run"
)
_ZONE = "zone"
_ZONE_ADVICE = " (--zone tells it)"


def unjudged_lines(report: AuditReport, style: Style, *, lists_all: bool) -> Iterator[str]:
    """Yield a line for each part that was not judged, and advice; of templates some, or all."""
    templated = [part for part in unjudged_parts(report) if part.reason == summary.TEMPLATED]
    for part in unjudged_parts(report):
        if part.reason not in (summary.NOTHING_TO_JUDGE, summary.TEMPLATED):
            place = f"{place_text(part.place)}: " if part.place else ""
            advice = _ZONE_ADVICE if _ZONE in part.needs else ""
            yield f"{style(part.label, part.severity)}  {place}{part.text}{advice}"
    if templated:
        count = summary.counted(len(templated), "name")
        yield f"{style(templated[0].label, 'warning')}  {count}; {_TEMPLATE_ADVICE}"
        places = (f"{place_text(part.place)}: {part.text}" for part in templated if part.place)
        yield from _listed(places, lists_all=lists_all)


def skipped_lines(report: AuditReport, *, lists_all: bool) -> Iterator[str]:
    """Yield a line that counts what was skipped, and its places if all are asked for."""
    sentence = skipped_sentence(report)
    if sentence is not None:
        yield f"skipped: {sentence}"
    if lists_all:
        for skipped in summary.foreign_resources(report):
            yield f"  {place_text(skipped.place)}: {skipped.reason}"


def accepted_lines(report: AuditReport, style: Style, *, lists_all: bool) -> Iterator[str]:
    """Yield a line for each suppression that is not in use, and what the baseline has alone."""
    for result in report.suppression_results:
        if result.state != USED:
            place = place_text(result.suppression.place)
            severity = "warning" if result.state == EXPIRED else "note"
            yield f"{style('suppression', severity)}  {place}: {result_text(result)}"
    if report.baseline is not None and report.baseline.gone:
        count = summary.counted(len(report.baseline.gone), "finding")
        yield f"gone  {count} of {printable(report.baseline.file)}"
        yield from _listed(map(_key_text, report.baseline.gone), lists_all=lists_all)


def _listed(texts: Iterable[str], *, lists_all: bool) -> Iterator[str]:
    """Yield all texts, or some and the number of the others."""
    iterator = iter(texts)
    for text in iterator if lists_all else islice(iterator, _MAX_EXAMPLES):
        yield f"  {text}"
    rest_count = sum(1 for _ in iterator)
    if rest_count:
        yield f"  and {rest_count} more"


def _key_text(key: FindingKey) -> str:
    mesh = f" of mesh {printable(key.mesh)}" if key.mesh else ""
    return f"{key.kind} {printable(key.name)}{mesh}: {key.rule} ({key.field})"
