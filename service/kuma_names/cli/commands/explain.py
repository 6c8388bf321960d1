"""Command that explains log lines: `explain`."""

import click

from kuma_names.cli import identifier_text, options
from kuma_names.cli.group import OutputCommand, epilog
from kuma_names.cli.output import Output
from kuma_names.core.model import Context
from kuma_names.responses.identifiers import explanation_json


@click.command(
    cls=OutputCommand,
    short_help="Explain a line of a log or an error.",
    epilog=epilog(
        "kuma-names explain 'proxyId {a b.c} does not match proxy resource {a.b c}'",
        "kuma-names explain 'Envoy ID must not be nil' --format json",
        exit_codes={
            0: "the line has a known message",
            1: "the line has no known message",
            2: "invalid usage or input",
        },
    ),
)
@click.argument("line", type=options.TEXT)
@options.meshes()
@options.kuma_version
def explain(line: str, meshes: tuple[str, ...], kuma_version: str) -> Output:
    """Explain what LINE of a log or an error means, and what to do about it."""
    body = explanation_json(line, Context.from_strings(kuma_version), list(meshes) or None)
    text = identifier_text.explanation_lines(body)
    return Output(body, text, is_failure=body["message"] is None)
