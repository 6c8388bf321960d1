"""The documentation is true: its examples run as they stand, and it names everything that there is, and nothing else."""

import doctest
import importlib
import pkgutil
import re
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from prometheus_client.parser import text_string_to_metric_families

import kuma_names
from kuma_names.api import create_app, schemas
from kuma_names.api.errors import STATUSES, THRESHOLD_REACHED
from kuma_names.api.http_settings import Settings
from kuma_names.core import errors
from kuma_names.core.format import ATOMS
from kuma_names.core.identifiers import CODECS, proxy_ids
from kuma_names.core.identifiers.codecs import legacy_envoy_name, proxy_id
from kuma_names.core.model import Environment, Mode, Operation, Outcome, Severity, Verdict
from kuma_names.core.names.measures import MEASURES
from kuma_names.core.tables.formats import FORMATS
from kuma_names.core.tables.identifier_findings import IDENTIFIER_FINDING_IDS
from kuma_names.core.tables.kinds import KINDS
from kuma_names.core.tables.rules import RULES
from tests.docs.console import Example, answer, examples, ran
from tools.docs import generate_rules

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")
REFERENCE = ROOT / "docs" / "reference"
GLOSSARY = (REFERENCE / "glossary.md").read_text("utf-8")
IDENTIFIERS = (REFERENCE / "identifiers.md").read_text("utf-8")
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("tests/**/*.md"), *ROOT.glob("helm/**/*.md")])
ADRS = sorted(ROOT.glob("docs/adr/[0-9]*.md"))
SOURCES = sorted((ROOT / "service").rglob("*.py"))
MODULES = sorted(module.name for module in pkgutil.walk_packages(kuma_names.__path__, "kuma_names."))
UNIMPORTED = {"kuma_names.server.gunicorn_conf", "kuma_names.server.wsgi"}
"""Modules that set up a process when they are imported; they have no examples."""
EXAMPLES = list(examples(README))


def test_the_readme_has_its_examples() -> None:
    assert len([example for example in EXAMPLES if example.command.startswith("curl ")]) >= 8
    assert len([example for example in EXAMPLES if "kuma-names " in example.command]) >= 3


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    return create_app().test_client()


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.command[:60])
def test_examples_answer_as_the_readme_shows(example: Example, client: FlaskClient) -> None:
    if example.command.startswith("make "):
        assert example.output == ""
    elif "kuma-names " in example.command:
        assert ran(example.command) == example.output
    else:
        assert answer(example.command, client) == example.output


def test_python_examples_of_the_readme_run() -> None:
    fences = re.findall(r"^```python\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
    test = doctest.DocTestParser().get_doctest("\n".join(fences), {}, "README.md", "README.md", 0)
    assert fences
    assert doctest.DocTestRunner().run(test).failed == 0


@pytest.mark.parametrize("name", [module for module in MODULES if module not in UNIMPORTED])
def test_doctests_of_modules_pass(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name)).failed == 0


def test_unimported_modules_have_no_doctests() -> None:
    texts = [path.read_text("utf-8") for path in SOURCES if path.stem in {name.split(".")[-1] for name in UNIMPORTED}]
    assert (len(texts), [text for text in texts if ">>>" in text]) == (len(UNIMPORTED), [])


def test_the_readme_has_every_setting_and_no_other() -> None:
    read = {name for path in SOURCES for name in _settings(path.read_text("utf-8"))}
    assert _settings(README) == read


def test_the_readme_has_the_defaults() -> None:
    code = "".join(path.read_text("utf-8") for path in SOURCES)
    written = re.findall(r'environ, "(KUMA_NAMES_\w+)", ("[^"]+"|[0-9]+)', code)
    defaults = {name: value.strip('"') for name, value in written}
    given = Settings()
    for field in fields(Settings):
        value = getattr(given, field.name)
        if isinstance(value, (int, str)):
            defaults[f"KUMA_NAMES_{field.name.upper()}"] = str(value)
    shown = dict(re.findall(r"^\| `(KUMA_NAMES_\w+)` \| `([^`]+)` \|", README, re.MULTILINE))
    assert {name: shown.get(name) for name in defaults} == defaults


def test_the_readme_has_every_metric_and_no_other() -> None:
    client = create_app().test_client()
    client.get("/validate?kind=Mesh&name=aa.a&kumaVersion=2.14")
    exposed = {f"{name}_total" if type_ == "counter" else name: labels for name, type_, labels in _exposed(client)}
    rows = re.findall(r"^\| `(kuma_names_\w+)` \| ([a-z_, ]+) \|", README, re.MULTILINE)
    assert {name: set(labels.split(", ")) for name, labels in rows} == exposed
    assert set(re.findall(r"kuma_names_[a-z_]*[a-z]", README)) == set(exposed)


def test_the_readme_has_every_route_and_no_other() -> None:
    rules = [rule for rule in create_app().url_map.iter_rules() if "asset" not in rule.arguments]
    paths = {rule.rule: re.sub("<(.*?)>", r"{\1}", rule.rule) for rule in rules}
    routes = {(method, paths[rule.rule]) for rule in rules for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}}
    rows = re.findall(r"^\| ([A-Z, ]+) \| `(/[^`]*)` \|", README, re.MULTILINE)
    assert {(method, path) for methods, path in rows for method in methods.split(", ")} == routes


