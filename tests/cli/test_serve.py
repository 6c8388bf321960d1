"""`serve`: replaces the process by gunicorn with the settings of its options."""

import os
import sys

import pytest

from kuma_names.settings import WORKERS
from tests.cli.runner import invoke, run_process


@pytest.mark.parametrize(
    ("arguments", "bind", "workers"),
    [
        ([], None, None),
        (["--bind", "127.0.0.1:1"], "127.0.0.1:1", None),
        (["--workers", "3"], None, "3"),
    ],
)
def test_serve_becomes_gunicorn(
    arguments: list[str], bind: str | None, workers: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[tuple[str, tuple[str, ...], dict[str, str]]] = []
    monkeypatch.setattr(os, "execve", lambda *call: calls.append(call))
    monkeypatch.delenv("KUMA_NAMES_BIND", raising=False)
    monkeypatch.delenv("KUMA_NAMES_WORKERS", raising=False)
    assert invoke("serve", *arguments) == (0, "", "")
    settings = {"KUMA_NAMES_BIND": bind, "KUMA_NAMES_WORKERS": workers}
    expected = {
        **os.environ,
        **{name: value for name, value in settings.items() if value is not None},
    }
    ((program, command, environ),) = calls
    assert (program, command) == (
        sys.executable,
        (
            sys.executable,
            "-m",
            "gunicorn",
            "--config",
            "python:kuma_names.server.gunicorn_conf",
            "kuma_names.server.wsgi:app",
        ),
    )
    assert _own_settings(environ) == _own_settings(expected)


def _own_settings(environ: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in environ.items() if name.startswith("KUMA_")}


def test_the_limits_of_the_workers_are_those_of_the_setting() -> None:
    for workers in (WORKERS.minimum - 1, WORKERS.maximum + 1):
        reason = f"{workers} is not in the range {WORKERS.minimum}<=x<={WORKERS.maximum}."
        message = f"kuma-names serve: Invalid value for '--workers': {reason}\n"
        assert invoke("serve", "--workers", str(workers)) == (2, "", message)


def test_the_server_rejects_invalid_settings() -> None:
    result = run_process("serve", "--bind", "nowhere")
    assert result.exit_code != 0
    assert "KUMA_NAMES_BIND must be host:port or unix:path, is 'nowhere'" in result.stderr
    assert "Traceback" not in result.stderr
