"""Checks of the text of an inventory: what libyaml rejects, too, but without a line."""

import codecs
import re


class BrokenDocumentError(ValueError):
    """Error that ends the reading of a document; `line` counts from 1."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(reason)
        self.line = line
        self.reason = reason


_ALLOWED_ASCII = b"\t\n\r" + bytes(range(0x20, 0x7F))
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def is_utf16(beginning: bytes) -> bool:
    """Return whether a file begins as UTF-16 or UTF-32 does, with a byte order mark or without."""
    return beginning.startswith(_UTF16_MARKS) or b"\0" in beginning[:4]


class TextChecker:
    """Checker of the text of one document, piece by piece."""

    def __init__(self) -> None:
        self._decoder: codecs.IncrementalDecoder | None = None
        """Decoder of UTF-8; None while all pieces were ASCII."""
        self._error: BrokenDocumentError | None = None

    def check(self, piece: bytes, line: int) -> bytes:
        """Return a piece that begins in `line`, up to its last complete character.

        An empty piece is the end. Raises `BrokenDocumentError` for what YAML does not allow, after
        the lines before it were returned.
        """
        if self._error is not None:
            raise self._error
        is_ascii = piece.isascii() and not piece.translate(None, _ALLOWED_ASCII)
        if is_ascii and (self._decoder is None or not self._decoder.getstate()[0]):
            return piece
        return self._decode(piece, line).encode()

    def _decode(self, piece: bytes, line: int) -> str:
        reason = "is not UTF-8"
        if self._decoder is None:
            self._decoder = codecs.getincrementaldecoder("utf-8")()
        try:
            text = self._decoder.decode(piece, final=not piece)
        except UnicodeDecodeError as error:
            rest = error.object[: error.start].decode()
            return self._lines_before(rest, line, reason)
        forbidden = _FORBIDDEN.search(text)
        if forbidden is None:
            return text
        reason = f"contains U+{ord(forbidden[0]):04X}, which YAML does not allow"
        return self._lines_before(text[: forbidden.start()], line, reason)

    def _lines_before(self, text: str, line: int, reason: str) -> str:
        """Keep an error that follows `text`, and return the complete lines before it."""
        self._error = BrokenDocumentError(line + text.count("\n"), reason)
        lines = text[: text.rfind("\n") + 1]
        if not lines:
            raise self._error
        return lines
