"""Fixtures: a running service, a browser, and pages whose console and requests are checked."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect

from tests.deploy.tools import fail_or_skip
from tests.support.servers import Server
from tests.web.browsers import browser as start_browser
from tests.web.browsers import chromium

Open = Callable[..., Page]
PATIENCE = 15_000
"""Milliseconds that a test waits for the page."""
EXPECTED_ERROR = "Failed to load resource"
"""Begins the message of Chromium about any response with an error status."""
ORIGINS = ("http://127.0.0.1:", "blob:http://127.0.0.1:")
expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    service = Server(tmp_path_factory.mktemp("server"), KUMA_NAMES_WORKERS="1")
    yield service
    service.end()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if chromium() is None:
        fail_or_skip("chromium", "Debian has a package of that name")
    with start_browser() as chrome:
        yield chrome


@pytest.fixture
def console_messages() -> list[str]:
    """Errors and warnings of browsers; a test that expects one removes it."""
    return []


@pytest.fixture
def open_page(browser: Browser, server: Server, console_messages: list[str]) -> Iterator[Open]:
    """Function that opens the page at a link.

    After the test, all requests must have gone to the service, and no script may have failed.
    """
    contexts: list[BrowserContext] = []
    urls: list[str] = []

    def keep_message(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            console_messages.append(message.text)

    def open_link(link: str = "", service: Server = server, **context: Any) -> Page:
        contexts.append(browser.new_context(**context))
        page = contexts[-1].new_page()
        page.set_default_timeout(PATIENCE)
        page.on("console", keep_message)
        page.on("pageerror", lambda error: console_messages.append(str(error)))
        page.on("dialog", lambda dialog: console_messages.append(f"dialog: {dialog.message}"))
        page.on("request", lambda request: urls.append(request.url))
        page.goto(f"http://127.0.0.1:{service.port}/{link}")
        return page

    yield open_link
    for context in contexts:
        context.close()
    errors = [text for text in console_messages if not text.startswith(EXPECTED_ERROR)]
    foreign = [url for url in urls if not url.startswith(ORIGINS)]
    assert (errors, foreign) == ([], [])
    assert urls
