"""Command that validates names: `validate`."""

from typing import Any

import click

from kuma_names.cli import name_text, options
from kuma_names.cli.group import OutputCommand, epilog
from kuma_names.cli.output import Output
from kuma_names.core.errors import NotApplicableError
from kuma_names.core.model import Context, Facts, Mode, Operation
from kuma_names.json_types import JsonObject
from kuma_names.responses.summary import DEFAULT_THRESHOLD, THRESHOLDS, batch_json, reaches
from kuma_names.responses.validation import PARTS, ValidationQuery


@click.command(
    cls=OutputCommand,
    short_help="Validate names, for now and after an upgrade.",
    epilog=epilog(
        "kuma-names validate aa.a --kind Mesh --target-version 3.0",
        "kuma-names validate web-1 1-web --kind MeshService --fail-on deprecated",
        "printf 'east\\nwest.1\\n' | kuma-names validate - --kind Zone",
        "kuma-names validate --kind Mesh -- -begins-with-a-hyphen",
        exit_codes={
            0: "fine or deprecated, also in the target version",
            1: "broken or rejected, or the verdict of --fail-on",
            2: "invalid usage or input",
        },
    ),
)
@click.argument("names", type=options.TEXT, nargs=-1, required=True, metavar="NAME...")
@click.option(
    "--kind",
    type=options.KIND,
    required=True,
    metavar="KIND",
    help="Kind of the resource; `kuma-names kinds` lists them.",
)
@options.kuma_version
@click.option(
    "--target-version",
    type=options.VERSION,
    metavar="VERSION",
    help="Kuma version after an upgrade, validated as well.",
)
@options.environment()
@click.option(
    "--operation",
    type=click.Choice([*map(str, Operation)]),
    help="Operation on the resource.  [default: create]",
)
@click.option(
    "--mode",
    type=click.Choice([*map(str, Mode)]),
    default=str(Mode.ZONE),
    show_default=True,
    help="Mode of the control plane.",
)
@click.option(
    "--mesh",
    type=options.TEXT,
    metavar="MESH",
    help="Mesh of the resource; an empty one is validated too.",
)
@click.option(
    "--zone", type=options.TEXT, metavar="ZONE", help="Zone where the resource was created."
)
@click.option(
    "--namespace", type=options.TEXT, metavar="NAMESPACE", help="Namespace on Kubernetes."
)
@click.option(
    "--address",
    type=options.TEXT,
    metavar="HOST:PORT",
    help="networking.address of an ExternalService.",
)
@click.option(
    "--display-name",
    type=options.TEXT,
    metavar="NAME",
    help="Name of the resource where it was created.",
)
@click.option(
    "--synced",
    is_flag=True,
    help="The resource is a copy, named by the control plane; NAME is no display name.",
)
@click.option(
    "--port",
    "ports",
    type=options.TEXT,
    metavar="PORT",
    multiple=True,
    help="Name of a port. Repeatable.",
)
@click.option(
    "--label",
    "labels",
    type=options.LABEL,
    metavar="KEY=VALUE",
    multiple=True,
    help="Label of the resource. Repeatable.",
)
@click.option(
    "--taken",
    type=options.TEXT,
    metavar="NAME",
    multiple=True,
    help="Name that must not be suggested. Repeatable.",
)
@click.option(
    "--fail-on",
    type=click.Choice(THRESHOLDS),
    default=DEFAULT_THRESHOLD,
    show_default=True,
    help="Mildest verdict that makes the command exit with 1.",
)
@click.pass_context
def validate(
    ctx: click.Context,
    /,
    names: tuple[str, ...],
    fail_on: str,
    taken: tuple[str, ...],
    **inputs: Any,
) -> Output:
    """Validate NAMEs in a Kuma version, and in the version to upgrade to.

    `-` reads names from standard input, one on each line. The JSON is that of one name for one
    NAME, and that of a batch for `-` or several.
    """
    query = _query(**inputs)
    all_names = options.read_names(names, ctx)
    if len(names) == 1 and names[0] != options.STANDARD_INPUT:
        body, _ = query.respond(names[0], frozenset(PARTS), taken)
        text = name_text.name_lines(body, query)
    else:
        body = _batch(query, all_names)
        text = name_text.batch_lines(body, query, taken)
    return Output(body, text, is_failure=reaches(body, fail_on))


def _query(
    kind: str,
    kuma_version: str,
    target_version: str | None,
    environment: str,
    operation: str | None,
    mode: str,
    ports: tuple[str, ...],
    labels: tuple[tuple[str, str], ...],
    **facts: Any,
) -> ValidationQuery:
    """Create the query from the options; raises NotApplicableError for a repeated label."""
    labels_by_key = dict(labels)
    if len(labels_by_key) < len(labels):
        raise NotApplicableError("labels", "must not have a key twice")
    context = Context.from_strings(kuma_version, target_version, environment, operation, mode)
    known_facts = Facts.from_inputs(
        context.environment, labels_by_key, ports=ports or None, **facts
    )
    return ValidationQuery(kind, context, known_facts)


def _batch(query: ValidationQuery, names: list[str]) -> JsonObject:
    results, reports = [], []
    for index, name in enumerate(names):
        body, report = query.respond(name)
        results.append({"index": index, **body})
        reports.append(report)
    return batch_json(results, reports)
