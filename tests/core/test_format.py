"""Formats: spans and wording of broken atoms, and constructors of common formats."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kuma_names.core.format import Atom, BrokenAtom, Format
from kuma_names.core.tables.formats import FORMATS
from tests.support.strategies import names

BEAR, SURROGATE = "\U0001f43b", "\ud800"
formats = st.sampled_from(list(FORMATS.values()))


@given(formats, names)
def test_the_pattern_accepts_exactly_the_texts_without_broken_atoms(row: Format, text: str) -> None:
    assert row.accepts(text) == (row.broken_atoms(text) == [])


@given(formats, names)
def test_the_span_of_a_broken_atom_covers_its_offender(row: Format, text: str) -> None:
    for atom, (start, end), offender in row.broken_atoms(text):
        assert 0 <= start <= end <= len(text)
        assert text[start:end].startswith(offender)
        assert atom in row.atom_names


@pytest.mark.parametrize(
    ("format_", "text", "atoms"),
    [
        ("rfc1035-label", "", [("empty", (0, 0), "")]),
        ("rfc1035-label", "a" * 90, [("length", (63, 90), "a" * 20)]),
        (
            "rfc1035-label",
            "aBaBC",
            [("charset", (1, 2), "B"), ("charset", (3, 5), "BC"), ("last", (4, 5), "C")],
        ),
        ("length-63", BEAR * 16, [("length", (15, 16), BEAR)]),
        ("length-63", BEAR * 15 + "aaa", []),
        ("length-63", SURROGATE * 21, []),
        ("length-63", SURROGATE * 22, [("length", (21, 22), SURROGATE)]),
        ("dns-name", ("a" * 63 + ".") * 4 + "aaa", []),
        ("dns-name", ("a" * 63 + ".") * 4 + "aaaa", [("length", (259, 260), "a")]),
    ],
)
def test_lengths_are_bytes_and_spans_are_code_points(
    format_: str, text: str, atoms: list[BrokenAtom]
) -> None:
    assert FORMATS[format_].broken_atoms(text) == atoms


@pytest.mark.parametrize(
    ("format_", "text", "requirements"),
    [
        (
            "rfc1035-label",
            "-",
            [
                "must start with a lowercase letter, found '-' at position 0",
                "must end with a lowercase letter or digit, found '-' at position 0",
            ],
        ),
        (
            "rfc1123-label",
            "-a",
            ["must start with a lowercase letter or digit, found '-' at position 0"],
        ),
        ("rfc1035-label", "a" * 64, ["must be at most 63 bytes long, is 64"]),
        (
            "rfc1035-label",
            "a" + "B" * 30 + "a",
            [f"must not contain {'B' * 20!r}, found at position 1"],
        ),
        (
            "label-value",
            "-.",
            [
                "must start with a letter or digit, found '-' at position 0",
                "must end with a letter or digit, found '.' at position 1",
            ],
        ),
        ("tag-charset", "a b", ["must not contain ' ', found at position 1"]),
        ("not-empty", "", ["must not be empty"]),
        ("no-dot", "a..b", ["must not contain '..', found at position 1"]),
    ],
)
def test_a_broken_atom_is_described_by_its_requirement(
    format_: str, text: str, requirements: list[str]
) -> None:
    row = FORMATS[format_]
    assert [row.must(broken, text) for broken in row.broken_atoms(text)] == requirements


def test_one_of_accepts_its_values_only() -> None:
    row = Format.one_of("size", "small", "large")
    assert row.summary == "one of: small, large"
    assert [row.accepts(text) for text in ("small", "large", "smaller", "")] == [
        True,
        True,
        False,
        False,
    ]
    (broken,) = row.broken_atoms("tiny")
    assert broken == ("value", (0, 4), "tiny")
    assert row.must(broken, "tiny") == "must be 'small' or 'large'"


def test_never_accepts_no_text_not_even_the_empty_one() -> None:
    row = Format.never("absent", "nothing", "must be absent")
    for text, atom in (("", "empty"), ("a", "value"), ("\n", "value")):
        assert not row.accepts(text)
        (broken,) = row.broken_atoms(text)
        assert broken[0] == atom
        assert row.must(broken, text) == "must be absent"


def test_length_only_accepts_every_text_up_to_its_limit() -> None:
    row = Format.length_only(3)
    assert (row.id, row.summary) == ("length-3", "at most 3 bytes of anything")
    assert [row.accepts(text) for text in ("", "\n?\0", "\u00e9a", "aaaa", "\u00e9\u00e9")] == [
        True,
        True,
        True,
        False,
        False,
    ]


def test_formats_are_compared_by_identity() -> None:
    assert Format.length_only(3) != Format.length_only(3)


def test_repairs_come_from_the_atoms_that_can_be_repaired() -> None:
    charset = Atom.charset("a-z")
    row = Format(id="x", summary="", pattern="[a-z]+", atoms=(charset, Atom.first("a", "an a")))
    assert row.repairs == ((charset.finder, "-"),)
