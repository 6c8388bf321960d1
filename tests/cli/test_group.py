"""The group of commands: exit codes, errors in one line, and closed or full pipes."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kuma_names.core.versions import MINORS
from tests.cli.runner import PROGRAM, invoke, run_process
from tests.support.servers import environment

CHOICES = f"choices: {', '.join(MINORS)}"


@pytest.mark.parametrize(
    "line",
    ["rules", "kinds", "versions", "codecs", "--help", "--version", "validate -h"],
)
def test_tables_and_help_exit_with_0(line: str) -> None:
    result = invoke(*line.split())
    assert (result.exit_code, result.stderr) == (0, "")


def test_an_unknown_command_is_one_line() -> None:
    assert invoke("frob") == (2, "", "kuma-names: No such command 'frob'.\n")


def test_a_command_line_without_a_command_prints_the_help() -> None:
    result = invoke()
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("Usage: kuma-names ")


@pytest.mark.parametrize("old_command", ["read", "write"])
def test_there_is_one_pair_of_verbs(old_command: str) -> None:
    message = f"kuma-names: No such command '{old_command}'."
    result = invoke(old_command, "kri", "a")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(message)


@pytest.mark.parametrize(
    "line", ["validate a --kind Mesh", "versions", "encode proxyid mesh=a name=b"]
)
def test_an_invalid_variable_is_named(line: str) -> None:
    command, *_ = line.split()
    place = f"kuma-names {command}: KUMA_NAMES_DEFAULT_VERSION"
    assert invoke(*line.split(), KUMA_NAMES_DEFAULT_VERSION="9") == (
        2,
        "",
        f"{place}: '9' must be a Kuma version from 2.5 to 3.0; {CHOICES}\n",
    )


def test_standard_output_that_cannot_be_written() -> None:
    with Path("/dev/full").open("wb") as full:
        completed = subprocess.run(
            [*PROGRAM, "kinds"], stdout=full, stderr=subprocess.PIPE, env=environment(), timeout=30
        )
    assert (completed.returncode, completed.stderr.decode()) == (
        2,
        "kuma-names: standard output: No space left on device\n",
    )


@pytest.mark.parametrize(
    ("line", "exit_code"),
    [
        ("kinds", 0),
        ("rules --format json", 0),
        ("--help", 0),
        ("validate --help", 0),
        ("completion bash", 0),
        ("validate A --kind Mesh", 1),
        ("decode proxyid x", 2),
    ],
)
def test_a_closed_pipe_keeps_the_exit_code(line: str, exit_code: int) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    try:
        completed = subprocess.run(
            [*PROGRAM, *line.split()],
            stdout=writer,
            stderr=subprocess.PIPE,
            env=environment(),
            timeout=30,
        )
    finally:
        os.close(writer)
    assert completed.returncode == exit_code
    assert (completed.stderr == b"") == (exit_code != 2)


def test_a_reader_may_stop_after_the_first_bytes() -> None:
    line = f'"{sys.executable}" -m kuma_names rules --format json | head -c 9'
    completed = subprocess.run(
        ["sh", "-c", line], env=environment(), capture_output=True, timeout=30
    )
    assert (completed.stdout, completed.stderr) == (b'{"rules":', b"")


def test_output_that_cannot_be_encoded_is_escaped() -> None:
    result = run_process(
        "validate", "a界.b", "--kind", "Mesh", PYTHONUTF8="0", PYTHONIOENCODING="ascii"
    )
    assert result.stdout.splitlines()[:2] == [
        "rejected      'a\\u754c.b'",
        "                ^^^^^^^",
    ]
