"""The requests of the part "Name" while the user types."""

import re
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Route, expect

from tests.web.conftest import Open
from tests.web.locators import NAME_INPUT, VERDICT_BADGE


def test_the_request_has_all_fields_of_the_form(open_page: Open) -> None:
    page = open_page()
    with page.expect_request(re.compile("/validate")) as request:
        page.locator(NAME_INPUT).fill("web")
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


def test_fast_typing_sends_one_request(open_page: Open) -> None:
    page = open_page()
    urls: list[str] = []
    page.on("request", lambda request: urls.append(request.url))
    page.locator(NAME_INPUT).press_sequentially("backend", delay=10)
    expect(page.locator(VERDICT_BADGE)).to_have_text("valid")
    assert len([url for url in urls if "/validate" in url]) == 1


def test_responses_out_of_order_are_dropped(open_page: Open) -> None:
    page = open_page()
    # without abort, the response to the first request arrives late
    page.evaluate("() => { AbortController.prototype.abort = () => {}; }")
    routes: list[Route] = []
    page.route(re.compile(r"/validate.*name=aa\.a&"), lambda route: routes.append(route))
    with page.expect_request(re.compile(r"name=aa\.a&")):
        page.locator(NAME_INPUT).fill("aa.a")
    page.locator(NAME_INPUT).fill("web")
    expect(page.locator(VERDICT_BADGE)).to_have_text("valid")
    with page.expect_response(re.compile(r"name=aa\.a&")):
        routes[0].continue_()
    page.wait_for_timeout(200)
    expect(page.locator(VERDICT_BADGE)).to_have_text("valid")
    expect(page.locator("#name-result .curl pre")).to_contain_text("name=web&")


def test_a_name_too_long_for_a_url_is_sent_in_a_body(open_page: Open) -> None:
    page = open_page()
    page.locator(NAME_INPUT).fill("x" * 4000)
    expect(page.locator(VERDICT_BADGE)).to_have_text("rejected")
    page.locator(NAME_INPUT).fill("x" * 5000)
    expect(page.locator("#name-result .problem")).to_contain_text(
        "name: must be at most 4096 characters long"
    )
