"""How recipes are run: as commands with an end, a folder and an environment of their own."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.deploy.tools import missing

ROOT = Path(__file__).parents[3]
RECIPES = ROOT / "examples"
SECONDS = 300.0
"""What a command may take: pre-commit makes an environment, and installs this project into it."""
GOOD = "type: Zone\nname: east\n"
REJECTED = "type: Zone\nname: east_1\n"
BROKEN = "type: [\n"


def need(*tools: str) -> None:
    """Stop the test unless all tools are on the path."""
    for tool in tools:
        if not shutil.which(tool):
            missing(tool, "Debian has a package of that name")


def ran(
    *command: str | Path, folder: Path, given: str = "", **variables: str
) -> subprocess.CompletedProcess[str]:
    """Run a command to its end, whatever that is, with variables besides those of the tests."""
    environment = {**os.environ, **variables}
    return subprocess.run(
        command,
        cwd=folder,
        env=environment,
        input=given,
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )


def beside_python(tool: str) -> Path:
    """A program that came with a package of the tests."""
    return Path(sys.executable).with_name(tool)


def first(*folders: Path) -> str:
    """A PATH that begins with these folders."""
    return os.pathsep.join([*map(str, folders), os.environ["PATH"]])


def snapshot(folder: Path) -> Path:
    """Copy what an installation of this project reads, as it is now, into a repository of git with one commit."""
    for name in (
        "LICENSE",
        "README.md",
        "openapi.yaml",
        "pyproject.toml",
        ".pre-commit-hooks.yaml",
    ):
        shutil.copy(ROOT / name, folder / name)
    shutil.copytree(
        ROOT / "service",
        folder / "service",
        symlinks=True,
        ignore=shutil.ignore_patterns("__pycache__"),
    )
    committed(folder)
    return folder


def committed(folder: Path) -> None:
    """Make a repository of a folder, with all that is in it."""
    identity = ("-c", "user.name=test", "-c", "user.email=test@example.org")
    for command in (
        ("init", "--quiet"),
        ("add", "--all"),
        (*identity, "commit", "--quiet", "--message", "All"),
    ):
        ended = ran("git", *command, folder=folder)
        assert ended.returncode == 0, ended.stderr
