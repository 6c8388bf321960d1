"""Decoder of JSON: scalars are kept as they are written, and mappings know their lines."""

import json
import re
from itertools import count
from typing import Any, NoReturn

from kuma_names.audit.input.containers import NO_MAPPING, JsonList, JsonMapping
from kuma_names.audit.input.json_lines import DuplicateKey, JsonLines
from kuma_names.audit.input.json_window import JsonWindow, NotJsonError
from kuma_names.audit.input.yaml_scalars import PlainScalar
from kuma_names.audit.input.yaml_values import MAX_DEPTH, MAX_SCALARS

_LITERALS = {None: PlainScalar("null"), True: PlainScalar("true"), False: PlainScalar("false")}
_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")
_PAIR_OF_SURROGATES = re.compile(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}")


class JsonDecoder:
    """Decoder of the values in a window, one after another."""

    def __init__(self, window: JsonWindow) -> None:
        self._window = window
        self._next_number = count().__next__
        self._lines = JsonLines(0)
        self._start = 0
        decoder = json.JSONDecoder(
            object_pairs_hook=self._mapping,
            parse_int=PlainScalar,
            parse_float=PlainScalar,
            parse_constant=_reject,
        )
        self._decode_at = decoder.raw_decode

    def decode(self) -> Any:
        """Decode the value at the window's position, and move behind it.

        Raises `NotJsonError` if it is not JSON, or exceeds a limit.
        """
        while True:
            try:
                return self._decode()
            except ValueError:
                # What is not JSON can be JSON that is cut by the end of the window.
                if not self._window.grow():
                    raise NotJsonError from None

    def decode_if_complete(self) -> Any:
        """Decode the value at the position; None if it does not end in the window."""
        try:
            return self._decode()
        except NotJsonError:
            raise
        except ValueError:
            return None

    def rewind(self) -> None:
        """Move back to the value that was decoded last."""
        self._window.position = self._start

    def duplicate_keys(self) -> tuple[DuplicateKey, ...]:
        """Return the duplicate keys of the value that was decoded last."""
        return self._lines.find_duplicate_keys()

    def _decode(self) -> Any:
        window = self._window
        text, start = window.text, window.position
        self._start = start
        number = self._next_number() + 1
        self._lines = lines = JsonLines(number)
        try:
            value, end = self._decode_at(text, start)
        except RecursionError:
            raise NotJsonError from None
        if end == len(text) and not window.is_complete and not isinstance(value, (dict, list)):
            raise ValueError  # a number may go on
        _check_limits(text, start, end, value)
        lines.first_line = window.line()
        if text.find("\n", start, end) >= 0:
            lines.is_single_line = False
        if lines.has_duplicates or not lines.is_single_line:
            lines.text = text[start:end]
        lines.last_number = self._next_number() - 1
        window.position = end
        return self._convert(value)

    def _mapping(self, pairs: list[tuple[str, Any]]) -> JsonMapping:
        mapping = JsonMapping(pairs)
        mapping.lines = lines = self._lines
        mapping.number = number = self._next_number()
        if len(mapping) != len(pairs):
            lines.has_duplicates = True
        for key, value in pairs:
            kind = type(value)
            if kind is list:
                mapping[key] = self._list(value, number, key)
            elif value is None or kind is bool:
                mapping[key] = _LITERALS[value]
        return mapping

    def _convert(self, value: Any) -> Any:
        """Convert a value that is not in a mapping."""
        if isinstance(value, list):
            return self._list(value, NO_MAPPING, "")
        return _LITERALS[value] if value is None or isinstance(value, bool) else value

    def _list(
        self, values: list[Any], number: int, key: str, outer_index: int | None = None
    ) -> JsonList:
        entries = JsonList(values)
        entries.lines = self._lines
        entries.number = number
        entries.key = key
        entries.outer_index = outer_index
        for index, value in enumerate(values):
            if type(value) is list:
                outer = index if outer_index is None else outer_index
                entries[index] = self._list(value, number, key, outer)
            elif value is None or type(value) is bool:
                entries[index] = _LITERALS[value]
        return entries


def _reject(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is not JSON")


def _check_limits(text: str, start: int, end: int, value: Any) -> None:
    """Raise `NotJsonError` for a value that exceeds a limit, or has half a character."""
    containers = text.count("{", start, end) + text.count("[", start, end)
    if containers > MAX_DEPTH and _depth(value) > MAX_DEPTH:
        raise NotJsonError
    scalars = end - start
    if scalars > MAX_SCALARS:
        scalars = text.count(",", start, end) + text.count(":", start, end)
    if scalars >= MAX_SCALARS:
        raise NotJsonError
    if text.find("\\u", start, end) >= 0:
        without_pairs = _PAIR_OF_SURROGATES.sub("", text[start:end])
        if _SURROGATE.search(without_pairs):
            raise NotJsonError


def _depth(value: Any) -> int:
    depth = 0
    level = [value]
    while level:
        depth += 1
        level = [
            part
            for container in level
            for part in (container.values() if isinstance(container, dict) else container)
            if isinstance(part, (dict, list))
        ]
    return depth
