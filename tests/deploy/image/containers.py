"""Containers without an engine: an image's command in namespaces of its own, spoken to over HTTP and by signals."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_HERE = Path(__file__).parent
_UNSHARE = ("unshare", "--mount", "--net", "--ipc", "--pid", "--fork", "--kill-child")
_PATIENCE = 30.0


@dataclass(frozen=True)
class User:
    """A numeric user and group, which no image needs to know."""

    user: int
    group: int


@dataclass(frozen=True)
class Image:
    """The unpacked files of an image, and how it says that it is started."""

    root: Path
    settings: dict[str, Any]

    def environment(self, **variables: str) -> dict[str, str]:
        """The image's environment, and what a container adds to it."""
        own: dict[str, str] = dict(line.split("=", 1) for line in self.settings["Env"])
        return {**own, "HOME": "/", **variables}

    def command(
        self, who: User, command: Sequence[str], memory: Sequence[str], **variables: str
    ) -> list[str]:
        """The command line that starts a container."""
        plan = {
            "root": str(self.root),
            "folder": self.settings["WorkingDir"],
            "user": who.user,
            "group": who.group,
            "command": list(command),
            "environment": self.environment(**variables),
            "memory": list(memory),
        }
        return [*_UNSHARE, sys.executable, str(_HERE / "inside.py"), json.dumps(plan)]

    def run(
        self, who: User, *command: str, memory: Sequence[str] = ("/dev/shm",)
    ) -> subprocess.CompletedProcess[str]:
        """Run a command in a container of its own, to its end."""
        line = self.command(who, command, memory)
        return subprocess.run(line, capture_output=True, text=True, timeout=_PATIENCE, check=False)

    def python(self, who: User, program: str, memory: Sequence[str] = ("/dev/shm",)) -> Any:
        """Run a program on the image's Python, and read the JSON that it prints."""
        ended = self.run(who, "/opt/venv/bin/python", "-c", program, memory=memory)
        assert (ended.returncode, ended.stderr) == (0, "")
        return json.loads(ended.stdout)


class Container:
    """A container that runs the image's entry point until it is stopped."""

    def __init__(
        self,
        image: Image,
        who: User,
        log: Path,
        memory: Sequence[str] = ("/dev/shm",),
        **variables: str,
    ) -> None:
        self.image, self.who, self.log, self.variables = image, who, log, variables
        command = image.command(who, image.settings["Entrypoint"], memory, **variables)
        with log.open("wb") as file:
            self._outside = subprocess.Popen(command, stdout=file, stderr=file)

    def _first(self) -> int:
        """The process that is number 1 inside; raises ValueError when there is none."""
        outside = self._outside.pid
        return int(Path(f"/proc/{outside}/task/{outside}/children").read_text())

    def get(self, path: str, port: int = 8080) -> tuple[int, str]:
        """Ask the service over the container's own loopback interface; status 0 if nobody answers."""
        url = f"http://127.0.0.1:{port}{path}"
        status, body = json.loads(
            self._enter(["--net"], sys.executable, str(_HERE / "ask.py"), url).stdout
        )
        return status, body

    def until_ready(self, port: int = 8080) -> None:
        """Wait until the service is ready; raises TimeoutError."""
        self._until(lambda: self._started() and self.get("/readyz", port)[0] == 200)

    def check_health(self) -> tuple[int, str]:
        """Run the image's health check as an engine does; gives its exit code and what it says."""
        kind, *command = self.image.settings["Healthcheck"]["Test"]
        assert kind == "CMD"
        rights = ("--setuid", str(self.who.user), "--setgid", str(self.who.group))
        ended = self._enter(["--mount", "--net", "--pid", "--root", "--wd", *rights], *command)
        return ended.returncode, ended.stderr

    def status(self) -> dict[str, str]:
        """What the kernel says of the first process."""
        lines = Path(f"/proc/{self._first()}/status").read_text().splitlines()
        return {
            name: " ".join(value.split())
            for name, _, value in (line.partition(":") for line in lines)
        }

    def signal(self, number: signal.Signals) -> None:
        """Send a signal to the first process."""
        os.kill(self._first(), number)

    def freeze_workers(self) -> list[int]:
        """Stop all children of the first process where they are; gives their process ids."""
        first = self._first()
        workers = [
            int(pid) for pid in Path(f"/proc/{first}/task/{first}/children").read_text().split()
        ]
        for pid in workers:
            os.kill(pid, signal.SIGSTOP)
        return workers

    def wait(self) -> int:
        """Wait for the end, and return the exit code."""
        return self._outside.wait(_PATIENCE)

    def end(self) -> None:
        """End every process that may be left: they go with the first, which outlives what started it once it has another user."""
        with suppress(FileNotFoundError, ValueError, ProcessLookupError):
            self.signal(signal.SIGKILL)
        self._outside.kill()
        self._outside.wait(_PATIENCE)

    def _started(self) -> bool:
        assert self._outside.poll() is None, self.log.read_text()
        return (
            Path(f"/proc/{self._outside.pid}/task/{self._outside.pid}/children").read_text() != ""
        )

    def _until(self, true: Callable[[], bool]) -> None:
        end = time.monotonic() + _PATIENCE
        while not true():
            if time.monotonic() > end:
                raise TimeoutError(self.log.read_text())
            time.sleep(0.1)

    def _enter(self, where: list[str], *command: str) -> subprocess.CompletedProcess[str]:
        line = ["nsenter", "--target", str(self._first()), *where, "--", *command]
        environment = self.image.environment(**self.variables)
        return subprocess.run(
            line, env=environment, capture_output=True, text=True, timeout=_PATIENCE, check=False
        )
