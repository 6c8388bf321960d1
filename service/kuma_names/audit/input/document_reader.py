"""A file as documents: bytes for the parser of YAML, one `---` document after the other, with the number of its first line."""

import codecs
import re
from typing import Protocol

MAX_ITEM = 8 * 1024 * 1024
"""Bytes of one resource: many times what any store takes."""
_PIECE = 65_536
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_PAIR = re.compile(r"\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})")


class Source(Protocol):
    """What can be read line by line."""

    def readline(self, size: int = -1, /) -> bytes:
        """Give the rest of the line, of at most `size` bytes; nothing at the end."""


class BrokenDocumentError(ValueError):
    """A document that cannot be read on; `line` counts from 1."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(reason)
        self.line = line
        self.reason = reason


class Lines:
    """Reads one document at a time: `advance` turns to the next, `read` gives the parser its text.

    A document ends before a line that begins with `---`, after `...`, and, as JSON, before a line that opens the next value.
    """

    def __init__(self, source: Source) -> None:
        self._source = source
        self._pending = b""
        self._line = 0
        self._at_start = True
        self._ended = True
        self._open_document()

    def _open_document(self) -> None:
        self.first = self._line
        """Lines before this document."""
        self._begun = False
        self._json: bool | None = None
        self._last = b""
        self._item, self._fed = self._line, 0
        self._decoder = codecs.getincrementaldecoder("utf-8")()

    def advance(self) -> bool:
        """Leave what is left of this document, and turn to the next; False at the end of the file."""
        while not self._ended:
            self._next_piece()
        self._pending = self._pending or self._source.readline(_PIECE)
        self._ended = not self._pending
        self._open_document()
        return not self._ended

    @property
    def last(self) -> int:
        """The last line of this document that was read."""
        return max(self._line + (not self._at_start), self.first + 1)

    def start_item(self, line: int) -> None:
        """Say that another item begins, whose size counts anew."""
        self._item, self._fed = line - 1, 0

    def read(self, size: int = -1, /) -> bytes:
        """Give the next piece of this document, and nothing at its end; raises `BrokenDocumentError`."""
        line = self._line
        piece = self._next_piece()
        self._fed += len(piece)
        if self._fed > MAX_ITEM:
            raise BrokenDocumentError(self._item + 1, f"is larger than {MAX_ITEM >> 20} MiB; the rest of the document is not read")
        try:
            text = self._decoder.decode(piece, final=not piece)
        except UnicodeDecodeError:
            raise BrokenDocumentError(line + 1, "is not UTF-8") from None
        forbidden = _FORBIDDEN.search(text)
        if forbidden:
            raise BrokenDocumentError(line + 1, f"contains U+{ord(forbidden[0]):04X}, which YAML does not allow")
        if self._json:
            text = _PAIR.sub(_joined, text).replace("\t", " ")
        return text.encode() or (self.read(size) if piece else b"")

    def _next_piece(self) -> bytes:
        """Take a piece of this document from the file; nothing at its end."""
        if self._ended:
            return b""
        piece, self._pending = self._pending or self._source.readline(_PIECE), b""
        if not piece or (self._at_start and self._begun and self._separates(piece)):
            self._pending, self._ended = piece, True
            return b""
        self._note(piece)
        return piece

    def _separates(self, piece: bytes) -> bool:
        if self._json and self._last in (b"}", b"]"):
            return piece[:1] in (b"{", b"[") or _marks(piece, b"---")
        return _marks(piece, b"---")

    def _note(self, piece: bytes) -> None:
        """Keep in mind what the piece says of the lines after it."""
        content = piece.strip(b" \t\r\n\xef\xbb\xbf")
        if self._at_start and _marks(piece, b"..."):
            self._ended = True
        elif content and not (self._at_start and content[:1] in (b"#", b"%")):
            marked = self._at_start and _marks(piece, b"---")
            if self._json is None and not marked:
                self._json = content[:1] in (b"{", b"[")
            self._begun, self._last = True, content[-1:]
        self._at_start = piece.endswith(b"\n")
        self._line += self._at_start


def _marks(piece: bytes, mark: bytes) -> bool:
    return piece.startswith(mark) and piece[3:4] in (b"", b" ", b"\t", b"\r", b"\n")


def _joined(pair: re.Match[str]) -> str:
    """Write a character that JSON escapes as two, which YAML does not know, as itself."""
    high, low = (int(part, 16) for part in pair.groups())
    return chr(0x10000 + ((high - 0xD800) << 10) + low - 0xDC00)
