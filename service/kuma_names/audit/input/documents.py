"""Stream of items from YAML and JSON documents: single values, and the entries of lists.

Memory is bounded by the largest item, not by the file: documents are parsed one by one, and the
entries of a list are yielded one at a time.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

import yaml
from yaml.events import (
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from kuma_names.audit.input.document_reader import BrokenDocumentError, DocumentReader, Source
from kuma_names.audit.input.template_filter import IS_TEMPLATE, FilteredText
from kuma_names.audit.input.yaml_values import (
    DuplicateKey,
    Frame,
    MisreadDocumentError,
    ValueBuilder,
)


class Item(NamedTuple):
    """A value and its place in the file; `document` and `line` count from 1.

    `templated` is true if lines of a template were dropped: there may be more than the value.
    """

    value: Any
    document: int
    line: int
    duplicate_keys: tuple[DuplicateKey, ...]
    templated: bool = False


class UnreadableDocument(NamedTuple):
    """Place from which on a document cannot be read, and the reason."""

    document: int
    line: int
    reason: str


def read_items(source: Source) -> Iterator[Item | UnreadableDocument]:
    """Yield all items of a file; a broken document yields the items before its error, too."""
    reader = DocumentReader(source)
    document = 0
    while reader.advance():
        document += 1
        text = FilteredText(reader)
        try:
            yield from _read_document(reader, text, document)
        except OSError as error:
            reason = f"cannot be read: {error.strerror}"
            yield UnreadableDocument(document, reader.last_line, reason)
            return
        except MisreadDocumentError as error:
            reason = IS_TEMPLATE if text.filter.has_placeholders else error.reason
            yield UnreadableDocument(document, error.line, reason)
        except BrokenDocumentError as error:
            yield UnreadableDocument(document, error.line, error.reason)
        except yaml.MarkedYAMLError as error:
            broken = _syntax_error(reader, document, error)
            # The parser's symptom would hide the reason: a template is YAML when it is rendered.
            yield broken._replace(reason=IS_TEMPLATE) if text.filter.has_placeholders else broken


def _read_document(
    reader: DocumentReader, text: FilteredText, document: int
) -> Iterator[Item | UnreadableDocument]:
    is_empty = True
    for item in _ItemStream(reader, text, document):
        is_empty = False
        yield item
    line = text.filter.first_control_line
    if is_empty and line is not None:
        yield UnreadableDocument(document, line, IS_TEMPLATE)


def _syntax_error(
    reader: DocumentReader, document: int, error: yaml.MarkedYAMLError
) -> UnreadableDocument:
    mark = error.problem_mark or error.context_mark
    line = reader.lines_before + 1 + (mark.line if mark else 0)
    problem = ", ".join(filter(None, (error.context, error.problem)))
    # libyaml places an unexpected end in the line after the last one.
    return UnreadableDocument(document, min(line, reader.last_line), f"is not YAML: {problem}")


class _ItemStream:
    """Iterable of the items of one document.

    A list, and a mapping with a list under `items` (of kumactl or kubectl), yield their entries.
    """

    def __init__(self, reader: DocumentReader, text: FilteredText, document: int) -> None:
        self._reader = reader
        self._text = text
        self._document = document
        self._builder = ValueBuilder(text)

    def __iter__(self) -> Iterator[Item]:
        while not isinstance(event := self._builder.next_event(), StreamEndEvent):
            if isinstance(event, DocumentStartEvent):
                yield from self._root(self._builder.next_event())

    def _root(self, event: Any) -> Iterator[Item]:
        if isinstance(event, SequenceStartEvent):
            yield from self._entries()
        elif isinstance(event, MappingStartEvent):
            yield from self._mapping(event)
        else:
            # An empty document is a null, which is an empty scalar.
            value = self._builder.build(event)
            if value:
                yield from self._items(value, self._builder.line(event))

    def _mapping(self, start: Any) -> Iterator[Item]:
        """Yield the entries under `items`, or else the mapping itself."""
        # Not `builder.build`, which returns when the mapping ends: entries are yielded before that.
        frame = Frame(start)
        is_list = False
        while not isinstance(event := self._builder.next_event(), MappingEndEvent):
            frame.key = self._builder.key(event)
            event = self._builder.next_event()
            if frame.key == "items" and isinstance(event, SequenceStartEvent):
                is_list = True
                yield from self._entries()
            else:
                self._builder.add(frame, self._builder.build(event))
        if not is_list:
            yield from self._items(frame.value, self._builder.line(start))

    def _entries(self) -> Iterator[Item]:
        """Yield the entries of a list, each with limits of its own."""
        while not isinstance(event := self._builder.next_event(), SequenceEndEvent):
            line = self._builder.line(event)
            self._reader.start_item(line)
            self._builder.start_item()
            yield from self._items(self._builder.build(event), line)

    def _items(self, value: Any, line: int) -> Iterator[Item]:
        """Yield a value as an item; an entry that is a list itself yields its own entries."""
        duplicate_keys = self._builder.take_duplicate_keys()
        entries = value.get("items") if isinstance(value, dict) else None
        if not isinstance(entries, list):
            entries = [value]
        for entry in entries:
            templated = self._text.filter.first_control_line is not None
            yield Item(entry, self._document, line, duplicate_keys, templated)
