"""Codec of Envoy's cluster names of services that are identified by tags.

Grammar, Kuma 2.5 to 2.14, and decoded by 3.0 (pkg/xds/envoy/tags/match.go):

    cluster = service, [ "-", hash ]
    hash    = the first 16 hexadecimal digits of SHA-256 over `kuma.io/service` and the other tags,
              sorted by key, and then over the tags of the MeshGateway; each tag is hashed as its
              key and its value

Without other tags there is no hash. The hashed text has no separators, so that different tags can
have one hash. Kuma reads everything in front of 16 digits as the service, even if its own name
ends in digits, and accepts capital digits, too. The cluster of a service of another mesh ends in
"_" and the mesh; this codec treats both as part of the service.
"""

import re
from dataclasses import dataclass
from hashlib import sha256

from kuma_names.core.errors import MalformedIdentifierError
from kuma_names.core.identifiers.base import Identifier, malformed
from kuma_names.core.identifiers.codec import Codec
from kuma_names.core.identifiers.parts.tags import (
    VALUE_CHARACTERS,
    invalid_pair,
    is_tag_value,
    sorted_tags,
)
from kuma_names.core.quoting import quoted
from kuma_names.core.versions import KumaVersion

PAIR, HASH, FIELD = CODES = ("cluster/pair", "cluster/hash", "cluster/field")
_SERVICE_TAG = "kuma.io/service"
_HASH_LENGTH = 16
_HASH = re.compile(f"[0-9a-f]{{{_HASH_LENGTH}}}")
_HASHED = re.compile(f"(.*)-([0-9A-Fa-f]{{{_HASH_LENGTH}}})", re.DOTALL)
_SEPARATORS = re.compile("[=,]")


@dataclass(frozen=True, slots=True)
class Cluster(Identifier):
    """A service, or the part of it that has `tags`, as a MeshGateway with tags may call it.

    `tags` and `gateway` are pairs `key=value,key=value`, sorted by key. `hash` is computed from
    them, and replaces them if they are unknown.
    """

    service: str = ""
    tags: str = ""
    gateway: str = ""
    hash: str = ""

    def __post_init__(self) -> None:
        # the dataclass is frozen: fields are normalized once, here
        object.__setattr__(self, "tags", sorted_tags(self.tags))
        object.__setattr__(self, "gateway", sorted_tags(self.gateway))
        object.__setattr__(self, "hash", self.hash or self.digest())

    def is_conventional(self) -> bool:
        """Return True: dots are usual here."""
        return True

    def dropped_fields(self) -> tuple[str, ...]:
        """Return the fields that are part of the hash only, if there is one."""
        return ("tags", "gateway") if self.hash else ()

    def all_tags(self) -> str:
        """Return all tags of the service, its name as the first."""
        service_tag = f"{_SERVICE_TAG}={self.service}"
        return f"{service_tag},{self.tags}" if self.tags else service_tag

    def digest(self) -> str:
        """Return the hash of the tags, empty if the service is the only tag.

        >>> Cluster("x", "a=bc").digest(), Cluster("x", "ab=c").digest()
        ('02be1d124befe3ef', '02be1d124befe3ef')
        """
        if not (self.tags or self.gateway):
            return ""
        text = _SEPARATORS.sub("", sorted_tags(self.all_tags()) + self.gateway)
        return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_HASH_LENGTH]

    @classmethod
    def decode(cls, text: str, version: KumaVersion) -> "Cluster":
        """Decode what the text carries: tags are part of the hash only.

        Raises `MalformedIdentifierError`.
        """
        return readings(text, version)[0]

    def encode(self, version: KumaVersion) -> str:
        """Encode the name exactly as Kuma does.

        Raises `MalformedIdentifierError` for an invalid service or tag, and for a hash of other
        tags.
        """
        if not self.service:
            kuma_text = f"missing {_SERVICE_TAG} tag"
            raise malformed(FIELD, "must not be empty", 0, "service", kuma_text)
        _check_service(self.service, "service")
        _check_pairs("tags", self.tags, self.all_tags())
        _check_pairs("gateway", self.gateway, self.gateway)
        if not self.hash:
            return self.service
        self._check_hash()
        return f"{self.service}-{self.hash}"

    def _check_hash(self) -> None:
        digest = self.digest()
        if digest in ("", self.hash) and _HASH.fullmatch(self.hash):
            return
        reason = (
            f"hash {quoted(self.hash)} must be {_HASH_LENGTH} hexadecimal digits,"
            " and the hash of the tags, if there are some"
        )
        suggestion = digest or None
        raise MalformedIdentifierError(HASH, "hash", reason, position=0, suggestion=suggestion)


def _check_pairs(field: str, value: str, tags: str) -> None:
    """Raise `MalformedIdentifierError` for tags with an invalid pair; `value` is the field's."""
    pair = invalid_pair(tags) if tags else None
    if pair is not None:
        reason = (
            "must have pairs such as 'key=value', each key once,"
            f" and no {_SERVICE_TAG} beside service, not {quoted(pair)}"
        )
        raise malformed(PAIR, reason, value.find(pair), field)


def _check_service(text: str, field: str) -> None:
    if is_tag_value(text):
        return
    offenders = (index for index, character in enumerate(text) if not is_tag_value(character))
    position = next(offenders, 0)  # the empty text has none
    raise malformed(FIELD, f"{quoted(text)} must consist of {VALUE_CHARACTERS}", position, field)


def readings(text: str, version: KumaVersion) -> list[Cluster]:
    """Return the reading with a hash, as Kuma decodes it, then the one without."""
    _check_service(text, "text")
    unhashed = Cluster(text)
    match = _HASHED.fullmatch(text)
    if match is None or not match[1] or not _HASH.fullmatch(match[2]):
        return [unhashed]
    return [Cluster(match[1], hash=match[2]), unhashed]


def decode_as_kuma(text: str, version: KumaVersion) -> Cluster:
    """Decode a name as Kuma does: an end that looks like a hash is one."""
    match = _HASHED.fullmatch(text)
    return Cluster(match[1], hash=match[2]) if match else Cluster(text)


CODEC = Codec(
    id="cluster",
    summary="a service known by tags, as Envoy calls it",
    grammar='cluster = service, [ "-", hash ]',
    source="pkg/xds/envoy/tags/match.go, DestinationClusterName and ServiceFromClusterName",
    type=Cluster,
    readings=readings,
    codes=(*CODES, "cluster/ambiguous", "cluster/too-long"),
    example=Cluster("backend", "region=eu"),
    decode_as_kuma=decode_as_kuma,
    dropped_fields=("tags", "gateway"),
    is_recognizable=False,
)
