"""The part "Name": a verdict for every letter, at its character, in every version; and what holds for the whole page."""

import re
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, Route, expect

from tests.web.conftest import Open

BADGE = "#name-verdict .badge"
NAME = "#name input[name=name]"


def test_letters_one_by_one(open_page: Open) -> None:
    page = open_page()
    for letter, verdict in [
        ("w", "valid"),
        ("e", "valid"),
        ("b", "valid"),
        ("-", "incomplete"),
        ("1", "valid"),
    ]:
        page.locator(NAME).press(letter)
        expect(page.locator(BADGE)).to_have_text(verdict)
        expect(page.locator(NAME)).to_have_attribute("aria-invalid", "false")
    page.locator(NAME).press("A")
    expect(page.locator(BADGE)).to_have_text("rejected")
    expect(page.locator(NAME)).to_have_attribute("aria-invalid", "true")


@pytest.mark.parametrize(
    ("link", "verdict", "words", "invalid"),
    [
        ("#name=default", "valid", "Good in Kuma 3.0, and no later version rejects it.", "false"),
        ("#name=west.1&kind=Zone&kumaVersion=2.9", "valid", "Kuma 2.9 accepts it. Kuma 3.0 rejects it.", "false"),
        (
            "#name=west.1&kind=Zone&kumaVersion=2.14",
            "deprecated",
            "Kuma 2.14 accepts it, but it is deprecated. Kuma 3.0 rejects it.",
            "false",
        ),
        ("#name=aa.a&kumaVersion=2.14", "broken", "Kuma 2.14 accepts it, and it does not work. Kuma 3.0 rejects it.", "true"),
        ("#name=aa.a&operation=update", "rejected", "Kuma 3.0 rejects it.", "true"),
    ],
)
def test_each_verdict_has_its_words(open_page: Open, link: str, verdict: str, words: str, invalid: str) -> None:
    page = open_page(link)
    expect(page.locator(BADGE)).to_have_text(verdict)
    expect(page.locator(BADGE)).to_have_class(f"badge {verdict}")
    expect(page.locator("#name-verdict")).to_have_text(f"{verdict} {words}")
    expect(page.locator(NAME)).to_have_attribute("aria-invalid", invalid)


def test_verdicts_have_different_colours(open_page: Open) -> None:
    page = open_page("#name=aa.a&kumaVersion=2.12")
    expect(page.locator(BADGE)).to_have_text("broken")
    colours = page.evaluate(
        """() => ["valid", "incomplete", "deprecated", "broken", "rejected"].map((verdict) => {
          document.querySelector("#name-verdict .badge").className = `badge ${verdict}`;
          return getComputedStyle(document.querySelector("#name-verdict .badge")).color;
        })"""
    )
    assert len(set(colours)) == 5


def test_what_never_arrives_is_said(open_page: Open) -> None:
    page = open_page(f"#kind=MeshService&name={'a' * 47}&mesh=default&mode=federated-zone&kumaVersion=2.8")
    expect(page.locator(BADGE)).to_have_text("broken")
    finding = page.locator("#name-result .findings li.unsynced")
    expect(finding).to_contain_text("the service never arrives on the other side")
    expect(finding).to_contain_text("accepted, but never synced")


def test_what_has_no_field_here_is_named(open_page: Open) -> None:
    page = open_page()
    field, value = 'labels["kuma.io/zone"]', "<b>x</b>"

    def labelled(route: Route) -> None:
        route.fulfill(response=route.fetch(url=f"{route.request.url}&labels=kuma.io/zone={value}&zone=east"))

    page.route(re.compile("/validate"), labelled)
    page.locator("#name select[name=kind]").select_option("Dataplane")
    page.locator(NAME).fill("web")
    finding = page.locator("#name-result .findings li")
    expect(finding.first.locator("code")).to_have_text(field)
    expect(finding.first).to_contain_text(value)
    expect(page.locator("#name-result .drawn")).to_have_count(0)


def test_what_the_router_does_is_said(open_page: Open) -> None:
    page = open_page("#name=a/b&kumaVersion=2.12")
    page.locator("#name-result summary").last.click()
    said = page.locator("#name-result > details pre").inner_text().splitlines()
    assert said[:2] == ["404: Page Not Found", "no URL can carry the name 'a/b': the '/' makes another path of it"]


def test_what_is_unfinished_is_no_error(open_page: Open) -> None:
    page = open_page("#name=web-")
    expect(page.locator(BADGE)).to_have_text("incomplete")
    expect(page.locator("#name-verdict")).to_contain_text("Not finished")
    expect(page.locator("#name-result .findings")).to_have_class("findings soft")
    expect(page.locator("#name-result .tag")).to_have_count(0)


