"""Lines of the values of an item in JSON: worked out from its text when they are asked for.

A JSON parser is fast because it keeps no positions, and most lines are never asked for. The text is
read as far as the answer requires: names come early in a resource.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

import orjson

_TOKEN = re.compile(r'([{}\[\]])|("[^"\\]*(?:\\.[^"\\]*)*")(\s*:)?|[^\s{}\[\],:"]+')


class DuplicateKey(NamedTuple):
    """A key that its mapping has already, and the line of the repetition."""

    key: str
    line: int


class _Value(NamedTuple):
    """Lines of a key, of its value, and of the entries if that is a list."""

    key_line: int
    line: int
    entry_lines: list[int]


class _Open:
    """Mapping or list that is not complete; `values` are those of a mapping, by key."""

    __slots__ = ("entry_lines", "is_mapping", "key", "key_line", "values")

    def __init__(self, *, is_mapping: bool) -> None:
        self.is_mapping = is_mapping
        self.values: dict[str, _Value] = {}
        self.entry_lines: list[int] = []
        self.key: str = ""
        self.key_line = 0


class JsonLines:
    """Lines of the values of one item.

    Its mappings have numbers in the order in which they end, as the parser's hook gets them: from
    `first_number` to `last_number`.
    """

    __slots__ = (
        "_scan",
        "_values",
        "duplicate_keys",
        "first_line",
        "first_number",
        "has_duplicates",
        "is_single_line",
        "last_number",
        "text",
    )

    def __init__(self, first_number: int) -> None:
        self.first_number = first_number
        self.last_number = first_number
        self.first_line = 0
        self.text = ""
        self.is_single_line = True
        self.has_duplicates = False
        self.duplicate_keys: list[DuplicateKey] = []
        self._values: dict[int, dict[str, _Value]] = {}
        self._scan: Iterator[None] | None = None

    def value_line(self, number: int, key: str) -> int:
        """Return the line in which the value of a key begins."""
        return self.first_line if self.is_single_line else self._find(number, key).line

    def key_line(self, number: int, key: str) -> int:
        """Return the line of a key."""
        return self.first_line if self.is_single_line else self._find(number, key).key_line

    def entry_line(self, number: int, key: str, index: int) -> int:
        """Return the line in which an entry of a list begins."""
        if self.is_single_line:
            return self.first_line
        self._read_all()
        return self._find(number, key).entry_lines[index]

    def find_duplicate_keys(self) -> tuple[DuplicateKey, ...]:
        """Return the keys that their mappings have already."""
        if not self.has_duplicates:
            return ()
        self._read_all()
        return tuple(self.duplicate_keys)

    def _find(self, number: int, key: str) -> _Value:
        if self.has_duplicates:
            self._read_all()  # the last one counts
        if self._scan is None:
            self._scan = self._read()
        values = self._values
        while number not in values or key not in values[number]:
            next(self._scan)
        return values[number][key]

    def _read_all(self) -> None:
        if self._scan is None:
            self._scan = self._read()
        for _ in self._scan:
            pass

    def _read(self) -> Iterator[None]:
        """Read the text; pause after each value that is complete."""
        text = self.text
        line, counted = self.first_line, 0
        number = self.first_number
        stack: list[_Open] = []
        for match in _TOKEN.finditer(text):
            bracket, string, colon = match.groups()
            if bracket in ("}", "]"):
                closed = stack.pop()
                if closed.is_mapping and stack:
                    self._values[number] = closed.values
                    number += 1
                if stack and stack[-1].is_mapping:
                    parent = stack[-1]
                    parent.values[parent.key] = parent.values[parent.key]._replace(
                        entry_lines=closed.entry_lines
                    )
                yield
                continue
            start = match.start()
            line += text.count("\n", counted, start)
            counted = start
            if colon:
                stack[-1].key = orjson.loads(string)
                stack[-1].key_line = line
                continue
            if stack:
                self._add(stack[-1], line)
                yield
            if bracket:
                stack.append(_Open(is_mapping=bracket == "{"))
                if len(stack) == 1:
                    # The mapping around all others ends last, and its values are known before.
                    self._values[self.last_number] = stack[0].values

    def _add(self, parent: _Open, line: int) -> None:
        """Record the line of a value in its mapping or list."""
        if not parent.is_mapping:
            parent.entry_lines.append(line)
            return
        if parent.key in parent.values:
            self.duplicate_keys.append(DuplicateKey(parent.key, parent.key_line))
        parent.values[parent.key] = _Value(parent.key_line, line, [])
