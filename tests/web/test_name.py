"""A name in the box: its fate, what happens, what to use instead, and the strip of versions."""

import re

import pytest
from playwright.sync_api import Route, expect

from tests.web.conftest import Open
from tests.web.locators import BADGE, BOX, CONSEQUENCE, MARKS


def test_every_letter_gets_a_verdict(open_page: Open) -> None:
    page = open_page()
    for letter, word in [
        ("w", "works"),
        ("e", "works"),
        ("b", "works"),
        ("-", "not finished"),
        ("1", "works"),
    ]:
        page.locator(BOX).press(letter)
        expect(page.locator(BADGE)).to_have_text(word)
        expect(page.locator(BOX)).to_have_attribute("aria-invalid", "false")
    page.locator(BOX).press("A")
    expect(page.locator(BADGE)).to_have_text("refused")
    expect(page.locator(BOX)).to_have_attribute("aria-invalid", "true")


@pytest.mark.parametrize(
    ("link", "word", "sentences", "invalid"),
    [
        ("#text=default", "works", ["Mesh default is good in Kuma 3.0 and later."], "false"),
        (
            "#text=west.1&kind=Zone&kumaVersion=2.9",
            "works",
            ["Zone west.1 is good in Kuma 2.9.", "Kuma 3.0 refuses it."],
            "false",
        ),
        (
            "#text=west.1&kind=Zone&kumaVersion=2.14",
            "warned",
            ["Kuma 2.14 accepts Zone west.1, with a warning.", "Kuma 3.0 refuses it."],
            "false",
        ),
        (
            "#text=aa.a&kumaVersion=2.12",
            "accepted but broken",
            ["No proxy of mesh aa.a can start.", "Kuma 2.12 warns of it. Kuma 3.0 refuses it."],
            "true",
        ),
        (
            "#text=aa.a&operation=update",
            "refused",
            ["Kuma 3.0 refuses to update Mesh aa.a."],
            "true",
        ),
    ],
)
def test_the_consequence_is_the_largest_text(
    open_page: Open, link: str, word: str, sentences: list[str], invalid: str
) -> None:
    page = open_page(link)
    expect(page.locator(BADGE)).to_have_text(word)
    expect(page.locator(CONSEQUENCE)).to_have_text(sentences[0])
    if len(sentences) > 1:
        expect(page.locator("#ask-answer .more")).to_have_text(sentences[1])
    expect(page.locator(BOX)).to_have_attribute("aria-invalid", invalid)
    sizes = page.evaluate(
        """() => [...document.querySelectorAll("#ask *:not(script)")]
          .filter((element) => element.checkVisibility() && element.innerText)
          .map((element) => [parseFloat(getComputedStyle(element).fontSize), element.className])"""
    )
    assert max(sizes)[1].startswith("consequence")


def test_every_fate_has_a_colour_an_icon_and_a_word(open_page: Open) -> None:
    page = open_page("#text=aa.a&kumaVersion=2.12")
    expect(page.locator(BADGE)).to_have_text("accepted but broken")
    expect(page.locator(f"{BADGE} svg.icon")).to_be_visible()
    colours = page.evaluate(
        """() => ["valid", "incomplete", "deprecated", "broken", "rejected"].map((verdict) => {
          const badge = document.querySelector("#ask-answer .badge");
          badge.className = `badge ${verdict}`;
          return getComputedStyle(badge).color;
        })"""
    )
    assert len(set(colours)) == 5


def test_the_offender_is_marked_in_the_box(open_page: Open) -> None:
    page = open_page("#text=aa.a&kumaVersion=2.12")
    expect(page.locator(MARKS).first).to_have_text(".")
    mark = page.locator(MARKS).first.bounding_box()
    box = page.locator(BOX).bounding_box()
    assert mark is not None and box is not None
    assert box["x"] < mark["x"] < box["x"] + box["width"]
    assert box["y"] < mark["y"] < box["y"] + box["height"]
    page.locator(BOX).fill("aaa")
    expect(page.locator(MARKS)).to_have_count(0)


def test_marks_stay_below_their_characters_in_long_texts(open_page: Open) -> None:
    page = open_page()
    page.locator(BOX).fill("a" * 200 + "B")
    expect(page.locator(MARKS).last).to_have_text(re.compile("B$"))
    heights = page.evaluate(
        """() => [document.querySelector("#ask-marks"), document.querySelector("#ask textarea")]
          .map((element) => [element.scrollHeight, element.clientWidth])"""
    )
    assert heights[0] == heights[1]


def test_the_strip_has_every_version(open_page: Open) -> None:
    page = open_page("#text=aa.a&kumaVersion=2.12")
    buttons = page.locator(".strip button")
    expect(buttons).to_have_count(11)
    expect(buttons.nth(0)).to_have_text("2.5accepted but broken")
    expect(buttons.nth(10)).to_have_text("3.0refused")
    expect(page.locator(".strip [aria-pressed=true] .number")).to_have_text("2.12")
    expect(page.locator(".changes li")).to_have_text(
        [
            "2.5 to 2.9No proxy of mesh aa.a can start.",
            "2.10 to 2.14No proxy of mesh aa.a can start. Kuma 2.10 warns of it.",
            "from 3.0Kuma 3.0 refuses to create Mesh aa.a.",
        ]
    )


