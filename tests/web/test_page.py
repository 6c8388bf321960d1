"""The whole page: links, history, keyboard, focus, screen reader and small screens."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.web.conftest import Open
from tests.web.locators import BADGE, BOX, CONSEQUENCE


def test_an_empty_box_is_focused_and_has_a_live_example(open_page: Open) -> None:
    page = open_page()
    expect(page.locator(BOX)).to_be_focused()
    expect(page.locator(BOX)).to_have_value("")
    expect(page.locator(CONSEQUENCE)).to_have_text("No proxy of mesh aa.a can start.")
    expect(page.locator("#ask-answer")).to_contain_text("For example, a Mesh of Kuma 2.12: aa.a")
    expect(page.locator("#examples a")).to_have_count(6)


@pytest.mark.parametrize(
    ("title", "reading"),
    [
        ("Name of a Mesh", "a name"),
        ("Error", "a log or an error"),
        ("Hostname", "an identifier"),
        ("Identifier in metrics", "an identifier"),
        ("Log", "a log or an error"),
        ("Manifest", "a manifest"),
    ],
)
def test_every_example_can_be_clicked(open_page: Open, title: str, reading: str) -> None:
    page = open_page()
    page.locator("#examples a", has_text=title).first.click()
    expect(page.locator("#ask-reading strong")).to_contain_text(reading)
    page.go_back()
    expect(page.locator(BOX)).to_have_value("")


def test_all_modules_are_loaded_at_once(open_page: Open) -> None:
    """Otherwise each waits for the one that imports it."""
    page = open_page()
    loaded, preloaded = page.evaluate(
        """() => [
          performance.getEntriesByType("resource").map(({ name }) => name),
          [...document.querySelectorAll("link[rel=modulepreload]")].map(({ href }) => href),
        ]"""
    )
    assert sorted(name for name in loaded if name.endswith(".js")) == sorted(preloaded)


def test_the_header_has_version_and_links(open_page: Open) -> None:
    page = open_page()
    expect(page.locator("#service-version")).to_have_text(re.compile(r"^\d+\.\d+\.\d+"))
    for name in ("Docs", "Repository"):
        expect(page.get_by_role("link", name=name)).to_have_attribute(
            "href", re.compile("^https://")
        )


def test_a_link_has_the_whole_state(open_page: Open) -> None:
    page = open_page()
    page.locator("#ask select[name=kumaVersion]").select_option("2.9")
    page.locator("#ask select[name=kind]").select_option("Zone")
    page.locator(BOX).fill("west.1&x=#é")
    expect(page).to_have_url(
        re.compile(r"#text=west\.1%26x%3D%23%C3%A9&kind=Zone&kumaVersion=2\.9$")
    )
    expect(page.locator(BADGE)).to_have_text("refused")
    shared_page = open_page(page.url.split("/")[-1])
    expect(shared_page.locator(BOX)).to_have_value("west.1&x=#é")
    expect(shared_page.locator("#ask select[name=kind]")).to_have_value("Zone")
    expect(shared_page.locator("#ask-answer")).to_have_text(
        page.locator("#ask-answer").inner_text(), use_inner_text=True
    )


def test_back_and_forward_restore_choices_and_parts(open_page: Open) -> None:
    page = open_page("#text=aa.a")
    page.locator("#ask select[name=kind]").select_option("Zone")
    page.get_by_role("link", name="Audit").click()
    expect(page.locator("#audit")).to_be_visible()
    page.go_back()
    expect(page.locator(BOX)).to_have_value("aa.a")
    expect(page.locator("#ask select[name=kind]")).to_have_value("Zone")
    page.go_back()
    expect(page.locator("#ask select[name=kind]")).to_have_value("Mesh")
    page.go_forward()
    expect(page.locator("#ask select[name=kind]")).to_have_value("Zone")


def test_an_invalid_link_opens_the_page(open_page: Open) -> None:
    page = open_page("#part=nothing&kind=Nothing&text=web&%ZZ=1&kumaVersion=9.9&as=nothing")
    expect(page.locator(BADGE)).to_have_text("works")
    expect(page.locator("#ask select[name=kind]")).to_have_value("Mesh")


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
    expect(page.locator("#ask select[name=kind]")).to_have_value("Mesh")
    page.keyboard.type("aa.a")
    expect(page.locator(BADGE)).to_have_text("refused")
    _tab_to(page, "2.12\naccepted but broken")
    page.keyboard.press("Enter")
    expect(page.locator(BADGE)).to_have_text("accepted but broken")
    _tab_to(page, "Copy aa-a")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Copy aa-a")).to_have_text("Copied")
    _tab_to(page, "Why")
    page.keyboard.press("Enter")
    expect(page.locator(".findings li").first).to_be_visible()
    expect(page).to_have_url(re.compile("text=aa.a"))
    page.reload()
    expect(page.locator(BADGE)).to_have_text("accepted but broken")
    _tab_to(page, "Audit")
    page.keyboard.press("Enter")
    expect(page.locator("#audit h1")).to_be_focused()


def test_a_chosen_version_keeps_the_focus(open_page: Open) -> None:
    page = open_page("#text=aa.a")
    page.locator(".strip button", has_text="2.12").focus()
    page.keyboard.press("Enter")
    expect(page.locator(BADGE)).to_have_text("accepted but broken")
    expect(page.locator(".strip button", has_text="2.12")).to_be_focused()


def test_focus_is_always_visible(open_page: Open) -> None:
    page = open_page("#text=aa.a&kumaVersion=2.12")
    expect(page.locator(BADGE)).to_have_text("accepted but broken")
    for _ in range(30):
        page.keyboard.press("Tab")
        element, style = page.evaluate(
            """() => [
              document.activeElement.tagName,
              getComputedStyle(document.activeElement.closest(".box") ?? document.activeElement)
                .outlineStyle,
            ]"""
        )
        assert (element, style) == (element, "solid") or element == "BODY"


def test_a_screen_reader_announces_the_answer(open_page: Open) -> None:
    page = open_page("#text=aa.a&kumaVersion=2.12")
    expect(page.get_by_role("status").first).to_have_text(
        "accepted but broken. No proxy of mesh aa.a can start. Kuma 2.12 warns of it. "
        "Kuma 3.0 refuses it."
    )
    assert page.locator(BOX).get_attribute("aria-describedby") == "ask-reading"


@pytest.mark.parametrize("path", ["docs", "static/demo.html"])
def test_linked_pages_open(open_page: Open, path: str) -> None:
    page = open_page()
    page.locator(f'header a[href="{path}"]').click()
    expect(page).to_have_url(re.compile(f"/{path}$"))


@pytest.mark.parametrize("link", ["", "#text=aa.a", "#text=kri_m____x_"])
def test_nothing_is_wider_than_the_screen(open_page: Open, link: str) -> None:
    page = open_page(link)
    expect(page.locator(BADGE)).to_be_visible()
    for width in (320, 390, 1280, 1920):
        page.set_viewport_size({"width": width, "height": 640})
        scroll_width: Any = page.evaluate("() => document.documentElement.scrollWidth")
        assert scroll_width <= width


@pytest.mark.parametrize(("scheme", "is_dark"), [("light", False), ("dark", True)])
def test_the_contract_is_shown_in_both_schemes(open_page: Open, scheme: str, is_dark: bool) -> None:
    page = open_page("docs", color_scheme=scheme)
    expect(page.locator(".swagger-ui .info").first).to_be_visible()
    channels = page.evaluate(
        """() => getComputedStyle(document.querySelector(".swagger-ui .info .title")).color
          .match(/\\d+/g).map(Number)"""
    )
    assert (sum(channels[:3]) > 3 * 128) is is_dark
