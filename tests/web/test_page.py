"""The whole page: links, history, keyboard, focus, screen reader and small screens."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.web.conftest import Open
from tests.web.locators import NAME_INPUT, VERDICT_BADGE


def test_the_request_is_shown_as_curl(open_page: Open) -> None:
    page = open_page("#name=it's")
    command = page.locator("#name-result .curl pre").inner_text()
    assert re.fullmatch(
        r"curl -s 'http://127\.0\.0\.1:\d+/validate\?[^']*name=it%27s[^']*'", command
    )


def test_a_link_has_the_whole_state(open_page: Open) -> None:
    page = open_page()
    page.locator("#name select[name=kumaVersion]").select_option("2.9")
    page.locator("#name select[name=kind]").select_option("Zone")
    page.locator(NAME_INPUT).fill("west.1&x=#é")
    expect(page).to_have_url(
        re.compile(r"#part=name&kind=Zone&kumaVersion=2\.9&name=west\.1%26x%3D%23%C3%A9$")
    )
    expect(page.locator(VERDICT_BADGE)).to_have_text("rejected")
    shared_page = open_page(page.url.split("/")[-1])
    expect(shared_page.locator(NAME_INPUT)).to_have_value("west.1&x=#é")
    expect(shared_page.locator("#name select[name=kind]")).to_have_value("Zone")
    expect(shared_page.locator("#name-result")).to_have_text(
        page.locator("#name-result").inner_text(), use_inner_text=True
    )


def test_back_and_forward_restore_the_parts(open_page: Open) -> None:
    page = open_page("#name=aa.a")
    page.get_by_role("link", name="Proxy ID").click()
    page.locator("[name=proxyId]").fill("default.web")
    expect(page).to_have_url(re.compile("proxyId=default.web"))
    page.go_back()
    expect(page.locator(NAME_INPUT)).to_have_value("aa.a")
    page.go_forward()
    expect(page.locator("[name=proxyId]")).to_have_value("default.web")


def test_an_invalid_link_opens_the_page(open_page: Open) -> None:
    page = open_page("#part=nothing&kind=Nothing&name=web&%ZZ=1&kumaVersion=9.9")
    expect(page.locator(VERDICT_BADGE)).to_have_text("valid")
    expect(page.locator("#name select[name=kind]")).to_have_value("Mesh")


def _tab_to(page: Page, name: str) -> None:
    for _ in range(60):
        page.keyboard.press("Tab")
        if (
            page.evaluate(
                "() => document.activeElement.ariaLabel || document.activeElement.innerText"
            )
            == name
        ):
            return
    raise AssertionError(f"Tab does not reach {name}")


def test_it_works_with_the_keyboard_only(open_page: Open) -> None:
    page = open_page(permissions=["clipboard-read", "clipboard-write"])
    expect(page.locator("#name select[name=kind]")).to_have_value("Mesh")
    _tab_to(page, "Name")
    for _ in range(6):  # two other parts, two links, kind, version
        page.keyboard.press("Tab")
    for _ in range(3):
        page.keyboard.press("ArrowDown")
    expect(page.locator("#name select[name=kumaVersion]")).to_have_value("2.12")
    for _ in range(3):
        page.keyboard.press("Tab")
    expect(page.locator(NAME_INPUT)).to_be_focused()
    page.keyboard.type("aa.a")
    expect(page.locator(VERDICT_BADGE)).to_have_text("broken")
    _tab_to(page, "In Kuma’s own words")
    expect(page.locator("#name-result mark")).to_have_class(["hot"])
    page.keyboard.press("Enter")
    expect(page.locator("#name-result .findings pre")).to_be_visible()
    _tab_to(page, "Copy aa-a")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Copy aa-a")).to_have_text("Copied")
    expect(page).to_have_url(re.compile("name=aa.a"))
    page.reload()
    expect(page.locator(VERDICT_BADGE)).to_have_text("broken")
    _tab_to(page, "Proxy ID")
    page.keyboard.press("Enter")
    expect(page.locator("#proxyid h1")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.type("default.web")
    expect(page.locator("#proxyid-result .badge")).to_have_text("certain")


def test_focus_is_always_visible(open_page: Open) -> None:
    page = open_page("#name=aa.a&kumaVersion=2.12")
    expect(page.locator(VERDICT_BADGE)).to_have_text("broken")
    for _ in range(20):
        page.keyboard.press("Tab")
        element, style = page.evaluate(
            """() => [
              document.activeElement.tagName,
              getComputedStyle(document.activeElement).outlineStyle,
            ]"""
        )
        assert (element, style) == (element, "solid") or element == "BODY"


def test_a_screen_reader_announces_the_verdict(open_page: Open) -> None:
    page = open_page("#name=aa.a&kumaVersion=2.12")
    expect(page.get_by_role("status").first).to_have_text(
        "broken. Kuma 2.12 accepts it, and it does not work. Kuma 3.0 rejects it."
    )
    assert page.locator(NAME_INPUT).get_attribute("aria-describedby") == "name-verdict"


@pytest.mark.parametrize("path", ["docs", "static/demo.html"])
def test_linked_pages_open(open_page: Open, path: str) -> None:
    page = open_page()
    page.locator(f'header a[href="{path}"]').click()
    expect(page).to_have_url(re.compile(f"/{path}$"))


def test_it_fits_a_phone(open_page: Open) -> None:
    page = open_page("#name=aa.a", viewport={"width": 320, "height": 640})
    for part in ("Name", "Proxy ID", "Audit"):
        page.get_by_role("link", name=part, exact=True).click()
        width: Any = page.evaluate("() => document.documentElement.scrollWidth")
        assert width <= 320, part
