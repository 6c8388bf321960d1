"""Progress bar of reading a large inventory, on standard error."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

from kuma_names.audit.input.document_reader import Source
from kuma_names.audit.input.files import SourceWrapper, total_size

_MIN_SIZE = 1024 * 1024
"""Bytes of an inventory from which the progress is shown."""
_STEP = 65_536
"""Bytes between two updates of the progress bar."""


@contextmanager
def reading_progress(paths: tuple[str, ...]) -> Iterator[SourceWrapper]:
    """Show the progress of reading a large inventory on a terminal."""
    size = total_size(paths)
    is_hidden = size < _MIN_SIZE or not sys.stderr.isatty()
    with click.progressbar(length=size, label="auditing", file=sys.stderr, hidden=is_hidden) as bar:
        yield lambda source: _ProgressReader(source, bar.update)


class _ProgressReader:
    """Reader of a source that reports how many bytes were read."""

    def __init__(self, source: Source, report_bytes: Callable[[int], None]) -> None:
        self._source = source
        self._report_bytes = report_bytes
        self._unreported = 0

    def read(self, size: int = -1, /) -> bytes:
        """Read at most `size` bytes."""
        return self._report(self._source.read(size))

    def readline(self, size: int = -1, /) -> bytes:
        """Read a line, or at most `size` bytes of it."""
        return self._report(self._source.readline(size))

    def _report(self, data: bytes) -> bytes:
        self._unreported += len(data)
        is_end = not data
        if self._unreported > _STEP or is_end:
            self._report_bytes(self._unreported)
            self._unreported = 0
        return data