def test_it_asks_as_one_who_types(open_page: Open) -> None:
    page = open_page()
    with page.expect_request(re.compile("/validate")) as asked:
        page.locator(NAME).fill("web")
    query = parse_qs(urlsplit(asked.value.url).query)
    assert query == {
        "kind": ["Mesh"],
        "name": ["web"],
        "kumaVersion": ["3.0"],
        "environment": ["universal"],
        "operation": ["create"],
        "mode": ["zone"],
        "partial": ["true"],
        "source": ["interactive"],
    }


def test_who_types_fast_asks_once(open_page: Open) -> None:
    page = open_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "/validate" in request.url else None)
    page.locator(NAME).press_sequentially("backend", delay=10)
    expect(page.locator(BADGE)).to_have_text("valid")
    assert len(asked) == 1


def test_answers_out_of_order_are_dropped(open_page: Open) -> None:
    page = open_page()
    page.evaluate("() => { AbortController.prototype.abort = () => {}; }")  # or the late answer would not come at all
    late: list[Route] = []
    page.route(re.compile(r"/validate.*name=aa\.a&"), lambda route: late.append(route))
    with page.expect_request(re.compile(r"name=aa\.a&")):
        page.locator(NAME).fill("aa.a")
    page.locator(NAME).fill("web")
    expect(page.locator(BADGE)).to_have_text("valid")
    with page.expect_response(re.compile(r"name=aa\.a&")):
        late[0].continue_()
    page.wait_for_timeout(200)
    expect(page.locator(BADGE)).to_have_text("valid")
    expect(page.locator("#name-result .curl pre")).to_contain_text("name=web&")


def test_a_finding_stands_at_its_character(open_page: Open) -> None:
    page = open_page("#name=aa.a&kumaVersion=2.12")
    expect(page.locator("#name-result mark")).to_have_text(["."])
    assert page.locator("#name-result mark").get_attribute("data-index") == "2"
    findings = page.locator("#name-result .findings li")
    expect(findings).to_have_count(2)
    expect(findings.nth(1)).to_contain_text("data plane proxies of this mesh cannot start")
    said = findings.nth(0).locator("details")
    expect(said.locator("pre")).to_be_hidden()
    said.locator("summary").click()
    expect(said.locator("pre")).to_contain_text("a DNS-1035 label must consist of")


def test_characters_that_cannot_be_seen_are_written_out(open_page: Open) -> None:
    page = open_page()
    page.locator(NAME).fill("a \u200bé𝒳b")
    expect(page.locator("#name-result mark")).to_have_text(["␣", "U+200B", "é", "𝒳"])


def test_the_timeline_has_every_version(open_page: Open) -> None:
    page = open_page("#name=aa.a&kumaVersion=2.12")
    segments = page.locator(".segment")
    expect(segments).to_have_count(3)
    assert [text.split("\n")[0] for text in segments.all_inner_texts()] == ["broken", "broken", "rejected"]
    versions = page.locator(".segment .versions span").all_inner_texts()
    assert versions == ["2.5", "2.6", "2.7", "2.8", "2.9", "2.10", "2.11", "2.12", "2.13", "2.14", "3.0"]
    expect(page.locator(".segment .requested")).to_have_text("2.12")


