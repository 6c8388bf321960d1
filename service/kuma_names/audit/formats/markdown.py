"""Markdown for comments on a change: conclusion, counts, and a table row for each finding."""

import re
from collections.abc import Iterator

from kuma_names.audit import summary
from kuma_names.audit.formats.rows import new_reports
from kuma_names.audit.formats.sentences import conclusion_line, count_lines
from kuma_names.audit.input.model import Place
from kuma_names.audit.model import (
    AuditFinding,
    AuditReport,
    Mention,
    ResourceReport,
    SuppressionResult,
)
from kuma_names.audit.suppressions import USED
from kuma_names.audit.unjudged import skipped_sentence, unjudged_parts

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>()#+!|~&@-])")
_HEADS = ("verdict", "resource", "where", "rule", "change", "finding", "instead")


def write(report: AuditReport) -> Iterator[str]:
    """Write the report."""
    options = report.options
    yield f"## kuma-names audit: Kuma {options.before.text} to {options.after.text}\n\n"
    yield f"**{_escape(conclusion_line(report))}**\n\n"
    yield "".join(f"- {_escape(line)}\n" for line in count_lines(report)) + "\n"
    parts = new_reports(report)
    if parts:
        yield _table_row(*_HEADS)
        yield _table_row(*("---" for _ in _HEADS))
    for resource_report in parts:
        yield from _finding_rows(resource_report)
    yield from _unjudged_section(report)
    yield from _suppression_section(report)


def _finding_rows(report: ResourceReport) -> Iterator[str]:
    for index, finding in enumerate(report.findings):
        mentions = finding.others
        # Mentions belong to the resource, and are listed in its first row only.
        if index == 0:
            mentions += report.mentions
        yield _finding_row(report, finding, mentions)


def _finding_row(
    report: ResourceReport, finding: AuditFinding, mentions: tuple[Mention, ...]
) -> str:
    resource = report.resource
    name = f"{resource.kind} {_code(resource.core_name)}"
    if resource.facts.mesh:
        name += f" of mesh {_code(resource.facts.mesh)}"
    text = _escape(finding.message)
    if finding.suppressed:
        text += f" *suppressed: {_escape(finding.suppressed)}*"
    for mention in mentions:
        text += f"<br>mentioned: {_place(mention.place)}"
    return _table_row(
        report.after or "",
        name,
        _place(resource.place._replace(line=finding.line)),
        finding.rule,
        summary.change(finding),
        text,
        _code(finding.suggestion.name) if finding.suggestion else "",
    )


def _table_row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |\n"


def _unjudged_section(report: AuditReport) -> Iterator[str]:
    parts = list(unjudged_parts(report))
    if parts:
        yield "\n### Not judged\n\n"
    for part in parts:
        place = f"{_place(part.place)}: " if part.place else ""
        yield f"- {place}{_escape(part.text)}\n"
    skipped = skipped_sentence(report)
    if skipped is not None:
        yield f"\nSkipped: {_escape(skipped)}\n"


def _suppression_section(report: AuditReport) -> Iterator[str]:
    results = [result for result in report.suppression_results if result.state != USED]
    if results:
        yield "\n### Suppressions\n\n"
    for result in results:
        yield _suppression_item(result)


def _suppression_item(result: SuppressionResult) -> str:
    suppression = result.suppression
    text = _escape(f"{suppression.rule} {suppression.kind} {suppression.name}")
    return f"- {_place(suppression.place)}: {result.state}: {text}\n"


def _place(place: Place) -> str:
    return _code(f"{place.file}:{place.line}")


def _escape(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", _one_line(text))


def _code(text: str) -> str:
    """Return the text as code, with escapes for what would end the code or the table cell."""
    text = _one_line(text).replace("|", "\\|")
    return f"`` {text} ``" if "`" in text else f"`{text}`"


def _one_line(text: str) -> str:
    """Return the text with escapes for what is not printable, line ends among them."""
    return "".join(
        character if character.isprintable() else repr(character)[1:-1] for character in text
    )
