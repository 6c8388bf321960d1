"""Opening of an inventory's files, one by one; folders are searched for YAML and JSON files."""

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from kuma_names.audit.input.document_reader import Source
from kuma_names.audit.input.model import InputFile, Place, UnreadableFile

STDIN = "-"
SUFFIXES = (".yaml", ".yml", ".json")
"""Suffixes of the files that are read from a folder; a file given by its path may have any."""
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
    """Yield a file itself, or the files in a folder, sorted by name, without hidden folders."""
    if not Path(path).is_dir():
        yield Path(path)
        return
    errors: list[OSError] = []
    is_empty = True
    for folder, subfolders, names in os.walk(path, onerror=errors.append):
        # os.walk descends into the folders in this list, in its order.
        subfolders[:] = sorted(name for name in subfolders if not name.startswith("."))
        for name in sorted(names):
            if name.endswith(SUFFIXES):
                is_empty = False
                yield Path(folder, name)
    for error in errors:
        yield _unreadable(str(error.filename), error)
    if is_empty and not errors:
        reason = f"is a folder without files that end in {', '.join(SUFFIXES)}"
        yield UnreadableFile(Place(path, 1, 1), reason)


def _open_stdin(stdin: Source | None, wrap: SourceWrapper) -> InputFile:
    if stdin is None:
        return UnreadableFile(Place("stdin", 1, 1), "cannot be read: is closed")
    return "stdin", wrap(stdin)


def _open_file(file: Path, wrap: SourceWrapper) -> Iterator[InputFile]:
    try:
        with file.open("rb") as stream:
            yield str(file), wrap(stream)
    except OSError as error:
        yield _unreadable(str(file), error)


def _unreadable(file: str, error: OSError) -> UnreadableFile:
    return UnreadableFile(Place(file, 1, 1), f"cannot be read: {error.strerror}")
