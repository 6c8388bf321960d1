"""Bad input: what cannot be read is reported with its line, and everything else is still handed out."""

import io
from typing import Any

import pytest

from kuma_names.audit.input.document_reader import MAX_ITEM_BYTES
from kuma_names.audit.input.documents import Item, UnreadableDocument, read_items
from kuma_names.audit.input.yaml_values import MAX_MERGED_KEYS, MAX_SCALARS

Shown = tuple[Any, int, int] | str


def _read(text: bytes) -> list[Shown]:
    """Read everything: values with document and line, and faults as `document:line: reason`."""
    return [_shown(item) for item in read_items(io.BytesIO(text))]


def _shown(item: Item | UnreadableDocument) -> Shown:
    if isinstance(item, UnreadableDocument):
        return f"{item.document}:{item.line}: {item.reason}"
    return item.value, item.document, item.line


GOOD: list[tuple[str, bytes, list[Shown]]] = [
    ("nothing", b"", []),
    ("only comments", b"# a\n---\n# b\n---\n", []),
    ("a byte order mark", b"\xef\xbb\xbfa: 1\n", [({"a": "1"}, 1, 1)]),
    ("documents", b"a: 1\n---\nb: 2\n--- # c\nc: 3\n", [({"a": "1"}, 1, 1), ({"b": "2"}, 2, 3), ({"c": "3"}, 3, 5)]),
    ("directives", b"%YAML 1.1\n---\na: 1\n...\n%YAML 1.1\n---\nb: 2\n", [({"a": "1"}, 1, 3), ({"b": "2"}, 2, 7)]),
    ("windows lines", b"a:\r\n  b: 1\r\n---\r\nc: 2\r\n", [({"a": {"b": "1"}}, 1, 1), ({"c": "2"}, 2, 4)]),
    ("dashes that separate nothing", b"a: |\n  ---\n---x: 1\n", [({"a": "---\n", "---x": "1"}, 1, 1)]),
    ("a list", b"- a: 1\n- a: 2\n", [({"a": "1"}, 1, 1), ({"a": "2"}, 1, 2)]),
    ("items", b"kind: List\nitems:\n- a: 1\n- a: 2\n", [({"a": "1"}, 1, 3), ({"a": "2"}, 1, 4)]),
    ("no items", b"total: 0\nitems: []\n", []),
    ("lists of lists", b"- items: [{a: 1}]\n- items: [{a: 2}, {a: 3}]\n", [({"a": "1"}, 1, 1), ({"a": "2"}, 1, 2), ({"a": "3"}, 1, 2)]),
    ("json", b'{"a": "b",\n\t"c": [1, null]}', [({"a": "b", "c": ["1", "null"]}, 1, 1)]),
    ("json, one after the other", b'{"a": 1}\n{"a": 2}\n[{"a": 3}]\n', [({"a": "1"}, 1, 1), ({"a": "2"}, 2, 2), ({"a": "3"}, 3, 3)]),
    ("a json list without indents", b'[\n{"a": 1},\n{"a": 2}\n]', [({"a": "1"}, 1, 2), ({"a": "2"}, 1, 3)]),
    ("json's escapes", b'{"a": "\\ud83d\\ude00\\/\\u00e9\\n"}', [({"a": "\U0001f600/\u00e9\n"}, 1, 1)]),
    ("aliases", b"a: &x {b: 1}\nc: *x\n", [({"a": {"b": "1"}, "c": {"b": "1"}}, 1, 1)]),
    ("merges", b"a: &x {b: 1, c: 1}\nd: {<<: *x, c: 2}\ne: {<<: [*x, {f: 3}]}\n", [
        ({"a": {"b": "1", "c": "1"}, "d": {"b": "1", "c": "2"}, "e": {"b": "1", "c": "1", "f": "3"}}, 1, 1),
    ]),
    ("no mapping", b"just text\n", [("just text", 1, 1)]),
]  # fmt: skip
BAD: list[tuple[str, bytes, list[Shown]]] = [
    ("broken between good ones", b"a: 1\n---\nb: [\n---\nc: 3\n", [
        ({"a": "1"}, 1, 1),
        "2:3: is not YAML: while parsing a flow node, did not find expected node content",
        ({"c": "3"}, 3, 5),
    ]),
    ("broken after good items", b"- a: 1\n- a: 2\n- a: b: c\n---\nd: 4\n", [
        ({"a": "1"}, 1, 1),
        ({"a": "2"}, 1, 2),
        "1:3: is not YAML: mapping values are not allowed in this context",
        ({"d": "4"}, 2, 5),
    ]),
    ("a tab that indents", b"a:\n\tb: 1\n", ["1:2: is not YAML: while scanning for the next token, found character that cannot start any token"]),
    ("not UTF-8", b"a: 1\nb: \xff\nc: 1\n---\nd: 1\n", ["1:2: is not UTF-8", ({"d": "1"}, 2, 5)]),
    ("half a character at the end", b"a: \xc3", ["1:1: is not UTF-8"]),
    ("UTF-16", "a: 1".encode("utf-16"), ["1:1: is not UTF-8"]),
    ("a control character", b"a: 1\n---\nb: \x07\n---\nc: 1\n", [({"a": "1"}, 1, 1), "2:3: contains U+0007, which YAML does not allow", ({"c": "1"}, 3, 5)]),
    ("an alias to itself", b"a: &x [*x]\n", ["1:1: '*x' refers to no anchor that is complete before it"]),
    ("an alias to nothing", b"a: *x\n---\nb: 1\n", ["1:1: '*x' refers to no anchor that is complete before it", ({"b": "1"}, 2, 3)]),
    ("a key that is a list", b"? [a]\n: 1\n", ["1:1: a key must be a string"]),
    ("a merge of no mapping", b"a: {<<: 1}\n", ["1:1: '<<' must be a mapping, or a list of mappings"]),
    ("half of a json object", b'{"a": 1,\n"b": {\n', ["1:2: is not YAML: while parsing a flow node, did not find expected node content"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "read"), [row[1:] for row in (*GOOD, *BAD)], ids=[row[0] for row in (*GOOD, *BAD)]
)
def test_everything_is_handed_out_or_reported(text: bytes, read: list[Shown]) -> None:
    assert _read(text) == read


def test_repeated_keys_are_told_and_the_last_counts() -> None:
    (item,) = read_items(io.BytesIO(b"a: 1\nb: {c: 1, c: 2}\na: 3\n"))
    assert isinstance(item, Item)
    assert item.value == {"a": "3", "b": {"c": "2"}}
    assert item.duplicate_keys == (("c", 2), ("a", 3))


def test_laughs_cost_nothing() -> None:
    rows = [b"a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    rows += [
        b"a%d: &a%d [%s]" % (at, at, b", ".join([b"*a%d" % (at - 1)] * 10)) for at in range(1, 40)
    ]
    (item,) = read_items(io.BytesIO(b"\n".join(rows)))
    assert isinstance(item, Item)
    assert item.value["a39"][0] is item.value["a39"][9]


def test_merges_are_bounded() -> None:
    keys = b", ".join(b"k%d: 1" % at for at in range(1000))
    merges = b"\n".join(b"- {<<: *x}" for _ in range(MAX_MERGED_KEYS // 1000 + 1))
    assert (
        _read(b"- &x {%s}\n%s\n" % (keys, merges))[-1]
        == f"1:{MAX_MERGED_KEYS // 1000 + 2}: '<<' copies more than {MAX_MERGED_KEYS} keys"
    )


def test_depth_costs_no_stack() -> None:
    deep = 5_000
    (item,) = read_items(io.BytesIO(b"a: " + b"[" * deep + b"]" * deep))
    assert isinstance(item, Item)
    value, depth = item.value["a"], 1
    while value:
        value, depth = value[0], depth + 1
    assert depth == deep


@pytest.mark.parametrize(
    ("written", "refused"),
    [
        (
            b"a: " + b"x" * (MAX_ITEM_BYTES + 1),
            f"1:1: is larger than {MAX_ITEM_BYTES >> 20} MiB; the rest of the document is not read",
        ),
        (
            b"a:" + b"\n- x" * MAX_SCALARS,
            f"1:{MAX_SCALARS + 1}: has more than {MAX_SCALARS} scalars; the rest of the document is not read",
        ),
    ],
    ids=["long", "many"],
)
def test_a_large_resource_is_refused_and_the_next_document_read(
    written: bytes, refused: str
) -> None:
    assert _read(written + b"\n---\nb: 1\n") == [refused, ({"b": "1"}, 2, written.count(b"\n") + 3)]


def test_a_long_list_is_read_item_by_item() -> None:
    row = b"- {name: web, spec: %s}\n" % (b"x" * 1000)
    text = b"items:\n" + row * (MAX_ITEM_BYTES // len(row) * 2)
    assert (
        sum(isinstance(item, Item) for item in read_items(io.BytesIO(text)))
        == MAX_ITEM_BYTES // len(row) * 2
    )
