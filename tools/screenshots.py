"""Take the screenshots of the README: the page in four states."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Page

from tests.web.browsers import browser
from tests.web.local import ADDRESS, serve_in_process

FOLDER = Path(__file__).parents[1] / "docs" / "images"
_MISREAD = "aa.a.2048-app-7c5f756499-l9p2m.kuma-demo"
_INVENTORY = """\
type: Mesh
name: aa.a
---
type: Zone
name: west.1
---
type: Mesh
name: default
"""


class Screenshot(NamedTuple):
    """NamedTuple of a link, the element to wait for, an action before that, and the page width."""

    link: str
    selector: str
    prepare: Callable[[Page], None] = lambda page: None
    width: int = 760


def _audit(page: Page) -> None:
    page.locator("#inventory").fill(_INVENTORY)
    page.get_by_role("button", name="Audit").click()


SCREENSHOTS = {
    "valid": Screenshot("#name=default", "#name-verdict .badge.valid"),
    "broken": Screenshot("#name=aa.a&kumaVersion=2.12", "#name-verdict .badge.broken"),
    "misread": Screenshot(
        f"#part=proxyid&proxyId={_MISREAD}&meshes=aa.a,default&environment=kubernetes",
        "#proxyid-result .findings",
    ),
    "audit": Screenshot("#part=audit&kumaVersion=2.9", "#audit-findings tbody tr", _audit, 1030),
}


def main() -> None:
    """Take all screenshots."""
    FOLDER.mkdir(exist_ok=True)
    with browser() as chrome:
        for name, screenshot in SCREENSHOTS.items():
            page = chrome.new_page(
                viewport={"width": screenshot.width, "height": 400},
                color_scheme="light",
                reduced_motion="reduce",
            )
            serve_in_process(page)
            page.goto(ADDRESS + screenshot.link)
            screenshot.prepare(page)
            page.locator(screenshot.selector).first.wait_for()
            page.mouse.move(0, 0)
            page.evaluate("() => document.activeElement.blur()")
            page.screenshot(path=FOLDER / f"{name}.png", full_page=True, animations="disabled")
            page.close()


if __name__ == "__main__":
    main()
