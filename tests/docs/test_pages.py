"""Pages: links resolve, make targets exist, decisions are indexed."""

import re
from pathlib import Path

import pytest

import kuma_names
from tests.docs.links import relative_links, resolves
from tests.docs.pages import DECISIONS, PAGES, ROOT

LIVING = [page for page in PAGES if page not in DECISIONS and page.name != "CHANGELOG.md"]
"""Pages that describe the present, not the past."""
NAMED_FILE = re.compile(r"`([a-z_]+/(?:[\w./-]*\.(?:py|ya?ml|json|js)|[\w/-]*/)?)`")
"""A file or a folder in code, relative to the repository, the package or the page."""


def test_make_targets_in_the_docs_exist() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    targets = set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))
    named: set[str] = set()
    for page in PAGES:
        named.update(re.findall(r"(?:`|\$ )make ([a-z][a-z-]*)", page.read_text("utf-8")))
    assert named - targets == set()
    assert {"run", "test"} <= named


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_relative_links_resolve(page: Path) -> None:
    links = relative_links(page.read_text("utf-8"))
    assert [link for link in links if not resolves(page, link)] == []


@pytest.mark.parametrize("page", LIVING, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_named_files_exist(page: Path) -> None:
    paths = NAMED_FILE.findall(page.read_text("utf-8"))
    roots = (ROOT, ROOT / "service" / "kuma_names", page.parent)
    assert [path for path in paths if not any((root / path).exists() for root in roots)] == []


def test_decisions_are_indexed_and_numbered() -> None:
    index = (ROOT / "docs" / "adr" / "README.md").read_text("utf-8")
    links = re.findall(r"\]\(([0-9]{4}-[a-z0-9-]+\.md)\)", index)
    numbers = [path.name[:4] for path in DECISIONS]
    assert links == [path.name for path in DECISIONS]
    assert numbers == [f"{number:04}" for number in range(1, len(DECISIONS) + 1)]


@pytest.mark.parametrize("path", DECISIONS, ids=lambda path: path.stem)
def test_a_decision_has_its_sections(path: Path) -> None:
    headings = re.findall(r"^#+ (.*)$", path.read_text("utf-8"), re.MULTILINE)
    assert headings[1:] == ["Status", "Context", "Decision", "Consequences"]
    assert headings[0].startswith(f"{int(path.name[:4])}. ")


def test_the_changelog_has_the_version() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text("utf-8")
    versions = re.findall(r"^## \[([^\]]+)\]", changelog, re.MULTILINE)
    assert versions[0] in (kuma_names.__version__, "Unreleased")
    assert kuma_names.__version__ in versions
