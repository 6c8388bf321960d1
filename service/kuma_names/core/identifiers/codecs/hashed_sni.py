"""The hashed SNI of services: a hash, and the parts that it was made of, cut where they are long.

Grammar, Kuma 2.8 to 2.14 (pkg/xds/envoy/tls/sni.go, SNIForResource):

    sni-hash = "a", hash, ".", name, ".", port, ".", mesh, ".", type
    hash     = FNV-1a-64 of name, ";", mesh, ";", tags in 16 hexadecimal digits
    name     = the name, or its first 62 characters and "x" if it has more; the mesh likewise
    port     = a number, without a sign or zeros in front
    type     = "ms" | "mes" | "mzms" (2.9)

Neither port nor type is in the hash. Kuma has no decoder. Tags are in the hash only, and Kuma itself never gives any. Where
several numbers may be the port, the hash tells which one it is, unless there are tags or a name was cut.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from kuma_names.core.identifiers.base import (
    Identifier,
    check_ascii,
    distinct,
    fnv1a_64,
    is_port,
    malformed,
)
from kuma_names.core.identifiers.codec import Codec
from kuma_names.core.identifiers.codecs.tagged_sni import sorted_tags
from kuma_names.core.quoting import quoted
from kuma_names.core.versions import KumaVersion, version_number

PARTS, HASH, TYPE, FIELD = CODES = (
    "sni-hash/parts",
    "sni-hash/hash",
    "sni-hash/type",
    "sni-hash/field",
)
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

    def dropped_fields(self) -> tuple[str, ...]:
        """Name what is in the hash only."""
        return ("tags",)

    @classmethod
    def decode(cls, text: str, version: KumaVersion) -> "SniHash":
        """Read what is left in an SNI: cut names stay cut, tags are lost; raises `MalformedIdentifierError`."""
        return readings(text, version)[0]

    def encode(self, version: KumaVersion) -> str:
        """Write the SNI exactly; raises `MalformedIdentifierError` for a kind that has none."""
        type_ = {kind: type_ for type_, kind in _types(version).items()}.get(self.kind)
        if type_ is None:
            raise malformed(
                TYPE,
                f"{quoted(self.kind)} has no SNI",
                field="kind",
                kuma_text="resource type not supported for SNI",
            )
        if not (self.mesh and self.name and self.port):
            raise malformed(FIELD, "must not be empty, nor mesh and port", 0, "name")
        if not is_port(self.port):
            raise malformed(FIELD, f"{quoted(self.port)} must be a number", 0, "port")
        for field, value in self.fields().items():
            check_ascii(FIELD, value, field)
        return f"a{self.hash():016x}.{_cut(self.name)}.{self.port}.{_cut(self.mesh)}.{type_}"

    def hash(self) -> int:
        """Hash what the SNI is made of."""
        return fnv1a_64(f"{self.name};{self.mesh};{sorted_tags(self.tags)}")


def readings(text: str, version: KumaVersion) -> list[SniHash]:
    """Read with every number that may be the port: first what the hash fits, then what has fewest dots in the mesh."""
    head, *parts, type_ = _parts(text)
    if len(head) != 17 or head[0] != "a" or not _DIGITS.issuperset(head[1:]):
        raise malformed(HASH, f"{quoted(text)} must begin with 'a' and 16 hexadecimal digits", 0)
    types = _types(version)
    if type_ not in types:
        raise malformed(
            TYPE, f"{quoted(text)} must end in one of {', '.join(types)}", text.rindex(".") + 1
        )
    check_ascii(FIELD, text)
    readings = list(_readings(types[type_], parts))
    if not readings:
        reason = f"{quoted(text)} must have a number between a name and a mesh of at most {_KEPT + 1} characters"
        raise malformed(FIELD, reason, len(head) + 1)
    return distinct(sorted(readings, key=lambda reading: f"a{reading.hash():016x}" != head))


def _readings(kind: str, parts: list[str]) -> Iterator[SniHash]:
    for at in range(len(parts) - 2, 0, -1):
        name, mesh = ".".join(parts[:at]), ".".join(parts[at + 1 :])
        if is_port(parts[at]) and _may_be_cut(name) and _may_be_cut(mesh):
            yield SniHash(kind, mesh, name, parts[at])


def _may_be_cut(name: str) -> bool:
    """Tell whether it is what is left of some name."""
    return name == _cut(name) or (len(name) == _KEPT + 1 and name.endswith("x"))


def _types(version: KumaVersion) -> dict[str, str]:
    return {
        type_: kind
        for type_, kind in _TYPES.items()
        if version_number(_SINCE.get(type_, "2.8")) <= version.number
    }


def _parts(text: str) -> list[str]:
    parts = text.split(".")
    if len(parts) < 5 or not all(parts):
        raise malformed(
            PARTS,
            f"{quoted(text)} must have a hash, a name, a port, a mesh and a type, separated by '.'",
            len(text),
        )
    return parts


def _cut(name: str) -> str:
    return name if len(name) <= _KEPT else f"{name[:_KEPT]}x"


CODEC = Codec(
    id="sni-hash",
    summary="a service of another zone, as TLS named it before 3.0",
    grammar='sni-hash = "a", hash, ".", name, ".", port, ".", mesh, ".", type',
    source="pkg/xds/envoy/tls/sni.go, SNIForResource",
    since="2.8",
    before="3.0",
    type=SniHash,
    readings=readings,
    codes=(*CODES, "sni-hash/too-long", "sni-hash/not-in-version"),
    example=SniHash("MeshService", "demo", "backend", "8080"),
    dropped_fields=("tags",),
)
