"""The scripts of curl and jq against a running service."""

import json
import subprocess
from pathlib import Path

import pytest

from tests.deploy.recipes.tools import RECIPES, need, ran

UNREACHABLE = "http://127.0.0.1:1"
DOT = "Mesh name 'aa.a' must not contain '.', found at position 2"


def name(folder: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    need("curl", "jq")
    return ran(RECIPES / "check-name.sh", *arguments, folder=folder, **variables)


def names(
    folder: Path, given: str, *arguments: str, **variables: str
) -> subprocess.CompletedProcess[str]:
    need("curl", "jq")
    return ran(RECIPES / "check-names.sh", *arguments, folder=folder, given=given, **variables)


def test_a_good_name_passes(url: str, tmp_path: Path) -> None:
    ended = name(tmp_path, url, "Mesh", "default")
    assert (ended.returncode, ended.stdout, ended.stderr) == (
        0,
        "valid in 2.14, valid in 3.0\n",
        "",
    )


def test_a_name_that_the_target_rejects_fails_with_the_reasons(url: str, tmp_path: Path) -> None:
    ended = name(tmp_path, url, "Mesh", "aa.a")
    assert ended.returncode == 1
    assert ended.stdout.splitlines() == [
        "broken in 2.14, rejected in 3.0",
        f"  {DOT} (proxy-id-unambiguous)",
        f"  {DOT} (rfc1035-label; rejected since 3.0, deprecated since 2.10)",
    ]


@pytest.mark.parametrize(("threshold", "code"), [("", 1), ("broken", 1), ("rejected", 0)])
def test_versions_and_threshold_are_variables(
    url: str, tmp_path: Path, threshold: str, code: int
) -> None:
    asked = {"KUMA": "2.9", "TARGET": "2.10", "FAIL_ON": threshold}
    ended = name(tmp_path, url, "Mesh", "aa.a", **asked)
    assert (ended.returncode, ended.stdout.splitlines()[0]) == (
        code,
        "broken in 2.9, broken in 2.10",
    )
    assert names(tmp_path, "default\naa.a\n", url, "Mesh", **asked).returncode == code


@pytest.mark.parametrize(("threshold", "code"), [("", 0), ("broken", 0), ("deprecated", 1)])
def test_a_deprecated_name_fails_if_that_is_asked_for(
    url: str, tmp_path: Path, threshold: str, code: int
) -> None:
    asked = {"KUMA": "2.9", "TARGET": "2.10", "FAIL_ON": threshold}
    ended = name(tmp_path, url, "Zone", "west.1", **asked)
    assert (ended.returncode, ended.stdout.splitlines()[0]) == (
        code,
        "valid in 2.9, deprecated in 2.10",
    )
    assert names(tmp_path, "east\nwest.1\n", url, "Zone", **asked).returncode == code


@pytest.mark.parametrize(
    "odd",
    ["a&kind=Zone", "a=b", "@/etc/passwd", 'say "no"', "$(id)", "50%", "a\\b", "grün", "", "-x"],
)
def test_names_arrive_as_they_are(url: str, tmp_path: Path, odd: str) -> None:
    one, many = name(tmp_path, url, "Mesh", odd), names(tmp_path, f"ok\n{odd}\n", url, "Mesh")
    assert (one.returncode, one.stdout.splitlines()[0]) == (1, "rejected in 2.14, rejected in 3.0")
    lines = (
        [f"{odd.replace(chr(92), chr(92) * 2)}\trejected\trejected in 2.14\trfc1123-subdomain"]
        if odd
        else []
    )
    assert (many.returncode, many.stdout.splitlines()) == (1 if odd else 0, lines)


def test_many_names_are_one_question(url: str, tmp_path: Path) -> None:
    ended = names(tmp_path, "east\nwest.1\n1-east\n", url, "Zone", KUMA="2.9")
    assert ended.returncode == 1
    assert ended.stdout.splitlines() == [
        "west.1\tvalid\trejected in 3.0\trfc1035-label",
        "1-east\tvalid\trejected in 3.0\trfc1035-label",
    ]


@pytest.mark.parametrize("given", ["", "east\nwest\n"])
def test_good_names_pass_in_silence(url: str, tmp_path: Path, given: str) -> None:
    ended = names(tmp_path, given, url, "Zone")
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "", "")


def test_no_answer_is_no_verdict(url: str, tmp_path: Path) -> None:
    ended = [
        name(tmp_path, UNREACHABLE, "Mesh", "default"),
        name(tmp_path, url, "Nothing", "default"),
        name(tmp_path, url, "Mesh"),
        names(tmp_path, "default\n", UNREACHABLE, "Mesh"),
        names(tmp_path, "default\n", url, "Nothing"),
        names(tmp_path, "default\n", url),
    ]
    assert [(one.returncode, one.stdout) for one in ended] == [(2, "")] * 6
    problem = json.loads(ended[1].stderr.splitlines()[-1])
    assert problem["invalid_parameters"][0]["field"] == "kind"
