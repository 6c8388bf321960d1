"""Codec of the wire name, under which control planes exchange resources: the name, then the mesh.

Grammar, Kuma 0.7 to 3.0 (KDS, GetResourceName and mapRemovedResources):

    wire-name = name, ".", [ mesh ]

Decoded at the last dot, the proxy ID at the first: a mesh with a dot is misread in both.
"""

from dataclasses import dataclass

from kuma_names.core.identifiers.base import (
    Identifier,
    distinct,
    is_empty_or,
    malformed,
    splits,
)
from kuma_names.core.identifiers.codec import Codec
from kuma_names.core.identifiers.parts.possible_names import (
    is_possible_mesh,
    is_possible_name,
)
from kuma_names.core.quoting import quoted
from kuma_names.core.tables.formats import FORMATS
from kuma_names.core.versions import KumaVersion

NO_DOT, FIELD = CODES = ("wire-name/no-dot", "wire-name/field")
_MESH_NAME = FORMATS["legacy-charset"]


@dataclass(frozen=True, slots=True)
class WireName(Identifier):
    """A name and its mesh; a global resource has none."""

    name: str = ""
    mesh: str = ""

    def is_conventional(self) -> bool:
        """Return whether the mesh has no dot; names may have some."""
        return "." not in self.mesh

    def is_possible(self) -> bool:
        """Return whether some release accepted name and mesh."""
        is_mesh = not self.mesh or is_possible_mesh(self.mesh)
        return is_mesh and is_possible_name(self.name)

    @classmethod
    def decode(cls, text: str, version: KumaVersion) -> "WireName":
        """Decode a wire name as Kuma does: at the last dot; without one it is a global name.

        Raises `MalformedIdentifierError` if nothing precedes the dot.
        """
        name, dot, mesh = text.rpartition(".")
        if not dot:
            return cls(text)
        if not name:
            raise malformed(FIELD, f"{quoted(text)} must have a name before the '.'", 0)
        return cls(name, mesh)

    def encode(self, version: KumaVersion) -> str:
        """Encode the wire name; raises `MalformedIdentifierError` for an empty name."""
        if not self.name:
            raise malformed(FIELD, "must not be empty", 0, "name")
        return f"{self.name}.{self.mesh}"


def readings(text: str, version: KumaVersion) -> list[WireName]:
    """Return all readings, Kuma's first.

    The others split at an earlier dot, before a text that some release accepted as a mesh's name.
    """
    if "." not in text:
        raise malformed(NO_DOT, f"{quoted(text)} must have a '.' between name and mesh", len(text))
    candidates = [WireName.decode(text, version)]
    for name, mesh in reversed(list(splits(text, "."))):
        if name and is_empty_or(_MESH_NAME, mesh):
            candidates.append(WireName(name, mesh))
    return distinct(candidates)


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
