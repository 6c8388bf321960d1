"""Builder of values from the events of a YAML parser.

It processes events and not a loader's result, because a loader would resolve `no` to False, lose
lines and duplicate keys, and build a whole list in memory. It has its own stack, so that deep input
cannot exhaust Python's.
"""

from collections.abc import Callable
from typing import Any

from yaml._yaml import CParser
from yaml.events import (
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from kuma_names.audit.input.containers import YamlList, YamlMapping
from kuma_names.audit.input.json_lines import DuplicateKey
from kuma_names.audit.input.text_checks import BrokenDocumentError
from kuma_names.audit.input.yaml_scalars import FIRST_OF_NUMBERS, WORDS, PlainScalar
from kuma_names.audit.input.yaml_source import YamlSource

MAX_SCALARS = 100_000
"""Scalars in one resource, keys included."""
_TOO_MANY_SCALARS = f"has more than {MAX_SCALARS} scalars; the rest of the document is not read"
MAX_DEPTH = 100
"""Mappings and sequences within each other. Kuma's resources have fewer than 20."""
TOO_DEEP = f"has more than {MAX_DEPTH} levels; the rest of the document is not read"
"""Reason for not reading a document."""
MAX_MERGED_KEYS = 100_000
"""Keys that merges (`<<`) may copy in one document."""


class MisreadDocumentError(BrokenDocumentError):
    """Error for YAML that no resource can have: a template, for instance, before it is rendered."""


class ValueBuilder:
    """Builder of the values of one document.

    Its methods raise `BrokenDocumentError` for YAML that no resource can have, and
    `yaml.YAMLError` for text that is not YAML.
    """

    def __init__(self, source: YamlSource) -> None:
        self.next_event: Callable[[], Any] = CParser(source).get_event
        self._lines_before = source.lines_before
        self._anchors: dict[str, Any] = {}
        self._duplicate_keys: list[DuplicateKey] = []
        self._merged_keys: dict[int, set[str]] = {}
        """Keys that a merge copied, by the ID of their mapping: they may be overridden."""
        self._merged_key_count = 0
        self._scalars_left = MAX_SCALARS

    def line(self, event: Any) -> int:
        """Return the line of the file in which an event begins."""
        line: int = self._lines_before + event.start_mark.line + 1
        return line

    def start_item(self) -> None:
        """Restart the limit of scalars for the next item of a list."""
        self._scalars_left = MAX_SCALARS

    def take_duplicate_keys(self) -> tuple[DuplicateKey, ...]:
        """Return the duplicate keys since the last call."""
        if not self._duplicate_keys:
            return ()
        duplicate_keys = tuple(self._duplicate_keys)
        self._duplicate_keys.clear()
        return duplicate_keys

    def build(self, event: Any) -> Any:
        """Build the value that begins with an event, and consume its events."""
        kind = type(event)
        if kind is ScalarEvent:
            return self._scalar(event)
        if kind is AliasEvent:
            return self._alias(event)
        container = self.open_container(event)
        self.fill(container, event)
        return container

    def open_container(self, start: Any) -> YamlMapping | YamlList:
        """Return the empty mapping or list that begins with an event."""
        is_mapping = type(start) is MappingStartEvent
        return YamlMapping(self._lines_before) if is_mapping else YamlList(self._lines_before)

    def fill(self, container: Any, start: Any, *, is_root: bool = False) -> bool:
        """Read the rest of a container that begins with the event `start`; return True at its end.

        In the root of a document, False is returned where the list of a key `items` begins.
        """
        # Most of the time of reading YAML is spent here: so the loop calls no methods for scalars.
        next_event: Any = self.next_event
        scalars_left = self._scalars_left
        events = container.events
        is_mapping = type(start) is MappingStartEvent
        key_event: Any = None
        parents: list[Any] = []
        while True:
            event = next_event()
            kind = type(event)
            if is_mapping and kind is not MappingEndEvent:
                if kind is not ScalarEvent:
                    raise MisreadDocumentError(self.line(event), "a key must be a string")
                scalars_left -= 1
                key_event = event
                event = next_event()
                kind = type(event)
            part: Any
            if kind is ScalarEvent:
                scalars_left -= 1
                if scalars_left < 0:
                    raise BrokenDocumentError(self.line(event), _TOO_MANY_SCALARS)
                part = event.value
                if event.implicit[0] and (part in WORDS or part[0] in FIRST_OF_NUMBERS):
                    part = PlainScalar(part)
                if event.anchor is not None:
                    self._anchors[event.anchor] = part
            elif kind is AliasEvent:
                part = self._alias(event)
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                if start.anchor is not None:
                    self._anchors[start.anchor] = container
                if not parents:
                    self._scalars_left = scalars_left
                    return True
                part, event = container, start
                container, events, is_mapping, key_event, start = parents.pop()
            elif is_root and not parents and _opens_items(key_event, kind):
                self._scalars_left = scalars_left
                return False
            else:
                # libyaml's time grows with the square of the depth: stop before it reads on.
                parents.append((container, events, is_mapping, key_event, start))
                if len(parents) == MAX_DEPTH + is_root:
                    raise BrokenDocumentError(self.line(event), TOO_DEEP)
                start = event
                is_mapping = kind is MappingStartEvent
                container = self.open_container(event)
                events = container.events
                continue
            if not is_mapping:
                container.append(part)
                events.append(event)
                continue
            key = key_event.value
            if key in container or key == "<<" or key_event.anchor is not None:
                self._add_special(container, key_event, event, part)
            else:
                container[key] = part
                events[key] = (key_event, event)

    def _add_special(self, mapping: YamlMapping, key_event: Any, event: Any, value: Any) -> None:
        """Add a value whose key is repeated, merges, or has an anchor."""
        key: str = key_event.value
        if key_event.anchor is not None:
            self._anchors[key_event.anchor] = key
        if key == "<<" and key_event.implicit[0]:
            self._merge(mapping, key_event, value)
            return
        if key in mapping and key not in self._merged_keys.get(id(mapping), ()):
            self._duplicate_keys.append(DuplicateKey(key, self.line(key_event)))
        mapping[key] = value
        mapping.events[key] = (key_event, event)

    def _merge(self, mapping: YamlMapping, key_event: Any, value: Any) -> None:
        line = self.line(key_event)
        merged_keys = self._merged_keys.setdefault(id(mapping), set())
        for merged in value if isinstance(value, list) else [value]:
            if not isinstance(merged, YamlMapping):
                raise MisreadDocumentError(line, "'<<' must be a mapping, or a list of mappings")
            # Unlike an alias, a merge copies: without a limit, merges of merges fill the memory.
            self._merged_key_count += len(merged)
            if self._merged_key_count > MAX_MERGED_KEYS:
                raise BrokenDocumentError(line, f"'<<' copies more than {MAX_MERGED_KEYS} keys")
            for name in merged:
                if name not in mapping:
                    mapping[name] = merged[name]
                    mapping.events[name] = merged.events[name]
                    merged_keys.add(name)

    def _scalar(self, event: Any) -> str:
        self._scalars_left -= 1
        scalar: str = event.value
        is_plain = event.implicit[0] and (scalar in WORDS or scalar[0] in FIRST_OF_NUMBERS)
        return PlainScalar(scalar) if is_plain else scalar

    def _alias(self, event: Any) -> Any:
        # The value itself and no copy, so that aliases of aliases ("billion laughs") cost nothing.
        # An anchor is stored when its value is complete, so that no value contains itself.
        if event.anchor not in self._anchors:
            reason = f"'*{event.anchor}' refers to no anchor that is complete before it"
            raise MisreadDocumentError(self.line(event), reason)
        return self._anchors[event.anchor]


def _opens_items(key_event: Any, kind: type) -> bool:
    return kind is SequenceStartEvent and key_event is not None and key_event.value == "items"
