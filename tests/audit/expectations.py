"""Expected findings of the inventories in this folder, as lines to compare with a report."""

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from kuma_names.audit.input.model import Place
from kuma_names.audit.model import AuditOptions, AuditReport, Outcomes
from kuma_names.audit.run import audit
from kuma_names.core.model import Mode, Operation
from kuma_names.core.versions import parse_version
from kuma_names.json_types import JsonObject
from tests.audit.support import AUDITED_AT

FOLDER = Path(__file__).parent
INVENTORY_FOLDER = FOLDER / "inventory"
INVENTORY_FILES = sorted(INVENTORY_FOLDER.rglob("*.*"))
_VERSIONS = ("2.9", "2.12", "2.14", "3.0")
"""Columns of `outcomes` and `verdicts` in the files."""
Items = dict[str, JsonObject | str]
"""Expectations by place: an entry with findings, or a word that explains the missing verdict."""


class Run(NamedTuple):
    """Versions and operation of an audit."""

    before: str
    after: str
    operation: str = "update"

    def audit(self, folder: Path, pattern: str = "*") -> AuditReport:
        """Audit the files of a folder, in the order of their names."""
        mode = Mode.ZONE if self.operation == "update" else Mode.FEDERATED_ZONE
        options = AuditOptions(
            parse_version(self.before), parse_version(self.after), Operation(self.operation), mode
        )
        files = sorted(
            (file.relative_to(folder).as_posix(), file)
            for file in folder.rglob(pattern)
            if file.is_file()
        )
        streams = [(name, file.open("rb")) for name, file in files]
        try:
            return audit(streams, options, audited_at=AUDITED_AT)
        finally:
            for _, stream in streams:
                stream.close()

    def pick(self, row: list[str | None]) -> Outcomes:
        """Return the cells of both versions."""
        return row[_VERSIONS.index(self.before)], row[_VERSIONS.index(self.after)]

    def column(self, entry: JsonObject, key: str) -> Any:
        """Return a value, which can be a different one on create."""
        if self.operation == "create":
            return entry.get(f"{key} on create", entry[key])
        return entry[key]

    def findings(self, entry: JsonObject) -> Iterator[JsonObject]:
        """Yield the expected findings of this run: notes, and findings in one of its versions."""
        for finding in entry["findings"]:
            if finding.get("only", self.operation) != self.operation:
                continue
            if finding["outcomes"] == "note" or any(self.pick(finding["outcomes"])):
                yield finding


@cache
def expected(file: str) -> JsonObject:
    """Read a file of expectations."""
    content: JsonObject = yaml.load((FOLDER / file).read_text(encoding="utf-8"), yaml.CSafeLoader)
    assert content["versions"] == list(_VERSIONS)
    return content


def expected_items(file: str) -> Items:
    """Return the expectations of a file by place."""
    return {
        f"{name}:{line}": item
        for name, lines in expected(file)["files"].items()
        for line, item in (lines or {}).items()
    }


def expected_lines(run: Run, items: Items) -> Iterator[str]:
    """Render expectations as lines."""
    for place, entry in items.items():
        if isinstance(entry, str):
            yield f"{place} is {entry}"
            continue
        findings = list(run.findings(entry))
        if findings:
            before, after = run.pick(run.column(entry, "verdicts"))
            yield f"{place} is {before} -> {after}"
        for finding in findings:
            outcomes = "note"
            if finding["outcomes"] != "note":
                outcomes = "{} -> {}".format(*run.pick(finding["outcomes"]))
            position = f"{finding['field']} in line {finding['line']}"
            yield f"{place} {finding['rule']} on {position}: {outcomes}"


def report_lines(report: AuditReport) -> Iterator[str]:
    """Render a report as lines."""
    for skipped in report.skipped_resources:
        yield f"{place_text(skipped.place)} is {'malformed' if skipped.malformed else 'skipped'}"
    for unreadable in report.unreadable_files:
        yield f"{place_text(unreadable.place)} is unreadable"
    for part in report.resource_reports:
        place = place_text(part.resource.place)
        yield f"{place} is {part.before or 'absent'} -> {part.after or 'absent'}"
        for finding in part.findings:
            outcomes = "note"
            if finding.before or finding.after:
                outcomes = f"{finding.before} -> {finding.after}"
            position = f"{finding.field} in line {finding.line}"
            yield f"{place} {finding.rule} on {position}: {outcomes}"


def differences(expected: Iterable[str], actual: Iterable[str]) -> str:
    """Return the missing and the unexpected lines."""
    expected_counts, actual_counts = Counter(expected), Counter(actual)
    missing = sorted((expected_counts - actual_counts).elements())
    unexpected = sorted((actual_counts - expected_counts).elements())
    lines = [f"\nmissing: {line}" for line in missing]
    lines += [f"\nunexpected: {line}" for line in unexpected]
    return "".join(lines)


def place_text(place: Place) -> str:
    """Return a place in the form of the files of expectations."""
    return f"{place.file}:{place.line}"
