"""Documents and their items: everything is yielded with its line, or reported as unreadable."""

import io
from typing import Any

import pytest

from kuma_names.audit.input.documents import Item, UnreadableDocument, read_items
from kuma_names.audit.input.yaml_source import MAX_ITEM_BYTES
from kuma_names.audit.input.yaml_values import MAX_SCALARS

Entry = tuple[Any, int, int] | str
"""A value with document and line, or an error as `document:line: reason`."""


def _entries(text: bytes) -> list[Entry]:
    entries: list[Entry] = []
    for item in read_items(io.BytesIO(text)):
        if isinstance(item, Item):
            entries.append((item.value, item.document, item.line))
        else:
            entries.append(f"{item.document}:{item.line}: {item.reason}")
    return entries


DOCUMENTS: dict[str, tuple[bytes, list[Entry]]] = {
    "nothing": (b"", []),
    "only comments": (b"# a\n---\n# b\n---\n", []),
    "a byte order mark": (b"\xef\xbb\xbfa: 1\n", [({"a": "1"}, 1, 1)]),
    "documents": (
        b"a: 1\n---\nb: 2\n--- # c\nc: 3\n",
        [({"a": "1"}, 1, 1), ({"b": "2"}, 2, 3), ({"c": "3"}, 3, 5)],
    ),
    "directives": (
        b"%YAML 1.1\n---\na: 1\n...\n%YAML 1.1\n---\nb: 2\n",
        [({"a": "1"}, 1, 3), ({"b": "2"}, 2, 7)],
    ),
    "windows lines": (
        b"a:\r\n  b: 1\r\n---\r\nc: 2\r\n",
        [({"a": {"b": "1"}}, 1, 1), ({"c": "2"}, 2, 4)],
    ),
    "dashes that separate nothing": (
        b"a: |\n  ---\n---x: 1\n",
        [({"a": "---\n", "---x": "1"}, 1, 1)],
    ),
    "not a mapping": (b"just text\n", [("just text", 1, 1)]),
}

LISTS: dict[str, tuple[bytes, list[Entry]]] = {
    "a list": (b"- a: 1\n- a: 2\n", [({"a": "1"}, 1, 1), ({"a": "2"}, 1, 2)]),
    "items": (b"kind: List\nitems:\n- a: 1\n- a: 2\n", [({"a": "1"}, 1, 3), ({"a": "2"}, 1, 4)]),
    "no items": (b"total: 0\nitems: []\n", []),
    "lists of lists": (
        b"- items: [{a: 1}]\n- items: [{a: 2}, {a: 3}]\n",
        [({"a": "1"}, 1, 1), ({"a": "2"}, 1, 2), ({"a": "3"}, 1, 2)],
    ),
}

JSON: dict[str, tuple[bytes, list[Entry]]] = {
    "a value": (b'{"a": "b",\n\t"c": [1, null]}', [({"a": "b", "c": ["1", "null"]}, 1, 1)]),
    "values in a row": (
        b'{"a": 1}\n{"a": 2}\n[{"a": 3}]\n',
        [({"a": "1"}, 1, 1), ({"a": "2"}, 2, 2), ({"a": "3"}, 3, 3)],
    ),
    "a list without indents": (
        b'[\n{"a": 1},\n{"a": 2}\n]',
        [({"a": "1"}, 1, 2), ({"a": "2"}, 1, 3)],
    ),
    "escapes": (
        b'{"a": "\\ud83d\\ude00\\/\\u00e9\\n"}',
        [({"a": "\U0001f600/\u00e9\n"}, 1, 1)],
    ),
}

ALIASES: dict[str, tuple[bytes, list[Entry]]] = {
    "an alias": (b"a: &x {b: 1}\nc: *x\n", [({"a": {"b": "1"}, "c": {"b": "1"}}, 1, 1)]),
    "an alias of a scalar": (b"a: &x b\nc: [*x, *x]\n", [({"a": "b", "c": ["b", "b"]}, 1, 1)]),
    "a merge": (
        b"a: &x {b: 1, c: 1}\nd: {<<: *x, c: 2}\n",
        [({"a": {"b": "1", "c": "1"}, "d": {"b": "1", "c": "2"}}, 1, 1)],
    ),
    "a merge of a list": (
        b"a: &x {b: 1}\ne: {<<: [*x, {f: 3}]}\n",
        [({"a": {"b": "1"}, "e": {"b": "1", "f": "3"}}, 1, 1)],
    ),
    "a quoted key, which merges nothing": (
        b"a: {'<<': {b: 1}}\n",
        [({"a": {"<<": {"b": "1"}}}, 1, 1)],
    ),
}

