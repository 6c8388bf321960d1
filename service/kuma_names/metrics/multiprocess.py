"""Metric files of several processes, named after slots that outlive the workers in them.

prometheus-client keeps the values of every process in files of its own, and adds all files up. If
files were named after process IDs, every restarted worker would leave some behind. Instead, a
worker uses the lowest slot that no living worker has, and continues the files of its predecessor:
totals stay correct, and the files few.
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

_DIRECTORY_VARIABLE = "PROMETHEUS_MULTIPROC_DIR"
"""Variable of prometheus-client."""
_DIRECTORY_PREFIX = "kuma-names-metrics-"

_slot_identifier: str | None = None
"""Part of the file names of this process, if it uses a slot."""
_callbacks: list[Callable[[], None]] = []


def lowest_free_slot(used_slots: Collection[int]) -> int:
    """Return the slot for a new worker beside those that living workers use.

    >>> lowest_free_slot({0, 1, 3})
    2
    """
    return next(slot for slot in count() if slot not in used_slots)


def use_slot(slot: int) -> None:
    """Write to the files of a slot from now on; a worker calls this before its first request."""
    global _slot_identifier
    _slot_identifier = _identifier_of(slot)
    for callback in _callbacks:
        callback()


def release_slot(slot: int) -> None:
    """Remove gauges of living processes from a slot whose worker has ended; its counters stay."""
    mark_process_dead(_identifier_of(slot))  # type: ignore[no-untyped-call]


def on_slot_change(callback: Callable[[], None]) -> None:
    """Call a function whenever this process starts to use a slot, and now if it has one."""
    _callbacks.append(callback)
    if _slot_identifier is not None:
        callback()


def process_identifier() -> str:
    """Return the part of file names that belongs to this process.

    It has no underscore, where prometheus-client splits file names. A process without a slot has
    an identifier of another form: in a container the master is process 1, and must not write to
    the files of slot 1. prometheus-client calls this for every change of a value.
    """
    return _slot_identifier or f"process{os.getpid()}"


def _identifier_of(slot: int) -> str:
    return f"slot{slot}"


def metrics_directory() -> Path | None:
    """Return the directory with the files of all processes, or None if metrics have no files."""
    path = os.environ.get(_DIRECTORY_VARIABLE)
    return Path(path) if path else None


def metric_file(metric_type: str) -> Path | None:
    """Return the file of this process for one type of metric, or None if there is no such file."""
    directory = metrics_directory()
    if directory is None:
        return None
    path = directory / f"{metric_type}_{process_identifier()}.db"
    return path if path.exists() else None


@cache  # once a process: two writers of one file do not see each other's values
def store_values_in_files() -> None:
    """Keep the values of all metrics that are created from now on in files."""
    values.ValueClass = values.MultiProcessValue(process_identifier)  # type: ignore[no-untyped-call]


class FilesCollector(MultiProcessCollector):
    """Collector of the sums over the files of all processes."""

    def __init__(self) -> None:
        super().__init__(None)  # type: ignore[no-untyped-call]

    def collect(self) -> Iterable[Metric]:
        """Return the metrics; a file that a starting worker has not filled yet is ignored."""
        paths = Path(self._path).glob("*.db")
        files = [str(path) for path in paths if path.stat().st_size > 0]
        return self.merge(files, accumulate=True)  # type: ignore[no-any-return, no-untyped-call]


@cache  # once a process, although gunicorn reads its configuration at every reload
def make_directory(parent: str) -> None:
    """Make an empty, private directory for metric files below `parent`; raises OSError.

    A lock on the directory lasts until the last process that writes there has ended, even if it
    was killed. Directories without a lock are left over from killed masters, and are removed.
    """
    _remove_unlocked_directories(Path(parent))
    path = tempfile.mkdtemp(prefix=_DIRECTORY_PREFIX, dir=parent)
    directory = Path(path).absolute()
    _lock(directory)
    os.environ[_DIRECTORY_VARIABLE] = str(directory)
    atexit.register(_remove_directory, directory, os.getpid())


def _lock(directory: Path) -> int:
    """Lock a directory until this process and its children have ended, and return the descriptor.

    Raises OSError if another process holds the lock.
    """
    flags = os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW
    descriptor = os.open(directory / "lock", flags, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(descriptor)
        raise
    return descriptor


def _remove_unlocked_directories(parent: Path) -> None:
    for path in parent.glob(f"{_DIRECTORY_PREFIX}*"):
        with suppress(OSError):
            if _is_own_directory(path):
                os.close(_lock(path))
                shutil.rmtree(path)


def _is_own_directory(path: Path) -> bool:
    is_owner = path.lstat().st_uid == os.geteuid()
    return is_owner and path.is_dir() and not path.is_symlink()


def _remove_directory(directory: Path, master: int) -> None:
    """Remove the directory when the master ends; workers inherit this exit handler."""
    if os.getpid() == master:
        shutil.rmtree(directory, ignore_errors=True)
