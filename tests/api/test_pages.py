"""The page and its assets: what is served, under which policy, and that it asks for nothing else."""

import re
from pathlib import Path
from urllib.parse import urljoin

import pytest
from flask.testing import FlaskClient

from kuma_names.api.routes.page import ASSETS
from kuma_names.core.tables.formats import FORMATS
from kuma_names.core.tables.kinds import KINDS
from kuma_names.core.tables.rules import RULES
from tests.contract.contract import CONTRACT

FOLDER = Path(__file__).parents[2] / "service" / "kuma_names" / "web"
PATHS = ["/", *(f"/static/{asset}" for asset in ASSETS)]
SCRIPTS = sorted(FOLDER.glob("*.js"))
POLICY = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
}
AS_HTML = re.compile(
    r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|DOMParser|\beval\b|new Function|srcdoc|setHTML"
)
OF_THE_DOCUMENTATION = {"https://names.example/static/name-field.js"}


def test_every_file_is_an_asset_and_every_asset_a_file() -> None:
    assert {*ASSETS, "index.html"} == {path.name for path in FOLDER.iterdir()}


def test_the_contract_lists_the_assets() -> None:
    (asset,) = (
        at
        for at in CONTRACT["paths"]["/static/{asset}"]["get"]["parameters"]
        if at.get("name") == "asset"
    )
    assert asset["schema"]["enum"] == list(ASSETS)


@pytest.mark.parametrize("path", PATHS)
def test_headers(client: FlaskClient, path: str) -> None:
    answer = client.get(path)
    asset = path.rsplit("/", 1)[1]
    assert (answer.status_code, answer.headers["Content-Type"]) == (
        200,
        ASSETS.get(asset, "text/html; charset=utf-8"),
    )
    assert set(answer.headers["Content-Security-Policy"].split("; ")) == POLICY
    assert (answer.headers["X-Content-Type-Options"], answer.headers["Referrer-Policy"]) == (
        "nosniff",
        "no-referrer",
    )
    assert answer.data == (FOLDER / (asset or "index.html")).read_bytes()


@pytest.mark.parametrize("path", PATHS)
def test_answers_can_be_kept(client: FlaskClient, path: str) -> None:
    answer = client.get(path)
    assert answer.headers["Cache-Control"] == "public, max-age=300"
    again = client.get(path, headers={"If-None-Match": answer.headers["ETag"]})
    assert (again.status_code, again.data, again.headers["ETag"]) == (
        304,
        b"",
        answer.headers["ETag"],
    )


def test_a_request_without_a_path_is_for_the_page(client: FlaskClient) -> None:
    assert client.get(environ_overrides={"PATH_INFO": ""}).data == client.get("/").data


@pytest.mark.parametrize("asset", ["nothing.js", "index.html", "..%2Fpages.py", "PAGE.CSS", ""])
def test_nothing_else_is_served(client: FlaskClient, asset: str) -> None:
    answer = client.get(f"/static/{asset}")
    assert (answer.status_code, answer.mimetype) == (404, "application/problem+json")


@pytest.mark.parametrize(("page", "folder"), [("/", "/"), ("/static/demo.html", "/static/")])
def test_what_a_page_links_is_there(client: FlaskClient, page: str, folder: str) -> None:
    linked = re.findall(r'(?:src|href)="([^"#]+)"', client.get(page).get_data(as_text=True))
    assert [client.get(urljoin(folder, link)).status_code for link in linked] == [200] * len(linked)
    assert len(linked) >= 4


@pytest.mark.parametrize("path", sorted(FOLDER.iterdir()), ids=lambda path: path.name)
def test_nothing_is_inline_or_of_another_host(path: Path) -> None:
    text = path.read_text("utf-8")
    assert set(re.findall(r"https?://[^\s\"'`)]+", text)) - OF_THE_DOCUMENTATION <= {
        "http://www.w3.org/2000/svg"
    }
    if path.suffix == ".html":
        assert re.findall(r"<style|\sstyle=|\son\w+=|<script(?![^>]*src=)|javascript:", text) == []


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_scripts_make_no_html_of_texts(path: Path) -> None:
    assert AS_HTML.findall(path.read_text("utf-8")) == []


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_scripts_hold_no_rule_format_or_pattern(path: Path) -> None:
    text = path.read_text("utf-8")
    words = {*(rule.id for rule in RULES), *FORMATS, "[a-z", "0-9]", "253", "252", "63"}
    assert {word for word in words if word in text} == set()


@pytest.mark.parametrize(
    "path",
    [path for path in SCRIPTS if not path.name.startswith(("demo", "name-field"))],
    ids=lambda path: path.name,
)
def test_scripts_list_no_kind(path: Path) -> None:
    named = {kind for kind in KINDS if re.search(rf'["\'`]{kind}["\'`]', path.read_text("utf-8"))}
    assert named == (
        {"Mesh"} if path.name in ("page.js", "table.js") else set()
    )  # what is chosen at first, and a column


def test_the_module_for_other_forms_is_small_and_alone() -> None:
    text = (FOLDER / "name-field.js").read_text("utf-8")
    assert len(text.splitlines()) < 150
    assert re.findall(r"^import|import\(", text, re.MULTILINE) == []
