"""Parts of a file that have whole documents, so that other processes can read them.

Splitting costs little: text is only searched for the lines between documents. A part is read like a
file, and its documents and lines have the numbers that they have in the file.
"""

import io
from collections.abc import Iterator

from kuma_names.audit.input.document_reader import DocumentReader, Source

PART_BYTES = 256 * 1024
"""Size of a part, or more if it is one document."""
MAX_PART_BYTES = 2 * 1024 * 1024
"""Size from which on a document is not read as a whole."""


class FilePart:
    """Source with some documents of a file: `content`, and what `rest` has if that is not all.

    Only a part without `rest` can reach another process. One with it must be read before the next
    part of the file is asked for.
    """

    def __init__(
        self,
        content: bytes,
        lines_before: int,
        documents_before: int,
        rest: "_Rest | None" = None,
    ) -> None:
        self.content = content
        self.lines_before = lines_before
        self.documents_before = documents_before
        self.rest = rest
        self._stream = io.BytesIO(content)

    def read(self, size: int = -1, /) -> bytes:
        """Return at most `size` bytes, or a piece of `rest`; empty at the end."""
        data = self._stream.read(size)
        return data if data or self.rest is None else self.rest.next_piece()

    def readline(self, size: int = -1, /) -> bytes:
        """Return the rest of the line, or a piece of `rest`; empty at the end."""
        line = self._stream.readline(size)
        return line if line or self.rest is None else self.rest.next_piece()


class _Rest:
    """What a reader has not read of its document, or the error that ended reading."""

    def __init__(self, reader: DocumentReader, error: OSError | None = None) -> None:
        self._reader = reader
        self._error = error

    def next_piece(self) -> bytes:
        if self._error is not None:
            raise self._error
        return self._reader.read_unchecked()


def split_documents(source: Source) -> Iterator[FilePart]:
    """Yield the parts of a file in order. An error of reading is raised by the last part."""
    return iter(_Splitter(source))


class _Splitter:
    """Iterable of the parts of a file."""

    def __init__(self, source: Source) -> None:
        self._reader = DocumentReader(source)
        self._documents = 0
        self._pieces: list[bytes] = []
        self._size = 0
        self._lines_before = 0
        self._documents_before = 0

    def __iter__(self) -> Iterator[FilePart]:
        try:
            while self._reader.advance():
                yield from self._read_document()
                self._documents += 1
                if self._size >= PART_BYTES:
                    yield self._take_part()
        except OSError as error:
            yield self._take_part(_Rest(self._reader, error))
        else:
            if self._pieces:
                yield self._take_part()

    def _read_document(self) -> Iterator[FilePart]:
        """Read a document; one that is large is yielded as a part that is not complete."""
        if not self._pieces:
            self._start_part()
        pieces_before = len(self._pieces)
        size = 0
        while piece := self._reader.read_unchecked():
            self._pieces.append(piece)
            size += len(piece)
            if size < MAX_PART_BYTES:
                continue
            if pieces_before:
                document_pieces = self._pieces[pieces_before:]
                del self._pieces[pieces_before:]
                yield self._take_part()
                self._start_part()
                self._pieces = document_pieces
            yield self._take_part(_Rest(self._reader))
            return
        self._size += size

    def _start_part(self) -> None:
        self._lines_before = self._reader.lines_before
        self._documents_before = self._documents

    def _take_part(self, rest: _Rest | None = None) -> FilePart:
        content = b"".join(self._pieces)
        self._pieces = []
        self._size = 0
        return FilePart(content, self._lines_before, self._documents_before, rest)
