"""States of an audit: in progress, cancelled, slow, offline, refused; the input always stays."""

import re
import socket
from collections.abc import Iterator

import pytest
from playwright.sync_api import FilePayload, Route, expect

from tests.web.audits import INVENTORY, PART, TITLE, audit_inventory
from tests.web.conftest import Open

AUDIT = re.compile("/audit")
STATUS = "#audit-status"
UNREACHABLE = "The service cannot be reached. What you typed is still here."


@pytest.fixture
def silent_port() -> Iterator[int]:
    """Port that takes requests and does not respond."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


def test_progress_and_cancel(open_page: Open) -> None:
    page = open_page(PART)
    routes: list[Route] = []
    page.route(AUDIT, lambda route: routes.append(route))
    page.locator("#inventory").fill(INVENTORY)
    page.get_by_role("button", name="Audit").click()
    expect(page.locator(STATUS)).to_contain_text("Sending 195 bytes …")
    expect(page.locator(f"{STATUS} progress")).to_be_visible()
    page.get_by_role("button", name="Cancel").click()
    expect(page.locator(STATUS)).to_have_text("Cancelled. What you gave is still here.")
    expect(page.locator("#inventory")).to_have_value(INVENTORY)
    expect(page.get_by_role("button", name="Audit")).to_be_focused()
    page.unroute_all()
    page.keyboard.press("Enter")
    expect(page.locator(TITLE)).to_contain_text("Not safe")
    expect(page.locator(STATUS)).to_be_empty()


def test_reading_of_files_is_counted_and_can_be_cancelled(open_page: Open) -> None:
    page = open_page(PART)
    page.evaluate(
        """() => {
          const read = File.prototype.arrayBuffer;
          let count = 0;
          File.prototype.arrayBuffer = function () {
            count += 1;
            return count === 3 ? new Promise(() => {}) : read.call(this);
          };
        }"""
    )
    files: list[FilePayload] = [
        {"name": f"{name}.yaml", "mimeType": "", "buffer": INVENTORY.encode()} for name in "abcd"
    ]
    page.locator("#audit-file").set_input_files(files)
    expect(page.locator(STATUS)).to_contain_text("Reading file 3 of 4 …")
    expect(page.locator(f"{STATUS} progress")).to_have_attribute("value", "0.75")
    page.get_by_role("button", name="Cancel").click()
    expect(page.locator(STATUS)).to_contain_text("Cancelled.")
    expect(page.locator("#audit-files")).to_contain_text("4 files")


def test_a_slow_service_shows_the_time(open_page: Open, silent_port: int) -> None:
    page = open_page(PART)
    page.clock.install()
    page.route(AUDIT, lambda route: route.continue_(url=f"http://127.0.0.1:{silent_port}/audit"))
    page.locator("#inventory").fill(INVENTORY)
    page.get_by_role("button", name="Audit").click()
    expect(page.locator(STATUS)).to_contain_text("Judging")
    page.clock.run_for(12_000)
    expect(page.locator(STATUS)).to_contain_text(
        re.compile(r"Judging … 1\d s\. A large inventory takes its time\.")
    )
    page.clock.run_for(120_000)
    expect(page.locator(f"{STATUS} .notice")).to_contain_text("did not respond within 120 seconds")


def test_a_later_audit_ends_an_earlier_one(open_page: Open) -> None:
    page = open_page(PART)
    routes: list[Route] = []
    page.route(AUDIT, lambda route: routes.append(route))
    page.locator("#inventory").fill(INVENTORY)
    page.get_by_role("button", name="Audit").click()
    expect(page.locator(f"{STATUS} progress")).to_be_visible()
    page.unroute_all()
    page.locator("#audit select[name=targetVersion]").select_option("2.14")
    expect(page.locator(TITLE)).to_have_text("Not safe in Kuma 2.14.")
    expect(page.locator(STATUS)).to_be_empty()


def test_an_unreachable_service_is_told_and_tried_again(open_page: Open) -> None:
    page = open_page(PART)
    audit_inventory(page)
    page.route(AUDIT, lambda route: route.abort("connectionrefused"))
    page.get_by_role("button", name="Audit").click()
    expect(page.locator(f"{STATUS} .notice")).to_contain_text(UNREACHABLE)
    expect(page.locator("#audit-report")).to_be_empty()
    expect(page.locator("#inventory")).to_have_value(INVENTORY)
    page.unroute_all()
    page.get_by_role("button", name="Try again").click()
    expect(page.locator(TITLE)).to_be_visible()


def test_a_browser_without_network_is_told(open_page: Open) -> None:
    page = open_page(PART)
    page.locator("#inventory").fill(INVENTORY)
    page.context.set_offline(True)
    page.get_by_role("button", name="Audit").click()
    expect(page.locator(f"{STATUS} .notice")).to_contain_text(UNREACHABLE)
    page.context.set_offline(False)
    page.get_by_role("button", name="Try again").click()
    expect(page.locator(TITLE)).to_be_visible()


@pytest.mark.parametrize("status", [200, 502, 504])
def test_a_page_of_a_proxy_is_told(open_page: Open, status: int) -> None:
    page = open_page(PART)
    page.route(
        AUDIT,
        lambda route: route.fulfill(status=status, content_type="text/html", body="<h1>x</h1>"),
    )
    page.locator("#inventory").fill(INVENTORY)
    page.get_by_role("button", name="Audit").click()
    expect(page.locator(f"{STATUS} .notice")).to_contain_text(
        f"a proxy in front of it returned {status}"
    )


def test_an_empty_inventory_is_a_problem(open_page: Open) -> None:
    page = open_page(PART)
    page.get_by_role("button", name="Audit").click()
    expect(page.locator(f"{STATUS} .problem")).to_contain_text("must not be empty")


def test_a_failed_save_is_told_and_tried_again(open_page: Open) -> None:
    page = open_page(PART)
    audit_inventory(page)
    page.route(AUDIT, lambda route: route.abort("connectionrefused"))
    page.get_by_role("button", name="Save as SARIF").click()
    expect(page.locator(f"{STATUS} .notice")).to_contain_text(UNREACHABLE)
    expect(page.locator(TITLE)).to_be_visible()
    page.unroute_all()
    with page.expect_download() as download:
        page.get_by_role("button", name="Try again").click()
    assert download.value.suggested_filename == "audit.sarif"
    expect(page.locator(STATUS)).to_be_empty()
