"""Judging of single resources: all that needs no other resource of the inventory."""

from collections.abc import Iterator
from typing import Any, NamedTuple, Self

from kuma_names.audit.collision_keys import CollisionKeys
from kuma_names.audit.hostnames import (
    HostnameGenerator,
    Labels,
    labels_of_service,
    read_generator,
)
from kuma_names.audit.input.fields import YamlText
from kuma_names.audit.input.known_names import KnownNames
from kuma_names.audit.input.model import MeshReference, Resource
from kuma_names.audit.input.references import find_references
from kuma_names.audit.model import (
    AuditOptions,
    Mention,
    ResourceReport,
    TemplatedName,
    Verdicts,
)
from kuma_names.audit.records import ResourceRecord, record_of
from kuma_names.audit.resource_findings import ResourceValidator
from kuma_names.audit.validators import ValidatorCache
from kuma_names.core.identifiers.resource_identity import ResourceIdentity
from kuma_names.core.model import NO_FACTS
from kuma_names.core.tables.kinds import KINDS

_GLOBAL_KINDS = ("Mesh", "Zone")
"""Kinds of references that are not looked up in the mesh of the resource that refers."""
_MAX_REMEMBERED = 16_384
"""Names that are remembered, of each sort."""
MentionKey = tuple[str, str | None, str]
"""Kind, mesh and name of what is mentioned."""


class MentionedName(NamedTuple):
    """A name that may have to be changed, and a place that mentions it."""

    key: MentionKey
    mention: Mention


class Judgement(NamedTuple):
    """What is known of a resource alone.

    `report` is None without findings, and `verdicts` are those of the resource. `carried_names` are
    names with the kind whose rules they must keep to, as far as an earlier resource of the mesh
    does not carry them. `collision_keys` are those of `CollisionKeys.numbers`.
    """

    record: ResourceRecord
    mesh: YamlText | None
    verdicts: Verdicts
    report: ResourceReport | None
    carried_names: tuple[tuple[str, str], ...]
    mentioned_names: tuple[MentionedName, ...]
    templated_names: tuple[TemplatedName, ...]
    collision_keys: tuple[int, ...]
    service_labels: Labels | None = None
    generator: HostnameGenerator | None = None

    def packed(self) -> tuple[Any, ...]:
        """Return plain tuples, which reach another process in a fraction of the time."""
        record = self.record
        mesh = self.mesh
        return (
            (tuple(record.identity), *record[1:]),
            None if mesh is None else tuple(mesh),
            *self[2:],
        )

    @classmethod
    def unpacked(cls, packed: tuple[Any, ...]) -> Self:
        """Return the judgement that was packed."""
        (identity, *record), mesh, *rest = packed
        return cls(
            ResourceRecord(ResourceIdentity._make(identity), *record),
            None if mesh is None else YamlText._make(mesh),
            *rest,
        )


class Judge:
    """Judge of resources, one by one, in any order."""

    def __init__(self, options: AuditOptions, validators: ValidatorCache) -> None:
        self.known_names = KnownNames()
        self.validator = ResourceValidator(options, validators, self.known_names)
        self._validators = validators
        self._collision_keys = CollisionKeys(options)
        self._renamable: dict[tuple[str, str], bool] = {}
        self._carried: set[tuple[str, str, str | None]] = set()

    def judge(self, resource: Resource) -> Judgement:
        """Validate a resource, and collect what the comparison requires."""
        report = self.validator.validate(resource)
        record = record_of(resource)
        return Judgement(
            record,
            resource.mesh and resource.mesh.pinned(),
            (report.before, report.after),
            _without_texts(report) if report.findings else None,
            tuple(self._new_carried_names(resource)),
            tuple(self._mentioned_names(resource)),
            tuple(_templated_names(resource)) if resource.templated else (),
            tuple(self._collision_keys.numbers(record.identity)),
            labels_of_service(resource),
            read_generator(resource) if resource.kind == "HostnameGenerator" else None,
        )

    def mentioned_mesh(self, reference: MeshReference) -> MentionedName | None:
        """Return the mention of a mesh by something that is not a resource of Kuma."""
        mesh = reference.mesh
        if not self._may_be_renamed("Mesh", mesh.value):
            return None
        place = reference.place._replace(line=mesh.line)
        mention = Mention(place, reference.kind, reference.name, reference.field)
        return MentionedName(("Mesh", None, mesh.value), mention)

    def start_batch(self) -> None:
        """Forget the names that resources carry: the next resources are compared by themselves."""
        self._carried.clear()
        self.known_names.clear()

    def _new_carried_names(self, resource: Resource) -> Iterator[tuple[str, str]]:
        """Yield the names that the resource is the first of its mesh to carry, as far as known."""
        mesh = resource.facts.mesh
        for carried in resource.carried_names:
            key = (carried.kind, carried.text.value, mesh)
            if key not in self._carried:
                if len(self._carried) >= _MAX_REMEMBERED:
                    self._carried.clear()
                self._carried.add(key)
                yield carried.kind, carried.text.value

    def _mentioned_names(self, resource: Resource) -> Iterator[MentionedName]:
        # Reports list only mentions of names to change: storing all would take much memory.
        for reference in find_references(resource, self._may_be_renamed):
            mesh = None if reference.kind in _GLOBAL_KINDS else resource.facts.mesh
            place = resource.place._replace(line=reference.line)
            mention = Mention(place, resource.kind, resource.name.value, reference.field)
            yield MentionedName((reference.kind, mesh, reference.name), mention)

    def _may_be_renamed(self, kind: str, name: str) -> bool:
        """Return whether a name breaks a rule, whatever resource has it."""
        renamable = self._renamable.get((kind, name))
        if renamable is None:
            # The first environment is Universal, except for kinds of Kubernetes only.
            environment = KINDS[kind].environments[0]
            validator = self._validators.pair(kind, environment, NO_FACTS).oldest
            renamable = validator is not None and not validator.passes(name)
            if len(self._renamable) >= _MAX_REMEMBERED:
                self._renamable.clear()
            self._renamable[kind, str(name)] = renamable
        return renamable


def _without_texts(report: ResourceReport) -> ResourceReport:
    """Return the report with a resource that has only what reports show."""
    # Bodies are most of an inventory, and nothing requires them from here on.
    resource = report.resource
    resource = resource._replace(
        name=resource.name.pinned(),
        mesh=resource.mesh and resource.mesh.pinned(),
        texts={},
        carried_names=(),
        duplicate_keys=(),
        body={},
        labels={},
        templated=(),
    )
    return report._replace(resource=resource)


def _templated_names(resource: Resource) -> Iterator[TemplatedName]:
    for field, text in resource.templated:
        place = resource.place._replace(line=text.line)
        yield TemplatedName(place, resource.kind, resource.name.value, field, text.value)
