"""The module for other forms: events, messages, and a form that works without the service."""

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


def events(page: Page) -> list[str]:
    texts: list[str] = page.locator("#heard li").all_inner_texts()
    return texts


def test_a_verdict_is_an_event_and_a_message(open_page: Open) -> None:
    page = open_page("static/demo.html")
    page.locator(MESH).press_sequentially("web-")
    expect(page.locator(MESSAGE)).to_have_text("… not finished")
    expect(page.locator(MESH)).to_have_attribute("data-verdict", "incomplete")
    expect(page.locator(MESH)).not_to_have_attribute("aria-invalid", "true")
    page.locator(MESH).fill("web")
    expect(page.locator(MESSAGE)).to_contain_text("✓ works: ")
    page.locator(MESH).fill("Web")
    expect(page.locator(MESSAGE)).to_contain_text("Mesh name 'Web' must")
    expect(page.locator(MESH)).to_have_attribute("aria-invalid", "true")
    assert events(page)[0] == "name-verdict mesh: Web is rejected"


def test_the_message_is_added_to_the_descriptions_of_the_input(open_page: Open) -> None:
    page = open_page("static/demo.html")
    description_ids = page.locator(MESH).get_attribute("aria-describedby") or ""
    hint, message = description_ids.split(" ")
    assert hint == "demo-mesh-hint"
    expect(page.locator(f"#{message}")).to_have_attribute("aria-live", "polite")


def test_the_request_has_all_options(open_page: Open) -> None:
    page = open_page("static/demo.html")
    with page.expect_request(re.compile("/validate")) as request:
        page.locator("#demo-service").fill("backend")
    assert request.value.url.endswith(
        "/validate?kind=MeshService&mesh=default&name=backend&partial=true&include=suggestions%2Cconsequence&source=interactive"
    )


def test_a_rejected_name_is_not_sent(open_page: Open) -> None:
    page = open_page("static/demo.html")
    page.locator(MESH).fill("Web")
    expect(page.locator(MESSAGE)).to_contain_text("must")
    page.get_by_role("button", name="Create").click()
    assert "the form would be sent" not in events(page)
    page.locator(MESH).fill("web")
    expect(page.locator(MESSAGE)).to_contain_text("✓ works: ")
    page.get_by_role("button", name="Create").click()
    assert events(page)[0] == "the form would be sent"


def test_the_form_works_without_the_service(open_page: Open) -> None:
    page = open_page("static/demo.html")
    page.route("**/validate*", lambda route: route.abort())
    page.locator(MESH).fill("Web")
    expect(page.locator(MESSAGE)).to_have_text(
        "The name could not be checked: the service does not respond"
    )
    page.get_by_role("button", name="Create").click()
    assert events(page)[0] == "the form would be sent"
    expect(page.locator(MESH)).to_have_value("Web")


def test_late_responses_are_dropped(open_page: Open) -> None:
    page = open_page("static/demo.html")
    page.evaluate("() => { AbortController.prototype.abort = () => {}; }")
    routes: list[Route] = []
    page.route("**/validate*name=Web*", lambda route: routes.append(route))
    with page.expect_request("**/validate*name=Web*"):
        page.locator(MESH).fill("Web")
    page.locator(MESH).fill("web")
    expect(page.locator(MESSAGE)).to_contain_text("✓ works: ")
    routes[0].continue_()
    page.wait_for_timeout(300)
    expect(page.locator(MESSAGE)).to_contain_text("✓ works: ")
    assert len(events(page)) == 1


@contextmanager
def serve_folder(folder: Path) -> Iterator[str]:
    """Context manager of a file server; yields its origin."""
    handler = partial(SimpleHTTPRequestHandler, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def test_a_form_of_another_origin_needs_cors(open_page: Open, tmp_path: Path) -> None:
    with serve_folder(tmp_path) as origin:
        service = Server(tmp_path, KUMA_NAMES_WORKERS="1", KUMA_NAMES_CORS_ORIGINS=origin)
        try:
            form = f"""<!doctype html><link rel="icon" href="data:,"><input id="zone">
            <script type="module">
              import {{ attach }} from "http://127.0.0.1:{service.port}/static/name-field.js";
              attach(document.getElementById("zone"), {{ kind: "Zone" }});
            </script>"""
            (tmp_path / "form.html").write_text(form)
            page = open_page("healthz")
            page.goto(f"{origin}/form.html")
            page.locator("#zone").fill("west.1")
            expect(page.locator(".name-field-message")).to_contain_text(
                "Zone name 'west.1' must not contain '.'"
            )
        finally:
            service.end()


def test_a_broken_name_is_explained_and_not_sent(open_page: Open, tmp_path: Path) -> None:
    service = Server(tmp_path, KUMA_NAMES_WORKERS="1", KUMA_NAMES_DEFAULT_VERSION="2.12")
    try:
        page = open_page("static/demo.html", service=service)
        page.locator(MESH).fill("aa.a")
        expect(page.locator(MESSAGE)).to_have_text(
            "✗ accepted but broken: No proxy of mesh aa.a can start. Kuma 2.12 warns of it. "
            "Kuma 3.0 refuses it."
        )
        expect(page.locator(MESSAGE)).to_have_attribute("data-verdict", "broken")
        expect(page.locator(MESH)).to_have_attribute("aria-invalid", "true")
        page.get_by_role("button", name="Create").click()
        assert events(page) == ["name-verdict mesh: aa.a is broken"]
    finally:
        service.end()


def test_html_stays_text(open_page: Open) -> None:
    page = open_page("static/demo.html")
    page.locator(MESH).fill("<img src=x onerror=alert(1)>")
    expect(page.locator(MESSAGE)).to_contain_text("<img src=x onerror=alert(1)>")
    expect(page.locator("main img")).to_have_count(0)


def test_options_and_detaching(open_page: Open) -> None:
    page = open_page("static/demo.html")
    results: Any = page.evaluate(
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
          const options = { kind: "Mesh", kumaVersion: "2.9", delay: 0, message, words };
          const field = attach(input, options);
          const results = [(await first).kumaVersion];
          results.push(message.textContent, field.message === message);
          const second = next("name-verdict");
          field.update({ kumaVersion: "3.0" });
          results.push((await second).verdict, input.getAttribute("aria-invalid"));
          const third = next("name-unanswered");
          field.update({ kind: "Nothing" });
          results.push((await third).reason.slice(0, 5));
          field.detach();
          results.push(input.hasAttribute("aria-describedby"), input.hasAttribute("data-verdict"));
          results.push(message.isConnected, message.textContent);
          try { attach(input, {}); } catch (error) { results.push(error.name); }
          return results;
        }"""
    )
    assert results == [
        "2.9",
        "it is broken",
        True,
        "rejected",
        "true",
        "kind:",
        False,
        False,
        True,
        "",
        "TypeError",
    ]
