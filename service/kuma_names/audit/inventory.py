"""Findings about the inventory as a whole: collisions, duplicates, misread IDs."""

from collections import Counter
from collections.abc import Iterator

from kuma_names.audit.collisions import CollisionDetector
from kuma_names.audit.findings import resource_report
from kuma_names.audit.hostnames import GeneratorIndex
from kuma_names.audit.indexes import MentionIndex, NameIndex
from kuma_names.audit.input.fields import YamlText
from kuma_names.audit.input.known_names import KnownNames
from kuma_names.audit.input.meshes import mesh_reference, referenced_mesh
from kuma_names.audit.input.model import MeshReference, Resource
from kuma_names.audit.input.placeholders import has_placeholder
from kuma_names.audit.inventory_findings import (
    collision_finding,
    duplicate_finding,
    hostname_finding,
    misread_finding,
)
from kuma_names.audit.judging import Judge, Judgement
from kuma_names.audit.model import (
    AuditFinding,
    AuditOptions,
    ResourceReport,
    TemplatedName,
    Verdicts,
)
from kuma_names.audit.records import ResourceRecord
from kuma_names.audit.suggestions import OWN_NAME_FIELDS, NameSuggester
from kuma_names.audit.validators import ValidatorCache
from kuma_names.core.report import Unjudged

_UNREAD_TEMPLATE = Unjudged("hostname-collision", ("template",))
"""What is not judged if the template of a HostnameGenerator is not read here."""
VerdictCounts = dict[str | None, int]


