"""Runner of tasks in forked processes, with a limited number of processes and limited memory."""

import os
import pickle
import resource
import sys
from collections.abc import Callable, Iterable, Iterator
from tempfile import TemporaryFile
from traceback import print_exc
from typing import IO, Any, TypeVar

WORKERS = 2
MAX_BYTES = 1 << 30
"""Maximum address space of a fork."""
Task = TypeVar("Task")
Result = TypeVar("Result")


def run_forked(
    run: Callable[[Task], Result], tasks: Iterable[Task], workers: int = WORKERS
) -> Iterator[tuple[Task, Result | None]]:
    """Run every task in a fork; yield the task and its result, in the order of completion.

    The result is None if an exception or a signal ended the fork.
    """
    running: dict[int, tuple[Task, IO[bytes]]] = {}
    for task in tasks:
        if len(running) == workers:
            yield _wait_for_one(running)
        file = TemporaryFile()  # noqa: SIM115  # closed when the fork has ended
        child = os.fork()
        if child == 0:
            _run_and_exit(run, task, file)
        running[child] = (task, file)
    while running:
        yield _wait_for_one(running)


def _run_and_exit(run: Callable[[Task], Any], task: Task, file: IO[bytes]) -> None:
    """Run a task in the fork, and write its result to the file."""
    try:
        resource.setrlimit(resource.RLIMIT_AS, (MAX_BYTES, MAX_BYTES))
        pickle.dump(run(task), file)
        file.flush()
    except BaseException:  # the fork must never continue as its parent
        print_exc(file=sys.__stderr__)
    finally:
        os._exit(0)


def _wait_for_one(running: dict[int, tuple[Task, IO[bytes]]]) -> tuple[Task, Any]:
    """Wait for a fork to end and remove it; return its task and result."""
    child, _ = os.wait()
    task, file = running.pop(child)
    with file:
        file.seek(0)
        result = file.read()
    return task, pickle.loads(result) if result else None
