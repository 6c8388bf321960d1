"""Findings about resources that are compared with others of the inventory."""

from collections.abc import Collection, Sequence

from kuma_names.audit.collisions import Collision
from kuma_names.audit.finding_types import COLLISION_TYPE_IDS
from kuma_names.audit.findings import finding_of_type
from kuma_names.audit.hostnames import GeneratedName, has_hostnames
from kuma_names.audit.model import AuditFinding, AuditOptions, Mention
from kuma_names.audit.records import ResourceRecord
from kuma_names.core.identifiers.codecs.hostname import hostname_error
from kuma_names.core.identifiers.codecs.proxy_id import ProxyId
from kuma_names.core.model import Outcome
from kuma_names.core.quoting import quoted
from kuma_names.core.versions import KumaVersion

_MAX_OTHERS_IN_MESSAGE = 3


def duplicate_finding(record: ResourceRecord, first: ResourceRecord) -> AuditFinding:
    """Return the finding about a resource that is in the inventory already."""
    resource = record.to_resource()
    placeholders = {"kind": resource.kind, "name": quoted(record.name)}
    finding = finding_of_type(resource, "duplicate-resource", "name", resource.name, placeholders)
    return finding._replace(others=(_mention_of(first),))


def misread_finding(record: ResourceRecord, meshes: Collection[str]) -> AuditFinding:
    """Return the finding about a proxy ID whose mesh has a dot, where decoding splits it."""
    mesh = record.identity.mesh
    proxy_id = str(ProxyId(mesh, record.identity.core_name))
    # Not `ProxyId.decode`, which limits the length: names of an inventory can be longer.
    read_mesh, read_name = proxy_id.split(".", 1)
    existing = f", {quoted(read_mesh)}"
    if read_mesh in meshes:
        existing += ", which exists"
    placeholders = {
        "id": quoted(proxy_id),
        "read": quoted(read_mesh),
        "name": quoted(read_name),
        "meant": quoted(mesh),
        "existing": existing,
    }
    proxy = record.to_resource()
    return finding_of_type(proxy, "proxy-id-misread", "name", proxy.name, placeholders)


def collision_finding(collision: Collision, records: Sequence[ResourceRecord]) -> AuditFinding:
    """Return the finding about a collision; its message has some of the other resources."""
    resource = records[collision.resource].to_resource()
    others = [records[position] for position in collision.others]
    first_others = others[:_MAX_OTHERS_IN_MESSAGE]
    text = ", ".join(f"{quoted(other.name)} at {other.file}:{other.line}" for other in first_others)
    if collision.total > len(first_others):
        text += f" and {collision.total - len(first_others)} more"
    finding = finding_of_type(
        resource,
        COLLISION_TYPE_IDS[collision.codec],
        "name",
        resource.name,
        {"id": quoted(collision.text), "others": text},
        collision.outcomes,
    )
    return finding._replace(others=tuple(map(_mention_of, others)))


def hostname_finding(
    record: ResourceRecord, generated: GeneratedName, options: AuditOptions
) -> AuditFinding | None:
    """Return the finding about a hostname that is no DNS name; None if no version minds."""
    errors = [
        _hostname_error(record.identity.kind, generated.text, version)
        for version in options.versions
    ]
    if not any(errors):
        return None
    before, after = (Outcome.BROKEN.value if error else None for error in errors)
    resource = record.to_resource()
    finding = finding_of_type(
        resource,
        "hostname-not-dns-name",
        "name",
        resource.name,
        {"generator": quoted(generated.generator), "text": quoted(generated.text)},
        (before, after),
    )
    return finding._replace(kuma_text=next(filter(None, reversed(errors))))


def _hostname_error(kind: str, text: str, version: KumaVersion) -> str | None:
    """Return Kuma's error about a hostname, in a version that generates it."""
    return hostname_error(text, version) if has_hostnames(kind, version) else None


def _mention_of(record: ResourceRecord) -> Mention:
    return Mention(record.place, record.identity.kind, record.name, "name")
