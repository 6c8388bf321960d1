"""The SNI by which a proxy reaches a service of another zone: the KRI of the service and its port, joined by dots.

Grammar, Kuma 2.14 to 3.0 (pkg/core/resources/sni/sni.go):

    sni   = "sni.", short, ".", mesh, [ ".", zone, [ ".", namespace ] ], ".", name, ".", section
    short = "msvc" | "extsvc" | "mzsvc"

Without a zone the namespace is dropped. Kuma has no decoder; it leaves out a service of which any part is no label.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from kuma_names.core.errors import MalformedIdentifierError
from kuma_names.core.formats import FORMATS
from kuma_names.core.identifiers.codec import MAX_TRIES, Codec, Identifier, distinct, groupings, malformed
from kuma_names.core.identifiers.kri import Kri
from kuma_names.core.kinds import KINDS
from kuma_names.core.quote import shown
from kuma_names.core.versions import KumaVersion

KINDS_OF_SNI = ("MeshService", "MeshExternalService", "MeshMultiZoneService")
PARTS, START, SHORT_NAME, FIELD = CODES = ("sni/parts", "sni/prefix", "sni/unknown-short-name", "sni/field")
_SHORT = {str(KINDS[kind].short_name): kind for kind in KINDS_OF_SNI}
_PREFIX, _LEAST, _MOST = "sni", 5, 253
_EMPTY = "mesh, name and sectionName must be non-empty"
_DOTS = "must not contain dots"
_LONG = "must be no more than 63 characters"
_LABEL = (
    "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an "
    "alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')"
)


@dataclass(frozen=True, slots=True)
class Sni(Identifier):
    """A port (`section`: its name or number) of a service."""

    kind: str = ""
    mesh: str = ""
    zone: str = ""
    namespace: str = ""
    name: str = ""
    section: str = ""

    @classmethod
    def parse(cls, text: str, version: KumaVersion) -> "Sni":
        """Read an SNI whose parts are labels; raises `MalformedIdentifierError`."""
        return read(text, version)[0]

    def write(self, version: KumaVersion) -> str:
        """Write the SNI; raises `MalformedIdentifierError` where Kuma makes none."""
        short = {kind: short for short, kind in _SHORT.items()}.get(self.kind)
        if short is None:
            raise malformed(
                SHORT_NAME,
                f"{shown(self.kind)} has no SNI",
                field="kind",
                upstream=f"resource type not supported for SNI: {self.kind}",
            )
        if not (self.mesh and self.name and self.section):
            raise malformed(FIELD, "must not be empty, nor mesh and section", 0, "name", _EMPTY)
        located = (self.zone, self.namespace) if self.zone and self.namespace else (self.zone,) if self.zone else ()
        checked = {"mesh": self.mesh, "name": self.name, **dict(zip(("zone", "namespace"), located, strict=False))}
        for field, value in {**checked, "section": self.section}.items():
            _check(field, value)
        text = ".".join((_PREFIX, short, self.mesh, *located, self.name, self.section))
        if len(text) > _MOST:
            upstream = f"computed SNI is {len(text)} characters which exceeds the DNS hostname limit ({_MOST})"
            raise malformed(
                FIELD,
                f"and the rest make {len(text)} characters, and a hostname has at most {_MOST}",
                field="name",
                upstream=upstream,
            )
        return text


def read(text: str, version: KumaVersion) -> list[Sni]:
    """Read in every way that names of some Kuma release allow: names with dots last."""
    prefix, *parts = text.split(".")
    if prefix != _PREFIX:
        raise malformed(START, f"{shown(text)} must begin with 'sni.'", 0)
    if len(parts) < _LEAST - 1:
        raise malformed(PARTS, f"{shown(text)} must have at least {_LEAST} parts, separated by '.'", len(text))
    short, *rest = parts
    if short not in _SHORT:
        raise malformed(
            SHORT_NAME, f"{shown(text)} has {shown(short)} as its second part, and must have one of {', '.join(_SHORT)}", 4
        )
    if len(text) > _MOST or not all(map(_LABELS.accepts, rest)):
        raise malformed(FIELD, f"{shown(text)} must have at most {_MOST} characters, and labels as its parts", 4)
    return distinct(sorted(_readings(_SHORT[short], rest), key=_dots))


def related(sni: Sni, version: KumaVersion) -> dict[str, str]:
    """The same as a KRI; where there is no zone, a namespace that the service has is not in it."""
    return {"kri": Kri(sni.kind, sni.mesh, sni.zone, sni.namespace, sni.name, sni.section).write(version)}


def of_kri(kri: Kri, version: KumaVersion) -> dict[str, str]:
    """The SNI of a KRI, for what has one; the namespace is lost where there is no zone."""
    try:
        return {"sni": Sni(kri.kind, kri.mesh, kri.zone, kri.namespace if kri.zone else "", kri.name, kri.section).write(version)}
    except MalformedIdentifierError:
        return {}


def _readings(kind: str, parts: list[str]) -> Iterator[Sni]:
    for count in (3, 4, 5):
        for grouped in islice(groupings(parts, count, "."), MAX_TRIES):
            mesh, *located, name, section = grouped
            zone, namespace = (*located, "", "")[:2]
            if "." not in namespace + section:
                yield Sni(kind, mesh, zone, namespace, name, section)


_LABELS, _LABELS_MOST = FORMATS["rfc1123-label"], 63


def _check(field: str, text: str) -> None:
    """Refuse what is no label; dots in a mesh, a zone or a name only make the SNI ambiguous."""
    dots = "." in text
    if _LABELS.accepts(text) or (dots and field not in ("namespace", "section") and all(map(_LABELS.accepts, text.split(".")))):
        return
    broken = _DOTS if dots else _LONG if len(text) > _LABELS_MOST else _LABEL
    upstream = broken if field == "section" else f'{field} "{text}" does not conform to RFC 1123: {broken}'
    raise malformed(FIELD, f"{shown(text)} must be a label", field=field, upstream=upstream)


def _dots(sni: Sni) -> int:
    return sum("." in part for part in (sni.mesh, sni.zone, sni.name)) * 10 + (sni.mesh + sni.zone + sni.name).count(".")


CODEC = Codec(
    "sni",
    "a service of another zone, as TLS names it",
    'sni = "sni.", short, ".", mesh, [ ".", zone, [ ".", namespace ] ], ".", name, ".", section',
    "pkg/core/resources/sni/sni.go",
    "2.14",
    None,
    Sni,
    read,
    (*CODES, "sni/ambiguous", "sni/too-long", "sni/not-in-version"),
    Sni("MeshService", "default", "east", "app-ns", "backend", "http"),
)
