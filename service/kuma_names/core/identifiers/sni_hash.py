"""The hashed SNI of services: a hash, and the parts that it was made of, cut where they are long.

Grammar, Kuma 2.8 to 2.14 (pkg/xds/envoy/tls/sni.go, SNIForResource):

    sni-hash = "a", hash, ".", name, ".", port, ".", mesh, ".", type
    hash     = FNV-1a-64 of name, ";", mesh, ";", tags in 16 hexadecimal digits
    name     = the name, or its first 62 characters and "x" if it has more; the mesh likewise
    type     = "ms" | "mes" | "mzms" (2.9)

Neither port nor type is in the hash. Kuma has no decoder. Tags are in the hash only, and Kuma itself never gives any.
"""

from dataclasses import dataclass

from kuma_names.core.identifiers.codec import Codec
from kuma_names.core.identifiers.fnv import fnv1a_64
from kuma_names.core.identifiers.identifier import Identifier, malformed
from kuma_names.core.identifiers.sni_tags import sorted_tags
from kuma_names.core.quote import shown
from kuma_names.core.versions import KumaVersion, threshold

PARTS, HASH, TYPE, FIELD = CODES = ("sni-hash/parts", "sni-hash/hash", "sni-hash/type", "sni-hash/field")
_TYPES = {"ms": "MeshService", "mes": "MeshExternalService", "mzms": "MeshMultiZoneService"}
_SINCE = {"mzms": "2.9"}
_KEPT = 62
_DIGITS = frozenset("0123456789abcdef")


@dataclass(frozen=True, slots=True)
class SniHash(Identifier):
    """A port of a service; `tags` as `key=value,key=value`, sorted by key."""

    kind: str = ""
    mesh: str = ""
    name: str = ""
    port: str = ""
    tags: str = ""

    def lost(self) -> tuple[str, ...]:
        """Name what is in the hash only."""
        return ("tags",)

    @classmethod
    def parse(cls, text: str, version: KumaVersion) -> "SniHash":
        """Read what is left in an SNI: cut names stay cut, tags are lost; raises `MalformedIdentifierError`."""
        head, *name, port, mesh, type_ = _parts(text)
        if len(head) != 17 or head[0] != "a" or not _DIGITS.issuperset(head[1:]):
            raise malformed(HASH, f"{shown(text)} must begin with 'a' and 16 hexadecimal digits", 0)
        types = _types(version)
        if type_ not in types:
            raise malformed(TYPE, f"{shown(text)} must end in one of {', '.join(types)}", text.rindex(".") + 1)
        return cls(types[type_], mesh, ".".join(name), port)

    def write(self, version: KumaVersion) -> str:
        """Write the SNI exactly; raises `MalformedIdentifierError` for a kind that has none."""
        type_ = {kind: type_ for type_, kind in _types(version).items()}.get(self.kind)
        if type_ is None:
            raise malformed(TYPE, f"{shown(self.kind)} has no SNI", field="kind", upstream="resource type not supported for SNI")
        if not (self.mesh and self.name and self.port):
            raise malformed(FIELD, "must not be empty, nor mesh and port", 0, "name")
        return f"a{self.hash():016x}.{_cut(self.name)}.{self.port}.{_cut(self.mesh)}.{type_}"

    def hash(self) -> int:
        """Hash what the SNI is made of."""
        return fnv1a_64(f"{self.name};{self.mesh};{sorted_tags(self.tags)}")


def read(text: str, version: KumaVersion) -> list[SniHash]:
    """Read what is left in the text."""
    return [SniHash.parse(text, version)]


def _types(version: KumaVersion) -> dict[str, str]:
    return {type_: kind for type_, kind in _TYPES.items() if threshold(_SINCE.get(type_, "2.8")) <= version.number}


def _parts(text: str) -> list[str]:
    parts = text.split(".")
    if len(parts) < 5 or not all(parts):
        raise malformed(PARTS, f"{shown(text)} must have a hash, a name, a port, a mesh and a type, separated by '.'", len(text))
    return parts


def _cut(name: str) -> str:
    return name if len(name) <= _KEPT else f"{name[:_KEPT]}x"


CODEC = Codec(
    "sni-hash",
    "a service of another zone, as TLS named it before 3.0",
    'sni-hash = "a", hash, ".", name, ".", port, ".", mesh, ".", type',
    "pkg/xds/envoy/tls/sni.go, SNIForResource",
    "2.8",
    "3.0",
    SniHash,
    read,
    (*CODES, "sni-hash/too-long", "sni-hash/not-in-version"),
    SniHash("MeshService", "demo", "backend", "8080"),
    None,
    ("tags",),
)
