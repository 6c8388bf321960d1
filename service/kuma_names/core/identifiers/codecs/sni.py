"""The SNI by which a proxy reaches a service of another zone: the KRI of the service and its port, joined by dots.

Grammar, Kuma 2.14 to 3.0 (pkg/core/resources/sni/sni.go):

    sni   = "sni.", short, ".", mesh, [ ".", zone, [ ".", namespace ] ], ".", name, ".", section
    short = "msvc" | "extsvc" | "mzsvc"

Without a zone the namespace is dropped. Kuma has no decoder; it leaves out a service of which any part is no label.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from kuma_names.core.identifiers.base import (
    MAX_GROUPINGS,
    Identifier,
    distinct,
    groupings,
    malformed,
)
from kuma_names.core.identifiers.codec import Codec
from kuma_names.core.names.findings import ANY_VERSION, reasons_of
from kuma_names.core.quoting import go_quoted, quoted
from kuma_names.core.tables.formats import FORMATS
from kuma_names.core.tables.kinds import KINDS, UNNAMED_KINDS
from kuma_names.core.tables.kuma_texts import SNI_PORT
from kuma_names.core.versions import KumaVersion

KINDS_OF_SNI = ("MeshService", "MeshExternalService", "MeshMultiZoneService")
PARTS, START, SHORT_NAME, FIELD = CODES = (
    "sni/parts",
    "sni/prefix",
    "sni/unknown-short-name",
    "sni/field",
)
_SHORT = {str(KINDS[kind].short_name): kind for kind in KINDS_OF_SNI}
_SHORT_OF = {kind: short for short, kind in _SHORT.items()}
_LABELS = FORMATS["rfc1123-label"]
_PREFIX, _LEAST, _MOST = "sni", 5, 253
_EMPTY = "mesh, name and sectionName must be non-empty"


class _Fault(NamedTuple):
    """What Kuma says against a field; `joined` means that it is labels joined by dots, which make an SNI that is ambiguous."""

    field: str
    position: int
    reason: str
    kuma_text: str
    joined: bool = False


@dataclass(frozen=True, slots=True)
class Sni(Identifier):
    """A port (`section`: its name or number) of a service."""

    kind: str = ""
    mesh: str = ""
    zone: str = ""
    namespace: str = ""
    name: str = ""
    section: str = ""

    def dropped_fields(self) -> tuple[str, ...]:
        """Name the namespace where there is no zone: Kuma drops it then."""
        return () if self.zone else ("namespace",)

    def kuma_error(self) -> str | None:
        """Say what Kuma says against the fields, an error a line; it makes an SNI of dotted ones all the same."""
        return "\n".join(fault.kuma_text for fault in self._faults()) or None

    @classmethod
    def decode(cls, text: str, version: KumaVersion) -> "Sni":
        """Read an SNI whose parts are labels; raises `MalformedIdentifierError`."""
        return readings(text, version)[0]

    def encode(self, version: KumaVersion) -> str:
        """Write the SNI; raises `MalformedIdentifierError` where Kuma makes none, or none that can be a hostname."""
        if self.kind not in _SHORT_OF:
            raise malformed(
                SHORT_NAME,
                f"{quoted(self.kind)} has no SNI",
                field="kind",
                kuma_text=_said(self.kind, version),
            )
        for fault in self._faults():
            if not fault.joined:
                raise malformed(FIELD, fault.reason, fault.position, fault.field, self.kuma_error())
        return self._text()

    def _text(self) -> str:
        return ".".join(
            (
                _PREFIX,
                _SHORT_OF[self.kind],
                self.mesh,
                *self._located().values(),
                self.name,
                self.section,
            )
        )

    def _located(self) -> dict[str, str]:
        located = {"zone": self.zone, "namespace": self.namespace} if self.zone else {}
        return {field: value for field, value in located.items() if value}

    def _faults(self) -> Iterator[_Fault]:
        """Give what Kuma says against the fields, in its order (ValidateKRI)."""
        if not (self.mesh and self.name and self.section):
            yield _Fault("name", 0, "must not be empty, nor mesh and section", _EMPTY)
            return
        for field, value in {
            "mesh": self.mesh,
            "name": self.name,
            **self._located(),
            "section": self.section,
        }.items():
            if not _LABELS.accepts(value):
                yield _of_label(field, value)
        size = len(self._text().encode())
        if size > _MOST:
            reason = f"and the rest make {size} characters, and a hostname has at most {_MOST}"
            yield _Fault(
                "name",
                0,
                reason,
                f"computed SNI is {size} characters which exceeds the DNS hostname limit ({_MOST})",
            )


def _said(kind: str, version: KumaVersion) -> str:
    """Say what Kuma says against a kind without an SNI (FromKRIE), or one that it does not know (ValidateKRI)."""
    if _is_registered(kind, version):
        return f"resource type not supported for SNI: {kind}"
    return f"unknown resource type {go_quoted(kind)}: invalid resource type {go_quoted(kind)}"


def _is_registered(kind: str, version: KumaVersion) -> bool:
    """Return whether a version knows a kind of resource, even one that no user names."""
    row = KINDS.get(kind)
    if row is None or row.is_name_subject:
        return kind in UNNAMED_KINDS
    return row.versions.contains(version.number)


def _of_label(field: str, value: str) -> _Fault:
    breaks = _LABELS.broken_atoms(value)
    said = "; ".join(reasons_of(SNI_PORT, value, breaks, ANY_VERSION))
    kuma_text = (
        said
        if field == "section"
        else f"{field} {go_quoted(value)} does not conform to RFC 1123: {said}"
    )
    joined = field not in ("namespace", "section") and all(map(_LABELS.accepts, value.split(".")))
    return _Fault(field, breaks[0][1][0], f"{quoted(value)} must be a label", kuma_text, joined)


def readings(text: str, version: KumaVersion) -> list[Sni]:
    """Read in every way that names of some Kuma release allow: names with dots last."""
    prefix, *parts = text.split(".")
    if prefix != _PREFIX:
        raise malformed(START, f"{quoted(text)} must begin with 'sni.'", 0)
    if len(parts) < _LEAST - 1:
        raise malformed(
            PARTS, f"{quoted(text)} must have at least {_LEAST} parts, separated by '.'", len(text)
        )
    short, *rest = parts
    if short not in _SHORT:
        raise malformed(
            SHORT_NAME,
            f"{quoted(text)} has {quoted(short)} as its second part, and must have one of {', '.join(_SHORT)}",
            4,
        )
    if len(text) > _MOST or not all(map(_LABELS.accepts, rest)):
        raise malformed(
            FIELD,
            f"{quoted(text)} must have at most {_MOST} characters, and labels as its parts",
            4,
        )
    return distinct(sorted(_readings(_SHORT[short], rest), key=_dots))


def _readings(kind: str, parts: list[str]) -> Iterator[Sni]:
    for count in (3, 4, 5):
        for grouped in islice(groupings(parts, count, "."), MAX_GROUPINGS):
            mesh, *located, name, section = grouped
            zone, namespace = (*located, "", "")[:2]
            if "." not in namespace + section:
                yield Sni(kind, mesh, zone, namespace, name, section)


def _dots(sni: Sni) -> int:
    return sum("." in part for part in (sni.mesh, sni.zone, sni.name)) * 10 + (
        sni.mesh + sni.zone + sni.name
    ).count(".")


CODEC = Codec(
    id="sni",
    summary="a service of another zone, as TLS names it",
    grammar='sni = "sni.", short, ".", mesh, [ ".", zone, [ ".", namespace ] ], ".", name, ".", section',
    source="pkg/core/resources/sni/sni.go",
    since="2.14",
    type=Sni,
    readings=readings,
    codes=(*CODES, "sni/ambiguous", "sni/too-long", "sni/not-in-version"),
    example=Sni("MeshService", "default", "east", "app-ns", "backend", "http"),
    dropped_fields=("namespace",),
)
