"""What is expected of inventories, as lines of text to compare with what an audit says; it judges nothing."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from kuma_names.audit.input.model import Place
from kuma_names.audit.model import Audit, Question
from kuma_names.audit.run import audit
from kuma_names.core.model import Mode, Operation
from kuma_names.core.versions import parse_version
from tests.audit.audits import MADE_AT

HERE = Path(__file__).parent
_VERSIONS = ("2.9", "2.12", "2.14", "3.0")
"""The columns of `said` and `verdicts`."""
Entry = dict[str, Any]
Items = dict[str, Entry | str]
"""What is expected of each item, by its file and line: a finding or more, or why it is not judged."""


class Run(NamedTuple):
    """An audit of an inventory: from which version to which, and what is done to the resources."""

    before: str
    after: str
    operation: str = "update"

    def audit(self, folder: Path, pattern: str = "*") -> Audit:
        """Audit the files of a folder, in the order of their names."""
        mode = Mode.ZONE if self.operation == "update" else Mode.FEDERATED_ZONE
        question = Question(
            parse_version(self.before), parse_version(self.after), Operation(self.operation), mode
        )
        files = sorted(
            (file.relative_to(folder).as_posix(), file)
            for file in folder.rglob(pattern)
            if file.is_file()
        )
        streams = [(name, file.open("rb")) for name, file in files]
        try:
            return audit(streams, question, made_at=MADE_AT)
        finally:
            for _, stream in streams:
                stream.close()

    def of(self, row: list[str | None]) -> tuple[str | None, str | None]:
        """Pick the columns of both versions."""
        return row[_VERSIONS.index(self.before)], row[_VERSIONS.index(self.after)]

    def column(self, entry: Entry, key: str) -> Any:
        """Read what may be otherwise on create."""
        return (
            entry.get(f"{key} on create", entry[key]) if self.operation == "create" else entry[key]
        )

    def findings(self, entry: Entry) -> Iterator[Entry]:
        """Hand out the findings of this run: notes, and what one of its versions has something to say of."""
        for one in entry["findings"]:
            if one.get("only", self.operation) == self.operation and (
                one["said"] == "note" or any(self.of(one["said"]))
            ):
                yield one


@cache
def expected(file: str) -> Entry:
    """Read what is expected."""
    read: Entry = yaml.load((HERE / file).read_text(encoding="utf-8"), yaml.CSafeLoader)
    assert read["versions"] == list(_VERSIONS)
    return read


def items(file: str) -> Items:
    """Read what is expected of each item, by its place."""
    return {
        f"{name}:{line}": item
        for name, lines in expected(file)["files"].items()
        for line, item in (lines or {}).items()
    }


def expected_lines(run: Run, told: Items) -> Iterator[str]:
    """Say in lines what is expected."""
    for place, entry in told.items():
        if isinstance(entry, str):
            yield f"{place} is {entry}"
        elif found := list(run.findings(entry)):
            yield "{} is {} -> {}".format(place, *run.of(run.column(entry, "verdicts")))
            for one in found:
                outcomes = (
                    "note" if one["said"] == "note" else "{} -> {}".format(*run.of(one["said"]))
                )
                yield f"{place} {one['rule']} on {one['field']} in line {one['line']}: {outcomes}"


def found_lines(made: Audit) -> Iterator[str]:
    """Say in lines what an audit says."""
    yield from (
        f"{shown(one.place)} is {'malformed' if one.malformed else 'skipped'}"
        for one in made.skipped
    )
    yield from (f"{shown(one.place)} is unreadable" for one in made.faults)
    for one in made.judged:
        place = shown(one.resource.place)
        yield f"{place} is {one.before or 'absent'} -> {one.after or 'absent'}"
        for found in one.found:
            outcomes = (
                "note"
                if found.before is found.after is None
                else f"{found.before} -> {found.after}"
            )
            yield f"{place} {found.rule} on {found.field} in line {found.line}: {outcomes}"


def shown(place: Place) -> str:
    """Show a place as the expectation has it."""
    return f"{place.file}:{place.line}"
