"""The tables hold together: ids, windows and references, and Kuma's texts with nothing to be filled in that nobody fills."""

import re
from itertools import combinations, product
from string import Formatter

import pytest

from kuma_names.core.format import ATOMS
from kuma_names.core.kuma_text import KumaText
from kuma_names.core.model import EFFECTS, Context, Facts, Mode
from kuma_names.core.names.compiled_rules import CompiledRules, compiled_rules
from kuma_names.core.names.measures import MEASURES
from kuma_names.core.names.templates import PLACEHOLDERS
from kuma_names.core.names.validator import Validator
from kuma_names.core.rows import Clause, Kind, Rule
from kuma_names.core.tables import identifier_findings, kuma_texts
from kuma_names.core.tables.control_plane import REFUSING_STAGES
from kuma_names.core.tables.formats import FORMATS
from kuma_names.core.tables.kinds import KINDS, KINDS_WITH_MESH_FIELD, MESH_SCOPED_KINDS
from kuma_names.core.tables.rules import RULES
from kuma_names.core.versions import RELEASES, label, label_before, parse_version, version_number

IDS = [rule.id for rule in RULES]
CLAUSES = [(rule, clause) for rule in RULES for clause in rule.clauses]
TEXTS = {name: row for name, row in vars(kuma_texts).items() if isinstance(row, KumaText)}


