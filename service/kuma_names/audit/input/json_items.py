"""Items of a document of JSON, with a parser of JSON, which is much faster than one of YAML.

What is not JSON, or exceeds a limit, is left to the reader of YAML: JSON is YAML, and its errors
and its limits are the same.
"""

from collections.abc import Iterator
from typing import Any

from kuma_names.audit.input.document_reader import DocumentReader
from kuma_names.audit.input.items import Item
from kuma_names.audit.input.json_values import JsonDecoder
from kuma_names.audit.input.json_window import JsonWindow, NotJsonError
from kuma_names.audit.input.yaml_source import YamlSource

_NO_ENTRIES = '{"items": []}'
"""Entry of a list that stands for those that are yielded already."""


class JsonItems:
    """Iterable of the items of one document of JSON; raises `NotJsonError` for what is none.

    A list, and a mapping with a list under `items` (of kumactl or kubectl), yield their entries.
    After the error, `rest` has what was not yielded.
    """

    def __init__(self, reader: DocumentReader, document: int, beginning: bytes) -> None:
        self._reader = reader
        self._document = document
        self._window = JsonWindow(reader, beginning)
        self._decoder = JsonDecoder(self._window)
        self._beginning = ""

    def __iter__(self) -> Iterator[Item]:
        window = self._window
        opening = window.next_character()
        if opening == "[":
            yield from self._entries("[")
            self._keep("[]")
        elif opening == "{":
            yield from self._root()
        else:
            raise NotJsonError
        if window.next_character():
            raise NotJsonError

    def rest(self) -> YamlSource:
        """Return what is left, as text of YAML: in a list, if it was in one."""
        beginning = self._beginning + self._window.kept_text()
        return YamlSource(self._reader, beginning.encode(), self._window.kept_line() - 1)

    def _keep(self, beginning: str) -> None:
        """Forget what is before the position; `beginning` stands for it in the rest."""
        self._beginning = beginning
        self._window.keep()

    def _root(self) -> Iterator[Item]:
        """Yield a mapping, or the entries of its list."""
        window = self._window
        line = window.line()
        root = self._decoder.decode_if_complete()
        if root is None:
            # It can be a list that is as large as the file: look at its keys one by one.
            yield from self._keys()
        elif isinstance(root.get("items"), list):
            self._decoder.rewind()
            yield from self._keys()
        else:
            yield from self._single(root, line)
        self._keep("[]")

    def _keys(self) -> Iterator[Item]:
        """Yield the entries under `items` of a mapping; if there are none, the mapping itself."""
        window = self._window
        start = window.position - window.kept_position
        line = window.line()
        is_list = False
        closing = self._step("{")
        while closing != "}":
            key = self._decoder.decode()
            self._expect(":")
            if key == "items" and window.next_character() == "[":
                is_list = True
                yield from self._entries('{"items": [')
                self._keep(_NO_ENTRIES[:-1])
            else:
                window.next_character()
                self._decoder.decode()
            closing = self._next_or_end("}")
        window.position += 1
        if not is_list:
            window.position = window.kept_position + start
            yield from self._single(self._decoder.decode(), line)

    def _single(self, value: Any, line: int) -> Iterator[Item]:
        """Yield the only value of a document."""
        if self._window.next_character():
            raise NotJsonError
        yield Item(value, self._document, line, self._decoder.duplicate_keys())

    def _entries(self, beginning: str) -> Iterator[Item]:
        """Yield the entries of a list; `beginning` is the text of YAML with which it begins."""
        window = self._window
        end = self._step("[")
        self._keep(beginning)
        while end != "]":
            line = window.line()
            value = self._decoder.decode()
            if window.next_character() not in (",", "]"):
                raise NotJsonError
            yield from self._items(value, line)
            # An entry must not be yielded again.
            self._keep(beginning + _NO_ENTRIES)
            end = self._next_or_end("]")
            self._keep(beginning)
        window.position += 1

    def _items(self, value: Any, line: int) -> Iterator[Item]:
        """Yield a value as an item; an entry that is a list itself yields its own entries."""
        duplicate_keys = self._decoder.duplicate_keys()
        entries = value.get("items") if isinstance(value, dict) else None
        if not isinstance(entries, list):
            yield Item(value, self._document, line, duplicate_keys)
            return
        for entry in entries:
            yield Item(entry, self._document, line, duplicate_keys)

    def _step(self, opening: str) -> str:
        """Read a bracket, and return the character after it."""
        self._expect(opening)
        return self._window.next_character()

    def _next_or_end(self, closing: str) -> str:
        """Read the comma before the next part; return what begins there, or the closing bracket."""
        if self._window.next_character() == closing:
            return closing
        self._expect(",")
        following = self._window.next_character()
        if following == closing:
            raise NotJsonError
        return following

    def _expect(self, character: str) -> None:
        if self._window.next_character() != character:
            raise NotJsonError
        self._window.position += 1
