"""Reading and judging of files in worker processes, in batches, with results in the order of files.

A report is the same with any number of processes: a batch is judged by itself, and what is compared
with other batches is merged in order.
"""

import io
import multiprocessing
import os
import signal
import sys
import threading
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain
from multiprocessing.context import BaseContext
from typing import Any, NamedTuple

from kuma_names.audit.input.document_reader import Source
from kuma_names.audit.input.known_names import KnownNames
from kuma_names.audit.input.model import InputFile, Place, Resource, UnreadableFile
from kuma_names.audit.input.resources import ItemContent, read_resources
from kuma_names.audit.judging import Judge, Judgement
from kuma_names.audit.model import AuditOptions
from kuma_names.audit.validators import ValidatorCache
from kuma_names.core.report import Unjudged

BATCH_BYTES = 256 * 1024
"""Size of what a process judges at a time, or more if it is one file."""
MAX_FILE_BYTES = 2 * 1024 * 1024
"""Size of the files that other processes judge; larger ones are read in this process."""
MIN_BYTES = 2 * 1024 * 1024
"""Size of the input from which on processes are started: they take a while to start."""
_PIECE_BYTES = 65_536
_BATCHES_PER_JOB = 3
"""Batches that wait for each process: memory is bounded by them."""
_CRASHED = "was not judged: the process that judged it ended unexpectedly"

JudgedItem = ItemContent | UnreadableFile | Judgement | Counter[Unjudged]
"""What is read; a resource that a process judged is a judgement, and rules that lacked inputs are
counted for each batch."""


class _Content(NamedTuple):
    """A file that was read as a whole, and the error that ended reading."""

    file: str
    content: bytes


class _Batch(NamedTuple):
    """Small files, or errors of opening, in order."""

    files: tuple[_Content | UnreadableFile, ...]
    size: int


