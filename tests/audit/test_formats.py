"""Every format says the same: the same findings, with the same places, and nothing is cut."""

import csv
import io
import json
import re
import xml.etree.ElementTree as ET
from typing import Any

import pytest
from prometheus_client.parser import text_string_to_metric_families

from kuma_names.audit import summary
from kuma_names.audit.formats import FORMATS
from kuma_names.audit.model import Audit
from kuma_names.audit.suppressions import read_suppressions
from tests.audit.audits import MADE_AT, audited
from tests.contract.contract import SCHEMAS, validator

INVENTORY = """\
type: Mesh
name: aa.a
---
type: Dataplane
mesh: aa.a
name: web
labels: {kuma.io/workload: '<b>"x"&|`*'}
---
type: Zone
name: "|=cmd,\\n% \\u001b[31m"
---
type: TrafficRoute
mesh: aa.a
name: old
---
type: Zone
name: no
---
{apiVersion: v1, kind: ConfigMap, metadata: {name: x}}
---
type: Zone
---
a: [
---
type: Zone
name: east
---
type: Zone
name: known.zone
"""
KNOWN = b"- {rule: rfc1035-label, kind: Zone, name: known.*, reason: 'goes, in <May>'}\n- {rule: sni-segment, reason: stale}"


@pytest.fixture(scope="module")
def made() -> Audit:
    return audited(INVENTORY, suppressions=read_suppressions(io.BytesIO(KNOWN), "known.yaml"))


def _written(made: Audit, format_: str) -> str:
    return "".join(FORMATS[format_](made))


def _found(made: Audit) -> list[tuple[str, int, str]]:
    """Rule, line and severity of every finding."""
    return [(found.rule, found.line, found.severity) for one in made.judged for found in one.found]


def test_there_is_something_of_everything(made: Audit) -> None:
    assert {severity for *_, severity in _found(made)} == {"error", "warning", "note"}
    counted = summary.summary(made)
    assert (
        counted["judged"],
        counted["skipped"],
        counted["malformed"],
        counted["unreadable"],
        counted["suppressed"],
    ) == (
        7,
        1,
        1,
        1,
        1,
    )


def test_json_is_what_the_contract_says(made: Audit) -> None:
    shown = json.loads(_written(made, "json"))
    validator(SCHEMAS["AuditReport"]).validate(shown)
    assert [
        (f["rule"], f["line"], f["severity"]) for one in shown["resources"] for f in one["findings"]
    ] == _found(made)
    assert (shown["auditedAt"], shown["conclusion"]) == ("2026-01-01T00:00:00Z", "not-safe")


def test_csv_has_a_row_for_everything(made: Audit) -> None:
    rows = list(csv.DictReader(io.StringIO(_written(made, "csv"))))
    judged, others = rows[: len(_found(made))], rows[len(_found(made)) :]
    assert [(row["rule"], int(row["line"]), row["severity"]) for row in judged] == _found(made)
    assert [(row["rule"], row["line"]) for row in others] == [
        ("skipped", "19"),
        ("malformed", "21"),
        ("unreadable", "23"),
    ]
    assert [
        row for row in rows if any(cell.startswith(("=", "+", "-", "@")) for cell in row.values())
    ] == []


def test_a_cell_that_would_be_a_formula_is_a_text() -> None:
    (row, *_) = csv.DictReader(io.StringIO(_written(audited('{type: Zone, name: "=1+1"}'), "csv")))
    assert (row["name"], row["value"]) == ("'=1+1", "'=1+1")


def test_sarif_has_a_result_for_every_finding(made: Audit) -> None:
    (run,) = json.loads(_written(made, "sarif"))["runs"]
    results = [(r["ruleId"], _line(r), r["level"]) for r in run["results"]]
    assert results == _found(made)
    assert [run["tool"]["driver"]["rules"][r["ruleIndex"]]["id"] for r in run["results"]] == [
        rule for rule, *_ in _found(made)
    ]
    (invocation,) = run["invocations"]
    assert not invocation["executionSuccessful"]
    assert [(n["level"], _line(n)) for n in invocation["toolExecutionNotifications"]] == [
        ("error", 23),
        ("error", 21),
        ("note", 19),
    ]
    assert [
        r["suppressions"][0]["justification"] for r in run["results"] if "suppressions" in r
    ] == ["goes, in <May>"]
    assert [
        [_line({"locations": [place]}) for place in r["relatedLocations"]]
        for r in run["results"][:1]
    ] == [[5, 13]]


def _line(result: dict[str, Any]) -> int:
    line: int = result["locations"][0]["physicalLocation"]["region"]["startLine"]
    return line


