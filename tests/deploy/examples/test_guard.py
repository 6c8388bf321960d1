"""The guard of kuma-dp, run with the service, other servers and no server.

A script takes the place of kuma-dp and records how it is started.
"""

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path

import pytest

from tests.deploy.examples.other_servers import no_server, other_server, silent_server
from tests.deploy.examples.tools import EXAMPLES, TIMEOUT, path_with, require_tools, run

GUARD = EXAMPLES / "kuma-dp-guard.sh"
STARTED = 7
"""The exit code of the script in place of kuma-dp."""
FAKE_KUMA_DP = f"""\
#!/bin/sh
echo $$ >pid
printf "%s\\0" "$@" >arguments
env --null >environment
cat >input
echo out
echo err >&2
exit {STARTED}
"""
COMMAND = ("kuma-dp", "run", "--cp-address=https://127.0.0.1:5678")
NO_VERDICT: dict[str, Callable[[], AbstractContextManager[str]]] = {
    "no server": no_server,
    "no response": silent_server,
    "error": partial(other_server, 500, b'{"verdict": "valid"}'),
    "error of a proxy": partial(other_server, 422, b"<title>Unprocessable</title>"),
    "another page": partial(other_server, 200, b"<title>Welcome</title>"),
    "a page with a quoted verdict": partial(other_server, 200, b'"\\"verdict\\":\\"rejected\\""'),
    "redirect": partial(other_server, 302, b'{"verdict": "valid"}'),
}


@pytest.fixture(params=["sh", "bash"])
def shell(request: pytest.FixtureRequest) -> str:
    """Each shell that runs the script: Debian's sh is dash."""
    return str(request.param)


@pytest.fixture
def path(tmp_path: Path) -> str:
    """A PATH with a kuma-dp that records its process ID, arguments, environment and input."""
    require_tools("curl")
    programs = tmp_path / "programs"
    programs.mkdir()
    kuma_dp = programs / "kuma-dp"
    kuma_dp.write_text(FAKE_KUMA_DP)
    kuma_dp.chmod(0o755)
    return path_with(programs)


def recorded_arguments(folder: Path) -> list[str] | None:
    """Return the arguments of kuma-dp; None if it was not started."""
    file = folder / "arguments"
    return file.read_text().split("\0")[:-1] if file.exists() else None


def test_a_good_pair_starts_kuma_dp_without_other_output(
    url: str, path: str, shell: str, tmp_path: Path
) -> None:
    arguments = ("-u", url, "default", "web-1", *COMMAND)
    process = run(shell, GUARD, *arguments, folder=tmp_path, stdin="a\nb", PATH=path)
    assert (process.returncode, process.stdout, process.stderr) == (STARTED, "out\n", "err\n")
    assert recorded_arguments(tmp_path) == list(COMMAND[1:])
    assert (tmp_path / "input").read_text() == "a\nb"


def test_arguments_are_passed_unchanged(url: str, path: str, shell: str, tmp_path: Path) -> None:
    command_arguments = ["run", "", "a b", " ", "*", "$HOME", "`id`", "'\"", "\\", "line\nbreak\n"]
    command_arguments += ["--", "-n", "refuse", "-u", "grün"]
    arguments = ("-u", url, "--", "default", "web-1", "kuma-dp", *command_arguments)
    process = run(shell, GUARD, *arguments, folder=tmp_path, PATH=path)
    assert (process.returncode, recorded_arguments(tmp_path)) == (STARTED, command_arguments)


def test_the_environment_is_passed_unchanged(url: str, path: str, tmp_path: Path) -> None:
    environment = {
        "PATH": path,
        "KUMA_DATAPLANE_RUNTIME_TOKEN": "a b\nc",
        "guard": "mine",
        "URL": "",
        "NAME": "$x",
    }
    command = [str(GUARD), "-u", url, "default", "web-1", *COMMAND]
    subprocess.run(
        command, cwd=tmp_path, env=environment, capture_output=True, timeout=TIMEOUT, check=False
    )
    lines = (tmp_path / "environment").read_text().split("\0")[:-1]
    recorded_variables = dict(line.split("=", 1) for line in lines)
    # shells set these themselves
    for name in ("PWD", "OLDPWD", "SHLVL", "_"):
        recorded_variables.pop(name, None)
    assert recorded_variables == environment


