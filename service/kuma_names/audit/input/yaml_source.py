"""Text of one document as libyaml reads it: with limits, and with what makes JSON and templates
YAML.
"""

import re

from kuma_names.audit.input.bare_placeholders import may_have_placeholders
from kuma_names.audit.input.document_reader import DocumentReader
from kuma_names.audit.input.printed_tables import may_be_table
from kuma_names.audit.input.template_filter import TemplateFilter
from kuma_names.audit.input.text_checks import BrokenDocumentError

MAX_ITEM_BYTES = 8 * 1024 * 1024
"""Size limit of one resource: many times what a store of Kuma accepts."""
_SURROGATE_PAIR = re.compile(rb"\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})")


class YamlSource:
    """Stream of a document's text; `beginning` comes before what the reader has yet to read.

    `lines_before` are the lines of the file before it.
    """

    name = "inventory"
    """What libyaml's binding calls the stream in its errors."""

    def __init__(
        self, reader: DocumentReader, beginning: bytes = b"", lines_before: int | None = None
    ) -> None:
        self._reader = reader
        self._beginning = beginning
        self.lines_before = reader.lines_before if lines_before is None else lines_before
        self._item_line = self.lines_before + 1
        self._item_bytes = 0
        self._filter: TemplateFilter | None = None
        self._unfiltered = b""
        self._unfiltered_lines = self.lines_before

    @property
    def last_line(self) -> int:
        """Number of the last line that was read."""
        return self._reader.last_line

    @property
    def has_placeholders(self) -> bool:
        """Whether the text has placeholders, so that it is a template."""
        return self._filter is not None and self._filter.has_placeholders

    @property
    def first_control_line(self) -> int | None:
        """First line of a template that was dropped; None if none was."""
        return None if self._filter is None else self._filter.first_control_line

    def start_item(self, line: int) -> None:
        """Restart the size limit for an item that begins in a line."""
        self._item_line = line
        self._item_bytes = 0

    def read(self, size: int = -1, /) -> bytes:
        """Return the next piece, empty at the end; `size` is ignored.

        Raises `BrokenDocumentError` for text that is not YAML, and for an item that is too large.
        """
        piece = self._beginning or self._reader.read()
        self._beginning = b""
        self._item_bytes += len(piece)
        if self._item_bytes > MAX_ITEM_BYTES:
            limit = f"{MAX_ITEM_BYTES >> 20} MiB"
            reason = f"is larger than {limit}; the rest of the document is not read"
            raise BrokenDocumentError(self._item_line, reason)
        if self._reader.is_json:
            # JSON is YAML with two exceptions: characters escaped as two, and tabs as indentation.
            piece = _SURROGATE_PAIR.sub(_join_surrogates, piece).replace(b"\t", b" ")
        return self._filtered(piece)

    def _filtered(self, piece: bytes) -> bytes:
        """Return a piece as the filter does, which most documents do not require."""
        if self._filter is None:
            is_first = not self._unfiltered
            if not may_have_placeholders(piece) and not (is_first and may_be_table(piece)):
                self._unfiltered_lines += self._unfiltered.count(b"\n")
                self._unfiltered = piece
                return piece
            # It must know what comes before the first placeholder.
            self._filter = TemplateFilter(self._unfiltered_lines)
            if self._unfiltered:
                self._filter.filter(self._unfiltered)
        return self._filter.filter(piece)


def _join_surrogates(pair: re.Match[bytes]) -> bytes:
    high, low = int(pair[1], 16), int(pair[2], 16)
    return chr(0x10000 + ((high - 0xD800) << 10) + low - 0xDC00).encode()
