"""Types of the core: effects of outcomes, contexts and facts."""

import pytest

from kuma_names.core.errors import NotApplicableError, UnknownVersionError
from kuma_names.core.model import (
    DISPLAY_NAME,
    EFFECTS,
    Context,
    Environment,
    Facts,
    Mode,
    Operation,
)
from kuma_names.core.versions import parse_version


def test_outcomes_have_these_effects() -> None:
    effects = {
        outcome.value: (effect.severity.value, effect.verdict.value, effect.announces)
        for outcome, effect in EFFECTS.items()
    }
    assert effects == {
        "refused": ("error", "rejected", False),
        "warned": ("warning", "deprecated", True),
        "logged": ("warning", "deprecated", True),
        "skipped": ("warning", "deprecated", False),
        "unsynced": ("error", "broken", False),
        "broken": ("error", "broken", False),
        "startup": ("error", "rejected", False),
    }


def test_a_context_is_parsed_from_strings() -> None:
    assert Context.from_strings("2.14") == Context(parse_version("2.14"))
    context = Context.from_strings("v2.6.1", "3.0", "kubernetes", "update", "global")
    assert context == Context(
        parse_version("2.6.1"),
        parse_version("3.0"),
        Environment.KUBERNETES,
        Operation.UPDATE,
        Mode.GLOBAL,
    )


def test_an_unknown_target_version_is_an_error_of_the_target() -> None:
    with pytest.raises(UnknownVersionError) as raised:
        Context.from_strings("2.14", "9.9")
    assert raised.value.field == "targetVersion"


def test_facts_without_inputs_are_unknown() -> None:
    assert Facts.from_inputs(Environment.UNIVERSAL) == Facts()


def test_facts_keep_labels_in_the_order_of_their_keys() -> None:
    facts = Facts.from_inputs(Environment.KUBERNETES, {"b": "2", "a": "1"}, ports=["http"])
    assert facts.labels == (("a", "1"), ("b", "2"))
    assert facts.ports == ("http",)


@pytest.mark.parametrize(
    ("environment", "label", "display_name", "expected"),
    [
        (Environment.UNIVERSAL, "web", None, "web"),
        (Environment.UNIVERSAL, "web", "web", "web"),
        (Environment.UNIVERSAL, "", None, ""),
        (Environment.KUBERNETES, "web", None, None),
        (Environment.KUBERNETES, "web", "shop", "shop"),
    ],
)
def test_the_display_name_is_a_label_on_universal_only(
    environment: Environment, label: str, display_name: str | None, expected: str | None
) -> None:
    facts = Facts.from_inputs(environment, {DISPLAY_NAME: label}, display_name=display_name)
    assert facts.display_name == expected


@pytest.mark.parametrize("display_name", ["", "shop"])
def test_label_and_display_name_must_not_differ_on_universal(display_name: str) -> None:
    labels = {DISPLAY_NAME: "web"}
    with pytest.raises(NotApplicableError) as raised:
        Facts.from_inputs(Environment.UNIVERSAL, labels, display_name=display_name)
    assert raised.value.field == "displayName"
