"""The zone prefix, by which a global control plane told the resources of zones apart before names were hashed.

Grammar, Kuma 0.6 to 2.5, and later for zones that do not hash names (pkg/kds, ZoneOfResource):

    zone-name = zone, ".", name

Kuma reads what stands before the first dot as the zone, until 2.5 with an error where there is none.
"""

from dataclasses import dataclass

from kuma_names.core.identifiers.base import Identifier, distinct, malformed
from kuma_names.core.identifiers.codec import Codec
from kuma_names.core.quoting import quoted
from kuma_names.core.tables.formats import FORMATS
from kuma_names.core.versions import KumaVersion, VersionRange

NO_DOT, FIELD = CODES = ("zone-name/no-dot", "zone-name/field")
_SAID_BEFORE = "2.6"


@dataclass(frozen=True, slots=True)
class ZoneName(Identifier):
    """A zone, and the name that a resource has there (with its namespace, if it has one)."""

    zone: str = ""
    name: str = ""

    def is_conventional(self) -> bool:
        """Tell whether the zone has no dot; names may have some."""
        return "." not in self.zone

    @classmethod
    def decode(cls, text: str, version: KumaVersion) -> "ZoneName":
        """Read as Kuma does, at the first dot; raises `MalformedIdentifierError`."""
        zone, dot, name = text.partition(".")
        if not dot:
            kuma_text = (
                "wrong name format. Expected {zone}.{name}"
                if VersionRange(None, _SAID_BEFORE).contains(version.number)
                else None
            )
            raise malformed(
                NO_DOT,
                f"{quoted(text)} must have a '.' between zone and name",
                len(text),
                kuma_text=kuma_text,
            )
        if not (zone and name):
            raise malformed(
                FIELD, f"{quoted(text)} must have a zone and a name", 0 if not zone else len(text)
            )
        return cls(zone, name)

    def encode(self, version: KumaVersion) -> str:
        """Write the name; raises `MalformedIdentifierError` for an empty part."""
        if not (self.zone and self.name):
            raise malformed(FIELD, "must not be empty, nor name", 0, "zone")
        return f"{self.zone}.{self.name}"


def readings(text: str, version: KumaVersion) -> list[ZoneName]:
    """Read at the first dot as Kuma does, then at every other, where what stands before may be a zone."""
    first = ZoneName.decode(text, version)
    dots = [at for at, character in enumerate(text) if character == "."]
    splits = (ZoneName(text[:at], text[at + 1 :]) for at in dots[1:])
    return distinct(
        [first, *(one for one in splits if one.name and FORMATS["dns-name"].accepts(one.zone))]
    )


CODEC = Codec(
    id="zone-name",
    summary="a resource of a zone as the global control plane named it",
    grammar='zone-name = zone, ".", name',
    source="pkg/kds, ZoneOfResource",
    type=ZoneName,
    readings=readings,
    codes=(*CODES, "zone-name/ambiguous", "zone-name/too-long"),
    example=ZoneName("zone-1", "my-dpp"),
    decode_as_kuma=ZoneName.decode,
    is_recognizable=False,
)
