"""The words of the core as types: enumerations, the shape of a rule row, and what a judgement returns; it judges nothing."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from kuma_names.core.tables.formats import Break
from kuma_names.core.versions import KumaVersion, is_within


class Environment(StrEnum):
    """Where the control plane runs."""

    UNIVERSAL = "universal"
    KUBERNETES = "kubernetes"


class Operation(StrEnum):
    """What is done to the resource."""

    CREATE = "create"
    UPDATE = "update"


class Mode(StrEnum):
    """What the control plane is: global, a zone of its own, or a zone of a global one."""

    GLOBAL = "global"
    ZONE = "zone"
    FEDERATED_ZONE = "federated-zone"


class Severity(StrEnum):
    """How bad a finding is."""

    ERROR = "error"
    WARNING = "warning"


class Verdict(StrEnum):
    """What is said of a name in a version, mildest first."""

    VALID = "valid"
    INCOMPLETE = "incomplete"
    DEPRECATED = "deprecated"
    BROKEN = "broken"
    REJECTED = "rejected"


class Outcome(StrEnum):
    """What happens to a name that breaks a rule."""

    REFUSED = "refused"
    WARNED = "warned"
    LOGGED = "logged"
    SKIPPED = "skipped"
    UNSYNCED = "unsynced"
    BROKEN = "broken"
    STARTUP = "startup"


class Effect(NamedTuple):
    """What an outcome means: its severity, the verdict it leads to, and whether it announces that the name will be rejected."""

    severity: Severity
    verdict: Verdict
    announces: bool


EFFECTS = {
    Outcome.REFUSED: Effect(Severity.ERROR, Verdict.REJECTED, announces=False),
    Outcome.WARNED: Effect(Severity.WARNING, Verdict.DEPRECATED, announces=True),
    Outcome.LOGGED: Effect(Severity.WARNING, Verdict.DEPRECATED, announces=True),
    Outcome.SKIPPED: Effect(Severity.WARNING, Verdict.DEPRECATED, announces=False),
    Outcome.UNSYNCED: Effect(Severity.ERROR, Verdict.BROKEN, announces=False),
    Outcome.BROKEN: Effect(Severity.ERROR, Verdict.BROKEN, announces=False),
    Outcome.STARTUP: Effect(Severity.ERROR, Verdict.REJECTED, announces=False),
}
VERDICTS = tuple(Verdict)


class Stage(StrEnum):
    """Where in a request a control plane answers, first to last; the first stage with an answer is the only one heard."""

    URL = "url"
    LOOKUP = "lookup"
    REQUEST = "request"
    LABEL = "label"
    KIND = "kind"
    WRITE = "write"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of resource, or (`subject`) something else that carries a name.

    `since` and `removed_in` are thresholds, None for before 2.5 and never. `replace` says that an existing one cannot be
    renamed in place. `prefix` starts suggestions for names that need another beginning.
    """

    name: str
    scope: str
    prefix: str
    path: str | None = None
    short_name: str | None = None
    short_name_since: str | None = None
    since: str | None = None
    removed_in: str | None = None
    kubernetes_scope: str | None = None
    environments: tuple[Environment, ...] = tuple(Environment)
    operations: tuple[Operation | None, ...] = tuple(Operation)
    subject: bool = False
    replace: bool = False

    def lives_at(self, number: tuple[int, int, int]) -> bool:
        """Tell whether the version of a number has the kind."""
        return is_within(number, self.since, self.removed_in)


@dataclass(frozen=True, slots=True)
class Reason:
    """One of Kuma's texts: given if one of `atoms` is broken (any, where empty) and the text has the format `shaped`, if named.

    `windows` are the versions that give it, each from a version on and up to, and not in, another; none are all.
    """

    text: str
    atoms: tuple[str, ...] = ()
    shaped: str | None = None
    windows: tuple[tuple[str, str | None], ...] = ()

    def is_given_at(self, number: tuple[int, int, int]) -> bool:
        """Tell whether the version of a number has this text."""
        return not self.windows or any(is_within(number, since, before) for since, before in self.windows)


