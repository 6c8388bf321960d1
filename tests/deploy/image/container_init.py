"""First process of a container: does the work of a container runtime, then runs the command.

It runs as a script in new namespaces for mounts, processes and the network. The container has a
read-only root, its own /proc and /dev, some folders in memory, the loopback interface, and a
numeric user without groups who cannot get more permissions.
"""

import ctypes
import fcntl
import json
import os
import socket
import struct
import subprocess
import sys
from pathlib import Path
from typing import Any

_DEVICES = ("null", "zero", "full", "random", "urandom")
_SIOCGIFFLAGS, _SIOCSIFFLAGS, _IFF_UP = 0x8913, 0x8914, 1
_PR_SET_NO_NEW_PRIVS = 38


def _mount(*arguments: str | Path) -> None:
    subprocess.run(["mount", *arguments], check=True)


def _make_file_systems(root: Path, memory: list[str]) -> None:
    _mount("--bind", root, root)
    _mount("-t", "proc", "-o", "nosuid,nodev,noexec", "proc", root / "proc")
    _mount("-t", "tmpfs", "-o", "mode=755", "tmpfs", root / "dev")
    for name in _DEVICES:
        (root / "dev" / name).touch()
        _mount("--bind", f"/dev/{name}", root / "dev" / name)
    (root / "dev" / "shm").mkdir()
    for path in memory:
        options = "mode=1777,size=64m,nosuid,nodev,noexec"
        _mount("-t", "tmpfs", "-o", options, "tmpfs", root / path.lstrip("/"))
    for path in ("dev", "."):
        _mount("-o", "remount,bind,ro", root / path)


def _raise_loopback() -> None:
    with socket.socket() as any_socket:
        request = struct.pack("16sh", b"lo", 0)
        flags = struct.unpack("16sh", fcntl.ioctl(any_socket, _SIOCGIFFLAGS, request))[1]
        fcntl.ioctl(any_socket, _SIOCSIFFLAGS, struct.pack("16sh", b"lo", flags | _IFF_UP))


def _drop_privileges(root: Path, folder: str, user: int, group: int) -> None:
    os.chroot(root)
    os.chdir(folder)
    os.setgroups([])
    os.setgid(group)
    os.setuid(user)
    if ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0):
        raise OSError(ctypes.get_errno(), "no_new_privs")


def _main(configuration: dict[str, Any]) -> None:
    root = Path(configuration["root"])
    _make_file_systems(root, configuration["memory"])
    _raise_loopback()
    _drop_privileges(root, configuration["folder"], configuration["user"], configuration["group"])
    os.execve(configuration["command"][0], configuration["command"], configuration["environment"])


if __name__ == "__main__":
    _main(json.loads(sys.argv[1]))
