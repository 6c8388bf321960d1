"""Reader of documents: text, lines and the places of documents."""

import io

import pytest

from kuma_names.audit.input.document_reader import BrokenDocumentError, DocumentReader


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
    assert reader.read() == b"a: 1\n"
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
    with pytest.raises(BrokenDocumentError) as error:
        _rest(reader)
    assert (error.value.line, error.value.reason) == (
        4,
        "contains U+0000, which YAML does not allow",
    )
