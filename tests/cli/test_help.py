"""Help that is true: every command has examples, and they run; shells complete what there is; serve becomes gunicorn."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import click
import pytest

from kuma_names.cli import root_command
from kuma_names.core.tables.kinds import KINDS
from kuma_names.core.tables.rules import RULES
from kuma_names.core.versions import MINORS
from kuma_names.settings import WORKERS
from tests.cli.asking import Answered, ask, run
from tests.docs.console import run_shell

HELP = {name: ask(name, "--help").out for name in root_command.commands}
SHOWN = {"": ask("--help").out, **HELP}
EXAMPLES = [
    (name, line)
    for name, text in SHOWN.items()
    for line in re.findall(r"^ +\$ (.*)$", text, re.MULTILINE)
]


def complete(*words: str) -> list[tuple[str, str]]:
    """What zsh is offered for the last word: each value with its help."""
    variables = {
        "_KUMA_NAMES_COMPLETE": "zsh_complete",
        "COMP_WORDS": shlex.join(["kuma-names", *words]),
        "COMP_CWORD": str(len(words)),
    }
    lines = ask(**variables).out.split("\n")
    return [
        (value, help_)
        for kind, value, help_ in zip(lines[::3], lines[1::3], lines[2::3], strict=False)
        if kind == "plain"
    ]


def printed(line: str, folder: Path) -> str:
    """What an example prints: a pipeline in a shell, a command alone in this process."""
    if "|" in line:
        return run_shell(line, folder)
    program, *arguments = shlex.split(line)
    answered = ask(*arguments)
    assert (program, answered.err) == ("kuma-names", "")
    return answered.out


@pytest.mark.parametrize("name", root_command.commands)
def test_every_command_has_a_sentence_and_examples(name: str) -> None:
    command = root_command.commands[name]
    assert command.help
    assert command.short_help
    assert f"  {name} " in ask("--help").out
    assert command.short_help in ask("--help").out
    assert [line for owner, line in EXAMPLES if owner == name and f"kuma-names {name}" in line]


@pytest.mark.parametrize("line", [line for owner, line in EXAMPLES if owner != "serve"])
def test_examples_run(line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "resources").mkdir()
    (tmp_path / "resources" / "zone.yaml").write_text("type: Zone\nname: east\n")
    kumactl = tmp_path / "kumactl"
    kumactl.write_text("#!/bin/sh\necho 'items: [{type: Dataplane, mesh: default, name: web}]'\n")
    kumactl.chmod(0o755)
    assert printed(line, tmp_path) or (tmp_path / "names.sarif").read_text()


def test_every_option_says_what_it_does() -> None:
    options = [
        option
        for command in root_command.commands.values()
        for option in command.params
        if isinstance(option, click.Option)
    ]
    assert [option.opts for option in options if not option.help] == []


def test_help_fits_a_terminal() -> None:
    assert [line for text in HELP.values() for line in text.splitlines() if len(line) > 100] == []


@pytest.mark.parametrize(
    ("arguments", "bind", "workers"),
    [
        ([], None, None),
        (["--bind", "127.0.0.1:1"], "127.0.0.1:1", None),
        (["--workers", "3"], None, "3"),
    ],
)
def test_serve_becomes_gunicorn(
    arguments: list[str], bind: str | None, workers: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    became: list[tuple[object, ...]] = []
    monkeypatch.setattr(os, "execve", lambda *became_: became.append(became_))
    monkeypatch.delenv("KUMA_NAMES_BIND", raising=False)
    monkeypatch.delenv("KUMA_NAMES_WORKERS", raising=False)
    assert ask("serve", *arguments) == (0, "", "")
    given = {"KUMA_NAMES_BIND": bind, "KUMA_NAMES_WORKERS": workers}
    settings = {**os.environ, **{name: value for name, value in given.items() if value}}
    ((program, line, environ),) = became
    assert (program, line) == (
        sys.executable,
        (
            sys.executable,
            "-m",
            "gunicorn",
            "--config",
            "python:kuma_names.server.gunicorn_conf",
            "kuma_names.server.wsgi:app",
        ),
    )
    assert {name: value for name, value in dict(environ).items() if name.startswith("KUMA_")} == {  # type: ignore[call-overload]  # untyped
        name: value for name, value in settings.items() if name.startswith("KUMA_")
    }


def test_serve_takes_as_many_workers_as_the_server() -> None:
    assert ask("serve", "--workers", str(WORKERS.minimum - 1)).code == 2
    assert ask("serve", "--workers", str(WORKERS.maximum + 1)).code == 2


def test_serve_is_the_server_that_refuses_what_cannot_be_used() -> None:
    refused = run("serve", "--bind", "nowhere")
    assert refused.code != 0
    assert "KUMA_NAMES_BIND must be host:port or unix:path, is 'nowhere'" in refused.err
    assert "Traceback" not in refused.err


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_prints_what_a_shell_reads(shell: str) -> None:
    answered = ask("completion", shell)
    assert "_KUMA_NAMES_COMPLETE" in answered.out
    assert answered == Answered(0, ask(_KUMA_NAMES_COMPLETE=f"{shell}_source").out, "")


def test_bash_reads_its_completion() -> None:
    done = subprocess.run(
        ["bash", "-n"],
        input=ask("completion", "bash").out,
        capture_output=True,
        text=True,
        timeout=30,
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_commands_kinds_versions_and_rules_are_completed() -> None:
    assert {value for value, _ in complete("")} == set(root_command.commands)
    assert [value for value, _ in complete("validate", "--kind", "")] == list(KINDS)
    assert complete("validate", "--kind", "meshser") == [("MeshService", "mesh")]
    assert [value for value, _ in complete("validate", "--kuma-version", "")] == list(MINORS)
    assert complete("encode", "a", "b", "--kuma-version", "3") == [("3.0", "3.0.1")]
    assert [value for value, _ in complete("rules", "")] == [rule.id for rule in RULES]
    assert [value for value, _ in complete("validate", "--mode", "fed")] == ["federated-zone"]
