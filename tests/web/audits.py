"""The part "Audit" of the page: inventories, and what the tests about it do."""

from pathlib import Path

from playwright.sync_api import Download, FilePayload, Page, ViewportSize, expect

INVENTORY = """\
type: Mesh
name: aa.a
---
type: Zone
name: west.1
---
type: MeshService
mesh: default
name: 1backend
---
type: Mesh
name: default
---
{apiVersion: v1, kind: ConfigMap, metadata: {name: x}}
---
[
"""
PART = "#part=audit"
TITLE = ".banner-title"
COUNTS = ".banner-counts"
ENTRY = ".entry"
TOGGLE = ".entry-toggle"
COUNT = ".entry-count"
SIZES: dict[str, ViewportSize] = {
    "phone": {"width": 390, "height": 844},
    "wide": {"width": 1280, "height": 900},
    "huge": {"width": 1920, "height": 1080},
}


def audit_text(page: Page, text: str) -> None:
    """Paste a text and audit it."""
    page.locator("#inventory").fill(text)
    page.get_by_role("button", name="Audit").click()
    expect(page.locator(TITLE)).to_be_visible()


def audit_file(page: Page, text: str) -> None:
    """Choose a file with a text, which is faster than pasting a long one."""
    file: FilePayload = {"name": "file.yaml", "mimeType": "", "buffer": text.encode()}
    page.locator("#audit-file").set_input_files(file)
    expect(page.locator(TITLE)).to_be_visible()


def audit_inventory(page: Page, entries: int = 3) -> None:
    """Audit the inventory, whose findings are about that many resources."""
    audit_text(page, INVENTORY)
    expect(page.locator(ENTRY)).to_have_count(entries)


def names(page: Page) -> list[str]:
    """Return the names of the drawn entries."""
    texts: list[str] = page.locator(".entry-name").all_inner_texts()
    return texts


def bar(page: Page, chart: str, label: str) -> str:
    """Return the selector of a bar, whose label is a text in it."""
    return f'section[aria-labelledby="chart-{chart}"] .bar:has-text("{label}")'


def drop(page: Page, *paths: Path) -> None:
    """Drop files or folders from outside the browser, as the mouse does."""
    box = page.locator("#drop").bounding_box()
    assert box is not None
    session = page.context.new_cdp_session(page)
    data = {"items": [], "files": [str(path) for path in paths], "dragOperationsMask": 1}
    place = {"x": box["x"] + box["width"] / 2, "y": box["y"] + 8}
    for event in ("dragEnter", "dragOver", "drop"):
        session.send("Input.dispatchDragEvent", {"type": event, **place, "data": data})


def many_zones(count: int) -> str:
    """Return an inventory of zones whose names are refused from 3.0 on."""
    return "---\n".join(f"type: Zone\nname: z.{number}\n" for number in range(count))


def text_of(download: Download) -> str:
    """Return the text of a saved file."""
    return Path(download.path()).read_text("utf-8")
