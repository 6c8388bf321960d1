"""Origin of a resource: its zone and namespace, as control planes write them on it.

Sources: Compute (pkg/core/resources/labels), dataplane_manager.go (the zone as a tag of every
inbound and gateway, from before there were labels), sync.go and egress_converter.go (the field
`zone` of zone proxies), HashSuffixMapper (pkg/kds/context).
"""

from collections.abc import Iterator
from typing import NamedTuple

from kuma_names.audit.input.fields import read_inbounds, read_mapping, read_string
from kuma_names.core.tables.labels import ENVIRONMENT, NAMESPACE, ORIGIN, ZONE
from kuma_names.json_types import JsonObject


class Origin(NamedTuple):
    """Zone and namespace that a resource comes from.

    `from_zone` is true for a resource of a zone, named or not, and `universal` for one of a
    Universal zone. `namespace` is that of the original if the resource is a copy, else its own.
    """

    zone: str | None = None
    from_zone: bool = False
    namespace: str | None = None
    universal: bool = False


def read_origin(
    kind: str, labels: JsonObject, spec: JsonObject, namespace: str | None, *, synced: bool
) -> Origin:
    """Read the origin; the `namespace` in which a copy is stored is not that of its original."""
    zone = next(filter(None, _zones(kind, labels, spec)), None)
    own_namespace = None if synced else namespace
    return Origin(
        zone=zone,
        from_zone=zone is not None or read_string(labels, ORIGIN) == "zone",
        namespace=read_string(labels, NAMESPACE) or own_namespace,
        universal=read_string(labels, ENVIRONMENT) == "universal",
    )


def _zones(kind: str, labels: JsonObject, spec: JsonObject) -> Iterator[str | None]:
    """Yield the values of the fields that may name the zone, the most reliable first."""
    yield read_string(labels, ZONE)
    if kind in ("ZoneIngress", "ZoneEgress"):
        yield read_string(spec, "zone")
    if kind == "Dataplane":
        gateway = read_mapping(spec, "networking").get("gateway")
        for listener in (*read_inbounds(spec), gateway):
            yield read_string(read_mapping(listener, "tags"), ZONE)
