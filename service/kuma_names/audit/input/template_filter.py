"""Filter that makes the text of a document YAML: templates are, except for their placeholders."""

import codecs
from collections.abc import Iterator

from kuma_names.audit.input.bare_placeholders import (
    closes_control,
    is_control_line,
    may_have_placeholders,
    opens_control,
    quote_placeholders,
)
from kuma_names.audit.input.block_scalars import BlockScalars
from kuma_names.audit.input.placeholders import HOW_TO_RENDER
from kuma_names.audit.input.printed_tables import IS_PRINTED_TABLE, is_printed_table
from kuma_names.audit.input.text_checks import BrokenDocumentError

IS_TEMPLATE = f"is a template; {HOW_TO_RENDER}"
"""Reason for not reading a document."""
_LONGEST_LINE = 16_384
"""Longer lines stay as they are: they can come in pieces."""
_BEFORE_CONTENT = (b"#", b"%", b"---")


class TemplateFilter:
    """Filter of the text of one document, which comes in pieces that end with a line.

    `lines_before` are the lines of the file before the document.
    """

    def __init__(self, lines_before: int) -> None:
        self._line = lines_before + 1
        self._has_content = False
        self._is_within_line = False
        self._block_scalars = BlockScalars()
        self._open_control_line: int | None = None
        self.has_placeholders = False
        """Whether there are placeholders: not in comments, and not in block scalars."""
        self.first_control_line: int | None = None
        """First line that was dropped: there may be more in the document than what is read."""

    def filter(self, piece: bytes) -> bytes:
        """Return a piece with its placeholders quoted, and without control lines; empty at the end.

        Raises `BrokenDocumentError` for a table, and for a tag that does not end.
        """
        if not piece:
            self._require_closed_control()
            return piece
        if not self._has_content:
            self._look_for_table(piece)
        if may_have_placeholders(piece) or self._open_control_line is not None:
            piece = b"\n".join(self._filter_lines(piece))
        else:
            self._block_scalars.remember(piece)
        self._line += piece.count(b"\n")
        self._is_within_line = not piece.endswith(b"\n")
        return piece

    def _require_closed_control(self) -> None:
        if self._open_control_line is not None:
            raise BrokenDocumentError(self._open_control_line, IS_TEMPLATE)

    def _look_for_table(self, piece: bytes) -> None:
        for number, line in enumerate(piece.split(b"\n")):
            content = line.removeprefix(codecs.BOM_UTF8).strip(b" \t\r")
            if content and not content.startswith(_BEFORE_CONTENT):
                self._has_content = True
                if len(line) < _LONGEST_LINE and is_printed_table(content.decode()):
                    raise BrokenDocumentError(self._line + number, IS_PRINTED_TABLE)
                return

    def _filter_lines(self, piece: bytes) -> Iterator[bytes]:
        first, *others = piece.split(b"\n")
        yield first if self._is_within_line else self._filter_line(first, self._line)
        for number, line in enumerate(others, self._line + 1):
            yield self._filter_line(line, number)

    def _filter_line(self, line: bytes, number: int) -> bytes:
        if len(line) > _LONGEST_LINE:
            return line
        text = line.decode()
        if self._open_control_line is not None:
            return self._drop_control(text)
        if self._block_scalars.contains(text) or text.lstrip().startswith("#"):
            return line
        if not may_have_placeholders(line):
            return line
        return self._filter_placeholders(text, number).encode()

    def _drop_control(self, text: str) -> bytes:
        """Drop a line of a tag that began before; it must not have anything after its end."""
        if "}}" in text or "%}" in text:
            if not closes_control(text):
                self._require_closed_control()
            self._open_control_line = None
        return b""

    def _filter_placeholders(self, text: str, number: int) -> str:
        opens = opens_control(text)
        if opens or is_control_line(text):
            self.has_placeholders = True
            self.first_control_line = self.first_control_line or number
            self._open_control_line = number if opens else None
            return ""
        quoted = quote_placeholders(text)
        if quoted != text or "{{" in text:
            self.has_placeholders = True
        return quoted
