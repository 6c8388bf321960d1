"""The Ansible playbook, run by ansible-core against a running service."""

import json
import subprocess
from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path

import pytest
import yaml

from tests.deploy.examples.other_servers import no_server, other_server
from tests.deploy.examples.tools import EXAMPLES, console_script, run

PLAYBOOK = EXAMPLES / "ansible.yaml"
FAILED = 2
"""Exit code of ansible-playbook if a host failed."""


@pytest.fixture
def playbook(tmp_path: Path) -> Path:
    """The playbook, followed by a task that stands for the creation of meshes."""
    (play,) = yaml.safe_load(PLAYBOOK.read_text("utf-8"))
    play["tasks"].append({"name": "Create", "ansible.builtin.debug": {"msg": "created"}})
    path = tmp_path / "playbook.yaml"
    path.write_text(yaml.safe_dump([play], sort_keys=False))
    path.with_name("ansible.cfg").touch()
    return path


def run_playbook(
    playbook: Path, url: str, *meshes: str, version: str = "2.14"
) -> subprocess.CompletedProcess[str]:
    """Run a playbook on this machine, with Ansible's own files in the folder of the test."""
    variables = {"kuma_names_url": url, "kuma_version": version, "meshes": meshes}
    return run(
        console_script("ansible-playbook"),
        playbook,
        "--extra-vars",
        json.dumps(variables),
        folder=playbook.parent,
        ANSIBLE_HOME=str(playbook.parent / "ansible"),
        ANSIBLE_LOCAL_TEMP=str(playbook.parent / "local"),
        ANSIBLE_REMOTE_TEMP=str(playbook.parent / "remote"),
        ANSIBLE_CONFIG=str(playbook.with_name("ansible.cfg")),
        ANSIBLE_NOCOLOR="1",
        LC_ALL="C.UTF-8",
    )


@pytest.mark.parametrize(
    ("meshes", "version"),
    [(["default", "payments"], "3.0"), (["1a"], "2.14"), ([], "2.14")],
    ids=str,
)
def test_accepted_names_pass(playbook: Path, url: str, meshes: list[str], version: str) -> None:
    process = run_playbook(playbook, url, *meshes, version=version)
    assert process.returncode == 0, process.stdout + process.stderr
    assert process.stdout.count('"msg": "created"') == 1


@pytest.mark.parametrize(
    ("mesh", "version"),
    [
        ("Default", "2.14"),
        ("aa.a", "3.0"),
        ("aa.a", "2.14"),
        ("a&name=b", "2.14"),
        ("a b%", "2.14"),
    ],
)
def test_a_rejected_or_broken_name_fails_the_play(
    playbook: Path, url: str, mesh: str, version: str
) -> None:
    process = run_playbook(playbook, url, "default", mesh, version=version)
    assert (process.returncode, '"msg": "created"' in process.stdout) == (FAILED, False)
    assert f"Mesh name '{mesh}' must not contain" in process.stdout


@pytest.mark.parametrize(
    "server",
    [
        no_server,
        partial(other_server, 200, b"<title>Welcome</title>"),
        partial(other_server, 500, b"{}"),
    ],
    ids=["no server", "another page", "error"],
)
def test_no_verdict_fails_the_play(
    playbook: Path, server: Callable[[], AbstractContextManager[str]]
) -> None:
    with server() as url:
        process = run_playbook(playbook, url, "default")
    assert (process.returncode, "created" in process.stdout) == (FAILED, False)


def test_the_file_is_a_valid_playbook(tmp_path: Path) -> None:
    variables = {"ANSIBLE_HOME": str(tmp_path), "LC_ALL": "C.UTF-8"}
    process = run(
        console_script("ansible-playbook"), "--syntax-check", PLAYBOOK, folder=tmp_path, **variables
    )
    assert process.returncode == 0, process.stderr
