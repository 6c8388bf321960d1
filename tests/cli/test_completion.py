"""`completion`: scripts that shells can read, and their completions."""

import shlex
import subprocess

import pytest

from kuma_names.cli import root_command
from kuma_names.core.identifiers import CODECS
from kuma_names.core.tables.kinds import KINDS
from kuma_names.core.tables.rules import RULES
from kuma_names.core.versions import MINORS
from tests.cli.runner import Result, invoke


def complete(*words: str) -> list[tuple[str, str]]:
    """Return the completions of the last word in zsh, each with its help."""
    variables = {
        "_KUMA_NAMES_COMPLETE": "zsh_complete",
        "COMP_WORDS": shlex.join(["kuma-names", *words]),
        "COMP_CWORD": str(len(words)),
    }
    lines = invoke(**variables).stdout.split("\n")
    return [
        (value, help_)
        for kind, value, help_ in zip(lines[::3], lines[1::3], lines[2::3], strict=False)
        if kind == "plain"
    ]


def completed_values(*words: str) -> list[str]:
    return [value for value, _ in complete(*words)]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_script_is_printed(shell: str) -> None:
    result = invoke("completion", shell)
    assert "_KUMA_NAMES_COMPLETE" in result.stdout
    assert result == Result(0, invoke(_KUMA_NAMES_COMPLETE=f"{shell}_source").stdout, "")


def test_bash_reads_its_script() -> None:
    completed = subprocess.run(
        ["bash", "-n"],
        input=invoke("completion", "bash").stdout,
        capture_output=True,
        text=True,
        timeout=30,
    )
    assert (completed.returncode, completed.stderr) == (0, "")


def test_an_unknown_shell_is_one_line() -> None:
    place = "kuma-names completion: Invalid value for '{bash|zsh|fish}'"
    message = f"{place}: 'tcsh' is not one of 'bash', 'zsh', 'fish'.\n"
    assert invoke("completion", "tcsh") == (2, "", message)


def test_commands_and_values_are_completed() -> None:
    assert set(completed_values("")) == set(root_command.commands)
    assert completed_values("validate", "--kind", "") == list(KINDS)
    assert complete("validate", "--kind", "meshser") == [("MeshService", "mesh")]
    assert completed_values("validate", "--kuma-version", "") == list(MINORS)
    assert complete("encode", "kri", "--kuma-version", "3") == [("3.0", "3.0.1")]
    assert completed_values("rules", "") == [rule.id for rule in RULES]
    assert completed_values("validate", "--mode", "fed") == ["federated-zone"]


@pytest.mark.parametrize("command", ["encode", "decode"])
def test_codecs_are_completed(command: str) -> None:
    assert completed_values(command, "") == list(CODECS)
    assert complete(command, "proxy") == [("proxyid", CODECS["proxyid"].summary)]
