"""Blocks of Markdown: headings, lists and tables, separated by an empty line on a page."""

from collections.abc import Iterable

NOTHING = "-"
"""The text of an empty cell."""


def render_page(blocks: Iterable[str]) -> str:
    """Return the text of a page."""
    return "\n\n".join(blocks) + "\n"


def bullets(*items: str) -> str:
    """Return a list."""
    return "\n".join(f"- {item}" for item in items)


def table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """Return a table; vertical bars in cells are escaped."""
    rule = ("---",) * len(heads)
    return "\n".join(map(_table_line, (heads, rule, *rows)))


def _table_line(cells: tuple[str, ...]) -> str:
    escaped = [cell.replace("|", r"\|") for cell in cells]
    return f"| {' | '.join(escaped)} |"


def code(text: str | None) -> str:
    """Return a code span, or the text of an empty cell."""
    return f"`{text}`" if text else NOTHING


def sentence(text: str) -> str:
    """Return a summary as a sentence.

    >>> sentence("the name must be an RFC 1035 label")
    'The name must be an RFC 1035 label.'
    """
    return f"{text[0].upper()}{text[1:]}."
