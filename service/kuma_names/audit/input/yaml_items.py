"""Items of a document of YAML."""

from collections.abc import Iterator
from typing import Any

from yaml.events import (
    DocumentStartEvent,
    MappingStartEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from kuma_names.audit.input.items import Item
from kuma_names.audit.input.yaml_source import YamlSource
from kuma_names.audit.input.yaml_values import ValueBuilder


class YamlItems:
    """Iterable of the items of one document.

    A list, and a mapping with a list under `items` (of kumactl or kubectl), yield their entries.
    """

    def __init__(self, source: YamlSource, document: int) -> None:
        self._source = source
        self._document = document
        self._builder = ValueBuilder(source)

    def __iter__(self) -> Iterator[Item]:
        next_event = self._builder.next_event
        while not isinstance(event := next_event(), StreamEndEvent):
            if isinstance(event, DocumentStartEvent):
                yield from self._root(next_event())

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
        builder = self._builder
        root = builder.open_container(start)
        is_list = False
        while not builder.fill(root, start, is_root=True):
            is_list = True
            yield from self._entries()
        if not is_list:
            yield from self._items(root, builder.line(start))

    def _entries(self) -> Iterator[Item]:
        """Yield the entries of a list, each with limits of its own."""
        builder = self._builder
        while type(event := builder.next_event()) is not SequenceEndEvent:
            line = builder.line(event)
            self._source.start_item(line)
            builder.start_item()
            yield from self._items(builder.build(event), line)

    def _items(self, value: Any, line: int) -> Iterator[Item]:
        """Yield a value as an item; an entry that is a list itself yields its own entries."""
        duplicate_keys = self._builder.take_duplicate_keys()
        entries = value.get("items") if isinstance(value, dict) else None
        if not isinstance(entries, list):
            entries = [value]
        templated = self._source.first_control_line is not None
        for entry in entries:
            yield Item(entry, self._document, line, duplicate_keys, templated)
