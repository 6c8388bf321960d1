"""Selection and grouping of the resources that a report for people lists."""

from collections.abc import Iterable, Iterator
from enum import StrEnum

from kuma_names.audit import summary
from kuma_names.audit.formats.rows import printable
from kuma_names.audit.model import NOTE, ResourceReport
from kuma_names.core.model import Severity, Verdict

SELECTABLE = (
    Verdict.REJECTED.value,
    Verdict.BROKEN.value,
    Verdict.DEPRECATED.value,
    Verdict.VALID.value,
    summary.ABSENT,
    *(severity.value for severity in Severity),
    NOTE,
)
"""Verdicts in the newer version, and severities of findings, by which a list is selected."""


class Grouping(StrEnum):
    """The property by which the resources of a report are grouped."""

    RULE = "rule"
    KIND = "kind"
    FILE = "file"


def selected(parts: Iterable[ResourceReport], only: frozenset[str]) -> Iterator[ResourceReport]:
    """Yield the resources of some verdicts, and the findings of some severities; none means all."""
    for part in parts:
        if not only or (part.after or summary.ABSENT) in only:
            yield part
            continue
        findings = tuple(finding for finding in part.findings if finding.severity in only)
        if findings:
            yield part._replace(findings=findings)


def grouped(
    parts: Iterable[ResourceReport], group_by: Grouping | None
) -> dict[str, list[ResourceReport]]:
    """Group resources by the title of their group, which is empty without a grouping.

    By rule, a resource is in the group of each rule that it breaks, with those findings.
    """
    groups: dict[str, list[ResourceReport]] = {}
    for part in parts:
        for title, member in _memberships(part, group_by):
            groups.setdefault(title, []).append(member)
    return groups


def _memberships(
    part: ResourceReport, group_by: Grouping | None
) -> Iterator[tuple[str, ResourceReport]]:
    """Yield the titles of the groups of a resource, and what is told of it in each."""
    if group_by is Grouping.RULE:
        for rule in dict.fromkeys(finding.rule for finding in part.findings):
            findings = tuple(finding for finding in part.findings if finding.rule == rule)
            yield rule, part._replace(findings=findings)
    elif group_by is Grouping.KIND:
        yield printable(part.resource.kind), part
    elif group_by is Grouping.FILE:
        yield printable(part.resource.place.file), part
    else:
        yield "", part
