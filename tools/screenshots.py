"""Takes the pictures of the README: the page in four states."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Page

from tests.web.browsers import browser
from tests.web.local import ADDRESS, answered_here

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


class Picture(NamedTuple):
    """A state of the page: the link to it, what is there when it is reached, and what is done before."""

    link: str
    shown: str
    ready: Callable[[Page], None] = lambda page: None
    width: int = 760


def _audit(page: Page) -> None:
    page.locator("#inventory").fill(_INVENTORY)
    page.get_by_role("button", name="Audit").click()


PICTURES = {
    "valid": Picture("#name=default", "#name-verdict .badge.valid"),
    "broken": Picture("#name=aa.a&kumaVersion=2.12", "#name-verdict .badge.broken"),
    "misread": Picture(f"#part=proxyid&proxyId={_MISREAD}&meshes=aa.a,default&environment=kubernetes", "#proxyid-result .findings"),
    "audit": Picture("#part=audit&kumaVersion=2.9", "#audit-findings tbody tr", _audit, 1030),
}


def main() -> None:
    """Take all pictures."""
    FOLDER.mkdir(exist_ok=True)
    with browser() as running:
        for name, picture in PICTURES.items():
            page = running.new_page(viewport={"width": picture.width, "height": 400}, color_scheme="light", reduced_motion="reduce")
            answered_here(page)
            page.goto(ADDRESS + picture.link)
            picture.ready(page)
            page.locator(picture.shown).first.wait_for()
            page.mouse.move(0, 0)
            page.evaluate("() => document.activeElement.blur()")
            page.screenshot(path=FOLDER / f"{name}.png", full_page=True, animations="disabled")
            page.close()


if __name__ == "__main__":
    main()
