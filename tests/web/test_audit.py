"""The part "Audit": the conclusion, one entry a resource, versions, the link, and saving."""

import csv
import io
import json
import re

import pytest
from playwright.sync_api import expect

from tests.web.audits import (
    COUNT,
    COUNTS,
    ENTRY,
    PART,
    TITLE,
    TOGGLE,
    audit_inventory,
    audit_text,
    names,
    text_of,
)
from tests.web.conftest import Open


def test_the_conclusion_is_the_largest_text(open_page: Open) -> None:
    page = open_page(PART)
    audit_inventory(page)
    expect(page.locator(TITLE)).to_have_text("Not safe to upgrade from 2.14 to 3.0.")
    expect(page.locator(COUNTS)).to_have_text("Kuma 3.0 refuses 3 of 4 resources; 1 works.")
    expect(page.locator("#announcement")).to_contain_text("Not safe to upgrade")
    sizes: list[float] = page.evaluate(
        """() => [...document.querySelectorAll('#audit *')].filter((element) => element.innerText)
          .map((element) => parseFloat(getComputedStyle(element).fontSize))"""
    )
    title = page.locator(TITLE)
    assert title.evaluate("element => parseFloat(getComputedStyle(element).fontSize)") == max(sizes)


@pytest.mark.parametrize(
    ("text", "target", "title", "counts"),
    [
        (
            "{type: Zone, name: east}",
            "3.0",
            "Safe to upgrade from 2.9 to 3.0.",
            "The one resource works in Kuma 3.0.",
        ),
        (
            "{type: Zone, name: a.b}\n---\n{type: Zone, name: east}",
            "2.14",
            "Safe to upgrade from 2.9 to 2.14.",
            "Kuma 2.14 warns about 1 of 2 resources; 1 works.",
        ),
        (
            "{type: Mesh, name: aa.a}",
            "2.14",
            "Not safe to upgrade from 2.9 to 2.14.",
            "Kuma 2.14 accepts 1 of 1 resource that does not work.",
        ),
        (
            "{type: Zone, name: east}\n---\n[",
            "3.0",
            "Not known to be safe to upgrade from 2.9 to 3.0.",
            "The one resource works in Kuma 3.0.",
        ),
        (
            "{apiVersion: v1, kind: ConfigMap, metadata: {name: x}}",
            "3.0",
            "Not known to be safe to upgrade from 2.9 to 3.0.",
            "There is no resource of Kuma in it.",
        ),
        (
            "{type: TrafficRoute, mesh: default, name: old}",
            "3.0",
            "Not safe to upgrade from 2.9 to 3.0.",
            "Kuma 3.0 refuses 1 of 2 resources; 1 works.",
        ),
        (
            "{type: Zone, name: a.b}",
            "2.9",
            "Safe in Kuma 2.9.",
            "The one resource works in Kuma 2.9.",
        ),
    ],
)
def test_every_conclusion_has_its_sentence(
    open_page: Open, text: str, target: str, title: str, counts: str
) -> None:
    page = open_page(f"{PART}&kumaVersion=2.9&targetVersion={target}")
    audit_text(page, text)
    expect(page.locator(TITLE)).to_have_text(title)
    expect(page.locator(COUNTS)).to_have_text(counts)


def test_what_was_not_judged_is_folded(open_page: Open) -> None:
    page = open_page(PART)
    audit_inventory(page)
    fold = page.locator(".banner details")
    expect(fold.locator("summary")).to_have_text(
        "Not judged: 1 unreadable, 1 check without the facts"
    )
    expect(fold.locator("h3").first).to_be_hidden()
    fold.locator("summary").click()
    assert fold.locator("h3").all_inner_texts() == [
        "Unreadable",
        "Rules without their facts",
        "Not of Kuma, and skipped",
    ]
    expect(fold).to_contain_text("1 ConfigMap of v1")


def test_a_broken_document_has_its_line_in_the_banner(open_page: Open) -> None:
    page = open_page(PART)
    audit_text(page, "type: Zone\n---\ntype: Mesh\nname: default\n---\na: b\nc: [}\n")
    broken = page.locator(".banner-broken")
    expect(broken).to_contain_text("2 documents could not be read:")
    expect(broken.locator("li")).to_have_text(
        [re.compile("^inventory:7 is not YAML"), re.compile("^inventory:1 has no name")]
    )


