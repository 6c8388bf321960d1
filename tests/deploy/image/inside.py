"""The first process of a container: sets up what a container runtime does, then becomes the image's own command.

It is run by its path, in new namespaces for mounts, processes and the network, and knows no image. From the outside in:
a root that is only read, /proc and /dev of its own, memory where it was asked for, the loopback interface, a numeric user
without groups and without a way to more rights.
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
        _mount(
            "-t",
            "tmpfs",
            "-o",
            "mode=1777,size=64m,nosuid,nodev,noexec",
            "tmpfs",
            root / path.lstrip("/"),
        )
    for path in ("dev", "."):
        _mount("-o", "remount,bind,ro", root / path)


def _raise_loopback() -> None:
    with socket.socket() as any_socket:
        request = struct.pack("16sh", b"lo", 0)
        flags = struct.unpack("16sh", fcntl.ioctl(any_socket, _SIOCGIFFLAGS, request))[1]
        fcntl.ioctl(any_socket, _SIOCSIFFLAGS, struct.pack("16sh", b"lo", flags | _IFF_UP))


def _become(root: Path, folder: str, user: int, group: int) -> None:
    os.chroot(root)
    os.chdir(folder)
    os.setgroups([])
    os.setgid(group)
    os.setuid(user)
    if ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0):
        raise OSError(ctypes.get_errno(), "no_new_privs")


def _main(plan: dict[str, Any]) -> None:
    root = Path(plan["root"])
    _make_file_systems(root, plan["memory"])
    _raise_loopback()
    _become(root, plan["folder"], plan["user"], plan["group"])
    os.execve(plan["command"][0], plan["command"], plan["environment"])


if __name__ == "__main__":
    _main(json.loads(sys.argv[1]))
