"""Layout of text in columns: the width of characters, line breaks and hanging indents."""

import re
import unicodedata
from collections.abc import Iterator

import click

_HANGUL_JAMO = re.compile("[\u1160-\u11ff\ud7b0-\ud7ff]")
"""Hangul vowels and final consonants: a terminal joins them to the syllable before them."""
_ESCAPE = "\x1b"


def character_width(character: str) -> int:
    """Return how many columns a character takes: 2 if wide, 0 if it joins the one before it.

    >>> [character_width(character) for character in ("a", "界", chr(0x301))]
    [1, 2, 0]
    """
    if character.isascii():
        return 1
    if unicodedata.category(character) in ("Mn", "Me") or _HANGUL_JAMO.match(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def text_width(text: str) -> int:
    """Return how many columns a text takes; style codes take none."""
    # Most texts are ASCII, and reports have many of them.
    if text.isascii() and _ESCAPE not in text:
        return len(text)
    return sum(map(character_width, click.unstyle(text)))


def padded(text: str, width: int) -> str:
    """Fill a text up to a width with spaces."""
    return text + " " * (width - text_width(text))


def wrapped(text: str, width: int | None) -> Iterator[str]:
    """Break a text at spaces into lines of at most `width` columns; longer words stay whole.

    >>> list(wrapped("a mesh without a dot", 10))
    ['a mesh', 'without a', 'dot']
    """
    if width is None or text_width(text) <= width:
        yield text
        return
    line, *words = text.split(" ")
    for word in words:
        if text_width(f"{line} {word}") <= width:
            line = f"{line} {word}"
        else:
            yield line
            line = word
    yield line


def hanging(head: str, text: str, width: int | None) -> Iterator[str]:
    """Put a text beside a head, and break it at `width` under its own beginning.

    >>> list(hanging("id  ", "a mesh without a dot", 14))
    ['id  a mesh', '    without a', '    dot']
    """
    head_width = text_width(head)
    room = None if width is None else max(width - head_width, head_width)
    first, *rest = wrapped(text, room)
    yield (head + first).rstrip()
    for line in rest:
        yield " " * head_width + line


def split_to_width(text: str, width: int) -> Iterator[str]:
    """Break a text without spaces into parts of at most `width` columns, if possible after `.-_/`.

    The parts together are the text.

    >>> list(split_to_width("web-7c5f.kuma-demo", 10))
    ['web-7c5f.', 'kuma-demo']
    >>> list(split_to_width("aaaaa", 2))
    ['aa', 'aa', 'a']
    """
    while text_width(text) > width:
        end = _end_of_line(text, width)
        yield text[:end]
        text = text[end:]
    yield text


def _end_of_line(text: str, width: int) -> int:
    """Return where to break a text that is wider than a line."""
    column = 0
    end = 0
    after_separator = 0
    for index, character in enumerate(text):
        column += character_width(character)
        if column > width:
            break
        end = index + 1
        if character in ".-_/":
            after_separator = end
    # A separator in the first half would leave most of the line empty.
    best = after_separator if after_separator * 2 > end else end
    return max(best, 1)
