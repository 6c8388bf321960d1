"""Codec of the KRI, Kuma's resource identifier in URLs, metrics and Envoy's names.

Grammar, Kuma 2.11 to 3.0 (pkg/core/kri/kri.go):

    kri   = "kri_", short, "_", mesh, "_", zone, "_", namespace, "_", name, "_", section
    short = the short name of a kind, see tables/kinds.py

All parts except short and name may be empty. Kuma's parser splits at every "_". If a section
contains underscores, it joins the pieces without them from 2.12 on (`rule_0` becomes `rule0`), and
returns an error before. Until 2.12 it reads an empty short name as that of a kind without one.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain, islice

from kuma_names.core.identifiers.base import (
    MAX_GROUPINGS,
    Identifier,
    distinct,
    groupings,
    is_empty_or,
    malformed,
)
from kuma_names.core.identifiers.codec import Codec
from kuma_names.core.identifiers.parts.possible_names import (
    is_possible_display_name,
    is_possible_mesh,
    is_possible_zone,
)
from kuma_names.core.identifiers.parts.short_names import kinds_by_short_name, short_names
from kuma_names.core.quoting import go_quoted, quoted
from kuma_names.core.tables.formats import FORMATS
from kuma_names.core.tables.kinds import KINDS, OVERVIEW, OVERVIEWS_SINCE
from kuma_names.core.versions import KumaVersion, VersionRange

PARTS, PREFIX, SHORT_NAME, FIELD = CODES = (
    "kri/parts",
    "kri/prefix",
    "kri/unknown-short-name",
    "kri/field",
)
_PREFIX = "kri"
_PARTS_BEHIND_PREFIX = 6
_LEGACY_NAME = FORMATS["legacy-charset"]
_ZONE_NAME = FORMATS["dns-name"]
_NAMESPACE = FORMATS["rfc1123-label"]
_SECTION = FORMATS["tag-value"]
"""Sections are the names or numbers of ports, listeners and rules."""
_JOINED_SECTIONS = VersionRange("2.12")
"""Versions that join the pieces of a section; earlier ones return an error."""
_EMPTY_SHORT_NAMES = VersionRange(before="2.13")
"""Versions that accept an empty short name."""
_OVERVIEWS = VersionRange(OVERVIEWS_SINCE)
"""Versions in which the overview of a resource has the KRI of the resource."""


@dataclass(frozen=True, slots=True)
class Kri(Identifier):
    """A resource, or with a section a part of it."""

    kind: str = ""
    mesh: str = ""
    zone: str = ""
    namespace: str = ""
    name: str = ""
    section: str = ""

    def is_conventional(self) -> bool:
        """Return whether only the section has underscores: names since Kuma 2.5 have none."""
        names = (self.mesh, self.zone, self.namespace, self.name)
        return not any("_" in name for name in names)

    def is_possible(self) -> bool:
        """Return whether some release accepted the names; the name may be missing."""
        is_mesh = not self.mesh or is_possible_mesh(self.mesh)
        is_zone = not self.zone or is_possible_zone(self.zone)
        is_name = not self.name or is_possible_display_name(self.name)
        is_namespace = is_empty_or(_NAMESPACE, self.namespace)
        is_section = is_empty_or(_SECTION, self.section)
        return is_mesh and is_zone and is_namespace and is_name and is_section

    def normalized(self, version: KumaVersion) -> "Kri":
        """Return the KRI with the kind of the resource, if the kind is that of its overview."""
        kind = self.kind.removesuffix(OVERVIEW)
        if kind != self.kind and _OVERVIEWS.contains(version.number):
            return replace(self, kind=kind)
        return self

    @classmethod
    def decode(cls, text: str, version: KumaVersion) -> "Kri":
        """Decode a KRI strictly: its first six underscores are separators.

        Raises `MalformedIdentifierError`.
        """
        short_name, parts = _split(text, version)
        kind = _kind(short_name, text, version)
        mesh, zone, namespace, name, *section = parts
        return cls(kind, mesh, zone, namespace, name, "_".join(section))

    def encode(self, version: KumaVersion) -> str:
        """Encode the KRI.

        Raises `MalformedIdentifierError` for an empty name, and for a kind that has no short name
        in this version.
        """
        short_name = short_names(version).get(self.kind)
        if short_name is None:
            reason = f"{quoted(self.kind)} has no short name in Kuma {version.text}, and so no KRI"
            raise malformed(SHORT_NAME, reason, field="kind")
        if not self.name:
            raise malformed(FIELD, "must not be empty", 0, "name")
        location = (self.mesh, self.zone, self.namespace)
        return "_".join((_PREFIX, short_name, *location, self.name, self.section))


def readings(text: str, version: KumaVersion) -> list[Kri]:
    """Return all readings with names that some Kuma release accepted, the strict one first.

    A reading without a name is returned only if there is no other, because Kuma decodes it.
    """
    strict = Kri.decode(text, version)
    _, parts = _split(text, version)
    candidates = chain([strict], _other_readings(parts, strict.kind))
    named = distinct(reading for reading in candidates if reading.name)
    return named or [strict]


def _other_readings(parts: list[str], kind: str) -> Iterator[Kri]:
    """Yield the readings in which names have underscores, as far as names of the kind may."""
    is_in_mesh = KINDS[kind].scope == "mesh"
    for fields in islice(groupings(parts, 5, "_"), MAX_GROUPINGS):
        mesh, zone, namespace, name, _ = fields
        if not name or (mesh and not is_in_mesh):
            continue
        if (
            is_empty_or(_LEGACY_NAME, mesh)
            and is_empty_or(_ZONE_NAME, zone)
            and is_empty_or(_NAMESPACE, namespace)
        ):
            yield Kri(kind, *fields)


def decode_as_kuma(text: str, version: KumaVersion) -> Kri:
    """Decode a KRI as Kuma does; raises `MalformedIdentifierError` with Kuma's text."""
    kuma_text = _kuma_error(text, version)
    if kuma_text is not None:
        reason = f"{quoted(text)} must have {_PARTS_BEHIND_PREFIX + 1} parts"
        raise malformed(PARTS, reason, len(text), kuma_text=kuma_text)
    section = text.split("_")[_PARTS_BEHIND_PREFIX:]
    return replace(Kri.decode(text, version), section="".join(section))


