"""Table of formats: pattern and atoms of every row agree on all short ASCII texts."""

import pytest

from kuma_names.core.format import FIRST, LAST, Format
from kuma_names.core.tables.formats import FORMATS

CHARACTERS = list(map(chr, range(128)))


@pytest.mark.parametrize("row", FORMATS.values(), ids=lambda row: row.id)
def test_the_pattern_accepts_exactly_the_ascii_texts_without_broken_atoms(row: Format) -> None:
    texts = []
    for character in CHARACTERS:
        texts += [character, f"a{character}", f"{character}a", f"a{character}a"]
    assert [text for text in texts if row.accepts(text) != (row.broken_atoms(text) == [])] == []


@pytest.mark.parametrize("row", FORMATS.values(), ids=lambda row: row.id)
@pytest.mark.parametrize(("atom", "template"), [(FIRST, "{}a"), (LAST, "a{}")])
def test_a_text_with_a_wrong_end_breaks_the_atom_of_that_end(
    row: Format, atom: str, template: str
) -> None:
    if atom not in row.atom_names:
        return
    for text in map(template.format, CHARACTERS):
        broken = {name for name, _, _ in row.broken_atoms(text)}
        assert row.accepts(text) == (atom not in broken)


def test_these_formats_accept_the_empty_text() -> None:
    assert {row.id for row in FORMATS.values() if row.accepts("")} == {
        "tag-charset",
        "dotless-charset",
        "backend-charset",
        "label-value",
        "no-dot",
        "one-slash",
        "other-than-service",
        "listener-tag-name",
        "length-46",
        "length-63",
        "length-252",
        "length-253",
        "length-255",
    }


def test_only_dns_names_have_characters_that_do_not_count() -> None:
    uncounted = {row.id: row.uncounted for row in FORMATS.values() if row.uncounted}
    assert uncounted == {"dns-name": ".", "lowercase-dns-name": "."}


def test_a_length_is_summarized_with_its_limit() -> None:
    assert FORMATS["length-63"].summary == "at most 63 bytes of anything"
