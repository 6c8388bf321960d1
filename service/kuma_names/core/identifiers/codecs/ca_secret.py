"""Codec of the names of the Secrets of a builtin CA: its certificate and its key.

Grammar, Kuma 0.6 to 2.14 (pkg/plugins/ca/builtin/manager.go):

    ca-secret = mesh, ".ca-builtin-", ( "cert" | "key" ), "-", backend

Kuma wants the whole name to be a DNS name in lowercase (ValidateBackend). Only a mesh or a backend
that contains `.ca-builtin-cert-` or `.ca-builtin-key-` makes several readings. Kuma has no decoder.
"""

import re
from dataclasses import dataclass

from kuma_names.core.identifiers.base import (
    Identifier,
    distinct,
    empty_fields,
    malformed,
    offender_position,
)
from kuma_names.core.identifiers.codec import Codec
from kuma_names.core.quoting import go_quoted, quoted
from kuma_names.core.tables.formats import FORMATS
from kuma_names.core.versions import KumaVersion

MIDDLE, FIELD = CODES = ("ca-secret/middle", "ca-secret/field")
_PARTS = ("cert", "key")
_MIDDLE = re.compile(r"(?<=.)\.ca-builtin-(cert|key)-(?=.)", re.DOTALL)
_DNS_NAME = FORMATS["lowercase-dns-name"]


@dataclass(frozen=True, slots=True)
class CaSecret(Identifier):
    """The mesh and the backend of a CA, and the `part` of it: `cert` or `key`."""

    mesh: str = ""
    part: str = ""
    backend: str = ""

    def is_conventional(self) -> bool:
        """Return whether neither mesh nor backend look like such a Secret themselves."""
        return not (_MIDDLE.search(self.mesh) or _MIDDLE.search(self.backend))

    @classmethod
    def decode(cls, text: str, version: KumaVersion) -> "CaSecret":
        """Decode a name in the most likely way; raises `MalformedIdentifierError`."""
        return readings(text, version)[0]

    def encode(self, version: KumaVersion) -> str:
        """Encode the name.

        Raises `MalformedIdentifierError` for an unknown part, for an empty field, and for a text
        that is no DNS name.
        """
        if self.part not in _PARTS:
            parts = ", ".join(_PARTS)
            raise malformed(FIELD, f"{quoted(self.part)} must be one of {parts}", 0, "part")
        if not (self.mesh and self.backend):
            raise empty_fields(FIELD, "mesh", "backend")
        text = f"{self.mesh}.ca-builtin-{self.part}-{self.backend}"
        if not _DNS_NAME.accepts(text):
            reason = f"results in {quoted(text)}, which is no DNS name in lowercase"
            kuma_text = f"{go_quoted(self.backend)} name must be valid dns name"
            raise malformed(FIELD, reason, field="backend", kuma_text=kuma_text)
        return text


def readings(text: str, version: KumaVersion) -> list[CaSecret]:
    """Return a reading for every place between a mesh and a backend."""
    matches = list(_MIDDLE.finditer(text))
    if not matches:
        middles = " or ".join(f"'.ca-builtin-{part}-'" for part in _PARTS)
        reason = f"{quoted(text)} must have {middles} between a mesh and a backend"
        raise malformed(MIDDLE, reason, len(text))
    if not _DNS_NAME.accepts(text):
        reason = f"{quoted(text)} must be a DNS name in lowercase"
        raise malformed(FIELD, reason, offender_position(_DNS_NAME, text))
    return distinct(
        CaSecret(text[: match.start()], match[1], text[match.end() :]) for match in matches
    )


CODEC = Codec(
    id="ca-secret",
    summary="the Secret of a builtin CA",
    grammar='ca-secret = mesh, ".ca-builtin-", ( "cert" | "key" ), "-", backend',
    source="pkg/plugins/ca/builtin/manager.go",
    before="3.0",
    type=CaSecret,
    readings=readings,
    codes=(*CODES, "ca-secret/ambiguous", "ca-secret/too-long", "ca-secret/not-in-version"),
    example=CaSecret("default", "cert", "ca-1"),
)
