"""How things are shown: text without control characters, marks below it, aligned columns, colour; it knows no rule."""

import os
import re
import shutil
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

import click

Span = tuple[int, int]
_COLOURS = {
    "valid": "green",
    "deprecated": "yellow",
    "broken": "magenta",
    "rejected": "red",
    "error": "red",
    "warning": "yellow",
    "^": "red",
}
_JAMO = re.compile("[\u1160-\u11ff\ud7b0-\ud7ff]")
"""Vowels and finals of Hangul, which stand inside the syllable before them."""
_GAP = "  "


def width(character: str) -> int:
    """Count the columns that a terminal gives to a character: 2 for wide ones, 0 for those that stand on the one before.

    >>> [width(character) for character in ("a", "界", chr(0x301))]
    [1, 2, 0]
    """
    if character.isascii():
        return 1
    if unicodedata.category(character) in ("Mn", "Me") or _JAMO.match(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def columns(text: str) -> int:
    """Count the columns of a text that is shown."""
    return sum(map(width, text))


def plain(text: str) -> str:
    r"""Escape what would do something to a terminal, or is not to be seen.

    >>> plain("a\tb" + chr(27))
    'a\\tb\\x1b'
    """
    return "".join(character if _is_seen(character) else _escaped(character) for character in text)


def quoted(text: str) -> str:
    """Show a text in quotes, so that nothing of it can be overlooked or mistaken."""
    return "".join(_units(text))


def marked(text: str, spans: Iterable[Span], most: int | None = None) -> Iterator[str]:
    """Show a text in quotes in lines of at most so many columns, each with a line of marks below it if it has any.

    A span of no length marks the place where something is missing.

    >>> list(marked("aa.a", [(2, 3)]))
    ["'aa.a'", '   ^']
    """
    offenders = {at + 1 for start, end in spans for at in range(start, max(end, start + 1))}
    line, marks, column, cell = "", set[int](), 0, range(0)
    for at, unit in enumerate(_units(text)):
        wide = columns(unit)
        if most is not None and column + wide > most:
            yield from _row(line, marks)
            line, marks, column = "", set(), 0
        cell = range(column, column + wide) if wide else cell
        line, column = line + unit, column + wide
        if at in offenders:
            marks.update(cell)
    yield from _row(line, marks)


def _row(line: str, marks: set[int]) -> Iterator[str]:
    yield line
    if marks:
        yield "".join("^" if column in marks else " " for column in range(max(marks) + 1))


def _units(text: str) -> Iterator[str]:
    """Show the characters one by one, between quotes; one that stands on another is escaped where that one is."""
    yield "'"
    bears = False
    for character in text:
        seen = _is_seen(character) and character not in "\\'" and (bears or width(character) > 0)
        yield character if seen else _escaped(character)
        bears = seen
    yield "'"


def _is_seen(character: str) -> bool:
    return character.isprintable() and (character.isascii() or _can_be_written(character))


def _can_be_written(character: str) -> bool:
    try:
        character.encode(getattr(sys.stdout, "encoding", None) or "utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _escaped(character: str) -> str:
    return "\\'" if character == "'" else character.encode("unicode_escape").decode("ascii")


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Align columns under their heads.

    >>> list(table(("A", "B"), [("long", "x"), ("s", "y")]))
    ['A     B', 'long  x', 's     y']
    """
    lines = [[*map(plain, cells)] for cells in (heads, *rows)]
    widths = [max(map(columns, column)) for column in zip(*lines, strict=True)]
    for cells in lines:
        yield _GAP.join(
            padded(cell, wide) for cell, wide in zip(cells, widths, strict=True)
        ).rstrip()


def padded(text: str, wide: int) -> str:
    """Fill a text up with spaces."""
    return text + " " * (wide - columns(text))


def painted(text: str, like: str | None = None) -> str:
    """Give a verdict, severity or mark its colour; it is shown on a terminal only."""
    return click.style(text, fg=_COLOURS.get(like or text.strip()))


def is_plain() -> bool:
    """Tell whether somebody wants no colour, not even on a terminal."""
    return bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"


def room() -> int | None:
    """Count the columns of the terminal; None where there is none, and lines may be of any length."""
    return shutil.get_terminal_size().columns if _is_terminal() else None


def show(lines: Iterable[str]) -> None:
    """Write lines for people, in colour if there is a terminal that wants it."""
    text = "".join(f"{line}\n" for line in lines)
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    _write(text.encode(encoding, "backslashreplace").decode(encoding))


def show_whole(text: str) -> None:
    """Write a text that is made already, with its line ends."""
    _write(text)


def show_json(answer: object) -> None:
    """Write an answer as the API writes it, and a line end."""
    import orjson  # it takes as long to load as all of the core, and text needs none

    _write(orjson.dumps(answer) + b"\n")


def _write(output: str | bytes) -> None:
    """Write; that nobody reads on changes nothing about the verdict."""
    try:
        click.echo(output, nl=False)
    except BrokenPipeError:
        write_nowhere()


def write_nowhere() -> None:
    """Let everything that is still written to standard output vanish."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def _is_terminal() -> bool:
    return sys.stdout is not None and sys.stdout.isatty()


def snake(field: str) -> str:
    """Name a field of the API as an option's variable.

    >>> snake("kumaVersion")
    'kuma_version'
    """
    return re.sub("([A-Z])", r"_\1", field).lower()
