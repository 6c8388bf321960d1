"""The legacy destination name, by which Envoy calls the cluster of a service's port, and what it counts.

Grammar, Kuma 2.9 to 2.14 (pkg/core/resources/apis/core/destinationname; until 2.11 DestinationName of each service):

    destination = mesh, "_", name, "_", [ namespace ], "_", [ zone ], "_", short, "_", port
    short       = "msvc" | "extsvc" | "mzsvc"
    port        = its number; Kuma does not check that of a MeshService

Unified naming, and 3.0, have the KRI in its place, which has another order, and the port's name. Kuma has no decoder.
With an underscore in names there are several ways to read it: meshes of before 2.5 have some, zones of before 3.0, and the
MeshServices that 2.9 made of `kuma.io/service`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from kuma_names.core.identifiers.base import (
    MAX_GROUPINGS,
    Identifier,
    distinct,
    groupings,
    is_port,
    malformed,
)
from kuma_names.core.identifiers.codec import Codec
from kuma_names.core.identifiers.codecs.sni import KINDS_OF_SNI
from kuma_names.core.quoting import quoted
from kuma_names.core.tables.formats import FORMATS
from kuma_names.core.tables.kinds import KINDS
from kuma_names.core.versions import KumaVersion

PARTS, SHORT_NAME, FIELD = CODES = (
    "destination/parts",
    "destination/unknown-short-name",
    "destination/field",
)
_KINDS = {str(KINDS[kind].short_name): kind for kind in KINDS_OF_SNI}
_SHORT_OF = {kind: short for short, kind in _KINDS.items()}
_LEAST = 6
_FORMATS = {
    "mesh": "legacy-charset",
    "name": "legacy-charset",
    "namespace": "rfc1123-label",
    "zone": "dns-name",
}
_OPTIONAL = ("namespace", "zone")


@dataclass(frozen=True, slots=True)
class Destination(Identifier):
    """A service, and the number of one of its ports."""

    kind: str = ""
    mesh: str = ""
    name: str = ""
    namespace: str = ""
    zone: str = ""
    port: str = ""

    def named(self) -> dict[str, str]:
        """Show the fields that are names, in the order of the text."""
        return {
            "mesh": self.mesh,
            "name": self.name,
            "namespace": self.namespace,
            "zone": self.zone,
        }

    def misfits(self) -> Iterator[tuple[str, str]]:
        """Give the fields that no release of Kuma accepted as such a name."""
        for field, value in self.named().items():
            if not (FORMATS[_FORMATS[field]].accepts(value) or (not value and field in _OPTIONAL)):
                yield field, value

    @classmethod
    def decode(cls, text: str, version: KumaVersion) -> "Destination":
        """Read a name in the likeliest way; raises `MalformedIdentifierError`."""
        return readings(text, version)[0]

    def encode(self, version: KumaVersion) -> str:
        """Write the name; raises `MalformedIdentifierError` for a kind that has none, and for what was never a name or port."""
        if self.kind not in _SHORT_OF:
            raise malformed(
                SHORT_NAME,
                f"{quoted(self.kind)} must be one of {', '.join(_SHORT_OF)}",
                field="kind",
            )
        for field, value in self.misfits():
            at = FORMATS[_FORMATS[field]].broken_atoms(value)[0][1][0]
            raise malformed(FIELD, f"{quoted(value)} must be one that Kuma accepted", at, field)
        if not is_port(self.port):
            raise malformed(FIELD, f"{quoted(self.port)} must be the number of a port", 0, "port")
        return "_".join((*self.named().values(), _SHORT_OF[self.kind], self.port))


def readings(text: str, version: KumaVersion) -> list[Destination]:
    """Read in every way that names of some Kuma release allow, those that begin or end in an underscore last."""
    parts = text.split("_")
    if len(parts) < _LEAST:
        raise malformed(
            PARTS, f"{quoted(text)} must have at least {_LEAST} parts, separated by '_'", len(text)
        )
    *names, short, port = parts
    end = len(text) - len(port)
    if short not in _KINDS:
        reason = f"{quoted(text)} must have one of {', '.join(_KINDS)} before its port, not {quoted(short)}"
        raise malformed(SHORT_NAME, reason, end - len(short) - 1)
    if not is_port(port):
        raise malformed(FIELD, f"{quoted(text)} must end in the number of a port", end)
    readings = distinct(sorted(_readings(names, _KINDS[short], port), key=_is_frayed))
    if not readings:
        raise malformed(
            FIELD,
            f"{quoted(text)} must have a mesh, a name, a namespace and a zone, the last two perhaps empty",
            0,
        )
    return readings


def _readings(parts: list[str], kind: str, port: str) -> Iterator[Destination]:
    for mesh, name, namespace, zone in islice(groupings(parts, len(_FORMATS), "_"), MAX_GROUPINGS):
        one = Destination(kind, mesh, name, namespace, zone, port)
        if next(one.misfits(), None) is None:
            yield one


def _is_frayed(one: Destination) -> bool:
    return any(value != value.strip("_") for value in one.named().values())


CODEC = Codec(
    id="destination",
    summary="a port of a service, as Envoy called it before 3.0",
    grammar='destination = mesh, "_", name, "_", [ namespace ], "_", [ zone ], "_", short, "_", port',
    source="pkg/core/resources/apis/core/destinationname/destinationname.go",
    since="2.9",
    before="3.0",
    type=Destination,
    readings=readings,
    codes=(*CODES, "destination/ambiguous", "destination/too-long", "destination/not-in-version"),
    example=Destination("MeshService", "default", "backend", "kuma-demo", "zone-1", "8080"),
)
