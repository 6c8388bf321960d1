"""Codec of SPIFFE IDs, with which proxies identify themselves in certificates.

Grammar, Kuma 0.1 to 3.0 (pkg/core/xds, MeshIdentity):

    spiffe = "spiffe://", domain, ( path | legacy )
    legacy = "/", service                              until 2.14; the domain is the mesh
    path   = "/ns/", namespace, "/sa/", account        from 2.12 on, on Kubernetes
           | "/workload/", workload                    from 2.13 on, on Universal

Templates can replace both domain and path; such IDs are not decoded.
"""

import re
from dataclasses import dataclass

from kuma_names.core.identifiers.base import Identifier, malformed
from kuma_names.core.identifiers.codec import Codec
from kuma_names.core.quoting import quoted
from kuma_names.core.versions import KumaVersion, VersionRange

SCHEME, DOMAIN, PATH, FIELD = CODES = (
    "spiffe/scheme",
    "spiffe/domain",
    "spiffe/path",
    "spiffe/field",
)
_SCHEME = "spiffe://"
_DOMAIN = re.compile(r"[a-z0-9._-]+", re.ASCII)
_SEGMENT = re.compile(r"[a-zA-Z0-9._-]+", re.ASCII)
_ACCOUNT_PATHS = VersionRange("2.12")
_WORKLOAD_PATHS = VersionRange("2.13")
_SERVICE_PATHS = VersionRange(before="3.0")
_DOMAIN_TEXT = (
    "trust domain characters are limited to lowercase letters, numbers, dots, dashes, "
    "and underscores"
)
_SEGMENT_TEXT = (
    "path segment characters are limited to letters, numbers, dots, dashes, and underscores"
)


@dataclass(frozen=True, slots=True)
class SpiffeId(Identifier):
    """A trust domain with namespace and account, with a workload, or (legacy) with a service."""

    domain: str = ""
    namespace: str = ""
    account: str = ""
    workload: str = ""
    service: str = ""

    @classmethod
    def decode(cls, text: str, version: KumaVersion) -> "SpiffeId":
        """Decode an ID; raises `MalformedIdentifierError`."""
        if not text.startswith(_SCHEME):
            reason = f"{quoted(text)} must begin with '{_SCHEME}'"
            kuma_text = "scheme is missing or invalid" if text else "cannot be empty"
            raise malformed(SCHEME, reason, 0, kuma_text=kuma_text)
        domain, *segments = text.removeprefix(_SCHEME).split("/")
        _check_domain(domain, text)
        path_position = len(_SCHEME) + len(domain)
        _check_segments(segments, text, path_position + 1)
        match segments:
            case ["ns", namespace, "sa", account] if _ACCOUNT_PATHS.contains(version.number):
                return cls(domain, namespace, account)
            case ["workload", workload] if _WORKLOAD_PATHS.contains(version.number):
                return cls(domain, workload=workload)
            case [service] if _SERVICE_PATHS.contains(version.number):
                return cls(domain, service=service)
        reason = (
            f"{quoted(text)} must end in '/ns/<namespace>/sa/<account>' or '/workload/<workload>'"
        )
        raise malformed(PATH, reason, path_position)

    def encode(self, version: KumaVersion) -> str:
        """Encode the ID.

        Raises `MalformedIdentifierError` for fields that exclude each other, and for a text that
        is not an ID of this version.
        """
        path = self._path()
        if path is None:
            reason = "must be given with namespace and account, with workload, or with service"
            raise malformed(FIELD, reason, field="domain")
        text = f"{_SCHEME}{self.domain}{path}"
        if SpiffeId.decode(text, version) != self:
            reason = f"and the path result in {quoted(text)}, which is decoded as something else"
            raise malformed(FIELD, reason, field="domain")
        return text

    def _path(self) -> str | None:
        """Return the path; None if the fields exclude each other."""
        match (self.namespace, self.account, self.workload, self.service):
            case (namespace, account, "", "") if namespace and account:
                return f"/ns/{namespace}/sa/{account}"
            case ("", "", workload, "") if workload:
                return f"/workload/{workload}"
            case ("", "", "", service) if service:
                return f"/{service}"
        return None


def readings(text: str, version: KumaVersion) -> list[SpiffeId]:
    """Return the only reading."""
    return [SpiffeId.decode(text, version)]


def _check_domain(domain: str, text: str) -> None:
    position = len(_SCHEME)
    if not domain:
        reason = f"{quoted(text)} must have a trust domain"
        raise malformed(DOMAIN, reason, position, kuma_text="trust domain is missing")
    if not _DOMAIN.fullmatch(domain):
        reason = f"{quoted(text)} must have a trust domain of a-z, 0-9, '.', '-' and '_'"
        raise malformed(DOMAIN, reason, position, kuma_text=_DOMAIN_TEXT)


def _check_segments(segments: list[str], text: str, position: int) -> None:
    """Raise `MalformedIdentifierError` for the first invalid segment of the path at `position`."""
    for index, segment in enumerate(segments, 1):
        if not segment:
            reason = f"{quoted(text)} must not have an empty part in its path"
            is_last = index == len(segments)
            kuma_text = "path cannot contain empty segments"
            if is_last:
                kuma_text = "path cannot have a trailing slash"
            raise malformed(PATH, reason, position, kuma_text=kuma_text)
        if segment in (".", ".."):
            reason = f"{quoted(text)} must not have {segment!r} in its path"
            kuma_text = "path cannot contain dot segments"
            raise malformed(PATH, reason, position, kuma_text=kuma_text)
        if not _SEGMENT.fullmatch(segment):
            reason = (
                f"{quoted(text)} must have parts of letters, digits, '.', '-' and '_' in its path"
            )
            raise malformed(PATH, reason, position, kuma_text=_SEGMENT_TEXT)


CODEC = Codec(
    id="spiffe",
    summary="a proxy in its certificate",
    grammar=(
        'spiffe = "spiffe://", domain,'
        ' ( "/ns/", namespace, "/sa/", account | "/workload/", workload | "/", service )'
    ),
    source="go-spiffe; pkg/core/resources/apis/meshidentity",
    type=SpiffeId,
    readings=readings,
    codes=(*CODES, "spiffe/too-long"),
    example=SpiffeId("default.east.mesh.local", workload="backend"),
)
