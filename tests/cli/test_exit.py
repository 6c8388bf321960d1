"""How commands end: the exit code is the verdict, and what cannot be answered is one line that names the place."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kuma_names.core.tables.kinds import KINDS
from kuma_names.core.versions import MINORS
from tests.cli.asking import PROGRAM, ask, run
from tests.support.servers import environment

ZONE = ("--kind", "Zone", "--kuma-version")
MESH = ("--kind", "Mesh", "--kuma-version")
MINORS_LISTED = ", ".join(MINORS)


@pytest.mark.parametrize("shape", ["text", "json"])
@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["a", *ZONE, "2.14"], 0),
        (["a.b", *ZONE, "2.14"], 0),
        (["a.b", *ZONE, "2.14", "--fail-on", "rejected"], 0),
        (["a.b", *ZONE, "2.14", "--fail-on", "deprecated"], 1),
        (["a.b", *ZONE, "3.0"], 1),
        (["a.b", *ZONE, "3.0", "--fail-on", "deprecated"], 1),
        (["1a", *ZONE, "2.9", "--fail-on", "deprecated"], 0),
        (["1a", *ZONE, "2.9", "--target-version", "2.14"], 0),
        (["1a", *ZONE, "2.9", "--target-version", "2.14", "--fail-on", "deprecated"], 1),
        (["1a", *ZONE, "2.9", "--target-version", "3.0"], 1),
        (["a.b", *ZONE, "3.0", "--target-version", "2.14"], 1),
        (["a", "b", *ZONE, "2.14"], 0),
        (["a", "a.b", *ZONE, "2.14"], 0),
        (["a", "a.b", "c", *ZONE, "2.14", "--fail-on", "deprecated"], 1),
        (["a", "A", "c", *ZONE, "2.14"], 1),
        (["a", "1a", *ZONE, "2.9", "--target-version", "3.0"], 1),
        (["-", *ZONE, "2.14"], 0),
        (["", *ZONE, "2.14"], 1),
        (["--fail-on", "deprecated", *ZONE, "2.14", "--", "-a"], 1),
        (["a.b", *ZONE, "2.14", "--fail-on", "broken"], 0),
        (["aa.a", *MESH, "2.12"], 1),
        (["aa.a", *MESH, "2.12", "--fail-on", "broken"], 1),
        (["aa.a", *MESH, "2.12", "--fail-on", "deprecated"], 1),
        (["aa.a", *MESH, "2.12", "--fail-on", "rejected"], 0),
        (["aa.a", *MESH, "2.12", "--target-version", "3.0", "--fail-on", "rejected"], 1),
        (["a", "aa.a", *MESH, "2.12"], 1),
        (["a", "aa.a", *MESH, "2.12", "--fail-on", "rejected"], 0),
    ],
    ids=str,
)
def test_the_verdict_is_the_exit_code(arguments: list[str], code: int, shape: str) -> None:
    answered = ask("validate", "--format", shape, *arguments)
    assert (answered.code, answered.err) == (code, "")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["encode", "default", "web"], 0),
        (["encode", "1a", "web", "--kuma-version", "2.14"], 0),
        (["encode", "aa.a", "web", "--lenient", "--kuma-version", "2.14"], 1),
        (["encode", "aa.a", "web", "--lenient"], 1),
        (["encode", "aa.a", "web", "--lenient", "--kuma-version", "3.0"], 1),
        (["encode", "A", "web"], 1),
        (["decode", "aa.a.web", "--mesh", "aa.a"], 0),
        (["decode", "aa.a.web", "--mesh", "x"], 0),
        (["rules"], 0),
        (["kinds"], 0),
        (["versions"], 0),
        (["--help"], 0),
        (["--version"], 0),
        (["validate", "-h"], 0),
        (["completion", "zsh"], 0),
    ],
    ids=str,
)
def test_other_commands(arguments: list[str], code: int) -> None:
    answered = ask(*arguments)
    assert (answered.code, answered.err) == (code, "")


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["frob"], "kuma-names: No such command 'frob'."),
        (["validate", "a"], "kuma-names validate: Missing option '--kind'."),
        (["validate", "--kind", "Mesh"], "kuma-names validate: Missing argument 'NAME...'."),
        (
            ["validate", "a", "--kind", "Mesh", "--frob"],
            "kuma-names validate: No such option '--frob'.",
        ),
        (
            ["validate", "a", "--kind", "meshh"],
            f"kuma-names validate: --kind: 'meshh' is no kind of Kuma 2.5 to 3.0; did you mean 'Mesh'? choices: {', '.join(KINDS)}",
        ),
        (
            ["validate", "a", "--kind", "\x1b[31m"],
            f"kuma-names validate: --kind: '\\x1b[31m' is no kind of Kuma 2.5 to 3.0; choices: {', '.join(KINDS)}",
        ),
        (
            ["validate", "a", "--kind", "Mesh", "--kuma-version", "1.8"],
            f"kuma-names validate: --kuma-version: '1.8' must be a Kuma version from 2.5 to 3.0; choices: {MINORS_LISTED}",
        ),
        (
            ["validate", "a", "--kind", "Mesh", "--target-version", "4"],
            f"kuma-names validate: --target-version: '4' must be a Kuma version from 2.5 to 3.0; choices: {MINORS_LISTED}",
        ),
        (
            ["validate", "a", "--kind", "Workload", "--kuma-version", "2.5"],
            "kuma-names validate: --kuma-version: Workload exists since Kuma 2.13, and not in 2.5",
        ),
        (
            [
                "validate",
                "a",
                "--kind",
                "Retry",
                "--kuma-version",
                "2.14",
                "--target-version",
                "3.0",
            ],
            "kuma-names validate: --target-version: Retry exists until Kuma 2.14, and not in 3.0",
        ),
        (
            ["validate", "a", "--kind", "Retry"],
            "kuma-names validate: --kuma-version: Retry exists until Kuma 2.14, and not in 3.0",
        ),
        (
            ["validate", "a", "--kind", "Mesh", "--label", "team"],
            "kuma-names validate: Invalid value for '--label': must be KEY=VALUE",
        ),
        (
            ["validate", "a", "--kind", "Mesh", "--label", ""],
            "kuma-names validate: Invalid value for '--label': must be KEY=VALUE",
        ),
        (
            ["validate", "a", "--kind", "Mesh", "--label", "a=" + "b" * 4095],
            "kuma-names validate: Invalid value for '--label': must be at most 4096 characters long, is 4097",
        ),
        (
            [
                "validate",
                "a",
                "--kind",
                "Mesh",
                "--label",
                "team=a",
                "--label",
                "tier=b",
                "--label",
                "team=a",
            ],
            "kuma-names validate: --label: must not have a key twice",
        ),
        (
            [
                "validate",
                "a",
                "--kind",
                "Mesh",
                "--display-name",
                "b",
                "--label",
                "kuma.io/display-name=a",
            ],
            "kuma-names validate: --display-name: must be equal to the label kuma.io/display-name, or be omitted",
        ),
        (
            ["validate", "a", "--kind", "Mesh", "--fail-on", "valid"],
            "kuma-names validate: Invalid value for '--fail-on': 'valid' is not one of 'deprecated', 'broken', 'rejected'.",
        ),
        (
            ["validate", "a", "--kind", "ServiceTag", "--environment", "kubernetes"],
            "kuma-names validate: --environment: ServiceTag exists on universal only; choices: universal",
        ),
        (
            ["validate", "a", "--kind", "ZoneSetting", "--operation", "create"],
            "kuma-names validate: --operation: ZoneSetting is no resource, and is neither created nor updated",
        ),
        (
            ["validate", "a", "--kind", "Mesh", "--mode", "x"],
            "kuma-names validate: Invalid value for '--mode': 'x' is not one of 'global', 'zone', 'federated-zone'.",
        ),
        (
            ["validate", "-", "-", "--kind", "Mesh"],
            "kuma-names validate: NAMES: '-' must not be given twice",
        ),
        (
            ["validate", "a" * 4097, "--kind", "Mesh"],
            "kuma-names validate: Invalid value for 'NAME...': must be at most 4096 characters long, is 4097",
        ),
        (
            ["encode", "aa.a", "web"],
            "kuma-names encode: mesh 'aa.a' must not contain '.', found at position 2 (proxy-id/mesh-has-dot)"
            "; the control plane would read mesh 'aa', name 'a.web'; for example 'aa-a'",
        ),
        (["encode", "a", ""], "kuma-names encode: name must not be empty (proxy-id/empty-name)"),
        (["decode", ""], "kuma-names decode: proxyId must not be empty (proxy-id/empty)"),
        (
            ["decode", "web"],
            "kuma-names decode: proxyId 'web' must have a '.' between mesh and name (proxy-id/no-dot)",
        ),
        (
            ["decode", "a."],
            "kuma-names decode: proxyId 'a.' must have a name after the '.' (proxy-id/empty-name)",
        ),
        (
            ["decode", "a." + "b" * 1023],
            "kuma-names decode: proxyId must be at most 1024 bytes long, is 1025 (proxy-id/too-long)",
        ),
        (
            ["completion", "tcsh"],
            "kuma-names completion: Invalid value for '{bash|zsh|fish}': 'tcsh' is not one of 'bash', 'zsh', 'fish'.",
        ),
        (
            ["serve", "--workers", "0"],
            "kuma-names serve: Invalid value for '--workers': 0 is not in the range 1<=x<=64.",
        ),
    ],
    ids=lambda part: str(part)[:60],
)
def test_what_cannot_be_answered_is_one_line(arguments: list[str], line: str) -> None:
    assert ask(*arguments) == (2, "", f"{line}\n")


def test_an_unknown_rule_is_told_the_closest() -> None:
    answered = ask("rules", "rfc1035")
    assert (answered.code, answered.out, answered.err.count("\n")) == (2, "", 1)
    assert answered.err.startswith(
        "kuma-names rules: RULE: 'rfc1035' is no rule; did you mean 'rfc1035-label'? choices: "
    )


@pytest.mark.parametrize(
    "command", [["validate", "a", "--kind", "Mesh"], ["versions"], ["encode", "a", "b"]], ids=str
)
def test_a_variable_is_named_where_it_is_at_fault(command: list[str]) -> None:
    answered = ask(*command, KUMA_NAMES_DEFAULT_VERSION="9")
    expected = f"KUMA_NAMES_DEFAULT_VERSION: '9' must be a Kuma version from 2.5 to 3.0; choices: {MINORS_LISTED}\n"
    assert answered == (2, "", f"kuma-names {command[0]}: {expected}")


def test_no_command_shows_help() -> None:
    answered = ask()
    assert (answered.code, answered.out) == (2, "")
    assert answered.err.startswith("Usage: kuma-names ")


def test_bytes_that_are_no_text_are_pointed_at() -> None:
    argument = run("validate", b"a\xff", "--kind", "Mesh")
    assert argument == (
        2,
        "",
        "kuma-names validate: Invalid value for 'NAME...': must be UTF-8, is not at position 1\n",
    )
    lines = run("validate", "-", "--kind", "Mesh", given=b"a\nb\xff\n")
    assert lines == (
        2,
        "",
        "kuma-names validate: standard input: line 2: must be UTF-8, is not at position 1\n",
    )
    assert ask("validate", "-", "--kind", "Mesh", given="a" * 4097) == (
        2,
        "",
        "kuma-names validate: standard input: line 1: must be at most 4096 characters long, is 4097\n",
    )


def test_standard_input_that_cannot_be_read() -> None:
    shell = f'exec "{sys.executable}" -m kuma_names validate - --kind Mesh'
    for redirection, reason in (
        ("<&-", "standard input: is closed"),
        ("0>/dev/null", "standard input: Bad file descriptor"),
    ):
        done = subprocess.run(
            ["sh", "-c", f"{shell} {redirection}"],
            env=environment(),
            capture_output=True,
            timeout=30,
        )
        assert (done.returncode, done.stderr.decode()) == (2, f"kuma-names validate: {reason}\n")


def test_standard_output_that_cannot_be_written() -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*PROGRAM, "kinds"], stdout=full, stderr=subprocess.PIPE, env=environment(), timeout=30
        )
    assert (done.returncode, done.stderr.decode()) == (
        2,
        "kuma-names: standard output: No space left on device\n",
    )


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["kinds"], 0),
        (["rules", "--format", "json"], 0),
        (["--help"], 0),
        (["validate", "--help"], 0),
        (["completion", "bash"], 0),
        (["validate", "A", "--kind", "Mesh"], 1),
        (["decode", "x"], 2),
    ],
    ids=str,
)
def test_a_closed_pipe_is_no_error(arguments: list[str], code: int) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    try:
        done = subprocess.run(
            [*PROGRAM, *arguments],
            stdout=writer,
            stderr=subprocess.PIPE,
            env=environment(),
            timeout=30,
        )
    finally:
        os.close(writer)
    assert done.returncode == code
    assert (done.stderr == b"") == (code != 2)


def test_whoever_reads_the_first_line_gets_it() -> None:
    line = f'"{sys.executable}" -m kuma_names rules --format json | head -c 9'
    done = subprocess.run(["sh", "-c", line], env=environment(), capture_output=True, timeout=30)
    assert (done.stdout, done.stderr) == (b'{"rules":', b"")
