"""Containers without an engine: an image's command in its own namespaces."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kuma_names.json_types import JsonObject

_HERE = Path(__file__).parent
_UNSHARE = ("unshare", "--mount", "--net", "--ipc", "--pid", "--fork", "--kill-child")
_TIMEOUT = 30.0
"""Seconds."""


@dataclass(frozen=True)
class User:
    """A numeric user and group, which need not exist in the image."""

    user: int
    group: int


@dataclass(frozen=True)
class Image:
    """The unpacked files of an image, and its configuration."""

    root: Path
    settings: JsonObject

    def environment(self, **variables: str) -> dict[str, str]:
        """Return the environment of a container: the image's and additional variables."""
        own: dict[str, str] = dict(line.split("=", 1) for line in self.settings["Env"])
        return {**own, "HOME": "/", **variables}

    def command(
        self, user: User, command: Sequence[str], memory: Sequence[str], **variables: str
    ) -> list[str]:
        """Return the command line that starts a container."""
        configuration = {
            "root": str(self.root),
            "folder": self.settings["WorkingDir"],
            "user": user.user,
            "group": user.group,
            "command": list(command),
            "environment": self.environment(**variables),
            "memory": list(memory),
        }
        return [
            *_UNSHARE,
            sys.executable,
            str(_HERE / "container_init.py"),
            json.dumps(configuration),
        ]

    def run(
        self, user: User, *command: str, memory: Sequence[str] = ("/dev/shm",)
    ) -> subprocess.CompletedProcess[str]:
        """Run a command in a new container, and wait for its end."""
        line = self.command(user, command, memory)
        return subprocess.run(line, capture_output=True, text=True, timeout=_TIMEOUT, check=False)

    def python(self, user: User, program: str, memory: Sequence[str] = ("/dev/shm",)) -> Any:
        """Run a program with the image's Python, and return the JSON that it prints."""
        process = self.run(user, "/opt/venv/bin/python", "-c", program, memory=memory)
        assert (process.returncode, process.stderr) == (0, "")
        return json.loads(process.stdout)


class Container:
    """A container that runs the image's entry point."""

    def __init__(
        self,
        image: Image,
        user: User,
        log: Path,
        memory: Sequence[str] = ("/dev/shm",),
        **variables: str,
    ) -> None:
        self.image = image
        self.user = user
        self.log = log
        self.variables = variables
        command = image.command(user, image.settings["Entrypoint"], memory, **variables)
        with log.open("wb") as file:
            self._starter = subprocess.Popen(command, stdout=file, stderr=file)

    def _first(self) -> int:
        """Return the process ID, on the host, of the container's first process.

        Raises ValueError if there is none.
        """
        return int(_children(self._starter.pid))

    def get(self, path: str, port: int = 8080) -> tuple[int, str]:
        """Send a request over the container's loopback interface; status 0 without a response."""
        url = f"http://127.0.0.1:{port}{path}"
        client = str(_HERE / "http_client.py")
        process = self._enter(["--net"], sys.executable, client, url)
        status, body = json.loads(process.stdout)
        return status, body

    def wait_until_ready(self, port: int = 8080) -> None:
        """Wait until the service is ready; raises TimeoutError."""
        end = time.monotonic() + _TIMEOUT
        while not (self._has_started() and self.get("/readyz", port)[0] == 200):
            if time.monotonic() > end:
                raise TimeoutError(self.log.read_text())
            time.sleep(0.1)

    def check_health(self) -> tuple[int, str]:
        """Run the image's health check as an engine does; return its exit code and error output."""
        kind, *command = self.image.settings["Healthcheck"]["Test"]
        assert kind == "CMD"
        credentials = ("--setuid", str(self.user.user), "--setgid", str(self.user.group))
        process = self._enter(
            ["--mount", "--net", "--pid", "--root", "--wd", *credentials], *command
        )
        return process.returncode, process.stderr

    def status(self) -> dict[str, str]:
        """Return the kernel's status of the first process."""
        lines = Path(f"/proc/{self._first()}/status").read_text().splitlines()
        rows = [line.partition(":") for line in lines]
        return {name: " ".join(value.split()) for name, _, value in rows}

    def signal(self, number: signal.Signals) -> None:
        """Send a signal to the first process."""
        os.kill(self._first(), number)

    def freeze_workers(self) -> list[int]:
        """Suspend all children of the first process, and return their process IDs."""
        workers = [int(pid) for pid in _children(self._first()).split()]
        for pid in workers:
            os.kill(pid, signal.SIGSTOP)
        return workers

    def wait(self) -> int:
        """Wait for the end, and return the exit code."""
        return self._starter.wait(_TIMEOUT)

    def kill(self) -> None:
        """Kill the first process, which ends all others, and the process that started it."""
        # --kill-child of unshare has no effect once the first process has changed its user
        with suppress(FileNotFoundError, ValueError, ProcessLookupError):
            self.signal(signal.SIGKILL)
        self._starter.kill()
        self._starter.wait(_TIMEOUT)

    def _has_started(self) -> bool:
        assert self._starter.poll() is None, self.log.read_text()
        return _children(self._starter.pid) != ""

    def _enter(self, options: list[str], *command: str) -> subprocess.CompletedProcess[str]:
        line = ["nsenter", "--target", str(self._first()), *options, "--", *command]
        environment = self.image.environment(**self.variables)
        return subprocess.run(
            line, env=environment, capture_output=True, text=True, timeout=_TIMEOUT, check=False
        )


def _children(pid: int) -> str:
    return Path(f"/proc/{pid}/task/{pid}/children").read_text()
