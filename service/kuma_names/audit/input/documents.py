"""From bytes to values: YAML and JSON documents, item by item, with the line of every text; it knows nothing of Kuma.

Memory is bounded by the largest item, not by the file: each document is parsed for itself, so a broken one spoils no other,
and the `items` of a list are handed out one at a time. Aliases are references and cost nothing.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from kuma_names.audit.input.document_reader import BrokenDocumentError, Lines, Source

MAX_TEXTS = 100_000
"""Texts in one resource, keys included."""
MAX_MERGED = 100_000
"""Keys that merges (`<<`) may copy in one document."""


class Word(str):
    """A scalar as it is written, with its line, and whether it stands there plain: without quotes and without a tag."""

    __slots__ = ("line", "plain")
    line: int
    plain: bool

    def __new__(cls, text: str, line: int, plain: bool) -> "Word":
        """Make a text that remembers where it stood."""
        word = super().__new__(cls, text)
        word.line, word.plain = line, plain
        return word


class Repeated(NamedTuple):
    """A key that a mapping has again."""

    key: str
    line: int


class Item(NamedTuple):
    """A value that a document or a list in it holds; `document` and `line` count from 1."""

    value: Any
    document: int
    line: int
    repeated: tuple[Repeated, ...]


class Unreadable(NamedTuple):
    """Where a document could not be read on, and why."""

    document: int
    line: int
    reason: str


def items(source: Source) -> Iterator[Item | Unreadable]:
    """Read all items of a file; what cannot be read is one of them, in its place."""
    lines, number = Lines(source), 0
    while lines.advance():
        number += 1
        try:
            yield from _Document(lines, number).items()
        except OSError as error:
            yield Unreadable(number, lines.last, f"cannot be read: {error.strerror}")
            return
        except BrokenDocumentError as error:
            yield Unreadable(number, error.line, error.reason)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            line = min(lines.first + 1 + (mark.line if mark else 0), lines.last)
            yield Unreadable(number, line, f"is not YAML: {', '.join(filter(None, (error.context, error.problem)))}")


class _Document:
    """One document, event by event."""

    def __init__(self, lines: Lines, number: int) -> None:
        self._lines = lines
        self._number = number
        self._parser = yaml.CSafeLoader(lines)
        self._anchors: dict[str, Any] = {}
        self._repeated: list[Repeated] = []
        self._texts = self._merged = 0

    def items(self) -> Iterator[Item]:
        """Hand out the items of a list, or else the one value of the document."""
        while not isinstance(event := self._parser.get_event(), StreamEndEvent):
            if isinstance(event, DocumentStartEvent):
                yield from self._root(self._parser.get_event())

    def _root(self, event: Any) -> Iterator[Item]:
        if isinstance(event, SequenceStartEvent):
            yield from self._listed()
        elif isinstance(event, MappingStartEvent):
            yield from self._mapping(event)
        else:
            value = self._value(event)
            if value:
                yield from self._spread(value, self._line(event))

    def _mapping(self, opened: Any) -> Iterator[Item]:
        """Hand out the items under `items`, or else the mapping itself."""
        frame, handed_out = _Frame(opened), False
        while not isinstance(event := self._parser.get_event(), MappingEndEvent):
            frame.key = self._key(event)
            event = self._parser.get_event()
            if frame.key == "items" and isinstance(event, SequenceStartEvent):
                handed_out = True
                yield from self._listed()
            else:
                self._place(frame, self._value(event))
        if not handed_out:
            yield from self._spread(frame.value, self._line(opened))

    def _listed(self) -> Iterator[Item]:
        while not isinstance(event := self._parser.get_event(), SequenceEndEvent):
            line = self._line(event)
            self._lines.start_item(line)
            self._texts = 0
            yield from self._spread(self._value(event), line)

    def _spread(self, value: Any, line: int) -> Iterator[Item]:
        """Hand out a value; of a list within a list, what it holds."""
        repeated, self._repeated = tuple(self._repeated), []
        inner = value.get("items") if isinstance(value, dict) else None
        for one in inner if isinstance(inner, list) else [value]:
            yield Item(one, self._number, line, repeated)

    def _value(self, event: Any) -> Any:
        """Build the value that begins with an event, without recursion."""
        if isinstance(event, ScalarEvent):
            return self._word(event)
        if isinstance(event, AliasEvent):
            return self._alias(event)
        frames = [_Frame(event)]
        while True:
            event, frame = self._parser.get_event(), frames[-1]
            if isinstance(event, (MappingEndEvent, SequenceEndEvent)):
                value = self._anchored(frame.anchor, frame.value)
                frames.pop()
                if not frames:
                    return value
                self._place(frames[-1], value)
            elif frame.key is None and isinstance(frame.value, dict):
                frame.key = self._key(event)
            elif isinstance(event, (MappingStartEvent, SequenceStartEvent)):
                frames.append(_Frame(event))
            else:
                self._place(frame, self._word(event) if isinstance(event, ScalarEvent) else self._alias(event))

    def _place(self, frame: "_Frame", value: Any) -> None:
        key, frame.key = frame.key, None
        if key is None:
            frame.value.append(value)
        elif key == "<<" and key.plain:
            self._merge(frame, key, value)
        else:
            if key in frame.value and key not in frame.merged:
                self._repeated.append(Repeated(str(key), key.line))
            frame.value[key] = value

    def _merge(self, frame: "_Frame", key: Word, value: Any) -> None:
        for other in value if isinstance(value, list) else [value]:
            if not isinstance(other, dict):
                raise BrokenDocumentError(key.line, "'<<' must be a mapping, or a list of mappings")
            self._merged += len(other)
            if self._merged > MAX_MERGED:
                raise BrokenDocumentError(key.line, f"'<<' copies more than {MAX_MERGED} keys")
            added = {name: one for name, one in other.items() if name not in frame.value}
            frame.value.update(added)
            frame.merged.update(added)

    def _key(self, event: Any) -> Word:
        if not isinstance(event, ScalarEvent):
            raise BrokenDocumentError(self._line(event), "a key must be a text")
        return self._word(event)

    def _word(self, event: Any) -> Word:
        self._texts += 1
        if self._texts > MAX_TEXTS:
            raise BrokenDocumentError(self._line(event), f"has more than {MAX_TEXTS} texts; the rest of the document is not read")
        word = Word(event.value, self._line(event), event.implicit[0])
        if event.anchor:
            self._anchors[event.anchor] = word
        return word

    def _alias(self, event: Any) -> Any:
        if event.anchor not in self._anchors:
            raise BrokenDocumentError(self._line(event), f"'*{event.anchor}' refers to nothing that is complete before it")
        return self._anchors[event.anchor]

    def _anchored(self, anchor: str | None, value: Any) -> Any:
        if anchor:
            self._anchors[anchor] = value
        return value

    def _line(self, event: Any) -> int:
        line: int = self._lines.first + event.start_mark.line + 1
        return line


class _Frame:
    """A mapping or a sequence that is not complete; `key` waits for its value, `merged` are keys that a merge has copied."""

    def __init__(self, event: Any) -> None:
        self.value: Any = {} if isinstance(event, MappingStartEvent) else []
        self.anchor = event.anchor
        self.key: Word | None = None
        self.merged: set[str] = set()
