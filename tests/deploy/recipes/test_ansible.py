"""The playbook, played by the real ansible-core against a running service."""

import json
import subprocess
from pathlib import Path

import pytest
import yaml

from tests.deploy.recipes.silences import absent, answering
from tests.deploy.recipes.tools import RECIPES, beside_python, ran

PLAYBOOK = RECIPES / "ansible.yaml"
FAILED = 2
"""What ansible-playbook ends with where a host failed."""


@pytest.fixture
def playbook(tmp_path: Path) -> Path:
    """The playbook with what comes after the recipe: a task that creates."""
    (play,) = yaml.safe_load(PLAYBOOK.read_text("utf-8"))
    play["tasks"].append({"name": "Create", "ansible.builtin.debug": {"msg": "created"}})
    path = tmp_path / "playbook.yaml"
    path.write_text(yaml.safe_dump([play], sort_keys=False))
    path.with_name("ansible.cfg").touch()
    return path


def played(
    playbook: Path, url: str, *meshes: str, version: str = "2.14"
) -> subprocess.CompletedProcess[str]:
    """Play on this machine: no inventory, nothing gathered, and Ansible's own files in a folder of the test."""
    variables = {"kuma_names_url": url, "kuma_version": version, "meshes": meshes}
    return ran(
        beside_python("ansible-playbook"),
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
def test_what_works_passes(playbook: Path, url: str, meshes: list[str], version: str) -> None:
    ended = played(playbook, url, *meshes, version=version)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert ended.stdout.count('"msg": "created"') == 1


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
def test_a_rejected_or_broken_name_ends_the_play(
    playbook: Path, url: str, mesh: str, version: str
) -> None:
    ended = played(playbook, url, "default", mesh, version=version)
    assert (ended.returncode, '"msg": "created"' in ended.stdout) == (FAILED, False)
    assert f"Mesh name '{mesh}' must not contain" in ended.stdout


def test_no_answer_ends_the_play(playbook: Path) -> None:
    with (
        absent() as nobody,
        answering(200, b"<title>Welcome</title>") as another,
        answering(500, b"{}") as broken,
    ):
        ended = [played(playbook, url, "default") for url in (nobody, another, broken)]
    assert [(one.returncode, "created" in one.stdout) for one in ended] == [(FAILED, False)] * 3


def test_the_file_itself_is_a_playbook(tmp_path: Path) -> None:
    variables = {"ANSIBLE_HOME": str(tmp_path), "LC_ALL": "C.UTF-8"}
    ended = ran(
        beside_python("ansible-playbook"), "--syntax-check", PLAYBOOK, folder=tmp_path, **variables
    )
    assert ended.returncode == 0, ended.stderr
