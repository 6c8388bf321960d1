"""Block scalars of YAML (`key: |`): whether a line is text of one, in which braces mean nothing."""

import re

_HEADER = re.compile(r"(?:^|[-:?]\s|---\s)\s*(?:[&!]\S*\s+)*[|>][-+0-9]{0,2}\s*(?:\s#.*)?$")
# Without an anchor, which would be tried at every byte.
_COLUMN_ZERO = re.compile(rb"\n[^\s#]")
_FIRST_COLUMN_ZERO = re.compile(rb"[^\s#]")
_MAX_PENDING_BYTES = 1 << 20


class BlockScalars:
    """Tracker of the block scalars of one document, whose text comes in whole lines.

    Lines are looked at only when somebody asks: most documents have no placeholders.
    """

    def __init__(self) -> None:
        self._pending: list[bytes] = []
        self._pending_bytes = 0
        self._parent_indent: int | None = None

    def remember(self, text: bytes) -> None:
        """Note lines that come before the next one that is asked about."""
        if _FIRST_COLUMN_ZERO.match(text) or _COLUMN_ZERO.search(text):
            # A line without indentation ends every block scalar but one at the top.
            self._pending.clear()
            self._pending_bytes = 0
            self._parent_indent = None
        self._pending.append(text)
        self._pending_bytes += len(text)
        if self._pending_bytes > _MAX_PENDING_BYTES:
            self._read_pending()

    def contains(self, line: str) -> bool:
        """Return whether the next line is text of a block scalar."""
        self._read_pending()
        return self._read(line)

    def _read_pending(self) -> None:
        for line in b"".join(self._pending).decode("utf-8", "replace").split("\n"):
            self._read(line)
        self._pending.clear()
        self._pending_bytes = 0

    def _read(self, line: str) -> bool:
        text = line.strip()
        if not text:
            return self._parent_indent is not None
        if self._parent_indent is not None:
            if len(line) - len(line.lstrip(" ")) > self._parent_indent:
                return True
            self._parent_indent = None
        if text[0] != "#" and ("|" in text or ">" in text):
            self._open(line)
        return False

    def _open(self, line: str) -> None:
        if _HEADER.search(line) is None:
            return
        if line.startswith("---"):
            self._parent_indent = -1
            return
        # The text is deeper than the key, or than the dash of an entry that is a block scalar.
        content = line.lstrip(" -?")
        is_entry = content[:1] in ("|", ">", "&", "!")
        before_content = line[: len(line) - len(content)]
        self._parent_indent = before_content.rfind("-") if is_entry else len(before_content)
