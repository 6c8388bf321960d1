"""axe-core finds no violation in any part and state, in light and dark, wide and narrow."""

from urllib.parse import quote_plus

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.web.audits import audit_inventory
from tests.web.browsers import violations, violations_in_all_looks
from tests.web.conftest import Open
from tests.web.locators import BOX
from tests.web.test_log import NO_MATCH, NOT_FOUND

STATES = {
    "empty": ("", ".badge.broken"),
    "valid": ("#text=default", ".badge.valid"),
    "deprecated": ("#kind=Zone&text=west.1&kumaVersion=2.12&namespace=x", ".badge.deprecated"),
    "broken": ("#text=aa.a&kumaVersion=2.12", ".badge.broken"),
    "rejected": ("#text=A", ".badge.rejected"),
    "incomplete": ("#text=web-", ".badge.incomplete"),
    "misread": ("#text=aa.a.web&as=proxyid&meshes=aa.a", ".badge.broken"),
    "identifier": ("#text=kri_msvc_default_zone-1_kuma-demo_backend_http", ".badge.known"),
    "error": (f"#text={quote_plus(NOT_FOUND)}", ".badge.known"),
    "log": (f"#text={quote_plus(NOT_FOUND)}%0A{quote_plus(NO_MATCH)}", ".messages"),
    "manifest": ("#text=type%3A+Mesh%0Aname%3A+aa.a", ".badge.known"),
    "audit": ("#part=audit", "#inventory"),
    "demo": ("static/demo.html", "form"),
}
SIZES: list[ViewportSize] = [{"width": 1280, "height": 800}, {"width": 390, "height": 640}]


def open_folds(page: Page) -> None:
    """Open all folds, because axe-core ignores hidden content."""
    page.evaluate(
        "() => document.querySelectorAll('details').forEach((fold) => { fold.open = true; })"
    )
    page.wait_for_timeout(100)


@pytest.mark.parametrize("state", STATES)
def test_axe_finds_no_violation(open_page: Open, state: str) -> None:
    link, selector = STATES[state]
    page = open_page(link, reduced_motion="reduce")
    expect(page.locator(selector).first).to_be_visible()
    if state == "audit":
        audit_inventory(page)
    if state == "demo":
        page.locator("#demo-mesh").fill("aa.a")
        expect(page.locator("#heard li").first).to_be_visible()
    open_folds(page)
    assert violations_in_all_looks(page, SIZES) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation_in_an_outage(open_page: Open, scheme: str) -> None:
    page = open_page(color_scheme=scheme)
    page.route("**/validate*", lambda route: route.abort())
    page.locator(BOX).fill("web")
    expect(page.locator(".notice")).to_be_visible()
    assert violations(page) == []


def test_the_dark_scheme_has_a_dark_background(open_page: Open) -> None:
    colours = [
        open_page(color_scheme=scheme).evaluate(
            "() => getComputedStyle(document.body).backgroundColor"
        )
        for scheme in ("light", "dark")
    ]
    assert colours == ["rgb(246, 246, 244)", "rgb(18, 20, 24)"]
