"""Runner of commands in a folder, and repositories to install from."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.deploy.tools import fail_or_skip

ROOT = Path(__file__).parents[3]
EXAMPLES = ROOT / "examples"
TIMEOUT = 300.0
"""Seconds: pre-commit creates a virtual environment and installs this project into it."""
GOOD = "type: Zone\nname: east\n"
REJECTED = "type: Zone\nname: east_1\n"
MALFORMED = "type: [\n"
_INSTALLED_FILES = (
    "LICENSE",
    "README.md",
    "openapi.yaml",
    "pyproject.toml",
    ".pre-commit-hooks.yaml",
)


def require_tools(*tools: str) -> None:
    """Fail or skip the test unless all tools are on the path."""
    for tool in tools:
        if not shutil.which(tool):
            fail_or_skip(tool, "Debian has a package of that name")


def run(
    *command: str | Path, folder: Path, stdin: str = "", **variables: str
) -> subprocess.CompletedProcess[str]:
    """Run a command with additional environment variables; any exit code is accepted."""
    environment = {**os.environ, **variables}
    return subprocess.run(
        command,
        cwd=folder,
        env=environment,
        input=stdin,
        capture_output=True,
        text=True,
        timeout=TIMEOUT,
        check=False,
    )


def console_script(tool: str) -> Path:
    """Return the path of a program that a package of the tests has installed."""
    return Path(sys.executable).with_name(tool)


def path_with(*folders: Path) -> str:
    """Return a PATH that starts with these folders."""
    return os.pathsep.join([*map(str, folders), os.environ["PATH"]])


def snapshot(folder: Path) -> Path:
    """Copy the files that an installation of this project needs into a Git repository."""
    for name in _INSTALLED_FILES:
        shutil.copy(ROOT / name, folder / name)
    no_caches = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "service", folder / "service", symlinks=True, ignore=no_caches)
    commit_all(folder)
    return folder


def commit_all(folder: Path) -> None:
    """Turn a folder into a Git repository with one commit of all files."""
    identity = ("-c", "user.name=test", "-c", "user.email=test@example.org")
    for command in (
        ("init", "--quiet"),
        ("add", "--all"),
        (*identity, "commit", "--quiet", "--message", "All"),
    ):
        process = run("git", *command, folder=folder)
        assert process.returncode == 0, process.stderr
