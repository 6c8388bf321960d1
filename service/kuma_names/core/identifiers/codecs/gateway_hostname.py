"""Codec of the hostname of a MeshGateway that serves other meshes.

Grammar, Kuma 1.7 to 2.14 (pkg/dns/vips_allocator.go, generatedHostname):

    gateway-hostname = "internal.", gateway, ".", mesh, ".mesh"

Only a listener with `crossMesh` has one, and only if its own hostname is empty or has a `*`. The
domain is the default of `dnsServer.domain`. A mesh with a dot makes several readings.
"""

from dataclasses import dataclass

from kuma_names.core.identifiers.base import (
    Identifier,
    distinct,
    malformed,
    offender_position,
    splits,
)
from kuma_names.core.identifiers.codec import Codec
from kuma_names.core.identifiers.codecs.service_hostname import END_OF_DOMAIN
from kuma_names.core.quoting import quoted
from kuma_names.core.tables.formats import FORMATS
from kuma_names.core.versions import KumaVersion

START, END, FIELD = CODES = (
    "gateway-hostname/start",
    "gateway-hostname/end",
    "gateway-hostname/field",
)
_START = "internal."
_LEGACY_NAME = FORMATS["legacy-charset"]


@dataclass(frozen=True, slots=True)
class GatewayHostname(Identifier):
    """A MeshGateway, by its name in the store, and its mesh."""

    gateway: str = ""
    mesh: str = ""

    def is_conventional(self) -> bool:
        """Return whether the mesh has no dot; names may have some."""
        return "." not in self.mesh

    @classmethod
    def decode(cls, text: str, version: KumaVersion) -> "GatewayHostname":
        """Decode a hostname at its last dot; raises `MalformedIdentifierError`."""
        return readings(text, version)[0]

    def encode(self, version: KumaVersion) -> str:
        """Encode the hostname; raises `MalformedIdentifierError` for an invalid name."""
        for field, value in self.fields().items():
            if not _LEGACY_NAME.accepts(value):
                reason = f"{quoted(value)} must be a name that some Kuma release accepted"
                raise malformed(FIELD, reason, offender_position(_LEGACY_NAME, value), field)
        return f"{_START}{self.gateway}.{self.mesh}{END_OF_DOMAIN}"


def readings(text: str, version: KumaVersion) -> list[GatewayHostname]:
    """Return a reading for every dot between names that some Kuma release accepted.

    The one with the last dot, and so without a dot in the mesh, is first.
    """
    if not text.startswith(_START):
        raise malformed(START, f"{quoted(text)} must begin with '{_START}'", 0)
    if not text.endswith(END_OF_DOMAIN):
        raise malformed(END, f"{quoted(text)} must end in '{END_OF_DOMAIN}'", len(text))
    names = text.removeprefix(_START).removesuffix(END_OF_DOMAIN)
    candidates = distinct(
        GatewayHostname(gateway, mesh)
        for gateway, mesh in reversed(list(splits(names, ".")))
        if _LEGACY_NAME.accepts(gateway) and _LEGACY_NAME.accepts(mesh)
    )
    if not candidates:
        reason = f"{quoted(text)} must have a gateway and a mesh, joined by '.'"
        raise malformed(FIELD, reason, len(_START))
    return candidates


CODEC = Codec(
    id="gateway-hostname",
    summary="a gateway, as applications of other meshes call it",
    grammar='gateway-hostname = "internal.", gateway, ".", mesh, ".mesh"',
    source="pkg/dns/vips_allocator.go, generatedHostname",
    before="3.0",
    type=GatewayHostname,
    readings=readings,
    codes=(
        *CODES,
        "gateway-hostname/ambiguous",
        "gateway-hostname/too-long",
        "gateway-hostname/not-in-version",
    ),
    example=GatewayHostname("edge", "payments"),
)
