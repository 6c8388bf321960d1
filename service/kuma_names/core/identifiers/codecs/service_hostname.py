"""Codec of the hostname of a service that is known by tags, which kuma-dp resolves to its address.

Grammar, Kuma 1.0 to 2.14 (pkg/xds/topology/dns.go, VIPOutbounds):

    service-hostname = service, ".mesh"               and the same with every "_" as "."
    service          = the value of `kuma.io/service`

A service with underscores has both hostnames, the second in the form `dotted`. It cannot be seen
which of its dots were underscores, unless the service is a tag of Kubernetes. The domain is the
default of `dnsServer.domain`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from kuma_names.core.identifiers.base import Identifier, distinct, malformed
from kuma_names.core.identifiers.codec import Codec
from kuma_names.core.identifiers.codecs.service_tag import ServiceTag, kubernetes_tag
from kuma_names.core.identifiers.parts.tags import VALUE_CHARACTERS, is_tag_value
from kuma_names.core.quoting import quoted
from kuma_names.core.versions import KumaVersion

END, FIELD = CODES = ("service-hostname/end", "service-hostname/field")
END_OF_DOMAIN = ".mesh"
"""The end of hostnames in the default domain."""
_DOTTED = "dotted"


@dataclass(frozen=True, slots=True)
class ServiceHostname(Identifier):
    """A service, and the form `dotted` of the hostname in which dots replace underscores."""

    service: str = ""
    form: str = ""

    def is_conventional(self) -> bool:
        """Return whether the dots of the hostname are explained by a tag of Kubernetes."""
        if self.form == _DOTTED:
            return self.tag() is not None
        return "." not in self.service

    def tag(self) -> ServiceTag | None:
        """Return the tag of Kubernetes that the service is; None for another service."""
        return kubernetes_tag(self.service)

    @classmethod
    def decode(cls, text: str, version: KumaVersion) -> "ServiceHostname":
        """Decode a hostname in the most likely way; raises `MalformedIdentifierError`."""
        return readings(text, version)[0]

    def encode(self, version: KumaVersion) -> str:
        """Encode the hostname.

        Raises `MalformedIdentifierError` for an invalid service, for an unknown form, and for a
        service without underscores in the form that replaces them.
        """
        _check_service(self.service, "service")
        if self.form not in ("", _DOTTED):
            reason = f"{quoted(self.form)} must be '{_DOTTED}' or empty"
            raise malformed(FIELD, reason, 0, "form")
        if self.form != _DOTTED:
            return self.service + END_OF_DOMAIN
        if "_" not in self.service:
            reason = f"must be empty: {quoted(self.service)} has no '_' that a dot could replace"
            raise malformed(FIELD, reason, 0, "form")
        return self.service.replace("_", ".") + END_OF_DOMAIN


def _check_service(text: str, field: str) -> None:
    if is_tag_value(text):
        return
    offenders = (index for index, character in enumerate(text) if not is_tag_value(character))
    position = next(offenders, 0)  # the empty text has none
    raise malformed(FIELD, f"{quoted(text)} must consist of {VALUE_CHARACTERS}", position, field)


def readings(text: str, version: KumaVersion) -> list[ServiceHostname]:
    """Return the service as it is written, and those whose underscores may have become dots.

    A tag of Kubernetes is first.
    """
    if not text.endswith(END_OF_DOMAIN):
        raise malformed(END, f"{quoted(text)} must end in '{END_OF_DOMAIN}'", len(text))
    service = text.removesuffix(END_OF_DOMAIN)
    _check_service(service, "text")
    return distinct(_readings(service))


def _readings(service: str) -> Iterator[ServiceHostname]:
    parts = service.split(".")
    has_underscores = "_" in service
    all_replaced = "_".join(parts)
    if not has_underscores and kubernetes_tag(all_replaced):
        yield ServiceHostname(all_replaced, _DOTTED)
    yield ServiceHostname(service)
    if has_underscores or len(parts) == 1:
        return
    *replaced, _ = product("_.", repeat=min(len(parts) - 1, _MAX_DOTS))
    for separators in replaced:
        yield ServiceHostname(_join(parts, separators), _DOTTED)


_MAX_DOTS = 6
"""Dots that may have been underscores, from the first one: more have more than 50 readings."""


def _join(parts: list[str], separators: Sequence[str]) -> str:
    """Join parts with a separator each, and those that are left with dots."""
    text = parts[0]
    for index, part in enumerate(parts[1:]):
        separator = separators[index] if index < len(separators) else "."
        text = f"{text}{separator}{part}"
    return text


CODEC = Codec(
    id="service-hostname",
    summary="a service known by tags, as applications call it",
    grammar='service-hostname = service, ".mesh"',
    source="pkg/xds/topology/dns.go, VIPOutbounds",
    before="3.0",
    type=ServiceHostname,
    readings=readings,
    codes=(*CODES, "service-hostname/too-long", "service-hostname/not-in-version"),
    example=ServiceHostname("demo-app_kuma-demo_svc_5000"),
    is_decoded=False,
)
