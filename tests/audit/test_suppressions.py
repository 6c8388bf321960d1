"""Known findings: what a suppression covers, when it ends, and what a file of them must be like."""

import io

import pytest

from kuma_names.audit import summary
from kuma_names.audit.suppressions import SuppressionError, read_suppressions
from tests.audit.audits import audited

INVENTORY = "type: Mesh\nname: legacy.one\n---\ntype: Zone\nname: legacy.two\n---\ntype: Mesh\nname: new.one\n"


def _suppressed(text: str) -> list[tuple[str, str | None]]:
    made = audited(
        INVENTORY, "2.14", suppressions=read_suppressions(io.BytesIO(text.encode()), "known.yaml")
    )
    return [
        (f"{one.resource.name.value}: {found.rule}", found.suppressed)
        for one in made.judged
        for found in one.found
    ]


def test_it_covers_a_rule_of_a_kind_with_names_like_its_pattern() -> None:
    assert _suppressed(
        "- {rule: rfc1035-label, kind: Mesh, name: legacy.*, reason: goes in May}"
    ) == [
        ("legacy.one: rfc1035-label", "goes in May"),
        ("legacy.one: proxy-id-unambiguous", None),
        ("legacy.two: rfc1035-label", None),
        ("new.one: rfc1035-label", None),
        ("new.one: proxy-id-unambiguous", None),
    ]
    assert {reason for _, reason in _suppressed("- {rule: '*', reason: all}")} == {"all"}


@pytest.mark.parametrize(
    ("expires", "state", "covered"),
    [("2026-01-01", "used", True), ("2025-12-31", "expired", False), ("2999-01-01", "used", True)],
)
def test_it_holds_to_the_end_of_its_last_day(expires: str, state: str, covered: bool) -> None:
    text = f"- {{rule: rfc1035-label, kind: Zone, reason: later, expires: {expires}}}"
    made = audited(
        INVENTORY, suppressions=read_suppressions(io.BytesIO(text.encode()), "known.yaml")
    )
    shown = summary.audit(made)["suppressions"]
    assert [(one["state"], one["findings"], one["expires"]) for one in shown] == [
        (state, 1, expires)
    ]
    assert summary.summary(made)["suppressed"] == covered


def test_one_that_covers_nothing_is_stale() -> None:
    made = audited(
        INVENTORY,
        suppressions=read_suppressions(
            io.BytesIO(b"- {rule: sni-segment, reason: gone}"), "known.yaml"
        ),
    )
    assert [(one.state, one.findings) for one in made.suppressions] == [("stale", 0)]


def test_what_is_suppressed_is_still_not_safe() -> None:
    made = audited(
        INVENTORY,
        suppressions=read_suppressions(io.BytesIO(b"- {rule: '*', reason: all}"), "known.yaml"),
    )
    assert (
        summary.conclusion(made),
        any(summary.fails(found) for one in made.judged for found in one.found),
    ) == (
        "not-safe",
        False,
    )


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        (
            "- rule: [",
            "known.yaml:1: is not YAML: while parsing a flow node, did not find expected node content",
        ),
        (
            "- text",
            "known.yaml:1: a suppression must be a mapping of rule, kind, name, reason, expires",
        ),
        ("\n- {rule: rfc1035-label}", "known.yaml:2: a suppression needs a reason"),
        ("- {reason: a}", "known.yaml:1: a suppression needs a rule"),
        (
            "- {rule: rfc1035-label, reason: [a]}",
            "known.yaml:1: a suppression needs a text as reason",
        ),
        (
            "- {rule: rfc1035-label, reason: a, until: 2027}",
            "known.yaml:1: a suppression must not have 'until': it has rule, kind, name, reason, expires",
        ),
        (
            "- {rule: rfc1035-label, reason: a, expires: soon}",
            "known.yaml:1: a suppression expires on 'soon', which is no day such as 2027-01-31",
        ),
    ],
)
def test_a_file_that_cannot_be_used_says_where(text: str, refusal: str) -> None:
    with pytest.raises(SuppressionError) as refused:
        read_suppressions(io.BytesIO(text.encode()), "known.yaml")
    assert str(refused.value) == refusal


@pytest.mark.parametrize(("key", "value"), [("rule", "rfc1036"), ("kind", "Meshes")])
def test_what_no_rule_or_kind_is_called_lists_the_choices(key: str, value: str) -> None:
    shown = {"rule": "rfc1035-label", "kind": "Mesh", "reason": "a", key: value}
    text = "- {" + ", ".join(f"{name}: {one}" for name, one in shown.items()) + "}"
    with pytest.raises(
        SuppressionError,
        match=f"has the {key} '{value}', which fits none of .*{'Mesh' if key == 'kind' else 'sni-segment'}",
    ):
        read_suppressions(io.BytesIO(text.encode()), "known.yaml")