def test_ids_are_kebab_case_and_unique() -> None:
    known = [*IDS, *FORMATS, *MEASURES, *ATOMS, *identifier_findings.IDENTIFIER_FINDING_IDS]
    assert [id_ for id_ in known if not re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", id_)] == []
    assert len(set(IDS)) == len(IDS)


@pytest.mark.parametrize(("rule", "clause"), CLAUSES, ids=lambda row: getattr(row, "id", ""))
def test_clauses_refer_to_rows_that_exist(rule: Rule, clause: Clause) -> None:
    assert set(clause.kinds) <= set(KINDS)
    assert clause.measure in MEASURES
    assert clause.format in FORMATS
    assert set(clause.yields_to) <= set(IDS)
    assert clause.before is None or version_number(clause.since) < version_number(clause.before)
    for name in clause.kinds:
        assert set(clause.operations) & set(KINDS[name].operations)
        assert set(clause.environments) & set(KINDS[name].environments)


def test_what_is_refused_is_told() -> None:
    """A control plane that takes no request says why."""
    assert [
        clause
        for _, clause in CLAUSES
        if clause.stage in REFUSING_STAGES and clause.kuma_text is None
    ] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_no_two_clauses_of_a_rule_ask_the_same_twice(rule: Rule) -> None:
    for one, other in combinations(rule.clauses, 2):
        shared = [
            set(getattr(one, field)) & set(getattr(other, field))
            for field in ("kinds", "environments", "operations", "modes")
        ]
        starts = max(version_number(one.since), version_number(other.since))
        together = one.versions.contains(starts) and other.versions.contains(starts)
        assert not (
            all(shared) and together and (one.measure, one.format) == (other.measure, other.format)
        )


@pytest.mark.parametrize("name", TEXTS)
def test_texts_of_kuma_have_only_placeholders_that_are_filled(name: str) -> None:
    said = TEXTS[name]
    texts = [said.template, *(reason.text for group in said.reasons for reason in group)]
    words = {
        word for text in texts for _, word, _, _ in Formatter().parse(text) if word is not None
    }
    assert words <= {*PLACEHOLDERS, "errors", "kind"}
    assert said.template == "{errors}" or "{errors}" not in said.template or said.reasons


def _requirements_by_rule(rules: CompiledRules) -> dict[str, int]:
    """Name all checks of a rule, as bits: what fails one fails the others too."""
    checks: dict[str, int] = {}
    for row in (row for rule_set in rules.rule_sets for row in rule_set.clauses):
        checks[row.rule.id] = checks.get(row.rule.id, 0) | row.bit
    return checks


def test_findings_of_each_rule_give_these_dates() -> None:
    dates: dict[str, set[tuple[str | None, str | None, str | None]]] = {id_: set() for id_ in IDS}
    for kind in KINDS.values():
        for environment, operation, mode in product(kind.environments, kind.operations, Mode):
            of = compiled_rules(kind.name, environment, operation, mode)
            for id_, bits in _requirements_by_rule(of).items():
                found = of.dates(bits)[id_]
                dates[id_].add((found.deprecated_in, found.rejected_in, found.until))
    born = ("2.6", "2.7", "2.8", "2.9", "2.12", "2.13", "2.14")
    refused = {(None, since, None) for since in ("2.5", *born)}
    on_labels = refused - {(None, "2.5", None)}
    assert dates == {
        "url-name": {(None, "3.0", None)},
        "zone-prefixed-length": refused,
        "label-choice": on_labels | {(None, "3.0", None)},
        "owned-label": on_labels | {(None, since, None) for since in ("2.11", "3.0")},
        "label-key": refused,
        "reserved-label": {(None, "3.0", None)},
        "label-value": refused,
        "display-name-label": on_labels | {(None, "3.0", None)},
        "rfc1123-subdomain": refused
        | {(since, "2.10", None) for since in ("2.5", "2.6", "2.7", "2.8", "2.9")},
        "legacy-charset": {(None, since, "2.9") for since in ("2.5", "2.6", "2.7", "2.8", "2.9")},
        "mesh-reference": refused,
        "kubernetes-object-name": refused,
        "mesh-name-length": {(None, "2.6.1", None)},
        "service-name-length": {(None, "2.8", "2.14")},
        "workload-name-length": {(None, "2.13", None)},
        "rfc1035-label": {("2.10", "3.0", None)},
        "sni-segment": {("2.14", None, None)},
        "proxy-id-unambiguous": {(None, None, "2.14"), (None, None, None)},
        "kds-wire-name-unambiguous": {(None, None, "2.14")},
        "kds-copy-length": {(None, None, "2.10"), (None, None, "2.8")},
        "kds-receiver": {(None, None, None)},
        "own-writes": {(None, None, None)},
        "zone-setting": {(None, "2.5", None)},
        "zone-setting-length": {(None, "2.6.1", "2.14")},
        "workload-label": {(None, "2.13", None)},
        "workload-generation": {(None, None, None)},
        "mesh-service-generation": {(None, None, "2.14"), (None, None, None)},
    }


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_the_sieve_lets_through_what_the_checks_let_through_at_the_edges(kind: Kind) -> None:
    names = [
        "",
        "a",
        "-",
        "\u00e9" * 32,
        "\u00e9" * 127,
        "\ud800" * 22,
        *("a" * size for size in (62, 63, 64, 252, 253, 254)),
    ]
    for environment, operation, mode in product(kind.environments, kind.operations, Mode):
        context = Context(
            parse_version(kind.since or "2.5"),
            environment=environment,
            operation=operation,
            mode=mode,
        )
        for facts in (
            Facts(),
            Facts(zone="z", namespace="n", display_name="d", mesh="", ports=("p",)),
        ):
            asked = Validator(kind.name, context, facts)
            assert [asked.failed(name) for name in names] == [
                asked.rules.failed(name, facts) for name in names
            ]


def test_outcomes_have_these_effects() -> None:
    assert {
        outcome.value: (effect.severity.value, effect.verdict.value, effect.announces)
        for outcome, effect in EFFECTS.items()
    } == {
        "refused": ("error", "rejected", False),
        "warned": ("warning", "deprecated", True),
        "logged": ("warning", "deprecated", True),
        "skipped": ("warning", "deprecated", False),
        "unsynced": ("error", "broken", False),
        "broken": ("error", "broken", False),
        "startup": ("error", "rejected", False),
    }


def test_few_kinds_are_subjects_or_cannot_be_renamed() -> None:
    assert [kind.name for kind in KINDS.values() if kind.is_name_subject] == [
        "ZoneSetting",
        "ServiceTag",
        "WorkloadLabel",
    ]
    assert [kind.name for kind in KINDS.values() if not kind.renamable] == ["Mesh", "Zone"]


def test_every_text_of_kuma_is_said_by_some_clause_or_codec() -> None:
    said = {kuma_texts.HOSTNAME, *(clause.kuma_text for _, clause in CLAUSES)}
    assert {name for name, row in TEXTS.items() if row not in said} == set()


def test_versions_are_in_order_and_each_has_a_label() -> None:
    minors = [release.minor for release in RELEASES]
    assert [parse_version(minor).minor for minor in minors] == minors
    assert sorted(minors, key=lambda minor: version_number(minor)) == minors
    assert [label(version_number(minor)) for minor in minors] == minors
    assert [label_before(version_number(minor)) for minor in minors[1:]] == minors[:-1]
    assert label_before(version_number("2.6.1")) == "2.6.0"


def test_some_rules_are_asked_of_requests_and_some_of_resources() -> None:
    asked = [rule.id for rule in RULES if rule.concerns_requests]
    of_labels = [
        "label-choice",
        "owned-label",
        "label-key",
        "reserved-label",
        "label-value",
        "display-name-label",
    ]
    on_names = ["rfc1123-subdomain", "legacy-charset", "mesh-reference", "workload-label"]
    assert asked == ["url-name", "zone-prefixed-length", *of_labels, *on_names]
    assert [rule.id for rule in RULES if rule.on_create] == ["workload-label"]


def test_kubernetes_objects_name_their_mesh_in_a_field_or_a_label() -> None:
    assert (
        {"Dataplane", "DataplaneInsight", "TrafficRoute", "MeshGateway"}
        <= set(KINDS_WITH_MESH_FIELD)
        < set(MESH_SCOPED_KINDS)
    )
    assert {"MeshTimeout", "MeshService", "Workload", "Secret"}.isdisjoint(KINDS_WITH_MESH_FIELD)
