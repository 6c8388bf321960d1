"""Send the running service what nobody thought of: `python -m tools.fuzz`."""

import subprocess
import sys
from pathlib import Path

from tools.bench.server import run_server

_SETTINGS = Path(__file__).with_name("schemathesis.toml")
_PATIENCE = 300


def main() -> int:
    """Run schemathesis against real gunicorn, and return its exit code."""
    with run_server("kuma_names.server.wsgi:app", "/readyz") as server:
        command = [sys.executable, "-m", "schemathesis.cli", "--config-file", str(_SETTINGS), "run"]
        return subprocess.run(
            [*command, f"http://127.0.0.1:{server.port}/openapi.yaml"],
            timeout=_PATIENCE,
            check=False,
        ).returncode


if __name__ == "__main__":
    sys.exit(main())
