"""Opening of an inventory's files, one by one; folders are searched for YAML and JSON files."""

import os
import stat
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from kuma_names.audit.input.document_reader import Source
from kuma_names.audit.input.folders import (
    failed_file,
    find_files,
    is_folder,
    shown,
    unreadable_file,
)
from kuma_names.audit.input.model import InputFile, Place, UnreadableFile

STDIN = "-"
SourceWrapper = Callable[[Source], Source]
"""Function that wraps a stream, for instance to count the bytes that are read."""


def open_files(
    paths: Iterable[str],
    stdin: Source | None,
    wrap: SourceWrapper = lambda stream: stream,
) -> Iterator[InputFile]:
    """Yield each file while it is open; `-` is standard input, and `stdin` None if that is closed.

    A file is closed before the next one is opened. Folders yield the files in them.
    """
    for path in paths:
        if path == STDIN:
            yield _open_stdin(stdin, wrap)
            continue
        for file in _find_files(path):
            if isinstance(file, UnreadableFile):
                yield file
            else:
                yield from _open_file(file, wrap)


def total_size(paths: Iterable[str]) -> int:
    """Return the size of all files in bytes; standard input and unreadable files count 0."""
    total = 0
    for path in paths:
        if path == STDIN:
            continue
        for file in _find_files(path):
            if isinstance(file, Path):
                with suppress(OSError):
                    total += file.stat().st_size
    return total


def _find_files(path: str) -> Iterator[Path | UnreadableFile]:
    """Yield a file itself, or the files in a folder."""
    if is_folder(Path(path)):
        yield from find_files(path)
    else:
        yield Path(path)


def _open_stdin(stdin: Source | None, wrap: SourceWrapper) -> InputFile:
    if stdin is None:
        return UnreadableFile(Place("stdin", 1, 1), "cannot be read: is closed")
    return "stdin", wrap(stdin)


def _open_file(file: Path, wrap: SourceWrapper) -> Iterator[InputFile]:
    try:
        with file.open("rb") as stream:
            state = _state(stream)
            yield shown(file), wrap(stream)
            if _state(stream) != state:
                reason = "changed while it was read; audit it again"
                yield unreadable_file(file, reason)
    except OSError as error:
        yield failed_file(file, error)


def _state(stream: BinaryIO) -> tuple[int, int] | None:
    """Return what changes with the content of a regular file; None for a stream, such as a pipe."""
    status = os.fstat(stream.fileno())
    return (status.st_size, status.st_mtime_ns) if stat.S_ISREG(status.st_mode) else None
