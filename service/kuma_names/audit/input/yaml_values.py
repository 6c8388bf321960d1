"""Builder of values from the events of a YAML parser, with the line of every scalar.

It processes events and not a loader's result, because a loader would resolve `no` to False, lose
lines and duplicate keys, and build a whole list in memory. It has its own stack and a limit of
depth, so that deep input costs nothing.
"""

from typing import Any, NamedTuple

import yaml
from yaml.events import (
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
)

from kuma_names.audit.input.document_reader import BrokenDocumentError
from kuma_names.audit.input.template_filter import FilteredText
from kuma_names.audit.input.yaml_scalars import YamlScalar

MAX_SCALARS = 100_000
"""Scalars in one resource, keys included."""
MAX_DEPTH = 100
"""Mappings and sequences within each other. Kuma's resources have fewer than 20."""
TOO_DEEP = f"has more than {MAX_DEPTH} levels; the rest of the document is not read"
"""Reason for not reading a document."""
MAX_MERGED_KEYS = 100_000
"""Keys that merges (`<<`) may copy in one document."""


class MisreadDocumentError(BrokenDocumentError):
    """Error for a document that YAML allows, but no resource: a template can look like that."""


class DuplicateKey(NamedTuple):
    """A key that its mapping has already, and the line of the repetition."""

    key: str
    line: int


class Frame:
    """Stack frame of a mapping or a sequence that is not complete.

    `key` is the one whose value comes next, None if a key comes next. `merged_keys` were copied by
    a merge: they may be overridden.
    """

    def __init__(self, event: Any) -> None:
        self.value: Any = {} if isinstance(event, MappingStartEvent) else []
        self.anchor = event.anchor
        self.key: YamlScalar | None = None
        self.merged_keys: set[str] = set()


class ValueBuilder:
    """Builder of the values of one document.

    Its methods raise `BrokenDocumentError` for YAML that no resource can have, and
    `yaml.YAMLError` for text that is not YAML.
    """

    def __init__(self, text: FilteredText) -> None:
        self._parser = yaml.CSafeLoader(text)
        self._lines_before = text.lines_before
        self._anchors: dict[str, Any] = {}
        self._duplicate_keys: list[DuplicateKey] = []
        self._scalar_count = 0
        self._merged_key_count = 0

    def next_event(self) -> Any:
        """Return the next event of the parser."""
        return self._parser.get_event()

    def line(self, event: Any) -> int:
        """Return the line of the file in which an event begins."""
        line: int = self._lines_before + event.start_mark.line + 1
        return line

    def start_item(self) -> None:
        """Restart the limit of scalars for the next item of a list."""
        self._scalar_count = 0

    def take_duplicate_keys(self) -> tuple[DuplicateKey, ...]:
        """Return the duplicate keys since the last call."""
        duplicate_keys = tuple(self._duplicate_keys)
        self._duplicate_keys.clear()
        return duplicate_keys

    def build(self, event: Any) -> Any:
        """Build the value that begins with an event, and consume its events."""
        if isinstance(event, ScalarEvent):
            return self._scalar(event)
        if isinstance(event, AliasEvent):
            return self._alias(event)
        frames = [Frame(event)]
        while True:
            event = self._parser.get_event()
            frame = frames[-1]
            if isinstance(event, (MappingEndEvent, SequenceEndEvent)):
                frames.pop()
                if frame.anchor:
                    self._anchors[frame.anchor] = frame.value
                if not frames:
                    return frame.value
                self.add(frames[-1], frame.value)
            elif frame.key is None and isinstance(frame.value, dict):
                frame.key = self.key(event)
            elif isinstance(event, ScalarEvent):
                self.add(frame, self._scalar(event))
            elif isinstance(event, AliasEvent):
                self.add(frame, self._alias(event))
            else:
                # libyaml's time grows with the square of the depth: stop before it reads on.
                if len(frames) == MAX_DEPTH:
                    raise BrokenDocumentError(self.line(event), TOO_DEEP)
                frames.append(Frame(event))

    def key(self, event: Any) -> YamlScalar:
        """Build the key of a mapping."""
        if not isinstance(event, ScalarEvent):
            raise MisreadDocumentError(self.line(event), "a key must be a string")
        return self._scalar(event)

    def add(self, frame: Frame, value: Any) -> None:
        """Add a complete value to its mapping or sequence."""
        key = frame.key
        frame.key = None
        if key is None:
            frame.value.append(value)
        elif key == "<<" and key.plain:
            self._merge(frame, key, value)
        else:
            if key in frame.value and key not in frame.merged_keys:
                self._duplicate_keys.append(DuplicateKey(str(key), key.line))
            frame.value[key] = value

    def _merge(self, frame: Frame, key: YamlScalar, value: Any) -> None:
        for mapping in value if isinstance(value, list) else [value]:
            if not isinstance(mapping, dict):
                raise BrokenDocumentError(key.line, "'<<' must be a mapping, or a list of mappings")
            # Unlike an alias, a merge copies: without a limit, merges of merges fill the memory.
            self._merged_key_count += len(mapping)
            if self._merged_key_count > MAX_MERGED_KEYS:
                raise BrokenDocumentError(key.line, f"'<<' copies more than {MAX_MERGED_KEYS} keys")
            for name, merged_value in mapping.items():
                if name not in frame.value:
                    frame.value[name] = merged_value
                    frame.merged_keys.add(name)

    def _scalar(self, event: Any) -> YamlScalar:
        self._scalar_count += 1
        if self._scalar_count > MAX_SCALARS:
            reason = f"has more than {MAX_SCALARS} scalars; the rest of the document is not read"
            raise BrokenDocumentError(self.line(event), reason)
        scalar = YamlScalar(event.value, self.line(event), event.implicit[0])
        if event.anchor:
            self._anchors[event.anchor] = scalar
        return scalar

    def _alias(self, event: Any) -> Any:
        # The value itself and no copy, so that aliases of aliases ("billion laughs") cost nothing.
        # An anchor is stored when its value is complete, so that no value contains itself.
        if event.anchor not in self._anchors:
            reason = f"'*{event.anchor}' refers to no anchor that is complete before it"
            raise BrokenDocumentError(self.line(event), reason)
        return self._anchors[event.anchor]
