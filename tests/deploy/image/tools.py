"""What the tests of this folder need besides Python; where it is missing they skip, or fail if REQUIRE_TOOLS is 1."""

import os
import shutil
import subprocess
from pathlib import Path
from typing import NoReturn

import pytest

ROOT = Path(__file__).parents[3]
MINUTES = 60.0


def need(*tools: str) -> None:
    """Stop the test unless all tools are on the path."""
    missing = [tool for tool in tools if not shutil.which(tool)]
    if missing:
        stop(f"not installed: {', '.join(missing)}")


def need_root() -> None:
    """Stop the test unless this process may make file systems and namespaces."""
    if os.geteuid() != 0:
        stop("must be run by root: it makes file systems and namespaces")


def stop(reason: str) -> NoReturn:
    """Skip the test; fail it where tools are required."""
    if os.environ.get("REQUIRE_TOOLS") == "1":
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)


def output(*command: str | Path, minutes: float = 1, cwd: Path = ROOT) -> str:
    """Run a command to its end and return what it prints; a failure shows all that it said."""
    ended = subprocess.run(command, cwd=cwd, capture_output=True, text=True, timeout=minutes * MINUTES, check=False)
    assert ended.returncode == 0, f"{command}\n{ended.stdout[-2000:]}\n{ended.stderr[-4000:]}"
    return ended.stdout
