"""An error, a line of a log or a log in the box: what it means and what to do."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.web.conftest import Open
from tests.web.locators import BADGE, BOX, CONSEQUENCE, MARKS, READING

ID = "aa.a.2048-app-7c5f756499-l9p2m.kuma-demo"
NOT_FOUND = (
    f'resource "{ID}" not found; create a Dataplane in Kuma CP first'
    " or pass it as an argument to kuma-dp"
)
NO_MATCH = (
    "proxyId {aa a.web} does not match proxy resource"
    " {Dataplane aa.a web 0001-01-01 00:00:00 +0000 UTC 0001-01-01 00:00:00 +0000 UTC map[]}"
)


def paste(page: Page, text: str) -> None:
    page.locator(BOX).focus()
    page.evaluate("(text) => navigator.clipboard.writeText(text)", text)
    page.keyboard.press("Control+V")


@pytest.mark.parametrize(
    ("line", "id_"),
    [
        (NOT_FOUND, ID),
        (f'{{"level":"error","msg":"{NOT_FOUND}"}}'.replace(f'"{ID}"', f'\\"{ID}\\"'), ID),
        (NO_MATCH, "aa.a.web"),
        (f"2024-02-01T10:00:00Z ERROR xds rpc error: {NO_MATCH}, streamID=3", "aa.a.web"),
        ("proxyId {aa a.web} does not match proxy resource {aa.a web}", "aa.a.web"),
    ],
)
def test_an_error_line_is_never_a_proxy_id_but_has_one(
    open_page: Open, line: str, id_: str
) -> None:
    page = open_page(permissions=["clipboard-read", "clipboard-write"])
    paste(page, line)
    expect(page.locator(READING)).to_have_text("a log or an error")
    expect(page.locator(BADGE)).to_have_text("known message")
    expect(page.locator(CONSEQUENCE)).to_contain_text("control plane")
    assert page.locator(".cuts .string").first.inner_text().replace("\n", "") == id_
    expect(page.locator(BOX)).to_have_value(line)
    expect(page.locator(MARKS)).to_have_count(1)


def test_the_meshes_that_exist_change_the_advice(open_page: Open) -> None:
    page = open_page()
    page.locator(BOX).fill(NOT_FOUND)
    page.locator("[name=meshes]").fill("default, aa.a")
    expect(page.locator(".advice")).to_contain_text("Replace the mesh 'aa.a' by one without a dot")


def test_a_log_has_every_message_once(open_page: Open) -> None:
    page = open_page()
    page.locator("#examples a", has_text="Log").click()
    expect(page.locator(BADGE)).to_have_text("2 known messages")
    expect(page.locator(".messages li")).to_have_count(2)
    expect(page.locator(".messages .tag")).to_have_text(["line 2", "once", "line 3", "once"])
    page.locator(".messages summary").last.click()
    expect(page.locator(".messages pre").last).to_contain_text("cannot be longer than 63")


def test_names_in_an_unknown_line_are_judged(open_page: Open) -> None:
    page = open_page("#kumaVersion=2.12")
    page.locator(BOX).fill('something odd about meshes.kuma.io "aa.a" happened')
    expect(page.locator(BADGE)).to_have_text("no known message")
    expect(page.locator(".names .badge")).to_have_text("accepted but broken")
    page.get_by_role("button", name="Ask about Mesh aa.a").click()
    expect(page.locator(CONSEQUENCE)).to_have_text("No proxy of mesh aa.a can start.")


def test_a_manifest_is_audited(open_page: Open) -> None:
    page = open_page()
    page.locator("#examples a", has_text="Manifest").click()
    expect(page.locator(READING)).to_have_text("a manifest")
    page.get_by_role("button", name="Audit it").click()
    expect(page.locator("#audit")).to_be_visible()
    expect(page.locator("#audit-result")).to_contain_text(re.compile("not.safe", re.IGNORECASE))
