"""Types of what the documents of an inventory have: items, and what cannot be read."""

from typing import Any, NamedTuple

from kuma_names.audit.input.json_lines import DuplicateKey


class Item(NamedTuple):
    """A value and its place in the file; `document` and `line` count from 1.

    `templated` is true if the document is a template of which lines were dropped: it may have more
    than what is read.
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
