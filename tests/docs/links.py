"""Links and anchors of Markdown pages, as GitHub resolves them."""

import re
from collections.abc import Iterator
from pathlib import Path


def relative_links(text: str) -> list[str]:
    """List the targets of links to files and headings, without code."""
    prose = re.sub(r"`[^`\n]*`", "", _without_fences(text))
    return re.findall(r"\]\((?!https?:)([^)\s]*)\)", prose)


def resolves(page: Path, link: str) -> bool:
    """Return whether the file of a link exists and has its anchor."""
    path, _, anchor = link.partition("#")
    target = page.parent / path if path else page
    if not target.exists():
        return False
    return not anchor or anchor in anchors(target.read_text("utf-8"))


def anchors(text: str) -> set[str]:
    """Return the anchors of all headings."""
    return set(_slugs(_without_fences(text)))


def _without_fences(text: str) -> str:
    return re.sub(r"^```.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL)


def _slugs(text: str) -> Iterator[str]:
    for heading in re.findall(r"^#+ (.*)$", text, re.MULTILINE):
        yield re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")