def _kuma_error(text: str, version: KumaVersion) -> str | None:
    """Return the error of Kuma's parser, which has this order of checks (FromString)."""
    prefix, *parts = text.split("_")
    has_extra_parts = len(parts) > _PARTS_BEHIND_PREFIX
    are_joined = _JOINED_SECTIONS.contains(version.number)
    if len(parts) < _PARTS_BEHIND_PREFIX or (has_extra_parts and not are_joined):
        return f"invalid identifier string: {go_quoted(text)}"
    if prefix != _PREFIX:
        return f"identifier must start with 'kri': {go_quoted(text)}"
    short_name = parts[0]
    if short_name in kinds_by_short_name(version):
        return None
    if not short_name and _EMPTY_SHORT_NAMES.contains(version.number):
        return None
    return f"unknown short name of resource type: {go_quoted(short_name)}"


def _split(text: str, version: KumaVersion) -> tuple[str, list[str]]:
    """Split a KRI into its short name and the parts behind it.

    Raises `MalformedIdentifierError` for another prefix, and for less than seven parts.
    """
    prefix, *parts = text.split("_")
    if len(parts) < _PARTS_BEHIND_PREFIX:
        reason = f"{quoted(text)} must have {_PARTS_BEHIND_PREFIX + 1} parts, separated by '_'"
        raise malformed(PARTS, reason, len(text), kuma_text=_kuma_error(text, version))
    if prefix != _PREFIX:
        reason = f"{quoted(text)} must begin with 'kri_'"
        raise malformed(PREFIX, reason, 0, kuma_text=_kuma_error(text, version))
    short_name, *rest = parts
    return short_name, rest


def _kind(short_name: str, text: str, version: KumaVersion) -> str:
    """Return the kind with a short name; raises `MalformedIdentifierError` if there is none."""
    kind = kinds_by_short_name(version).get(short_name)
    if kind is None:
        reason = f"{quoted(text)} has the short name {quoted(short_name)}, which no kind has"
        position = len(_PREFIX) + 1
        raise malformed(SHORT_NAME, reason, position, kuma_text=_kuma_error(text, version))
    return kind


CODEC = Codec(
    id="kri",
    summary="a resource in URLs, metrics and Envoy's names",
    grammar='kri = "kri_", short, "_", mesh, "_", zone, "_", namespace, "_", name, "_", section',
    source="pkg/core/kri/kri.go",
    since="2.11",
    type=Kri,
    readings=readings,
    codes=(*CODES, "kri/ambiguous", "kri/too-long", "kri/not-in-version"),
    example=Kri("MeshService", "default", "zone-1", "kuma-demo", "backend", "http"),
    decode_as_kuma=decode_as_kuma,
)
