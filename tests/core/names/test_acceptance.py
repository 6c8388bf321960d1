"""Tests of the quick check: what it accepts, no requirement refuses, and it accepts most names."""

import random
from collections.abc import Iterable

import pytest

from kuma_names.core.model import NO_FACTS, Environment, Facts, Mode
from kuma_names.core.names.acceptance import AcceptanceCheck, facts_form
from kuma_names.core.names.compiled_rules import CompiledRules, compiled_rules
from kuma_names.core.tables.kinds import KINDS

CASES = [
    (kind.name, environment, mode)
    for kind in KINDS.values()
    for environment in kind.environments
    for mode in Mode
]
ORDINARY_NAMES_ARE_REFUSED = ("DestinationTagName", "TargetRefName", "BackendRefName")
"""Subjects of which some version takes a single name only, or none."""
LENGTHS = (1, 2, 5, 20, 62, 63, 64, 186, 190, 236, 244, 250, 251, 253, 254)
CHARACTERS = ("ab1", "ab-", "ab.", "ab-._", "ab-.A/: é")


def check_of(
    name: str,
    facts: Facts,
    kind: str = "Dataplane",
    environment: Environment = Environment.UNIVERSAL,
    mode: Mode = Mode.ZONE,
    indices: Iterable[int] | None = None,
) -> AcceptanceCheck:
    rules = compiled_rules(kind, environment, None, mode)
    indices = range(len(rules.rule_sets)) if indices is None else indices
    return AcceptanceCheck(rules, indices, Facts(*facts_form(name, facts)))


def fails(name: str, facts: Facts, rules: CompiledRules, indices: Iterable[int]) -> bool:
    failed = rules.failed_requirements(name, facts)
    return any(rules.assessment(index, failed).clauses for index in indices)


def _word(source: random.Random) -> str:
    characters = source.choice(CHARACTERS)
    return "".join(source.choices(characters, k=source.choice(LENGTHS)))


def _facts(source: random.Random, name: str) -> Facts:
    return Facts(
        mesh=source.choice((None, "", "default", "aa.a", "é")),
        zone=source.choice((None, "", "east")),
        namespace=source.choice((None, "", "demo", _word(source))),
        display_name=source.choice((None, "", name, _word(source))),
        synced=source.random() < 0.5,
        ports=source.choice((None, (), ("http", "80"), (_word(source), ""))),
        labels=source.choice(((), (("kuma.io/origin", "zone"),), (("team", _word(source)),))),
        address=source.choice((None, "", f"{name}:80", f"{_word(source)}:80")),
    )


@pytest.mark.parametrize(("kind", "environment", "mode"), CASES)
def test_no_rule_reports_what_is_accepted(kind: str, environment: Environment, mode: Mode) -> None:
    source = random.Random(f"{kind} {environment} {mode}")
    rules = compiled_rules(kind, environment, None, mode)
    for _ in range(40):
        name = _word(source)
        facts = _facts(source, name)
        indices = source.sample(range(len(rules.rule_sets)), k=min(2, len(rules.rule_sets)))
        if check_of(name, facts, kind, environment, mode, indices).accepts(name, facts):
            assert not fails(name, facts, rules, indices)


@pytest.mark.parametrize(
    ("kind", "environment", "mode"), [case for case in CASES if not KINDS[case[0]].is_name_subject]
)
def test_ordinary_names_are_accepted(kind: str, environment: Environment, mode: Mode) -> None:
    rules = compiled_rules(kind, environment, None, mode)
    for facts in (Facts("default", "east", "demo", ports=("http", "80")), NO_FACTS):
        for index in range(len(rules.rule_sets)):
            accepted = check_of("web", facts, kind, environment, mode, [index])
            assert accepted.accepts("web", facts) != fails("web", facts, rules, [index])


@pytest.mark.parametrize(
    "facts",
    [
        Facts("default", "east", "shop", display_name="web", synced=True),
        Facts("default", "east", "demo", display_name="cart", synced=True),
    ],
)
def test_facts_of_one_form_share_a_check(facts: Facts) -> None:
    example = Facts("default", "east", "demo", display_name="web", synced=True)
    assert facts_form("web-2v6wfvvcvbc9f55d", facts) == facts_form("foo", example)
    assert check_of("foo", example).accepts("web-2v6wfvvcvbc9f55d", facts)


def test_a_display_name_that_is_the_name_has_a_form_of_its_own() -> None:
    same = Facts("default", display_name="web")
    assert facts_form("web", same) != facts_form("web-1", same)


@pytest.mark.parametrize(
    ("name", "facts"),
    [
        ("", NO_FACTS),
        ("é", NO_FACTS),
        ("Web", NO_FACTS),
        ("a" * 254, NO_FACTS),
        ("web", Facts(display_name="Web")),
        ("web", Facts(labels=(("team", "-"),))),
        ("web", Facts(labels=(("team", "é"),))),
        ("web", Facts("é")),
    ],
)
def test_what_may_break_a_rule_is_not_accepted(name: str, facts: Facts) -> None:
    assert not check_of(name, facts).accepts(name, facts)


@pytest.mark.parametrize(("size", "accepted"), [(50, True), (51, False)])
def test_lengths_of_texts_with_several_values_are_added(size: int, accepted: bool) -> None:
    zone = "z" * (253 - len("sni.msvc.default....") - 63 - 63 - 50)
    facts = Facts("default", zone, "b" * 63, ports=("c" * 63,))
    name = "a" * size
    assert check_of(name, facts, "MeshService").accepts(name, facts) == accepted


def test_services_with_many_ports_are_left_to_validators() -> None:
    facts = Facts("default", "east", ports=("http",) * 65)
    assert not check_of("web", facts, "MeshService").accepts("web", facts)
    fewer = Facts("default", "east", ports=("http",) * 64)
    assert check_of("web", fewer, "MeshService").accepts("web", fewer)


@pytest.mark.parametrize(
    ("kind", "facts", "accepted", "refused"),
    [
        ("ExternalServiceTag", Facts(address="web.com:80"), "web", "web.com"),
        ("BuiltinCaBackend", Facts("default"), "ca-1", "ordersCA"),
        ("ListenerHostname", NO_FACTS, "*", "Web.com"),
        ("ListenerHostname", NO_FACTS, "*.com", "*.Com"),
    ],
)
def test_names_in_bodies_are_checked_with_what_they_are_judged_with(
    kind: str, facts: Facts, accepted: str, refused: str
) -> None:
    check = check_of(accepted, facts, kind)
    assert check.accepts(accepted, facts)
    assert not check.accepts(refused, facts)
