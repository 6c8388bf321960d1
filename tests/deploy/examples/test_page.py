"""The page of examples has every file and the output of the scripts; the scripts are clean."""

import re
from pathlib import Path

import pytest

from tests.deploy.examples.tools import EXAMPLES, console_script, require_tools, run
from tests.docs.console import Example, parse_examples

PAGE = (EXAMPLES / "README.md").read_text("utf-8")
SCRIPTS = sorted(EXAMPLES.glob("*.sh"))
SHOWN = [example for example in parse_examples(PAGE) if example.output]
ORIGIN = "http://127.0.0.1:8080"


def test_the_page_has_every_file_and_there_are_no_others() -> None:
    files = {path.name for path in EXAMPLES.iterdir() if path.is_file()} - {"README.md"}
    assert set(re.findall(r"\]\(([\w.-]+)\)", PAGE)) == files
    assert len(files) == 8


def test_the_page_has_every_option_of_the_guard_with_its_default() -> None:
    script = (EXAMPLES / "kuma-dp-guard.sh").read_text("utf-8")
    assert "while getopts u:v:n:t: guard_option" in script
    options = re.findall(r"^#   -(\w)  .*\((.+)\)$", script, re.MULTILINE)
    assert re.findall(r"^\| `-(\w)` \| `(.+?)` \|", PAGE, re.MULTILINE) == options
    (line,) = re.findall(
        r"^guard_url=(\S+) guard_version=(\S+) guard_without=(\S+) guard_seconds=(\S+)$",
        script,
        re.MULTILINE,
    )
    assert [default for _, default in options] == list(line)


@pytest.mark.parametrize("example", SHOWN, ids=lambda example: example.command[:30])
def test_examples_print_what_the_page_shows(url: str, example: Example) -> None:
    require_tools("curl", "jq")
    process = run("sh", "-c", example.command.replace(ORIGIN, url), folder=EXAMPLES)
    assert process.stdout.rstrip("\n") == example.output


def test_there_are_examples() -> None:
    assert len(SHOWN) == 2


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_scripts_are_clean_and_can_be_started(script: Path, tmp_path: Path) -> None:
    process = run(
        console_script("shellcheck"),
        "--shell=sh",
        "--enable=quote-safe-variables",
        script,
        folder=tmp_path,
    )
    assert (process.returncode, process.stdout) == (0, "")
    assert script.stat().st_mode & 0o111 == 0o111
    assert script.read_text("utf-8").startswith("#!/bin/sh\n")
