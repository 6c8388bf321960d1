"""The part "Name": verdict, findings, suggestions and timeline of a name."""

import re

import pytest
from playwright.sync_api import Route, expect

from tests.web.conftest import Open
from tests.web.locators import NAME_INPUT, VERDICT_BADGE


def test_every_letter_gets_a_verdict(open_page: Open) -> None:
    page = open_page()
    for letter, verdict in [
        ("w", "valid"),
        ("e", "valid"),
        ("b", "valid"),
        ("-", "incomplete"),
        ("1", "valid"),
    ]:
        page.locator(NAME_INPUT).press(letter)
        expect(page.locator(VERDICT_BADGE)).to_have_text(verdict)
        expect(page.locator(NAME_INPUT)).to_have_attribute("aria-invalid", "false")
    page.locator(NAME_INPUT).press("A")
    expect(page.locator(VERDICT_BADGE)).to_have_text("rejected")
    expect(page.locator(NAME_INPUT)).to_have_attribute("aria-invalid", "true")


@pytest.mark.parametrize(
    ("link", "verdict", "sentence", "invalid"),
    [
        ("#name=default", "valid", "Good in Kuma 3.0, and no later version rejects it.", "false"),
        (
            "#name=west.1&kind=Zone&kumaVersion=2.9",
            "valid",
            "Kuma 2.9 accepts it. Kuma 3.0 rejects it.",
            "false",
        ),
        (
            "#name=west.1&kind=Zone&kumaVersion=2.14",
            "deprecated",
            "Kuma 2.14 accepts it, but it is deprecated. Kuma 3.0 rejects it.",
            "false",
        ),
        (
            "#name=aa.a&kumaVersion=2.14",
            "broken",
            "Kuma 2.14 accepts it, and it does not work. Kuma 3.0 rejects it.",
            "true",
        ),
        ("#name=aa.a&operation=update", "rejected", "Kuma 3.0 rejects it.", "true"),
    ],
)
def test_each_verdict_has_its_sentence(
    open_page: Open, link: str, verdict: str, sentence: str, invalid: str
) -> None:
    page = open_page(link)
    expect(page.locator(VERDICT_BADGE)).to_have_text(verdict)
    expect(page.locator(VERDICT_BADGE)).to_have_class(f"badge {verdict}")
    expect(page.locator("#name-verdict")).to_have_text(f"{verdict} {sentence}")
    expect(page.locator(NAME_INPUT)).to_have_attribute("aria-invalid", invalid)


def test_verdicts_have_different_colours(open_page: Open) -> None:
    page = open_page("#name=aa.a&kumaVersion=2.12")
    expect(page.locator(VERDICT_BADGE)).to_have_text("broken")
    colours = page.evaluate(
        """() => ["valid", "incomplete", "deprecated", "broken", "rejected"].map((verdict) => {
          document.querySelector("#name-verdict .badge").className = `badge ${verdict}`;
          return getComputedStyle(document.querySelector("#name-verdict .badge")).color;
        })"""
    )
    assert len(set(colours)) == 5


def test_an_unsynced_name_is_broken(open_page: Open) -> None:
    page = open_page(
        f"#kind=MeshService&name={'a' * 47}&mesh=default&mode=federated-zone&kumaVersion=2.8"
    )
    expect(page.locator(VERDICT_BADGE)).to_have_text("broken")
    finding = page.locator("#name-result .findings li.unsynced")
    expect(finding).to_contain_text("the service never arrives on the other side")
    expect(finding).to_contain_text("accepted, but never synced")


def test_a_finding_without_an_input_names_its_field(open_page: Open) -> None:
    page = open_page()
    field, value = 'labels["kuma.io/zone"]', "<b>x</b>"

    def add_labels(route: Route) -> None:
        route.fulfill(
            response=route.fetch(url=f"{route.request.url}&labels=kuma.io/zone={value}&zone=east")
        )

    page.route(re.compile("/validate"), add_labels)
    page.locator("#name select[name=kind]").select_option("Dataplane")
    page.locator(NAME_INPUT).fill("web")
    finding = page.locator("#name-result .findings li")
    expect(finding.first.locator("code")).to_have_text(field)
    expect(finding.first).to_contain_text(value)
    expect(page.locator("#name-result .drawn")).to_have_count(0)