_NO_NODE = "is not YAML: while parsing a flow node, did not find expected node content"
_NO_TOKEN = (
    "is not YAML: while scanning for the next token, found character that cannot start any token"
)
UNREADABLE: dict[str, tuple[bytes, list[Entry]]] = {
    "broken between good ones": (
        b"a: 1\n---\nb: [\n---\nc: 3\n",
        [({"a": "1"}, 1, 1), f"2:3: {_NO_NODE}", ({"c": "3"}, 3, 5)],
    ),
    "broken after good items": (
        b"- a: 1\n- a: 2\n- a: b: c\n---\nd: 4\n",
        [
            ({"a": "1"}, 1, 1),
            ({"a": "2"}, 1, 2),
            "1:3: is not YAML: mapping values are not allowed in this context",
            ({"d": "4"}, 2, 5),
        ],
    ),
    "a tab as indentation": (b"a:\n\tb: 1\n", [f"1:2: {_NO_TOKEN}"]),
    "not UTF-8": (
        b"a: 1\nb: \xff\nc: 1\n---\nd: 1\n",
        ["1:2: is not UTF-8", ({"d": "1"}, 2, 5)],
    ),
    "half a character at the end": (b"a: \xc3", ["1:1: is not UTF-8"]),
    "UTF-16": (
        "a: 1".encode("utf-16"),
        ["1:1: is UTF-16; convert it to UTF-8, for example with iconv"],
    ),
    "a control character": (
        b"a: 1\n---\nb: \x07\n---\nc: 1\n",
        [
            ({"a": "1"}, 1, 1),
            "2:3: contains U+0007, which YAML does not allow",
            ({"c": "1"}, 3, 5),
        ],
    ),
    "an alias of itself": (
        b"a: &x [*x]\n",
        ["1:1: '*x' refers to no anchor that is complete before it"],
    ),
    "an alias of nothing": (
        b"a: *x\n---\nb: 1\n",
        ["1:1: '*x' refers to no anchor that is complete before it", ({"b": "1"}, 2, 3)],
    ),
    "a list as a key": (b"? [a]\n: 1\n", ["1:1: a key must be a string"]),
    "a merge of a scalar": (
        b"a: {<<: 1}\n",
        ["1:1: '<<' must be a mapping, or a list of mappings"],
    ),
    "half of a JSON object": (b'{"a": 1,\n"b": {\n', [f"1:2: {_NO_NODE}"]),
}

CASES = {
    f"{subject}: {name}": case
    for subject, cases in {
        "documents": DOCUMENTS,
        "lists": LISTS,
        "JSON": JSON,
        "aliases": ALIASES,
        "unreadable": UNREADABLE,
    }.items()
    for name, case in cases.items()
}


@pytest.mark.parametrize(("text", "entries"), CASES.values(), ids=CASES)
def test_everything_is_yielded_or_reported(text: bytes, entries: list[Entry]) -> None:
    assert _entries(text) == entries


@pytest.mark.parametrize(
    ("text", "error"),
    [
        (b"a: " + b"x" * (MAX_ITEM_BYTES + 1), f"1:1: is larger than {MAX_ITEM_BYTES >> 20} MiB"),
        (b"a:" + b"\n- x" * MAX_SCALARS, f"1:{MAX_SCALARS + 1}: has more than 100000 scalars"),
    ],
    ids=["bytes", "scalars"],
)
def test_a_resource_that_is_too_large_does_not_hide_the_next_document(
    text: bytes, error: str
) -> None:
    next_line = text.count(b"\n") + 3
    assert _entries(text + b"\n---\nb: 1\n") == [
        f"{error}; the rest of the document is not read",
        ({"b": "1"}, 2, next_line),
    ]


def test_the_size_limit_is_for_an_item_not_for_a_list() -> None:
    row = b"- {name: web, spec: %s}\n" % (b"x" * 1000)
    row_count = MAX_ITEM_BYTES // len(row) * 2
    items = read_items(io.BytesIO(b"items:\n" + row * row_count))
    assert sum(isinstance(item, Item) for item in items) == row_count


class _FailingSource:
    """Source that gives one line and then fails, as a disk does."""

    def __init__(self) -> None:
        self._lines = iter([b"a: 1\n"])

    def read(self, size: int = -1, /) -> bytes:
        for line in self._lines:
            return line
        raise OSError(5, "Input/output error")

    readline = read


def test_a_file_that_fails_while_it_is_read_is_reported() -> None:
    (error,) = read_items(_FailingSource())
    assert error == (1, 1, "cannot be read: Input/output error")


def test_placeholders_and_their_lines_are_found_after_the_first_piece() -> None:
    text = b"a: 1\n" + b"# a comment\n" * 20_000 + b"b: {{ name }}\n{{- end }}\nc: |\n  {{ x }}\n"
    (item,) = read_items(io.BytesIO(text))
    assert isinstance(item, Item)
    assert item.value == {"a": "1", "b": "{{ name }}", "c": "{{ x }}\n"}
    assert item.templated
    (broken,) = read_items(io.BytesIO(text + b"{{ if\n"))
    assert broken[1] == 20_006


def test_a_table_is_told() -> None:
    text = b"# pasted\n\nMESH      NAME\ndefault   web\n---\na: 1\n"
    table, item = read_items(io.BytesIO(text))
    reason = "is a table printed by kumactl get or kubectl get; use -o yaml"
    assert table == UnreadableDocument(1, 3, reason)
    assert isinstance(item, Item)
