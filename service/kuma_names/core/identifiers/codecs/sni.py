"""Codec of the SNI of a service of another zone: the KRI of its port, joined by dots.

Grammar, Kuma 2.14 to 3.0 (pkg/core/resources/sni/sni.go):

    sni   = "sni.", short, ".", mesh, [ ".", zone, [ ".", namespace ] ], ".", name, ".", section
    short = "msvc" | "extsvc" | "mzsvc"

Without a zone the namespace is dropped. Kuma has no decoder, and generates no SNI for a service
with a part that is not a label.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from kuma_names.core.identifiers.base import (
    MAX_GROUPINGS,
    Identifier,
    distinct,
    empty_fields,
    groupings,
    malformed,
)
from kuma_names.core.identifiers.codec import Codec
from kuma_names.core.identifiers.parts.short_names import (
    SERVICE_KINDS_BY_SHORT_NAME,
    SERVICE_SHORT_NAMES,
)
from kuma_names.core.identifiers.parts.sni_fields import (
    EMPTY_FIELDS_TEXT,
    LABEL,
    MAX_LENGTH,
    FieldError,
    field_errors,
    kind_error,
)
from kuma_names.core.quoting import quoted
from kuma_names.core.versions import KumaVersion

PARTS, PREFIX, SHORT_NAME, FIELD = CODES = (
    "sni/parts",
    "sni/prefix",
    "sni/unknown-short-name",
    "sni/field",
)
_PREFIX = "sni"
_MIN_PARTS = 5


@dataclass(frozen=True, slots=True)
class Sni(Identifier):
    """A port of a service; `section` is its name or number."""

    kind: str = ""
    mesh: str = ""
    zone: str = ""
    namespace: str = ""
    name: str = ""
    section: str = ""

    def dropped_fields(self) -> tuple[str, ...]:
        """Return the namespace, if there is no zone."""
        return () if self.zone else ("namespace",)

    def kuma_error(self) -> str | None:
        """Return Kuma's errors about the fields, one a line; dotted fields can be encoded."""
        if self._has_empty_fields():
            return EMPTY_FIELDS_TEXT
        return "\n".join(error.kuma_text for error in self._field_errors()) or None

    @classmethod
    def decode(cls, text: str, version: KumaVersion) -> "Sni":
        """Decode an SNI whose parts are labels; raises `MalformedIdentifierError`."""
        return readings(text, version)[0]

    def encode(self, version: KumaVersion) -> str:
        """Encode the SNI.

        Raises `MalformedIdentifierError` if Kuma generates no SNI for these fields, or none that
        can be a hostname.
        """
        if self.kind not in SERVICE_SHORT_NAMES:
            reason = f"{quoted(self.kind)} has no SNI"
            error_text = kind_error(self.kind, version)
            raise malformed(SHORT_NAME, reason, field="kind", kuma_text=error_text)
        if self._has_empty_fields():
            raise empty_fields(FIELD, "name", "mesh", "section", kuma_text=EMPTY_FIELDS_TEXT)
        for error in self._field_errors():
            if not error.is_encodable:
                kuma_text = self.kuma_error()
                raise malformed(FIELD, error.reason, error.position, error.field, kuma_text)
        return self._text()

    def _text(self) -> str:
        location = self._location().values()
        short_name = SERVICE_SHORT_NAMES[self.kind]
        return ".".join((_PREFIX, short_name, self.mesh, *location, self.name, self.section))

    def _location(self) -> dict[str, str]:
        """Return the fields between mesh and name that are part of the text."""
        if not self.zone:
            return {}
        if not self.namespace:
            return {"zone": self.zone}
        return {"zone": self.zone, "namespace": self.namespace}

    def _has_empty_fields(self) -> bool:
        return not (self.mesh and self.name and self.section)

    def _field_errors(self) -> list[FieldError]:
        location = self._location()
        fields = {"mesh": self.mesh, "name": self.name, **location, "section": self.section}
        return field_errors(fields, self._text())


def readings(text: str, version: KumaVersion) -> list[Sni]:
    """Return all readings with names that some Kuma release accepted, names with dots last."""
    kind, parts = _split(text)
    if len(text) > MAX_LENGTH or not all(map(LABEL.accepts, parts)):
        reason = f"{quoted(text)} must have at most {MAX_LENGTH} characters, and labels as parts"
        raise malformed(FIELD, reason, len(_PREFIX) + 1)
    return distinct(sorted(_readings(kind, parts), key=_dots))


def _split(text: str) -> tuple[str, list[str]]:
    """Split an SNI into the kind and the parts behind it; raises `MalformedIdentifierError`."""
    prefix, *parts = text.split(".")
    if prefix != _PREFIX:
        raise malformed(PREFIX, f"{quoted(text)} must begin with 'sni.'", 0)
    if len(parts) < _MIN_PARTS - 1:
        reason = f"{quoted(text)} must have at least {_MIN_PARTS} parts, separated by '.'"
        raise malformed(PARTS, reason, len(text))
    short_name, *rest = parts
    kind = SERVICE_KINDS_BY_SHORT_NAME.get(short_name)
    if kind is None:
        short_names = ", ".join(SERVICE_KINDS_BY_SHORT_NAME)
        reason = (
            f"{quoted(text)} has {quoted(short_name)} as its second part,"
            f" and must have one of {short_names}"
        )
        raise malformed(SHORT_NAME, reason, len(_PREFIX) + 1)
    return kind, rest


def _readings(kind: str, parts: list[str]) -> Iterator[Sni]:
    """Yield the readings without a zone, with a zone, and with zone and namespace."""
    for count in (3, 4, 5):  # fields behind the kind
        for mesh, *location, name, section in islice(groupings(parts, count, "."), MAX_GROUPINGS):
            zone, namespace = (*location, "", "")[:2]  # absent fields are empty
            if "." not in namespace and "." not in section:
                yield Sni(kind, mesh, zone, namespace, name, section)


def _dots(sni: Sni) -> tuple[int, int]:
    """Return the sort key of a reading: fields with dots, then dots."""
    fields = (sni.mesh, sni.zone, sni.name)
    dotted_fields = sum("." in field for field in fields)
    return dotted_fields, "".join(fields).count(".")


CODEC = Codec(
    id="sni",
    summary="a service of another zone, as TLS names it",
    grammar=(
        'sni = "sni.", short, ".", mesh, [ ".", zone, [ ".", namespace ] ], ".", name, ".", section'
    ),
    source="pkg/core/resources/sni/sni.go",
    since="2.14",
    type=Sni,
    readings=readings,
    codes=(*CODES, "sni/ambiguous", "sni/too-long", "sni/not-in-version"),
    example=Sni("MeshService", "default", "east", "app-ns", "backend", "http"),
    dropped_fields=("namespace",),
)
