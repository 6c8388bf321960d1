"""From paths to files: folders are searched for YAML and JSON, `-` is standard input, what cannot be opened is a fault."""

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from kuma_names.audit.input.document_reader import Source
from kuma_names.audit.input.resources import Place
from kuma_names.audit.model import Fault

STDIN = "-"
ENDINGS = (".yaml", ".yml", ".json")
"""What names of files in a folder end in; a file that is named itself may end in anything."""
Opened = tuple[str, Source] | Fault
Watch = Callable[[Source], Source]


def opened(paths: Iterable[str], stdin: Source | None, watch: Watch = lambda stream: stream) -> Iterator[Opened]:
    """Open one file after the other, and close it when the next is asked for; `watch` may wrap what is read."""
    for path in paths:
        if path == STDIN:
            yield ("stdin", watch(stdin)) if stdin else Fault(Place("stdin", 1, 1), "cannot be read: is closed")
            continue
        for file in _files(path):
            if isinstance(file, Fault):
                yield file
            else:
                yield from _open(file, watch)


def total_size(paths: Iterable[str]) -> int:
    """Add up the bytes of all files; 0 for what has no size."""
    files = (file for path in paths if path != STDIN for file in _files(path) if isinstance(file, Path))
    total = 0
    for file in files:
        with suppress(OSError):
            total += file.stat().st_size
    return total


def _files(path: str) -> Iterator[Path | Fault]:
    if not Path(path).is_dir():
        yield Path(path)
        return
    faults: list[OSError] = []
    found = False
    for folder, folders, names in os.walk(path, onerror=faults.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if name.endswith(ENDINGS):
                found = True
                yield Path(folder, name)
    yield from (_fault(str(fault.filename), fault) for fault in faults)
    if not found and not faults:
        yield Fault(Place(path, 1, 1), f"is a folder without files that end in {', '.join(ENDINGS)}")


def _open(file: Path, watch: Watch) -> Iterator[Opened]:
    try:
        with file.open("rb") as stream:
            yield str(file), watch(stream)
    except OSError as error:
        yield _fault(str(file), error)


def _fault(file: str, error: OSError) -> Fault:
    return Fault(Place(file, 1, 1), f"cannot be read: {error.strerror}")
