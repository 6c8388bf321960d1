"""Which process writes which metric files: slots that outlive the workers in them; it knows no metric.

prometheus-client keeps the values of every process in files of its own, named after the process, and adds all files up.
Named after process ids, the files pile up with every restarted worker. Here a worker takes the lowest slot that no
living worker has, and goes on counting in the files of its predecessor: totals stay right, and the files few.
"""

import atexit
import fcntl
import os
import shutil
import tempfile
from collections.abc import Callable, Collection, Iterable
from contextlib import suppress
from functools import cache
from itertools import count
from pathlib import Path

from prometheus_client import Metric, values
from prometheus_client.multiprocess import MultiProcessCollector, mark_process_dead

_VARIABLE = "PROMETHEUS_MULTIPROC_DIR"
_PREFIX = "kuma-names-metrics-"

_adopted: str | None = None
_followers: list[Callable[[], None]] = []


def lowest_free(taken: Collection[int]) -> int:
    """Find the slot for a new worker, beside those taken by living ones.

    >>> lowest_free({0, 1, 3})
    2
    """
    return next(slot for slot in count() if slot not in taken)


def adopt(slot: int) -> None:
    """Write to the files of a slot from now on: to be called in a worker before it answers anything."""
    global _adopted
    _adopted = _name(slot)
    for follower in _followers:
        follower()


def abandon(slot: int) -> None:
    """Remove what only a living worker may report, after the end of the one in this slot; its counters stay."""
    mark_process_dead(_name(slot))  # type: ignore[no-untyped-call]


def follow(follower: Callable[[], None]) -> None:
    """Have a function called when this process adopts a slot: at once, if it has one."""
    _followers.append(follower)
    if _adopted:
        follower()


def identifier() -> str:
    """The part of file names that is this process's own.

    A process without a slot goes by its id, with another word in front: in a container the master is process 1, and
    must not write to the files of slot 1. No underscore may stand in it, where prometheus-client splits.
    """
    return _adopted or f"process{os.getpid()}"


def _name(slot: int) -> str:
    return f"slot{slot}"


def directory() -> Path | None:
    """Where the metric files of all processes are; None where this process is the only one."""
    path = os.environ.get(_VARIABLE)
    return Path(path) if path else None


def file(prefix: str) -> Path | None:
    """The file of this process for one type of metric; None where there is none."""
    above = directory()
    path = above and above / f"{prefix}_{identifier()}.db"
    return path if path and path.exists() else None


@cache
def share() -> None:
    """Keep the values of metrics made from now on in files.

    Once a process: two writers of one file do not see each other's values.
    """
    values.ValueClass = values.MultiProcessValue(identifier)  # type: ignore[no-untyped-call]


class Files(MultiProcessCollector):
    """The sum of all processes' files."""

    def __init__(self) -> None:
        super().__init__(None)  # type: ignore[no-untyped-call]

    def collect(self) -> Iterable[Metric]:
        """Add up all files but those that a starting worker has made and not begun to fill."""
        files = [str(path) for path in Path(self._path).glob("*.db") if path.stat().st_size]
        return self.merge(files, accumulate=True)  # type: ignore[no-any-return, no-untyped-call]


@cache
def make_directory(parent: str) -> None:
    """Make an empty, private directory for metric files below `parent`, and tell prometheus-client of it.

    Once, however often gunicorn reads its settings. A lock on the directory ends with the last process that writes
    there, even a killed one; directories without one are left over, and removed. Raises OSError.
    """
    _remove_left_over(Path(parent))
    made = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=parent)).absolute()
    _lock(made)
    os.environ[_VARIABLE] = str(made)
    atexit.register(_remove, made, os.getpid())


def _lock(path: Path) -> int:
    """Lock a directory until this process and its children have ended; raises OSError where that cannot be done."""
    descriptor = os.open(path / "lock", os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(descriptor)
        raise
    return descriptor


def _remove_left_over(parent: Path) -> None:
    for path in parent.glob(f"{_PREFIX}*"):
        with suppress(OSError):
            if path.lstat().st_uid == os.geteuid() and path.is_dir() and not path.is_symlink():
                os.close(_lock(path))
                shutil.rmtree(path)


def _remove(path: Path, owner: int) -> None:
    """Remove the directory when its master ends, and not when a worker does, which inherits this."""
    if os.getpid() == owner:
        shutil.rmtree(path, ignore_errors=True)
