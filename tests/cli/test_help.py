"""Help: every command has a sentence and examples that run, within 80 columns."""

import re
import shlex
from pathlib import Path

import click
import pytest

from kuma_names.cli import root_command
from tests.cli.runner import invoke
from tests.docs.console import run_shell

COMMAND_HELP = {name: invoke(name, "--help", COLUMNS="80") for name in root_command.commands}
HELP = {"": invoke("--help", COLUMNS="80"), **COMMAND_HELP}
EXAMPLES = [
    (name, line)
    for name, result in HELP.items()
    for line in re.findall(r"^ +\$ (.*)$", result.stdout, re.MULTILINE)
]


def run_example(line: str, folder: Path) -> str:
    """Run a pipeline in a shell, and a single command in this process."""
    if "|" in line:
        return run_shell(line, folder)
    program, *arguments = shlex.split(line)
    result = invoke(*arguments)
    assert (program, result.stderr) == ("kuma-names", "")
    return result.stdout


def write_script(path: Path, output: str) -> None:
    path.write_text(f"#!/bin/sh\necho '{output}'\n")
    path.chmod(0o755)


@pytest.mark.parametrize("name", root_command.commands)
def test_every_command_has_a_sentence_and_examples(name: str) -> None:
    command = root_command.commands[name]
    assert command.help
    assert command.short_help
    assert re.search(rf"^  {name} +{re.escape(command.short_help)}$", HELP[""].stdout, re.MULTILINE)
    own_lines = [line for owner, line in EXAMPLES if owner == name]
    assert [line for line in own_lines if f"kuma-names {name}" in line]


@pytest.mark.parametrize("line", [line for owner, line in EXAMPLES if owner != "serve"])
def test_examples_run(line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "resources").mkdir()
    (tmp_path / "resources" / "zone.yaml").write_text("type: Zone\nname: east\n")
    (tmp_path / "kuma-cp.log").write_text("Envoy ID must not be nil\n")
    write_script(tmp_path / "kumactl", "items: [{type: Dataplane, mesh: default, name: web}]")
    write_script(tmp_path / "kubectl", "Envoy ID must not be nil")
    assert run_example(line, tmp_path) or (tmp_path / "audit.html").read_text()


def test_every_option_has_help() -> None:
    options = [
        option
        for command in root_command.commands.values()
        for option in command.params
        if isinstance(option, click.Option)
    ]
    assert [option.opts for option in options if not option.help] == []


@pytest.mark.parametrize("name", HELP)
def test_help_fits_80_columns(name: str) -> None:
    result = HELP[name]
    assert (result.exit_code, result.stderr) == (0, "")
    assert [line for line in result.stdout.splitlines() if len(line) > 80] == []


@pytest.mark.parametrize("name", ["", "validate", "encode", "decode", "explain", "audit"])
def test_help_lists_the_exit_codes(name: str) -> None:
    _, _, exit_codes = HELP[name].stdout.partition("Exit codes:\n")
    others = {"decode": ["0", "2"], "audit": ["0", "1", "2", "3"]}
    expected = others.get(name, ["0", "1", "2"])
    assert re.findall(r"^    (\d)  \S", exit_codes, re.MULTILINE) == expected
