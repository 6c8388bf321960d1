"""Command that explains log lines: `explain`."""

import sys
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import BinaryIO

import click

from kuma_names.cli import explanation_text, options
from kuma_names.cli.group import OutputCommand, epilog
from kuma_names.cli.output import Output
from kuma_names.core.model import Context
from kuma_names.core.quoting import quoted
from kuma_names.logs.scan import scan
from kuma_names.responses.explanation import explanation_json, log_json

_LOG_SUFFIXES = (".log", ".txt")
"""Ends of words that are meant as files."""


class _ExplainCommand(OutputCommand):
    """Command whose argument may begin with a hyphen, as items of YAML and some messages do."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse the arguments; one with a hyphen in front and a blank is no option but a line."""
        lines = [arg for arg in args if _is_line(arg)]
        others = [arg for arg in args if not _is_line(arg)]
        return super().parse_args(ctx, [*others, "--", *lines] if lines else args)


def _is_line(arg: str) -> bool:
    return arg.startswith("-") and any(character.isspace() for character in arg)


@click.command(
    cls=_ExplainCommand,
    short_help="Explain a line of a log, an error, or a whole log.",
    epilog=epilog(
        "kuma-names explain 'proxyId {a b.c} does not match proxy resource {a.b c}'",
        "kuma-names explain 'Envoy ID must not be nil' --format json",
        "kubectl logs deploy/kuma-control-plane | kuma-names explain -",
        "kuma-names explain kuma-cp.log",
        exit_codes={
            0: "a known message was found",
            1: "no known message was found",
            2: "invalid usage or input",
        },
    ),
)
@click.argument("line", type=options.TEXT, metavar="LINE|FILE|-")
@options.meshes()
@options.kuma_version
def explain(line: str, meshes: tuple[str, ...], kuma_version: str) -> Output:
    """Explain what a LINE of a log or an error means, and what to do about it.

    With a FILE or with - for standard input: explain every known message of a log once.
    """
    context = Context.from_strings(kuma_version)
    if _is_log(line):
        with _opened(line) as log:
            body = log_json(scan(log, context, meshes or None), context)
        return Output(body, explanation_text.log_lines(body), is_failure=not body["messages"])
    if line.endswith(_LOG_SUFFIXES) and not any(map(str.isspace, line)):
        raise click.UsageError(f"LINE|FILE|-: there is no file {quoted(line)}")
    body = explanation_json(line, context, meshes or None)
    is_log = body["lines"] > 1 and body["messages"]
    render = explanation_text.log_lines if is_log else explanation_text.explanation_lines
    return Output(body, render(body), is_failure=body["message"] is None)


def _is_log(line: str) -> bool:
    """Return whether the argument is standard input, or a file that exists."""
    if line == options.STANDARD_INPUT:
        return True
    try:
        return Path(line).exists() and not Path(line).is_dir()
    except (OSError, ValueError):
        return False  # too long for a path, or with a null character


def _opened(path: str) -> AbstractContextManager[BinaryIO]:
    """Open a log; raises UsageError if it cannot be read."""
    if path != options.STANDARD_INPUT:
        try:
            return Path(path).open("rb")
        except OSError as error:
            raise click.UsageError(f"{path}: cannot be read: {error.strerror}") from error
    if sys.stdin is None:
        raise click.UsageError("standard input is closed")
    return nullcontext(sys.stdin.buffer)