def test_the_response_of_the_router_is_shown(open_page: Open) -> None:
    page = open_page("#name=a/b&kumaVersion=2.12")
    page.locator("#name-result summary").last.click()
    lines = page.locator("#name-result > details pre").inner_text().splitlines()
    assert lines[:2] == [
        "404: Page Not Found",
        "no URL can carry the name 'a/b': the '/' makes another path of it",
    ]


def test_an_unfinished_name_is_not_an_error(open_page: Open) -> None:
    page = open_page("#name=web-")
    expect(page.locator(VERDICT_BADGE)).to_have_text("incomplete")
    expect(page.locator("#name-verdict")).to_contain_text("Not finished")
    expect(page.locator("#name-result .findings")).to_have_class("findings soft")
    expect(page.locator("#name-result .tag")).to_have_count(0)


def test_a_finding_marks_its_character(open_page: Open) -> None:
    page = open_page("#name=aa.a&kumaVersion=2.12")
    expect(page.locator("#name-result mark")).to_have_text(["."])
    assert page.locator("#name-result mark").get_attribute("data-index") == "2"
    findings = page.locator("#name-result .findings li")
    expect(findings).to_have_count(2)
    expect(findings.nth(1)).to_contain_text("data plane proxies of this mesh cannot start")
    fold = findings.nth(0).locator("details")
    expect(fold.locator("pre")).to_be_hidden()
    fold.locator("summary").click()
    expect(fold.locator("pre")).to_contain_text("a DNS-1035 label must consist of")


def test_invisible_characters_are_written_as_code_points(open_page: Open) -> None:
    page = open_page()
    page.locator(NAME_INPUT).fill("a \u200bé𝒳b")
    expect(page.locator("#name-result mark")).to_have_text(["␣", "U+200B", "é", "𝒳"])


def test_the_timeline_has_every_version(open_page: Open) -> None:
    page = open_page("#name=aa.a&kumaVersion=2.12")
    segments = page.locator(".segment")
    expect(segments).to_have_count(3)
    assert [text.split("\n")[0] for text in segments.all_inner_texts()] == [
        "broken",
        "broken",
        "rejected",
    ]
    versions = page.locator(".segment .versions span").all_inner_texts()
    assert versions == [
        "2.5",
        "2.6",
        "2.7",
        "2.8",
        "2.9",
        "2.10",
        "2.11",
        "2.12",
        "2.13",
        "2.14",
        "3.0",
    ]
    expect(page.locator(".segment .requested")).to_have_text("2.12")


def test_a_suggestion_can_be_copied_and_tried(open_page: Open) -> None:
    page = open_page("#name=aa.a", permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy aa-a").click()
    expect(page.get_by_role("button", name="Copy aa-a")).to_have_text("Copied")
    assert page.evaluate("() => navigator.clipboard.readText()") == "aa-a"
    page.get_by_role("button", name="Try aa-a").click()
    expect(page.locator(NAME_INPUT)).to_have_value("aa-a")
    expect(page.locator(VERDICT_BADGE)).to_have_text("valid")


def test_a_name_subject_has_no_operation(open_page: Open) -> None:
    page = open_page("#name=web")
    page.locator("#name select[name=kind]").select_option("ServiceTag")
    expect(page.locator("#name select[name=operation]")).to_be_disabled()
    expect(page.locator("#name-result .curl pre")).to_contain_text(
        "kind=ServiceTag&kumaVersion=3.0&environment=universal&name=web"
    )
    expect(page.locator(VERDICT_BADGE)).to_have_text("valid")


def test_rules_without_input_are_listed(open_page: Open) -> None:
    page = open_page("#kind=MeshService&name=backend&mesh=default")
    expect(page.locator("#name-result")).to_contain_text("Not judged:")
    expect(page.locator("#name .facts")).to_have_attribute("open", "")
