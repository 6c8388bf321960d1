"""The guard of kuma-dp against a running service and against silence, with a program that stands in for kuma-dp."""

import json
import os
import subprocess
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from tests.deploy.recipes.silences import absent, answering, mute
from tests.deploy.recipes.tools import RECIPES, SECONDS, first, need, ran

GUARD = RECIPES / "kuma-dp-guard.sh"
STARTED = 7
"""The exit code of what stands in for kuma-dp."""
RUN = ("kuma-dp", "run", "--cp-address=https://127.0.0.1:5678")
SILENCES: dict[str, Callable[[], AbstractContextManager[str]]] = {
    "nobody listens": absent,
    "nothing is said": mute,
    "an error": lambda: answering(500, b'{"verdict": "valid"}'),
    "an error of something in front": lambda: answering(422, b"<title>Unprocessable</title>"),
    "another page": lambda: answering(200, b"<title>Welcome</title>"),
    "a page that quotes": lambda: answering(200, b'"\\"verdict\\":\\"rejected\\""'),
    "elsewhere": lambda: answering(302, b'{"verdict": "valid"}'),
}


@pytest.fixture(params=["sh", "bash"])
def shell(request: pytest.FixtureRequest) -> str:
    """A shell to read the script: Debian's sh is dash."""
    return str(request.param)


@pytest.fixture
def path(tmp_path: Path) -> str:
    """A PATH with a kuma-dp that writes down its process id, its arguments, its environment and its standard input."""
    need("curl")
    programs = tmp_path / "programs"
    programs.mkdir()
    stand_in = programs / "kuma-dp"
    written = 'echo $$ >pid; printf "%s\\0" "$@" >arguments; env --null >environment; cat >input; echo out; echo err >&2'
    stand_in.write_text(f"#!/bin/sh\n{written}\nexit {STARTED}\n")
    stand_in.chmod(0o755)
    return first(programs)


def arguments(folder: Path) -> list[str] | None:
    """What kuma-dp was started with, if it was."""
    file = folder / "arguments"
    return file.read_text().split("\0")[:-1] if file.exists() else None


def test_a_good_pair_starts_it_and_nothing_else_is_said(
    url: str, path: str, shell: str, tmp_path: Path
) -> None:
    ended = ran(
        shell, GUARD, "-u", url, "default", "web-1", *RUN, folder=tmp_path, PATH=path, given="a\nb"
    )
    assert (ended.returncode, ended.stdout, ended.stderr) == (STARTED, "out\n", "err\n")
    assert (arguments(tmp_path), (tmp_path / "input").read_text()) == (list(RUN[1:]), "a\nb")


def test_arguments_pass_unharmed(url: str, path: str, shell: str, tmp_path: Path) -> None:
    odd = [
        "run",
        "",
        "a b",
        " ",
        "*",
        "$HOME",
        "`id`",
        "'\"",
        "\\",
        "line\nbreak\n",
        "--",
        "-n",
        "refuse",
        "-u",
        "grün",
    ]
    ended = ran(
        shell,
        GUARD,
        "-u",
        url,
        "--",
        "default",
        "web-1",
        "kuma-dp",
        *odd,
        folder=tmp_path,
        PATH=path,
    )
    assert (ended.returncode, arguments(tmp_path)) == (STARTED, odd)


def test_the_environment_passes_unharmed(url: str, path: str, tmp_path: Path) -> None:
    given = {
        "PATH": path,
        "KUMA_DATAPLANE_RUNTIME_TOKEN": "a b\nc",
        "guard": "mine",
        "URL": "",
        "NAME": "$x",
    }
    command = [str(GUARD), "-u", url, "default", "web-1", *RUN]
    subprocess.run(
        command, cwd=tmp_path, env=given, capture_output=True, timeout=SECONDS, check=False
    )
    found = dict(
        pair.split("=", 1) for pair in (tmp_path / "environment").read_text().split("\0")[:-1]
    )
    assert {
        name: value for name, value in found.items() if name not in ("PWD", "OLDPWD", "SHLVL", "_")
    } == given


def test_it_becomes_the_command_so_signals_reach_it(url: str, path: str, tmp_path: Path) -> None:
    command = [str(GUARD), "-u", url, "default", "web-1", *RUN]
    environment, nothing = {**os.environ, "PATH": path}, subprocess.DEVNULL
    with subprocess.Popen(
        command, cwd=tmp_path, env=environment, stdin=nothing, stdout=nothing, stderr=nothing
    ) as started:
        assert started.wait(SECONDS) == STARTED
    assert int((tmp_path / "pid").read_text()) == started.pid


