"""Reader of documents: text, lines and the places of documents."""

import io

import pytest

from kuma_names.audit.input.document_reader import BLOCK_BYTES, DocumentReader
from kuma_names.audit.input.text_checks import BrokenDocumentError


def _rest(reader: DocumentReader) -> bytes:
    return b"".join(iter(reader.read, b""))


def test_documents_are_read_one_by_one_with_their_lines() -> None:
    reader = DocumentReader(io.BytesIO(b"a: 1\nb: 2\n---\nc: 3"))
    documents = []
    while reader.advance():
        documents.append((reader.lines_before, _rest(reader), reader.last_line))
    assert documents == [(0, b"a: 1\nb: 2\n", 2), (2, b"---\nc: 3", 4)]


def test_what_was_not_read_of_a_document_is_skipped() -> None:
    reader = DocumentReader(io.BytesIO(b"a: 1\nb: [\n---\nc: 3\n"))
    assert reader.advance()
    assert reader.advance()
    assert (reader.lines_before, _rest(reader)) == (2, b"---\nc: 3\n")
    assert not reader.advance()


def test_a_character_may_be_cut_by_the_end_of_a_piece() -> None:
    text = ("a: " + "x" * 65_532 + "€" * 30_000 + "\n").encode()
    reader = DocumentReader(io.BytesIO(text))
    assert reader.advance()
    assert _rest(reader) == text


def test_an_error_has_the_line_of_the_file() -> None:
    reader = DocumentReader(io.BytesIO(b"a: 1\n---\nb: 1\nc: \x00\n"))
    assert reader.advance()
    assert reader.advance()
    assert reader.read() == b"---\nb: 1\n"
    with pytest.raises(BrokenDocumentError) as error:
        reader.read()
    assert (error.value.line, error.value.reason) == (
        4,
        "contains U+0000, which YAML does not allow",
    )


@pytest.mark.parametrize("length", range(BLOCK_BYTES - 12, BLOCK_BYTES + 3))
@pytest.mark.parametrize("separator", ["---\nb: 2\n", "...\nb: 2\n", "--- # c\nb: 2"])
def test_a_document_can_end_anywhere_in_a_block(length: int, separator: str) -> None:
    text = f"a: {'x' * (length - 4)}\n{separator}".encode()
    reader = DocumentReader(io.BytesIO(text))
    documents = []
    while reader.advance():
        documents.append(_rest(reader))
    assert len(documents) == 2
    assert b"".join(documents) == text


@pytest.mark.parametrize("length", range(BLOCK_BYTES - 12, BLOCK_BYTES + 3))
def test_a_value_of_json_can_end_anywhere_in_a_block(length: int) -> None:
    first = b'{"a": "%b"}' % (b"x" * (length - 10))
    reader = DocumentReader(io.BytesIO(first + b'\n# c\n\n{"b": 2}\n'))
    documents = []
    while reader.advance():
        documents.append((reader.lines_before, _rest(reader), reader.is_json))
    assert documents == [(0, first + b"\n# c\n\n", True), (3, b'{"b": 2}\n', True)]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_utf_16_is_told_once_and_not_read(encoding: str) -> None:
    text = "type: Mesh\nname: a\n---\ntype: Mesh\nname: b\n" * 10_000
    reader = DocumentReader(io.BytesIO(text.encode(encoding)))
    assert reader.advance()
    with pytest.raises(BrokenDocumentError, match="is UTF-16; convert it to UTF-8") as error:
        reader.read()
    assert error.value.line == 1
    assert not reader.advance()
