"""Table of rules: ids, references, clauses that do not overlap, and the dates of findings."""

import re
from itertools import combinations, product

import pytest

from kuma_names.core.format import ATOMS
from kuma_names.core.model import Mode
from kuma_names.core.names.compiled_rules import CompiledRules, compiled_rules
from kuma_names.core.names.measures import MEASURES
from kuma_names.core.rows import Clause, Rule
from kuma_names.core.tables.control_plane import REFUSING_STAGES
from kuma_names.core.tables.formats import FORMATS
from kuma_names.core.tables.identifier_findings import IDENTIFIER_FINDING_IDS
from kuma_names.core.tables.kinds import KINDS
from kuma_names.core.tables.rules import RULES
from kuma_names.core.versions import version_number

IDS = [rule.id for rule in RULES]
CLAUSES = [(rule, clause) for rule in RULES for clause in rule.clauses]
SCOPE_COLUMNS = ("kinds", "environments", "operations", "modes")
LABEL_RULES = [
    "label-choice",
    "owned-label",
    "label-key",
    "reserved-label",
    "label-value",
    "display-name-label",
]


def test_ids_are_kebab_case_and_unique() -> None:
    ids = [*IDS, *FORMATS, *MEASURES, *ATOMS, *IDENTIFIER_FINDING_IDS]
    assert [id_ for id_ in ids if not re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", id_)] == []
    assert len(set(IDS)) == len(IDS)


@pytest.mark.parametrize(("rule", "clause"), CLAUSES, ids=lambda row: getattr(row, "id", ""))
def test_clauses_refer_to_existing_rows(rule: Rule, clause: Clause) -> None:
    assert set(clause.kinds) <= set(KINDS)
    assert clause.measure in MEASURES
    assert clause.format in FORMATS
    assert set(clause.yields_to) <= set(IDS)
    assert clause.before is None or version_number(clause.since) < version_number(clause.before)
    for name in clause.kinds:
        assert set(clause.operations) & set(KINDS[name].operations)
        assert set(clause.environments) & set(KINDS[name].environments)


def test_a_refused_request_has_a_text_of_kuma() -> None:
    refusals = [clause for _, clause in CLAUSES if clause.stage in REFUSING_STAGES]
    assert [clause for clause in refusals if clause.kuma_text is None] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_no_two_clauses_of_a_rule_overlap(rule: Rule) -> None:
    for first, second in combinations(rule.clauses, 2):
        if (first.measure, first.format) != (second.measure, second.format):
            continue
        assert not (_overlap_in_scope(first, second) and _overlap_in_versions(first, second))


def _overlap_in_scope(first: Clause, second: Clause) -> bool:
    return all(set(getattr(first, name)) & set(getattr(second, name)) for name in SCOPE_COLUMNS)


def _overlap_in_versions(first: Clause, second: Clause) -> bool:
    start = max(version_number(first.since), version_number(second.since))
    return first.versions.contains(start) and second.versions.contains(start)


def test_some_rules_are_checked_in_requests() -> None:
    name_rules = ["rfc1123-subdomain", "legacy-charset", "mesh-reference", "workload-label"]
    expected = ["url-name", "zone-prefixed-length", *LABEL_RULES, *name_rules]
    assert [rule.id for rule in RULES if rule.concerns_requests] == expected
    assert [rule.id for rule in RULES if rule.on_create] == ["workload-label"]


def test_the_findings_of_each_rule_have_these_dates() -> None:
    dates: dict[str, set[tuple[str | None, ...]]] = {id_: set() for id_ in IDS}
    for kind in KINDS.values():
        for environment, operation, mode in product(kind.environments, kind.operations, Mode):
            rules = compiled_rules(kind.name, environment, operation, mode)
            for id_, bits in _bits_by_rule(rules).items():
                dates[id_].add(tuple(rules.dates(bits)[id_]))
    # most rules apply to a kind from the version on that introduces the kind
    introductions = ("2.6", "2.7", "2.8", "2.9", "2.12", "2.13", "2.14")
    rejected: set[tuple[str | None, ...]] = {
        (None, since, None) for since in ("2.5", *introductions)
    }
    rejected_since_2_6 = rejected - {(None, "2.5", None)}
    early_minors = ("2.5", "2.6", "2.7", "2.8", "2.9")
    assert dates == {
        "url-name": {(None, "3.0", None)},
        "zone-prefixed-length": rejected,
        "label-choice": rejected_since_2_6 | {(None, "3.0", None)},
        "owned-label": rejected_since_2_6 | {(None, "2.11", None), (None, "3.0", None)},
        "label-key": rejected,
        "reserved-label": {(None, "3.0", None)},
        "label-value": rejected,
        "display-name-label": rejected_since_2_6 | {(None, "3.0", None)},
        "rfc1123-subdomain": rejected | {(since, "2.10", None) for since in early_minors},
        "legacy-charset": {(None, since, "2.9") for since in early_minors},
        "mesh-reference": rejected,
        "kubernetes-object-name": rejected,
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
        "reference-charset": {(None, "2.5", "2.14")},
        "reference-by-name": {(None, None, None)},
        "template-syntax": {(None, "2.8", None), (None, "2.12", None)},
        "hostname-template": {(None, "2.14", None)},
        "trust-domain": {(None, "2.12", None)},
        "sni-match": {(None, "2.14", None)},
        "required-name": {(None, "2.5", None), (None, "2.14", None)},
        "tag-name": {(None, "2.5", None)},
        "tag-value": {(None, "2.5", "2.14"), (None, "2.5", None)},
        "selector-tag-value": {(None, "2.5", None)},
        "destination-tag-name": {(None, "2.5", None)},
        "listener-tag-name": {(None, "2.5", None)},
        "instance-tag-name": {(None, "2.9", None)},
        "listener-hostname": {(None, "2.5", None)},
        "reachable-backend": {(None, "2.9", None)},
        "template-parameter": {(None, "2.5", None)},
        "template-tag-key": {(None, "2.5", None)},
        "ca-backend-name": {(None, "2.5", None)},
        "external-service-tag": {(None, "2.6", None)},
    }


def _bits_by_rule(rules: CompiledRules) -> dict[str, int]:
    """Return the bits of all requirements of each rule, as if a name failed all of them."""
    bits: dict[str, int] = {}
    for rule_set in rules.rule_sets:
        for row in rule_set.clauses:
            bits[row.rule.id] = bits.get(row.rule.id, 0) | row.bit
    return bits