def test_make_targets_in_the_docs_exist() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    named = {target for page in PAGES for target in re.findall(r"(?:`|\$ )make ([a-z][a-z-]*)", page.read_text("utf-8"))}
    assert named - targets == set()
    assert {"run", "test"} <= named


def test_rules_are_up_to_date(capsys: pytest.CaptureFixture[str]) -> None:
    assert generate_rules.main(["--check"]) == 0, capsys.readouterr().out


def test_every_row_has_an_anchor() -> None:
    expected = {*(rule.id for rule in RULES), *IDENTIFIER_FINDING_IDS, *(f"format-{id_}" for id_ in FORMATS)}
    assert expected - _anchors(generate_rules.page()) == set()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_relative_links_resolve(page: Path) -> None:
    text = re.sub(r"^```.*?^```$", "", page.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
    links = re.findall(r"\]\((?!https?:)([^)\s]*)\)", re.sub(r"`[^`\n]*`", "", text))
    assert [link for link in links if not _resolves(page, link)] == []


def test_the_glossary_has_every_word() -> None:
    words = {*Verdict, *Outcome, *Severity, *Environment, *Operation, *Mode, *ATOMS, *FORMATS, *_measures(), *_codes()}
    words |= {*proxy_ids.RESOLUTIONS, "proxyid", *schemas.SOURCES, *(kind.name for kind in KINDS.values() if kind.is_name_subject)}
    words |= {f"urn:kuma-names:problem:{slug}" for slug in (*(row.slug for row in STATUSES.values()), THRESHOLD_REACHED)}
    explained = set(re.findall(r"`([^`\n]+)`", GLOSSARY))
    assert {str(word) for word in words} - explained == set()


def test_the_page_on_identifiers_has_every_codec_in_order() -> None:
    rows = re.findall(r"^\| `([a-z-]+)` \| ([^|]+) \| [^|]+ \|$", IDENTIFIERS, re.MULTILINE)
    assert [row for row in rows if row[0] in CODECS] == [(id_, family.summary) for id_, family in CODECS.items()]


def test_the_page_on_identifiers_has_every_older_name_of_envoy() -> None:
    rows = re.findall(r"^\| `([^`]+)` \| `([^`]+)` \| ([^|]+) \|$", IDENTIFIERS, re.MULTILINE)
    assert rows == [(form.id, form.template, generate_rules.window(form.since, form.before)) for form in legacy_envoy_name.FORMS]


def test_the_glossary_has_no_code_that_is_gone() -> None:
    named = set(re.findall(r"`([a-z-]+/[a-z-]+)`", GLOSSARY)) - {"application/json", "application/problem+json"}
    assert named == _codes()


def test_classes_named_in_the_glossary_exist() -> None:
    named = set(re.findall(r"`((?:[A-Z][a-z]+)+)`", GLOSSARY)) - set(KINDS)
    classes = {name for path in SOURCES for name in re.findall(r"^class (\w+)", path.read_text("utf-8"), re.MULTILINE)}
    assert named - classes == set()
    assert {"Codec", "Finding", "Report"} <= named


def test_decisions_are_indexed_and_complete() -> None:
    index = (ROOT / "docs" / "adr" / "README.md").read_text("utf-8")
    assert re.findall(r"\]\(([0-9]{4}-[a-z0-9-]+\.md)\)", index) == [path.name for path in ADRS]
    assert [path.name[:4] for path in ADRS] == [f"{number:04}" for number in range(1, len(ADRS) + 1)]


@pytest.mark.parametrize("path", ADRS, ids=lambda path: path.stem)
def test_a_decision_has_its_sections(path: Path) -> None:
    heads = re.findall(r"^#+ (.*)$", path.read_text("utf-8"), re.MULTILINE)
    assert heads[1:] == ["Status", "Context", "Decision", "Consequences"]
    assert heads[0].startswith(f"{int(path.name[:4])}. ")


def test_the_changelog_has_the_version() -> None:
    heads = re.findall(r"^## \[([^\]]+)\]", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert heads[0] in (kuma_names.__version__, "Unreleased")
    assert kuma_names.__version__ in heads


def _settings(text: str) -> set[str]:
    return set(re.findall(r"KUMA_NAMES_[A-Z_]*[A-Z]", text))


def _exposed(client: FlaskClient) -> Iterator[tuple[str, str, set[str]]]:
    for family in text_string_to_metric_families(client.get("/metrics").get_data(as_text=True)):
        yield family.name, family.type, {label for sample in family.samples for label in sample.labels} - {"le"}


def _measures() -> set[str]:
    """Measures, but those that are called after a label and a value, which are explained together."""
    return {id_ for id_ in MEASURES if "-label-not-" not in id_}


def _codes() -> set[str]:
    causes = (cause for cause in vars(errors).values() if isinstance(cause, type) and issubclass(cause, errors.NamesError))
    return {*proxy_id.CODES, *(cause.code for cause in causes if cause.code != errors.NamesError.code)}


def _resolves(page: Path, link: str) -> bool:
    path, _, anchor = link.partition("#")
    target = page.parent / path if path else page
    if not target.exists():
        return False
    return not anchor or anchor in _anchors(target.read_text("utf-8"))


def _anchors(text: str) -> set[str]:
    """The anchors that GitHub gives to headings."""
    return set(_slugs(re.sub(r"^```.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL)))


def _slugs(text: str) -> Iterator[str]:
    for head in re.findall(r"^#+ (.*)$", text, re.MULTILINE):
        yield re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-")
