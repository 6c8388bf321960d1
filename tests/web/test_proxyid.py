"""The part "Proxy ID": the ID is extracted from the input and drawn with its splits."""

import pytest
from playwright.sync_api import Page, expect

from tests.web.conftest import Open

ID = "aa.a.2048-app-7c5f756499-l9p2m.kuma-demo"
NOT_FOUND = (
    f'resource "{ID}" not found; create a Dataplane in Kuma CP first'
    " or pass it as an argument to kuma-dp"
)
NO_MATCH = (
    "proxyId {aa a.web} does not match proxy resource"
    " {Dataplane aa.a web 0001-01-01 00:00:00 +0000 UTC 0001-01-01 00:00:00 +0000 UTC map[]}"
)
LINE = "#proxyid-result .verdict-line"
SPLITS = "#proxyid-result .cuts li"


def splits(page: Page) -> list[tuple[str, str]]:
    """List the drawn splits: the mesh and the first note."""
    return [
        (item.locator(".mesh").inner_text(), item.locator(".notes .tag").first.inner_text())
        for item in page.locator(SPLITS).all()
    ]


def paste(page: Page, text: str) -> None:
    page.locator("[name=proxyId]").focus()
    page.evaluate("(text) => navigator.clipboard.writeText(text)", text)
    page.keyboard.press("Control+V")


@pytest.mark.parametrize(
    ("line", "id_"),
    [
        (ID, ID),
        (f"  {ID}\n", ID),
        (NOT_FOUND, ID),
        (f'{{"level":"error","msg":"{NOT_FOUND}"}}'.replace(f'"{ID}"', f'\\"{ID}\\"'), ID),
        (NO_MATCH, "aa.a.web"),
        (f"2024-02-01T10:00:00Z ERROR xds rpc error: {NO_MATCH}, streamID=3", "aa.a.web"),
        ("proxyId {aa a.web} does not match proxy resource {aa.a web}", "aa.a.web"),
        ("proxyId {aa a.web} does not match proxy resource", "aa.a.web"),
    ],
)
def test_the_id_is_extracted_from_the_input(open_page: Open, line: str, id_: str) -> None:
    page = open_page("#part=proxyid", permissions=["clipboard-read", "clipboard-write"])
    paste(page, line)
    expect(page.locator(LINE)).to_be_visible()
    assert page.locator(".cuts .string").first.inner_text().replace("\n", "") == id_
    expect(page.locator("[name=proxyId]")).to_have_value(line)


def test_the_first_error_line_is_resolved_by_the_meshes_that_exist(open_page: Open) -> None:
    page = open_page("#part=proxyid", permissions=["clipboard-read", "clipboard-write"])
    paste(page, NOT_FOUND)
    expect(page.locator(f"{LINE} .badge")).to_have_text("assumed")
    page.locator("[name=meshes]").fill("default, aa.a")
    expect(page.locator(f"{LINE} .badge")).to_have_text("misread")
    expect(page.locator(LINE)).to_contain_text(
        "splits after “aa”, but the right place is after “aa.a”"
    )
    notes = dict(splits(page))
    assert (notes["aa"], notes["aa.a"]) == (
        "the control plane splits here",
        "the right place to split",
    )
    expect(page.locator("#proxyid-result .findings")).to_contain_text("proxy-id-misread")


def test_the_second_error_line_names_the_mesh_itself(open_page: Open) -> None:
    page = open_page("#part=proxyid", permissions=["clipboard-read", "clipboard-write"])
    paste(page, NO_MATCH)
    expect(page.locator(f"{LINE} .badge")).to_have_text("misread")
    assert splits(page) == [
        ("aa", "the control plane splits here"),
        ("aa.a", "the right place to split"),
    ]
    expect(page.locator("[name=meshes]")).to_have_value("")


def test_on_kubernetes_pod_and_namespace_are_shown(open_page: Open) -> None:
    page = open_page(f"#part=proxyid&proxyId={ID}&meshes=aa.a&environment=kubernetes")
    expect(page.locator("#proxyid-result")).to_contain_text(
        "Pod 2048-app-7c5f756499-l9p2m in namespace kuma-demo"
    )


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("nodot", "proxy-id/no-dot"),
        ("aa.", "proxy-id/empty-name"),
        ("a" * 1025, "proxy-id/too-long"),
    ],
)
def test_an_invalid_id_is_malformed(open_page: Open, text: str, code: str) -> None:
    page = open_page("#part=proxyid")
    page.locator("[name=proxyId]").fill(text)
    expect(page.locator(f"{LINE} .badge")).to_have_text("malformed")
    expect(page.locator("#proxyid-result .tag")).to_have_text(code)


def test_encoding_shows_the_round_trip(open_page: Open) -> None:
    page = open_page("#part=proxyid")
    page.locator("#proxyid input[name=mesh]").fill("default")
    page.locator("#proxyid input[name=name]").fill("web-1.kuma-demo")
    expect(page.locator("#encode-result .badge")).to_have_text("round trip")
    page.locator("#proxyid input[name=mesh]").fill("aa.a")
    page.locator("#proxyid input[name=name]").fill("web")
    expect(page.locator("#encode-result .badge")).to_have_text("no round trip")
    expect(page.locator("#encode-result .trip li")).to_have_text(
        ["you mean aa.a / web", "the ID aa.a.web Copy", "the control plane reads aa / a.web"],
        use_inner_text=True,
    )


def test_a_long_list_of_splits_is_cut(open_page: Open) -> None:
    page = open_page("#part=proxyid")
    page.locator("[name=proxyId]").fill(".".join("a" * 60))
    expect(page.locator(SPLITS)).to_have_count(20)
    expect(page.locator("#proxyid-result")).to_contain_text("more")


def test_the_link_has_both_halves(open_page: Open) -> None:
    page = open_page("#part=proxyid&proxyId=aa.a.web&meshes=aa.a&kumaVersion=2.9&mesh=x&name=y")
    expect(page.locator(f"{LINE} .badge").first).to_have_text("misread")
    expect(page.locator("#encode-result .trip")).to_contain_text("x.y")
    commands = page.locator("#proxyid .curl pre").all_inner_texts()
    assert ["kumaVersion=2.9" in command for command in commands] == [True, True]
