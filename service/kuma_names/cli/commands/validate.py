"""The command about names: `validate`."""

from typing import Any

import click

from kuma_names.cli import options, terminal, text
from kuma_names.cli.group import Command, examples
from kuma_names.core.errors import NotApplicableError
from kuma_names.core.model import Context, Facts, Mode, Operation
from kuma_names.json_types import JsonObject
from kuma_names.responses.summary import DEFAULT_THRESHOLD, THRESHOLDS, batch_json, reaches
from kuma_names.responses.validation import PARTS, ValidationQuery

_WHOLE, _BARE = frozenset(PARTS), frozenset[str]()
_SHOWN_OF_MANY = frozenset({"timeline", "suggestions"})


@click.command(
    cls=Command,
    short_help="Is this name good, now and after an upgrade?",
    epilog=examples(
        "kuma-names validate aa.a --kind Mesh --kuma-version 2.14 --target-version 3.0",
        "kuma-names validate web-1 1-web --kind MeshService --fail-on deprecated",
        "printf 'east\\nwest.1\\n' | kuma-names validate - --kind Zone --format json",
        "kuma-names validate --kind Mesh -- -begins-with-a-hyphen",
        then="Exit codes: 0 fine or deprecated, 1 broken or rejected (--fail-on says otherwise) in the asked version or in the "
        "target, 2 a question that cannot be answered.",
    ),
)
@click.argument("names", type=options.TEXT, nargs=-1, required=True, metavar="NAME...")
@click.option(
    "--kind",
    type=options.KIND,
    required=True,
    metavar="KIND",
    help="What is named, see `kuma-names kinds`.",
)
@options.kuma_version
@click.option(
    "--target-version",
    type=options.VERSION,
    metavar="VERSION",
    help="The version that an upgrade leads to.",
)
@options.environment
@click.option(
    "--operation",
    type=click.Choice([*map(str, Operation)]),
    help="What is done to the resource. Default: create.",
)
@click.option(
    "--mode",
    type=click.Choice([*map(str, Mode)]),
    default=str(Mode.ZONE),
    show_default=True,
    help="What the control plane is.",
)
@click.option(
    "--mesh",
    type=options.TEXT,
    metavar="MESH",
    help="The mesh that the resource is in; an empty one is judged, too.",
)
@click.option(
    "--zone", type=options.TEXT, metavar="ZONE", help="The zone that the resource comes from."
)
@click.option(
    "--namespace", type=options.TEXT, metavar="NAMESPACE", help="The namespace on Kubernetes."
)
@click.option(
    "--display-name",
    type=options.TEXT,
    metavar="NAME",
    help="The name that the resource has where it comes from.",
)
@click.option(
    "--synced",
    is_flag=True,
    help="The name was made by the control plane, and is not judged as a display name.",
)
@click.option(
    "--port",
    "ports",
    type=options.TEXT,
    metavar="PORT",
    multiple=True,
    help="The name of a port. Repeatable.",
)
@click.option(
    "--label",
    "labels",
    type=options.LABEL,
    metavar="KEY=VALUE",
    multiple=True,
    help="A label. Repeatable.",
)
@click.option(
    "--taken",
    type=options.TEXT,
    metavar="NAME",
    multiple=True,
    help="A name not to suggest. Repeatable.",
)
@click.option(
    "--fail-on",
    type=click.Choice(THRESHOLDS),
    default=DEFAULT_THRESHOLD,
    show_default=True,
    help="Exit with 1 at this or worse.",
)
@options.output
@click.pass_context
def validate(
    ctx: click.Context,
    /,
    names: tuple[str, ...],
    shape: str,
    fail_on: str,
    taken: tuple[str, ...],
    **asked: Any,
) -> None:
    """Is this NAME good, in this Kuma version and in the next one?

    `-` reads names from standard input, one a line. With `-`, or more than one NAME, the JSON is that of a batch.
    """
    question = _question(**asked)
    listed = options.listed(names, ctx)
    if len(names) == 1 and names[0] != options.STANDARD_INPUT:
        answer = question.respond(names[0], _WHOLE, taken).body
        lines = text.single(answer, question)
    else:
        answer = _batch(question, listed, taken, _SHOWN_OF_MANY if shape == "text" else _BARE)
        lines = text.batch(answer, question)
    if shape == "json":
        terminal.show_json(answer)
    else:
        terminal.show(lines)
    ctx.exit(int(reaches(answer, fail_on)))


def _question(
    kind: str,
    kuma_version: str,
    target_version: str | None,
    environment: str,
    operation: str | None,
    mode: str,
    ports: tuple[str, ...],
    labels: tuple[tuple[str, str], ...],
    **known: Any,
) -> ValidationQuery:
    keys = [key for key, _ in labels]
    if len(set(keys)) < len(keys):
        raise NotApplicableError("labels", "must not have a key twice")
    around = Context.from_strings(kuma_version, target_version, environment, operation, mode)
    return ValidationQuery(
        kind,
        around,
        Facts.from_inputs(around.environment, dict(labels), **known, ports=ports or None),
    )


def _batch(
    question: ValidationQuery, names: list[str], taken: tuple[str, ...], include: frozenset[str]
) -> JsonObject:
    responses = [question.respond(name, include, taken) for name in names]
    results = [{"index": index, **response.body} for index, response in enumerate(responses)]
    return batch_json(results, [response.report for response in responses])
