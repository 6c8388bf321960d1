"""`kuma-names audit`: will my names survive the upgrade?"""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import BinaryIO

import click

from kuma_names.audit import render
from kuma_names.audit.formats import FORMATS, text
from kuma_names.audit.lines import Source
from kuma_names.audit.model import Audit, Question, Suppression
from kuma_names.audit.paths import Watch, opened, total_size
from kuma_names.audit.run import audit as made_audit
from kuma_names.audit.suppressions import SuppressionError, read_suppressions
from kuma_names.core.errors import UnknownVersionError
from kuma_names.core.model import Mode, Operation, Verdict
from kuma_names.core.versions import DEFAULT_VERSION, MINORS, KumaVersion, version

_THRESHOLDS = (Verdict.DEPRECATED.value, Verdict.REJECTED.value)
_COLOURS = {
    "error": "red", "rejected": "red", "not-safe": "red", "warning": "yellow", "deprecated": "yellow", "unknown": "yellow",
    "valid": "green", "safe": "green", "note": "cyan",
}  # fmt: skip
_SHOWN_FROM = 1024 * 1024
"""Bytes from which a terminal shows how far it is."""
_STEP = 65_536
"""Bytes between two changes of what it shows."""


@click.command(
    epilog="""\b
Examples:
  kuma-names audit resources/
  kumactl get dataplanes -o yaml | kuma-names audit --from 2.9 --to 3.0 -
  kuma-names audit --format sarif resources/ > names.sarif
"""
)
@click.argument("paths", nargs=-1, required=True, type=click.Path())
@click.option("--from", "before", default=DEFAULT_VERSION, show_default=True, metavar="VERSION", help="The Kuma version that runs.")
@click.option("--to", "after", default=MINORS[-1], show_default=True, metavar="VERSION", help="The Kuma version to upgrade to.")
@click.option(
    "--operation",
    type=click.Choice([one.value for one in Operation]),
    default=Operation.UPDATE.value,
    show_default=True,
    help="What is done to each resource: what exists is updated, what is new is created.",
)
@click.option(
    "--mode",
    type=click.Choice([one.value for one in Mode]),
    default=Mode.ZONE.value,
    show_default=True,
    help="What the control plane is.",
)
@click.option(
    "--format", "format_", type=click.Choice([*FORMATS]), default="text", show_default=True, help="The format of the report."
)
@click.option("--suppressions", type=click.File("rb"), help="A file of findings that are known and accepted.")
@click.option(
    "--fail-on",
    type=click.Choice(_THRESHOLDS),
    default=_THRESHOLDS[1],
    show_default=True,
    help="The verdict of the newer version that ends with exit code 1.",
)
@click.option("--output", "-o", type=click.Path(dir_okay=False), help="Write the report to a file.")
def audit(
    paths: tuple[str, ...],
    before: str,
    after: str,
    operation: str,
    mode: str,
    format_: str,
    suppressions: BinaryIO | None,
    fail_on: str,
    output: str | None,
) -> None:
    """Judge all resources in files, folders and standard input ("-"), by two Kuma versions.

    YAML and JSON, of Universal and of Kubernetes, lists of kumactl and of kubectl. The exit code is 0 where no resource is
    rejected by the newer version, 1 where one is, 2 where something could not be read; what is suppressed does not count.
    """
    question = Question(_version(before, "--from"), _version(after, "--to"), Operation(operation), Mode(mode))
    with _progress(paths) as watch:
        made = made_audit(opened(paths, sys.stdin.buffer, watch), question, _known(suppressions))
    _write(made, format_, output)
    sys.exit(exit_code(made, fail_on))


def exit_code(made: Audit, fail_on: str) -> int:
    """Say how the command ends."""
    if made.faults or any(one.fault for one in made.skipped):
        return 2
    failing = _THRESHOLDS[_THRESHOLDS.index(fail_on) :]
    return int(render.worst(made) in failing)


def _version(text: str, option: str) -> KumaVersion:
    try:
        return version(text, option)
    except UnknownVersionError as error:
        raise click.BadParameter(error.reason, param_hint=option) from None


def _known(file: BinaryIO | None) -> list[Suppression]:
    if file is None:
        return []
    try:
        return read_suppressions(file, file.name)
    except SuppressionError as error:
        raise click.UsageError(str(error)) from None


def _write(made: Audit, format_: str, output: str | None) -> None:
    pieces = text.write(made, _coloured) if format_ == "text" else FORMATS[format_](made)
    with click.open_file(output or "-", "w", encoding="utf-8") as out:
        for piece in pieces:
            click.echo(piece, file=out, nl=False)


def _coloured(shown: str, about: str) -> str:
    return click.style(shown, fg=_COLOURS.get(about))


@contextmanager
def _progress(paths: tuple[str, ...]) -> Iterator[Watch]:
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
