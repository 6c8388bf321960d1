"""The module for other people's forms, in its demonstration: events, messages, and a form that goes on without the service."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

from playwright.sync_api import Page, Route, expect

from tests.support.servers import Server
from tests.web.conftest import Open

MESH = "#demo-mesh"
MESSAGE = f"{MESH} + .name-field-message"


def heard(page: Page) -> list[str]:
    texts: list[str] = page.locator("#heard li").all_inner_texts()
    return texts


def test_a_verdict_is_told_and_shown(open_page: Open) -> None:
    page = open_page("static/demo.html")
    page.locator(MESH).press_sequentially("web-")
    expect(page.locator(MESSAGE)).to_have_text("Not finished")
    expect(page.locator(MESH)).to_have_attribute("data-verdict", "incomplete")
    expect(page.locator(MESH)).not_to_have_attribute("aria-invalid", "true")
    page.locator(MESH).fill("web")
    expect(page.locator(MESSAGE)).to_have_text("Good")
    page.locator(MESH).fill("Web")
    expect(page.locator(MESSAGE)).to_contain_text("Mesh name 'Web' must")
    expect(page.locator(MESH)).to_have_attribute("aria-invalid", "true")
    assert heard(page)[0] == "name-verdict mesh: Web is rejected"


def test_the_message_joins_what_describes_the_input(open_page: Open) -> None:
    page = open_page("static/demo.html")
    described = page.locator(MESH).get_attribute("aria-describedby") or ""
    hint, message = described.split(" ")
    assert hint == "demo-mesh-hint"
    expect(page.locator(f"#{message}")).to_have_attribute("aria-live", "polite")


def test_it_asks_as_one_who_types(open_page: Open) -> None:
    page = open_page("static/demo.html")
    with page.expect_request(re.compile("/validate")) as asked:
        page.locator("#demo-service").fill("backend")
    assert asked.value.url.endswith(
        "/validate?kind=MeshService&mesh=default&name=backend&partial=true&include=suggestions&source=interactive"
    )


def test_a_rejected_name_is_not_sent(open_page: Open) -> None:
    page = open_page("static/demo.html")
    page.locator(MESH).fill("Web")
    expect(page.locator(MESSAGE)).to_contain_text("must")
    page.get_by_role("button", name="Create").click()
    assert "the form would be sent" not in heard(page)
    page.locator(MESH).fill("web")
    expect(page.locator(MESSAGE)).to_have_text("Good")
    page.get_by_role("button", name="Create").click()
    assert heard(page)[0] == "the form would be sent"


def test_the_form_goes_on_without_the_service(open_page: Open) -> None:
    page = open_page("static/demo.html")
    page.route("**/validate*", lambda route: route.abort())
    page.locator(MESH).fill("Web")
    expect(page.locator(MESSAGE)).to_have_text("The name could not be checked: the service does not respond")
    page.get_by_role("button", name="Create").click()
    assert heard(page)[0] == "the form would be sent"
    expect(page.locator(MESH)).to_have_value("Web")


def test_late_answers_are_dropped(open_page: Open) -> None:
    page = open_page("static/demo.html")
    page.evaluate("() => { AbortController.prototype.abort = () => {}; }")
    late: list[Route] = []
    page.route("**/validate*name=Web*", lambda route: late.append(route))
    with page.expect_request("**/validate*name=Web*"):
        page.locator(MESH).fill("Web")
    page.locator(MESH).fill("web")
    expect(page.locator(MESSAGE)).to_have_text("Good")
    late[0].continue_()
    page.wait_for_timeout(300)
    expect(page.locator(MESSAGE)).to_have_text("Good")
    assert len(heard(page)) == 1


@contextmanager
def folder_served(folder: Path) -> Iterator[str]:
    """Serve files at an origin of their own."""
    handler = partial(SimpleHTTPRequestHandler, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as served:
        Thread(target=served.serve_forever).start()
        yield f"http://127.0.0.1:{served.server_port}"
        served.shutdown()


def test_a_form_of_another_origin(open_page: Open, tmp_path: Path) -> None:
    with folder_served(tmp_path) as origin:
        running = Server(tmp_path, KUMA_NAMES_WORKERS="1", KUMA_NAMES_CORS_ORIGINS=origin)
        try:
            form = f"""<!doctype html><link rel="icon" href="data:,"><input id="zone"><script type="module">
              import {{ attach }} from "http://127.0.0.1:{running.port}/static/name-field.js";
              attach(document.getElementById("zone"), {{ kind: "Zone" }});
            </script>"""
            (tmp_path / "form.html").write_text(form)
            page = open_page("healthz")
            page.goto(f"{origin}/form.html")
            page.locator("#zone").fill("west.1")
            expect(page.locator(".name-field-message")).to_contain_text("Zone name 'west.1' must not contain '.'")
        finally:
            running.end()


def test_a_broken_name_says_what_fails_and_is_not_sent(open_page: Open, tmp_path: Path) -> None:
    running = Server(tmp_path, KUMA_NAMES_WORKERS="1", KUMA_NAMES_DEFAULT_VERSION="2.12")
    try:
        page = open_page("static/demo.html", at=running)
        page.locator(MESH).fill("aa.a")
        expect(page.locator(MESSAGE)).to_have_text(
            "Kuma accepts it, but data plane proxies of this mesh cannot start: 'aa.a.web' is read as mesh 'aa', name 'a.web'"
        )
        expect(page.locator(MESSAGE)).to_have_attribute("data-verdict", "broken")
        expect(page.locator(MESH)).to_have_attribute("aria-invalid", "true")
        page.get_by_role("button", name="Create").click()
        assert heard(page) == ["name-verdict mesh: aa.a is broken"]
    finally:
        running.end()


def test_html_stays_text(open_page: Open) -> None:
    page = open_page("static/demo.html")
    page.locator(MESH).fill("<img src=x onerror=alert(1)>")
    expect(page.locator(MESSAGE)).to_contain_text("<img src=x onerror=alert(1)>")
    expect(page.locator("main img")).to_have_count(0)


def test_options_and_detaching(open_page: Open) -> None:
    page = open_page("static/demo.html")
    seen: Any = page.evaluate(
        """async () => {
          const { attach } = await import("./name-field.js");
          const input = document.createElement("input"), message = document.createElement("span");
          document.querySelector("main").append(input, message);
          const next = (event) => new Promise((done) => {
            input.addEventListener(event, ({ detail }) => done(detail), { once: true });
          });
          input.value = "aa.a";
          const first = next("name-verdict");
          const words = ({ verdict }) => `it is ${verdict}`;
          const field = attach(input, { kind: "Mesh", kumaVersion: "2.9", delay: 0, message, words });
          const seen = [(await first).kumaVersion, message.textContent, field.message === message];
          const second = next("name-verdict");
          field.update({ kumaVersion: "3.0" });
          seen.push((await second).verdict, input.getAttribute("aria-invalid"));
          const third = next("name-unanswered");
          field.update({ kind: "Nothing" });
          seen.push((await third).reason.slice(0, 5));
          field.detach();
          seen.push(input.hasAttribute("aria-describedby"), input.hasAttribute("data-verdict"));
          seen.push(message.isConnected, message.textContent);
          try { attach(input, {}); } catch (error) { seen.push(error.name); }
          return seen;
        }"""
    )
    assert seen == ["2.9", "it is broken", True, "rejected", "true", "kind:", False, False, True, "", "TypeError"]
