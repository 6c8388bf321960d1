"""The list of an audit: charts and search that filter it, 5,000 entries, the keyboard, paper."""

import re
import time
from itertools import pairwise
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.web.audits import (
    COUNT,
    ENTRY,
    PART,
    TITLE,
    TOGGLE,
    audit_file,
    audit_inventory,
    audit_text,
    bar,
    drop,
    many_zones,
    names,
)
from tests.web.conftest import Open

LINK = f"{PART}&kumaVersion=2.9&targetVersion=2.14"
SEARCH = "#audit-search"
SLOWEST = 10.0
"""Seconds; 3 on a machine that does nothing else."""


def bars(page: Page, chart: str) -> list[str]:
    texts = page.locator(f"section[aria-labelledby=chart-{chart}] .bar:visible").all_inner_texts()
    return [" ".join(text.split()) for text in texts]


def drawn_positions(page: Page) -> list[int]:
    positions: list[int] = page.locator(ENTRY).evaluate_all(
        "(entries) => entries.map((entry) => Number(entry.getAttribute('aria-posinset')))"
    )
    return positions


def test_charts_count_resources(open_page: Open) -> None:
    page = open_page(LINK)
    audit_inventory(page)
    assert bars(page, "change") == ["accepted but broken 1", "works → warned 2"]
    assert bars(page, "kind") == ["Mesh 1", "MeshService 1", "Zone 1"]
    assert bars(page, "rule") == ["rfc1035-label 3", "proxy-id-unambiguous 1"]


def test_a_bar_filters_the_list_and_the_other_charts(open_page: Open) -> None:
    page = open_page(LINK)
    audit_inventory(page)
    zone = page.locator(bar(page, "kind", "Zone"))
    expect(zone).to_have_attribute("aria-pressed", "false")
    zone.click()
    expect(zone).to_have_attribute("aria-pressed", "true")
    expect(page.locator(COUNT)).to_have_text("1 of 3 resources")
    assert names(page) == ["west.1"]
    assert bars(page, "rule") == ["rfc1035-label 1", "proxy-id-unambiguous 0"]
    assert bars(page, "kind") == ["Mesh 1", "MeshService 1", "Zone 1"]
    page.locator(bar(page, "kind", "MeshService")).click()
    expect(page.locator(COUNT)).to_have_text("2 of 3 resources")
    page.locator(bar(page, "rule", "rfc1035-label")).click()
    zone.click()
    assert names(page) == ["1backend"]
    expect(zone).to_have_attribute("aria-pressed", "false")
    page.get_by_role("button", name="Clear filters").click()
    expect(page.locator(COUNT)).to_have_text("3 of 3 resources")
    expect(page.locator(".bar[aria-pressed=true]")).to_have_count(0)
    expect(page.get_by_role("button", name="Clear filters")).to_be_hidden()


def test_a_search_finds_names_meshes_files_and_rules(open_page: Open) -> None:
    page = open_page(LINK)
    audit_inventory(page)
    for text, found in {
        "WEST": ["west.1"],
        "default": ["1backend"],
        "proxy-id": ["aa.a"],
        "inventory": ["aa.a", "west.1", "1backend"],
        " meshservice ": ["1backend"],
    }.items():
        page.locator(SEARCH).fill(text)
        assert sorted(names(page)) == sorted(found)
    page.locator(SEARCH).fill("nothing like it")
    expect(page.locator(".nothing")).to_have_text("No resource matches the filters.")
    expect(page.locator(COUNT)).to_have_text("0 of 3 resources")
    page.get_by_role("button", name="Clear filters").click()
    expect(page.locator(SEARCH)).to_have_value("")
    expect(page.locator(SEARCH)).to_be_focused()
    expect(page.locator(ENTRY)).to_have_count(3)


def test_a_chart_of_many_bars_is_folded(open_page: Open) -> None:
    page = open_page(PART)
    kinds = [f"kind: Kind{number}\napiVersion: kuma.io/v1alpha1" for number in range(9)]
    documents = [f"{kind}\nmetadata: {{name: A}}" for kind in kinds]
    audit_text(page, "\n---\n".join(documents))
    assert len(bars(page, "kind")) == 6
    page.get_by_role("button", name="Show all 9").click()
    assert len(bars(page, "kind")) == 9
    expect(page.locator(bar(page, "kind", "Kind6"))).to_be_focused()


def test_the_keyboard_reaches_everything(open_page: Open) -> None:
    page = open_page(LINK)
    audit_inventory(page)
    page.locator(bar(page, "kind", "Zone")).focus()
    page.keyboard.press("Enter")
    expect(page.locator(COUNT)).to_have_text("1 of 3 resources")
    page.keyboard.press("Space")
    expect(page.locator(COUNT)).to_have_text("3 of 3 resources")
    page.locator(SEARCH).focus()
    for label in ("Save as HTML", "Save as SARIF", "Save as Markdown", "Save as CSV"):
        page.keyboard.press("Tab")
        expect(page.get_by_role("button", name=label)).to_be_focused()
    for _ in range(3):
        page.keyboard.press("Tab")
    toggles = page.locator(TOGGLE)
    expect(toggles.nth(0)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(toggles.nth(1)).to_be_focused()
    page.keyboard.press("End")
    expect(toggles.nth(2)).to_be_focused()
    page.keyboard.press("Home")
    page.keyboard.press("ArrowUp")
    expect(toggles.nth(0)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".entry-findings").first).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Copy aa-a").first).to_be_focused()


