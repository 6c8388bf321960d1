"""Runners of the command line: in this process, or in one of its own."""

import os
import pty
import subprocess
import sys
import termios
from typing import NamedTuple

from click.testing import CliRunner

from kuma_names.cli import root_command
from tests.support.servers import environment

PROGRAM = (sys.executable, "-m", "kuma_names")


class Result(NamedTuple):
    """Exit code and output of a command line."""

    exit_code: int
    stdout: str
    stderr: str


def invoke(*arguments: str, stdin: str | bytes = "", **variables: str) -> Result:
    """Run a command line in this process, with no other settings than `variables`."""
    runner = CliRunner(env={"KUMA_NAMES_DEFAULT_VERSION": None, "NO_COLOR": None, **variables})
    result = runner.invoke(root_command, list(arguments), input=stdin)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return Result(result.exit_code, result.stdout, result.stderr)


def run_process(*arguments: str | bytes, stdin: bytes = b"", **variables: str) -> Result:
    """Run a command line in its own process, where pipes and encodings are real."""
    variables = {"PYTHONUTF8": "1", **variables}
    completed = subprocess.run(
        [*PROGRAM, *arguments],
        input=stdin,
        env=environment(**variables),
        capture_output=True,
        timeout=30,
    )
    return Result(completed.returncode, completed.stdout.decode(), completed.stderr.decode())


def run_on_terminal(*arguments: str, width: int = 200, **variables: str) -> str:
    """Run a command line with a terminal as standard output, and return its output."""
    terminal, inner_terminal = pty.openpty()
    termios.tcsetwinsize(inner_terminal, (24, width))
    settings = environment(**{"TERM": "xterm", **variables})
    settings.pop("COLUMNS", None)
    with subprocess.Popen(
        [*PROGRAM, *arguments],
        stdin=inner_terminal,
        stdout=inner_terminal,
        stderr=subprocess.PIPE,
        env=settings,
    ) as process:
        os.close(inner_terminal)
        output = read_terminal(terminal)
        assert process.stderr is not None
        assert process.stderr.read() == b""
    os.close(terminal)
    return output.replace("\r\n", "\n")


def read_terminal(terminal: int) -> str:
    """Read all that is written to a terminal until its last writer closes it."""
    output = b""
    while True:
        try:
            chunk = os.read(terminal, 65_536)
        except OSError:  # Linux reports the last writer's end as an error
            chunk = b""
        if not chunk:
            return output.decode()
        output += chunk
