"""Inventories that users reported, or that are kept in public repositories, reduced.

Each stands for a kind of fault: a file of the folder `reported` has inventories of one kind.
"""

from pathlib import Path
from typing import Any

import pytest
import yaml

from kuma_names.audit import summary
from kuma_names.audit.model import AuditReport
from kuma_names.json_types import JsonObject
from tests.audit.support import audit_text

FOLDER = Path(__file__).parent / "reported"
CASES = [
    pytest.param(case, id=f"{path.stem}: {case['description']}")
    for path in sorted(FOLDER.glob("*.yaml"))
    for case in yaml.safe_load(path.read_text("utf-8"))
]


@pytest.mark.parametrize("case", CASES)
def test_reported_inventories_get_the_right_answer(case: JsonObject) -> None:
    report = audit_text(case["inventory"], case["from"], case["to"], mode=case.get("mode", "zone"))
    assert _answer(report, case) == {
        key: case[key] for key in ("conclusion", "reasons", "skipped", "findings") if key in case
    }


def _answer(report: AuditReport, case: JsonObject) -> JsonObject:
    """Return what a case expects, and everything that it does not expect of findings."""
    answer: dict[str, Any] = {"conclusion": summary.conclusion(report)}
    if "reasons" in case:
        reasons = summary.summarize(report).unknown
        answer["reasons"] = {reason: count for reason, count in reasons.items() if count}
    if "skipped" in case:
        answer["skipped"] = summary.summarize(report).skipped
    answer["findings"] = [
        [f"{part.resource.kind} {part.resource.name.value}", *finding]
        for part in report.resource_reports
        for finding in (
            [found.rule, found.field, found.before, found.after] for found in part.findings
        )
    ]
    return answer
