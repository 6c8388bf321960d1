"""Builder of values from the events of a YAML parser.

It processes events and not a loader's result, because a loader would resolve `no` to False, lose
lines and duplicate keys, and build a whole list in memory. It has its own stack, so that deep input
cannot exhaust Python's.
"""

from typing import Any

from yaml._yaml import CParser
from yaml.events import (
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
)

from kuma_names.audit.input.containers import YamlList, YamlMapping
from kuma_names.audit.input.json_lines import DuplicateKey
from kuma_names.audit.input.text_checks import BrokenDocumentError
from kuma_names.audit.input.yaml_scalars import PlainScalar, may_be_no_string
from kuma_names.audit.input.yaml_source import YamlSource

MAX_SCALARS = 100_000
"""Scalars in one resource, keys included."""
MAX_DEPTH = 100
"""Mappings and sequences within each other. Kuma's resources have fewer than 20."""
TOO_DEEP = f"has more than {MAX_DEPTH} levels; the rest of the document is not read"
"""Reason for not reading a document."""
MAX_MERGED_KEYS = 100_000
"""Keys that merges (`<<`) may copy in one document."""


class MisreadDocumentError(BrokenDocumentError):
    """Error for YAML that no resource can have: a template, for instance, before it is rendered."""


class Frame:
    """Stack frame of a mapping or a sequence that is not complete.

    `start` is the event with which it begins. `key` is the event of the key whose value comes next,
    None if a key comes next. `merged_keys` were copied by a merge: they may be overridden.
    """

    __slots__ = ("events", "is_mapping", "key", "merged_keys", "start", "value")

    def __init__(self, start: Any, lines_before: int) -> None:
        self.start = start
        self.key: Any = None
        self.is_mapping = type(start) is MappingStartEvent
        self.value: Any
        self.events: Any
        if self.is_mapping:
            self.value, self.events = YamlMapping(), {}
        else:
            self.value, self.events = YamlList(), []
        self.value.events = self.events
        self.value.lines_before = lines_before
        self.merged_keys: set[str] = set()


class ValueBuilder:
    """Builder of the values of one document.

    Its methods raise `BrokenDocumentError` for YAML that no resource can have, and
    `yaml.YAMLError` for text that is not YAML.
    """

    def __init__(self, source: YamlSource) -> None:
        self.next_event = CParser(source).get_event
        self.lines_before = source.lines_before
        self._anchors: dict[str, Any] = {}
        self._duplicate_keys: list[DuplicateKey] = []
        self._scalar_count = 0
        self._merged_key_count = 0

    def line(self, event: Any) -> int:
        """Return the line of the file in which an event begins."""
        line: int = self.lines_before + event.start_mark.line + 1
        return line

    def start_item(self) -> None:
        """Restart the limit of scalars for the next item of a list."""
        self._scalar_count = 0

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
            return self.scalar(event)
        if kind is AliasEvent:
            return self._alias(event)
        return self._build_container(event)

    def _build_container(self, start: Any) -> Any:
        # Most of the time of reading YAML is spent here: conditions are in the order of frequency.
        next_event = self.next_event
        scalar = self.scalar
        lines_before = self.lines_before
        frame = Frame(start, lines_before)
        parents: list[Frame] = []
        while True:
            event = next_event()
            kind = type(event)
            if kind is ScalarEvent:
                if frame.key is None and frame.is_mapping:
                    scalar(event)
                    frame.key = event
                else:
                    self.add(frame, event, scalar(event))
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                if frame.start.anchor is not None:
                    self._anchors[frame.start.anchor] = frame.value
                if not parents:
                    return frame.value
                complete, frame = frame, parents.pop()
                self.add(frame, complete.start, complete.value)
            elif frame.key is None and frame.is_mapping:
                self.key(event)
            elif kind is AliasEvent:
                self.add(frame, event, self._alias(event))
            else:
                # libyaml's time grows with the square of the depth: stop before it reads on.
                parents.append(frame)
                if len(parents) == MAX_DEPTH:
                    raise BrokenDocumentError(self.line(event), TOO_DEEP)
                frame = Frame(event, lines_before)

    def key(self, event: Any) -> Any:
        """Check that an event is the key of a mapping, and return it."""
        if type(event) is not ScalarEvent:
            raise MisreadDocumentError(self.line(event), "a key must be a string")
        self.scalar(event)
        return event

    def add(self, frame: Frame, event: Any, value: Any) -> None:
        """Add a complete value, which begins with an event, to its mapping or sequence."""
        key_event = frame.key
        if key_event is None:
            frame.value.append(value)
            frame.events.append(event)
            return
        frame.key = None
        key: str = key_event.value
        if key == "<<" and key_event.implicit[0]:
            self._merge(frame, key_event, value)
            return
        if key in frame.value and key not in frame.merged_keys:
            self._duplicate_keys.append(DuplicateKey(key, self.line(key_event)))
        frame.value[key] = value
        frame.events[key] = (key_event, event)

    def _merge(self, frame: Frame, key_event: Any, value: Any) -> None:
        line = self.line(key_event)
        for mapping in value if isinstance(value, list) else [value]:
            if not isinstance(mapping, YamlMapping):
                raise MisreadDocumentError(line, "'<<' must be a mapping, or a list of mappings")
            # Unlike an alias, a merge copies: without a limit, merges of merges fill the memory.
            self._merged_key_count += len(mapping)
            if self._merged_key_count > MAX_MERGED_KEYS:
                raise BrokenDocumentError(line, f"'<<' copies more than {MAX_MERGED_KEYS} keys")
            for name, merged_value in mapping.items():
                if name not in frame.value:
                    frame.value[name] = merged_value
                    frame.events[name] = mapping.events[name]
                    frame.merged_keys.add(name)

    def scalar(self, event: Any) -> str:
        """Return the scalar of an event."""
        self._scalar_count += 1
        if self._scalar_count > MAX_SCALARS:
            reason = f"has more than {MAX_SCALARS} scalars; the rest of the document is not read"
            raise BrokenDocumentError(self.line(event), reason)
        scalar: str = event.value
        if event.implicit[0] and may_be_no_string(scalar):
            scalar = PlainScalar(scalar)
        if event.anchor is not None:
            self._anchors[event.anchor] = scalar
        return scalar

    def _alias(self, event: Any) -> Any:
        # The value itself and no copy, so that aliases of aliases ("billion laughs") cost nothing.
        # An anchor is stored when its value is complete, so that no value contains itself.
        if event.anchor not in self._anchors:
            reason = f"'*{event.anchor}' refers to no anchor that is complete before it"
            raise MisreadDocumentError(self.line(event), reason)
        return self._anchors[event.anchor]
