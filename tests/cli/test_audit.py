"""`audit`: exit codes, input, output files and terminals."""

import json
import os
import pty
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kuma_names.audit.formats import FORMATS
from tests.cli.runner import PROGRAM, Result, invoke, read_terminal, run_process
from tests.support.servers import environment

GOOD = "type: Zone\nname: east\n"
OLD = "type: Zone\nname: a.b\n"
DOTTED = "type: Mesh\nname: aa.a\n"
BROKEN = "type: Zone\nname: [\n"
NAMELESS = "type: Zone\n"
KNOWN = "- {rule: rfc1035-label, reason: known}\n"
EXPIRED = "- {rule: rfc1035-label, reason: known, expires: 2020-01-01}\n"


@pytest.mark.parametrize(
    ("inventory", "options", "code"),
    [
        (GOOD, (), 0),
        (OLD, ("--to", "2.14"), 0),
        (OLD, ("--to", "2.14", "--fail-on", "deprecated"), 1),
        (OLD, ("--to", "2.9", "--from", "2.5", "--fail-on", "deprecated"), 0),
        (OLD, (), 1),
        (DOTTED, ("--from", "2.9", "--to", "2.14"), 1),
        (DOTTED, ("--from", "2.9", "--to", "2.14", "--fail-on", "broken"), 1),
        (DOTTED, ("--from", "2.9", "--to", "2.14", "--fail-on", "rejected"), 0),
        (DOTTED, ("--from", "2.9", "--to", "3.0", "--fail-on", "rejected"), 1),
        (OLD, ("--suppressions", "known.yaml"), 0),
        (OLD, ("--suppressions", "expired.yaml"), 1),
        (OLD + "---\n" + BROKEN, (), 2),
        (BROKEN, (), 2),
        (NAMELESS, (), 2),
        ("", (), 0),
    ],
)
@pytest.mark.parametrize("format_", ["text", "json"])
def test_exit_codes(
    inventory: str, options: tuple[str, ...], code: int, format_: str, tmp_path: Path
) -> None:
    (tmp_path / "known.yaml").write_text(KNOWN)
    (tmp_path / "expired.yaml").write_text(EXPIRED)
    (tmp_path / "names.yaml").write_text(inventory)
    arguments = [
        str(tmp_path / option) if option.endswith(".yaml") else option for option in options
    ]
    result = invoke("audit", "--format", format_, *arguments, str(tmp_path / "names.yaml"))
    assert (result.exit_code, result.stderr) == (code, "")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["audit"], "Missing argument 'PATH...'"),
        (["audit", "--to", "4.0", "-"], "--to: '4.0' must be a Kuma version from 2.5 to 3.0"),
        (["audit", "--from", "two", "-"], "--from: 'two' must be a Kuma version"),
        (["audit", "--format", "pdf", "-"], "'pdf' is not one of 'text', 'json'"),
        (
            ["audit", "--first", "zone", "-"],
            "Invalid value for '--first': 'zone' is not one of 'global', 'zones'.",
        ),
        (["audit", "--suppressions", "/nowhere/known.yaml", "-"], "No such file or directory"),
    ],
)
def test_invalid_usage_is_one_line(arguments: list[str], message: str) -> None:
    result = invoke(*arguments)
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
    assert message in result.stderr


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (
            ("--mode", "global", "--first", "zones"),
            "from the day that a zone runs Kuma 3.0, Mesh 'aa.a' no longer arrives there",
        ),
        (("--mode", "global", "--first", "global"), None),
        (("--mode", "global"), None),
        (("--first", "zones"), None),
    ],
    ids=str,
)
def test_the_side_that_is_upgraded_first_counts(
    options: tuple[str, ...], message: str | None
) -> None:
    arguments = ("audit", "--from", "2.14", "--to", "3.0", *options, "-")
    report = json.loads(invoke(*arguments, "--format", "json", stdin=DOTTED).stdout)
    messages = [
        finding["message"]
        for finding in report["resources"][0]["findings"]
        if finding["rule"] == "unsynced-in-upgrade"
    ]
    assert report["first"] == ("zones" if "zones" in options else "global")
    assert messages == ([f"{message} (unsynced-in-upgrade)"] if message else [])
    assert ("no longer arrives" in invoke(*arguments, stdin=DOTTED).stdout) == bool(message)


def test_invalid_suppressions_have_their_place(tmp_path: Path) -> None:
    suppressions = tmp_path / "known.yaml"
    suppressions.write_text("- {rule: rfc1035-label}\n")
    result = invoke("audit", "--suppressions", str(suppressions), "-", stdin=GOOD)
    assert (result.exit_code, result.stderr) == (
        2,
        f"kuma-names audit: {suppressions}:1: a suppression needs a reason\n",
    )