def test_kuma_dp_replaces_the_guard_so_signals_reach_it(
    url: str, path: str, tmp_path: Path
) -> None:
    command = [str(GUARD), "-u", url, "default", "web-1", *COMMAND]
    null = subprocess.DEVNULL
    with subprocess.Popen(
        command,
        cwd=tmp_path,
        env={**os.environ, "PATH": path},
        stdin=null,
        stdout=null,
        stderr=null,
    ) as process:
        assert process.wait(TIMEOUT) == STARTED
    assert int((tmp_path / "pid").read_text()) == process.pid


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
@pytest.mark.parametrize("without_verdict", ["start", "refuse"])
def test_a_rejected_pair_does_not_start_kuma_dp(
    url: str,
    path: str,
    shell: str,
    tmp_path: Path,
    version: str,
    mesh: str,
    name: str,
    code: str,
    without_verdict: str,
) -> None:
    options = ("-u", url, "-v", version, "-n", without_verdict)
    process = run(shell, GUARD, *options, mesh, name, *COMMAND, folder=tmp_path, PATH=path)
    assert (process.returncode, process.stdout) == (65, "")
    assert recorded_arguments(tmp_path) is None
    head = f"kuma-dp-guard: mesh '{mesh}', name '{name}' in Kuma {version}: rejected: "
    assert process.stderr.startswith(head)
    problem = json.loads(process.stderr.removeprefix(head))
    assert (problem.get("code") or problem["report"]["findings"][0]["rule"]) == code


@pytest.mark.parametrize("mesh", ["old_mesh", "1a", "-u"])
def test_the_mesh_is_validated_as_an_existing_one(
    url: str, path: str, tmp_path: Path, mesh: str
) -> None:
    options = ("-u", url, "-v", "3.0", "-n", "refuse", "--")
    process = run(GUARD, *options, mesh, "web", *COMMAND, folder=tmp_path, PATH=path)
    assert (process.returncode, process.stderr) == (STARTED, "err\n")


@pytest.mark.parametrize("server", NO_VERDICT)
@pytest.mark.parametrize(
    ("option", "code"), [((), STARTED), (("-n", "start"), STARTED), (("-n", "refuse"), 69)]
)
def test_an_option_decides_what_happens_without_a_verdict(
    path: str, shell: str, tmp_path: Path, server: str, option: tuple[str, ...], code: int
) -> None:
    with NO_VERDICT[server]() as url:
        arguments = ("-t", "1", "-u", url, *option, "default", "web-1", *COMMAND)
        process = run(shell, GUARD, *arguments, folder=tmp_path, PATH=path)
    expected_arguments = list(COMMAND[1:]) if code == STARTED else None
    assert (process.returncode, recorded_arguments(tmp_path)) == (code, expected_arguments)
    assert f"kuma-dp-guard: no verdict from {url}/proxyid/encode" in process.stderr


@pytest.mark.parametrize(("without_verdict", "code"), [("start", STARTED), ("refuse", 69)])
def test_an_unknown_version_gives_no_verdict(
    url: str, path: str, tmp_path: Path, without_verdict: str, code: int
) -> None:
    arguments = ("-u", url, "-v", "9.9", "-n", without_verdict, "default", "web-1", *COMMAND)
    process = run(GUARD, *arguments, folder=tmp_path, PATH=path)
    assert process.returncode == code
    assert "(400)" in process.stderr


@pytest.mark.parametrize(("without_verdict", "code"), [("start", STARTED), ("refuse", 69)])
def test_without_curl_there_is_no_verdict(
    url: str, path: str, tmp_path: Path, without_verdict: str, code: int
) -> None:
    bare = tmp_path / "bare"
    bare.mkdir()
    for tool in ("sh", "sed", "tr", "env", "cat"):
        tool_path = shutil.which(tool, path="/bin:/usr/bin")
        assert tool_path is not None
        (bare / tool).symlink_to(tool_path)
    programs = path.split(os.pathsep)[0]
    arguments = ("-u", url, "-n", without_verdict, "a", "b", *COMMAND)
    bare_path = f"{programs}{os.pathsep}{bare}"
    process = run("/bin/sh", GUARD, *arguments, folder=tmp_path, PATH=bare_path)
    assert process.returncode == code
    assert "curl: not found" in process.stderr


@pytest.mark.parametrize(
    "arguments",
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
def test_wrong_usage_does_not_start_kuma_dp(
    path: str, shell: str, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    process = run(shell, GUARD, *arguments, folder=tmp_path, PATH=path)
    assert (process.returncode, recorded_arguments(tmp_path)) == (64, None)
    assert "usage: " in process.stderr
