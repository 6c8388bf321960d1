"""Take the screenshots of the README: the page in four states."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlencode

from playwright.sync_api import Page

from tests.web.browsers import browser
from tests.web.local import ADDRESS, serve_in_process

FOLDER = Path(__file__).parents[1] / "docs" / "images"
_ERROR = (
    'resource "aa.a.2048-app-7c5f756499-l9p2m.kuma-demo" not found; create a Dataplane in Kuma CP '
    "first or pass it as an argument to kuma-dp"
)
_LOG = "#examples a:has-text('Log')"
_INVENTORY = "#audit-example"


class Screenshot(NamedTuple):
    """NamedTuple of a link, the element to wait for, an action before that, and the page width."""

    link: str
    selector: str
    prepare: Callable[[Page], None] = lambda page: None
    width: int = 1100


def _click(selector: str) -> Callable[[Page], None]:
    return lambda page: page.locator(selector).click()


SCREENSHOTS = {
    "name": Screenshot("#text=aa.a&kumaVersion=2.12", "#ask-answer .badge.broken"),
    "error": Screenshot(f"#{urlencode({'text': _ERROR, 'meshes': 'aa.a'})}", "#ask-below .cuts"),
    "log": Screenshot("", ".messages li", _click(_LOG)),
    "audit": Screenshot("#part=audit&kumaVersion=2.9", ".entry", _click(_INVENTORY)),
}


def main() -> None:
    """Take all screenshots."""
    FOLDER.mkdir(exist_ok=True)
    with browser() as chrome:
        for name, screenshot in SCREENSHOTS.items():
            page = chrome.new_page(
                viewport={"width": screenshot.width, "height": 500},
                color_scheme="light",
                reduced_motion="reduce",
            )
            serve_in_process(page)
            page.goto(ADDRESS + screenshot.link)
            screenshot.prepare(page)
            page.locator(screenshot.selector).first.wait_for()
            page.wait_for_timeout(300)  # after the example that an empty box has
            page.mouse.move(0, 0)
            page.evaluate("() => document.activeElement.blur()")
            page.screenshot(path=FOLDER / f"{name}.png", full_page=True, animations="disabled")
            page.close()


if __name__ == "__main__":
    main()
