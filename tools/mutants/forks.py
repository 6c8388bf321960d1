"""Run tasks in forks, a few at a time and within limits; it does not know what they are."""

import os
import pickle
import resource
import sys
from collections.abc import Callable, Iterable, Iterator
from tempfile import TemporaryFile
from traceback import print_exc
from typing import IO, Any, TypeVar

WORKERS = 2
BYTES = 1 << 30
"""What a fork may use of memory."""
Task = TypeVar("Task")
Result = TypeVar("Result")


def forked(
    run: Callable[[Task], Result], tasks: Iterable[Task], workers: int = WORKERS
) -> Iterator[tuple[Task, Result | None]]:
    """Run every task in a fork; the result is None where the fork does not live to tell it. They come as they end."""
    running: dict[int, tuple[Task, IO[bytes]]] = {}
    for task in tasks:
        if len(running) == workers:
            yield _ended(running)
        file = TemporaryFile()  # noqa: SIM115  # closed when read
        child = os.fork()
        if not child:
            _run(run, task, file)
        running[child] = (task, file)
    while running:
        yield _ended(running)


def _run(run: Callable[[Task], Any], task: Task, file: IO[bytes]) -> None:
    """Be the fork."""
    try:
        resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))
        pickle.dump(run(task), file)
        file.flush()
    except BaseException:  # whatever it is, no fork must go on as its parent
        print_exc(file=sys.__stderr__)
    finally:
        os._exit(0)


def _ended(running: dict[int, tuple[Task, IO[bytes]]]) -> tuple[Task, Any]:
    child, _ = os.wait()
    task, file = running.pop(child)
    with file:
        file.seek(0)
        told = file.read()
    return task, pickle.loads(told) if told else None