def test_many_broken_documents_are_counted(open_page: Open) -> None:
    page = open_page(PART)
    audit_text(page, "type: Zone\n---\n" * 12)
    expect(page.locator(".banner-broken li")).to_have_count(6)
    expect(page.locator(".banner-broken li").last).to_have_text("and 7 more, listed below")


def test_the_worst_resources_come_first(open_page: Open) -> None:
    page = open_page(f"{PART}&kumaVersion=2.9&targetVersion=2.14")
    audit_text(page, "type: Zone\nname: a.b\n---\ntype: Mesh\nname: A\n---\ntype: Mesh\nname: c.d")
    badges = page.locator(f"{TOGGLE} .badge")
    expect(badges).to_have_text(["refused", "accepted but broken", "warned"])
    assert names(page) == ["A", "c.d", "a.b"]


def test_a_folded_entry_says_what_where_and_what_to_use(open_page: Open) -> None:
    page = open_page(PART)
    audit_inventory(page)
    entry = page.locator(TOGGLE).nth(2)
    expect(entry).to_have_attribute("aria-expanded", "false")
    expect(entry.locator(".badge svg")).to_be_visible()
    expect(entry.locator(".entry-name")).to_have_text("1backend")
    expect(entry.locator(".entry-facts")).to_have_text("MeshService · mesh default")
    expect(entry.locator(".entry-use")).to_have_text("use msvc-1backend")
    expect(entry.locator(".entry-place")).to_have_text("inventory:7")


def test_an_opened_entry_has_findings_with_reason_and_suggestion(open_page: Open) -> None:
    page = open_page(PART, permissions=["clipboard-read", "clipboard-write"])
    audit_inventory(page)
    toggle = page.locator(TOGGLE).first
    toggle.click()
    expect(toggle).to_have_attribute("aria-expanded", "true")
    findings = page.locator(".entry-findings > li")
    expect(findings).to_have_count(2)
    first = findings.first
    expect(first.locator(".what")).to_have_text(
        "Mesh name 'aa.a' must not contain '.', found at position 2"
    )
    expect(first.locator(".because")).to_contain_text("because HostnameGenerator renders")
    expect(first.locator("mark")).to_have_text(".")
    expect(first.locator(".entry-tags")).to_contain_text("inventory:2")
    expect(first.locator(".entry-tags")).to_contain_text("rfc1035-label; rejected since 3.0")
    first.get_by_role("button", name="Copy aa-a").click()
    expect(first.get_by_role("button", name="Copy aa-a")).to_have_text("Copied")
    assert page.evaluate("() => navigator.clipboard.readText()") == "aa-a"
    toggle.click()
    expect(findings).to_have_count(0)


def test_an_entry_lists_what_mentions_it(open_page: Open) -> None:
    page = open_page(PART)
    proxies = [f"type: Dataplane\nmesh: aa.a\nname: web-{number}" for number in range(120)]
    audit_text(page, "\n---\n".join(["type: Mesh\nname: aa.a", *proxies]))
    page.locator(TOGGLE).first.click()
    page.get_by_text("Mentioned by 120").click()
    expect(page.locator(".mentions li")).to_have_count(101)
    expect(page.locator(".mentions li").last).to_have_text("and 20 more")


def test_labels_of_resources_are_validated(open_page: Open) -> None:
    page = open_page(PART, viewport={"width": 390, "height": 800})
    key = "kuma.io/" + "x" * 60
    audit_text(page, f"type: Mesh\nname: default\nlabels: {{{key}: a}}")
    page.locator(TOGGLE).click()
    expect(page.locator(".what")).to_contain_text(f"label key '{key}'")
    expect(page.locator(ENTRY)).to_contain_text("reserved-label")
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 390


def test_a_good_inventory_says_so(open_page: Open) -> None:
    page = open_page(PART)
    audit_text(page, "{type: Zone, name: east}")
    expect(page.locator(".no-findings")).to_have_text("Nothing is to be said against any name.")
    expect(page.locator(".charts")).to_have_count(0)
    expect(page.get_by_role("button", name="Save as HTML")).to_be_visible()


