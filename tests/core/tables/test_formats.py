"""The shapes of names at their edges: what is broken where, in which words, and what each pattern accepts."""

import pytest

from kuma_names.core.format import FIRST, LAST, BrokenAtom, Format
from kuma_names.core.tables.formats import FORMATS

BEAR, SURROGATE = "\U0001f43b", "\ud800"


@pytest.mark.parametrize("row", FORMATS.values(), ids=lambda row: row.id)
def test_a_pattern_accepts_exactly_what_no_atom_breaks_for_each_ascii_character(
    row: Format,
) -> None:
    texts = [
        text
        for at in range(128)
        for text in (chr(at), f"a{chr(at)}", f"{chr(at)}a", f"a{chr(at)}a")
    ]
    assert [text for text in texts if row.accepts(text) != (row.broken_atoms(text) == [])] == []


@pytest.mark.parametrize("row", FORMATS.values(), ids=lambda row: row.id)
def test_what_no_text_can_begin_or_end_with_is_broken_at_that_end(row: Format) -> None:
    for atom, text in ((FIRST, "%sa"), (LAST, "a%s")):
        made = [text % chr(at) for at in range(128) if atom in row.atom_names]
        assert [
            text
            for text in made
            if row.accepts(text) == (atom in {name for name, _, _ in row.broken_atoms(text)})
        ] == []


def test_these_formats_accept_nothing_at_all() -> None:
    assert {row.id for row in FORMATS.values() if row.accepts("")} == {
        "tag-charset",
        "label-value",
        "no-dot",
        "one-slash",
        "length-46",
        "length-63",
        "length-252",
        "length-253",
    }


def test_only_dns_names_have_characters_that_do_not_count() -> None:
    assert {row.id: row.uncounted for row in FORMATS.values() if row.uncounted} == {"dns-name": "."}


def test_a_length_is_summed_up_with_its_limit() -> None:
    assert FORMATS["length-63"].summary == "at most 63 bytes of anything"


@pytest.mark.parametrize(
    ("format_", "text", "breaks"),
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
def test_breaks(format_: str, text: str, breaks: list[BrokenAtom]) -> None:
    assert FORMATS[format_].broken_atoms(text) == breaks


@pytest.mark.parametrize(
    ("format_", "text", "musts"),
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
def test_musts(format_: str, text: str, musts: list[str]) -> None:
    row = FORMATS[format_]
    assert [row.must(broken, text) for broken in row.broken_atoms(text)] == musts
