"""The default trust domain of a mesh in a zone.

Grammar, Kuma 2.12 to 3.0 (MeshIdentity, the default template):

    trust-domain = mesh, ".", zone, ".mesh.local"

Kuma has no decoder. With a dot in mesh or zone there are several ways to read it.
"""

from dataclasses import dataclass

from kuma_names.core.identifiers.base import Identifier, distinct, groupings, malformed
from kuma_names.core.identifiers.codec import Codec
from kuma_names.core.quoting import quoted
from kuma_names.core.tables.formats import FORMATS
from kuma_names.core.versions import KumaVersion

END, FIELD = CODES = ("trust-domain/end", "trust-domain/field")
_END = ".mesh.local"


@dataclass(frozen=True, slots=True)
class TrustDomain(Identifier):
    """A mesh in a zone."""

    mesh: str = ""
    zone: str = ""

    @classmethod
    def decode(cls, text: str, version: KumaVersion) -> "TrustDomain":
        """Read a trust domain, at the first dot; raises `MalformedIdentifierError`."""
        return readings(text, version)[0]

    def encode(self, version: KumaVersion) -> str:
        """Write the trust domain; raises `MalformedIdentifierError` for an empty part."""
        if not (self.mesh and self.zone):
            raise malformed(FIELD, "must not be empty, nor zone", 0, "mesh")
        return f"{self.mesh}.{self.zone}{_END}"


def readings(text: str, version: KumaVersion) -> list[TrustDomain]:
    """Read at every dot, where the zone may be one."""
    if not text.endswith(_END):
        raise malformed(END, f"{quoted(text)} must end in '{_END}'", len(text))
    parts = text.removesuffix(_END).split(".")
    if len(parts) < 2 or not all(parts):
        raise malformed(FIELD, f"{quoted(text)} must have a mesh and a zone before '{_END}'", 0)
    splits = [TrustDomain(mesh, zone) for mesh, zone in groupings(parts, 2, ".")]
    return distinct(
        [splits[0], *(one for one in splits[1:] if FORMATS["legacy-charset"].accepts(one.mesh))]
    )


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
