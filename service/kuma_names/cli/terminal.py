"""Standard output: styles, the width of a terminal, and printing of text and JSON."""

import os
import shutil
import sys
from collections.abc import Iterable

import click

_COLORS = {
    "valid": "green",
    "deprecated": "yellow",
    "broken": "magenta",
    "rejected": "red",
    "error": "red",
    "warning": "yellow",
    "^": "red",
}
"""The color of each verdict, severity and mark."""


def styled(text: str, word: str | None = None) -> str:
    """Color a text like the verdict, severity or mark `word`, by default the text itself.

    Printing removes the color if standard output is not a terminal.
    """
    return click.style(text, fg=_COLORS.get(word or text.strip()))


def is_monochrome() -> bool:
    """Return whether the environment disables color, even on a terminal (no-color.org)."""
    return bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"


def terminal_width() -> int | None:
    """Return the columns of the terminal; None if standard output is not a terminal."""
    if sys.stdout is None or not sys.stdout.isatty():
        return None
    return shutil.get_terminal_size().columns


def print_lines(lines: Iterable[str]) -> None:
    """Print lines of text, with color on a terminal; escape what it cannot encode."""
    text = "".join(f"{line}\n" for line in lines)
    # Messages may quote Kuma, which uses characters that the encoding lacks.
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    _print(text.encode(encoding, "backslashreplace").decode(encoding))


def print_text(text: str) -> None:
    """Print a text with its own line ends."""
    _print(text)


def print_json(body: object) -> None:
    """Print a JSON value as the API serializes it, and a line end."""
    import orjson  # loading it takes as long as the whole core, and text output does not need it

    _print(orjson.dumps(body) + b"\n")


def _print(output: str | bytes) -> None:
    """Print; if the reader has closed the pipe, the exit code stays that of the command."""
    try:
        click.echo(output, nl=False)
    except BrokenPipeError:
        discard_output()


def discard_output() -> None:
    """Redirect standard output to the null device, so that flushing it at exit does not fail."""
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, sys.stdout.fileno())
    os.close(null)
