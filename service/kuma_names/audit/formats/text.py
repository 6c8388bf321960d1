"""Text for people: the conclusion, a table of resources, what was not judged, and counts."""

from collections.abc import Iterator
from typing import NamedTuple

from kuma_names.audit import summary
from kuma_names.audit.formats.blocks import resource_lines
from kuma_names.audit.formats.findings_table import FindingsTable, Style
from kuma_names.audit.formats.listing import Grouping, grouped, selected
from kuma_names.audit.formats.notes import accepted_lines, skipped_lines, unjudged_lines
from kuma_names.audit.formats.rows import new_reports, row_of
from kuma_names.audit.formats.sentences import (
    baseline_line,
    conclusion_sentence,
    conclusion_title,
    count_lines,
)
from kuma_names.audit.model import AuditReport, ResourceReport
from kuma_names.text_layout import hanging, wrapped

DEFAULT_WIDTH = 80
"""Columns of text that is not printed on a terminal."""
_INDENT = "    "
_Groups = dict[str, list[ResourceReport]]


def _unstyled(text: str, style_name: str) -> str:
    return text


class TextLayout(NamedTuple):
    """Layout of a text report.

    `only` are the verdicts and severities to list, empty for all. `has_details` replaces the table
    by blocks, `is_summary` leaves the list out, and `lists_all` adds all that was skipped.
    """

    width: int = DEFAULT_WIDTH
    style: Style = _unstyled
    only: frozenset[str] = frozenset()
    group_by: Grouping | None = None
    has_details: bool = False
    is_summary: bool = False
    lists_all: bool = False


_DEFAULT_LAYOUT = TextLayout()


def write(report: AuditReport, layout: TextLayout = _DEFAULT_LAYOUT) -> Iterator[str]:
    """Write the report."""
    for line in _lines(report, layout):
        yield f"{line}\n"


def banner_lines(report: AuditReport, layout: TextLayout = _DEFAULT_LAYOUT) -> Iterator[str]:
    """Yield the conclusion, its versions and its reason."""
    options = report.options
    title = layout.style(conclusion_title(report), summary.conclusion(report))
    head = f"{title}  {options.before.text} to {options.after.text}  "
    yield from hanging(head, conclusion_sentence(report), layout.width)
    if report.baseline is not None:
        yield baseline_line(report)


def _lines(report: AuditReport, layout: TextLayout) -> Iterator[str]:
    yield from banner_lines(report, layout)
    yield ""
    if not layout.is_summary:
        parts = [*selected(new_reports(report), layout.only)]
        groups = grouped(parts, layout.group_by)
        if layout.has_details:
            yield from _block_lines(report, groups, layout)
        elif groups:
            yield from _table_lines(report, groups, layout)
        notes = [
            *unjudged_lines(report, layout.style, lists_all=layout.lists_all),
            *accepted_lines(report, layout.style, lists_all=layout.lists_all),
            *skipped_lines(report, lists_all=layout.lists_all),
        ]
        for note in notes:
            yield from _indented(note, layout.width)
        if notes:
            yield ""
    for line in count_lines(report):
        yield from _indented(line, layout.width)


def _table_lines(report: AuditReport, groups: _Groups, layout: TextLayout) -> Iterator[str]:
    """Yield a row for each resource, with the columns of all groups aligned."""
    options = report.options
    rows = {title: [row_of(options, part) for part in parts] for title, parts in groups.items()}
    all_rows = [row for group in rows.values() for row in group]
    versions = (options.before.text, options.after.text)
    table = FindingsTable.create(all_rows, versions, layout.width, layout.style)
    yield from table.head_lines()
    for title, group in rows.items():
        if title:
            yield ""
            yield _group_title(title, len(group))
        for row in group:
            yield from table.row_lines(row)
    yield ""


def _block_lines(report: AuditReport, groups: _Groups, layout: TextLayout) -> Iterator[str]:
    for title, parts in groups.items():
        if title:
            yield _group_title(title, len(parts))
        for part in parts:
            yield from resource_lines(report.options, part, layout.style)


def _group_title(title: str, count: int) -> str:
    return f"== {title} ({count})"


def _indented(text: str, width: int) -> Iterator[str]:
    """Break a line at the width; the rest has an indent."""
    first, *rest = wrapped(text, width)
    yield first
    for line in wrapped(" ".join(rest), width - len(_INDENT)) if rest else ():
        yield f"{_INDENT}{line}"
