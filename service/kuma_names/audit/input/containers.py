"""Mappings and lists of a document that know the lines of their scalars.

The scalars are strings without lines: an inventory has many, and few of their lines are asked for.
"""

from collections.abc import Iterable
from typing import Any

from kuma_names.audit.input.json_lines import JsonLines

LinePlace = int | tuple[JsonLines, int, str, int | None]
"""A line, or where a value of JSON is: mapping, key, and index if it is the entry of a list."""
_OF_KEY = -1
NO_MAPPING = -1
"""Number of a list of JSON that is an item itself."""


def line_at(place: LinePlace) -> int:
    """Return the line of a place."""
    if isinstance(place, int):
        return place
    lines, number, key, index = place
    if index is None:
        return lines.value_line(number, key)
    if index == _OF_KEY:
        return lines.key_line(number, key)
    return lines.entry_line(number, key, index)


class YamlMapping(dict[str, Any]):
    """Mapping of YAML; `events` are the parser's events of each key and its value."""

    __slots__ = ("events", "lines_before")

    def __init__(self, lines_before: int) -> None:
        self.events: dict[str, tuple[Any, Any]] = {}
        self.lines_before = lines_before

    def place_of(self, key: str) -> LinePlace:
        """Return the line in which the value of a key begins."""
        line: int = self.events[key][1].start_mark.line
        return self.lines_before + line + 1

    def place_of_key(self, key: str) -> LinePlace:
        """Return the line of a key."""
        line: int = self.events[key][0].start_mark.line
        return self.lines_before + line + 1


class YamlList(list[Any]):
    """List of YAML; `events` are the parser's events with which the entries begin."""

    __slots__ = ("events", "lines_before")

    def __init__(self, lines_before: int) -> None:
        self.events: list[Any] = []
        self.lines_before = lines_before

    def place_of(self, index: int) -> LinePlace:
        """Return the line in which an entry begins."""
        line: int = self.events[index].start_mark.line
        return self.lines_before + line + 1


class JsonMapping(dict[str, Any]):
    """Mapping of JSON; `number` is what `lines` knows it by."""

    __slots__ = ("lines", "number")
    lines: JsonLines
    number: int

    def place_of(self, key: str) -> LinePlace:
        """Return the place in which the value of a key begins."""
        lines = self.lines
        return lines.first_line if lines.is_single_line else (lines, self.number, key, None)

    def place_of_key(self, key: str) -> LinePlace:
        """Return the place of a key."""
        lines = self.lines
        return lines.first_line if lines.is_single_line else (lines, self.number, key, _OF_KEY)


class JsonList(list[Any]):
    """List of JSON, which is the value of a key of mapping `number`.

    If it is in another list, `outer_index` is where; its entries have no lines of their own.
    """

    __slots__ = ("key", "lines", "number", "outer_index")
    key: str
    lines: JsonLines
    number: int
    outer_index: int | None

    def place_of(self, index: int) -> LinePlace:
        """Return the place in which an entry begins."""
        lines = self.lines
        if lines.is_single_line or self.number == NO_MAPPING:
            return lines.first_line
        if self.outer_index is not None:
            index = self.outer_index
        return (lines, self.number, self.key, index)


MappingSources = dict[str, tuple[dict[str, Any], str]]
"""Mapping and key that each key of a derived mapping comes from."""


class DerivedMapping(dict[str, Any]):
    """Mapping of values of other mappings, whose places they keep."""

    __slots__ = ("_sources",)

    def __init__(self, sources: MappingSources) -> None:
        super().__init__((key, mapping[source]) for key, (mapping, source) in sources.items())
        self._sources = sources

    def place_of(self, key: str) -> LinePlace:
        """Return the place in which the value of a key begins."""
        return place_of(*self._sources[key])

    def place_of_key(self, key: str) -> LinePlace:
        """Return the place of a key."""
        return place_of_key(*self._sources[key])


_MAPPINGS = (YamlMapping, JsonMapping, DerivedMapping)


def derived_list(entries: list[Any], values: Iterable[Any]) -> list[Any]:
    """Return a list of other values in the places of the entries of a list."""
    if isinstance(entries, YamlList):
        yaml_list = YamlList(entries.lines_before)
        yaml_list.events = entries.events
        yaml_list.extend(values)
        return yaml_list
    if isinstance(entries, JsonList):
        json_list = JsonList(values)
        json_list.lines, json_list.number = entries.lines, entries.number
        json_list.key, json_list.outer_index = entries.key, entries.outer_index
        return json_list
    return list(values)


def place_of(mapping: dict[str, Any], key: str) -> LinePlace:
    """Return the place of a value; 0 in a mapping that was not read from a file."""
    return mapping.place_of(key) if isinstance(mapping, _MAPPINGS) else 0


def place_of_key(mapping: dict[str, Any], key: str) -> LinePlace:
    """Return the place of a key; 0 in a mapping that was not read from a file."""
    return mapping.place_of_key(key) if isinstance(mapping, _MAPPINGS) else 0


def place_of_entry(entries: list[Any], index: int) -> LinePlace:
    """Return the place of an entry; 0 in a list that was not read from a file."""
    return entries.place_of(index) if isinstance(entries, (YamlList, JsonList)) else 0
