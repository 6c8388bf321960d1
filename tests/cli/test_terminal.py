"""Colour on a terminal, and only there; lines of names as wide as it is."""

import os
import pty
import re
import subprocess
import termios

import pytest

from tests.cli.asking import PROGRAM, run
from tests.support.servers import environment

COLOUR = re.compile(r"\x1b\[[0-9;]*m")
ARGUMENTS = (
    "validate",
    "--kind",
    "Mesh",
    "--kuma-version",
    "2.14",
    "--",
    "1a",
    "aa.a",
    "web",
    "-x",
)


def on_a_terminal(*arguments: str, width: int = 200, **variables: str) -> str:
    """Run with a terminal as standard output, and give what is seen there."""
    terminal, inside = pty.openpty()
    termios.tcsetwinsize(inside, (24, width))
    settings = environment(**{"TERM": "xterm", **variables})
    settings.pop("COLUMNS", None)
    with subprocess.Popen(
        [*PROGRAM, *arguments], stdin=inside, stdout=inside, stderr=subprocess.PIPE, env=settings
    ) as process:
        os.close(inside)
        seen = b""
        while piece := _read(terminal):
            seen += piece
        assert process.stderr is not None
        assert process.stderr.read() == b""
    os.close(terminal)
    return seen.decode().replace("\r\n", "\n")


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # how Linux says that nobody writes any more
        return b""


def test_a_terminal_gets_colours_and_the_same_text() -> None:
    seen = on_a_terminal(*ARGUMENTS, NO_COLOR="")
    assert COLOUR.sub("", seen) == run(*ARGUMENTS).out
    painted = {
        text.strip(): code for code, text in re.findall(r"\x1b\[(\d+)m([^\x1b]+)\x1b\[0m", seen)
    }
    assert {
        word: painted[word]
        for word in ("valid", "deprecated", "broken", "rejected", "warning", "error", "^")
    } == {
        "valid": "32",
        "deprecated": "33",
        "broken": "35",
        "rejected": "31",
        "warning": "33",
        "error": "31",
        "^": "31",
    }


@pytest.mark.parametrize(
    "variables",
    [{"NO_COLOR": "1"}, {"NO_COLOR": "false"}, {"TERM": "dumb", "NO_COLOR": ""}],
    ids=str,
)
def test_who_wants_no_colour_gets_none(variables: dict[str, str]) -> None:
    assert "\x1b" not in on_a_terminal(*ARGUMENTS, width=200, **variables)


def test_a_pipe_gets_no_colour() -> None:
    assert "\x1b" not in run(*ARGUMENTS, NO_COLOR="", TERM="xterm", FORCE_COLOR="1").out


def test_json_has_no_colour_anywhere() -> None:
    assert on_a_terminal("versions", "--format", "json") == run("versions", "--format", "json").out


def test_names_are_shown_in_lines_as_wide_as_the_terminal() -> None:
    seen = on_a_terminal(
        "validate", "a" * 40 + "." + "b" * 9, "--kind", "Mesh", width=44, NO_COLOR="1"
    ).splitlines()
    assert seen[:4] == [
        "rejected      '" + "a" * 29,
        " " * 14 + "a" * 11 + "." + "b" * 9 + "'",
        " " * 25 + "^",
        "  error       Mesh name '"
        + "a" * 40
        + "."
        + "b" * 9
        + "' must not contain '.', found at position 40"
        " (rfc1035-label; rejected since 3.0, deprecated since 2.10)",
    ]
