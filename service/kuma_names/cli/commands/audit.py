"""`kuma-names audit`: will my names survive the upgrade?"""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import click

from kuma_names.audit import summary
from kuma_names.audit.formats import FORMATS, text
from kuma_names.audit.input.document_reader import Source
from kuma_names.audit.input.files import SourceWrapper, open_files, total_size
from kuma_names.audit.model import Audit, Question, Side, Suppression
from kuma_names.audit.run import audit as made_audit
from kuma_names.audit.suppressions import SuppressionError, read_suppressions
from kuma_names.cli import options, terminal
from kuma_names.cli.group import Command, examples
from kuma_names.core.model import Mode, Operation
from kuma_names.core.versions import MINORS, parse_version, upgraded
from kuma_names.responses.summary import DEFAULT_THRESHOLD, THRESHOLDS

_COLOURS = {"not-safe": "rejected", "unknown": "deprecated", "safe": "valid"}
"""The verdicts whose colours conclusions have."""
_SHOWN_FROM = 1024 * 1024
"""Bytes from which a terminal shows how far it is."""
_STEP = 65_536
"""Bytes between two changes of what it shows."""


@click.command(
    cls=Command,
    short_help="Will my names survive the upgrade?",
    epilog=examples(
        "kuma-names audit --from 2.9 --to 3.0 resources/",
        "kumactl get dataplanes -o yaml | kuma-names audit -",
        "kuma-names audit --format sarif --output names.sarif resources/",
        then="Exit codes: 0 everything works, 1 something is broken or rejected (--fail-on says otherwise), 2 wrong usage, or "
        "something was malformed or unreadable. What is suppressed does not count.",
    ),
)
@click.argument("paths", nargs=-1, required=True, type=click.Path(), metavar="PATH...")
@click.option(
    "--from",
    "before",
    type=options.VERSION,
    metavar="VERSION",
    default=upgraded(),
    show_default=True,
    help="The Kuma version that runs.",
)
@click.option(
    "--to",
    "after",
    type=options.VERSION,
    metavar="VERSION",
    default=MINORS[-1],
    show_default=True,
    help="The Kuma version to upgrade to.",
)
@click.option(
    "--operation",
    type=click.Choice([*map(str, Operation)]),
    default=str(Operation.UPDATE),
    show_default=True,
    help="What is done to each resource: what exists is updated, what is new is created.",
)
@click.option(
    "--mode",
    type=click.Choice([*map(str, Mode)]),
    default=str(Mode.ZONE),
    show_default=True,
    help="What the control plane is.",
)
@click.option(
    "--first",
    type=click.Choice([*map(str, Side)]),
    default=str(Side.GLOBAL),
    show_default=True,
    help="Which control planes are upgraded first; counts in --mode global and federated-zone.",
)
@click.option(
    "--format",
    "format_",
    type=click.Choice([*FORMATS]),
    default="text",
    show_default=True,
    help="The format of the report.",
)
@click.option(
    "--suppressions",
    type=click.File("rb"),
    metavar="FILE",
    help="Findings that are known and accepted, as YAML.",
)
@click.option(
    "--fail-on",
    type=click.Choice(THRESHOLDS),
    default=DEFAULT_THRESHOLD,
    show_default=True,
    help="Exit with 1 at this or worse.",
)
@click.option(
    "--output",
    "-o",
    type=click.Path(dir_okay=False),
    metavar="FILE",
    help="Write the report to a file.",
)
@click.pass_context
def audit(
    ctx: click.Context,
    paths: tuple[str, ...],
    before: str,
    after: str,
    operation: str,
    mode: str,
    first: str,
    format_: str,
    suppressions: BinaryIO | None,
    fail_on: str,
    output: str | None,
) -> None:
    """Judge all resources in files, folders and standard input ("-") by two Kuma versions, and compare them.

    YAML and JSON, of Universal and of Kubernetes, lists of kumactl and of kubectl.
    """
    question = Question(
        parse_version(before, "before"),
        parse_version(after, "after"),
        Operation(operation),
        Mode(mode),
        Side(first),
    )
    known = _known(suppressions, ctx)
    with _progress(paths) as watch:
        made = made_audit(open_files(paths, _standard_input(), watch), question, known)
    if output is not None:
        Path(output).write_text("".join(FORMATS[format_](made)), "utf-8", newline="")
    elif format_ == "text":
        terminal.show_whole("".join(text.write(made, _painted)))
    else:
        terminal.show_whole("".join(FORMATS[format_](made)))
    ctx.exit(_exit_code(made, fail_on))


def _standard_input() -> Source | None:
    """None where it is closed."""
    return None if sys.stdin is None else sys.stdin.buffer


def _exit_code(made: Audit, fail_on: str) -> int:
    if made.faults or any(one.malformed for one in made.skipped):
        return 2
    return int(summary.worst(made) in THRESHOLDS[THRESHOLDS.index(fail_on) :])


def _known(file: BinaryIO | None, ctx: click.Context) -> list[Suppression]:
    if file is None:
        return []
    try:
        return read_suppressions(file, file.name)
    except SuppressionError as error:
        raise click.UsageError(str(error), ctx) from error


def _painted(shown: str, about: str) -> str:
    return terminal.painted(shown, _COLOURS.get(about, about))


@contextmanager
def _progress(paths: tuple[str, ...]) -> Iterator[SourceWrapper]:
    """Show on a terminal how far the reading is, where it takes long."""
    size = total_size(paths)
    hidden = size < _SHOWN_FROM or not sys.stderr.isatty()
    with click.progressbar(length=size, label="auditing", file=sys.stderr, hidden=hidden) as bar:
        yield lambda stream: _Watched(stream, bar.update)


class _Watched:
    """A source that tells how much of it was read."""

    def __init__(self, source: Source, tell: Callable[[int], None]) -> None:
        self._source = source
        self._tell = tell
        self._untold = 0

    def readline(self, size: int = -1, /) -> bytes:
        """Give the rest of the line."""
        line = self._source.readline(size)
        self._untold += len(line)
        if self._untold > _STEP or not line:
            self._tell(self._untold)
            self._untold = 0
        return line
