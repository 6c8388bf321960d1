"""Command that audits an inventory before an upgrade: `audit`."""

import sys
from typing import Any, BinaryIO

import click

from kuma_names.audit.baseline import Baseline, BaselineError, read_baseline
from kuma_names.audit.input.document_reader import Source
from kuma_names.audit.input.files import open_files
from kuma_names.audit.model import AuditOptions, Side, Suppression
from kuma_names.audit.run import audit as run_audit
from kuma_names.audit.suppressions import SuppressionError, read_suppressions
from kuma_names.audit.workers import default_jobs
from kuma_names.cli import options
from kuma_names.cli.audit_report import ReportOutput, report_options
from kuma_names.cli.exit_codes import exit_code_of_audit
from kuma_names.cli.group import Command, epilog
from kuma_names.cli.progress import reading_progress
from kuma_names.core.model import Mode, Operation
from kuma_names.core.versions import MINORS, parse_version, version_to_upgrade
from kuma_names.responses.summary import DEFAULT_THRESHOLD, THRESHOLDS


@click.command(
    cls=Command,
    short_help="Audit an inventory before an upgrade.",
    epilog=epilog(
        "kuma-names audit --from 2.9 --to 3.0 resources/",
        "kumactl get dataplanes -o yaml | kuma-names audit -",
        "kuma-names audit --format html --output audit.html resources/",
        note="Findings that are suppressed or in the baseline do not fail.",
        exit_codes={
            0: "safe: everything was judged, and every name works",
            1: "not safe: a name is broken or rejected, or has the verdict of --fail-on",
            2: "invalid usage",
            3: "inconclusive: no name fails, but something was not judged",
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
    "--zone",
    type=options.TextParam(),
    metavar="NAME",
    help="Name of the zone, of resources that do not tell theirs.",
)
@click.option(
    "--suppressions",
    type=click.File("rb"),
    metavar="FILE",
    help="YAML file of findings that are known and accepted.",
)
@click.option(
    "--baseline",
    type=click.File("rb"),
    metavar="FILE",
    help="Earlier report in JSON: only other findings are told, and fail.",
)
@click.option(
    "--fail-on",
    type=click.Choice(THRESHOLDS),
    default=DEFAULT_THRESHOLD,
    show_default=True,
    help="Mildest verdict that makes the command exit with 1.",
)
@click.option(
    "--allow-unknown",
    is_flag=True,
    help="Exit with 0 instead of 3 if something was not judged.",
)
@click.option(
    "--allow-empty",
    is_flag=True,
    help="Exit with 0 instead of 3 if there was nothing to judge.",
)
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    metavar="NUMBER",
    help="Processes that judge a large inventory; by default one for each processor.",
)
@report_options
@click.pass_context
def audit(
    ctx: click.Context,
    /,
    paths: tuple[str, ...],
    before: str,
    after: str,
    operation: str,
    mode: str,
    first: str,
    zone: str | None,
    suppressions: BinaryIO | None,
    baseline: BinaryIO | None,
    fail_on: str,
    allow_unknown: bool,
    allow_empty: bool,
    jobs: int | None,
    **report_parameters: Any,
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
        zone or None,
    )
    output = ReportOutput.create(ctx, **report_parameters)
    accepted = _read_suppressions(suppressions, ctx)
    earlier = _read_baseline(baseline, ctx)
    with reading_progress(paths) as watch:
        report = run_audit(
            open_files(paths, _standard_input(), watch),
            audit_options,
            accepted,
            jobs=jobs or default_jobs(),
        )
    if earlier is not None:
        report = earlier.apply(report)
    output.print(report)
    return exit_code_of_audit(report, fail_on, allow_unknown=allow_unknown, allow_empty=allow_empty)


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


def _read_baseline(file: BinaryIO | None, ctx: click.Context) -> Baseline | None:
    if file is None:
        return None
    try:
        return read_baseline(file.read(), file.name)
    except BaselineError as error:
        raise click.UsageError(str(error), ctx) from error
