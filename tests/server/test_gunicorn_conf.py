"""gunicorn gets the settings of the service, and its hooks keep signals."""

import ast
import subprocess
import sys

import pytest

from tests.support.servers import COMMAND, TIMEOUT, environment

pytestmark = pytest.mark.process


def run(*command: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a command with environment variables."""
    return subprocess.run(
        command,
        env=environment(**variables, PYTHONUTF8="1"),
        capture_output=True,
        timeout=TIMEOUT,
        encoding="utf-8",
        check=False,
    )


def test_gunicorn_has_the_settings_of_the_service() -> None:
    process = run(
        *(*COMMAND, "--print-config"),
        KUMA_NAMES_BIND="127.0.0.1:1, [::1]:2,unix:/run/names",
        KUMA_NAMES_METRICS_BIND="127.0.0.1:3",
        KUMA_NAMES_WORKERS="4",
        KUMA_NAMES_THREADS="5",
        KUMA_NAMES_LISTENER="reuse-port",
        KUMA_NAMES_KEEPALIVE="6",
        KUMA_NAMES_GRACE="7",
        KUMA_NAMES_LOG_LEVEL="warning",
    )
    assert process.returncode == 0, process.stderr
    lines = [line.partition(" = ") for line in process.stdout.splitlines()]
    config = {name.strip(): value for name, _, value in lines}
    addresses = ["127.0.0.1:1", "[::1]:2", "unix:/run/names", "127.0.0.1:3"]
    assert ast.literal_eval(config["bind"]) == addresses
    assert config["workers"] == "4"
    assert config["threads"] == "5"
    assert config["reuse_port"] == "True"
    assert config["keepalive"] == "6"
    assert config["graceful_timeout"] == "7"
    assert config["loglevel"] == "warning"
    assert config["accesslog"] == "None"


@pytest.mark.parametrize(
    ("variable", "value", "reason"),
    [
        ("KUMA_NAMES_BIND", "localhost", "must be host:port or unix:path, is 'localhost'"),
        ("KUMA_NAMES_THREADS", "٣", "must be a whole number from 1 to 256, is '٣'"),
        ("KUMA_NAMES_MAX_BODY", "0", "must be a whole number from 1 to 1000000000, is '0'"),
        (
            "KUMA_NAMES_METRICS_DIR",
            "/does/not/exist",
            "must be a directory that can be written to, is '/does/not/exist'",
        ),
    ],
)
def test_a_server_with_a_value_that_cannot_be_used_ends_with_one_line(
    variable: str, value: str, reason: str
) -> None:
    process = run(*COMMAND, **{variable: value})
    assert (process.returncode, process.stdout) == (1, "")
    assert process.stderr.strip() == f"Error: {variable} {reason}"


def test_signals_wait_until_a_worker_has_its_own_handlers() -> None:
    program = """
import os, signal
from types import SimpleNamespace
from kuma_names.server import gunicorn_conf
for end_signal in (signal.SIGTERM, signal.SIGINT, signal.SIGQUIT):
    signal.signal(end_signal, lambda *_: print("lost"))
    gunicorn_conf.post_fork(None, SimpleNamespace(slot=0))
    os.kill(os.getpid(), end_signal)
    signal.signal(end_signal, lambda *_: print("handled"))
    print("started")
    gunicorn_conf.post_worker_init(None)
"""
    process = run(sys.executable, "-c", program)
    assert process.returncode == 0, process.stderr
    assert process.stdout.split() == ["started", "handled"] * 3
