"""Summary of responses: counts of a batch, the worst verdict, and thresholds."""

import pytest

from kuma_names.core.model import Context, Verdict
from kuma_names.json_types import JsonObject
from kuma_names.responses.summary import THRESHOLDS, batch_json, reaches, worst_verdict
from kuma_names.responses.validation import ValidationQuery

NEWEST = Context.from_strings("2.14")


def test_the_summary_of_a_batch_counts_every_verdict() -> None:
    query = ValidationQuery("Mesh", NEWEST)
    responses = [query.respond(name) for name in ("a", "b", "1a", "a.b", "A")]
    results = [*(body for body, _ in responses), {"problem": {}}]
    reports = [report for _, report in responses]
    summary = {
        "total": 6,
        "valid": 2,
        "incomplete": 0,
        "deprecated": 1,
        "broken": 1,
        "rejected": 1,
        "malformed": 1,
    }
    assert batch_json(results, reports) == {"summary": summary, "results": results}


@pytest.mark.parametrize(
    ("body", "verdict"),
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
def test_the_worst_verdict_includes_targets_and_results(body: JsonObject, verdict: Verdict) -> None:
    assert worst_verdict(body) is verdict


@pytest.mark.parametrize(
    ("name", "thresholds"),
    [
        ("good", []),
        ("1a", ["deprecated"]),
        ("a.b", ["deprecated", "broken"]),
        ("A", ["deprecated", "broken", "rejected"]),
    ],
)
def test_a_response_reaches_its_verdict_and_every_milder_one(
    name: str, thresholds: list[str]
) -> None:
    body = ValidationQuery("Mesh", NEWEST).respond(name)[0]
    assert [threshold for threshold in THRESHOLDS if reaches(body, threshold)] == thresholds
    assert reaches(body) is ("broken" in thresholds)
