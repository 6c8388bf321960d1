"""Fixtures: a running service, the wheel, a virtual environment and a Git repository."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.deploy.examples.tools import ROOT, require_tools, run, snapshot
from tests.support.servers import Server


@pytest.fixture(scope="session")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URL of a running service."""
    server = Server(tmp_path_factory.mktemp("service"))
    yield f"http://127.0.0.1:{server.port}"
    server.end()


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel as in a release."""
    folder = tmp_path_factory.mktemp("wheel")
    build = (sys.executable, "-m", "hatchling", "build")
    process = run(*build, "--target", "wheel", "--directory", folder, folder=ROOT)
    assert process.returncode == 0, process.stderr
    (wheel,) = folder.glob("*.whl")
    return wheel


@pytest.fixture(scope="session")
def programs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of programs of a new virtual environment: python, pip and installed scripts."""
    folder = tmp_path_factory.mktemp("environment")
    assert run(sys.executable, "-m", "venv", folder, folder=folder).returncode == 0
    return folder / "bin"


@pytest.fixture(scope="session")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """This project as a Git repository to install from."""
    require_tools("git")
    return snapshot(tmp_path_factory.mktemp("repository"))
