"""Types of an audit: options, finding types, findings, suppressions and reports."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from kuma_names.audit.baseline_model import BaselineResult
from kuma_names.audit.input.model import Place, Resource, SkippedResource, UnreadableFile
from kuma_names.core.model import (
    EFFECTS,
    Environment,
    Mode,
    Operation,
    Outcome,
)
from kuma_names.core.names.suggestions import Suggestion
from kuma_names.core.report import FindingType, Unjudged
from kuma_names.core.versions import KumaVersion

NOTE = "note"
"""Severity of a finding that is worth knowing and does not affect the verdict."""
Outcomes = tuple[str | None, str | None]
"""Outcomes of a finding in the older and the newer version, None in a version without it."""
Verdicts = tuple[str | None, str | None]
"""Verdicts of a resource in the older and the newer version, None in one without its kind."""


class Side(StrEnum):
    """The control planes of a multi-zone deployment that are upgraded first."""

    GLOBAL = "global"
    ZONES = "zones"


class AuditOptions(NamedTuple):
    """Options of an audit: the versions before and after the upgrade, and the context of both.

    `first` is the side of a multi-zone deployment that is upgraded first, `zone` the zone of
    resources that do not tell theirs.
    """

    before: KumaVersion
    after: KumaVersion
    operation: Operation = Operation.UPDATE
    mode: Mode = Mode.ZONE
    first: Side = Side.GLOBAL
    zone: str | None = None

    @property
    def versions(self) -> tuple[KumaVersion, KumaVersion]:
        """The older and the newer version."""
        return self.before, self.after


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditFindingType(FindingType):
    """Table row: a finding of audits that is not a rule of names.

    `outcome` None makes it a note. `message` and `because` have placeholders.
    """

    environments: tuple[Environment, ...] = tuple(Environment)
    outcome: Outcome | None
    message: str

    @property
    def severity(self) -> str:
        """The severity of the outcome."""
        if self.outcome is None:
            return NOTE
        return EFFECTS[self.outcome].severity.value


class Mention(NamedTuple):
    """A place that mentions a name: the kind and name of the resource there, and its field."""

    place: Place
    kind: str
    name: str
    field: str


class AuditFinding(NamedTuple):
    """A finding on a resource, compared between two versions.

    `before` and `after` are its outcomes in the older and the newer version. `judged_kind` is the
    kind whose rules apply: for a name that the resource carries, it is not that of the resource.
    `suppressed` is the reason of the suppression that covers the finding, and `is_known` is true if
    the baseline has it.
    """

    rule: str
    judged_kind: str
    field: str
    value: str
    line: int
    severity: str
    before: str | None
    after: str | None
    rejected_in: str | None
    message: str
    because: str
    hint: str | None = None
    kuma_text: str | None = None
    spans: tuple[tuple[int, int], ...] = ()
    suggestion: Suggestion | None = None
    others: tuple[Mention, ...] = ()
    suppressed: str | None = None
    is_known: bool = False


class ResourceReport(NamedTuple):
    """Verdicts and findings of one resource, and the places that mention its name."""

    resource: Resource
    before: str | None
    after: str | None
    findings: tuple[AuditFinding, ...]
    mentions: tuple[Mention, ...] = ()


class TemplatedName(NamedTuple):
    """Text with placeholders that was not judged: the resource that has it, and the field."""

    place: Place
    kind: str
    name: str
    field: str
    value: str


class Suppression(NamedTuple):
    """Entry of a suppressions file: the findings that are accepted, and the reason.

    `rule`, `kind` and `name` are patterns such as `legacy-*`; `expires` is the last day on which
    the entry applies, in ISO 8601.
    """

    rule: str
    kind: str
    name: str
    reason: str
    expires: str | None
    place: Place


class SuppressionResult(NamedTuple):
    """State of a suppression after an audit, and the number of findings it covers.

    The state is `used`, `stale` (it covers no finding) or `expired`.
    """

    suppression: Suppression
    state: str
    finding_count: int


class AuditReport(NamedTuple):
    """Report of an audit, which accounts for everything that was read.

    `resource_reports` are those with findings, out of `resource_count`, which includes the Meshes
    that are only referred to (`referenced_count`). `verdict_counts` has all resources by verdict,
    in the older and the newer version; None counts those whose kind a version does not have.
    `other_kinds` counts resources of unknown kinds, which the rules of their kind did not judge.
    `audited_at` is in seconds since 1970. `baseline` is None without an earlier report.
    """

    options: AuditOptions
    audited_at: int
    resource_reports: tuple[ResourceReport, ...]
    resource_count: int
    verdict_counts: tuple[dict[str | None, int], dict[str | None, int]]
    skipped_resources: tuple[SkippedResource, ...]
    unreadable_files: tuple[UnreadableFile, ...]
    not_judged: tuple[tuple[Unjudged, int], ...]
    templated_names: tuple[TemplatedName, ...]
    other_kinds: tuple[tuple[str, int], ...]
    referenced_count: int
    suppression_results: tuple[SuppressionResult, ...]
    baseline: BaselineResult | None = None
