"""Findings about the inventory as a whole: collisions, duplicates, misread IDs."""

from collections import Counter
from collections.abc import Iterator

from kuma_names.audit.collisions import Collision, CollisionDetector
from kuma_names.audit.finding_types import COLLISION_TYPE_IDS
from kuma_names.audit.findings import finding_of_type, resource_report
from kuma_names.audit.indexes import MentionIndex, NameHolder, NameIndex
from kuma_names.audit.input.meshes import mesh_reference, referenced_mesh
from kuma_names.audit.input.model import MeshReference, Resource
from kuma_names.audit.input.placeholders import has_placeholder
from kuma_names.audit.model import (
    AuditFinding,
    AuditOptions,
    Mention,
    ResourceReport,
    TemplatedName,
)
from kuma_names.audit.resource_findings import ResourceValidator
from kuma_names.audit.suggestions import OWN_NAME_FIELDS, NameSuggester
from kuma_names.audit.validators import ValidatorCache
from kuma_names.core.identifiers.codecs.proxy_id import ProxyId
from kuma_names.core.model import Environment
from kuma_names.core.quoting import quoted
from kuma_names.core.tables.kinds import KINDS

_MAX_OTHERS_IN_MESSAGE = 3
VerdictCounts = dict[str | None, int]


class Inventory:
    """Resources of an audit: each is validated when it is added, and all are compared at the end.

    `size` is the number of resources so far, and `referenced_count` that of the Meshes among them
    that are only referred to. `other_kinds` counts resources of unknown kinds.
    """

    def __init__(self, options: AuditOptions) -> None:
        self._versions = options.versions
        validators = ValidatorCache(options)
        self.validator = ResourceValidator(options, validators)
        self.size = 0
        self._reports: dict[int, ResourceReport] = {}
        self._verdicts_before: Counter[str | None] = Counter()
        self._verdicts_after: Counter[str | None] = Counter()
        self._names = NameIndex()
        self._suggester = NameSuggester(validators, self._names)
        self._mentions = MentionIndex(validators)
        self._collisions = CollisionDetector(options)
        self._misread_proxies: list[Resource] = []
        self._meshes: set[str] = set()
        self._referenced_meshes: dict[str, MeshReference] = {}
        self.referenced_count = 0
        self.templated_names: list[TemplatedName] = []
        self.other_kinds: Counter[str] = Counter()

    def add(self, resource: Resource) -> None:
        """Validate a resource, and index what the comparison requires."""
        resource = resource._replace(order=self.size)
        self.size += 1
        self._note_unjudged(resource)
        report = self.validator.validate(resource)
        self._count_verdicts(report, 1)
        for carried in resource.carried_names:
            self._names.add_carried(resource, carried)
        self._mentions.add(resource)
        # Bodies are most of an inventory, and nothing requires them from here on.
        resource = resource._replace(body={}, carried_names=())
        findings = []
        if resource.has_name and not KINDS[resource.judged_kind].is_name_subject:
            findings = list(self._duplicate_findings(resource))
            self._collisions.add(resource)
        self._note_meshes(resource)
        if report.findings or findings:
            self._extend(report._replace(resource=resource), findings)

    def add_reference(self, reference: MeshReference) -> None:
        """Record a mesh that something names, if one of the versions reads it there."""
        if has_placeholder(reference.mesh.value):
            self._note_templated(reference)
            return
        if not any(reference.versions.contains(version.number) for version in self._versions):
            return
        self._referenced_meshes.setdefault(reference.mesh.value, reference)
        self._mentions.add_reference(reference)

    def reports(self) -> Iterator[ResourceReport]:
        """Compare the resources; yield the reports with findings, in the order of reading."""
        self._add_referenced_meshes()
        for collision in self._collisions.collisions():
            self._add_finding(collision.resource, _collision_finding(collision))
        for proxy in self._misread_proxies:
            self._add_finding(proxy, self._misread_finding(proxy))
        # Suggestions come last, because they must differ from all names of the inventory.
        for _, report in sorted(self._reports.items()):
            yield self._with_suggestions(report)

    def verdict_counts(self) -> tuple[VerdictCounts, VerdictCounts]:
        """Return the number of resources by verdict, in the older and the newer version."""
        # The plus sign drops the verdicts of which no resource is left.
        return dict(+self._verdicts_before), dict(+self._verdicts_after)

    def _duplicate_findings(self, resource: Resource) -> Iterator[AuditFinding]:
        """Index the name of a resource; yield a finding if another has it already."""
        holder = self._names.add(resource)
        if holder.place is resource.place or _can_share_name(resource, holder):
            return
        name = resource.name
        placeholders = {"kind": resource.kind, "name": quoted(name.value)}
        finding = finding_of_type(resource, "duplicate-resource", "name", name, placeholders)
        first = Mention(holder.place, resource.kind, name.value, "name")
        yield finding._replace(others=(first,))

    def _note_meshes(self, resource: Resource) -> None:
        """Record a Mesh, and the mesh that a resource belongs to."""
        if resource.kind == "Mesh":
            self._meshes.add(resource.name.value)
        if resource.mesh is None:
            return
        mesh = resource.mesh.value
        if mesh and mesh not in self._referenced_meshes:
            self._referenced_meshes[mesh] = mesh_reference(resource, resource.mesh)
        is_own_dataplane = resource.kind == "Dataplane" and not resource.facts.synced
        if is_own_dataplane and resource.has_name and "." in mesh:
            self._misread_proxies.append(resource)

    def _add_referenced_meshes(self) -> None:
        """Validate the Meshes that are referred to, and are not in the inventory."""
        for mesh, reference in self._referenced_meshes.items():
            if mesh not in self._meshes:
                self.referenced_count += 1
                self.add(referenced_mesh(reference))

    def _note_templated(self, reference: MeshReference) -> None:
        kind, name, field = reference.kind, reference.name, reference.field
        place = reference.place._replace(line=reference.mesh.line)
        text = reference.mesh.value
        self.templated_names.append(TemplatedName(place, kind, name, field, text))

    def _note_unjudged(self, resource: Resource) -> None:
        """Record what the rules do not judge."""
        if resource.is_other:
            self.other_kinds[resource.kind] += 1
        for field, text in resource.templated:
            place = resource.place._replace(line=text.line)
            name = resource.name.value
            self.templated_names.append(
                TemplatedName(place, resource.kind, name, field, text.value)
            )

    def _misread_finding(self, proxy: Resource) -> AuditFinding:
        """Return the finding about a proxy ID whose mesh has a dot, where decoding splits it."""
        mesh = proxy.facts.mesh or ""
        proxy_id = str(ProxyId(mesh, proxy.core_name))
        # Not `ProxyId.decode`, which limits the length: names of an inventory can be longer.
        read_mesh, read_name = proxy_id.split(".", 1)
        existing = f", {quoted(read_mesh)}"
        if read_mesh in self._meshes:
            existing += ", which exists"
        placeholders = {
            "id": quoted(proxy_id),
            "read": quoted(read_mesh),
            "name": quoted(read_name),
            "meant": quoted(mesh),
            "existing": existing,
        }
        return finding_of_type(proxy, "proxy-id-misread", "name", proxy.name, placeholders)

    def _with_suggestions(self, report: ResourceReport) -> ResourceReport:
        report = self._suggester.add_suggestions(report)
        for finding in report.findings:
            if finding.suggestion and finding.field in OWN_NAME_FIELDS:
                return report._replace(mentions=self._mentions.mentions_of(report.resource))
        return report

    def _add_finding(self, resource: Resource, finding: AuditFinding) -> None:
        report = self._reports.get(resource.order)
        if report is None:
            report = self.validator.report_without_findings(resource)
        self._extend(report, [finding])

    def _extend(self, report: ResourceReport, findings: list[AuditFinding]) -> None:
        """Store a report with more findings, and replace its verdicts in the counts."""
        verdicts = (report.before, report.after)
        extended = resource_report(report.resource, verdicts, [*report.findings, *findings])
        self._reports[report.resource.order] = extended
        self._count_verdicts(report, -1)
        self._count_verdicts(extended, 1)

    def _count_verdicts(self, report: ResourceReport, number: int) -> None:
        self._verdicts_before[report.before] += number
        self._verdicts_after[report.after] += number


def _can_share_name(resource: Resource, holder: NameHolder) -> bool:
    """Return whether a resource and the holder of its name can both exist.

    A Universal Dataplane can be a template: proxies are started with it at several addresses.
    """
    is_universal = resource.environment is Environment.UNIVERSAL
    if resource.kind != "Dataplane" or not is_universal or resource.facts.synced:
        return False
    return not resource.address or resource.address != holder.address


def _collision_finding(collision: Collision) -> AuditFinding:
    """Return the finding about a collision; its message has some of the other resources."""
    resource = collision.resource
    first_others = collision.others[:_MAX_OTHERS_IN_MESSAGE]
    others = ", ".join(
        f"{quoted(other.name.value)} at {other.place.file}:{other.place.line}"
        for other in first_others
    )
    if collision.total > len(first_others):
        others += f" and {collision.total - len(first_others)} more"
    finding = finding_of_type(
        resource,
        COLLISION_TYPE_IDS[collision.codec],
        "name",
        resource.name,
        {"id": quoted(collision.text), "others": others},
        collision.outcomes,
    )
    return finding._replace(others=tuple(_mention_of(other) for other in collision.others))


def _mention_of(resource: Resource) -> Mention:
    return Mention(resource.place, resource.kind, resource.name.value, "name")
