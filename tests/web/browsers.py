"""Debian's Chromium, driven by Playwright, for tests, screenshots and measurements."""

import importlib.util
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import product
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

AXE = "axe_playwright_python"
"""The package with axe-core."""


def chromium() -> str | None:
    """Return the path of the browser, or None."""
    return shutil.which("chromium")


@contextmanager
def browser() -> Iterator[Browser]:
    """Context manager of a running browser."""
    with sync_playwright() as playwright:
        chrome = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        yield chrome
        chrome.close()


def axe() -> str:
    """Return the source of axe-core."""
    spec = importlib.util.find_spec(AXE)
    assert spec is not None and spec.origin is not None
    return (Path(spec.origin).parent / "axe.min.js").read_text("utf-8")


def violations(page: Page) -> list[str]:
    """Check the current state of a page with axe-core; return a line for each violation."""
    page.evaluate(axe())
    report = page.evaluate("() => axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{rule['id']}: {node['html']}: {node['failureSummary']}"
        for rule in report["violations"]
        for node in rule["nodes"]
    ]


def violations_in_all_looks(page: Page, sizes: Iterable[ViewportSize]) -> list[str]:
    """Check a page in light and dark and in all sizes; return a line for each violation."""
    found: list[str] = []
    schemes: tuple[Literal["light", "dark"], ...] = ("light", "dark")
    for scheme, size in product(schemes, sizes):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        page.set_viewport_size(size)
        found += [f"{scheme}, {size['width']} px: {line}" for line in violations(page)]
    return found