def test_a_suggestion_can_be_copied_and_tried(open_page: Open) -> None:
    page = open_page("#name=aa.a", permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy aa-a").click()
    expect(page.get_by_role("button", name="Copy aa-a")).to_have_text("Copied")
    assert page.evaluate("() => navigator.clipboard.readText()") == "aa-a"
    page.get_by_role("button", name="Try aa-a").click()
    expect(page.locator(NAME)).to_have_value("aa-a")
    expect(page.locator(BADGE)).to_have_text("valid")


def test_the_call_is_shown_as_curl(open_page: Open) -> None:
    page = open_page("#name=it's")
    command = page.locator("#name-result .curl pre").inner_text()
    assert re.fullmatch(r"curl -s 'http://127\.0\.0\.1:\d+/validate\?[^']*name=it%27s[^']*'", command)


def test_a_subject_has_no_operation(open_page: Open) -> None:
    page = open_page("#name=web")
    page.locator("#name select[name=kind]").select_option("ServiceTag")
    expect(page.locator("#name select[name=operation]")).to_be_disabled()
    expect(page.locator("#name-result .curl pre")).to_contain_text("kind=ServiceTag&kumaVersion=3.0&environment=universal&name=web")
    expect(page.locator(BADGE)).to_have_text("valid")


def test_what_was_not_judged_is_said(open_page: Open) -> None:
    page = open_page("#kind=MeshService&name=backend&mesh=default")
    expect(page.locator("#name-result")).to_contain_text("Not judged:")
    expect(page.locator("#name .facts")).to_have_attribute("open", "")


def test_a_name_too_long_for_an_address_is_asked_in_a_body(open_page: Open) -> None:
    page = open_page()
    page.locator(NAME).fill("x" * 4000)
    expect(page.locator(BADGE)).to_have_text("rejected")
    page.locator(NAME).fill("x" * 5000)
    expect(page.locator("#name-result .problem")).to_contain_text("name: must be at most 4096 characters long")


def test_a_deep_link_is_the_whole_state(open_page: Open) -> None:
    page = open_page()
    page.locator("#name select[name=kumaVersion]").select_option("2.9")
    page.locator("#name select[name=kind]").select_option("Zone")
    page.locator(NAME).fill("west.1&x=#é")
    expect(page).to_have_url(re.compile(r"#part=name&kind=Zone&kumaVersion=2\.9&name=west\.1%26x%3D%23%C3%A9$"))
    expect(page.locator(BADGE)).to_have_text("rejected")
    shared = open_page(page.url.split("/")[-1])
    expect(shared.locator(NAME)).to_have_value("west.1&x=#é")
    expect(shared.locator("#name select[name=kind]")).to_have_value("Zone")
    expect(shared.locator("#name-result")).to_have_text(page.locator("#name-result").inner_text(), use_inner_text=True)


def test_the_way_back_leads_back(open_page: Open) -> None:
    page = open_page("#name=aa.a")
    page.get_by_role("link", name="Proxy ID").click()
    page.locator("[name=proxyId]").fill("default.web")
    expect(page).to_have_url(re.compile("proxyId=default.web"))
    page.go_back()
    expect(page.locator(NAME)).to_have_value("aa.a")
    page.go_forward()
    expect(page.locator("[name=proxyId]")).to_have_value("default.web")


def test_a_link_with_nonsense_is_the_page(open_page: Open) -> None:
    page = open_page("#part=nothing&kind=Nothing&name=web&%ZZ=1&kumaVersion=9.9")
    expect(page.locator(BADGE)).to_have_text("valid")
    expect(page.locator("#name select[name=kind]")).to_have_value("Mesh")


def _tab_to(page: Page, name: str) -> None:
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("() => document.activeElement.ariaLabel || document.activeElement.innerText") == name:
            return
    raise AssertionError(f"no Tab leads to {name}")


def test_keyboard_alone(open_page: Open) -> None:
    page = open_page(permissions=["clipboard-read", "clipboard-write"])
    expect(page.locator("#name select[name=kind]")).to_have_value("Mesh")
    _tab_to(page, "Name")
    for _ in range(6):  # the other parts, two links, kind, version
        page.keyboard.press("Tab")
    for _ in range(3):
        page.keyboard.press("ArrowDown")
    expect(page.locator("#name select[name=kumaVersion]")).to_have_value("2.12")
    for _ in range(3):
        page.keyboard.press("Tab")
    expect(page.locator(NAME)).to_be_focused()
    page.keyboard.type("aa.a")
    expect(page.locator(BADGE)).to_have_text("broken")
    _tab_to(page, "In Kuma’s own words")
    expect(page.locator("#name-result mark")).to_have_class(["hot"])
    page.keyboard.press("Enter")
    expect(page.locator("#name-result .findings pre")).to_be_visible()
    _tab_to(page, "Copy aa-a")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Copy aa-a")).to_have_text("Copied")
    expect(page).to_have_url(re.compile("name=aa.a"))
    page.reload()
    expect(page.locator(BADGE)).to_have_text("broken")
    _tab_to(page, "Proxy ID")
    page.keyboard.press("Enter")
    expect(page.locator("#proxyid h1")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.type("default.web")
    expect(page.locator("#proxyid-result .badge")).to_have_text("certain")


def test_every_focus_can_be_seen(open_page: Open) -> None:
    page = open_page("#name=aa.a&kumaVersion=2.12")
    expect(page.locator(BADGE)).to_have_text("broken")
    for _ in range(20):
        page.keyboard.press("Tab")
        element, style = page.evaluate(
            "() => [document.activeElement.tagName, getComputedStyle(document.activeElement).outlineStyle]"
        )
        assert (element, style) == (element, "solid") or element == "BODY"


def test_a_screen_reader_is_told_the_verdict(open_page: Open) -> None:
    page = open_page("#name=aa.a&kumaVersion=2.12")
    expect(page.get_by_role("status").first).to_have_text(
        "broken. Kuma 2.12 accepts it, and it does not work. Kuma 3.0 rejects it."
    )
    assert page.locator(NAME).get_attribute("aria-describedby") == "name-verdict"


@pytest.mark.parametrize("path", ["docs", "static/demo.html"])
def test_what_is_linked_opens(open_page: Open, path: str) -> None:
    page = open_page()
    page.locator(f'header a[href="{path}"]').click()
    expect(page).to_have_url(re.compile(f"/{path}$"))


def test_it_fits_a_phone(open_page: Open) -> None:
    page = open_page("#name=aa.a", viewport={"width": 320, "height": 640})
    for part in ("Name", "Proxy ID", "Audit"):
        page.get_by_role("link", name=part, exact=True).click()
        wide: Any = page.evaluate("() => document.documentElement.scrollWidth")
        assert wide <= 320, part
