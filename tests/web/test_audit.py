"""The part "Audit": an inventory becomes a table that can be sorted, filtered and downloaded."""

import csv
import io
import json
from pathlib import Path

from playwright.sync_api import Download, Page, expect

from tests.web.conftest import Open

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
ROWS = "#audit-findings tbody tr"


def audit_inventory(page: Page, rows: int = 3) -> None:
    page.locator("#inventory").fill(INVENTORY)
    page.get_by_role("button", name="Audit").click()
    expect(page.locator(ROWS)).to_have_count(rows)


def column(page: Page, name: str) -> list[str]:
    texts: list[str] = page.locator(
        f"{ROWS} td.{name} > *, {ROWS} td.{name}:not(:has(*))"
    ).all_inner_texts()
    return texts


def text_of(download: Download) -> str:
    return Path(download.path()).read_text("utf-8")


def test_a_pasted_inventory_becomes_a_table(open_page: Open) -> None:
    page = open_page("#part=audit")
    audit_inventory(page)
    expect(page.locator("#audit-result .badge")).to_have_text("not-safe")
    expect(page.locator("#audit-result")).to_contain_text("3 rejected")
    assert column(page, "kind") == ["Mesh", "Zone", "MeshService"]
    assert column(page, "from") == ["broken", "deprecated", "deprecated"]
    assert column(page, "to") == ["rejected"] * 3
    assert column(page, "use") == ["aa-a", "west-1", "msvc-1backend"]
    messages = page.locator(f"{ROWS} td.finding").first.locator(".message")
    expect(messages).to_contain_text(["rfc1035-label", "proxy-id-unambiguous"])
    assert page.locator("#audit-result summary").all_inner_texts() == [
        "Unreadable: 1",
        "Not judged: 1",
        "Skipped kinds: 1",
    ]
    expect(page.locator("#audit-result .verdict-line")).to_contain_text(
        "Not judged: 1 unreadable, 1 without the facts that a rule needs."
    )
    expect(page.locator("#audit-result .curl pre")).to_contain_text("--data-binary @inventory.yaml")


def test_it_sorts_by_any_column(open_page: Open) -> None:
    page = open_page("#part=audit")
    audit_inventory(page)
    page.get_by_role("button", name="Name").click()
    assert column(page, "name") == ["1backend", "aa.a", "west.1"]
    head = page.get_by_role("columnheader", name="Name")
    expect(head).to_have_attribute("aria-sort", "ascending")
    expect(head.get_by_role("button")).to_be_focused()
    page.keyboard.press("Enter")
    assert column(page, "name") == ["west.1", "aa.a", "1backend"]
    expect(page.get_by_role("columnheader", name="Name")).to_have_attribute(
        "aria-sort", "descending"
    )
    page.get_by_role("button", name="Line").click()
    assert column(page, "line") == ["2", "5", "9"]


def test_verdicts_sort_by_severity(open_page: Open) -> None:
    page = open_page("#part=audit&targetVersion=2.14")
    page.locator("#inventory").fill(
        "type: Mesh\nname: A\n---\ntype: Mesh\nname: a.b\n---\ntype: Zone\nname: a.b"
    )
    page.get_by_role("button", name="Audit").click()
    page.get_by_role("button", name="To", exact=True).click()
    assert list(dict.fromkeys(column(page, "to"))) == ["deprecated", "broken", "rejected"]


def test_a_broken_name_is_not_safe(open_page: Open) -> None:
    page = open_page("#part=audit&targetVersion=2.14")
    page.locator("#inventory").fill("type: Mesh\nname: aa.a")
    page.get_by_role("button", name="Audit").click()
    expect(page.locator("#audit-result .badge")).to_have_text("not-safe")
    expect(page.locator("#audit-result")).to_contain_text("1 broken, 0 rejected")


def test_labels_of_resources_are_validated(open_page: Open) -> None:
    page = open_page("#part=audit", viewport={"width": 390, "height": 800})
    key = "kuma.io/" + "x" * 60
    page.locator("#inventory").fill(f"type: Mesh\nname: default\nlabels: {{{key}: a}}")
    page.get_by_role("button", name="Audit").click()
    expect(page.locator(ROWS)).to_have_count(1)
    expect(page.locator(ROWS)).to_contain_text(f"label key '{key}'")
    expect(page.locator(ROWS)).to_contain_text("(reserved-label")
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 390


