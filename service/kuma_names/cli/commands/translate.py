"""Command that translates names: `translate`."""

from typing import Any

import click

from kuma_names.cli import options, translation_text
from kuma_names.cli.group import OutputCommand, epilog
from kuma_names.cli.output import Output
from kuma_names.core.identifiers.translation_question import DEFAULT_KIND, FACTS, Question
from kuma_names.core.model import Environment
from kuma_names.core.tables.translation_forms import TRANSLATION_FACTS
from kuma_names.core.versions import parse_version
from kuma_names.responses.translation import translation_json


class TranslateCommand(OutputCommand):
    """Command with an option for each fact that a translation may need."""

    def __init__(
        self, name: str | None, *, params: list[click.Parameter] | None = None, **extra: Any
    ) -> None:
        facts = [
            click.Option(
                [translation_text.option_of(fact.name), fact.name],
                type=options.TEXT,
                metavar="TEXT",
                help=f"{fact.summary[0].upper()}{fact.summary[1:]}.",
            )
            for fact in TRANSLATION_FACTS
        ]
        super().__init__(name, params=[*(params or []), *facts], **extra)


@click.command(
    cls=TranslateCommand,
    short_help="Translate a name to all its other forms.",
    epilog=epilog(
        "kuma-names translate backend --mesh default --zone east --port 8080",
        "kuma-names translate redis --mesh default --zone east --namespace demo",
        "kuma-names translate web-1 --kind Dataplane --mesh default --zone east",
        "kuma-names translate default --kind Mesh --kuma-version 2.9 --format json",
        note="With --format json, each form says where people see it.",
        exit_codes={0: "translated", 2: "invalid usage or input"},
    ),
)
@click.argument("name", type=options.TEXT)
@click.option(
    "--kind",
    type=options.KIND,
    default=DEFAULT_KIND,
    show_default=True,
    metavar="KIND",
    help="Kind of the resource; ServiceTag for a value of kuma.io/service.",
)
@options.kuma_version
@click.option(
    "--environment",
    type=click.Choice([*map(str, Environment)]),
    help="Where its control plane runs.  [default: universal; with a namespace, kubernetes]",
)
def translate(
    name: str, kind: str, kuma_version: str, environment: str | None, **facts: str | None
) -> Output:
    """Translate NAME to all forms in which a version of Kuma shows it.

    These are the names of copies, hostnames, SNIs, certificates, Envoy's names, Secrets and
    metrics. A form that needs more than is given says which option is missing.
    """
    question = Question(
        kind,
        name,
        parse_version(kuma_version),
        {fact: facts[fact] or "" for fact in FACTS},
        None if environment is None else Environment(environment),
    )
    body = translation_json(question)
    return Output(body, translation_text.translation_lines(body))