@dataclass(frozen=True, eq=False)
class Upstream:
    """What Kuma says, letter for letter; each is itself and no other.

    Each group of `reasons` gives the text of its first reason that applies; `joiner` joins the groups' texts. `template` takes
    {errors} and what was measured. `separate` makes one invalid parameter of each text.
    """

    reasons: tuple[tuple[Reason, ...], ...] = ()
    template: str = "{errors}"
    joiner: str = "; "
    separate: bool = False

    @cached_property
    def shapes(self) -> tuple[str, ...]:
        """The formats that some reason asks about."""
        return tuple({reason.shaped: None for group in self.reasons for reason in group if reason.shaped})

    @cached_property
    def is_dated(self) -> bool:
        """Whether some reason is given in some versions only."""
        return any(reason.windows for group in self.reasons for reason in group)


@dataclass(frozen=True, slots=True)
class Clause:
    """Where a rule applies and what happens there: one row of Kuma's rules.

    It holds from version `since` up to, and not in, `before` (None: still). `measure` names what is measured (measures.py),
    `format` the shape it must have. The empty text is judged only if `empty` says so. `yields_to` names the rules that answer
    in its place where they are broken too. `parameter` is the field in Kuma's answer, None where it is the measured one.
    """

    kinds: tuple[str, ...]
    since: str
    before: str | None
    measure: str
    format: str
    outcome: Outcome
    upstream: Upstream | None = None
    stage: Stage = Stage.NONE
    environments: tuple[Environment, ...] = tuple(Environment)
    operations: tuple[Operation | None, ...] = tuple(Operation)
    modes: tuple[Mode, ...] = tuple(Mode)
    empty: bool = False
    yields_to: tuple[str, ...] = ()
    parameter: str | None = None

    def holds_at(self, number: tuple[int, int, int]) -> bool:
        """Tell whether this clause applies in the version that begins at `number`."""
        return is_within(number, self.since, self.before)


@dataclass(frozen=True, slots=True)
class Rule:
    """A format required of some kinds for some versions.

    `because` is the consequence in the user's terms, with {words} of words.py filled in;
    `source` says where Kuma does it. `on_create` says of a rule of a name subject that it holds only while the resource that
    carries the name is created. `hint` says what to do about what is no name.
    """

    id: str
    summary: str
    because: str
    source: str
    clauses: tuple[Clause, ...]
    on_create: bool = False
    hint: str | None = None

    @property
    def is_of_requests(self) -> bool:
        """Tell whether a control plane asks it of requests, which what sync writes does not pass."""
        return any(clause.stage in (Stage.URL, Stage.LOOKUP, Stage.REQUEST, Stage.LABEL) for clause in self.clauses)


@dataclass(frozen=True, slots=True)
class Context:
    """Under what circumstances a name is judged; `operation` None is the kind's own default."""

    version: KumaVersion
    target: KumaVersion | None = None
    environment: Environment = Environment.UNIVERSAL
    operation: Operation | None = None
    mode: Mode = Mode.ZONE


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known besides the name; None is not known, which is not the same as empty.

    `labels` are pairs of key and value, in the order of keys; on Universal the display name is one of them.
    """

    mesh: str | None = None
    zone: str | None = None
    namespace: str | None = None
    display_name: str | None = None
    synced: bool = False
    ports: tuple[str, ...] | None = None
    labels: tuple[tuple[str, str], ...] = ()


NO_FACTS = Facts()


class Finding(NamedTuple):
    """One rule's result on one text; see the glossary for the fields."""

    rule: str
    severity: str
    outcome: str
    field: str
    atoms: tuple[Break, ...]
    message: str
    hint: str | None
    deprecated_in: str | None
    rejected_in: str | None
    until: str | None
    because: str
    upstream: str | None


class Unjudged(NamedTuple):
    """A rule that could not be judged, and the inputs it needs."""

    rule: str
    needs: tuple[str, ...]


class Scope(NamedTuple):
    """What a report is about besides the name."""

    kind: str
    version: str
    environment: str
    operation: str | None


class Report(NamedTuple):
    """The verdict and findings of one name; `rejected_in` is the first version, from the asked one on, that rejects it.

    `foreseen` names the rules that it breaks from the asked version on, each with the first version where that rule rejects.
    """

    name: str
    scope: Scope
    verdict: str
    rejected_in: str | None
    findings: tuple[Finding, ...]
    not_judged: tuple[Unjudged, ...]
    foreseen: tuple[tuple[str, str | None], ...] = ()