def test_a_version_that_lacks_the_kind_is_told(open_page: Open) -> None:
    page = open_page("#text=web&kind=Workload")
    expect(page.locator(".strip button").first).to_have_text("2.5no such kind")
    page.locator(".strip button").first.click()
    expect(page.locator("#ask-answer .problem")).to_contain_text("Workload")


def test_a_click_on_a_version_changes_it(open_page: Open) -> None:
    page = open_page("#text=aa.a&kumaVersion=2.12")
    page.locator(".strip button", has_text="3.0").click()
    expect(page.locator(BADGE)).to_have_text("refused")
    expect(page.locator("#ask select[name=kumaVersion]")).to_have_value("3.0")
    expect(page.locator(".strip [aria-pressed=true] .number")).to_have_text("3.0")
    page.go_back()
    expect(page.locator(BADGE)).to_have_text("accepted but broken")


def test_a_suggestion_can_be_copied_and_tried(open_page: Open) -> None:
    page = open_page("#text=aa.a", permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy aa-a").click()
    expect(page.get_by_role("button", name="Copy aa-a")).to_have_text("Copied")
    assert page.evaluate("() => navigator.clipboard.readText()") == "aa-a"
    page.get_by_role("button", name="Try aa-a").click()
    expect(page.locator(BOX)).to_have_value("aa-a")
    expect(page.locator(BADGE)).to_have_text("works")
    page.go_back()
    expect(page.locator(BOX)).to_have_value("aa.a")


def test_the_reasons_are_folded(open_page: Open) -> None:
    page = open_page("#text=aa.a&kumaVersion=2.12")
    expect(page.locator(BADGE)).to_be_visible()
    expect(page.locator(".findings li").first).to_be_hidden()
    page.locator("summary", has_text="Why").click()
    findings = page.locator(".findings li")
    expect(findings).to_have_count(2)
    expect(findings.nth(1)).to_contain_text("data plane proxies of this mesh cannot start")
    findings.nth(1).hover()
    expect(page.locator(".findings mark")).to_have_class(["hot"])
    page.locator("summary", has_text="In Kuma’s own words").click()
    expect(page.locator(".kuma-texts pre").first).to_contain_text("a DNS-1035 label must consist")
    expect(page.locator(".kuma-texts pre").last).to_contain_text("201")


def test_an_unsynced_name_is_broken(open_page: Open) -> None:
    page = open_page(
        f"#kind=MeshService&text={'a' * 47}&mesh=default&mode=federated-zone&kumaVersion=2.8"
    )
    expect(page.locator(BADGE)).to_have_text("accepted but broken")
    expect(page.locator(CONSEQUENCE)).to_contain_text("never arrives at other control planes")


def test_a_finding_without_an_input_names_its_field(open_page: Open) -> None:
    page = open_page()
    field, value = 'labels["kuma.io/zone"]', "<b>x</b>"

    def add_labels(route: Route) -> None:
        route.fulfill(
            response=route.fetch(url=f"{route.request.url}&labels=kuma.io/zone={value}&zone=east")
        )

    page.route(re.compile("/validate"), add_labels)
    page.locator(BOX).fill("web")
    page.locator("#ask select[name=kind]").select_option("Dataplane")
    page.locator("summary", has_text="Why").click()
    finding = page.locator(".findings li")
    expect(finding.first.locator("code")).to_have_text(field)
    expect(finding.first).to_contain_text(value)


def test_the_response_of_the_router_is_shown(open_page: Open) -> None:
    page = open_page("#text=a/b&kumaVersion=2.12&as=name")
    page.locator("summary", has_text="In Kuma’s own words").click()
    lines = page.locator(".kuma-texts pre").last.inner_text().splitlines()
    assert lines[:2] == [
        "404: Page Not Found",
        "no URL can carry the name 'a/b': the '/' makes another path of it",
    ]


def test_an_unfinished_name_is_not_an_error(open_page: Open) -> None:
    page = open_page("#text=web-")
    expect(page.locator(BADGE)).to_have_text("not finished")
    expect(page.locator(".findings")).to_have_class("findings soft")
    expect(page.locator(".findings .tag")).to_have_count(0)


def test_invisible_characters_are_written_as_code_points(open_page: Open) -> None:
    page = open_page("#as=name")
    page.locator(BOX).fill("a\u200bé𝒳b")
    expect(page.locator(".findings .drawn mark")).to_have_text(["U+200B", "é", "𝒳"])


def test_a_name_subject_has_no_operation(open_page: Open) -> None:
    page = open_page("#text=web")
    page.locator("#ask select[name=kind]").select_option("ServiceTag")
    expect(page.locator("#ask select[name=operation]")).to_be_disabled()
    expect(page.locator(BADGE)).to_have_text("works")


def test_rules_without_input_are_listed(open_page: Open) -> None:
    page = open_page("#kind=MeshService&text=backend&mesh=default")
    expect(page.locator("#ask-answer")).to_contain_text("Not judged:")
    expect(page.locator("#ask .facts")).to_have_attribute("open", "")


def test_all_forms_of_a_name_are_asked_for_when_they_are_opened(open_page: Open) -> None:
    page = open_page("#kind=MeshService&text=backend&mesh=default&zone=east&kumaVersion=2.14")
    with page.expect_request(re.compile("/translate")):
        page.locator("summary", has_text="All its forms").click()
    expect(page.locator(".forms li").first).to_be_visible()
    expect(page.locator(".forms")).to_contain_text("kri_msvc_default_east__backend_")
