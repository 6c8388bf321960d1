"""Codec of the default trust domain of a mesh in a zone.

Grammar, Kuma 2.12 to 3.0 (MeshIdentity, the default template):

    trust-domain = mesh, ".", zone, ".mesh.local"

Kuma has no decoder. If mesh or zone have a dot, there are several readings.
"""

from dataclasses import dataclass

from kuma_names.core.identifiers.base import (
    Identifier,
    distinct,
    empty_fields,
    malformed,
    splits,
)
from kuma_names.core.identifiers.codec import Codec
from kuma_names.core.identifiers.parts.possible_names import (
    is_possible_mesh,
    is_possible_zone,
)
from kuma_names.core.quoting import quoted
from kuma_names.core.tables.formats import FORMATS
from kuma_names.core.versions import KumaVersion

END, FIELD = CODES = ("trust-domain/end", "trust-domain/field")
_END = ".mesh.local"
_MESH_NAME = FORMATS["legacy-charset"]


@dataclass(frozen=True, slots=True)
class TrustDomain(Identifier):
    """A mesh in a zone."""

    mesh: str = ""
    zone: str = ""

    def is_possible(self) -> bool:
        """Return whether some release accepted mesh and zone."""
        return is_possible_mesh(self.mesh) and is_possible_zone(self.zone)

    @classmethod
    def decode(cls, text: str, version: KumaVersion) -> "TrustDomain":
        """Decode a trust domain at the first dot; raises `MalformedIdentifierError`."""
        return readings(text, version)[0]

    def encode(self, version: KumaVersion) -> str:
        """Encode the trust domain; raises `MalformedIdentifierError` for an empty part."""
        if not (self.mesh and self.zone):
            raise empty_fields(FIELD, "mesh", "zone")
        return f"{self.mesh}.{self.zone}{_END}"


def readings(text: str, version: KumaVersion) -> list[TrustDomain]:
    """Return the reading at the first dot, and those behind other texts that can be a mesh."""
    if not text.endswith(_END):
        raise malformed(END, f"{quoted(text)} must end in '{_END}'", len(text))
    front = text.removesuffix(_END)
    if "." not in front or not all(front.split(".")):
        raise malformed(FIELD, f"{quoted(text)} must have a mesh and a zone before '{_END}'", 0)
    first, *others = splits(front, ".")
    candidates = [TrustDomain(*first)]
    for mesh, zone in others:
        if _MESH_NAME.accepts(mesh):
            candidates.append(TrustDomain(mesh, zone))
    return distinct(candidates)


CODEC = Codec(
    id="trust-domain",
    summary="the default trust domain of a mesh in a zone",
    grammar='trust-domain = mesh, ".", zone, ".mesh.local"',
    source="pkg/core/resources/apis/meshidentity, the default template",
    since="2.12",
    type=TrustDomain,
    readings=readings,
    codes=(
        *CODES,
        "trust-domain/ambiguous",
        "trust-domain/too-long",
        "trust-domain/not-in-version",
    ),
    example=TrustDomain("default", "east"),
)
