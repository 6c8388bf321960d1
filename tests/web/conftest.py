"""A running service and pages of it that tell on themselves: errors of scripts, requests to others, what the policy stopped."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.deploy.tools import missing
from tests.support.servers import Server
from tests.web.browsers import browser as started
from tests.web.browsers import chromium

Open = Callable[..., Page]
PATIENCE = 15_000
"""Milliseconds after which a test stops waiting for the page."""
expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    running = Server(tmp_path_factory.mktemp("server"), KUMA_NAMES_WORKERS="1")
    yield running
    running.end()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if chromium() is None:
        missing("chromium", "Debian has a package of that name")
    with started() as running:
        yield running


@pytest.fixture
def told() -> list[str]:
    """What browsers have told so far: a test that expects such a thing takes it out."""
    return []


@pytest.fixture
def open_page(browser: Browser, server: Server, told: list[str]) -> Iterator[Open]:
    """Open the page at a link; when the test ends, nothing must have left the origin, and no script must have failed."""
    contexts: list[BrowserContext] = []
    asked: list[str] = []

    def opened(link: str = "", at: Server = server, **context: Any) -> Page:
        contexts.append(browser.new_context(**context))
        page = contexts[-1].new_page()
        page.set_default_timeout(PATIENCE)
        page.on("console", lambda message: told.append(message.text) if message.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: told.append(str(error)))
        page.on("dialog", lambda dialog: told.append(f"dialog: {dialog.message}"))
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"http://127.0.0.1:{at.port}/{link}")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert [text for text in told if not text.startswith("Failed to load resource")] == []
    assert [url for url in asked if not url.startswith(("http://127.0.0.1:", "blob:http://127.0.0.1:"))] == []
    assert asked
