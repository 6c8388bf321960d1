"""Outages: without a valid response the page shows a notice and keeps all input."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Route, expect

from tests.support.servers import Server
from tests.web.conftest import Open
from tests.web.locators import BADGE, BOX

API_PATHS = re.compile("/identify|/validate|/audit")
UNREACHABLE = "The service cannot be reached. What you typed is still here."


def test_a_stopped_service_causes_a_notice(open_page: Open, tmp_path: Path) -> None:
    service = Server(tmp_path, KUMA_NAMES_WORKERS="1")
    try:
        page = open_page(service=service)
        page.locator(BOX).press_sequentially("web")
        expect(page.locator(BADGE)).to_have_text("works")
    finally:
        service.stop()
    page.locator(BOX).press_sequentially("-1")
    expect(page.locator("#ask-answer .notice")).to_contain_text(UNREACHABLE)
    expect(page.locator(BOX)).to_have_value("web-1")
    expect(page.locator(BADGE)).to_have_count(0)
    expect(page.get_by_role("status").first).to_have_text(UNREACHABLE)
    page.get_by_role("link", name="Audit").click()
    page.locator("#inventory").fill("type: Mesh")
    page.get_by_role("button", name="Audit").click()
    expect(page.locator("#audit-result .notice")).to_contain_text(UNREACHABLE)
    expect(page.locator("#inventory")).to_have_value("type: Mesh")
    expect(page.locator(BOX)).to_have_value("web-1")


def test_it_continues_when_the_service_is_back(open_page: Open) -> None:
    page = open_page()
    page.route(API_PATHS, lambda route: route.abort("connectionrefused"))
    page.locator(BOX).fill("aa.a")
    expect(page.locator("#ask-answer .notice")).to_contain_text(UNREACHABLE)
    page.unroute_all()
    page.get_by_role("button", name="Try again").click()
    expect(page.locator(BADGE)).to_have_text("refused")
    expect(page.locator(".notice")).to_have_count(0)


def test_a_slow_service_causes_a_notice(open_page: Open) -> None:
    page = open_page()
    routes: list[Route] = []
    page.route(re.compile("/identify"), lambda route: routes.append(route))
    page.locator(BOX).fill("web")
    expect(page.locator("#ask-answer .notice")).to_contain_text("The service is slow")
    expect(page.locator(BOX)).to_have_value("web")
    routes[-1].continue_()  # the first one may be that of the example
    expect(page.locator(BADGE)).to_have_text("works")
    expect(page.locator(".notice")).to_have_count(0)


def test_a_service_without_a_response_causes_a_notice(open_page: Open) -> None:
    page = open_page()
    page.clock.install()
    page.route(API_PATHS, lambda route: None)
    with page.expect_request(API_PATHS):
        page.locator(BOX).fill("web")
        page.clock.run_for(200)
    page.clock.run_for(11_000)
    expect(page.locator("#ask-answer .notice")).to_contain_text("did not respond within 10 seconds")


@pytest.mark.parametrize("status", [502, 503, 504])
def test_an_error_page_of_a_proxy_causes_a_notice(open_page: Open, status: int) -> None:
    page = open_page()
    page.route(
        API_PATHS,
        lambda route: route.fulfill(
            status=status, content_type="text/html", body="<h1>Bad Gateway</h1>"
        ),
    )
    page.locator(BOX).fill("web")
    expect(page.locator("#ask-answer .notice")).to_contain_text(
        f"a proxy in front of it returned {status}"
    )


def test_a_login_page_of_a_proxy_causes_a_notice(open_page: Open) -> None:
    page = open_page()
    page.route(
        API_PATHS,
        lambda route: route.fulfill(status=200, content_type="text/html", body="<h1>Log in</h1>"),
    )
    page.locator(BOX).fill("web")
    expect(page.locator("#ask-answer .notice")).to_contain_text(
        "a proxy in front of it returned 200"
    )


def test_input_before_the_tables_arrive_is_kept(open_page: Open) -> None:
    page = open_page("docs")
    routes: list[Route] = []
    page.route(re.compile("/kinds"), lambda route: routes.append(route))
    with page.expect_request(re.compile("/kinds")):
        page.goto(page.url.removesuffix("docs") + "#text=web&kumaVersion=2.9")
    page.locator(BOX).press_sequentially("aa.a")
    routes[0].continue_()
    expect(page.locator(BADGE)).to_have_text("accepted but broken")
    expect(page.locator(BOX)).to_have_value("aa.a")
    expect(page.locator("#ask select[name=kumaVersion]")).to_have_value("2.9")


def test_missing_tables_can_be_requested_again(open_page: Open) -> None:
    page = open_page("docs")
    page.route(re.compile("/kinds"), lambda route: route.abort("connectionrefused"))
    page.goto(page.url.removesuffix("docs") + "#text=aa.a")
    expect(page.locator("#tables-notice")).to_contain_text("The service cannot be reached.")
    page.unroute_all()
    page.get_by_role("button", name="Try again").click()
    expect(page.locator(BADGE)).to_have_text("refused")
