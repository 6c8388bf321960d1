"""Table of Kuma's texts: placeholders, use, and an explanation of each as a log line."""

from string import Formatter
from typing import Any

import pytest

from kuma_names.core.identifiers.codecs import proxy_id
from kuma_names.core.log_lines import explain_line
from kuma_names.core.model import Context, Environment, Facts
from kuma_names.core.names.templates import PLACEHOLDERS
from kuma_names.core.names.validator import Validator
from kuma_names.core.tables import kuma_texts
from kuma_names.core.tables.formats import FORMATS
from kuma_names.core.tables.kinds import KINDS
from kuma_names.core.tables.rules import RULES
from kuma_names.core.text_rows import KumaText
from kuma_names.core.versions import parse_version
from tests.support import observed

CONTEXT = Context(parse_version("2.9"))
TEXTS = {name: row for name, row in vars(kuma_texts).items() if isinstance(row, KumaText)}
KINDS_WITH_RULES = (
    "Mesh",
    "MeshService",
    "Dataplane",
    "Workload",
    "ZoneSetting",
    "ServiceTag",
    "WorkloadLabel",
)
INVALID_NAMES = ("aa.a", "A", "a_b", "a" * 64, "a" * 254, "-a", "", "a/b")


def unexplained(texts: list[str]) -> list[str]:
    return [text for text in texts if explain_line(text, CONTEXT) is None]


def reasons_of(text: KumaText) -> list[str]:
    return [reason.text for group in text.reasons for reason in group]


@pytest.mark.parametrize("name", TEXTS)
def test_texts_have_only_placeholders_that_are_filled(name: str) -> None:
    row = TEXTS[name]
    parts = [part for text in (row.template, *reasons_of(row)) for part in Formatter().parse(text)]
    placeholders = {placeholder for _, placeholder, _, _ in parts if placeholder is not None}
    assert placeholders <= {*PLACEHOLDERS, "errors", "kind"}
    assert row.template == "{errors}" or "{errors}" not in row.template or row.reasons


@pytest.mark.parametrize("name", TEXTS)
def test_reasons_depend_on_existing_formats(name: str) -> None:
    assert set(TEXTS[name].formats) <= set(FORMATS)


def test_every_text_belongs_to_a_clause_or_a_codec() -> None:
    used_texts = {clause.kuma_text for rule in RULES for clause in rule.clauses} | {
        kuma_texts.HOSTNAME
    }
    assert [name for name, row in TEXTS.items() if row not in used_texts] == []
    assert set(kuma_texts.PROXY_ID_ERRORS) <= set(proxy_id.CODES)


def test_both_counts_of_labels_cover_all_versions_since_2_6() -> None:
    for number in ((2, 6, 0), (2, 7, 25), (2, 7, 26), (2, 9, 16), (2, 13, 6), (3, 0, 0)):
        in_characters = any(window.contains(number) for window in kuma_texts.CHARACTERS)
        in_bytes = any(window.contains(number) for window in kuma_texts.BYTES)
        assert in_characters != in_bytes


@pytest.mark.parametrize("kind", KINDS_WITH_RULES)
@pytest.mark.parametrize("version", ["2.5", "2.9", "2.14", "3.0"])
@pytest.mark.parametrize("name", INVALID_NAMES)
def test_every_text_about_a_name_is_explained(kind: str, version: str, name: str) -> None:
    oldest = parse_version(KINDS[kind].since or "2.5")
    context = Context(max(parse_version(version), oldest), environment=Environment.UNIVERSAL)
    facts = Facts(mesh="default", ports=("http",))
    findings = Validator(kind, context, facts).validate(name).findings
    assert unexplained([finding.kuma_text for finding in findings if finding.kuma_text]) == []


def test_every_text_of_a_rule_is_explained_as_a_message_about_it() -> None:
    rules_by_text: dict[str, set[str]] = {}
    for rule in RULES:
        for clause in rule.clauses:
            for text in _filled(clause.kuma_text):
                rules_by_text.setdefault(text, set()).add(rule.id)
    assert len(rules_by_text) > 60
    for text, rules in rules_by_text.items():
        explanation = explain_line(text, CONTEXT)
        assert explanation is not None, text
        assert explanation.message.about in rules, text


class _AnyPlaceholder(dict[str, str]):
    """Values of placeholders: x, in quotation marks where the placeholder is quoted."""

    def __missing__(self, key: str) -> str:
        return '"x"' if key.startswith("quoted") else "x"


def _filled(text: KumaText | None) -> list[str]:
    """Return a text once with each of its reasons."""
    if text is None:
        return []
    return [
        text.template.format_map(_AnyPlaceholder(errors=reason.replace("{value}", "x")))
        for reason in reasons_of(text) or [""]
    ]


def test_every_recorded_text_about_a_name_is_explained() -> None:
    rows = [row for version in observed.VERSIONS for row in observed.rows(version)]
    texts = {text for row in rows for text in _recorded_texts(row["body"])}
    assert len(texts) > 250
    assert unexplained(list(texts)) == []


def _recorded_texts(body: Any) -> list[str]:
    if isinstance(body, str):
        return [body]
    if not isinstance(body, dict):
        return []
    parameters = body.get("invalid_parameters", ())
    texts = [f"{parameter['field']}: {parameter['reason']}" for parameter in parameters]
    texts += body.get("warnings", ())
    if body.get("log"):
        texts.append(body["log"])
    return texts
