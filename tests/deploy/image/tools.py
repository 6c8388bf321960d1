"""What the tests of this folder need besides Python."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.deploy.tools import missing

ROOT = Path(__file__).parents[3]
MINUTES = 60.0


def need(*tools: str) -> None:
    """Stop the test unless all tools are on the path."""
    for tool in tools:
        if not shutil.which(tool):
            missing(tool, "Debian has a package of that name")


def need_root() -> None:
    """Stop the test unless this process may make file systems and namespaces."""
    if os.geteuid() != 0:
        missing("root", "file systems and namespaces are made by root")


def output(*command: str | Path, minutes: float = 1, cwd: Path = ROOT) -> str:
    """Run a command to its end and return what it prints; a failure shows all that it said."""
    ended = subprocess.run(
        command, cwd=cwd, capture_output=True, text=True, timeout=minutes * MINUTES, check=False
    )
    assert ended.returncode == 0, f"{command}\n{ended.stdout[-2000:]}\n{ended.stderr[-4000:]}"
    return ended.stdout


def assert_fits(schema: str, path: Path) -> None:
    """Hold a file against a schema that check-jsonschema carries."""
    assert "ok" in output(
        Path(sys.executable).with_name("check-jsonschema"),
        "--builtin-schema",
        f"vendor.{schema}",
        path,
    )
