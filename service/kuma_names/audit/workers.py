"""Reading and judging of files in worker processes, in batches, with results in the order of files.

A report is the same with any number of processes: a batch is judged by itself, and what is compared
with other batches is merged in order.
"""

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

from kuma_names.audit.input.file_parts import FilePart, split_documents
from kuma_names.audit.input.known_names import KnownNames
from kuma_names.audit.input.model import InputFile, Place, Resource, UnreadableFile
from kuma_names.audit.input.resources import ItemContent, read_resources
from kuma_names.audit.judging import Judge, Judgement
from kuma_names.audit.model import AuditOptions
from kuma_names.audit.validators import ValidatorCache
from kuma_names.core.report import Unjudged

BATCH_BYTES = 256 * 1024
"""Size of what a process judges at a time, or more if it is one document."""
MIN_BYTES = 2 * 1024 * 1024
"""Size of the input from which on processes are started: they take a while to start."""
_BATCHES_PER_JOB = 3
"""Batches that wait for each process: memory is bounded by them."""
_CRASHED = "was not judged: the process that judged it ended unexpectedly"

JudgedItem = ItemContent | UnreadableFile | Judgement | Counter[Unjudged]
"""What is read; a resource that a process judged is a judgement, and rules that lacked inputs are
counted for each batch."""


class _Part(NamedTuple):
    """Whole documents of a file, and how many lines and documents are before them."""

    file: str
    content: bytes
    lines_before: int
    documents_before: int


class _Batch(NamedTuple):
    """Parts of files, or errors of opening, in order."""

    parts: tuple[_Part | UnreadableFile, ...]
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
            break  # a large document: it is read here, in its turn
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
        return pool.submit(judge_batch, batch.parts)
    except BrokenProcessPool as error:
        future: Future[list[Any]] = Future()
        future.set_exception(error)
        return future


def _result(batch: _Batch, future: "Future[list[Any]]") -> Iterator[JudgedItem]:
    try:
        items = future.result()
    except BrokenProcessPool:
        for part in batch.parts:
            if isinstance(part, UnreadableFile):
                yield part
            else:
                place = Place(part.file, part.documents_before + 1, part.lines_before + 1)
                yield UnreadableFile(place, _CRASHED)
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


def judge_batch(parts: tuple[_Part | UnreadableFile, ...]) -> list[Any]:
    """Read and judge a batch in a worker process; judgements are packed."""
    judge = _worker_judge
    assert judge is not None, "the worker is started"
    judge.start_batch()
    judge.validator.not_judged.clear()
    items: list[Any] = [
        judge.judge(item).packed() if isinstance(item, Resource) else item
        for item in read_resources(map(_input_file, parts), judge.known_names)
    ]
    items.append(Counter(judge.validator.not_judged))
    return items


def _batches(files: Iterable[InputFile]) -> Iterator[_Batch | InputFile]:
    """Yield the parts of files in batches; a document that is large is yielded by itself.

    Such a document must be read before the next part is asked for.
    """
    batch: list[_Part | UnreadableFile] = []
    size = 0
    for piece in _parts(files):
        if isinstance(piece, (_Part, UnreadableFile)):
            batch.append(piece)
            size += len(piece.content) if isinstance(piece, _Part) else 0
            if size < BATCH_BYTES:
                continue
        if batch:
            yield _Batch(tuple(batch), size)
            batch, size = [], 0
        if not isinstance(piece, (_Part, UnreadableFile)):
            yield piece
    if batch:
        yield _Batch(tuple(batch), size)


def _parts(files: Iterable[InputFile]) -> Iterator[_Part | InputFile]:
    """Yield the parts of files: whole documents that are small, and large ones."""
    for file in files:
        if isinstance(file, UnreadableFile):
            yield file
            continue
        name, source = file
        for part in split_documents(source):
            if part.rest is None:
                yield _Part(name, part.content, part.lines_before, part.documents_before)
            else:
                yield name, part


def _input_file(part: _Part | UnreadableFile) -> InputFile:
    if isinstance(part, UnreadableFile):
        return part
    return part.file, FilePart(part.content, part.lines_before, part.documents_before)


def _input_files(piece: _Batch | InputFile) -> list[InputFile]:
    return [_input_file(part) for part in piece.parts] if isinstance(piece, _Batch) else [piece]
