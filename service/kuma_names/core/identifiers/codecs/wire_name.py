"""The wire name, under which zones send resources to each other: the name, then the mesh.

Grammar, Kuma 0.7 to 3.0 (KDS, GetResourceName and mapRemovedResources):

    wire-name = name, ".", [ mesh ]

Read back at the last dot, the other way round than the proxy ID: a mesh with a dot is misread here, too.
"""

from dataclasses import dataclass

from kuma_names.core.identifiers.base import Identifier, distinct, malformed
from kuma_names.core.identifiers.codec import Codec
from kuma_names.core.quoting import quoted
from kuma_names.core.tables.formats import FORMATS
from kuma_names.core.versions import KumaVersion

NO_DOT, FIELD = CODES = ("wire-name/no-dot", "wire-name/field")


@dataclass(frozen=True, slots=True)
class WireName(Identifier):
    """A name and its mesh; a global resource has none."""

    name: str = ""
    mesh: str = ""

    def is_conventional(self) -> bool:
        """Tell whether the mesh has no dot; names may have some."""
        return "." not in self.mesh

    @classmethod
    def decode(cls, text: str, version: KumaVersion) -> "WireName":
        """Read as Kuma does, at the last dot; raises `MalformedIdentifierError` for nothing in front of it."""
        name, dot, mesh = text.rpartition(".")
        if not dot:
            return cls(text)
        if not name:
            raise malformed(FIELD, f"{quoted(text)} must have a name before the '.'", 0)
        return cls(name, mesh)

    def encode(self, version: KumaVersion) -> str:
        """Write the wire name; raises `MalformedIdentifierError` for an empty name."""
        if not self.name:
            raise malformed(FIELD, "must not be empty", 0, "name")
        return f"{self.name}.{self.mesh}"


def readings(text: str, version: KumaVersion) -> list[WireName]:
    """Read at the last dot as Kuma does, then at every other, where what follows was ever a mesh's name."""
    if "." not in text:
        raise malformed(NO_DOT, f"{quoted(text)} must have a '.' between name and mesh", len(text))
    last = WireName.decode(text, version)
    dots = [at for at, character in enumerate(text) if character == "."]
    splits = (WireName(text[:at], text[at + 1 :]) for at in reversed(dots))
    return distinct([last, *(one for one in splits if one.name and _is_mesh(one.mesh))])


def _is_mesh(text: str) -> bool:
    return not text or FORMATS["legacy-charset"].accepts(text)


CODEC = Codec(
    id="wire-name",
    summary="a resource on its way between zones",
    grammar='wire-name = name, ".", [ mesh ]',
    source="pkg/kds, GetResourceName and mapRemovedResources",
    type=WireName,
    readings=readings,
    codes=(*CODES, "wire-name/ambiguous", "wire-name/too-long"),
    example=WireName("foo", "default"),
    decode_as_kuma=WireName.decode,
    is_recognizable=False,
)