def test_junit_fails_what_is_rejected_and_not_accepted(made: Audit) -> None:
    suite = ET.fromstring(_written(made, "junit"))[0]
    cases = {case.get("name"): [child.tag for child in case] for case in suite}
    assert cases == {
        "Mesh aa.a (line 1)": ["failure", "system-out"],
        "Dataplane web of mesh aa.a (line 4)": ["failure", "system-out"],
        "Zone |=cmd,\n% \ufffd[31m (line 9)": ["failure", "system-out"],
        "TrafficRoute old of mesh aa.a (line 12)": ["failure"],
        "Zone false (line 16)": ["system-out"],
        "Zone known.zone (line 28)": ["system-out"],
        "1 without a finding": [],
        "line 23": ["error"],
        "line 21": ["error"],
        "line 19": ["skipped"],
    }
    counted = {key: int(suite.get(key, "")) for key in ("tests", "failures", "errors", "skipped")}
    assert counted == {"tests": len(cases), "failures": 4, "errors": 2, "skipped": 1}
    assert "".join(suite.itertext()).count("suppressed: goes, in <May>") == 1


def test_github_has_a_command_for_everything_that_is_not_accepted(made: Audit) -> None:
    lines = _written(made, "github").splitlines()
    levels = {"error": "error", "warning": "warning", "note": "notice"}
    commands = [
        re.fullmatch(r"::(\w+) file=f.yaml,line=(\d+),title=([^:,]*)::(.*)", line) for line in lines
    ]
    assert [(c[1], int(c[2])) for c in commands if c][: len(_found(made)) - 1] == [
        (levels[severity], line) for _, line, severity in _found(made)[:-1]
    ]
    assert len(lines) == len(_found(made)) - 1 + 3 and None not in commands


def test_markdown_has_a_row_for_every_finding(made: Audit) -> None:
    text = _written(made, "markdown")
    rows = [line for line in text.splitlines() if line.startswith("| ")][2:]
    assert len(rows) == len(_found(made))
    assert {len(re.findall(r"(?<!\\)\|", row)) for row in rows} == {8}
    assert "\x1b" not in text and "<b>" not in text.replace("`", "")
    assert "- `f.yaml:23`: is not YAML" in text and "`known.yaml:2`: stale" in text


def test_text_is_safe_on_a_terminal(made: Audit) -> None:
    text = _written(made, "text")
    assert "\x1b" not in text
    assert all(f"line {line}:" in text for _, line, _ in _found(made))
    assert text.splitlines()[-1] == "not safe: Kuma 3.0 rejects 5 of 7 resources"
    assert "suppression  known.yaml:2: sni-segment of * * covers nothing" in text
    assert (
        "mentioned by 2:\n      f.yaml:5  mesh of Dataplane web\n      f.yaml:13  mesh of TrafficRoute old\n"
        in text
    )


def test_text_counts_what_does_not_work() -> None:
    proxies = [f"---\n{{type: Dataplane, mesh: a.b, name: web-{number}}}\n" for number in range(2)]
    one, two = proxies[0], "".join(proxies)
    ends = [_written(audited(text), "text").splitlines()[-1] for text in (one, two)]
    assert ends == [
        "not safe: Kuma 3.0 rejects 0 of 1 resources, and 1 does not work",
        "not safe: Kuma 3.0 rejects 0 of 2 resources, and 2 do not work",
    ]


def test_prometheus_has_a_series_for_every_offender(made: Audit) -> None:
    samples = [
        s
        for family in text_string_to_metric_families(_written(made, "prometheus"))
        for s in family.samples
    ]
    offenders = [s.labels for s in samples if s.name == "kuma_names_audit_offender"]
    assert {(o["kind"], o["rule"], o["rejected_in"]) for o in offenders} >= {
        ("Mesh", "rfc1035-label", "3.0"),
        ("TrafficRoute", "kind-not-in-version", "3.0"),
        ("Dataplane", "proxy-id-misread", "none"),
    }
    assert next(o["name"] for o in offenders if o["kind"] == "Zone") == "|=cmd,\n% \x1b[31m"
    counted = {
        s.labels["verdict"]: s.value
        for s in samples
        if s.name.endswith("_resources") and s.labels["kuma_version"] == "3.0"
    }
    assert counted == {"valid": 2, "deprecated": 0, "broken": 0, "rejected": 5, "absent": 0}


def test_the_time_of_an_audit_is_told_only_where_everything_was_judged(made: Audit) -> None:
    assert "timestamp" not in _written(made, "prometheus")
    whole = _written(audited("type: Zone\nname: east\n"), "prometheus")
    assert f'kuma_names_audit_timestamp_seconds{{kuma_version="3.0"}} {MADE_AT}\n' in whole


@pytest.mark.parametrize(
    ("inventory", "conclusion"),
    [
        ("type: Zone\nname: east\n", "safe"),
        ("type: Zone\nname: a.b\n", "not-safe"),
        ("type: Dataplane\nmesh: a.b\nname: web\n", "not-safe"),
        ("", "unknown"),
        ("type: Zone\nname: east\n---\na: [", "unknown"),
        ("type: Zone\nname: east\n---\ntype: Zone\n", "unknown"),
        ("type: Zone\nname: a.b\n---\na: [", "not-safe"),
        ("{apiVersion: v1, kind: ConfigMap, metadata: {name: x}}", "unknown"),
    ],
)
def test_only_what_was_judged_is_safe(inventory: str, conclusion: str) -> None:
    made = audited(inventory)
    assert summary.conclusion(made) == conclusion
    assert _written(made, "text").splitlines()[-1].startswith(conclusion.replace("-", " "))
