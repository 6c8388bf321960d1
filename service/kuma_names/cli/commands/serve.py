"""Command that replaces its process with the HTTP service: `serve`.

It imports neither gunicorn nor Flask, so that other commands start fast.
"""

import os
import sys

import click

from kuma_names.cli.group import Command, epilog
from kuma_names.settings import WORKERS, variable_name

_GUNICORN = (
    "-m",
    "gunicorn",
    "--config",
    "python:kuma_names.server.gunicorn_conf",
    "kuma_names.server.wsgi:app",
)


@click.command(
    cls=Command,
    short_help="Serve the HTTP API.",
    epilog=epilog(
        "kuma-names serve",
        "kuma-names serve --bind 127.0.0.1:9000 --workers 4",
        note="The README lists all settings, which are environment variables. These options "
        "override KUMA_NAMES_BIND and KUMA_NAMES_WORKERS.",
    ),
)
@click.option(
    "--bind",
    metavar="ADDRESS",
    help="Addresses to listen on, separated by commas: host:port or unix:path.",
)
@click.option(
    "--workers",
    type=click.IntRange(WORKERS.minimum, WORKERS.maximum),
    metavar="N",
    help="Number of worker processes.",
)
def serve(bind: str | None, workers: int | None) -> None:
    """Serve the HTTP API until the process is stopped."""
    environ = dict(os.environ)
    if bind is not None:
        environ[variable_name("bind")] = bind
    if workers is not None:
        environ[variable_name("workers")] = str(workers)
    os.execve(sys.executable, (sys.executable, *_GUNICORN), environ)
