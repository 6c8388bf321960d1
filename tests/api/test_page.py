"""The page and its assets: headers, links, and scripts without HTML or rules of their own."""

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
SCRIPTS_WITH_KINDS = ("demo", "name-field")
"""Beginnings of the names of scripts that are examples of a kind."""
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
HTML_SINK = re.compile(
    r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|DOMParser|\beval\b|new Function"
    r"|srcdoc|setHTML"
)
INLINE_CODE = re.compile(r"<style|\sstyle=|\son\w+=|<script(?![^>]*src=)|javascript:")
URL = re.compile(r"https?://[^\s\"'`)]+")
ALLOWED_URLS = {"http://www.w3.org/2000/svg", "https://names.example/static/name-field.js"}
"""A namespace, and an address in a comment."""


def test_every_file_is_an_asset_and_every_asset_a_file() -> None:
    assert {*ASSETS, "index.html"} == {path.name for path in FOLDER.iterdir()}


def test_the_contract_lists_the_assets() -> None:
    parameters = CONTRACT["paths"]["/static/{asset}"]["get"]["parameters"]
    (asset,) = [parameter for parameter in parameters if parameter.get("name") == "asset"]
    assert asset["schema"]["enum"] == list(ASSETS)


@pytest.mark.parametrize("path", PATHS)
def test_a_file_is_served_with_type_and_policy(client: FlaskClient, path: str) -> None:
    response = client.get(path)
    asset = path.rsplit("/", 1)[1]
    assert response.status_code == 200
    assert response.data == (FOLDER / (asset or "index.html")).read_bytes()
    headers = response.headers
    assert headers["Content-Type"] == ASSETS.get(asset, "text/html; charset=utf-8")
    assert set(headers["Content-Security-Policy"].split("; ")) == POLICY
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"


@pytest.mark.parametrize("path", PATHS)
def test_a_file_is_cacheable(client: FlaskClient, path: str) -> None:
    response = client.get(path)
    tag = response.headers["ETag"]
    assert response.headers["Cache-Control"] == "public, max-age=300"
    second_response = client.get(path, headers={"If-None-Match": tag})
    assert (second_response.status_code, second_response.data, second_response.headers["ETag"]) == (
        304,
        b"",
        tag,
    )


def test_a_request_without_a_path_gets_the_page(client: FlaskClient) -> None:
    assert client.get(environ_overrides={"PATH_INFO": ""}).data == client.get("/").data


@pytest.mark.parametrize("asset", ["nothing.js", "index.html", "..%2Fpage.py", "PAGE.CSS", ""])
def test_other_files_are_not_found(client: FlaskClient, asset: str) -> None:
    response = client.get(f"/static/{asset}")
    assert (response.status_code, response.mimetype) == (404, "application/problem+json")


@pytest.mark.parametrize(("page", "folder"), [("/", "/"), ("/static/demo.html", "/static/")])
def test_links_of_a_page_exist(client: FlaskClient, page: str, folder: str) -> None:
    links = re.findall(r'(?:src|href)="([^"#]+)"', client.get(page).text)
    statuses = [client.get(urljoin(folder, link)).status_code for link in links]
    assert statuses == [200] * len(links)
    assert len(links) >= 4


@pytest.mark.parametrize("path", sorted(FOLDER.iterdir()), ids=lambda path: path.name)
def test_no_file_has_inline_code_or_names_another_host(path: Path) -> None:
    text = path.read_text("utf-8")
    assert set(URL.findall(text)) <= ALLOWED_URLS
    if path.suffix == ".html":
        assert INLINE_CODE.findall(text) == []


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_scripts_do_not_turn_texts_into_html(path: Path) -> None:
    assert HTML_SINK.findall(path.read_text("utf-8")) == []


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_scripts_contain_no_rule_format_or_pattern(path: Path) -> None:
    text = path.read_text("utf-8")
    forbidden_texts = {*(rule.id for rule in RULES), *FORMATS, "[a-z", "0-9]", "253", "252", "63"}
    assert {word for word in forbidden_texts if word in text} == set()


@pytest.mark.parametrize(
    "path",
    [path for path in SCRIPTS if not path.name.startswith(SCRIPTS_WITH_KINDS)],
    ids=lambda path: path.name,
)
def test_scripts_list_no_kinds(path: Path) -> None:
    text = path.read_text("utf-8")
    kinds = {kind for kind in KINDS if re.search(rf'["\'`]{kind}["\'`]', text)}
    # the kind that is selected at first
    expected = {"Mesh"} if path.name == "page.js" else set()
    assert kinds == expected


def test_the_module_for_other_forms_is_small_and_imports_nothing() -> None:
    text = (FOLDER / "name-field.js").read_text("utf-8")
    assert len(text.splitlines()) < 150
    assert re.findall(r"^import|import\(", text, re.MULTILINE) == []
