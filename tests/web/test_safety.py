"""HTML in any field or response is shown as text and creates no element."""

import json
import re
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page, expect

from tests.web.conftest import Open
from tests.web.locators import BOX
from tests.web.test_access import open_folds

ATTACKS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "'><iframe srcdoc='<script>parent.alert(1)</script>'>",
    "<a href=javascript:alert(1)>x</a>",
    "<style>*{display:none}</style>",
    "<form action=//example.org><button>x</button></form>",
    "</title></textarea></select><img src=//example.org/x>",
    "{{7*7}}${alert(1)}`;alert(1)//",
    "javascript:alert(1)",
    "&lt;img src=x onerror=alert(1)&gt;",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
]
INJECTED = (
    "main :is(script, img, svg:not(.icon), iframe, style, math, object, embed, base, link, meta,"
    " [onerror], [onload], [href^=javascript])"
)
"""Elements that the page itself never creates in its main part."""


def assert_no_injection(page: Page, attack: str) -> None:
    expect(page.locator(INJECTED)).to_have_count(0)
    assert page.locator("main form").count() == 2
    assert page.locator("h1:visible").count() == 1
    assert page.evaluate("() => document.title") == "kuma-names"
    assert (
        attack.strip() in page.locator("main").inner_text()
        or attack in page.locator(BOX).input_value()
        or "notice" in page.locator("main").inner_html()
    )


@pytest.mark.parametrize("attack", ATTACKS)
def test_html_typed_into_any_field_stays_text(open_page: Open, attack: str) -> None:
    page = open_page("#as=name")
    page.locator("#ask .facts summary").click()
    for field in ("mesh", "zone", "namespace", "displayName", "ports"):
        page.locator(f"#ask input[name={field}]").fill(attack)
    for text in (
        attack,
        f'resource "{attack}.x" not found; create a Dataplane in Kuma CP first or pass it as an '
        "argument to kuma-dp",
        f"proxyId {{{attack} x}} does not match proxy resource {{x x}}",
        f'meshes.kuma.io "{attack}" and more of the kind',
    ):
        page.locator(BOX).fill(text)
        expect(page.locator("#ask-answer :is(.badge, .problem)").first).to_be_visible()
        open_folds(page)
        assert_no_injection(page, attack)


@pytest.mark.parametrize("attack", ATTACKS)
def test_html_in_an_inventory_stays_text(open_page: Open, attack: str) -> None:
    page = open_page("#part=audit")
    documents = [
        {"type": "Mesh", "name": attack},
        {
            "type": "Dataplane",
            "mesh": attack,
            "name": attack,
            "networking": {"inbound": [{"tags": {"kuma.io/service": attack}}]},
        },
        {"type": attack, "name": attack},
        {"apiVersion": attack, "kind": attack, "metadata": {"name": attack, "namespace": attack}},
    ]
    page.locator("#inventory").fill("\n---\n".join([*map(json.dumps, documents), attack]))
    page.get_by_role("button", name="Audit").click()
    expect(page.locator(".banner-title")).to_be_visible()
    # Some attacks look like placeholders, and are listed as templates.
    page.evaluate("() => document.querySelectorAll('details').forEach(part => part.open = true)")
    assert_no_injection(page, attack)


@pytest.mark.parametrize("attack", ATTACKS)
def test_html_in_a_link_stays_text(open_page: Open, attack: str) -> None:
    fields = ("part", "text", "as", "mesh", "kind", "kumaVersion", "meshes", attack)
    page = open_page(f"#{urlencode({**dict.fromkeys(fields, attack)})}")
    expect(page.locator("#ask-answer :is(.badge, .problem)").first).to_be_visible()
    assert_no_injection(page, attack)


def test_html_in_a_response_stays_text(open_page: Open) -> None:
    page = open_page()
    attack = ATTACKS[1]
    problem = {
        "type": attack,
        "title": attack,
        "status": 400,
        "detail": attack,
        "instance": attack,
        "invalid_parameters": [],
    }
    page.route(
        re.compile("/validate"),
        lambda route: route.fulfill(
            status=400, content_type="application/problem+json", json=problem
        ),
    )
    page.locator(BOX).fill("web")
    expect(page.locator("#ask-answer .problem")).to_have_text(attack)
    assert_no_injection(page, attack)


def test_the_browser_rejects_html(open_page: Open, console_messages: list[str]) -> None:
    page = open_page()
    error_name = page.evaluate(
        """() => {
          try { document.body.innerHTML = '<b>x</b>'; return ''; }
          catch (error) { return error.name; }
        }"""
    )
    assert error_name == "TypeError"
    assert ["TrustedHTML" in text for text in console_messages] == [True]
    console_messages.clear()


def test_the_page_cannot_be_framed(open_page: Open, console_messages: list[str]) -> None:
    page = open_page("healthz")
    page.route(
        "**/frame",
        lambda route: route.fulfill(content_type="text/html", body="<iframe src='/'></iframe>"),
    )
    page.goto(page.url.replace("healthz", "frame"))
    page.wait_for_timeout(300)
    assert [frame.url for frame in page.frames if frame.parent_frame] == [
        "chrome-error://chromewebdata/"
    ]
    assert ["frame-ancestors" in text for text in console_messages] == [True]
    console_messages.clear()
