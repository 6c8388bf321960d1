"""An identifier in the box: what it says, and what else it can be; proxy IDs with their splits."""

from playwright.sync_api import Page, expect

from tests.web.conftest import Open
from tests.web.locators import BADGE, BOX, CONSEQUENCE, READING

ID = "aa.a.2048-app-7c5f756499-l9p2m.kuma-demo"
SPLITS = "#ask-below .cuts li"


def splits(page: Page) -> list[tuple[str, str]]:
    """List the drawn splits: the mesh and the first note."""
    return [
        (item.locator(".mesh").inner_text(), item.locator(".notes .tag").first.inner_text())
        for item in page.locator(SPLITS).all()
    ]


def test_an_identifier_is_read(open_page: Open) -> None:
    page = open_page()
    page.locator(BOX).fill("kri_msvc_default_zone-1_kuma-demo_backend_http")
    expect(page.locator(READING)).to_have_text("an identifier: kri")
    expect(page.locator(BADGE)).to_have_text("certain")
    expect(page.locator("#ask-answer .fields")).to_contain_text("zone-1")
    expect(page.locator("label:has(select[name=kind])")).to_be_hidden()


def test_what_else_it_may_be_can_be_chosen(open_page: Open) -> None:
    page = open_page(f"#text={ID}")
    expect(page.locator(READING)).to_have_text("a name")
    page.get_by_role("button", name="proxyid").click()
    expect(page.locator(READING)).to_have_text("an identifier: proxyid")
    expect(page.locator(BADGE)).to_have_text("assumed")
    expect(page.locator(CONSEQUENCE)).to_contain_text("of mesh “aa”")
    page.go_back()
    expect(page.locator(READING)).to_have_text("a name")


def test_another_text_is_read_anew(open_page: Open) -> None:
    page = open_page(f"#text={ID}&as=proxyid")
    expect(page.locator(READING)).to_have_text("an identifier: proxyid")
    page.locator(BOX).fill("web")
    expect(page.locator(READING)).to_have_text("a name")


def test_the_meshes_that_exist_resolve_a_proxy_id(open_page: Open) -> None:
    page = open_page(f"#text={ID}&as=proxyid&environment=kubernetes")
    page.locator("[name=meshes]").fill("default, aa.a")
    expect(page.locator(BADGE)).to_have_text("misread")
    expect(page.locator(CONSEQUENCE)).to_contain_text(
        "splits after “aa”, but the right place is after “aa.a”"
    )
    notes = dict(splits(page))
    assert (notes["aa"], notes["aa.a"]) == (
        "the control plane splits here",
        "the right place to split",
    )
    expect(page.locator("#ask-answer .fields")).to_contain_text("2048-app-7c5f756499-l9p2m")


def test_a_long_list_of_splits_is_cut(open_page: Open) -> None:
    page = open_page("#as=proxyid")
    page.locator(BOX).evaluate("(box, text) => { box.value = text; }", ".".join("a" * 60))
    page.locator("[name=meshes]").evaluate(
        "(field) => field.dispatchEvent(new Event('input', {bubbles: true}))"
    )
    expect(page.locator(SPLITS)).to_have_count(20)
    expect(page.locator("#ask-below")).to_contain_text("more")


def test_only_possible_readings_are_offered(open_page: Open) -> None:
    page = open_page()
    page.locator(BOX).fill("spiffe://default.east.mesh.local/ns/shop/sa/default")
    expect(page.locator(READING)).to_have_text("an identifier: spiffe")
    expect(page.get_by_role("button", name="proxyid")).to_have_count(0)


def test_an_identifier_of_older_versions_is_read_by_the_last_that_has_it(open_page: Open) -> None:
    page = open_page()
    page.locator(BOX).fill("echo-server_echo-example_svc_1010.mesh")
    expect(page.locator(READING)).to_have_text("an identifier: service-hostname")
    expect(page.locator("#ask-answer .more")).to_contain_text("Kuma has it until 2.14.")
    expect(page.locator("#ask-answer .fields")).to_contain_text("echo-server_echo-example_svc_1010")