def test_another_version_audits_again(open_page: Open) -> None:
    page = open_page(PART)
    audit_text(page, "{type: Zone, name: a.b}")
    expect(page.locator(TITLE)).to_contain_text("Not safe")
    page.locator("#audit select[name=targetVersion]").select_option("2.14")
    expect(page.locator(TITLE)).to_have_text("Safe in Kuma 2.14.")
    page.locator("#audit select[name=kumaVersion]").select_option("2.9")
    expect(page.locator(TITLE)).to_have_text("Safe to upgrade from 2.9 to 2.14.")
    expect(page).to_have_url(re.compile(r"#part=audit&kumaVersion=2\.9&targetVersion=2\.14$"))
    page.go_back()
    expect(page.locator(TITLE)).to_have_text("Safe in Kuma 2.14.")


def test_a_version_without_a_result_audits_nothing(open_page: Open) -> None:
    page = open_page(PART)
    page.locator("#audit select[name=targetVersion]").select_option("2.14")
    page.wait_for_timeout(300)
    expect(page.locator("#audit-report")).to_be_empty()
    expect(page.locator("#audit-status")).to_be_empty()


def test_the_link_has_the_versions_and_not_the_inventory(open_page: Open) -> None:
    page = open_page(f"{PART}&kumaVersion=2.9")
    audit_inventory(page)
    expect(page.locator(TITLE)).to_contain_text("from 2.9 to 3.0")
    assert page.url.endswith("#part=audit&kumaVersion=2.9")


def test_a_changed_text_makes_the_result_stale(open_page: Open) -> None:
    page = open_page(PART)
    audit_inventory(page)
    expect(page.locator("#audit-stale")).to_be_hidden()
    page.locator("#inventory").fill("{type: Zone, name: east}")
    expect(page.locator("#audit-stale")).to_be_visible()
    page.keyboard.press("Control+Enter")
    expect(page.locator(TITLE)).to_contain_text("Safe to upgrade")
    expect(page.locator("#audit-stale")).to_be_hidden()


def test_an_example_can_be_tried(open_page: Open) -> None:
    page = open_page(PART)
    page.get_by_role("button", name="Try an example").click()
    expect(page.locator(TITLE)).to_contain_text("Not safe")
    expect(page.locator("#inventory")).to_have_value(re.compile("^type: Mesh\n"))
    expect(page.locator(COUNT)).to_have_text("5 of 5 resources")


def test_the_request_is_shown_as_curl_and_command(open_page: Open) -> None:
    page = open_page(f"{PART}&kumaVersion=2.9")
    audit_inventory(page)
    page.get_by_text("As curl").click()
    expect(page.locator(".folds pre").first).to_contain_text("--data-binary @inventory.yaml")
    page.get_by_text("As a command").click()
    expect(page.locator(".folds pre").last).to_have_text(
        "kuma-names audit --from 2.9 --to 3.0 inventory.yaml"
    )


@pytest.mark.parametrize(
    ("label", "file", "text"),
    [
        ("HTML", "audit.html", "<h1>NOT SAFE</h1>"),
        ("SARIF", "audit.sarif", '"version": "2.1.0"'),
        ("Markdown", "audit.md", "## kuma-names audit"),
        ("CSV", "audit.csv", "file,document,line,kind"),
        ("JSON", "audit.json", '"conclusion": "not-safe"'),
    ],
)
def test_it_is_saved_in_all_formats(open_page: Open, label: str, file: str, text: str) -> None:
    page = open_page(PART)
    audit_inventory(page)
    with page.expect_download() as download:
        page.get_by_role("button", name=f"Save as {label}").click()
    assert download.value.suggested_filename == file
    assert text in text_of(download.value)
    expect(page.get_by_role("button", name=f"Save as {label}")).to_be_enabled()


def test_what_is_saved_is_what_was_audited(open_page: Open) -> None:
    page = open_page(PART)
    audit_inventory(page)
    page.locator("#inventory").fill("changed since")
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as CSV").click()
    rows = csv.DictReader(io.StringIO(text_of(download.value)))
    found = {row["name"] for row in rows if row["name"]}
    assert found == {"aa.a", "west.1", "1backend"}
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as JSON").click()
    resources = json.loads(text_of(download.value))["resources"]
    assert {row["name"] for row in resources} == found
