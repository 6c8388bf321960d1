"""Codec of the hashed SNI of services: a hash, and the hashed parts, cut if they are long.

Grammar, Kuma 2.8 to 2.14 (pkg/xds/envoy/tls/sni.go, SNIForResource):

    sni-hash = "a", hash, ".", name, ".", port, ".", mesh, ".", type
    hash     = FNV-1a-64 of name, ";", mesh, ";", tags in 16 hexadecimal digits
    name     = the name, or its first 62 characters and "x" if it has more; the mesh likewise
    port     = a number, without a sign or leading zeros
    type     = "ms" | "mes" | "mzms" (2.9)

Port and type are not hashed. Kuma has no decoder. Tags are hashed only, and Kuma itself passes
none. If several numbers may be the port, the hash identifies it, unless there are tags or a name
was cut.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from kuma_names.core.identifiers.base import (
    Identifier,
    check_ascii,
    distinct,
    empty_fields,
    fnv1a_64,
    malformed,
)
from kuma_names.core.identifiers.codec import Codec
from kuma_names.core.identifiers.parts.numbers import is_port
from kuma_names.core.identifiers.parts.possible_names import (
    is_possible_display_name,
    is_possible_mesh,
)
from kuma_names.core.identifiers.parts.tags import sorted_tags
from kuma_names.core.quoting import quoted
from kuma_names.core.versions import KumaVersion, Versioned

PARTS, HASH, TYPE, FIELD = CODES = (
    "sni-hash/parts",
    "sni-hash/hash",
    "sni-hash/type",
    "sni-hash/field",
)
_KEPT_LENGTH = 62
_CUT_MARK = "x"
_HEAD = re.compile("a[0-9a-f]{16}")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Type(Versioned):
    """Table row: the type at the end of an SNI, and the kind of its service."""

    id: str
    kind: str
    since: str
    before: str | None = None


_TYPES = (
    _Type(id="ms", kind="MeshService", since="2.8"),
    _Type(id="mes", kind="MeshExternalService", since="2.8"),
    _Type(id="mzms", kind="MeshMultiZoneService", since="2.9"),
)


@dataclass(frozen=True, slots=True)
class HashedSni(Identifier):
    """A port of a service; `tags` are `key=value,key=value`, sorted by key."""

    kind: str = ""
    mesh: str = ""
    name: str = ""
    port: str = ""
    tags: str = ""

    def is_possible(self) -> bool:
        """Return whether some release accepted mesh and name."""
        return is_possible_mesh(self.mesh) and is_possible_display_name(self.name)

    def dropped_fields(self) -> tuple[str, ...]:
        """Return the field that is part of the hash only."""
        return ("tags",)

    @classmethod
    def decode(cls, text: str, version: KumaVersion) -> "HashedSni":
        """Decode what the text carries: cut names stay cut, tags are lost.

        Raises `MalformedIdentifierError`.
        """
        return readings(text, version)[0]

    def encode(self, version: KumaVersion) -> str:
        """Encode the SNI exactly as Kuma does.

        Raises `MalformedIdentifierError` for a kind without SNIs, for an empty field, and for an
        invalid port.
        """
        type_id = _type(self.kind, version)
        if not (self.mesh and self.name and self.port):
            raise empty_fields(FIELD, "name", "mesh", "port")
        if not is_port(self.port):
            raise malformed(FIELD, f"{quoted(self.port)} must be a number", 0, "port")
        for field, value in self.fields().items():
            check_ascii(FIELD, value, field)
        return f"{self.head()}.{cut(self.name)}.{self.port}.{cut(self.mesh)}.{type_id}"

    def head(self) -> str:
        """Return the first part of the SNI, the hash of the others."""
        value = fnv1a_64(f"{self.name};{self.mesh};{sorted_tags(self.tags)}")
        return f"a{value:016x}"


def readings(text: str, version: KumaVersion) -> list[HashedSni]:
    """Return a reading for every number that may be the port.

    Those that the hash fits are first, then those with fewer dots in the mesh.
    """
    head, *parts, type_id = _split(text)
    kind = _kind(type_id, text, version)
    check_ascii(FIELD, text)
    candidates = list(_readings(kind, parts))
    if not candidates:
        reason = (
            f"{quoted(text)} must have a number between a name and a mesh"
            f" of at most {_KEPT_LENGTH + 1} characters"
        )
        raise malformed(FIELD, reason, len(head) + 1)
    matching = [reading for reading in candidates if reading.head() == head]
    return distinct([*matching, *candidates])


def _readings(kind: str, parts: list[str]) -> Iterator[HashedSni]:
    """Yield the readings of what is between hash and type, the last possible port first."""
    for index in range(len(parts) - 2, 0, -1):
        name = ".".join(parts[:index])
        mesh = ".".join(parts[index + 1 :])
        if is_port(parts[index]) and _may_be_cut(name) and _may_be_cut(mesh):
            yield HashedSni(kind, mesh, name, parts[index])


def cut(name: str) -> str:
    """Return a name as SNIs have it: cut, if it is long."""
    if len(name) <= _KEPT_LENGTH:
        return name
    return name[:_KEPT_LENGTH] + _CUT_MARK


def _may_be_cut(text: str) -> bool:
    """Return whether some name is cut to this text."""
    if len(text) <= _KEPT_LENGTH:
        return True
    return len(text) == _KEPT_LENGTH + len(_CUT_MARK) and text.endswith(_CUT_MARK)


@lru_cache(maxsize=64)
def _kinds(version: KumaVersion) -> dict[str, str]:
    """Return the kinds that have SNIs, by type."""
    return {row.id: row.kind for row in _TYPES if row.versions.contains(version.number)}


def _type(kind: str, version: KumaVersion) -> str:
    """Return the type of a kind; raises `MalformedIdentifierError` for a kind without SNIs."""
    for type_id, type_kind in _kinds(version).items():
        if type_kind == kind:
            return type_id
    kuma_text = "resource type not supported for SNI"
    raise malformed(TYPE, f"{quoted(kind)} has no SNI", field="kind", kuma_text=kuma_text)


def _kind(type_id: str, text: str, version: KumaVersion) -> str:
    """Return the kind of a type; raises `MalformedIdentifierError` for one that does not exist."""
    kinds = _kinds(version)
    if type_id not in kinds:
        reason = f"{quoted(text)} must end in one of {', '.join(kinds)}"
        raise malformed(TYPE, reason, text.rindex(".") + 1)
    return kinds[type_id]


def _split(text: str) -> list[str]:
    """Split an SNI; raises `MalformedIdentifierError` for too few parts, and for another hash."""
    parts = text.split(".")
    if len(parts) < 5 or not all(parts):
        reason = (
            f"{quoted(text)} must have a hash, a name, a port, a mesh and a type, separated by '.'"
        )
        raise malformed(PARTS, reason, len(text))
    if not _HEAD.fullmatch(parts[0]):
        reason = f"{quoted(text)} must begin with 'a' and 16 hexadecimal digits"
        raise malformed(HASH, reason, 0)
    return parts


CODEC = Codec(
    id="sni-hash",
    summary="a service of another zone, as TLS named it before 3.0",
    grammar='sni-hash = "a", hash, ".", name, ".", port, ".", mesh, ".", type',
    source="pkg/xds/envoy/tls/sni.go, SNIForResource",
    since="2.8",
    before="3.0",
    type=HashedSni,
    readings=readings,
    codes=(*CODES, "sni-hash/too-long", "sni-hash/not-in-version"),
    example=HashedSni("MeshService", "demo", "backend", "8080"),
    dropped_fields=("tags",),
)
