"""The name that a synced copy gets in another zone: the original's, cut, and a hash.

Grammar, Kuma 2.5 to 3.0 (pkg/kds/hash/hash.go):

    kds-name = name[:236], "-", hash
    hash     = 16 of "2456789bcdfvwxz": FNV-1a-64 of mesh, name, zone and namespace (both from 2.6 on), one right after the
               other, in hexadecimal digits, each of which is replaced

What is hashed has no separators, so different resources can have one name. On Kubernetes a `.` and a namespace follow. Kuma 2.5
does so for zones only, and where KDSSyncNameWithHashSuffix is set.
"""

import re
from dataclasses import dataclass

from kuma_names.core.identifiers.base import Identifier, check_ascii, fnv1a_64, malformed
from kuma_names.core.identifiers.codec import Codec
from kuma_names.core.quoting import quoted
from kuma_names.core.versions import KumaVersion, VersionRange

NO_HASH, FIELD = CODES = ("kds-name/no-hash", "kds-name/field")
_KEPT = 236
_LOCATED, _LOCATED_SINCE = ("zone", "namespace"), "2.6"
_LETTERS = "bcdfghjklmnpqrstvwxz2456789"
_HASH = re.compile(r"-[2456789bcdfvwxz]{16}(?:\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)?", re.ASCII)
_WHOLE = re.compile(r"(.*)-([2456789bcdfvwxz]{16})", re.ASCII | re.DOTALL)


@dataclass(frozen=True, slots=True)
class KdsName(Identifier):
    """The original: its mesh (none if it is global), display name, zone and namespace, as far as it has them as labels."""

    mesh: str = ""
    name: str = ""
    zone: str = ""
    namespace: str = ""

    def dropped_fields(self) -> tuple[str, ...]:
        """Name what is in the hash only."""
        return ("mesh", "zone", "namespace")

    @classmethod
    def decode(cls, text: str, version: KumaVersion) -> "KdsName":
        """Read what is left of the original: its name, cut where it is long; raises `MalformedIdentifierError`."""
        match = _WHOLE.fullmatch(text)
        if match is None:
            raise malformed(
                NO_HASH,
                f"{quoted(text)} must end in '-' and 16 of '2456789bcdfvwxz'",
                max(len(text) - 17, 0),
            )
        check_ascii(FIELD, text)
        if not 0 < len(match[1]) <= _KEPT:
            at = min(len(match[1]), _KEPT)
            raise malformed(
                FIELD,
                f"{quoted(text)} must have a name of at most {_KEPT} characters before its hash",
                at,
            )
        return cls(name=match[1])

    def encode(self, version: KumaVersion) -> str:
        """Write the name exactly; raises `MalformedIdentifierError` for an empty name, and for what is not in the hash yet.

        >>> from kuma_names.core.versions import parse_version
        >>> KdsName("default", "redis-zone-1", "zone-1").encode(parse_version("2.14"))
        'redis-zone-1-2v6wfvvcvbc9f55d'
        """
        if not self.name:
            raise malformed(FIELD, "must not be empty", 0, "name")
        for field, value in self.fields().items():
            check_ascii(FIELD, value, field)
            if (
                value
                and field in _LOCATED
                and VersionRange(None, _LOCATED_SINCE).contains(version.number)
            ):
                raise malformed(
                    FIELD, f"{quoted(value)} must be empty before Kuma {_LOCATED_SINCE}", 0, field
                )
        digits = f"{fnv1a_64(self.mesh + self.name + self.zone + self.namespace):016x}"
        return f"{self.name[:_KEPT]}-{''.join(_LETTERS[ord(digit) % 27] for digit in digits)}"


def readings(text: str, version: KumaVersion) -> list[KdsName]:
    """Read what is left in the text."""
    return [KdsName.decode(text, version)]


def is_copy(name: str, display_name: str) -> bool:
    """Tell whether `name` is what a resource called `display_name` is called where it was synced to.

    >>> is_copy("redis-zone-1-2v6wfvvcvbc9f55d", "redis-zone-1")
    True
    """
    kept = display_name[:_KEPT]
    return name.startswith(kept) and _HASH.fullmatch(name, len(kept)) is not None


CODEC = Codec(
    id="kds-name",
    summary="a copy of a resource in another zone",
    grammar='kds-name = name[:236], "-", hash',
    source="pkg/kds/hash/hash.go",
    type=KdsName,
    readings=readings,
    codes=(*CODES, "kds-name/too-long"),
    example=KdsName("default", "redis-zone-1", "zone-1"),
    dropped_fields=("mesh", "zone", "namespace"),
)
