"""Command that audits an inventory before an upgrade: `audit`."""

import sys
from pathlib import Path
from typing import BinaryIO

import click

from kuma_names.audit.formats import FORMATS, text
from kuma_names.audit.input.document_reader import Source
from kuma_names.audit.input.files import open_files
from kuma_names.audit.model import AuditOptions, AuditReport, Side, Suppression
from kuma_names.audit.run import audit as run_audit
from kuma_names.audit.suppressions import SuppressionError, read_suppressions
from kuma_names.cli import options, terminal
from kuma_names.cli.exit_codes import exit_code_of_audit
from kuma_names.cli.group import Command, epilog
from kuma_names.cli.progress import reading_progress
from kuma_names.core.model import Mode, Operation
from kuma_names.core.versions import MINORS, parse_version, version_to_upgrade
from kuma_names.responses.summary import DEFAULT_THRESHOLD, THRESHOLDS

_CONCLUSION_COLORS = {"not-safe": "rejected", "unknown": "deprecated", "safe": "valid"}
"""The verdict whose color each conclusion has."""


@click.command(
    cls=Command,
    short_help="Audit an inventory before an upgrade.",
    epilog=epilog(
        "kuma-names audit --from 2.9 --to 3.0 resources/",
        "kumactl get dataplanes -o yaml | kuma-names audit -",
        "kuma-names audit --format sarif --output names.sarif resources/",
        note="Suppressed findings do not count.",
        exit_codes={
            0: "every name works",
            1: "a name is broken or rejected, or has the verdict of --fail-on",
            2: "invalid usage, or malformed or unreadable input",
        },
    ),
)
@click.argument("paths", nargs=-1, required=True, type=click.Path(), metavar="PATH...")
@click.option(
    "--from",
    "before",
    type=options.VERSION,
    metavar="VERSION",
    default=version_to_upgrade(),
    show_default=True,
    help="Kuma version that runs.",
)
@click.option(
    "--to",
    "after",
    type=options.VERSION,
    metavar="VERSION",
    default=MINORS[-1],
    show_default=True,
    help="Kuma version to upgrade to.",
)
@click.option(
    "--operation",
    type=click.Choice([*map(str, Operation)]),
    default=str(Operation.UPDATE),
    show_default=True,
    help="Operation on the resources: update for existing ones, create for new ones.",
)
@click.option(
    "--mode",
    type=click.Choice([*map(str, Mode)]),
    default=str(Mode.ZONE),
    show_default=True,
    help="Mode of the control plane.",
)
@click.option(
    "--first",
    type=click.Choice([*map(str, Side)]),
    default=str(Side.GLOBAL),
    show_default=True,
    help="Control planes that are upgraded first, in the modes global and federated-zone.",
)
@click.option(
    "--format",
    "format_",
    type=click.Choice([*FORMATS]),
    default="text",
    show_default=True,
    help="Format of the report.",
)
@click.option(
    "--suppressions",
    type=click.File("rb"),
    metavar="FILE",
    help="YAML file of findings that are known and accepted.",
)
@click.option(
    "--fail-on",
    type=click.Choice(THRESHOLDS),
    default=DEFAULT_THRESHOLD,
    show_default=True,
    help="Mildest verdict that makes the command exit with 1.",
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
) -> int:
    """Validate all resources in files and folders for two Kuma versions.

    PATHs are YAML or JSON files of Universal or Kubernetes, such as the lists of kumactl and
    kubectl, folders of them, or "-" for standard input.
    """
    audit_options = AuditOptions(
        parse_version(before, "before"),
        parse_version(after, "after"),
        Operation(operation),
        Mode(mode),
        Side(first),
    )
    accepted = _read_suppressions(suppressions, ctx)
    with reading_progress(paths) as watch:
        report = run_audit(open_files(paths, _standard_input(), watch), audit_options, accepted)
    _write_report(report, format_, output)
    return exit_code_of_audit(report, fail_on)


def _standard_input() -> Source | None:
    """Return standard input; None if it is closed."""
    return None if sys.stdin is None else sys.stdin.buffer


def _read_suppressions(file: BinaryIO | None, ctx: click.Context) -> list[Suppression]:
    if file is None:
        return []
    try:
        return read_suppressions(file, file.name)
    except SuppressionError as error:
        raise click.UsageError(str(error), ctx) from error


def _write_report(report: AuditReport, format_: str, output: str | None) -> None:
    """Write the report to the file, else to standard output, with color only there."""
    if output is not None:
        content = "".join(FORMATS[format_](report))
        Path(output).write_text(content, "utf-8", newline="")
    elif format_ == "text":
        terminal.print_text("".join(text.write(report, _styled)))
    else:
        terminal.print_text("".join(FORMATS[format_](report)))


def _styled(content: str, word: str) -> str:
    return terminal.styled(content, _CONCLUSION_COLORS.get(word, word))
