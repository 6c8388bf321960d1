"""`audit`: exit codes, input, output files and terminals."""

import json
import os
import pty
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kuma_names.audit.formats import FORMATS
from tests.cli.runner import PROGRAM, Result, invoke, read_terminal, run_on_terminal, run_process
from tests.support.servers import environment

GOOD = "type: Zone\nname: east\n"
OLD = "type: Zone\nname: a.b\n"
DOTTED = "type: Mesh\nname: aa.a\n"
BROKEN = "type: Zone\nname: [\n"
NAMELESS = "type: Zone\n"
FOREIGN = "{apiVersion: v1, kind: ConfigMap, metadata: {name: x}}\n"
_TIME = re.compile(r"\d\d:\d\d:\d\d|timestamp")
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
        (OLD + "---\n" + BROKEN, (), 1),
        (OLD + "---\n" + BROKEN, ("--suppressions", "known.yaml"), 3),
        (OLD + "---\n" + BROKEN, ("--to", "2.14"), 3),
        (BROKEN, (), 3),
        (NAMELESS, (), 3),
        (FOREIGN, (), 3),
        ("", (), 3),
        (BROKEN, ("--allow-unknown",), 0),
        ("", ("--allow-unknown",), 0),
        (OLD, ("--allow-unknown",), 1),
        ("", ("--allow-empty",), 0),
        (FOREIGN, ("--allow-empty",), 0),
        (BROKEN, ("--allow-empty",), 3),
        (GOOD + "---\n" + NAMELESS, ("--allow-empty",), 3),
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
        (["audit", "--baseline", "/nowhere/old.json", "-"], "No such file or directory"),
        (
            ["audit", "--only", "rejected,bad", "-"],
            "Invalid value for '--only': 'bad' is not one of rejected, broken, deprecated, valid,",
        ),
        (["audit", "--group-by", "mesh", "-"], "'mesh' is not one of 'rule', 'kind', 'file'"),
        (
            ["audit", "--format", "json", "--only", "broken", "--summary", "-"],
            "--only and --summary: only for --format text, not json",
        ),
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
    assert result.exit_code == 3
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
    assert (completed.returncode, completed.stderr) == (3, "")
    assert "\nunreadable  stdin:1: cannot be read: is closed\n" in completed.stdout


def test_an_empty_standard_input_is_inconclusive() -> None:
    result = run_process("audit", "-", stdin=b"")
    assert (result.exit_code, result.stderr) == (3, "")
    assert result.stdout.startswith("UNKNOWN  2.14 to 3.0  nothing to judge\n")


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
    banner = "NOT SAFE  2.14 to 3.0  1 of 1 resources rejected\n"
    assert (file_result.exit_code, file_result.stdout, file_result.stderr) == (1, banner, "")
    content = (tmp_path / "report").read_bytes().decode()
    assert _untimed_lines(content) == _untimed_lines(printed_result.stdout)


def _untimed_lines(report: str) -> list[str]:
    """Return the lines of a report that have no time."""
    return [line for line in report.splitlines() if not _TIME.search(line)]


def test_the_layout_of_a_file_does_not_depend_on_the_terminal(tmp_path: Path) -> None:
    (tmp_path / "names.yaml").write_text(OLD)
    options = (str(tmp_path / "names.yaml"), "--output", str(tmp_path / "report"))
    screen = run_on_terminal("audit", *options, width=40)
    assert screen == (
        "\x1b[31mNOT SAFE\x1b[0m  2.14 to 3.0  1 of 1 resources\n" + " " * 23 + "rejected\n"
    )
    printed = invoke("audit", str(tmp_path / "names.yaml")).stdout
    assert (tmp_path / "report").read_text() == printed


def test_text_is_as_wide_as_the_terminal(tmp_path: Path) -> None:
    (tmp_path / "names.yaml").write_text(OLD)
    wide = run_on_terminal("audit", str(tmp_path / "names.yaml"), width=150)
    assert "USE  WHY\n" in wide
    assert "\n    USE, WHY\n" in invoke("audit", str(tmp_path / "names.yaml")).stdout


@pytest.mark.parametrize(
    ("options", "present", "absent"),
    [
        (("--only", "broken"), "resources:", "KIND"),
        (("--only", "rejected, broken"), "KIND", None),
        (("--summary",), "resources:", "KIND"),
        (("--group-by", "rule"), "== rfc1035-label (1)\n", None),
        (("--details",), "rejected  Zone a.b  stdin:1\n", "KIND"),
        (("--verbose",), "  stdin:4: 'ConfigMap' of 'v1' is not a resource of Kuma\n", None),
        ((), "skipped: 1 ", "stdin:4:"),
    ],
)
def test_the_list_can_be_chosen(options: tuple[str, ...], present: str, absent: str | None) -> None:
    result = invoke("audit", *options, "-", stdin=f"{OLD}---\n{FOREIGN}")
    assert result.exit_code == 1
    assert result.stdout.startswith("NOT SAFE  2.14 to 3.0  1 of 1 resources rejected\n")
    assert present in result.stdout
    assert absent is None or absent not in result.stdout


def test_a_zone_is_a_fact() -> None:
    options = ("audit", "--mode", "federated-zone", "--format", "json", "-")
    name = "a" * 220
    inventory = f"type: MeshTimeout\nmesh: default\nname: {name}\n"
    without, with_zone, empty = (
        json.loads(invoke(*options, *more, stdin=inventory).stdout)
        for more in ((), ("--zone", "east"), ("--zone", ""))
    )
    assert (without["zone"], with_zone["zone"], empty["zone"]) == (None, "east", None)
    needs = [row["needs"] for row in without["notJudged"]]
    assert ["zone"] in needs
    assert ["zone"] not in [row["needs"] for row in with_zone["notJudged"]]
    assert empty["notJudged"] == without["notJudged"]


def test_a_baseline_makes_findings_known(tmp_path: Path) -> None:
    baseline = str(tmp_path / "old.json")
    options = ("audit", "-", "--format", "json", "--output", baseline)
    assert invoke(*options, stdin=OLD).exit_code == 1
    known = invoke("audit", "-", "--baseline", baseline, stdin=OLD)
    assert known.exit_code == 0
    assert known.stdout.splitlines()[:2] == [
        "NOT SAFE  2.14 to 3.0  1 of 1 resources rejected",
        f"baseline: 1 known, 0 new, 0 gone ({baseline})",
    ]
    more = invoke("audit", "-", "--baseline", baseline, stdin=f"{OLD}---\n{DOTTED}")
    assert more.exit_code == 1
    assert "Zone" not in more.stdout


def test_a_baseline_that_is_no_report_is_invalid_usage(tmp_path: Path) -> None:
    baseline = tmp_path / "old.json"
    baseline.write_text("{}")
    result = invoke("audit", "-", "--baseline", str(baseline), stdin=GOOD)
    assert (result.exit_code, result.stderr) == (
        2,
        f"kuma-names audit: {baseline}: is no report of kuma-names audit --format json\n",
    )


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
