"""Block scalars: which lines are their text."""

import pytest

from kuma_names.audit.input.block_scalars import BlockScalars

CASES = {
    "literal": ("a: |", "  x", True),
    "folded": ("a: >-", "  x", True),
    "indented by a number": ("a: |2+", "    x", True),
    "with a comment": ("a: | # why", "  x", True),
    "with a tag": ("a: !!str |", "  x", True),
    "with an anchor": ("- &a |", "  x", True),
    "of an entry": ("- |", " x", True),
    "of an entry within": ("- - |", "  x", False),
    "of a key within an entry": ("- a: |", "  b: 1", False),
    "deeper than a key within an entry": ("- a: |", "   x", True),
    "after an empty line": ("a: |\n", "  x", True),
    "after its text": ("a: |\n  x\nb: 1", "  x", False),
    "after a key beside it": ("  a: |", "  b: 1", False),
    "of the document": ("--- |", "x", True),
    "a bar within a text": ("a: b | c", "  x", False),
    "a bar within a comment": ("  # a: |", "    x", False),
    "an empty line": ("a: |", "", True),
    "an empty line outside": ("a: 1", "", False),
}


@pytest.mark.parametrize(("before", "line", "is_text"), CASES.values(), ids=CASES)
def test_text_is_deeper_than_its_key(before: str, line: str, is_text: bool) -> None:
    scalars = BlockScalars()
    scalars.remember(before.encode() + b"\n")
    assert scalars.contains(line) is is_text


def test_it_is_known_after_any_number_of_lines() -> None:
    scalars = BlockScalars()
    scalars.remember(b"a: |\n")
    for _ in range(100_000):
        scalars.remember(b"  some text\n")
    assert scalars.contains("  x")
    assert not scalars.contains("b: 1")
    assert not scalars.contains("  x")


def test_text_can_come_in_many_lines_at_once() -> None:
    scalars = BlockScalars()
    scalars.remember(b"a: |\n  x\nb: 1\nc:\n  - d: |\n")
    scalars.remember(b"      x\n")
    assert scalars.contains("     {{ x }}")
    assert not scalars.contains("    e: {{ x }}")
