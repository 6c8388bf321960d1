"""Types of table rows: kinds, rules, labels, findings and names."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from kuma_names.core.model import Environment, Mode, Operation, Outcome, Stage
from kuma_names.core.report import FindingType
from kuma_names.core.text_rows import KumaText
from kuma_names.core.versions import Versioned, VersionRange


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """Table row: a kind of resource, or a name subject (something else that carries a name).

    `since` and `removed_in` are the versions that added and removed it; None means before 2.5, and
    never. `scope` is `mesh`, `global` or `subject`. `path` is the last part of the API's URL,
    `kubernetes_scope` the scope of the CRD (None if there is none). `admitted` means that Kuma's
    validating webhook is called for it on Kubernetes; `renamable`, that another resource can
    replace an existing one under another name. `prefix` starts suggestions for names that need
    another beginning; by default it is the short name, or the name in lowercase.
    """

    name: str
    scope: str
    path: str | None = None
    short_name: str | None = None
    short_name_since: str | None = None
    since: str | None = None
    removed_in: str | None = None
    kubernetes_scope: str | None = None
    environments: tuple[Environment, ...] = tuple(Environment)
    operations: tuple[Operation | None, ...] = tuple(Operation)
    is_name_subject: bool = False
    renamable: bool = True
    admitted: bool = True
    prefix: str | None = None

    @property
    def versions(self) -> VersionRange:
        """The versions that have the kind."""
        return VersionRange(self.since, self.removed_in)

    @property
    def suggestion_prefix(self) -> str:
        """The beginning of suggestions."""
        return self.prefix or self.short_name or self.name.lower()


def names_of(kinds: Iterable[Kind], **columns: object) -> tuple[str, ...]:
    """Return the names of the kinds with these values in these columns."""
    wanted = columns.items()
    return tuple(
        kind.name
        for kind in kinds
        if all(getattr(kind, column) == value for column, value in wanted)
    )


def without(names: Iterable[str], *excluded: str) -> tuple[str, ...]:
    """Return the names that are not excluded."""
    return tuple(name for name in names if name not in excluded)


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause(Versioned):
    """Table row: where a rule applies and what happens there.

    `measure` is the id of a measure (names/measures/), `format` that of the format that every
    measured text must have. The empty text is checked only if `checks_empty` is set. `yields_to`
    lists the rules that suppress this one if they are broken, too. `parameter` is the field that
    Kuma's response names, None for the measured one.
    """

    kinds: tuple[str, ...]
    since: str
    before: str | None = None
    measure: str
    format: str
    outcome: Outcome
    kuma_text: KumaText | None = None
    stage: Stage = Stage.NONE
    environments: tuple[Environment, ...] = tuple(Environment)
    operations: tuple[Operation | None, ...] = tuple(Operation)
    modes: tuple[Mode, ...] = tuple(Mode)
    checks_empty: bool = False
    yields_to: tuple[str, ...] = ()
    parameter: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule(FindingType):
    """Table row: a finding type with clauses; `source` is the place in Kuma's source.

    `on_create` marks a rule of a name subject that applies only when the resource that carries the
    name is created.
    """

    source: str
    clauses: tuple[Clause, ...]
    on_create: bool = False

    @property
    def concerns_requests(self) -> bool:
        """Whether a control plane checks it in requests, which synced resources do not pass."""
        stages = {clause.stage for clause in self.clauses}
        return not stages.isdisjoint((Stage.URL, Stage.LOOKUP, Stage.REQUEST, Stage.LABEL))


@dataclass(frozen=True, slots=True, kw_only=True)
class NamePlace(Versioned):
    """Table row: a place in the body of resources that has a name which Kuma judges.

    `path` is that of Universal: fields joined by `.`, with `[]` behind a field for every entry of a
    list. A last part `*` is every value of a mapping, `~` every key, and `["key"]` the value of one
    key, which `*` then leaves out. `subject` is the kind whose rules the name must keep to. In a
    reference, `targets` are the values that the field `kind` must have, or another `target_field`:
    the one beside the name, or for values and keys beside their mapping. `facts` are the inputs
    besides the name that the rules need: `mesh` is the one that the resource is, or belongs to.
    `unless` is the path of a field that, if it is true, turns the check off.
    """

    kinds: tuple[str, ...]
    path: str
    subject: str
    source: str
    since: str | None = None
    before: str | None = None
    environments: tuple[Environment, ...] = tuple(Environment)
    targets: tuple[str, ...] = ()
    target_field: str = "kind"
    facts: tuple[str, ...] = ()
    unless: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MeshPlace(Versioned):
    """Table row: where objects of Kubernetes name a mesh, and the versions that read it there.

    `path` leads to the metadata of the object or of the Pods that it makes, and `holder` is the
    mapping there that has the key `kuma.io/mesh`: `labels` or `annotations`.
    """

    kinds: tuple[str, ...]
    path: str
    holder: str
    since: str | None = None
    before: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnedLabel(Versioned):
    """Table row: a label that the control plane writes, and where it refuses another value.

    `expected` is the value, or one of the words in tables/labels.py. An empty value is checked
    only if `checks_empty` is set.
    """

    key: str
    expected: str
    kinds: tuple[str, ...]
    kuma_text: KumaText
    since: str = "3.0"
    before: str | None = None
    modes: tuple[Mode, ...] = tuple(Mode)
    environments: tuple[Environment, ...] = tuple(Environment)
    checks_empty: bool = True

    @property
    def measure(self) -> str:
        """The id of the measure that reads it."""
        return f"{slug(self.key)}-label-not-{slug(self.expected)}"


def slug(text: str) -> str:
    """Convert a label key or an expected value of the table to a part of an id.

    >>> slug("k8s.kuma.io/namespace"), slug("the zone, unless the origin is global")
    ('namespace', 'the-zone-unless-the-origin-is-global')
    """
    return text.rpartition("/")[2].replace(",", "").strip().replace(" ", "-")


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentifierFindingType(FindingType, Versioned):
    """Table row: a finding about an identifier that is not a rule of names.

    `message` and `kuma_text` have placeholders that the codec fills in.
    """

    since: str
    before: str | None = None
    environments: tuple[Environment, ...] = tuple(Environment)
    outcome: Outcome
    field: str
    message: str
    kuma_text: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LegacyEnvoyForm(Versioned):
    """Table row: a template of legacy Envoy names, and the versions that write or read them.

    The template has placeholders for an address (`ipv4`, `ipv6`, `ip`), a `mesh`, `gateway`,
    `service`, `backend`, `protocol` or `port`.
    """

    id: str
    template: str
    since: str
    before: str | None = None

    @classmethod
    def fixed(cls, name: str, *, since: str, before: str | None = None) -> Self:
        """Create the form of a name that is always the same; the name is its id."""
        return cls(id=name, template=name, since=since, before=before)
