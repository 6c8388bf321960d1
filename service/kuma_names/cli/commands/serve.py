"""The command that becomes the service: `serve`; it imports none of it."""

import os
import sys

import click

from kuma_names.cli.group import Command, examples
from kuma_names.settings import WORKERS, variable_name

GUNICORN = (
    "-m",
    "gunicorn",
    "--config",
    "python:kuma_names.server.gunicorn_conf",
    "kuma_names.server.wsgi:app",
)


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
    "--workers",
    type=click.IntRange(WORKERS.minimum, WORKERS.maximum),
    metavar="N",
    help="Worker processes.",
)
def serve(bind: str | None, workers: int | None) -> None:
    """Answer the same questions over HTTP, until it is ended."""
    environ = dict(os.environ)
    if bind is not None:
        environ[variable_name("bind")] = bind
    if workers is not None:
        environ[variable_name("workers")] = str(workers)
    os.execve(sys.executable, (sys.executable, *GUNICORN), environ)
