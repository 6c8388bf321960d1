"""Reader of one file, document by document: the text that a parser gets, with line numbers."""

import re
from typing import Protocol

from kuma_names.audit.input.text_checks import BrokenDocumentError, TextChecker, is_utf16

BLOCK_BYTES = 65_536
"""Size of what is read at a time; a block is completed to the end of its last line."""
_BLANK = b" \t\r\n\xef\xbb\xbf"  # white space and a byte order mark
_MARKER = rb"(?:---|\.\.\.)(?![^ \t\r\n])"
_LINES_AFTER_YAML = (re.compile(_MARKER), re.compile(rb"\n%b" % _MARKER))
_LINES_AFTER_JSON = (
    re.compile(rb"%b|[{\[]" % _MARKER),
    re.compile(rb"\n(?:%b|[{\[])" % _MARKER),
)
"""Lines before which a document can end: the first of a block, and the others."""
_IS_UTF16 = "is UTF-16; convert it to UTF-8, for example with iconv"


class Source(Protocol):
    """Stream of bytes."""

    def read(self, size: int = -1, /) -> bytes:
        """Return at most `size` bytes; empty at the end."""

    def readline(self, size: int = -1, /) -> bytes:
        """Return the rest of the line, at most `size` bytes; empty at the end."""


class DocumentReader:
    """Reader that splits a file into documents: `advance` opens the next, `read` returns its text.

    Splitting before parsing isolates a broken document from those after it. A document ends before
    a line that begins with `---`, after `...`, and, if it is JSON, before a line that opens the
    next value. `lines_before` are the lines of the file before the source begins.
    """

    def __init__(self, source: Source, lines_before: int = 0) -> None:
        self._source = source
        self._block = b""
        self._position = 0
        self._lines_read = lines_before
        self._is_first_block = lines_before == 0
        self._is_utf16 = False
        self._at_line_start = True
        self._ended = True
        self._open_document()

    def _open_document(self) -> None:
        self.lines_before = self._lines_read
        """Lines of the file before this document."""
        self.is_json: bool | None = None
        """Whether the document begins as JSON does; None until its first content is read."""
        self._has_content = False
        self._last_byte = b""
        self._error: BrokenDocumentError | None = None
        self._checker = TextChecker()

    def advance(self) -> bool:
        """Skip the rest of this document and open the next; return False at the end of the file."""
        while not self._ended:
            self.read_unchecked()
        self._ended = not self._fill_block()
        self._open_document()
        return not self._ended

    @property
    def last_line(self) -> int:
        """Number of the last line of this document that was read."""
        last_line = self._lines_read if self._at_line_start else self._lines_read + 1
        return max(last_line, self.lines_before + 1)

    def read(self) -> bytes:
        """Return the next piece of this document, empty at its end.

        Raises `BrokenDocumentError` for text that is neither YAML nor JSON.
        """
        while True:
            line = self._lines_read + 1
            piece = self.read_unchecked()
            if self._error is not None:
                raise self._error
            text = self._checker.check(piece, line)
            # A piece can end within a character; an empty result would end the parser's input.
            if text or not piece:
                return text

    def read_unchecked(self) -> bytes:
        """Return the next piece of this document as it is in the file, empty at its end."""
        if self._ended or not self._fill_block():
            self._ended = True
            return b""
        end = self._find_end()
        piece = self._block[self._position : end]
        if self.is_json:
            self._last_byte = self._last_byte_before(end)
        self._position = end
        self._lines_read += piece.count(b"\n")
        self._at_line_start = piece.endswith(b"\n") or (self._at_line_start and not piece)
        return piece

    def _fill_block(self) -> bool:
        """Read the next block if this one is used up; return False at the end of the file."""
        if self._position < len(self._block):
            return True
        block = self._source.read(BLOCK_BYTES)
        if block and not block.endswith(b"\n"):
            # Markers between documents must not be cut.
            block += self._source.readline(BLOCK_BYTES)
        self._block = block
        self._position = 0
        return bool(block)

    def _find_end(self) -> int:
        """Return where this piece ends in the block; `_ended` is set if the document does."""
        begin = self._position
        if self.is_json is not None:
            return self._find_marker(begin, continues=self._at_line_start)
        self._is_utf16 = self._is_utf16 or (self._is_first_block and is_utf16(self._block))
        self._is_first_block = False
        if self._is_utf16:
            self._error = BrokenDocumentError(1, _IS_UTF16)
            return len(self._block)
        begin = self._read_head()
        if self._ended or begin == len(self._block):
            return begin
        return self._find_marker(begin, continues=False)

    def _read_head(self) -> int:
        """Read lines until the first content; return where that, or the document's end, is."""
        begin = self._position
        while begin < len(self._block):
            end = self._end_of_line(begin)
            line = self._block[begin:end]
            marker = line[:3] if self._at_line_start and _LINES_AFTER_YAML[0].match(line) else b""
            if marker == b"...":
                self._ended = True
                return end
            if marker and self._has_content:
                self._ended = True
                return begin
            content = line.strip(_BLANK)
            is_comment_or_directive = self._at_line_start and content[:1] in (b"#", b"%")
            if marker:
                self._has_content = True
            elif content and not is_comment_or_directive:
                self._has_content = True
                # Two braces open a placeholder: a template can begin with one, and JSON cannot.
                self.is_json = content[:1] in (b"{", b"[") and content[:2] not in (b"{{", b"{%")
                return begin
            self._at_line_start = line.endswith(b"\n")
            begin = end
        return begin

    def _find_marker(self, begin: int, *, continues: bool) -> int:
        """Search for the end of the document; `continues` if a line of it may end here."""
        first_line, next_line = _LINES_AFTER_JSON if self.is_json else _LINES_AFTER_YAML
        if continues and first_line.match(self._block, begin):
            end = self._end_before(begin)
            if end is not None:
                return end
        for hit in next_line.finditer(self._block, begin):
            end = self._end_before(hit.start() + 1)
            if end is not None:
                return end
        return len(self._block)

    def _end_before(self, start: int) -> int | None:
        """Return where the document ends if a line that may follow it starts at a position."""
        first = self._block[start : start + 1]
        if first == b".":
            self._ended = True
            return self._end_of_line(start)
        if first == b"-" or self._last_byte_before(start) in (b"}", b"]"):
            self._ended = True
            return start
        return None

    def _last_byte_before(self, end: int) -> bytes:
        """Return the last byte of content before a position; comments are no content."""
        while end > self._position:
            begin = max(self._block.rfind(b"\n", 0, end - 1) + 1, self._position)
            content = self._block[begin:end].strip(_BLANK)
            if content and content[:1] not in (b"#", b"%"):
                return content[-1:]
            end = begin
        return self._last_byte

    def _end_of_line(self, begin: int) -> int:
        return self._block.find(b"\n", begin) + 1 or len(self._block)
