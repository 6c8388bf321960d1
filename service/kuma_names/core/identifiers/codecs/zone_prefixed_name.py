"""Codec of the zone-prefixed name, under which a global control plane stored zones' resources.

Grammar, Kuma 0.6 to 2.5, and later for zones that do not hash names (pkg/kds, ZoneOfResource):

    zone-name = zone, ".", name

Kuma reads everything before the first dot as the zone; until 2.5 a name without a dot is an error.
"""

from dataclasses import dataclass
from itertools import islice

from kuma_names.core.identifiers.base import (
    Identifier,
    distinct,
    empty_fields,
    malformed,
    splits,
)
from kuma_names.core.identifiers.codec import Codec
from kuma_names.core.identifiers.parts.possible_names import (
    is_possible_name,
    is_possible_zone,
)
from kuma_names.core.quoting import quoted
from kuma_names.core.tables.formats import FORMATS
from kuma_names.core.versions import KumaVersion, VersionRange

NO_DOT, FIELD = CODES = ("zone-name/no-dot", "zone-name/field")
_REFUSED_WITHOUT_DOT = VersionRange(before="2.6")
_NO_DOT_TEXT = "wrong name format. Expected {zone}.{name}"
_ZONE_NAME = FORMATS["dns-name"]


@dataclass(frozen=True, slots=True)
class ZonePrefixedName(Identifier):
    """A zone, and the name that a resource has there (with its namespace, if it has one)."""

    zone: str = ""
    name: str = ""

    def is_conventional(self) -> bool:
        """Return whether the zone has no dot; names may have some."""
        return "." not in self.zone

    def is_possible(self) -> bool:
        """Return whether some release accepted zone and name."""
        return is_possible_zone(self.zone) and is_possible_name(self.name)

    @classmethod
    def decode(cls, text: str, version: KumaVersion) -> "ZonePrefixedName":
        """Decode a name as Kuma does: at the first dot; raises `MalformedIdentifierError`."""
        zone, dot, name = text.partition(".")
        if not dot:
            reason = f"{quoted(text)} must have a '.' between zone and name"
            is_refused = _REFUSED_WITHOUT_DOT.contains(version.number)
            kuma_text = _NO_DOT_TEXT if is_refused else None
            raise malformed(NO_DOT, reason, len(text), kuma_text=kuma_text)
        if not (zone and name):
            position = len(text) if zone else 0
            raise malformed(FIELD, f"{quoted(text)} must have a zone and a name", position)
        return cls(zone, name)

    def encode(self, version: KumaVersion) -> str:
        """Encode the name; raises `MalformedIdentifierError` for an empty part."""
        if not (self.zone and self.name):
            raise empty_fields(FIELD, "zone", "name")
        return f"{self.zone}.{self.name}"


def readings(text: str, version: KumaVersion) -> list[ZonePrefixedName]:
    """Return all readings, Kuma's first.

    The others split at a later dot, behind a text that may be the name of a zone.
    """
    candidates = [ZonePrefixedName.decode(text, version)]
    for zone, name in islice(splits(text, "."), 1, None):
        if name and _ZONE_NAME.accepts(zone):
            candidates.append(ZonePrefixedName(zone, name))
    return distinct(candidates)


CODEC = Codec(
    id="zone-name",
    summary="a resource of a zone as the global control plane named it",
    grammar='zone-name = zone, ".", name',
    source="pkg/kds, ZoneOfResource",
    type=ZonePrefixedName,
    readings=readings,
    codes=(*CODES, "zone-name/ambiguous", "zone-name/too-long"),
    example=ZonePrefixedName("zone-1", "my-dpp"),
    decode_as_kuma=ZonePrefixedName.decode,
    is_recognizable=False,
)
