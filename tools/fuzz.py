"""API fuzzing: run schemathesis against a running service with `python -m tools.fuzz`."""

import subprocess
import sys
from pathlib import Path

from tools.bench.server import run_server

_SETTINGS = Path(__file__).with_name("schemathesis.toml")
_TIMEOUT = 300
"""Seconds."""


def main() -> int:
    """Run schemathesis against a real gunicorn, and return its exit code."""
    schemathesis = (sys.executable, "-m", "schemathesis.cli", "--config-file", str(_SETTINGS))
    with run_server("kuma_names.server.wsgi:app", "/readyz") as server:
        url = f"http://127.0.0.1:{server.port}/openapi.yaml"
        run = subprocess.run([*schemathesis, "run", url], timeout=_TIMEOUT, check=False)
    return run.returncode


if __name__ == "__main__":
    sys.exit(main())
