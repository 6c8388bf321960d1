"""Reader of one file, document by document: the stream that libyaml parses, with line numbers."""

import codecs
import re
from typing import Protocol

MAX_ITEM_BYTES = 8 * 1024 * 1024
"""Size limit of one resource: many times what a store of Kuma accepts."""
_PIECE_BYTES = 65_536
"""Limit of what is read at a time: longer lines are read in pieces."""
# libyaml rejects the same characters and ill-formed UTF-8, but its error has no line.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_SURROGATE_PAIR = re.compile(r"\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})")


class Source(Protocol):
    """Stream of bytes that can be read line by line."""

    def readline(self, size: int = -1, /) -> bytes:
        """Return the rest of the line, at most `size` bytes; empty at the end."""


class BrokenDocumentError(ValueError):
    """Error that ends the reading of a document; `line` counts from 1."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(reason)
        self.line = line
        self.reason = reason


class DocumentReader:
    """Reader that splits a file into documents: `advance` opens the next, `read` returns its text.

    Splitting before parsing isolates a broken document from those after it. A document ends before
    a line that begins with `---`, after `...`, and, if it is JSON, before a line that opens the
    next value.
    """

    def __init__(self, source: Source) -> None:
        self._source = source
        self._pending = b""
        self._lines_read = 0
        self._at_line_start = True
        self._ended = True
        self._open_document()

    def _open_document(self) -> None:
        self.lines_before = self._lines_read
        """Lines of the file before this document."""
        self._has_content = False
        self._is_json: bool | None = None
        self._last_byte = b""
        self._item_line = self._lines_read + 1
        self._item_bytes = 0
        self._decoder = codecs.getincrementaldecoder("utf-8")()

    def advance(self) -> bool:
        """Skip the rest of this document and open the next; return False at the end of the file."""
        while not self._ended:
            self._next_piece()
        self._pending = self._pending or self._source.readline(_PIECE_BYTES)
        self._ended = not self._pending
        self._open_document()
        return not self._ended

    @property
    def last_line(self) -> int:
        """Number of the last line of this document that was read."""
        last_line = self._lines_read if self._at_line_start else self._lines_read + 1
        return max(last_line, self.lines_before + 1)

    def start_item(self, line: int) -> None:
        """Restart the size limit for an item that begins in a line."""
        self._item_line = line
        self._item_bytes = 0

    def read(self, size: int = -1, /) -> bytes:
        """Return the next piece of this document, empty at its end; `size` is ignored.

        Raises `BrokenDocumentError` for text that is not YAML, and for an item that is too large.
        """
        while True:
            line = self._lines_read + 1
            piece = self._next_piece()
            self._item_bytes += len(piece)
            if self._item_bytes > MAX_ITEM_BYTES:
                raise self._too_large()
            text = self._decode(piece, line)
            # A piece can end within a character; an empty result would end the parser's input.
            if text or not piece:
                return text.encode()

    def _too_large(self) -> BrokenDocumentError:
        limit = f"{MAX_ITEM_BYTES >> 20} MiB"
        reason = f"is larger than {limit}; the rest of the document is not read"
        return BrokenDocumentError(self._item_line, reason)

    def _decode(self, piece: bytes, line: int) -> str:
        try:
            text = self._decoder.decode(piece, final=not piece)
        except UnicodeDecodeError:
            raise BrokenDocumentError(line, "is not UTF-8") from None
        forbidden = _FORBIDDEN.search(text)
        if forbidden:
            code_point = f"U+{ord(forbidden[0]):04X}"
            raise BrokenDocumentError(line, f"contains {code_point}, which YAML does not allow")
        if not self._is_json:
            return text
        # JSON is YAML with two exceptions: tabs as indentation, and characters escaped as two.
        return _SURROGATE_PAIR.sub(_join_surrogates, text).replace("\t", " ")

    def _next_piece(self) -> bytes:
        """Read the next piece of this document from the file; empty at the document's end."""
        if self._ended:
            return b""
        piece = self._pending or self._source.readline(_PIECE_BYTES)
        self._pending = b""
        if not piece or self._begins_next_document(piece):
            self._pending = piece
            self._ended = True
            return b""
        self._track(piece)
        return piece

    def _begins_next_document(self, piece: bytes) -> bool:
        if not (self._at_line_start and self._has_content):
            return False
        if _has_marker(piece, b"---"):
            return True
        is_complete = self._is_json is True and self._last_byte in (b"}", b"]")
        return is_complete and piece[:1] in (b"{", b"[")

    def _track(self, piece: bytes) -> None:
        """Update what later pieces depend on: position, format, and whether there is content."""
        content = piece.strip(b" \t\r\n\xef\xbb\xbf")  # white space and a byte order mark
        is_comment_or_directive = self._at_line_start and content[:1] in (b"#", b"%")
        if self._at_line_start and _has_marker(piece, b"..."):
            self._ended = True
        elif content and not is_comment_or_directive:
            is_marker = self._at_line_start and _has_marker(piece, b"---")
            if self._is_json is None and not is_marker:
                # Two braces open a placeholder: a template can begin with one, and JSON cannot.
                self._is_json = content[:1] in (b"{", b"[") and content[:2] not in (b"{{", b"{%")
            self._has_content = True
            self._last_byte = content[-1:]
        self._at_line_start = piece.endswith(b"\n")
        self._lines_read += self._at_line_start


def _has_marker(piece: bytes, marker: bytes) -> bool:
    return piece.startswith(marker) and piece[3:4] in (b"", b" ", b"\t", b"\r", b"\n")


def _join_surrogates(pair: re.Match[str]) -> str:
    high, low = int(pair[1], 16), int(pair[2], 16)
    return chr(0x10000 + ((high - 0xD800) << 10) + low - 0xDC00)
