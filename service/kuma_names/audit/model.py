"""What an audit asks and what it returns, as types; it judges nothing."""

from enum import StrEnum
from typing import NamedTuple

from kuma_names.audit.input.model import Place, Resource, SkippedResource, UnreadableFile
from kuma_names.core.model import Mode, Operation
from kuma_names.core.names.suggestions import Suggestion
from kuma_names.core.report import Unjudged
from kuma_names.core.versions import KumaVersion


class Side(StrEnum):
    """The control planes of a deployment with several zones that are upgraded first."""

    GLOBAL = "global"
    ZONES = "zones"


class Question(NamedTuple):
    """What is asked about an inventory: the version that runs, the one to upgrade to, and what is done to each resource.

    `first` says which side of a deployment with several zones is upgraded first.
    """

    before: KumaVersion
    after: KumaVersion
    operation: Operation = Operation.UPDATE
    mode: Mode = Mode.ZONE
    first: Side = Side.GLOBAL


class Mention(NamedTuple):
    """A place where a name is mentioned: by which resource, in which field."""

    place: Place
    kind: str
    name: str
    field: str


class Found(NamedTuple):
    """A finding on a resource in two versions: `before` and `after` are its outcomes, None where a version has none.

    `subject` is the kind that is judged, which is another than the resource's for names that it carries. `suppressed` is the
    reason of the suppression that covers it.
    """

    rule: str
    subject: str
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
    upstream: str | None = None
    spans: tuple[tuple[int, int], ...] = ()
    suggestion: Suggestion | None = None
    others: tuple[Mention, ...] = ()
    suppressed: str | None = None


class Judged(NamedTuple):
    """A resource that something is to be said of; a verdict is None where the version does not have the kind."""

    resource: Resource
    before: str | None
    after: str | None
    found: tuple[Found, ...]
    mentions: tuple[Mention, ...] = ()


class Suppression(NamedTuple):
    """A finding that is known and accepted: its rule, kind and name (a pattern such as `legacy-*`), why, and until when."""

    rule: str
    kind: str
    name: str
    reason: str
    expires: str | None
    place: Place


class Applied(NamedTuple):
    """What a suppression came to: `used`, `stale` (it covers nothing) or `expired`, and how many findings it covers."""

    suppression: Suppression
    state: str
    findings: int


class Audit(NamedTuple):
    """The whole report of an audit: nothing that was read is missing from its counts.

    `judged` has the resources that something is to be said of, out of `resources`; `verdicts` counts all of them, by the older
    and by the newer version, with None for a version that does not have the kind.
    """

    question: Question
    made_at: int
    judged: tuple[Judged, ...]
    resources: int
    verdicts: tuple[dict[str | None, int], dict[str | None, int]]
    skipped: tuple[SkippedResource, ...]
    faults: tuple[UnreadableFile, ...]
    not_judged: tuple[tuple[Unjudged, int], ...]
    suppressions: tuple[Applied, ...]
