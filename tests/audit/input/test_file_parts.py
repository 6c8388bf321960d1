"""Parts of files: together they are read as the file is."""

import io
from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kuma_names.audit.input import file_parts
from kuma_names.audit.input.documents import Item, UnreadableDocument, read_items
from kuma_names.audit.input.file_parts import FilePart, split_documents

LINES = st.sampled_from(
    [
        *("a: 1", "- b: 2", "---", "...", "# c", "%YAML 1.1", "", '{"a": 1}', '{"a": [', "]}", "["),
        *('{"items": [{"a": 1}, {"a": 2}]}', "x: [", "y: \x07", "{{ if }}", "z: {{ z }}"),
    ]
)


def _read(parts: Iterable[Any]) -> list[Item | UnreadableDocument]:
    return [item for part in parts for item in read_items(part)]


@given(st.lists(LINES), st.integers(1, 60), st.integers(1, 60))
def test_the_parts_of_a_file_are_read_as_the_file(
    lines: list[str], part_bytes: int, max_part_bytes: int
) -> None:
    text = "\n".join(lines).encode()
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setattr(file_parts, "PART_BYTES", part_bytes)
        monkeypatch.setattr(file_parts, "MAX_PART_BYTES", max_part_bytes)
        assert _read(split_documents(io.BytesIO(text))) == _read([io.BytesIO(text)])


def test_parts_have_whole_documents(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file_parts, "PART_BYTES", 10)
    monkeypatch.setattr(file_parts, "MAX_PART_BYTES", 30)
    text = b"a: 1\n---\nb: 2\n---\nc: 3\n---\n- d\n" + b"- e\n" * 20_000 + b"---\nf: 6\n"
    parts = []
    for part in split_documents(io.BytesIO(text)):
        parts.append((part.content, part.lines_before, part.documents_before, part.rest is None))
        _read([part])
    first, second, large, last = parts
    assert first == (b"a: 1\n---\nb: 2\n", 0, 0, True)
    assert second == (b"---\nc: 3\n", 3, 2, True)
    assert large[1:] == (5, 3, False)
    assert len(large[0]) < len(text)
    assert last == (b"---\nf: 6\n", 20_007, 4, True)


class _FailingSource:
    """Source that gives two documents and then fails, as a disk does."""

    def __init__(self) -> None:
        self._pieces = iter([b"a: 1\n---\nb: 1\n"])

    def read(self, size: int = -1, /) -> bytes:
        for piece in self._pieces:
            return piece
        raise OSError(5, "Input/output error")

    readline = read


def test_an_error_of_reading_comes_after_what_was_read() -> None:
    parts = list(split_documents(_FailingSource()))
    assert _read(parts) == _read([_FailingSource()])
    assert [type(part) for part in parts] == [FilePart]
