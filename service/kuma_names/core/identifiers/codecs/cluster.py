"""The cluster of a service that is known by tags, as Envoy calls it: the service, and a hash of what else tells it apart.

Grammar, Kuma 2.5 to 2.14, and read by 3.0 (pkg/xds/envoy/tags/match.go):

    cluster = service, [ "-", hash ]
    hash    = the first 16 hexadecimal digits of SHA-256 over `kuma.io/service` and the other tags, sorted by key, and then
              over those of the MeshGateway: of each its key and its value, one right after the other

Without other tags there is no hash. What is hashed has no separators, so different tags can make one name. Kuma reads what
stands before 16 digits as the service, even if its own name ends so, and takes capitals for digits, too. The cluster of
another mesh's service has "_" and the mesh behind it, which is not told from a service here. hashlib is of the standard library.
"""

import re
from dataclasses import dataclass
from hashlib import sha256

from kuma_names.core.errors import MalformedIdentifierError
from kuma_names.core.identifiers.base import Identifier, malformed
from kuma_names.core.identifiers.codec import Codec
from kuma_names.core.identifiers.codecs.tagged_sni import is_value, sorted_tags, unpaired
from kuma_names.core.quoting import quoted
from kuma_names.core.versions import KumaVersion

PAIR, HASH, FIELD = CODES = ("cluster/pair", "cluster/hash", "cluster/field")
_SERVICE = "kuma.io/service"
_DIGITS = re.compile("[0-9a-f]{16}")
_HASHED = re.compile("(.*)-([0-9A-Fa-f]{16})", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Cluster(Identifier):
    """A service; `tags` by which a part of it is meant, and those of the MeshGateway that asks, as `key=value,key=value`, sorted.

    `hash` is made of them, and stands for them where they are not known.
    """

    service: str = ""
    tags: str = ""
    gateway: str = ""
    hash: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "tags", sorted_tags(self.tags))
        object.__setattr__(self, "gateway", sorted_tags(self.gateway))
        object.__setattr__(self, "hash", self.hash or self.digest())

    def is_conventional(self) -> bool:
        """Tell that this is as good as any other: dots are not odd here."""
        return True

    def dropped_fields(self) -> tuple[str, ...]:
        """Name what is in the hash only, where there is one."""
        return ("tags", "gateway") if self.hash else ()

    def own(self) -> str:
        """Give all tags of the service, the one that is its name first."""
        return ",".join(filter(None, (f"{_SERVICE}={self.service}", self.tags)))

    def digest(self) -> str:
        """Hash the tags; empty where there are none but the service.

        >>> Cluster("x", "a=bc").digest(), Cluster("x", "ab=c").digest()
        ('02be1d124befe3ef', '02be1d124befe3ef')
        """
        if not (self.tags or self.gateway):
            return ""
        hashed = re.sub("[=,]", "", sorted_tags(self.own()) + self.gateway)
        return sha256(hashed.encode("utf-8", "surrogatepass")).hexdigest()[:16]

    @classmethod
    def decode(cls, text: str, version: KumaVersion) -> "Cluster":
        """Read what is left: tags are in the hash only; raises `MalformedIdentifierError`."""
        return readings(text, version)[0]

    def encode(self, version: KumaVersion) -> str:
        """Write the name exactly; raises `MalformedIdentifierError` for a service or tags that cannot be, and for another hash."""
        if not self.service:
            raise malformed(FIELD, "must not be empty", 0, "service", f"missing {_SERVICE} tag")
        _check_service(self.service, "service")
        self._check_tags()
        made = self.digest()
        if self.hash and not (made in ("", self.hash) and _DIGITS.fullmatch(self.hash)):
            reason = f"hash {quoted(self.hash)} must be 16 hexadecimal digits, and those that the tags make, if there are some"
            raise MalformedIdentifierError(
                HASH, "hash", reason, position=0, suggestion=made or None
            )
        return f"{self.service}-{self.hash}" if self.hash else self.service

    def _check_tags(self) -> None:
        for field, tags in (("tags", self.own()), ("gateway", self.gateway)):
            pair = unpaired(tags) if tags else None
            if pair is not None:
                reason = f"must have pairs such as 'key=value', each key once, and no {_SERVICE} beside service, not {quoted(pair)}"
                raise malformed(PAIR, reason, self.fields()[field].find(pair), field)


def readings(text: str, version: KumaVersion) -> list[Cluster]:
    """Read a hash as Kuma does, and then as the end of a service's own name."""
    _check_service(text, "text")
    match = _HASHED.fullmatch(text)
    hashed = (
        [Cluster(match[1], hash=match[2])]
        if match and match[1] and _DIGITS.fullmatch(match[2])
        else []
    )
    return [*hashed, Cluster(text)]


def decode_as_kuma(text: str, version: KumaVersion) -> Cluster:
    """Read as Kuma does: what looks like a hash is one."""
    match = _HASHED.fullmatch(text)
    return Cluster(match[1], hash=match[2]) if match else Cluster(text)


def _check_service(text: str, field: str) -> None:
    if not is_value(text):
        at = next((at for at, character in enumerate(text) if not is_value(character)), 0)
        raise malformed(
            FIELD, f"{quoted(text)} must be of letters, digits, '.', '-', '_' and ':'", at, field
        )


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