@pytest.mark.parametrize(
    ("version", "mesh", "name", "code"),
    [
        ("2.9", "aa.a", "web", "proxy-id/mesh-has-dot"),
        ("3.0", "aa.a", "web", "proxy-id/mesh-has-dot"),
        ("2.14", "default", "", "proxy-id/empty-name"),
        ("2.14", "default", "Web", "rfc1123-subdomain"),
        ("2.14", "default", "a&name=web", "rfc1123-subdomain"),
        ("2.14", "default", "@/etc/passwd", "rfc1123-subdomain"),
        ("2.14", "default", '","verdict":"valid', "rfc1123-subdomain"),
        ("2.14", "a&mesh=default.", "web", "proxy-id/mesh-has-dot"),
    ],
)
@pytest.mark.parametrize("without", ["start", "refuse"])
def test_a_rejected_pair_starts_nothing(
    url: str,
    path: str,
    shell: str,
    tmp_path: Path,
    version: str,
    mesh: str,
    name: str,
    code: str,
    without: str,
) -> None:
    ended = ran(
        shell,
        GUARD,
        "-u",
        url,
        "-v",
        version,
        "-n",
        without,
        mesh,
        name,
        *RUN,
        folder=tmp_path,
        PATH=path,
    )
    assert (ended.returncode, ended.stdout, arguments(tmp_path)) == (65, "", None)
    head = f"kuma-dp-guard: mesh '{mesh}', name '{name}' in Kuma {version}: rejected: "
    assert ended.stderr.startswith(head)
    problem = json.loads(ended.stderr.removeprefix(head))
    assert (problem.get("code") or problem["report"]["findings"][0]["rule"]) == code


@pytest.mark.parametrize("mesh", ["old_mesh", "1a", "-u"])
def test_a_mesh_that_exists_is_not_judged_as_a_new_one(
    url: str, path: str, tmp_path: Path, mesh: str
) -> None:
    ended = ran(
        GUARD,
        "-u",
        url,
        "-v",
        "3.0",
        "-n",
        "refuse",
        "--",
        mesh,
        "web",
        *RUN,
        folder=tmp_path,
        PATH=path,
    )
    assert (ended.returncode, ended.stderr) == (STARTED, "err\n")


@pytest.mark.parametrize("silence", SILENCES)
@pytest.mark.parametrize(
    ("option", "code"), [((), STARTED), (("-n", "start"), STARTED), (("-n", "refuse"), 69)]
)
def test_what_happens_without_a_verdict_is_an_option(
    path: str, shell: str, tmp_path: Path, silence: str, option: tuple[str, ...], code: int
) -> None:
    with SILENCES[silence]() as url:
        ended = ran(
            shell,
            GUARD,
            "-t",
            "1",
            "-u",
            url,
            *option,
            "default",
            "web-1",
            *RUN,
            folder=tmp_path,
            PATH=path,
        )
    assert (ended.returncode, arguments(tmp_path)) == (
        code,
        list(RUN[1:]) if code == STARTED else None,
    )
    assert f"kuma-dp-guard: no verdict from {url}/proxyid/encode" in ended.stderr


@pytest.mark.parametrize(("without", "code"), [("start", STARTED), ("refuse", 69)])
def test_a_version_that_the_service_does_not_know_is_no_verdict(
    url: str, path: str, tmp_path: Path, without: str, code: int
) -> None:
    ended = ran(
        GUARD,
        "-u",
        url,
        "-v",
        "9.9",
        "-n",
        without,
        "default",
        "web-1",
        *RUN,
        folder=tmp_path,
        PATH=path,
    )
    assert ended.returncode == code
    assert "(400)" in ended.stderr


@pytest.mark.parametrize(("without", "code"), [("start", STARTED), ("refuse", 69)])
def test_no_curl_is_no_verdict(
    url: str, path: str, tmp_path: Path, without: str, code: int
) -> None:
    bare = tmp_path / "bare"
    bare.mkdir()
    for tool in ("sh", "sed", "tr", "env", "cat"):
        (bare / tool).symlink_to(
            Path(next(filter(os.path.exists, (f"/bin/{tool}", f"/usr/bin/{tool}"))))
        )
    own = path.split(os.pathsep)[0]
    ended = ran(
        "/bin/sh",
        GUARD,
        "-u",
        url,
        "-n",
        without,
        "a",
        "b",
        *RUN,
        folder=tmp_path,
        PATH=f"{own}{os.pathsep}{bare}",
    )
    assert ended.returncode == code
    assert "curl: not found" in ended.stderr


@pytest.mark.parametrize(
    "wrong",
    [
        (),
        ("default",),
        ("default", "web"),
        ("-n", "maybe", "a", "b", "c"),
        ("-x", "a", "b", "c"),
        ("-u",),
    ],
    ids=str,
)
def test_wrong_usage_starts_nothing(
    path: str, shell: str, tmp_path: Path, wrong: tuple[str, ...]
) -> None:
    ended = ran(shell, GUARD, *wrong, folder=tmp_path, PATH=path)
    assert (ended.returncode, arguments(tmp_path)) == (64, None)
    assert "usage: " in ended.stderr
