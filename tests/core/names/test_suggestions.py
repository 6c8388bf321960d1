"""Suggestions: the closest name that passes and is free."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kuma_names.core.model import Context, Facts
from kuma_names.core.names.suggestions import Suggestion
from kuma_names.core.names.validator import Validator
from kuma_names.core.versions import parse_version
from tests.support.strategies import ValidatorArguments, names, validator_arguments


@pytest.mark.parametrize(
    ("name", "mesh", "suggested"),
    [("ordersCA", "default", "ordersca"), ("o" * 48, "default", "o" * 47), ("ordersCA", "M", None)],
)
def test_the_backend_of_a_ca_is_repaired_behind_its_mesh(
    name: str, mesh: str, suggested: str | None
) -> None:
    validator = Validator("BuiltinCaBackend", Context(parse_version("2.14")), Facts(mesh))
    names_of_backends = [suggestion.name for suggestion in validator.suggest(name)]
    assert names_of_backends == ([suggested] if suggested else [])


@pytest.mark.parametrize(
    ("kind", "name", "facts"),
    [
        ("DestinationTagName", "team", Facts()),
        ("ExternalServiceTag", "httpbin.org", Facts(address="httpbin.org:80")),
        ("EntryName", "", Facts()),
        ("ListenerTagName", "kuma.io/zone", Facts()),
    ],
)
def test_a_name_that_no_repair_makes_good_has_no_suggestion(
    kind: str, name: str, facts: Facts
) -> None:
    assert Validator(kind, Context(parse_version("2.14")), facts).suggest(name) == []


@given(validator_arguments(), names, st.lists(names, max_size=3))
def test_suggestions_pass_and_are_free(
    arguments: ValidatorArguments, name: str, taken: list[str]
) -> None:
    facts = Facts(zone=arguments.facts.zone, namespace=arguments.facts.namespace)
    validator = arguments._replace(facts=facts).validator()
    for suggestion in arguments.validator().suggest(name, frozenset(taken)):
        assert suggestion.name not in taken
        assert suggestion.name != name
        assert validator.passes(suggestion.name)


@pytest.mark.parametrize(
    ("kind", "name", "taken", "suggested", "lossy"),
    [
        ("Mesh", "aa.a", (), "aa-a", False),
        ("Mesh", "aa.a", ("aa-a",), "aa-a-2", False),
        ("Mesh", "aa.a", ("aa-a", "aa-a-2"), "aa-a-3", False),
        ("Mesh", "a-", ("a",), "a-2", False),
        ("Mesh", "AA", (), "aa", False),
        ("Mesh", "1a", (), "m-1a", False),
        ("Mesh", "1a", ("m-1a",), "m-1a-2", False),
        ("Mesh", "a\u00e4", (), "a", True),
        ("Mesh", "a" * 64, (), "a" * 63, True),
        ("Mesh", "a" * 64, ("a" * 63,), "a" * 61 + "-2", True),
        ("Mesh", "a" * 60 + "-" * 4, ("a" * 60,), "a" * 60 + "-2", False),
        ("Mesh", "a" * 60 + "-" + "b" * 9, ("a" * 60 + "-bb",), "a" * 60 + "-2", True),
        ("Mesh", "A~B", (), "a-b", True),
        ("Mesh", "A-B", (), "a-b", False),
        ("MeshTimeout", "a..b", (), "a.b", False),
        ("MeshTimeout", "a_b", (), "a-b", False),
        ("ZoneSetting", "East_1", (), "east-1", False),
        ("TagValue", "web/api", (), "web-api", True),
        ("SelectorTagValue", "a*", ("a",), "a-2", True),
    ],
)
def test_a_name_is_repaired_cut_numbered_or_prefixed(
    kind: str, name: str, taken: tuple[str, ...], suggested: str, lossy: bool
) -> None:
    validator = Validator(kind, Context(parse_version("2.14")))
    assert validator.suggest(name, frozenset(taken)) == [Suggestion(suggested, lossy)]


@pytest.mark.parametrize("name", ["\u00e4", "...", "", "fine"])
def test_a_valid_name_and_one_without_letters_have_no_suggestion(name: str) -> None:
    assert Validator("Mesh", Context(parse_version("2.14"))).suggest(name) == []
