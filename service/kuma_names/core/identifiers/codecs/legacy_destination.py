"""Codec of the legacy destination name: Envoy's name of the cluster of a service's port.

Grammar, Kuma 2.9 to 2.14 (pkg/core/resources/apis/core/destinationname; until 2.11 DestinationName
of each service):

    destination = mesh, "_", name, "_", [ namespace ], "_", [ zone ], "_", short, "_", port
    short       = "msvc" | "extsvc" | "mzsvc"
    port        = its number; Kuma does not check that of a MeshService

Unified naming, and 3.0, replace it by the KRI, which has another order and the name of the port.
Kuma has no decoder. Names with underscores make several readings: meshes from before 2.5, zones
from before 3.0, and the MeshServices that 2.9 generated from `kuma.io/service`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from kuma_names.core.identifiers.base import (
    MAX_GROUPINGS,
    Identifier,
    distinct,
    groupings,
    malformed,
    offender_position,
)
from kuma_names.core.identifiers.codec import Codec
from kuma_names.core.identifiers.parts.numbers import is_port
from kuma_names.core.identifiers.parts.short_names import (
    SERVICE_KINDS_BY_SHORT_NAME,
    SERVICE_SHORT_NAMES,
)
from kuma_names.core.quoting import quoted
from kuma_names.core.tables.formats import FORMATS
from kuma_names.core.versions import KumaVersion

PARTS, SHORT_NAME, FIELD = CODES = (
    "destination/parts",
    "destination/unknown-short-name",
    "destination/field",
)
_MIN_PARTS = 6
_FORMATS = {
    "mesh": FORMATS["legacy-charset"],
    "name": FORMATS["legacy-charset"],
    "namespace": FORMATS["rfc1123-label"],
    "zone": FORMATS["dns-name"],
}
"""The formats of names that some Kuma release accepted, in the order of the text."""
_OPTIONAL = ("namespace", "zone")


@dataclass(frozen=True, slots=True)
class LegacyDestination(Identifier):
    """A service, and the number of one of its ports."""

    kind: str = ""
    mesh: str = ""
    name: str = ""
    namespace: str = ""
    zone: str = ""
    port: str = ""

    def names(self) -> dict[str, str]:
        """Return the fields that are names, in the order of the text."""
        return {
            "mesh": self.mesh,
            "name": self.name,
            "namespace": self.namespace,
            "zone": self.zone,
        }

    def invalid_names(self) -> Iterator[tuple[str, str]]:
        """Yield the fields that no Kuma release accepted as such a name, with their values."""
        for field, value in self.names().items():
            is_absent = not value and field in _OPTIONAL
            if not is_absent and not _FORMATS[field].accepts(value):
                yield field, value

    @classmethod
    def decode(cls, text: str, version: KumaVersion) -> "LegacyDestination":
        """Decode a name in the most likely way; raises `MalformedIdentifierError`."""
        return readings(text, version)[0]

    def encode(self, version: KumaVersion) -> str:
        """Encode the name.

        Raises `MalformedIdentifierError` for a kind without destination names, and for an invalid
        name or port.
        """
        if self.kind not in SERVICE_SHORT_NAMES:
            kinds = ", ".join(SERVICE_SHORT_NAMES)
            raise malformed(SHORT_NAME, f"{quoted(self.kind)} must be one of {kinds}", field="kind")
        for field, value in self.invalid_names():
            position = offender_position(_FORMATS[field], value)
            reason = f"{quoted(value)} must be a name that some Kuma release accepted"
            raise malformed(FIELD, reason, position, field)
        if not is_port(self.port):
            raise malformed(FIELD, f"{quoted(self.port)} must be the number of a port", 0, "port")
        return "_".join((*self.names().values(), SERVICE_SHORT_NAMES[self.kind], self.port))


def readings(text: str, version: KumaVersion) -> list[LegacyDestination]:
    """Return all readings with names that some Kuma release accepted.

    Those with a name that begins or ends with an underscore are last.
    """
    parts = text.split("_")
    if len(parts) < _MIN_PARTS:
        reason = f"{quoted(text)} must have at least {_MIN_PARTS} parts, separated by '_'"
        raise malformed(PARTS, reason, len(text))
    *names, short_name, port = parts
    kind = _kind(short_name, port, text)
    candidates = distinct(sorted(_readings(names, kind, port), key=_has_outer_underscore))
    if not candidates:
        reason = (
            f"{quoted(text)} must have a mesh, a name, a namespace and a zone,"
            " the last two perhaps empty"
        )
        raise malformed(FIELD, reason, 0)
    return candidates


def _kind(short_name: str, port: str, text: str) -> str:
    """Return the kind; raises `MalformedIdentifierError` for another short name, or no port."""
    port_position = len(text) - len(port)
    kind = SERVICE_KINDS_BY_SHORT_NAME.get(short_name)
    if kind is None:
        short_names = ", ".join(SERVICE_KINDS_BY_SHORT_NAME)
        reason = (
            f"{quoted(text)} must have one of {short_names} before its port,"
            f" not {quoted(short_name)}"
        )
        raise malformed(SHORT_NAME, reason, port_position - len(short_name) - 1)
    if not is_port(port):
        raise malformed(FIELD, f"{quoted(text)} must end in the number of a port", port_position)
    return kind


def _readings(parts: list[str], kind: str, port: str) -> Iterator[LegacyDestination]:
    for mesh, name, namespace, zone in islice(groupings(parts, 4, "_"), MAX_GROUPINGS):
        reading = LegacyDestination(kind, mesh, name, namespace, zone, port)
        if not any(reading.invalid_names()):
            yield reading


def _has_outer_underscore(destination: LegacyDestination) -> bool:
    return any(name != name.strip("_") for name in destination.names().values())


CODEC = Codec(
    id="destination",
    summary="a port of a service, as Envoy called it before 3.0",
    grammar=(
        'destination = mesh, "_", name, "_", [ namespace ], "_", [ zone ], "_", short, "_", port'
    ),
    source="pkg/core/resources/apis/core/destinationname/destinationname.go",
    since="2.9",
    before="3.0",
    type=LegacyDestination,
    readings=readings,
    codes=(*CODES, "destination/ambiguous", "destination/too-long", "destination/not-in-version"),
    example=LegacyDestination("MeshService", "default", "backend", "kuma-demo", "zone-1", "8080"),
)
