"""Output of an audit: its options, and the report on standard output or in a file."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import click

from kuma_names.audit.formats import FORMATS, text
from kuma_names.audit.formats.listing import SELECTABLE, Grouping
from kuma_names.audit.formats.text import DEFAULT_WIDTH, TextLayout
from kuma_names.audit.model import AuditReport
from kuma_names.cli import terminal

F = TypeVar("F", bound=Callable[..., Any])
_CONCLUSION_COLORS = {"not-safe": "rejected", "unknown": "deprecated", "safe": "valid"}
"""The verdict whose color each conclusion has."""
_TEXT = "text"


class ReportOutput(NamedTuple):
    """Output of a report: its format, its file if it has one, and the layout of text."""

    format_: str
    file: str | None
    layout: TextLayout

    @classmethod
    def create(
        cls,
        ctx: click.Context,
        *,
        format_: str,
        output: str | None,
        only: frozenset[str],
        group_by: str | None,
        details: bool,
        summary: bool,
        verbose: bool,
    ) -> "ReportOutput":
        """Create an output from options; raises UsageError for options that its format lacks."""
        layout = TextLayout(
            only=only,
            group_by=None if group_by is None else Grouping(group_by),
            has_details=details,
            is_summary=summary,
            lists_all=verbose,
        )
        if format_ != _TEXT and layout != TextLayout():
            names = " and ".join(_options_of_text(layout))
            raise click.UsageError(f"{names}: only for --format text, not {format_}", ctx)
        return cls(format_, output, layout)

    def print(self, report: AuditReport) -> None:
        """Print the report, or write it to a file and print its conclusion."""
        width = terminal.terminal_width() or DEFAULT_WIDTH
        screen = self.layout._replace(width=width, style=_styled)
        if self.file is not None:
            content = "".join(self._pieces(report, self.layout))
            Path(self.file).write_text(content, "utf-8", newline="")
            terminal.print_lines(text.banner_lines(report, screen))
        elif self.format_ == _TEXT:
            terminal.print_lines(line.removesuffix("\n") for line in text.write(report, screen))
        else:
            terminal.print_text("".join(self._pieces(report, screen)))

    def _pieces(self, report: AuditReport, layout: TextLayout) -> Iterable[str]:
        if self.format_ == _TEXT:
            return text.write(report, layout)
        return FORMATS[self.format_](report)


def _options_of_text(layout: TextLayout) -> list[str]:
    """Return the options of text that are given."""
    values = {
        "--only": layout.only,
        "--group-by": layout.group_by,
        "--details": layout.has_details,
        "--summary": layout.is_summary,
        "--verbose": layout.lists_all,
    }
    return [name for name, value in values.items() if value]


def _styled(content: str, word: str) -> str:
    return terminal.styled(content, _CONCLUSION_COLORS.get(word, word))


def _parse_words(ctx: click.Context, param: click.Parameter, value: str | None) -> frozenset[str]:
    """Parse verdicts and severities, separated by commas; raises BadParameter."""
    words = [] if value is None else [word.strip() for word in value.split(",")]
    for word in words:
        if word not in SELECTABLE:
            choices = ", ".join(SELECTABLE)
            raise click.BadParameter(f"{word!r} is not one of {choices}.", ctx, param)
    return frozenset(words)


def report_options(function: F) -> F:
    """Add the options of an output to a command."""
    for option in reversed(_OPTIONS):
        function = option(function)
    return function


_OPTIONS = (
    click.option(
        "--format",
        "format_",
        type=click.Choice([*FORMATS]),
        default=_TEXT,
        show_default=True,
        help="Format of the report.",
    ),
    click.option(
        "--output",
        "-o",
        type=click.Path(dir_okay=False),
        metavar="FILE",
        help="Write the report to a file, and only its conclusion to standard output.",
    ),
    click.option(
        "--only",
        callback=_parse_words,
        metavar="WORDS",
        help="List only these verdicts and severities, such as rejected,broken (text).",
    ),
    click.option(
        "--group-by",
        type=click.Choice([*map(str, Grouping)]),
        help="Group the list (text).",
    ),
    click.option("--details", is_flag=True, help="List all about each finding (text)."),
    click.option("--summary", is_flag=True, help="List nothing, only count (text)."),
    click.option(
        "--verbose",
        "-v",
        is_flag=True,
        help="List everything that was skipped or templated (text).",
    ),
)