class Inventory:
    """Resources of an audit: each is judged when it is added, and all are compared at the end.

    `size` is the number of resources so far, and `referenced_count` that of the Meshes among them
    that are only referred to. `other_kinds` counts resources of unknown kinds.
    """

    def __init__(self, options: AuditOptions) -> None:
        validators = ValidatorCache(options)
        self._options = options
        self._judge = Judge(options, validators)
        self._records: list[ResourceRecord] = []
        self._reports: dict[int, ResourceReport] = {}
        self._verdicts: Counter[Verdicts] = Counter()
        self._names = NameIndex()
        self._suggester = NameSuggester(validators, self._names)
        self._mentions = MentionIndex()
        self._collisions = CollisionDetector(options, self._records)
        self._generators = GeneratorIndex(options.mode, options.zone)
        self._misread_proxies: list[int] = []
        self._meshes: set[str] = set()
        self._referenced_meshes: dict[str, MeshReference] = {}
        self.referenced_count = 0
        self.templated_names: list[TemplatedName] = []
        self.other_kinds: Counter[str] = Counter()

    @property
    def known_names(self) -> KnownNames:
        """The names in bodies that need not be judged again."""
        return self._judge.known_names

    @property
    def size(self) -> int:
        """The number of resources so far."""
        return len(self._records)

    @property
    def not_judged(self) -> Counter[Unjudged]:
        """The names for which rules lack inputs, by rule."""
        return self._judge.validator.not_judged

    def add(self, resource: Resource) -> None:
        """Judge a resource, and index what the comparison requires."""
        self.add_judgement(self._judge.judge(resource))

    def add_judgement(self, judgement: Judgement) -> None:
        """Index what the comparison requires of a resource."""
        record = judgement.record
        position = len(self._records)
        self._records.append(record)
        self._verdicts[judgement.verdicts] += 1
        if judgement.report is not None:
            self._reports[position] = judgement.report
        self._names.add_carried(record.mesh, judgement.carried_names)
        for mentioned in judgement.mentioned_names:
            self._mentions.add(mentioned)
        self.templated_names += judgement.templated_names
        if record.is_other:
            self.other_kinds[record.identity.kind] += 1
        if judgement.generator is not None:
            self._generators.add_generator(judgement.generator)
        if record.is_compared:
            self._collisions.add(position, judgement.collision_keys)
            if judgement.service_labels is not None:
                self._generators.add_service(position, record, judgement.service_labels)
            self._note_duplicate(position)
        self._note_meshes(position, judgement.mesh)

    def add_reference(self, reference: MeshReference) -> None:
        """Record a mesh that something names, if one of the versions reads it there."""
        if has_placeholder(reference.mesh.value):
            self._note_templated(reference)
            return
        if not any(
            reference.versions.contains(version.number) for version in self._options.versions
        ):
            return
        self._referenced_meshes.setdefault(reference.mesh.value, reference)
        mentioned = self._judge.mentioned_mesh(reference)
        if mentioned is not None:
            self._mentions.add(mentioned)

    def reports(self) -> Iterator[ResourceReport]:
        """Compare the resources; yield the reports with findings, in the order of reading."""
        self._add_referenced_meshes()
        self._apply_generators()
        for collision in self._collisions.collisions():
            self._add_finding(collision.resource, collision_finding(collision, self._records))
        for position in self._misread_proxies:
            self._add_finding(position, misread_finding(self._records[position], self._meshes))
        # Suggestions come last, because they must differ from all names of the inventory.
        for _, report in sorted(self._reports.items()):
            yield self._with_suggestions(report)

    def verdict_counts(self) -> tuple[VerdictCounts, VerdictCounts]:
        """Return the number of resources by verdict, in the older and the newer version."""
        before: VerdictCounts = {}
        after: VerdictCounts = {}
        for (older, newer), number in self._verdicts.items():
            # Findings of the comparison replace verdicts: of some, no resource is left.
            if number:
                before[older] = before.get(older, 0) + number
                after[newer] = after.get(newer, 0) + number
        return before, after

    def _note_templated(self, reference: MeshReference) -> None:
        kind, name, field = reference.kind, reference.name, reference.field
        place = reference.place._replace(line=reference.mesh.line)
        text = reference.mesh.value
        self.templated_names.append(TemplatedName(place, kind, name, field, text))

    def _note_duplicate(self, position: int) -> None:
        """Index the name of a resource, and add a finding if another has it already."""
        record = self._records[position]
        first = self._records[self._names.add(position, record)]
        if first is record or _can_share_name(record, first):
            return
        self._add_finding(position, duplicate_finding(record, first))

    def _note_meshes(self, position: int, mesh: YamlText | None) -> None:
        """Record a Mesh, and the mesh that a resource belongs to."""
        record = self._records[position]
        kind = record.identity.kind
        if kind == "Mesh":
            self._meshes.add(record.name)
        if mesh is None:
            return
        if mesh.value and mesh.value not in self._referenced_meshes:
            self._referenced_meshes[mesh.value] = mesh_reference(record.to_resource(), mesh)
        is_own_dataplane = kind == "Dataplane" and not record.identity.synced
        if is_own_dataplane and record.is_compared and "." in mesh.value:
            self._misread_proxies.append(position)

    def _add_referenced_meshes(self) -> None:
        """Judge the Meshes that are referred to, and are not in the inventory."""
        for mesh, reference in self._referenced_meshes.items():
            if mesh not in self._meshes:
                self.referenced_count += 1
                self.add(referenced_mesh(reference))

    def _apply_generators(self) -> None:
        """Add the hostnames that generators render, and findings about those that are none."""
        self._collisions.compare_hostnames(self._generators.services())
        for generated in self._generators.generated_names():
            self._collisions.add_hostname(generated.service, generated.text, generated.zone)
            record = self._records[generated.service]
            finding = hostname_finding(record, generated, self._options)
            if finding is not None:
                self._add_finding(generated.service, finding)
        if self._generators.unread:
            self.not_judged[_UNREAD_TEMPLATE] += self._generators.unread

    def _with_suggestions(self, report: ResourceReport) -> ResourceReport:
        report = self._suggester.add_suggestions(report)
        for finding in report.findings:
            if finding.suggestion and finding.field in OWN_NAME_FIELDS:
                return report._replace(mentions=self._mentions.mentions_of(report.resource))
        return report

    def _add_finding(self, position: int, finding: AuditFinding) -> None:
        """Add a finding to the report of a resource, and replace its verdicts in the counts."""
        report = self._reports.get(position)
        if report is None:
            resource = self._records[position].to_resource()
            report = self._judge.validator.report_without_findings(resource)
        verdicts = (report.before, report.after)
        extended = resource_report(report.resource, verdicts, [*report.findings, finding])
        self._reports[position] = extended
        self._verdicts[verdicts] -= 1
        self._verdicts[extended.before, extended.after] += 1


def _can_share_name(record: ResourceRecord, first: ResourceRecord) -> bool:
    """Return whether a resource and the first that has its name can both exist.

    A Universal Dataplane can be a template: proxies are started with it at several addresses.
    """
    identity = record.identity
    if identity.kind != "Dataplane" or identity.on_kubernetes or identity.synced:
        return False
    return not identity.address or identity.address != first.identity.address
