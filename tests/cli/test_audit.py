"""`kuma-names audit`: its exit codes, what it reads, what it writes and where, and how far a terminal says it is."""

import json
import os
import pty
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kuma_names.audit.formats import FORMATS
from tests.cli.asking import PROGRAM, Answered, ask, run
from tests.support.servers import environment

GOOD = "type: Zone\nname: east\n"
OLD = "type: Zone\nname: a.b\n"
DOTTED = "type: Mesh\nname: aa.a\n"
BROKEN = "type: Zone\nname: [\n"
NAMELESS = "type: Zone\n"
KNOWN = "- {rule: rfc1035-label, reason: known}\n"
HELD = "- {rule: rfc1035-label, reason: known, expires: 2020-01-01}\n"


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
        (OLD, ("--suppressions", "held.yaml"), 1),
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
    (tmp_path / "held.yaml").write_text(HELD)
    (tmp_path / "names.yaml").write_text(inventory)
    given = [str(tmp_path / option) if option.endswith(".yaml") else option for option in options]
    answered = ask("audit", "--format", format_, *given, str(tmp_path / "names.yaml"))
    assert (answered.code, answered.err) == (code, "")


@pytest.mark.parametrize(
    ("arguments", "said"),
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
def test_wrong_use_is_one_line(arguments: list[str], said: str) -> None:
    answered = ask(*arguments)
    assert (answered.code, answered.out, answered.err.count("\n")) == (2, "", 1)
    assert said in answered.err


@pytest.mark.parametrize(
    ("options", "said"),
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
def test_the_side_that_is_upgraded_first_counts(options: tuple[str, ...], said: str | None) -> None:
    asked = ("audit", "--from", "2.14", "--to", "3.0", *options, "-")
    report = json.loads(ask(*asked, "--format", "json", given=DOTTED).out)
    found = [
        finding["message"]
        for finding in report["resources"][0]["findings"]
        if finding["rule"] == "unsynced-in-upgrade"
    ]
    assert report["first"] == ("zones" if "zones" in options else "global")
    assert found == ([f"{said} (unsynced-in-upgrade)"] if said else [])
    assert ("no longer arrives" in ask(*asked, given=DOTTED).out) == bool(said)


def test_suppressions_that_cannot_be_used_say_where(tmp_path: Path) -> None:
    known = tmp_path / "known.yaml"
    known.write_text("- {rule: rfc1035-label}\n")
    answered = ask("audit", "--suppressions", str(known), "-", given=GOOD)
    assert (answered.code, answered.err) == (
        2,
        f"kuma-names audit: {known}:1: a suppression needs a reason\n",
    )


def test_folders_are_searched_and_files_named_as_given(tmp_path: Path) -> None:
    for name in ("b/zone.json", "a.yaml", "b/c/zone.yml", ".hidden/zone.yaml", "notes.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("{type: Zone, name: a.b}")
    answered = run(
        "audit",
        "--format",
        "json",
        str(tmp_path),
        str(tmp_path / "notes.txt"),
        "-",
        given=OLD.encode(),
    )
    files = [resource["file"] for resource in json.loads(answered.out)["resources"]]
    assert files == [
        *(str(tmp_path / name) for name in ("a.yaml", "b/zone.json", "b/c/zone.yml", "notes.txt")),
        "stdin",
    ]


def test_what_cannot_be_opened_is_told_and_the_rest_judged(tmp_path: Path) -> None:
    (tmp_path / "good.yaml").write_text(GOOD)
    (tmp_path / "empty").mkdir()
    (tmp_path / "dangling.yaml").symlink_to(tmp_path / "nowhere")
    answered = ask(
        "audit",
        "--format",
        "json",
        str(tmp_path),
        str(tmp_path / "empty"),
        str(tmp_path / "gone.yaml"),
    )
    report = json.loads(answered.out)
    assert answered.code == 2
    assert report["summary"]["judged"] == 1
    assert [(fault["file"], fault["reason"]) for fault in report["unreadable"]] == [
        (str(tmp_path / "dangling.yaml"), "cannot be read: No such file or directory"),
        (str(tmp_path / "empty"), "is a folder without files that end in .yaml, .yml, .json"),
        (str(tmp_path / "gone.yaml"), "cannot be read: No such file or directory"),
    ]


def test_a_closed_standard_input_is_a_fault() -> None:
    code = "import sys; sys.stdin = None; sys.argv = ['kuma-names', 'audit', '-']; import kuma_names.cli; kuma_names.cli.main()"
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=environment(),
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert (done.returncode, done.stderr) == (2, "")
    assert done.stdout.startswith("unreadable  stdin:1: cannot be read: is closed\n")


@pytest.mark.parametrize(
    ("asked", "format_"), [(run, "csv"), *((ask, format_) for format_ in FORMATS)]
)
def test_a_file_has_what_standard_output_would_have(
    asked: Callable[..., Answered], format_: str, tmp_path: Path
) -> None:
    (tmp_path / "names.yaml").write_text(OLD)
    options = ("audit", "--format", format_, str(tmp_path / "names.yaml"))
    printed = asked(*options)
    written = asked(*options, "--output", str(tmp_path / "report"))
    assert (written.code, written.out, written.err) == (1, "", "")
    kept = (tmp_path / "report").read_bytes().decode()
    untimed = [line for line in kept.splitlines() if "T" not in line and "timestamp" not in line]
    assert untimed == [
        line for line in printed.out.splitlines() if "T" not in line and "timestamp" not in line
    ]


def test_a_report_that_nobody_reads_keeps_its_verdict() -> None:
    line = f"{' '.join(PROGRAM)} audit - | true; exit ${{PIPESTATUS[0]}}"
    inventory = "\n---\n".join(f"type: Zone\nname: a.{number}" for number in range(1000))
    done = subprocess.run(
        ["bash", "-c", line],
        input=inventory,
        env=environment(),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr) == (1, "")


def _on_a_terminal(*arguments: str, **variables: str) -> str:
    """Run with a terminal as standard output and error, and give what it shows."""
    pid, terminal = pty.fork()
    if pid == 0:
        os.execve(
            PROGRAM[0],
            [*PROGRAM, "audit", *arguments],
            {**environment(), "TERM": "xterm", **variables},
        )
    shown = b""
    while True:
        try:
            piece = os.read(terminal, 65536)
        except OSError:
            break
        if not piece:
            break
        shown += piece
    os.close(terminal)
    os.waitpid(pid, 0)
    return shown.decode()


def test_colour_is_for_terminals_that_want_it(tmp_path: Path) -> None:
    (tmp_path / "names.yaml").write_text(OLD)
    path = str(tmp_path / "names.yaml")
    assert "\x1b[31mrejected\x1b[0m" in _on_a_terminal(path)
    assert "\x1b[" not in _on_a_terminal(path, NO_COLOR="1")
    assert "\x1b[" not in ask("audit", path).out


def test_a_terminal_shows_how_far_a_long_reading_is(tmp_path: Path) -> None:
    path = tmp_path / "names.yaml"
    path.write_text("type: Zone\nname: east\n")
    assert "auditing" not in _on_a_terminal(str(path))
    path.write_text("# " + "x" * 2_000_000 + "\n" + GOOD)
    shown = _on_a_terminal(str(path))
    assert "auditing" in shown and "100%" in shown
