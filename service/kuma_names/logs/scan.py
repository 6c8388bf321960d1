"""Scan of logs: finds the lines with a known message and explains each message once.

Most lines of a log have no message about a name. One automaton (Aho-Corasick) finds the fixed texts
of all messages in a block at once; only lines with such a text are matched with patterns. Logs
repeat themselves, so lines that are equal but for their time are matched once.
"""

import re
from collections.abc import Iterable

from ahocorasick_rs import BytesAhoCorasick

from kuma_names.core.log_lines import explain_match, find_message, message_parts
from kuma_names.core.model import Context
from kuma_names.core.tables.log_messages import LOG_MESSAGES
from kuma_names.logs.blocks import Stream, blocks
from kuma_names.logs.model import LoggedMessage, LogSummary, Occurrence

MAX_LINE = 16_384
"""Bytes of a line that are matched: messages are shorter."""
MAX_KNOWN_LINES = 10_000
"""Lines that are remembered."""
_NEWLINE = b"\n"
_TIME = re.compile(rb'(?:\{"level":"\w+",)?(?:"ts":"?)?\d[-\dT:.+eZ]*')
"""Beginning of a line with its time, in the console format and in the JSON format of Kuma."""
_MAX_PART = 253
"""Code points of a part that is told: longer ones are no names."""
_REASON = "reason"
"""Part that is the error behind a message, and no name."""
_LITERALS = [
    (literal.encode(), index)
    for index, message in enumerate(LOG_MESSAGES)
    for literal in message.literals
]
_AUTOMATON = BytesAhoCorasick([literal for literal, _ in _LITERALS])
_Hit = tuple[int, int, int]
"""A fixed text in a block: its index in `_LITERALS`, its start and its end."""
_Known = tuple[LoggedMessage, Occurrence] | None
"""What a line says: a message with its parts, or nothing that is known."""


def scan(stream: Stream, context: Context, meshes: Iterable[str] | None = None) -> LogSummary:
    """Return the known messages of a log, each once; `meshes` are those that exist."""
    scanner = _Scanner(context, None if meshes is None else list(meshes))
    for block in blocks(stream):
        scanner.scan(block)
    return scanner.summary


class _Scanner:
    """Scanner of the blocks of one log."""

    def __init__(self, context: Context, meshes: list[str] | None) -> None:
        self.summary = LogSummary()
        self._context = context
        self._meshes = meshes
        self._known_lines: dict[bytes, _Known] = {}

    def scan(self, block: bytes) -> None:
        """Add the messages of a block of whole lines."""
        hits = _AUTOMATON.find_matches_as_indexes(block, overlapping=True)
        known_line, index, count = self._known_lines.get, 0, len(hits)
        while index < count:
            first = index
            start, end = _line_around(block, hits[first])
            index += 1
            while index < count and hits[index][1] < end:
                index += 1
            if end - start > MAX_LINE:
                end = start + MAX_LINE
            time = _TIME.match(block, start, end)
            key = block[time.end() if time else start : end]
            known = known_line(key, ...)
            if known is ...:
                known = self._match(block[start:end], hits[first:index], block, start)
                self._remember(key, known)
            if known is not None:
                message, occurrence = known
                message.add(occurrence)
        self.summary.lines += block.count(_NEWLINE) + (not block.endswith(_NEWLINE))

    def _match(self, line: bytes, hits: list[_Hit], block: bytes, start: int) -> _Known:
        """Return the message of a line, and its parts."""
        text = line.decode("utf-8", "replace").rstrip("\r")
        indices = sorted({_LITERALS[literal][1] for literal, _, _ in hits})
        found = find_message(text, [LOG_MESSAGES[index] for index in indices])
        if found is None:
            return None
        message, match = found
        logged = self.summary.messages.get(message.id)
        if logged is None:
            number = self.summary.lines + block.count(_NEWLINE, 0, start) + 1
            explanation = explain_match(message, match, self._context, self._meshes)
            logged = LoggedMessage(explanation, number, text)
            self.summary.messages[message.id] = logged
        return logged, _occurrence(message_parts(match))

    def _remember(self, key: bytes, known: _Known) -> None:
        if len(self._known_lines) == MAX_KNOWN_LINES:
            self._known_lines.clear()
        self._known_lines[key] = known


def _line_around(block: bytes, hit: _Hit) -> tuple[int, int]:
    """Return start and end of the line with a fixed text."""
    _, hit_start, hit_end = hit
    end = block.find(_NEWLINE, hit_end)
    return block.rfind(_NEWLINE, 0, hit_start) + 1, end if end >= 0 else len(block)


def _occurrence(parts: dict[str, str]) -> Occurrence:
    """Return the parts that are names."""
    return tuple(
        (name, text) for name, text in parts.items() if name != _REASON and len(text) <= _MAX_PART
    )
