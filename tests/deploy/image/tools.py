"""External tools of the tests: commands, permissions, published schemas."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.deploy.tools import fail_or_skip

ROOT = Path(__file__).parents[3]
_SECONDS = 60.0
"""Seconds of a minute."""


def require_tools(*tools: str) -> None:
    """Fail or skip the test unless all tools are on the path."""
    for tool in tools:
        if not shutil.which(tool):
            fail_or_skip(tool, "Debian has a package of that name")


def require_root() -> None:
    """Fail or skip the test unless this process may mount and create namespaces."""
    if os.geteuid() != 0:
        fail_or_skip("root", "only root may mount file systems and create namespaces")


def output(*command: str | Path, minutes: float = 1, cwd: Path = ROOT) -> str:
    """Run a command that must succeed, and return its output."""
    process = subprocess.run(
        command, cwd=cwd, capture_output=True, text=True, timeout=minutes * _SECONDS, check=False
    )
    logs = f"{command}\n{process.stdout[-2000:]}\n{process.stderr[-4000:]}"
    assert process.returncode == 0, logs
    return process.stdout


def assert_matches_schema(schema: str, path: Path) -> None:
    """Validate a file against a schema that check-jsonschema contains."""
    program = Path(sys.executable).with_name("check-jsonschema")
    assert "ok" in output(program, "--builtin-schema", f"vendor.{schema}", path)
