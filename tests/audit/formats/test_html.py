"""Tests of the HTML format: one file, well-formed, escaped, and closed to the network."""

import base64
import hashlib
import json
import re
from html.parser import HTMLParser

import pytest

from kuma_names.audit.model import AuditReport
from tests.audit.formats.support import findings_of, write
from tests.audit.support import audit_text, inventory_of

VOID = {"meta", "br", "input"}
LINKS = {"src", "href", "srcset", "action", "style", "background", "poster", "data"}
"""Attributes that request something, or that the policy forbids."""


class _Page(HTMLParser):
    """Parsed page; it fails for a tag that is not closed, or an attribute that is there twice."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open_tags: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[str, list[str]] = {}
        self.feed(text)
        self.close()
        assert self.open_tags == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len(attrs) == len(dict(attrs))
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open_tags.append(tag)
            self.texts.setdefault(tag, []).append("")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open_tags.pop() == tag

    def handle_data(self, data: str) -> None:
        for tag in self.open_tags:
            self.texts[tag][-1] += data

    def attributes(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


@pytest.fixture(scope="module")
def text(report: AuditReport) -> str:
    return write(report, "html")


@pytest.fixture(scope="module")
def page(text: str) -> _Page:
    return _Page(text)


def test_everything_is_told(report: AuditReport, page: _Page) -> None:
    assert page.texts["h1"] == ["NOT SAFE"]
    body = page.texts["body"][0]
    for part in report.resource_reports:
        for finding in part.findings:
            assert f"line {finding.line}: {finding.message}" in body
            assert finding.because in body
    for sentence in (
        "name '{{ mesh }}' of Mesh is a template",
        "1 resource of kind 'RateLimit<b>': only the rules of all resources judge it",
        "suppressed: goes, in <May>",
        "known.yaml:2: sni-segment of * * covers nothing",
    ):
        assert sentence in body


def test_the_worst_resource_is_the_first_row(report: AuditReport, page: _Page) -> None:
    rows = [attributes for attributes in page.attributes("tr") if "data-kind" in attributes]
    assert len(rows) == len(report.resource_reports)
    assert (rows[0]["data-kind"], rows[0]["data-verdict"]) == ("Mesh", "rejected")
    assert rows[0]["data-rule"] == "rfc1035-label proxy-id-unambiguous"


def test_names_are_no_markup(page: _Page) -> None:
    assert {tag for tag, _ in page.tags} <= {
        *(
            "html",
            "head",
            "meta",
            "title",
            "style",
            "script",
            "body",
            "header",
            "main",
            "section",
            "div",
        ),
        *("h1", "h2", "p", "ul", "li", "table", "caption", "thead", "tbody", "tr", "th", "td"),
        *("svg", "rect", "form", "label", "select", "option", "input", "output", "time", "code"),
        *("strong", "span", "q", "br", "details", "summary"),
    }
    assert len(page.attributes("script")) == 1


@pytest.mark.parametrize(
    "name", ["</script><script>alert(1)</script>", '"><img src=x onerror=alert(1) ', "&lt;b&gt;"]
)
def test_a_hostile_name_stays_text(name: str) -> None:
    # The first looks like a placeholder, and stands in the list of what was not judged.
    inventory = inventory_of(json.dumps({"type": "Mesh", "name": name}), "{type: Zone, name: a.b}")
    page = _Page(write(audit_text(inventory), "html"))
    assert len(page.attributes("script")) == 1
    assert not page.attributes("img")
    assert name in page.texts["body"][0]


def test_control_characters_are_escaped(text: str) -> None:
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f]", text)


def test_nothing_can_be_requested(page: _Page) -> None:
    for tag, attributes in page.tags:
        assert not LINKS & set(attributes), tag
        assert not [name for name in attributes if name.startswith("on")], tag
    assert "url(" not in page.texts["style"][0]
    assert "@import" not in page.texts["style"][0]


@pytest.mark.parametrize("tag", ["style", "script"])
def test_the_policy_allows_only_what_the_file_has(page: _Page, tag: str) -> None:
    (policy,) = [
        attributes["content"] or ""
        for attributes in page.attributes("meta")
        if attributes.get("http-equiv") == "Content-Security-Policy"
    ]
    digest = hashlib.sha256(page.texts[tag][0].encode()).digest()
    directives = policy.split("; ")
    assert directives[0] == "default-src 'none'"
    assert f"{tag}-src 'sha256-{base64.b64encode(digest).decode()}'" in directives


def test_without_a_script_the_filters_are_hidden_and_the_rows_are_not(page: _Page) -> None:
    (form,) = page.attributes("form")
    assert "hidden" in form
    assert not [attributes for attributes in page.attributes("tr") if "hidden" in attributes]


def test_charts_count_every_finding(report: AuditReport, page: _Page) -> None:
    captions = page.texts["caption"]
    assert captions == ["Resources by verdict", "Findings by rule", "Findings by kind"]
    tables = [table for table in page.texts["table"] if "What" in table]
    for table in tables[1:]:
        counts = re.findall(r"(\d+)\n", table)
        assert sum(map(int, counts)) == len(findings_of(report))
    labels = [str(bar["aria-label"]) for bar in page.attributes("svg")]
    assert labels[1] == "2 valid, 5 rejected"
    ends = [float(bar["x"] or 0) + float(bar["width"] or 0) for bar in page.attributes("rect")]
    assert ends
    assert max(ends) <= 100.02


@pytest.mark.parametrize(
    ("inventory", "title", "sentence"),
    [
        ("{type: Zone, name: east}", "SAFE", "1 resource judged, none rejected or broken"),
        ("", "UNKNOWN", "nothing to judge"),
    ],
)
def test_a_report_without_findings_is_complete(inventory: str, title: str, sentence: str) -> None:
    page = _Page(write(audit_text(inventory), "html"))
    assert page.texts["h1"] == [title]
    assert sentence in page.texts["header"][0]
    assert page.texts["caption"] == ["Resources by verdict"]
    assert not page.attributes("script")