def test_folders_are_searched(tmp_path: Path) -> None:
    for name in ("b/zone.json", "a.yaml", "b/c/zone.yml", ".hidden/zone.yaml", "notes.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("{type: Zone, name: a.b}")
    result = run_process(
        "audit",
        "--format",
        "json",
        str(tmp_path),
        str(tmp_path / "notes.txt"),
        "-",
        stdin=OLD.encode(),
    )
    files = [resource["file"] for resource in json.loads(result.stdout)["resources"]]
    assert files == [
        *(str(tmp_path / name) for name in ("a.yaml", "b/zone.json", "b/c/zone.yml", "notes.txt")),
        "stdin",
    ]


def test_unreadable_files_are_reported_and_the_rest_is_validated(tmp_path: Path) -> None:
    (tmp_path / "good.yaml").write_text(GOOD)
    (tmp_path / "empty").mkdir()
    (tmp_path / "dangling.yaml").symlink_to(tmp_path / "nowhere")
    result = invoke(
        "audit",
        "--format",
        "json",
        str(tmp_path),
        str(tmp_path / "empty"),
        str(tmp_path / "gone.yaml"),
    )
    report = json.loads(result.stdout)
    assert result.exit_code == 2
    assert report["summary"]["judged"] == 1
    assert [(row["file"], row["reason"]) for row in report["unreadable"]] == [
        (str(tmp_path / "dangling.yaml"), "cannot be read: No such file or directory"),
        (str(tmp_path / "empty"), "is a folder without files that end in .yaml, .yml, .json"),
        (str(tmp_path / "gone.yaml"), "cannot be read: No such file or directory"),
    ]


def test_a_closed_standard_input_is_unreadable() -> None:
    code = (
        "import sys; sys.stdin = None; sys.argv = ['kuma-names', 'audit', '-']; "
        "import kuma_names.cli; kuma_names.cli.main()"
    )
    completed = subprocess.run(
        [sys.executable, "-c", code],
        env=environment(),
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert (completed.returncode, completed.stderr) == (2, "")
    assert completed.stdout.startswith("unreadable  stdin:1: cannot be read: is closed\n")


@pytest.mark.parametrize(
    ("run", "format_"), [(run_process, "csv"), *((invoke, format_) for format_ in FORMATS)]
)
def test_a_file_has_the_same_content_as_standard_output(
    run: Callable[..., Result], format_: str, tmp_path: Path
) -> None:
    (tmp_path / "names.yaml").write_text(OLD)
    options = ("audit", "--format", format_, str(tmp_path / "names.yaml"))
    printed_result = run(*options)
    file_result = run(*options, "--output", str(tmp_path / "report"))
    assert (file_result.exit_code, file_result.stdout, file_result.stderr) == (1, "", "")
    content = (tmp_path / "report").read_bytes().decode()
    assert _untimed_lines(content) == _untimed_lines(printed_result.stdout)


def _untimed_lines(report: str) -> list[str]:
    """Return the lines of a report that have no time."""
    return [line for line in report.splitlines() if "T" not in line and "timestamp" not in line]


def test_a_closed_pipe_keeps_the_exit_code() -> None:
    line = f"{' '.join(PROGRAM)} audit - | true; exit ${{PIPESTATUS[0]}}"
    inventory = "\n---\n".join(f"type: Zone\nname: a.{number}" for number in range(1000))
    completed = subprocess.run(
        ["bash", "-c", line],
        input=inventory,
        env=environment(),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (completed.returncode, completed.stderr) == (1, "")


def _audit_on_terminal(*arguments: str, **variables: str) -> str:
    """Audit with a terminal as standard output and error, and return its output."""
    pid, terminal = pty.fork()
    if pid == 0:
        environ = {**environment(), "TERM": "xterm", **variables}
        os.execve(PROGRAM[0], [*PROGRAM, "audit", *arguments], environ)
    output = read_terminal(terminal)
    os.close(terminal)
    os.waitpid(pid, 0)
    return output


def test_color_is_for_terminals_only(tmp_path: Path) -> None:
    (tmp_path / "names.yaml").write_text(OLD)
    path = str(tmp_path / "names.yaml")
    assert "\x1b[31mrejected\x1b[0m" in _audit_on_terminal(path)
    assert "\x1b[" not in _audit_on_terminal(path, NO_COLOR="1")
    assert "\x1b[" not in invoke("audit", path).stdout


def test_a_terminal_shows_the_progress_of_a_large_inventory(tmp_path: Path) -> None:
    path = tmp_path / "names.yaml"
    path.write_text("type: Zone\nname: east\n")
    assert "auditing" not in _audit_on_terminal(str(path))
    path.write_text("# " + "x" * 2_000_000 + "\n" + GOOD)
    output = _audit_on_terminal(str(path))
    assert "auditing" in output and "100%" in output
