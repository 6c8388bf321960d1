"""The command that becomes the service: `serve`; it imports none of it."""

import os
import sys

import click

from kuma_names.cli.group import Command, examples

GUNICORN = (
    "-m",
    "gunicorn",
    "--config",
    "python:kuma_names.server.gunicorn_conf",
    "kuma_names.server.wsgi:app",
)
MOST_WORKERS = 64


@click.command(
    cls=Command,
    short_help="Answer over HTTP.",
    epilog=examples(
        "kuma-names serve",
        "kuma-names serve --bind 127.0.0.1:9000 --workers 4",
        then="All settings are environment variables, listed in the README; these two options go before their variables.",
    ),
)
@click.option(
    "--bind",
    metavar="ADDRESS",
    help="Where to listen: host:port or unix:path, several separated by commas.",
)
@click.option(
    "--workers", type=click.IntRange(1, MOST_WORKERS), metavar="N", help="Worker processes."
)
def serve(bind: str | None, workers: int | None) -> None:
    """Answer the same questions over HTTP, until it is ended."""
    given = {"KUMA_NAMES_BIND": bind, "KUMA_NAMES_WORKERS": workers}
    environ = {
        **os.environ,
        **{variable: str(value) for variable, value in given.items() if value is not None},
    }
    os.execve(sys.executable, (sys.executable, *GUNICORN), environ)
