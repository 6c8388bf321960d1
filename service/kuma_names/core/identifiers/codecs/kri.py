"""The KRI, Kuma's own resource identifier in URLs, metrics and Envoy's names, joined by underscores.

Grammar, Kuma 2.11 to 3.0 (pkg/core/kri/kri.go):

    kri   = "kri_", short, "_", mesh, "_", zone, "_", namespace, "_", name, "_", section
    short = the short name of a kind, see kinds.py

All but short and name may be empty. Kuma reads back by splitting at every "_": from 2.12 on what is left of a section that
has some is joined without them (`rule_0` becomes `rule0`), before that it is an error. Until 2.12 it takes an empty short name for
that of any kind without one.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice

from kuma_names.core.identifiers.base import (
    MAX_GROUPINGS,
    Identifier,
    distinct,
    groupings,
    malformed,
)
from kuma_names.core.identifiers.codec import Codec
from kuma_names.core.quoting import go_quoted, quoted
from kuma_names.core.tables.formats import FORMATS
from kuma_names.core.tables.kinds import KINDS, OVERVIEW, OVERVIEWS_SINCE
from kuma_names.core.versions import KumaVersion, VersionRange, version_number

_PREFIX, _PARTS = "kri", 7
PARTS, START, SHORT_NAME, FIELD = CODES = (
    "kri/parts",
    "kri/prefix",
    "kri/unknown-short-name",
    "kri/field",
)
_JOINED_SINCE, _SHORT_NAME_SINCE = "2.12", "2.13"


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
        """Tell whether only the section has underscores: names of Kuma 2.5 and later have none."""
        return not any("_" in part for part in (self.mesh, self.zone, self.namespace, self.name))

    def normalized(self, version: KumaVersion) -> "Kri":
        """Give an overview the kind of its resource, whose KRI it has."""
        base = self.kind.removesuffix(OVERVIEW)
        return (
            replace(self, kind=base)
            if base != self.kind and version_number(OVERVIEWS_SINCE) <= version.number
            else self
        )

    @classmethod
    def decode(cls, text: str, version: KumaVersion) -> "Kri":
        """Read a KRI strictly: the first six underscores separate; raises `MalformedIdentifierError`."""
        short, parts = _taken_apart(text, version)
        mesh, zone, namespace, name, *section = parts
        return cls(_kind(short, text, version), mesh, zone, namespace, name, "_".join(section))

    def encode(self, version: KumaVersion) -> str:
        """Write the KRI; raises `MalformedIdentifierError` for a kind that has none in this version, and for an empty name."""
        short = _short_names(version).get(self.kind)
        if short is None:
            raise malformed(
                SHORT_NAME,
                f"{quoted(self.kind)} has no short name in Kuma {version.text}, and so no KRI",
                field="kind",
            )
        if not self.name:
            raise malformed(FIELD, "must not be empty", 0, "name")
        return "_".join(
            (_PREFIX, short, self.mesh, self.zone, self.namespace, self.name, self.section)
        )


def readings(text: str, version: KumaVersion) -> list[Kri]:
    """Read in every way that some Kuma release could have meant, the strict one first; without a name, as Kuma does."""
    strict = Kri.decode(text, version)
    _, parts = _taken_apart(text, version)
    named = distinct(reading for reading in (strict, *_others(parts, strict.kind)) if reading.name)
    return named or [strict]


def decode_as_kuma(text: str, version: KumaVersion) -> Kri:
    """Read as Kuma does; raises `MalformedIdentifierError` with Kuma's text."""
    kuma_text = _said(text, version)
    if kuma_text is not None:
        raise malformed(
            PARTS, f"{quoted(text)} must have {_PARTS} parts", len(text), kuma_text=kuma_text
        )
    return replace(Kri.decode(text, version), section="".join(text.split("_")[_PARTS - 1 :]))


def _said(text: str, version: KumaVersion) -> str | None:
    """Say what Kuma says against a text, in its order (FromString)."""
    prefix, *parts = text.split("_")
    most = len(parts) if VersionRange(_JOINED_SINCE, None).contains(version.number) else _PARTS - 1
    if not _PARTS - 1 <= len(parts) <= most:
        return f"invalid identifier string: {go_quoted(text)}"
    if prefix != _PREFIX:
        return f"identifier must start with 'kri': {go_quoted(text)}"
    if parts[0] in _kinds(version) or (
        not parts[0] and VersionRange(None, _SHORT_NAME_SINCE).contains(version.number)
    ):
        return None
    return f"unknown short name of resource type: {go_quoted(parts[0])}"


def _taken_apart(text: str, version: KumaVersion) -> tuple[str, list[str]]:
    prefix, *parts = text.split("_")
    kuma_text = _said(text, version)
    if len(parts) < _PARTS - 1:
        raise malformed(
            PARTS,
            f"{quoted(text)} must have {_PARTS} parts, separated by '_'",
            len(text),
            kuma_text=kuma_text,
        )
    if prefix != _PREFIX:
        raise malformed(START, f"{quoted(text)} must begin with 'kri_'", 0, kuma_text=kuma_text)
    short, *rest = parts
    return short, rest


def _kind(short: str, text: str, version: KumaVersion) -> str:
    kind = _kinds(version).get(short)
    if kind is None:
        reason = f"{quoted(text)} has the short name {quoted(short)}, which no kind has"
        raise malformed(SHORT_NAME, reason, 4, kuma_text=_said(text, version))
    return kind


@lru_cache(maxsize=64)
def _short_names(version: KumaVersion) -> dict[str, str]:
    """Find the short names of a version, by kind."""
    living = [
        kind
        for kind in KINDS.values()
        if kind.short_name and kind.versions.contains(version.number)
    ]
    return {
        kind.name: str(kind.short_name)
        for kind in living
        if version_number(str(kind.short_name_since)) <= version.number
    }


@lru_cache(maxsize=64)
def _kinds(version: KumaVersion) -> dict[str, str]:
    return {short: kind for kind, short in _short_names(version).items()}


def _others(parts: list[str], kind: str) -> Iterator[Kri]:
    """Read underscores as parts of names, as far as names of that kind may have some."""
    in_mesh = KINDS[kind].scope == "mesh"
    for mesh, zone, namespace, name, section in islice(groupings(parts, 5, "_"), MAX_GROUPINGS):
        if (
            name
            and _fits(mesh, "legacy-charset")
            and _fits(zone, "dns-name")
            and _fits(namespace, "rfc1123-label")
            and (in_mesh or not mesh)
        ):
            yield Kri(kind, mesh, zone, namespace, name, section)


def _fits(text: str, format_: str) -> bool:
    return not text or FORMATS[format_].accepts(text)


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
