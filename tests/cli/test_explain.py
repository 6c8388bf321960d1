"""`explain`: the meaning of a line, as text and as the API returns it."""

import json
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from tests.cli.runner import invoke

MISMATCH = "proxyId {aa a.web} does not match proxy resource {aa.a web}"
NOT_FOUND = 'resource "aa.a.web" not found; create a Dataplane in Kuma CP first or pass it as'


@pytest.mark.parametrize("meshes", [[], ["aa"]], ids=str)
def test_json_is_that_of_the_api(client: FlaskClient, meshes: list[str]) -> None:
    options = [word for mesh in meshes for word in ("--mesh", mesh)]
    query = {"text": MISMATCH}
    if meshes:
        query["meshes"] = ",".join(meshes)
    result = invoke("explain", MISMATCH, *options, "--format", "json")
    assert json.loads(result.stdout) == client.get("/explain", query_string=query).json


def test_a_known_message_has_the_proxy_that_it_is_about() -> None:
    result = invoke("explain", MISMATCH)
    assert result.exit_code == 0
    assert "  resolved    mesh 'aa.a', name 'web'\n" in result.stdout
    assert "Envoy has no node ID at all" in invoke("explain", "Envoy ID must not be nil").stdout


def test_an_assumed_reading_is_not_repeated() -> None:
    assert "resolved" not in invoke("explain", NOT_FOUND).stdout


def test_a_line_without_a_known_message_exits_with_1() -> None:
    assert invoke("explain", "nothing") == (1, "no known message\n", "")


def test_identifiers_in_a_line_are_listed() -> None:
    assert invoke("explain", "to kri_mt_default___slow_.").stdout.splitlines() == [
        "no known message",
        "  contains    kri 'kri_mt_default___slow_': "
        "kind 'MeshTimeout', mesh 'default', name 'slow'",
    ]


def test_the_names_in_a_line_are_judged() -> None:
    result = invoke("explain", 'meshes.kuma.io "aa.a" is odd', "--kuma-version", "2.12")
    assert result.exit_code == 1
    assert result.stdout.splitlines()[1].startswith(
        "  name        Mesh 'aa.a' is broken, rejected from 3.0 on: "
    )
    result = invoke("explain", 'Workload "web" is odd', "--kuma-version", "2.5")
    assert "  name        Workload 'web'\n" in result.stdout


def test_whose_fault_it_is_and_what_to_run_next_are_told() -> None:
    result = invoke("explain", "Envoy ID must not be nil")
    assert "  fault of    whoever wrote the command or the request\n" in result.stdout
    assert "  versions    from 2.5\n" in result.stdout


@pytest.mark.parametrize("line", ["- message: 'Hostname collision with A: b'", "--name and x y"])
def test_a_line_may_begin_with_a_hyphen(line: str) -> None:
    result = invoke("explain", line, "--kuma-version", "2.9")
    assert (result.exit_code, result.stderr) == (int("collision" not in line), "")


def test_an_option_that_does_not_exist_is_an_error() -> None:
    assert invoke("explain", "--nothing", "x").exit_code == 2


NOT_FOUND_LINE = (
    '2025-02-26T05:19:27.381Z\tERROR\tresource "{}" not found; create a Dataplane in Kuma CP first '
    "or pass it as an argument to kuma-dp\n"
)
LOG = (
    "2025-02-26T05:19:26.993Z\tINFO\tproxy disconnected\n"
    + NOT_FOUND_LINE.format("aa.a.web")
    + NOT_FOUND_LINE.format("aa.web")
)


def test_a_log_is_explained_from_a_file_or_from_standard_input(tmp_path: Path) -> None:
    path = tmp_path / "kuma-cp.log"
    path.write_text(LOG)
    result = invoke("explain", str(path))
    lines = result.stdout.splitlines()
    assert lines[0] == "3 lines read, 2 of them with 1 known message"
    assert lines[2] == "line 2, 2 times: dataplane-not-found"
    assert [line for line in lines if "  with" in line] == [
        "  with        proxyId 'aa.a.web'",
        "  with        proxyId 'aa.web'",
    ]
    assert invoke("explain", "-", stdin=LOG) == result
    json_result = invoke("explain", "-", "--format", "json", stdin=LOG)
    body = json.loads(json_result.stdout)
    assert (body["text"], body["lines"]) == (None, 3)
    assert [message["line"] for message in body["messages"]] == [2]


def test_a_text_of_many_lines_is_explained_as_a_log() -> None:
    assert invoke("explain", LOG).stdout.startswith("3 lines read")


def test_many_names_are_cut() -> None:
    log = "".join(NOT_FOUND_LINE.format(f"aa.web-{number}") for number in range(21))
    assert invoke("explain", "-", stdin=log).stdout.splitlines()[-1] == "              and others"


def test_a_log_without_a_known_message_exits_with_1() -> None:
    result = invoke("explain", "-", stdin="nothing\n")
    assert result == (1, "1 line read, 0 of them with 0 known messages\n", "")


def test_a_file_that_cannot_be_read_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "kuma-cp.log"
    path.symlink_to(tmp_path / "kuma-cp.log")
    result = invoke("explain", str(path))
    assert (result.exit_code, result.stdout) == (2, "")
    assert "there is no file" in result.stderr
    assert invoke("explain", "x" * 4000).stdout == "no known message\n"


def test_names_are_told_in_a_text_of_many_lines_without_a_known_message() -> None:
    result = invoke("explain", 'meshes.kuma.io "aa.a"\nis odd', "--kuma-version", "2.12")
    assert (result.exit_code, result.stdout.splitlines()[0]) == (1, "no known message")
    assert "Mesh 'aa.a' is broken" in result.stdout
