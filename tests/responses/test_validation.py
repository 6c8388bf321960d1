"""Questions in plain values, and their answers as every door shows them."""

from pathlib import Path

import pytest

from kuma_names.core.errors import KindNotInVersionError, UnknownVersionError
from kuma_names.core.model import Context, Environment, Facts, Mode, Operation, Verdict
from kuma_names.core.versions import MINORS, parse_version, upgraded
from kuma_names.json_types import JsonObject
from kuma_names.responses import validation
from kuma_names.responses.summary import THRESHOLDS, batch_json, reaches, worst_verdict
from kuma_names.responses.validation import MAX_TEXT, ValidationQuery

context = Context.from_strings


def test_a_context_is_read_from_words() -> None:
    assert context("2.14") == Context(parse_version("2.14"))
    assert context("v2.6.1", "3.0", "kubernetes", "update", "global") == Context(
        parse_version("2.6.1"),
        parse_version("3.0"),
        Environment.KUBERNETES,
        Operation.UPDATE,
        Mode.GLOBAL,
    )


def test_an_answer_is_a_report_with_the_parts_that_are_asked_for() -> None:
    query = ValidationQuery("Mesh", context("2.14", "3.0"))
    plain, report = query.respond("a.b")
    assert plain == {
        **validation.report_json(report, query.header),
        "target": query.respond("a.b")[0]["target"],
    }
    assert (plain["target"]["kumaVersion"], plain["target"]["verdict"]) == ("3.0", "rejected")
    whole, again = query.respond("a.b", frozenset(validation.PARTS), ["a-b"])
    assert whole == {**plain, **{part: whole[part] for part in validation.PARTS}}
    assert (whole["suggestions"], again) == ([{"name": "a-b-2", "lossy": False}], report)


def test_facts_and_partial_names_reach_the_judge() -> None:
    facts = Facts(mesh="default", ports=("http",))
    query = ValidationQuery("MeshService", context("3.0"), facts, partial=True)
    assert query.respond("a-")[0]["verdict"] == "incomplete"
    assert query.header["notJudged"] == []
    complete = ValidationQuery("MeshService", context("3.0"))
    assert complete.respond("a-")[0]["verdict"] == "rejected"


def test_an_unknown_target_is_the_fault_of_the_target() -> None:
    with pytest.raises(UnknownVersionError) as raised:
        context("2.14", "9.9")
    assert raised.value.field == "targetVersion"


def test_a_text_may_be_as_long_as_the_contract_says() -> None:
    contract = (Path(__file__).parents[2] / "openapi.yaml").read_text("utf-8")
    assert f"\n    Text: {{type: string, maxLength: {MAX_TEXT}}}\n" in contract


@pytest.mark.parametrize(
    ("asked", "target", "field"), [("3.0", None, "kumaVersion"), ("2.14", "3.0", "targetVersion")]
)
def test_a_kind_that_is_gone_is_the_fault_of_the_version_that_it_is_gone_in(
    asked: str, target: str | None, field: str
) -> None:
    with pytest.raises(KindNotInVersionError) as raised:
        ValidationQuery("Retry", context(asked, target))
    assert raised.value.field == field


def test_a_summary_counts_every_verdict() -> None:
    query = ValidationQuery("Mesh", context("2.14"))
    responses = [query.respond(name) for name in ("a", "b", "1a", "a.b", "A")]
    results = [*(body for body, _ in responses), {"problem": {}}]
    counts = {
        "total": 6,
        "valid": 2,
        "incomplete": 0,
        "deprecated": 1,
        "broken": 1,
        "rejected": 1,
        "malformed": 1,
    }
    reports = [report for _, report in responses]
    assert batch_json(results, reports) == {"summary": counts, "results": results}


@pytest.mark.parametrize(
    ("answer", "verdict"),
    [
        ({"verdict": "valid"}, Verdict.VALID),
        ({"verdict": "rejected"}, Verdict.REJECTED),
        ({"verdict": "valid", "target": {"verdict": "deprecated"}}, Verdict.DEPRECATED),
        ({"verdict": "rejected", "target": {"verdict": "valid"}}, Verdict.REJECTED),
        ({"results": []}, Verdict.VALID),
        ({"results": [{"problem": {}}]}, Verdict.VALID),
        (
            {"results": [{"verdict": "deprecated"}, {"problem": {}}, {"verdict": "incomplete"}]},
            Verdict.DEPRECATED,
        ),
    ],
)
def test_the_worst_verdict(answer: JsonObject, verdict: Verdict) -> None:
    assert worst_verdict(answer) is verdict


@pytest.mark.parametrize(
    ("name", "failing"),
    [
        ("good", []),
        ("1a", ["deprecated"]),
        ("a.b", ["deprecated", "broken"]),
        ("A", ["deprecated", "broken", "rejected"]),
    ],
)
def test_an_answer_fails_at_its_verdict_and_at_every_milder_one(
    name: str, failing: list[str]
) -> None:
    body = ValidationQuery("Mesh", context("2.14")).respond(name)[0]
    assert [threshold for threshold in THRESHOLDS if reaches(body, threshold)] == failing
    assert reaches(body) is ("broken" in failing)


def test_an_upgrade_starts_from_the_default_version_unless_that_is_the_newest() -> None:
    assert (upgraded("2.9"), upgraded(MINORS[-1]), upgraded()) == ("2.9", MINORS[-2], MINORS[-2])
