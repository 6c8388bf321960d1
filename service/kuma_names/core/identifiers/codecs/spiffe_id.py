"""SPIFFE IDs, by which proxies identify themselves in certificates.

Grammar, Kuma 0.1 to 3.0 (pkg/core/xds, MeshIdentity):

    spiffe = "spiffe://", domain, ( path | legacy )
    legacy = "/", service                                            until 2.14; the domain is the mesh
    path   = "/ns/", namespace, "/sa/", account                      from 2.12 on, on Kubernetes
           | "/workload/", workload                                  from 2.13 on, on Universal

Templates can replace both domain and path; those are not read here.
"""

import re
from dataclasses import dataclass

from kuma_names.core.identifiers.base import Identifier, malformed
from kuma_names.core.identifiers.codec import Codec
from kuma_names.core.quoting import quoted
from kuma_names.core.versions import KumaVersion, version_number

SCHEME, DOMAIN, PATH, FIELD = CODES = (
    "spiffe/scheme",
    "spiffe/domain",
    "spiffe/path",
    "spiffe/field",
)
_SCHEME = "spiffe://"
_DOMAIN = re.compile(r"[a-z0-9._-]+", re.ASCII)
_SEGMENT = re.compile(r"[a-zA-Z0-9._-]+", re.ASCII)
_DOMAIN_TEXT = "trust domain characters are limited to lowercase letters, numbers, dots, dashes, and underscores"
_PATH_TEXT = (
    "path segment characters are limited to letters, numbers, dots, dashes, and underscores"
)


@dataclass(frozen=True, slots=True)
class Spiffe(Identifier):
    """A domain, and one of: namespace and account, workload, or (of old) service."""

    domain: str = ""
    namespace: str = ""
    account: str = ""
    workload: str = ""
    service: str = ""

    @classmethod
    def decode(cls, text: str, version: KumaVersion) -> "Spiffe":
        """Read an ID; raises `MalformedIdentifierError`."""
        if not text.startswith(_SCHEME):
            raise malformed(
                SCHEME,
                f"{quoted(text)} must begin with '{_SCHEME}'",
                0,
                kuma_text="scheme is missing or invalid" if text else "cannot be empty",
            )
        domain, *segments = text.removeprefix(_SCHEME).split("/")
        _check_domain(domain, text)
        for at, segment in enumerate(segments, 1):
            _check_segment(segment, text, last=at == len(segments))
        match segments:
            case ["ns", namespace, "sa", account] if version.number >= version_number("2.12"):
                return cls(domain, namespace, account)
            case ["workload", workload] if version.number >= version_number("2.13"):
                return cls(domain, workload=workload)
            case [service] if version.number < version_number("3.0"):
                return cls(domain, service=service)
        raise malformed(
            PATH,
            f"{quoted(text)} must end in '/ns/<namespace>/sa/<account>' or '/workload/<workload>'",
            len(_SCHEME) + len(domain),
        )

    def encode(self, version: KumaVersion) -> str:
        """Write the ID; raises `MalformedIdentifierError` for fields that do not go together."""
        forms = {
            (True, True, False, False): f"/ns/{self.namespace}/sa/{self.account}",
            (False, False, True, False): f"/workload/{self.workload}",
            (False, False, False, True): f"/{self.service}",
        }
        given = tuple(map(bool, (self.namespace, self.account, self.workload, self.service)))
        if given not in forms:
            raise malformed(
                FIELD,
                "must have beside it: namespace and account, or workload, or service",
                field="domain",
            )
        text = f"{_SCHEME}{self.domain}{forms[given]}"
        if Spiffe.decode(text, version) != self:
            raise malformed(
                FIELD,
                f"and the rest make {quoted(text)}, which is read as something else",
                field="domain",
            )
        return text


def readings(text: str, version: KumaVersion) -> list[Spiffe]:
    """Read the one way there is."""
    return [Spiffe.decode(text, version)]


def _check_domain(domain: str, text: str) -> None:
    if not domain:
        raise malformed(
            DOMAIN,
            f"{quoted(text)} must have a trust domain",
            len(_SCHEME),
            kuma_text="trust domain is missing",
        )
    if not _DOMAIN.fullmatch(domain):
        raise malformed(
            DOMAIN,
            f"{quoted(text)} must have a trust domain of a-z, 0-9, '.', '-' and '_'",
            len(_SCHEME),
            kuma_text=_DOMAIN_TEXT,
        )


def _check_segment(segment: str, text: str, *, last: bool) -> None:
    at = len(text) - len(text.split("/", 2)[2].partition("/")[2])
    if not segment:
        kuma_text = (
            "path cannot have a trailing slash" if last else "path cannot contain empty segments"
        )
        raise malformed(
            PATH, f"{quoted(text)} must not have an empty part in its path", at, kuma_text=kuma_text
        )
    if segment in (".", ".."):
        raise malformed(
            PATH,
            f"{quoted(text)} must not have {segment!r} in its path",
            at,
            kuma_text="path cannot contain dot segments",
        )
    if not _SEGMENT.fullmatch(segment):
        raise malformed(
            PATH,
            f"{quoted(text)} must have parts of letters, digits, '.', '-' and '_' in its path",
            at,
            kuma_text=_PATH_TEXT,
        )


CODEC = Codec(
    id="spiffe",
    summary="a proxy in its certificate",
    grammar='spiffe = "spiffe://", domain, ( "/ns/", namespace, "/sa/", account | "/workload/", workload | "/", service )',
    source="go-spiffe; pkg/core/resources/apis/meshidentity",
    type=Spiffe,
    readings=readings,
    codes=(*CODES, "spiffe/too-long"),
    example=Spiffe("default.east.mesh.local", workload="backend"),
)