def default_jobs() -> int:
    """Return the number of processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def judge_files(
    files: Iterable[InputFile], options: AuditOptions, known_names: KnownNames, jobs: int = 1
) -> Iterator[JudgedItem]:
    """Yield what files have, judged by other processes if there are several jobs and much input.

    `known_names` are those of the judge of this process.
    """
    if jobs <= 1:
        yield from read_resources(files, known_names)
        return
    pieces = _batches(files)
    first: list[_Batch | InputFile] = []
    size = 0
    for piece in pieces:
        first.append(piece)
        if not isinstance(piece, _Batch):
            break  # a large file: it is read here, in its turn
        size += piece.size
        if size >= MIN_BYTES:
            break
    else:
        yield from read_resources(chain.from_iterable(map(_input_files, first)), known_names)
        return
    yield from _judge_in_pool(chain(first, pieces), options, known_names, jobs)


def _judge_in_pool(
    pieces: Iterable[_Batch | InputFile], options: AuditOptions, known_names: KnownNames, jobs: int
) -> Iterator[JudgedItem]:
    pending: deque[tuple[_Batch, Future[list[Any]]]] = deque()
    with ProcessPoolExecutor(jobs, _context(), _start_worker, (options,)) as pool:
        try:
            for piece in pieces:
                if isinstance(piece, _Batch):
                    pending.append((piece, _submit(pool, piece)))
                    if len(pending) >= jobs * _BATCHES_PER_JOB:
                        yield from _result(*pending.popleft())
                else:
                    while pending:
                        yield from _result(*pending.popleft())
                    yield from read_resources([piece], known_names)
            while pending:
                yield from _result(*pending.popleft())
        finally:
            # After Ctrl-C, what is not started yet need not be done.
            pool.shutdown(wait=True, cancel_futures=True)


def _submit(pool: ProcessPoolExecutor, batch: _Batch) -> "Future[list[Any]]":
    try:
        return pool.submit(judge_batch, batch.files)
    except BrokenProcessPool as error:
        future: Future[list[Any]] = Future()
        future.set_exception(error)
        return future


def _result(batch: _Batch, future: "Future[list[Any]]") -> Iterator[JudgedItem]:
    try:
        items = future.result()
    except BrokenProcessPool:
        for file in batch.files:
            if isinstance(file, UnreadableFile):
                yield file
            else:
                yield UnreadableFile(Place(file.file, 1, 1), _CRASHED)
        return
    for item in items:
        # All else is of a class of its own.
        yield Judgement.unpacked(item) if type(item) is tuple else item


def _context() -> BaseContext:
    """Return how processes are started: by copying this one where that is safe and fast."""
    if sys.platform == "linux" and threading.active_count() == 1:
        return multiprocessing.get_context("fork")
    return multiprocessing.get_context("spawn")


_worker_judge: Judge | None = None
"""The judge of a worker process."""


def _start_worker(options: AuditOptions) -> None:
    """Prepare a worker process; Ctrl-C is handled by its parent."""
    global _worker_judge
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _worker_judge = Judge(options, ValidatorCache(options))


def judge_batch(files: tuple[_Content | UnreadableFile, ...]) -> list[Any]:
    """Read and judge a batch of files in a worker process; judgements are packed."""
    judge = _worker_judge
    assert judge is not None, "the worker is started"
    judge.start_batch()
    judge.validator.not_judged.clear()
    items: list[Any] = [
        judge.judge(item).packed() if isinstance(item, Resource) else item
        for item in read_resources(map(_input_file, files), judge.known_names)
    ]
    items.append(Counter(judge.validator.not_judged))
    return items


def _batches(files: Iterable[InputFile]) -> Iterator[_Batch | InputFile]:
    """Read small files, and yield them in batches; large ones are yielded as they are."""
    batch: list[_Content | UnreadableFile] = []
    size = 0
    for file in files:
        piece = file if isinstance(file, UnreadableFile) else _read_small(*file)
        if isinstance(piece, (_Content, UnreadableFile)):
            batch.append(piece)
            size += len(piece.content) if isinstance(piece, _Content) else 0
            if size < BATCH_BYTES:
                continue
        if batch:
            yield _Batch(tuple(batch), size)
            batch, size = [], 0
        if not isinstance(piece, (_Content, UnreadableFile)):
            yield piece
    if batch:
        yield _Batch(tuple(batch), size)


def _read_small(file: str, source: Source) -> "_Content | InputFile":
    """Return the content of a file; the file itself if it is large, or cannot be read."""
    pieces: list[bytes] = []
    size = 0
    try:
        while size < MAX_FILE_BYTES:
            piece = source.read(_PIECE_BYTES)
            if not piece:
                return _Content(file, b"".join(pieces))
            pieces.append(piece)
            size += len(piece)
    except OSError as error:
        return file, _Resumed(b"".join(pieces), source, error)
    return file, _Resumed(b"".join(pieces), source)


class _Resumed:
    """Source that begins with what was read of another, and ends with its error, if it has one."""

    def __init__(self, beginning: bytes, rest: Source, error: OSError | None = None) -> None:
        self._beginning = io.BytesIO(beginning)
        self._rest = rest
        self._error = error

    def read(self, size: int = -1, /) -> bytes:
        """Return at most `size` bytes; empty at the end."""
        piece = self._beginning.read(size)
        if piece and size >= 0:
            return piece
        if self._error is not None:
            raise self._error
        return piece + self._rest.read(size)

    def readline(self, size: int = -1, /) -> bytes:
        """Return the rest of the line, at most `size` bytes; empty at the end."""
        line = self._beginning.readline(size)
        if line.endswith(b"\n") or 0 <= size <= len(line):
            return line
        if self._error is not None:
            if line:
                return line
            raise self._error
        return line + self._rest.readline(size - len(line) if size >= 0 else size)


def _input_file(file: "_Content | UnreadableFile") -> InputFile:
    return (file.file, io.BytesIO(file.content)) if isinstance(file, _Content) else file


def _input_files(piece: "_Batch | InputFile") -> list[InputFile]:
    return [_input_file(file) for file in piece.files] if isinstance(piece, _Batch) else [piece]
