"""Items of JSON: they are what the reader of YAML reads, faster."""

import io
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kuma_names.audit.input import json_window
from kuma_names.audit.input.documents import Item, read_items
from kuma_names.audit.input.fields import YamlText, read_entry, read_key, read_text

KEYS = st.sampled_from(["name", "items", "spec", "a", "<<", "\u20ac", 'q"{', "b\\", "]"])
NUMBERS = st.integers() | st.floats(allow_nan=False, allow_infinity=False)
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=8)
SCALARS = st.none() | st.booleans() | NUMBERS | TEXTS
VALUES = st.recursive(
    SCALARS,
    lambda parts: st.lists(parts, max_size=4) | st.dictionaries(KEYS, parts, max_size=4),
    max_leaves=20,
)
LAYOUTS = st.sampled_from(
    [
        {},
        {"indent": 2},
        {"indent": "\t"},
        {"indent": 0},
        {"separators": (",", ":")},
        {"separators": ("\n,", ":\n")},
        {"ensure_ascii": False, "indent": 1},
    ]
)


def _places(value: Any) -> Any:
    """Return all scalars of a value with what YAML makes of them, and their lines."""
    if isinstance(value, dict):
        return [
            (*read_key(value, key)[:1], read_key(value, key).line, _field(value, key))
            for key in value
        ]
    if isinstance(value, list):
        return [
            _text(read_entry(value, index)) or _entries(value[index]) for index in range(len(value))
        ]
    return (type(value), value)


def _field(mapping: dict[str, Any], key: str) -> Any:
    return _text(read_text(mapping, key)) or _places(mapping[key])


def _entries(value: Any) -> Any:
    """Return what is in an entry of a list: in lists of lists, only mappings have lines."""
    if not isinstance(value, list):
        return _places(value)
    texts = [read_entry(value, index) for index in range(len(value))]
    return [
        text[:1] + text[2:] if text else _entries(part)
        for text, part in zip(texts, value, strict=True)
    ]


def _text(text: YamlText | None) -> Any:
    return text and (text.value, text.line, text.literal, text.yaml_type)


def _read(text: bytes) -> list[Any]:
    return [
        (_entries(item.value), item.line, item.duplicate_keys) if isinstance(item, Item) else item
        for item in read_items(io.BytesIO(text))
    ]


def _read_as_yaml(text: bytes, monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Read JSON with the reader of YAML."""

    def refuse(window: Any) -> str:
        raise json_window.NotJsonError

    with monkeypatch.context() as patch:
        patch.setattr(json_window.JsonWindow, "next_character", refuse)
        return _read(text)


@settings(deadline=None, max_examples=300)
@given(st.lists(VALUES, max_size=5) | st.dictionaries(KEYS, VALUES, max_size=5), LAYOUTS)
def test_json_is_read_as_the_yaml_that_it_is(value: Any, layout: dict[str, Any]) -> None:
    text = json.dumps(value, **layout).encode()
    with pytest.MonkeyPatch.context() as monkeypatch:
        assert _read(text) == _read_as_yaml(text, monkeypatch)
