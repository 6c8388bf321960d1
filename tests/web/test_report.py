"""The report of an audit in HTML, opened from a file: filters, charts, and no request."""

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.audit.formats.support import audit_inventory, write
from tests.web.browsers import violations
from tests.web.conftest import PATIENCE

ROWS = "#rows > tbody > tr"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "audit.html"
    path.write_text(write(audit_inventory(), "html"), "utf-8")
    return path


@pytest.fixture
def page(browser: Browser, file: Path) -> Iterator[Page]:
    """The report; after the test, nothing else must have been requested, and no script failed."""
    context = browser.new_context()
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    urls: list[str] = []
    messages: list[str] = []
    page.on("request", lambda request: urls.append(request.url))
    page.on("console", lambda message: messages.append(message.text))
    page.on("pageerror", lambda error: messages.append(str(error)))
    page.goto(file.as_uri())
    yield page
    context.close()
    assert (urls, messages) == ([file.as_uri()], [])


def test_it_filters_by_kind_rule_verdict_and_text(page: Page) -> None:
    expect(page.locator(f"{ROWS}:visible")).to_have_count(6)
    page.locator("select[name=kind]").select_option("Zone")
    expect(page.locator("#shown")).to_have_text("3 of 6 resources")
    page.locator("select[name=rule]").select_option("yaml-scalar")
    expect(page.locator(f"{ROWS}:visible")).to_have_count(1)
    page.locator("select[name=verdict]").select_option("rejected")
    expect(page.locator(f"{ROWS}:visible")).to_have_count(0)
    for name in ("kind", "rule", "verdict"):
        page.locator(f"select[name={name}]").select_option("")
    page.locator("input[name=text]").fill("KIND-not-in-version")
    expect(page.locator("#shown")).to_have_text("1 of 6 resources")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_is_accessible(browser: Browser, file: Path, scheme: Literal["light", "dark"]) -> None:
    # Its own policy would block axe-core, which is injected.
    context = browser.new_context(bypass_csp=True, color_scheme=scheme)
    page = context.new_page()
    page.goto(file.as_uri())
    assert violations(page) == []
    context.close()


def test_without_scripts_everything_is_shown(browser: Browser, file: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(file.as_uri())
    expect(page.locator("#filters")).to_be_hidden()
    expect(page.locator(f"{ROWS}:visible")).to_have_count(6)
    context.close()
