"""Window on the text of a document of JSON: it grows with the item that is read, and moves on."""

import re

from kuma_names.audit.input.document_reader import DocumentReader
from kuma_names.audit.input.text_checks import BrokenDocumentError
from kuma_names.audit.input.yaml_source import MAX_ITEM_BYTES
from kuma_names.audit.input.yaml_values import MAX_SCALARS

_SPACE = re.compile(r"[ \t\r\n\ufeff]*")


class NotJsonError(Exception):
    """Error for a text that the parser of JSON does not read; the parser of YAML may."""


class JsonWindow:
    """Part of a document's text, from what may be read again to the end of what is read.

    `position` is where the parser is.
    """

    def __init__(self, reader: DocumentReader, beginning: bytes) -> None:
        self._reader = reader
        self.text = beginning.decode()
        self.position = 0
        self.is_complete = False
        """Whether the document ends with the text."""
        self._kept = 0
        self._counted = 0
        self._line = reader.lines_before + 1

    def next_character(self) -> str:
        """Skip white space; return the next character without reading it, empty at the end."""
        while True:
            match = _SPACE.match(self.text, self.position)
            self.position = match.end() if match else self.position
            if self.position < len(self.text):
                return self.text[self.position]
            if not self.grow():
                return ""

    def grow(self) -> bool:
        """Read on, at least as much as is kept; return False at the end of the document.

        Raises `NotJsonError` if what is kept is too large.
        """
        if self.is_complete:
            return False
        self._drop()
        if len(self.text) > MAX_ITEM_BYTES or self.text.count(",") > MAX_SCALARS:
            raise NotJsonError
        pieces = [self.text]
        missing = max(len(self.text), 1)
        while missing > 0:
            try:
                piece = self._reader.read()
            except BrokenDocumentError:
                # The reader of YAML reads what is before the error, and gets it again.
                raise NotJsonError from None
            if not piece:
                self.is_complete = True
                break
            pieces.append(piece.decode())
            missing -= len(piece)
        self.text = "".join(pieces)
        return True

    def keep(self) -> None:
        """Allow that what is before the position is dropped."""
        self._kept = self.position

    @property
    def kept_position(self) -> int:
        """Position from which the text is kept."""
        return self._kept

    def kept_text(self) -> str:
        """Return the text from where it is kept."""
        return self.text[self._kept :]

    def kept_line(self) -> int:
        """Return the line of the file from where the text is kept."""
        first, last = sorted((self._kept, self._counted))
        difference = self.text.count("\n", first, last)
        return self._line + (difference if self._counted < self._kept else -difference)

    def line(self) -> int:
        """Return the line of the file at the position."""
        self._line += self.text.count("\n", self._counted, self.position)
        self._counted = self.position
        return self._line

    def _drop(self) -> None:
        if self._counted < self._kept:
            self._line += self.text.count("\n", self._counted, self._kept)
            self._counted = self._kept
        self.text = self.text[self._kept :]
        self.position -= self._kept
        self._counted -= self._kept
        self._kept = 0
