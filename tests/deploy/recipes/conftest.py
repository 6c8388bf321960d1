"""What the recipes ask and run: one service, and one installation of the wheel as pipelines make it."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.deploy.recipes.tools import ROOT, need, ran, snapshot
from tests.support.servers import Server


@pytest.fixture(scope="session")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where a running service is."""
    server = Server(tmp_path_factory.mktemp("service"))
    yield f"http://127.0.0.1:{server.port}"
    server.end()


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, as a release makes it."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [
        sys.executable,
        "-m",
        "hatchling",
        "build",
        "--target",
        "wheel",
        "--directory",
        str(folder),
    ]
    assert ran(*command, folder=ROOT).returncode == 0
    (made,) = folder.glob("*.whl")
    return made


@pytest.fixture(scope="session")
def programs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of a new environment of Python: python, pip, and what gets installed."""
    folder = tmp_path_factory.mktemp("environment")
    assert ran(sys.executable, "-m", "venv", folder, folder=folder).returncode == 0
    return folder / "bin"


@pytest.fixture(scope="session")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """This project as a repository to install from."""
    need("git")
    return snapshot(tmp_path_factory.mktemp("repository"))
