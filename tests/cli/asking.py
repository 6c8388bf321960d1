"""The command line as tests ask it: in this process, or as a process of its own where pipes, terminals and imports matter."""

import subprocess
import sys
from typing import NamedTuple

from click.testing import CliRunner

from kuma_names.cli import root_command
from tests.support.servers import environment

PROGRAM = (sys.executable, "-m", "kuma_names")


class Answered(NamedTuple):
    """What a command line came to."""

    code: int
    out: str
    err: str


def ask(*arguments: str, given: str | bytes = "", **variables: str) -> Answered:
    """Ask in this process, with no settings but those given."""
    runner = CliRunner(env={"KUMA_NAMES_DEFAULT_VERSION": None, "NO_COLOR": None, **variables})
    made = runner.invoke(root_command, list(arguments), input=given)
    assert made.exception is None or isinstance(made.exception, SystemExit), made.exception
    return Answered(made.exit_code, made.stdout, made.stderr)


def run(*arguments: str | bytes, given: bytes = b"", **variables: str) -> Answered:
    """Ask a process of its own."""
    variables = {"PYTHONUTF8": "1", **variables}
    done = subprocess.run(
        [*PROGRAM, *arguments],
        input=given,
        env=environment(**variables),
        capture_output=True,
        timeout=30,
    )
    return Answered(done.returncode, done.stdout.decode(), done.stderr.decode())
