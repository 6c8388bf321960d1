"""The README and the reference pages name every setting, metric, route and codec, and no other."""

import re
from collections.abc import Iterator
from dataclasses import fields
from typing import Any

import pytest
from flask.testing import FlaskClient
from prometheus_client.parser import text_string_to_metric_families

from kuma_names.api import create_app
from kuma_names.core.identifiers import CODECS
from kuma_names.core.tables.formats import FORMATS
from kuma_names.core.tables.identifier_findings import IDENTIFIER_FINDING_IDS
from kuma_names.core.tables.legacy_envoy_forms import LEGACY_ENVOY_FORMS
from kuma_names.core.tables.rules import RULES
from kuma_names.settings import ServerSettings, variable_name
from tests.docs.links import anchors
from tests.docs.pages import IDENTIFIERS, README, SOURCES
from tools.docs import cells, generate_rules


def test_the_readme_has_every_setting_and_no_other() -> None:
    variables = {variable_name(field.name) for field in fields(ServerSettings)}
    assert _variables(README) == variables
    for path in SOURCES:
        assert _variables(path.read_text("utf-8")) <= variables, path


def test_the_readme_has_the_defaults() -> None:
    row = r"^\| `(KUMA_NAMES_\w+)` \| (?:none|`([^`]+)`) \|"
    documented_defaults = dict(re.findall(row, README, re.MULTILINE))
    settings = fields(ServerSettings)
    defaults = {variable_name(field.name): _default(field.default) for field in settings}
    del defaults["KUMA_NAMES_METRICS_DIR"]  # depends on the machine
    assert documented_defaults == defaults


def test_the_readme_has_every_metric_and_no_other() -> None:
    client = create_app().test_client()
    client.get("/validate?kind=Mesh&name=aa.a&kumaVersion=2.14")
    exposed_metrics = dict(_exposed_metrics(client))
    rows = re.findall(r"^\| `(kuma_names_\w+)` \| ([a-z_, ]+) \|", README, re.MULTILINE)
    assert {name: set(labels.split(", ")) for name, labels in rows} == exposed_metrics
    assert set(re.findall(r"kuma_names_[a-z_]*[a-z]", README)) == set(exposed_metrics)


def test_the_readme_has_every_route_and_no_other() -> None:
    routes = set()
    for rule in create_app().url_map.iter_rules():
        if "asset" not in rule.arguments:
            path = re.sub("<(.*?)>", r"{\1}", rule.rule)
            routes |= {(method, path) for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}}
    rows = re.findall(r"^\| ([A-Z, ]+) \| `(/[^`]*)` \|", README, re.MULTILINE)
    documented_routes = {(method, path) for methods, path in rows for method in methods.split(", ")}
    assert documented_routes == routes


def test_rules_are_up_to_date(capsys: pytest.CaptureFixture[str]) -> None:
    assert generate_rules.main(["--check"]) == 0, capsys.readouterr().out


def test_every_row_has_an_anchor() -> None:
    ids = {
        *(rule.id for rule in RULES),
        *IDENTIFIER_FINDING_IDS,
        *(f"format-{id_}" for id_ in FORMATS),
    }
    assert ids - anchors(generate_rules.page()) == set()


def test_the_page_on_identifiers_has_every_codec_in_order() -> None:
    rows = re.findall(r"^\| `([a-z-]+)` \| ([^|]+) \| [^|]+ \|$", IDENTIFIERS, re.MULTILINE)
    documented = [(id_, summary) for id_, summary in rows if id_ in CODECS]
    assert documented == [(id_, codec.summary) for id_, codec in CODECS.items()]


def test_the_page_on_identifiers_has_every_older_name_of_envoy() -> None:
    rows = re.findall(r"^\| `([^`]+)` \| `([^`]+)` \| ([^|]+) \|$", IDENTIFIERS, re.MULTILINE)
    assert rows == [
        (form.id, form.template, cells.versions(form.since, form.before))
        for form in LEGACY_ENVOY_FORMS
    ]


def _variables(text: str) -> set[str]:
    return set(re.findall(r"KUMA_NAMES_[A-Z_]*[A-Z]", text))


def _default(value: Any) -> str:
    """Return the default of a setting as its variable would hold it, empty for none."""
    items = value if isinstance(value, frozenset | tuple) else [value]
    return ",".join(str(item) for item in items if item is not None)


def _exposed_metrics(client: FlaskClient) -> Iterator[tuple[str, set[str]]]:
    """Yield each metric's name with its labels."""
    text = client.get("/metrics").get_data(as_text=True)
    for family in text_string_to_metric_families(text):
        name = f"{family.name}_total" if family.type == "counter" else family.name
        labels = {label for sample in family.samples for label in sample.labels}
        yield name, labels - {"le"}
