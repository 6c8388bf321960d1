"""The scripts with curl and jq, run against a running service."""

import json
import subprocess
from pathlib import Path

import pytest

from tests.deploy.examples.tools import EXAMPLES, require_tools, run

UNREACHABLE = "http://127.0.0.1:1"
DOT = "Mesh name 'aa.a' must not contain '.', found at position 2"


def check_name(folder: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    require_tools("curl", "jq")
    return run(EXAMPLES / "check-name.sh", *arguments, folder=folder, **variables)


def check_names(
    folder: Path, stdin: str, *arguments: str, **variables: str
) -> subprocess.CompletedProcess[str]:
    require_tools("curl", "jq")
    return run(EXAMPLES / "check-names.sh", *arguments, folder=folder, stdin=stdin, **variables)


def test_a_good_name_passes(url: str, tmp_path: Path) -> None:
    process = check_name(tmp_path, url, "Mesh", "default")
    assert (process.returncode, process.stdout, process.stderr) == (
        0,
        "valid in 2.14, valid in 3.0\n",
        "",
    )


def test_a_rejected_name_fails_with_the_reasons(url: str, tmp_path: Path) -> None:
    process = check_name(tmp_path, url, "Mesh", "aa.a")
    assert process.returncode == 1
    assert process.stdout.splitlines() == [
        "broken in 2.14, rejected in 3.0",
        f"  {DOT} (proxy-id-unambiguous)",
        f"  {DOT} (rfc1035-label; rejected since 3.0, deprecated since 2.10)",
    ]


@pytest.mark.parametrize(("threshold", "code"), [("", 1), ("broken", 1), ("rejected", 0)])
def test_versions_and_threshold_are_environment_variables(
    url: str, tmp_path: Path, threshold: str, code: int
) -> None:
    variables = {"KUMA": "2.9", "TARGET": "2.10", "FAIL_ON": threshold}
    process = check_name(tmp_path, url, "Mesh", "aa.a", **variables)
    assert (process.returncode, process.stdout.splitlines()[0]) == (
        code,
        "broken in 2.9, broken in 2.10",
    )
    assert check_names(tmp_path, "default\naa.a\n", url, "Mesh", **variables).returncode == code


@pytest.mark.parametrize(("threshold", "code"), [("", 0), ("broken", 0), ("deprecated", 1)])
def test_a_deprecated_name_fails_with_that_threshold(
    url: str, tmp_path: Path, threshold: str, code: int
) -> None:
    variables = {"KUMA": "2.9", "TARGET": "2.10", "FAIL_ON": threshold}
    process = check_name(tmp_path, url, "Zone", "west.1", **variables)
    assert (process.returncode, process.stdout.splitlines()[0]) == (
        code,
        "valid in 2.9, deprecated in 2.10",
    )
    assert check_names(tmp_path, "east\nwest.1\n", url, "Zone", **variables).returncode == code


@pytest.mark.parametrize(
    "name",
    ["a&kind=Zone", "a=b", "@/etc/passwd", 'say "no"', "$(id)", "50%", "a\\b", "grün", "", "-x"],
)
def test_names_are_sent_unchanged(url: str, tmp_path: Path, name: str) -> None:
    single = check_name(tmp_path, url, "Mesh", name)
    assert single.returncode == 1
    assert single.stdout.splitlines()[0] == "rejected in 2.14, rejected in 3.0"
    batch = check_names(tmp_path, f"ok\n{name}\n", url, "Mesh")
    if name:
        escaped_name = name.replace("\\", "\\\\")
        line = f"{escaped_name}\trejected\trejected in 2.14\trfc1123-subdomain"
        assert (batch.returncode, batch.stdout.splitlines()) == (1, [line])
    else:
        # an empty line is no name
        assert (batch.returncode, batch.stdout) == (0, "")


def test_many_names_are_one_batch(url: str, tmp_path: Path) -> None:
    process = check_names(tmp_path, "east\nwest.1\n1-east\n", url, "Zone", KUMA="2.9")
    assert process.returncode == 1
    assert process.stdout.splitlines() == [
        "west.1\tvalid\trejected in 3.0\trfc1035-label",
        "1-east\tvalid\trejected in 3.0\trfc1035-label",
    ]


@pytest.mark.parametrize("lines", ["", "east\nwest\n"])
def test_good_names_pass_without_output(url: str, tmp_path: Path, lines: str) -> None:
    process = check_names(tmp_path, lines, url, "Zone")
    assert (process.returncode, process.stdout, process.stderr) == (0, "", "")


def test_without_a_verdict_the_exit_code_is_2(url: str, tmp_path: Path) -> None:
    processes = [
        check_name(tmp_path, UNREACHABLE, "Mesh", "default"),
        check_name(tmp_path, url, "Nothing", "default"),
        check_name(tmp_path, url, "Mesh"),
        check_names(tmp_path, "default\n", UNREACHABLE, "Mesh"),
        check_names(tmp_path, "default\n", url, "Nothing"),
        check_names(tmp_path, "default\n", url),
    ]
    assert [(process.returncode, process.stdout) for process in processes] == [(2, "")] * 6
    problem = json.loads(processes[1].stderr.splitlines()[-1])
    assert problem["invalid_parameters"][0]["field"] == "kind"
