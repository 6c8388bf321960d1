"""Debian's Chromium, driven by Playwright: the one way in which tests, pictures and measurements start it."""

import importlib.util
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

AXE = "axe_playwright_python"
"""The package that carries axe-core."""


def chromium() -> str | None:
    """Find the browser."""
    return shutil.which("chromium")


@contextmanager
def browser() -> Iterator[Browser]:
    """Start the browser, and end it."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        yield started
        started.close()


def axe() -> str:
    """Read axe-core."""
    found = importlib.util.find_spec(AXE)
    assert found is not None and found.origin is not None
    return (Path(found.origin).parent / "axe.min.js").read_text("utf-8")


def violations(page: Page) -> list[str]:
    """Have axe-core look at a page as it is now; a line for each element that breaks a rule of it."""
    page.evaluate(axe())
    found = page.evaluate("() => axe.run(document, {resultTypes: ['violations']})")
    return [f"{rule['id']}: {node['html']}: {node['failureSummary']}" for rule in found["violations"] for node in rule["nodes"]]