def test_it_filters_by_verdict_kind_and_rule(open_page: Open) -> None:
    page = open_page("#part=audit&kumaVersion=2.9&targetVersion=2.14")
    audit_inventory(page, rows=3)
    page.locator("#filter-kind").select_option("Mesh")
    expect(page.locator("#audit-count")).to_have_text("1 of 3 resources")
    page.locator("#filter-kind").select_option("All")
    page.locator("#filter-rule").select_option("proxy-id-unambiguous")
    assert column(page, "name") == ["aa.a"]
    page.locator("#filter-verdict").select_option("broken")
    expect(page.locator(ROWS)).to_have_count(1)
    page.locator("#filter-verdict").select_option("deprecated")
    expect(page.locator(ROWS)).to_have_count(0)
    assert page.locator("#filter-verdict option").all_inner_texts() == [
        "All",
        "broken",
        "deprecated",
    ]
    assert page.locator("#filter-kind option").all_inner_texts() == [
        "All",
        "Mesh",
        "MeshService",
        "Zone",
    ]


def test_an_inventory_without_resources_is_unknown(open_page: Open) -> None:
    page = open_page("#part=audit")
    page.locator("#inventory").fill("{apiVersion: v1, kind: ConfigMap, metadata: {name: x}}")
    page.get_by_role("button", name="Audit").click()
    expect(page.locator("#audit-result .badge")).to_have_text("unknown")
    expect(page.locator("#audit-result")).to_contain_text("there is no resource of Kuma")


def test_the_worst_resources_come_first(open_page: Open) -> None:
    page = open_page("#part=audit&kumaVersion=2.9&targetVersion=2.14")
    page.locator("#inventory").fill(
        "type: Zone\nname: a.b\n---\ntype: Mesh\nname: A\n---\ntype: Mesh\nname: a.b"
    )
    page.get_by_role("button", name="Audit").click()
    expect(page.locator("#audit-table")).to_be_visible()
    assert list(dict.fromkeys(column(page, "to"))) == ["rejected", "broken", "deprecated"]


def test_it_is_downloaded_as_html(open_page: Open) -> None:
    page = open_page("#part=audit")
    audit_inventory(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="HTML").click()
    assert download.value.suggested_filename == "audit.html"
    assert "<h1>NOT SAFE</h1>" in text_of(download.value)


def test_it_is_downloaded_as_csv_and_json(open_page: Open) -> None:
    page = open_page("#part=audit")
    audit_inventory(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="CSV").click()
    rows = csv.DictReader(io.StringIO(text_of(download.value)))
    assert [row["name"] for row in rows if row["name"]] == [
        "aa.a",
        "aa.a",
        "west.1",
        "1backend",
        "1backend",
    ]
    with page.expect_download() as download:
        page.get_by_role("button", name="JSON").click()
    assert [row["name"] for row in json.loads(text_of(download.value))["resources"]] == [
        "aa.a",
        "west.1",
        "1backend",
    ]


def test_a_file_can_be_chosen(open_page: Open) -> None:
    page = open_page("#part=audit")
    page.locator("#audit-file").set_input_files(
        {"name": "all.yaml", "mimeType": "application/yaml", "buffer": INVENTORY.encode()}
    )
    expect(page.locator(ROWS)).to_have_count(3)
    expect(page.locator("#inventory")).to_have_value(INVENTORY)


def test_a_file_can_be_dropped(open_page: Open) -> None:
    page = open_page("#part=audit")
    data = page.evaluate_handle(
        """(text) => {
          const data = new DataTransfer();
          data.items.add(new File([text], 'all.yaml'));
          return data;
        }""",
        INVENTORY,
    )
    page.locator("#drop").dispatch_event("drop", {"dataTransfer": data})
    expect(page.locator(ROWS)).to_have_count(3)


def test_an_empty_inventory_is_a_problem(open_page: Open) -> None:
    page = open_page("#part=audit")
    page.get_by_role("button", name="Audit").click()
    expect(page.locator("#audit-result .problem")).to_contain_text("must not be empty")


def test_a_large_table_is_drawn_in_steps(open_page: Open) -> None:
    page = open_page("#part=audit")
    page.locator("#inventory").fill(
        "---\n".join(f"type: Zone\nname: z.{number}\n" for number in range(500))
    )
    page.get_by_role("button", name="Audit").click()
    expect(page.locator(ROWS)).to_have_count(200)
    page.get_by_role("button", name="Show more").click()
    expect(page.locator(ROWS)).to_have_count(400)
    expect(page.locator("#audit-count")).to_have_text("500 of 500 resources")


def test_the_link_has_the_versions_and_not_the_inventory(open_page: Open) -> None:
    page = open_page("#part=audit&kumaVersion=2.9")
    audit_inventory(page)
    expect(page.locator("#audit-result .verdict-line")).to_contain_text("From 2.9 to 3.0")
    assert page.url.endswith("#part=audit&kumaVersion=2.9")
