"""The requests of the part "Ask" while the user types, and what a script needs instead."""

import re
import shlex
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, Route, expect

from tests.cli.runner import invoke
from tests.web.conftest import Open
from tests.web.locators import BADGE, BOX
from tests.web.test_log import paste


def shown(page: Page, title: str) -> str:
    page.locator("summary", has_text=title).click()
    text: str = page.locator("details[open] .copyable pre").last.inner_text()
    return text


def test_the_request_has_all_fields_of_the_form(open_page: Open) -> None:
    page = open_page()
    with page.expect_request(re.compile("/validate.*name=web&")) as request:
        page.locator(BOX).fill("web")
    query = parse_qs(urlsplit(request.value.url).query)
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


def test_curl_has_what_a_script_needs(open_page: Open) -> None:
    page = open_page("#text=it's&kumaVersion=2.9&zone=east&as=name")
    command = shown(page, "As curl")
    assert re.fullmatch(
        r"curl -s 'http://127\.0\.0\.1:\d+/validate"
        r"\?kind=Mesh&kumaVersion=2\.9&zone=east&name=it%27s'",
        command,
    )


@pytest.mark.parametrize(
    ("link", "words"),
    [
        ("#text=aa.a&kumaVersion=2.12", ["validate", "--kind", "Mesh"]),
        ("#text=-a&as=name&kind=Zone", ["validate", "--kind", "Zone"]),
        ("#text=backend&kind=MeshService&mesh=m&ports=80,81", ["validate", "--kind"]),
        ("#text=kri_m____default_", ["decode", "kri"]),
        ("#text=aa.a.web&as=proxyid&meshes=aa.a,b", ["decode", "proxyid"]),
        ("#text=Envoy+ID+must+not+be+nil", ["explain"]),
    ],
)
def test_the_command_runs(open_page: Open, link: str, words: list[str]) -> None:
    page = open_page(link)
    expect(page.locator(BADGE)).to_be_visible()
    program, *arguments = shlex.split(shown(page, "As a command"))
    assert (program, arguments[: len(words)]) == ("kuma-names", words)
    result = invoke(*arguments)
    assert (result.stderr, bool(result.stdout)) == ("", True)


def test_the_link_can_be_copied(open_page: Open) -> None:
    page = open_page("#text=aa.a&kumaVersion=2.12")
    assert shown(page, "As a link") == page.url


def test_fast_typing_sends_one_request(open_page: Open) -> None:
    page = open_page("#text=a")
    expect(page.locator(BADGE)).to_be_visible()
    urls: list[str] = []
    page.on("request", lambda request: urls.append(request.url))
    page.locator(BOX).press_sequentially("backend", delay=10)
    page.wait_for_timeout(500)
    assert len([url for url in urls if "/validate" in url]) == 1


def test_responses_out_of_order_are_dropped(open_page: Open) -> None:
    page = open_page()
    # without abort, the response to the first request arrives late
    page.evaluate("() => { AbortController.prototype.abort = () => {}; }")
    routes: list[Route] = []
    page.route(re.compile(r"/validate.*name=bb\.b&"), lambda route: routes.append(route))
    with page.expect_request(re.compile(r"name=bb\.b&")):
        page.locator(BOX).fill("bb.b")
    page.locator(BOX).fill("web")
    expect(page.locator(BADGE)).to_have_text("works")
    with page.expect_response(re.compile(r"name=bb\.b&")):
        routes[0].continue_()
    page.wait_for_timeout(200)
    expect(page.locator(BADGE)).to_have_text("works")


def test_a_name_too_long_for_a_url_is_sent_in_a_body(open_page: Open) -> None:
    page = open_page()
    page.locator(BOX).fill("x" * 3900)
    expect(page.locator(BADGE)).to_have_text("refused")
    page.locator(BOX).fill("x" * 5000)
    expect(page.locator("#ask-answer .problem")).to_contain_text(
        "name: must be at most 4096 characters long"
    )


def test_a_long_log_is_sent_as_it_is(open_page: Open) -> None:
    page = open_page(permissions=["clipboard-read", "clipboard-write"])
    paste(page, "a line of a log\n" * 5000 + "Envoy ID must not be nil\n")
    expect(page.locator(".messages li")).to_have_count(1)
    expect(page.locator(".messages .tag").first).to_have_text("line 5001")
    assert "--data-binary @kuma-cp.log" in shown(page, "As curl")
    expect(page.locator("summary", has_text="As a link")).to_have_count(0)
    assert len(page.url) < 1000
