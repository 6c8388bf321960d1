"""Records of resources: what the comparison of an inventory requires of each.

An inventory keeps a record of every resource until the end, so that records are small: no body, and
few objects that resources do not share.
"""

from typing import NamedTuple

from kuma_names.audit.input.fields import YamlText
from kuma_names.audit.input.model import Place, Resource
from kuma_names.audit.input.origin import Origin
from kuma_names.core.identifiers.resource_identity import ResourceIdentity
from kuma_names.core.model import Environment, Facts
from kuma_names.core.tables.kinds import KINDS


class ResourceRecord(NamedTuple):
    """A resource without its texts; `mesh`, `namespace`, `zone` and `display_name` are its facts.

    `line` is that of the resource, `name_line` that of its name. `is_compared` means that it can
    collide with others: it is a resource, and its name is known.
    """

    identity: ResourceIdentity
    name: str
    mesh: str | None
    namespace: str | None
    zone: str | None
    display_name: str | None
    file: str
    document: int
    line: int
    name_line: int
    is_other: bool
    is_referenced: bool
    is_compared: bool

    @property
    def place(self) -> Place:
        """The place of the resource."""
        return Place(self.file, self.document, self.line)

    def to_resource(self) -> Resource:
        """Return the resource, as far as it is known."""
        identity = self.identity
        name = YamlText(self.name, self.name_line, self.name, None)
        is_kubernetes = identity.on_kubernetes
        return Resource(
            kind=identity.kind,
            name=name,
            mesh=None if self.mesh is None else YamlText(self.mesh, self.line, self.mesh, None),
            texts={},
            place=self.place,
            environment=Environment.KUBERNETES if is_kubernetes else Environment.UNIVERSAL,
            facts=Facts(self.mesh, self.zone, self.namespace, self.display_name, identity.synced),
            core_name=identity.core_name,
            carried_names=(),
            duplicate_keys=(),
            body={},
            origin=Origin(
                identity.zone or None,
                identity.in_zone,
                identity.namespace or None,
                identity.universal,
            ),
            ports=identity.ports,
            address=identity.address,
            is_other=self.is_other,
            is_referenced=self.is_referenced,
        )


def record_of(resource: Resource) -> ResourceRecord:
    """Create the record of a resource."""
    facts, place, name = resource.facts, resource.place, resource.name
    return ResourceRecord(
        _identity_of(resource),
        name.value,
        facts.mesh,
        facts.namespace,
        facts.zone,
        facts.display_name,
        place.file,
        place.document,
        place.line,
        name.line,
        resource.is_other,
        resource.is_referenced,
        _is_compared(resource),
    )


def _is_compared(resource: Resource) -> bool:
    is_resource = resource.is_other or not KINDS[resource.kind].is_name_subject
    return is_resource and resource.has_name


def _identity_of(resource: Resource) -> ResourceIdentity:
    facts, origin = resource.facts, resource.origin
    # Positional, because this is done for every resource.
    return ResourceIdentity(
        resource.kind,
        facts.display_name or resource.name.value,
        resource.core_name,
        facts.mesh or "",
        origin.zone or "",
        origin.namespace or "",
        resource.ports,
        facts.synced,
        origin.from_zone,
        resource.environment is Environment.KUBERNETES,
        origin.universal,
        resource.address,
    )
