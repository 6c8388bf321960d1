"""Parameter types: texts in UTF-8, labels, and names from standard input."""

import subprocess
import sys

import pytest

from tests.cli.runner import invoke, run_process
from tests.support.servers import environment

PLACE = "kuma-names validate: Invalid value for "


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--label", "team"], f"{PLACE}'--label': must be KEY=VALUE"),
        (["--label", ""], f"{PLACE}'--label': must be KEY=VALUE"),
        (
            ["--label", "a=" + "b" * 4095],
            f"{PLACE}'--label': must be at most 4096 characters long, is 4097",
        ),
        (
            ["--label", "team=a", "--label", "tier=b", "--label", "team=a"],
            "kuma-names validate: --label: must not have a key twice",
        ),
        (
            ["a" * 4097],
            f"{PLACE}'NAME...': must be at most 4096 characters long, is 4097",
        ),
        (["-", "-"], "kuma-names validate: NAMES: '-' must not be given twice"),
    ],
    ids=lambda part: str(part)[:60],
)
def test_invalid_texts_are_one_line(arguments: list[str], message: str) -> None:
    assert invoke("validate", "a", "--kind", "Mesh", *arguments) == (2, "", f"{message}\n")


def test_an_argument_that_is_not_utf8() -> None:
    message = f"{PLACE}'NAME...': must be UTF-8, is not at position 1\n"
    assert run_process("validate", b"a\xff", "--kind", "Mesh") == (2, "", message)


def test_a_line_that_is_not_utf8() -> None:
    result = run_process("validate", "-", "--kind", "Mesh", stdin=b"a\nb\xff\n")
    reason = "standard input: line 2: must be UTF-8, is not at position 1"
    assert result == (2, "", f"kuma-names validate: {reason}\n")


def test_a_line_that_is_too_long() -> None:
    result = invoke("validate", "-", "--kind", "Mesh", stdin="a" * 4097)
    reason = "standard input: line 1: must be at most 4096 characters long, is 4097"
    assert result == (2, "", f"kuma-names validate: {reason}\n")


@pytest.mark.parametrize(
    ("redirection", "reason"),
    [
        ("<&-", "standard input: is closed"),
        ("0>/dev/null", "standard input: Bad file descriptor"),
    ],
)
def test_standard_input_that_cannot_be_read(redirection: str, reason: str) -> None:
    command = f'exec "{sys.executable}" -m kuma_names validate - --kind Mesh'
    completed = subprocess.run(
        ["sh", "-c", f"{command} {redirection}"],
        env=environment(),
        capture_output=True,
        timeout=30,
    )
    expected = (2, f"kuma-names validate: {reason}\n")
    assert (completed.returncode, completed.stderr.decode()) == expected
