"""The zone prefix, by which a global control plane told the resources of zones apart before names were hashed.

Grammar, Kuma 0.6 to 2.5, and later for zones that do not hash names (pkg/kds, ZoneOfResource):

    zone-name = zone, ".", name

Kuma reads what stands before the first dot as the zone, until 2.5 with an error where there is none.
"""

from dataclasses import dataclass

from kuma_names.core.identifiers.base import Identifier, distinct, malformed
from kuma_names.core.identifiers.codec import Codec
from kuma_names.core.quoting import shown
from kuma_names.core.tables.formats import FORMATS
from kuma_names.core.versions import KumaVersion

NO_DOT, FIELD = CODES = ("zone-name/no-dot", "zone-name/field")
_SAID_BEFORE = "2.6"


@dataclass(frozen=True, slots=True)
class ZoneName(Identifier):
    """A zone, and the name that a resource has there (with its namespace, if it has one)."""

    zone: str = ""
    name: str = ""

    def is_plain(self) -> bool:
        """Tell whether the zone has no dot; names may have some."""
        return "." not in self.zone

    @classmethod
    def parse(cls, text: str, version: KumaVersion) -> "ZoneName":
        """Read as Kuma does, at the first dot; raises `MalformedIdentifierError`."""
        zone, dot, name = text.partition(".")
        if not dot:
            upstream = "wrong name format. Expected {zone}.{name}" if version.is_within(None, _SAID_BEFORE) else None
            raise malformed(NO_DOT, f"{shown(text)} must have a '.' between zone and name", len(text), upstream=upstream)
        if not (zone and name):
            raise malformed(FIELD, f"{shown(text)} must have a zone and a name", 0 if not zone else len(text))
        return cls(zone, name)

    def write(self, version: KumaVersion) -> str:
        """Write the name; raises `MalformedIdentifierError` for an empty part."""
        if not (self.zone and self.name):
            raise malformed(FIELD, "must not be empty, nor name", 0, "zone")
        return f"{self.zone}.{self.name}"


def read(text: str, version: KumaVersion) -> list[ZoneName]:
    """Read at the first dot as Kuma does, then at every other, where what stands before may be a zone."""
    first = ZoneName.parse(text, version)
    dots = [at for at, character in enumerate(text) if character == "."]
    splits = (ZoneName(text[:at], text[at + 1 :]) for at in dots[1:])
    return distinct([first, *(one for one in splits if one.name and FORMATS["dns-name"].accepts(one.zone))])


CODEC = Codec(
    "zone-name",
    "a resource of a zone as the global control plane named it",
    'zone-name = zone, ".", name',
    "pkg/kds, ZoneOfResource",
    "2.5",
    None,
    ZoneName,
    read,
    (*CODES, "zone-name/ambiguous", "zone-name/too-long"),
    ZoneName("zone-1", "my-dpp"),
    ZoneName.parse,
    marked=False,
)
