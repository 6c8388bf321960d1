"""Where a resource is from: its zone and namespace, as control planes write them on it; it judges nothing.

Sources: Compute (pkg/core/resources/labels), dataplane_manager.go (the zone as a tag of every inbound and gateway, from before
there were labels), sync.go and egress_converter.go (the field `zone` of zone proxies), HashSuffixMapper (pkg/kds/context).
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

from kuma_names.audit.input.fields import mapping, plain

ZONE, NAMESPACE = "kuma.io/zone", "k8s.kuma.io/namespace"
_ORIGIN, _ENVIRONMENT = "kuma.io/origin", "kuma.io/env"


class Origin(NamedTuple):
    """The zone that a resource is of; `of_zone` says that it is of one, known or not, `universal` that its zone is Universal.

    `namespace` is that of the original, where sync made the resource, else its own.
    """

    zone: str | None = None
    of_zone: bool = False
    namespace: str | None = None
    universal: bool = False


def origin(kind: str, labels: dict[str, Any], spec: dict[str, Any], namespace: str | None, *, synced: bool) -> Origin:
    """Read where a resource is from; the namespace that a copy is in is not that of its original."""
    zone = next(filter(None, (plain(labels, ZONE), *_zones(kind, spec))), None)
    of_zone = zone is not None or plain(labels, _ORIGIN) == "zone"
    within = plain(labels, NAMESPACE) or (None if synced else namespace)
    return Origin(zone, of_zone, within, plain(labels, _ENVIRONMENT) == "universal")


def _zones(kind: str, spec: dict[str, Any]) -> Iterator[str | None]:
    """Find what names the zone besides the label."""
    if kind in ("ZoneIngress", "ZoneEgress"):
        yield plain(spec, "zone")
    if kind == "Dataplane":
        for tagged in (*inbounds(spec), mapping(spec, "networking").get("gateway")):
            yield plain(mapping(tagged, "tags"), ZONE)


def inbounds(spec: dict[str, Any]) -> list[Any]:
    """Read what a data plane proxy takes in, whatever stands there."""
    listed = mapping(spec, "networking").get("inbound")
    return listed if isinstance(listed, list) else []
