"""Codec of the KDS name of a synced copy in another zone: the original's name and a hash.

Grammar, Kuma 2.5 to 3.0 (pkg/kds/hash/hash.go):

    kds-name = name[:236], "-", hash
    hash     = 16 of "2456789bcdfvwxz": FNV-1a-64 of mesh, name, zone and namespace (both from 2.6
               on) in hexadecimal digits, each of which is replaced

The hashed text has no separators, so that different resources can have one name. On Kubernetes a
`.` and a namespace follow. Kuma 2.5 renames copies for zones only, and only if
KDSSyncNameWithHashSuffix is set.
"""

import re
from dataclasses import dataclass

from kuma_names.core.identifiers.base import Identifier, check_ascii, fnv1a_64, malformed
from kuma_names.core.identifiers.codec import Codec
from kuma_names.core.identifiers.parts.possible_names import is_possible_display_name
from kuma_names.core.quoting import quoted
from kuma_names.core.versions import KumaVersion, VersionRange

NO_HASH, FIELD = CODES = ("kds-name/no-hash", "kds-name/field")
KEPT_LENGTH = 236
"""Characters of the name that are kept."""
_LOCATION_FIELDS = ("zone", "namespace")
_LOCATION_NOT_HASHED = VersionRange(before="2.6")
_LETTERS = "bcdfghjklmnpqrstvwxz2456789"
"""Kuma replaces a hexadecimal digit by the letter at its code point, modulo the length."""
_HASH_LETTERS = "2456789bcdfvwxz"
"""The letters that hexadecimal digits can become."""
_HASH_LENGTH = 16
_HASH = f"-[{_HASH_LETTERS}]{{{_HASH_LENGTH}}}"
_END_OF_COPY = re.compile(rf"{_HASH}(?:\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)?", re.ASCII)
"""The hash, and the namespace on Kubernetes."""
_KDS_NAME = re.compile(f"(.*){_HASH}", re.ASCII | re.DOTALL)


@dataclass(frozen=True, slots=True)
class KdsName(Identifier):
    """The original: its mesh (empty if it is global), display name, zone and namespace.

    Zone and namespace are those that the original has as labels.
    """

    mesh: str = ""
    name: str = ""
    zone: str = ""
    namespace: str = ""

    def is_possible(self) -> bool:
        """Return whether some release accepted the name, the only field that a text carries."""
        return is_possible_display_name(self.name)

    def dropped_fields(self) -> tuple[str, ...]:
        """Return the fields that are part of the hash only."""
        return ("mesh", "zone", "namespace")

    @classmethod
    def decode(cls, text: str, version: KumaVersion) -> "KdsName":
        """Decode the only field that the text carries: the name, cut if it is long.

        Raises `MalformedIdentifierError`.
        """
        match = _KDS_NAME.fullmatch(text)
        if match is None:
            reason = f"{quoted(text)} must end in '-' and {_HASH_LENGTH} of '{_HASH_LETTERS}'"
            position = max(len(text) - len("-") - _HASH_LENGTH, 0)
            raise malformed(NO_HASH, reason, position)
        check_ascii(FIELD, text)
        name = match[1]
        if not 0 < len(name) <= KEPT_LENGTH:
            reason = (
                f"{quoted(text)} must have a name of at most {KEPT_LENGTH} characters"
                " before its hash"
            )
            raise malformed(FIELD, reason, min(len(name), KEPT_LENGTH))
        return cls(name=name)

    def encode(self, version: KumaVersion) -> str:
        """Encode the name exactly as Kuma does.

        Raises `MalformedIdentifierError` for an empty name, and for a zone or a namespace in a
        version that does not hash them.

        >>> from kuma_names.core.versions import parse_version
        >>> KdsName("default", "redis-zone-1", "zone-1").encode(parse_version("2.14"))
        'redis-zone-1-2v6wfvvcvbc9f55d'
        """
        if not self.name:
            raise malformed(FIELD, "must not be empty", 0, "name")
        # not `fields()`, which takes longer than the rest
        for field in self.__slots__:
            value = getattr(self, field)
            check_ascii(FIELD, value, field)
            if value and field in _LOCATION_FIELDS:
                _check_location(field, value, version)
        return f"{self.name[:KEPT_LENGTH]}-{self._hash()}"

    def _hash(self) -> str:
        digits = f"{fnv1a_64(self.mesh + self.name + self.zone + self.namespace):016x}"
        return "".join(_LETTERS[ord(digit) % len(_LETTERS)] for digit in digits)


def _check_location(field: str, value: str, version: KumaVersion) -> None:
    if _LOCATION_NOT_HASHED.contains(version.number):
        reason = f"{quoted(value)} must be empty before Kuma {_LOCATION_NOT_HASHED.before}"
        raise malformed(FIELD, reason, 0, field)


def readings(text: str, version: KumaVersion) -> list[KdsName]:
    """Return the only reading."""
    return [KdsName.decode(text, version)]


def is_copy(name: str, display_name: str) -> bool:
    """Return whether a copy of a resource called `display_name` can have this name.

    >>> is_copy("redis-zone-1-2v6wfvvcvbc9f55d", "redis-zone-1")
    True
    """
    kept = display_name[:KEPT_LENGTH]
    return name.startswith(kept) and _END_OF_COPY.fullmatch(name, len(kept)) is not None


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
