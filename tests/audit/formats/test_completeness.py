"""Tests that every format has all findings of a large inventory."""

import csv
import io
import json
import re
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Callable, Iterator

import pytest
from prometheus_client.parser import text_string_to_metric_families

from kuma_names.audit import summary
from kuma_names.audit.formats.text import TextLayout
from kuma_names.audit.model import AuditFinding, AuditReport, ResourceReport
from kuma_names.audit.unjudged import unjudged_parts
from tests.audit.expectations import Run
from tests.audit.formats.support import write, write_text
from tests.audit.test_expected_findings import each_run, report_of
from tests.contract.contract import SCHEMAS, validator

FindingPlace = tuple[str, int, str]
"""File, line and rule of a finding."""
_GITHUB_FINDING = re.compile(r"^::\w+ file=([^,]*),line=(\d+),title=([a-z0-9-]+)%3A ", re.MULTILINE)
_MARKDOWN_FINDING = re.compile(
    r"^\| \w* \| .* \| `([^`|]*):(\d+)` \| ([a-z0-9-]+) \| \w+ \| ", re.MULTILINE
)


def _findings(report: AuditReport) -> Iterator[tuple[ResourceReport, AuditFinding]]:
    for part in report.resource_reports:
        for finding in part.findings:
            yield part, finding


def _read_json(text: str) -> Iterator[FindingPlace]:
    for resource in json.loads(text)["resources"]:
        for finding in resource["findings"]:
            yield resource["file"], finding["line"], finding["rule"]


def _read_sarif(text: str) -> Iterator[FindingPlace]:
    for result in json.loads(text)["runs"][0]["results"]:
        location = result["locations"][0]["physicalLocation"]
        file = location["artifactLocation"]["uri"]
        yield file, location["region"]["startLine"], result["ruleId"]


def _read_csv(text: str) -> Iterator[FindingPlace]:
    for row in csv.DictReader(io.StringIO(text)):
        if row["kind"]:
            yield row["file"], int(row["line"]), row["rule"]


def _read_github(text: str) -> Iterator[FindingPlace]:
    for file, line, rule in _GITHUB_FINDING.findall(text):
        yield file, int(line), rule


def _read_markdown(text: str) -> Iterator[FindingPlace]:
    for file, line, rule in _MARKDOWN_FINDING.findall(text):
        yield file, int(line), rule


READERS: dict[str, Callable[[str], Iterator[FindingPlace]]] = {
    "json": _read_json,
    "sarif": _read_sarif,
    "csv": _read_csv,
    "github": _read_github,
    "markdown": _read_markdown,
}


@each_run
@pytest.mark.parametrize("format_", READERS)
def test_every_finding_is_written_with_its_place(run: Run, format_: str) -> None:
    report = report_of(run)
    findings = Counter(READERS[format_](write(report, format_)))
    assert findings == Counter(
        (part.resource.place.file, finding.line, finding.rule)
        for part, finding in _findings(report)
    )


@each_run
def test_the_contract_describes_the_json(run: Run) -> None:
    content = json.loads(write(report_of(run), "json"))
    validator(SCHEMAS["AuditReport"]).validate(content)


@each_run
def test_text_has_every_finding(run: Run) -> None:
    report = report_of(run)
    text = write_text(report, TextLayout(has_details=True))
    for _, finding in _findings(report):
        assert f"line {finding.line}: {finding.message}" in text


@each_run
def test_junit_counts_every_failure(run: Run) -> None:
    report = report_of(run)
    suites = ET.fromstring(write(report, "junit"))
    failures = [
        part for part in report.resource_reports if any(map(summary.is_failure, part.findings))
    ]
    assert suites.get("failures") == str(len(failures))
    assert suites.get("errors") == str(len(list(unjudged_parts(report))))


@each_run
def test_prometheus_has_every_offender(run: Run) -> None:
    report = report_of(run)
    samples = [
        sample
        for family in text_string_to_metric_families(write(report, "prometheus"))
        for sample in family.samples
        if sample.name.endswith("_offender")
    ]
    offenders = {
        (sample.labels["kind"], sample.labels["name"], sample.labels["rule"]) for sample in samples
    }
    assert offenders == {
        (part.resource.kind, part.resource.core_name, finding.rule)
        for part, finding in _findings(report)
        if finding.after
    }