def test_a_long_list_draws_what_is_seen(open_page: Open, tmp_path: Path) -> None:
    inventory = tmp_path / "zones.yaml"
    inventory.write_text(many_zones(5000))
    page = open_page(PART)
    expect(page.locator("#audit select[name=targetVersion]")).to_have_value("3.0")
    start = time.monotonic()
    drop(page, inventory)
    expect(page.locator(COUNT)).to_have_text("5,000 of 5,000 resources")
    expect(page.locator(TOGGLE).first).to_be_visible()
    assert time.monotonic() - start < SLOWEST
    expect(page.locator(ENTRY).first).to_have_attribute("aria-setsize", "5000")
    for share in (0, 0.25, 0.5, 0.75, 1):
        page.evaluate(
            "(share) => scrollTo(0, share * document.documentElement.scrollHeight)", share
        )
        page.wait_for_timeout(50)
        positions = drawn_positions(page)
        assert positions == list(range(positions[0], positions[0] + len(positions)))
        assert len(positions) < 60
    assert positions[-1] == 5000


def test_the_keyboard_reaches_all_of_a_long_list(open_page: Open) -> None:
    page = open_page(PART)
    audit_text(page, many_zones(400))
    page.locator(TOGGLE).first.focus()
    for _ in range(60):
        page.keyboard.press("Tab")
    focused = page.locator(f"{TOGGLE}:focus .entry-name")
    expect(focused).to_have_text("z.60")
    expect(focused).to_be_in_viewport()
    for _ in range(60):
        page.keyboard.press("ArrowDown")
    expect(focused).to_have_text("z.120")
    expect(focused).to_be_in_viewport()
    page.keyboard.press("End")
    expect(focused).to_have_text("z.399")
    expect(focused).to_be_in_viewport()
    page.keyboard.press("Shift+Tab")
    expect(focused).to_have_text("z.398")
    page.keyboard.press("Home")
    expect(focused).to_have_text("z.0")
    assert drawn_positions(page)[0] == 1


def test_the_focused_entry_stays_when_it_is_scrolled_away(open_page: Open) -> None:
    page = open_page(PART)
    audit_text(page, many_zones(400))
    page.locator(TOGGLE).nth(1).focus()
    page.evaluate("() => scrollTo(0, document.documentElement.scrollHeight)")
    page.wait_for_timeout(100)
    assert drawn_positions(page)[-1] == 400
    expect(page.locator(f"{TOGGLE}:focus .entry-name")).to_have_text("z.1")


def test_opened_entries_push_the_others_down(open_page: Open) -> None:
    page = open_page(PART)
    audit_text(page, many_zones(400))
    for index in (0, 2):
        page.locator(TOGGLE).nth(index).click()
    boxes = page.locator(ENTRY).evaluate_all(
        "(entries) => entries.map((entry) => entry.getBoundingClientRect())"
        ".map(({top, bottom}) => [top, bottom])"
    )
    for (_, bottom), (top, _) in pairwise(boxes):
        assert abs(bottom - top) < 1
    page.evaluate("() => scrollTo(0, document.documentElement.scrollHeight)")
    page.wait_for_timeout(100)
    page.evaluate("() => scrollTo(0, 0)")
    expect(page.locator(".entry.open")).to_have_count(2)


def test_what_is_read_stays_in_place_when_the_window_changes(open_page: Open) -> None:
    page = open_page(PART, viewport={"width": 1280, "height": 900})
    audit_text(page, many_zones(400))
    page.evaluate("() => scrollTo(0, 9000)")
    page.wait_for_timeout(100)
    first = page.evaluate(
        """() => [...document.querySelectorAll('.entry-name')]
          .find((name) => name.getBoundingClientRect().bottom > 0).innerText"""
    )
    page.set_viewport_size({"width": 390, "height": 900})
    expect(
        page.locator(".entry-name", has_text=re.compile(f"^{re.escape(first)}$"))
    ).to_be_in_viewport()


def test_paper_has_all_entries_opened(open_page: Open) -> None:
    page = open_page(PART)
    audit_text(page, f"{many_zones(300)}---\n[")
    page.locator(TOGGLE).first.click()
    page.emulate_media(media="print")
    expect(page.locator(ENTRY)).to_have_count(300)
    expect(page.locator(".entry.open")).to_have_count(300)
    expect(page.locator(TITLE)).to_be_visible()
    expect(page.locator("#audit form")).to_be_hidden()
    expect(page.locator(".banner h3").first).to_be_visible()
    expect(page.locator(SEARCH)).to_be_hidden()
    expect(page.locator(".print-note")).to_have_text("300 of 300 resources are printed.")
    boxes = page.locator(ENTRY).evaluate_all(
        "(entries) => entries.map((entry) => entry.getBoundingClientRect().top)"
    )
    assert boxes == sorted(set(boxes))
    page.emulate_media(media="screen")
    expect(page.locator(".entry.open")).to_have_count(1)
    assert len(drawn_positions(page)) < 60


def test_paper_has_a_limit_and_says_so(open_page: Open) -> None:
    page = open_page(PART)
    audit_file(page, many_zones(2100))
    page.emulate_media(media="print")
    expect(page.locator(".print-note")).to_have_text(
        "The first 2,000 of 2,100 resources are printed. A file in HTML has all."
    )
    expect(page.locator(ENTRY)).to_have_count(2000)


def test_a_pdf_has_the_last_entry(open_page: Open) -> None:
    page = open_page(PART)
    audit_text(page, many_zones(150))
    pages = page.pdf().count(b"/Type /Page\n")
    assert pages > 10
