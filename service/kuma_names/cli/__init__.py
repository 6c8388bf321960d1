"""Command line: `root_command` is the click group of all commands, `main` runs it."""

import click

from kuma_names import __version__
from kuma_names.cli.commands.audit import audit
from kuma_names.cli.commands.catalogue import kinds, rules, versions
from kuma_names.cli.commands.completion import completion
from kuma_names.cli.commands.explain import explain
from kuma_names.cli.commands.identifiers import codecs, decode, encode, identify
from kuma_names.cli.commands.serve import serve
from kuma_names.cli.commands.translate import translate
from kuma_names.cli.commands.validate import validate
from kuma_names.cli.group import PROGRAM, Group, epilog

root_command = Group(
    PROGRAM,
    commands=[
        validate,
        encode,
        decode,
        codecs,
        identify,
        translate,
        explain,
        audit,
        rules,
        kinds,
        versions,
        serve,
        completion,
    ],
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    help="Validate names of Kuma resources, and encode and decode the identifiers made of them.",
    epilog=epilog(
        "kuma-names validate aa.a --kind Mesh --target-version 3.0",
        "kuma-names audit --from 2.9 --to 3.0 resources/",
        "kuma-names decode proxyid aa.a.web-1 --mesh aa.a --mesh default",
        "kuma-names rules rfc1035-label",
        exit_codes={
            0: "fine or deprecated",
            1: "broken or rejected",
            2: "invalid usage or input",
        },
    ),
)
click.version_option(__version__, prog_name=PROGRAM, message="%(prog)s %(version)s")(root_command)


def main() -> None:
    """Run the command line of this process, and exit."""
    root_command.main(prog_name=PROGRAM)
