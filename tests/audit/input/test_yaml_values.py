"""Values of a document: duplicate keys, aliases, merges, depth, and the limits."""

import io
from typing import Any

import pytest

from kuma_names.audit.input.documents import Item, UnreadableDocument, read_items
from kuma_names.audit.input.yaml_values import (
    MAX_DEPTH,
    MAX_MERGED_KEYS,
    MAX_SCALARS,
    TOO_DEEP,
)


def _item(text: bytes) -> Item:
    (item,) = read_items(io.BytesIO(text))
    assert isinstance(item, Item)
    return item


def test_duplicate_keys_are_reported_and_the_last_counts() -> None:
    item = _item(b"a: 1\nb: {c: 1, c: 2}\na: 3\n")
    assert item.value == {"a": "3", "b": {"c": "2"}}
    assert item.duplicate_keys == (("c", 2), ("a", 3))


def test_a_key_that_overrides_a_merged_one_is_no_duplicate() -> None:
    item = _item(b"a: &x {k: 1}\nb: {<<: *x, k: 2}\n")
    assert item.value["b"] == {"k": "2"}
    assert item.duplicate_keys == ()


def test_duplicate_keys_belong_to_their_item() -> None:
    items = read_items(io.BytesIO(b"- {a: 1, a: 2}\n- {a: 1}\n"))
    assert [isinstance(item, Item) and item.duplicate_keys for item in items] == [(("a", 1),), ()]


def test_aliases_of_aliases_share_one_value() -> None:
    rows = [b"a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    for index in range(1, 40):
        aliases = b", ".join([b"*a%d" % (index - 1)] * 10)
        rows.append(b"a%d: &a%d [%s]" % (index, index, aliases))
    value = _item(b"\n".join(rows)).value
    assert value["a39"][0] is value["a39"][9]


def test_merged_keys_are_limited() -> None:
    keys = b", ".join(b"k%d: 1" % index for index in range(1000))
    merge_count = MAX_MERGED_KEYS // 1000 + 1
    text = b"- &x {%s}\n" % keys + b"- {<<: *x}\n" * merge_count
    *_, last = read_items(io.BytesIO(text))
    reason = f"'<<' copies more than {MAX_MERGED_KEYS} keys"
    assert last == UnreadableDocument(1, merge_count + 1, reason)


def test_scalars_are_limited_by_item() -> None:
    half = b"[" + b"x, " * (MAX_SCALARS // 2) + b"x]"
    items = list(read_items(io.BytesIO(b"- %s\n- %s\n- [%s, %s]\n" % (half, half, half, half))))
    assert [type(item) for item in items] == [Item, Item, UnreadableDocument]


def _depth(value: Any) -> int:
    depth = 0
    while not isinstance(value, str):
        (value,) = value.values() if isinstance(value, dict) else value
        depth += 1
    return depth


@pytest.mark.parametrize(
    ("opening", "closing"), [(b"[", b"]"), (b'{"a":', b"}")], ids=["lists", "mappings"]
)
def test_depth_is_limited(opening: bytes, closing: bytes) -> None:
    good = opening * MAX_DEPTH + b'"x"' + closing * MAX_DEPTH
    deep = opening * (MAX_DEPTH + 1) + b'"x"' + closing * (MAX_DEPTH + 1)
    first, second = read_items(io.BytesIO(b"- %s\n- %s\n- 1\n" % (good, deep)))
    assert isinstance(first, Item)
    assert _depth(first.value) == MAX_DEPTH
    assert second == UnreadableDocument(1, 2, TOO_DEEP)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (b"[" * 40_000, 1),
        (b"a: " + b"[" * 40_000, 1),
        (b"[\n" * 40_000, MAX_DEPTH + 2),
        (b'{"a":' * 40_000, 1),
        (b'{"a":\n' * 40_000, MAX_DEPTH + 2),
        (b"- " * 40_000, 1),
        (b"".join(b" " * level + b"a:\n" for level in range(500)), MAX_DEPTH + 2),
    ],
    ids=["lists", "value", "lists by line", "mappings", "mappings by line", "block", "indented"],
)
def test_deep_input_is_refused_with_its_line_and_not_read_on(text: bytes, line: int) -> None:
    deep, following = read_items(io.BytesIO(text + b"\n---\na: 1\n"))
    assert deep == UnreadableDocument(1, line, TOO_DEEP)
    assert isinstance(following, Item)
