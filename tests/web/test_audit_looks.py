"""axe-core finds nothing in any state of the audit, and no text is clipped at any width."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from tests.web.audits import INVENTORY, PART, SIZES, TITLE, TOGGLE, audit_text, bar
from tests.web.browsers import violations_in_all_looks
from tests.web.conftest import Open
from tests.web.test_audit_states import AUDIT

LONG = "a" * 250
HOSTILE = f"""\
{INVENTORY}---
type: Mesh
name: {LONG}.b
---
type: MeshTimeout
mesh: {LONG}
name: "{LONG}_"
---
type: Zone
name: "\\u202eevil name\\n"
"""


def show_nothing(page: Page) -> None:
    """The part as it is at first."""


def show_result(page: Page) -> None:
    audit_text(page, HOSTILE)
    page.locator(".banner summary").click()
    for toggle in page.locator(TOGGLE).all():
        toggle.click()
    page.locator(bar(page, "kind", "Mesh")).first.hover()
    page.evaluate("() => document.querySelectorAll('details').forEach((fold) => fold.open = true)")


def show_filters(page: Page) -> None:
    audit_text(page, HOSTILE)
    page.locator(bar(page, "kind", "Zone")).click()


def show_nothing_found(page: Page) -> None:
    audit_text(page, HOSTILE)
    page.locator("#audit-search").fill("nothing like it")


def show_safe(page: Page) -> None:
    audit_text(page, "{type: Zone, name: east}")


def show_unknown(page: Page) -> None:
    audit_text(page, "[")


def show_progress(page: Page) -> None:
    routes: list[Route] = []
    page.route(AUDIT, lambda route: routes.append(route))
    page.locator("#inventory").fill(INVENTORY)
    page.get_by_role("button", name="Audit").click()
    expect(page.locator("progress")).to_be_visible()


def show_cancelled(page: Page) -> None:
    show_progress(page)
    page.get_by_role("button", name="Cancel").click()


def show_outage(page: Page) -> None:
    page.route(AUDIT, lambda route: route.abort("connectionrefused"))
    page.locator("#inventory").fill(INVENTORY)
    page.get_by_role("button", name="Audit").click()
    expect(page.locator(".notice")).to_be_visible()


def show_files(page: Page) -> None:
    files: Any = [{"name": f"{LONG}.yaml", "mimeType": "", "buffer": INVENTORY.encode()}]
    page.locator("#audit-file").set_input_files(files)
    expect(page.locator(TITLE)).to_be_visible()


STATES: dict[str, Callable[[Page], None]] = {
    "empty": show_nothing,
    "result": show_result,
    "filters": show_filters,
    "nothing-found": show_nothing_found,
    "safe": show_safe,
    "unknown": show_unknown,
    "progress": show_progress,
    "cancelled": show_cancelled,
    "outage": show_outage,
    "files": show_files,
}
CLIPPED = """() => [...document.querySelectorAll('#audit *')]
  .filter((element) => !element.closest('.unseen, textarea, select, .bar-parts, progress, .pick'))
  .filter((element) => element.getClientRects().length)
  .filter((element) => {
    const { left, right } = element.getBoundingClientRect();
    const isWide = element.scrollWidth > element.clientWidth + 1;
    const isCut = isWide && getComputedStyle(element).overflowX !== 'visible';
    return left < -1 || right > document.documentElement.clientWidth + 1 || isCut;
  })
  .map((element) => element.outerHTML.slice(0, 200))"""


def open_state(open_page: Open, state: str, **context: Any) -> Page:
    page = open_page(PART, reduced_motion="reduce", **context)
    expect(page.locator("#audit select[name=targetVersion]")).to_have_value("3.0")
    STATES[state](page)
    page.mouse.move(0, 0)
    page.wait_for_timeout(300)
    return page


@pytest.mark.parametrize("state", STATES)
def test_axe_finds_no_violation(open_page: Open, state: str) -> None:
    page = open_state(open_page, state)
    assert violations_in_all_looks(page, [SIZES["phone"], SIZES["wide"]]) == []


@pytest.mark.parametrize("state", STATES)
def test_nothing_is_clipped(open_page: Open, state: str) -> None:
    page = open_state(open_page, state)
    for size in SIZES.values():
        page.set_viewport_size(size)
        assert page.evaluate(CLIPPED) == []
        width = page.evaluate("() => document.documentElement.scrollWidth")
        assert width <= size["width"]
