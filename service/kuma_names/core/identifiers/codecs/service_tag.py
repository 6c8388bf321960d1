"""The service tag of a Kubernetes Service, `kuma.io/service`.

Grammar, Kuma 0.6 to 2.14; 3.0 still reads it in old references (pkg/plugins/runtime/k8s):

    service-tag = name, "_", namespace, "_svc", [ "_", port ]        3.0 reads none without a port
    port        = a number, without a sign or zeros in front

Kubernetes names have no underscore, so nothing is ambiguous there.
"""

from dataclasses import dataclass

from kuma_names.core.identifiers.base import Identifier, is_port, malformed
from kuma_names.core.identifiers.codec import Codec
from kuma_names.core.quoting import go_quoted, quoted
from kuma_names.core.versions import KumaVersion, VersionRange

PARTS, FIELD = CODES = ("service-tag/parts", "service-tag/field")
_MIDDLE = "svc"
_QUIET_SINCE = "3.0"
"""From here on Kuma takes what is no tag for a name, and says nothing; a tag has a port."""
_DIGITS = "0123456789"


@dataclass(frozen=True, slots=True)
class ServiceTag(Identifier):
    """A Service and one of its ports; without a port, one that has none."""

    name: str = ""
    namespace: str = ""
    port: str = ""

    @classmethod
    def decode(cls, text: str, version: KumaVersion) -> "ServiceTag":
        """Read a tag; raises `MalformedIdentifierError`."""
        parts, said = text.split("_"), _said(text, version)
        if len(parts) not in _counts(version) or parts[2] != _MIDDLE:
            perhaps = "perhaps " if 3 in _counts(version) else ""
            reason = f"{quoted(text)} must have a name, a namespace, 'svc' and {perhaps}a port, separated by '_'"
            raise malformed(PARTS, reason, len(text), kuma_text=said)
        name, namespace, _, *port = parts
        if not (name and namespace):
            raise malformed(FIELD, f"{quoted(text)} must not have an empty part", 0, kuma_text=said)
        if port and not is_port(port[0]):
            raise malformed(
                FIELD,
                f"{quoted(text)} must end in a number",
                len(text) - len(port[0]),
                kuma_text=said,
            )
        return cls(name, namespace, *port)

    def encode(self, version: KumaVersion) -> str:
        """Write the tag; raises `MalformedIdentifierError` for an empty part, one with an underscore, and what is no port."""
        text = "_".join((self.name, self.namespace, _MIDDLE, *filter(None, [self.port])))
        for field, value in (("name", self.name), ("namespace", self.namespace)):
            if "_" in value or not value:
                reason = f"{quoted(value)} must not contain '_'" if value else "must not be empty"
                raise malformed(FIELD, reason, max(value.find("_"), 0), field, _said(text, version))
        if not is_port(self.port) and (self.port or 3 not in _counts(version)):
            raise malformed(
                FIELD, f"{quoted(self.port)} must be a number", 0, "port", _said(text, version)
            )
        return text


def _counts(version: KumaVersion) -> tuple[int, ...]:
    """Tell how many parts a tag may have."""
    return (3, 4) if VersionRange(None, _QUIET_SINCE).contains(version.number) else (4,)


def _said(text: str, version: KumaVersion) -> str | None:
    """Say what Kuma says against a tag (parseService)."""
    parts = text.split("_")
    if not VersionRange(None, _QUIET_SINCE).contains(version.number):
        return None
    if len(parts) not in (3, 4):
        return "service tag in unexpected format"
    return _number_said(parts[3]) if len(parts) == 4 else None


def _number_said(text: str) -> str | None:
    """Say what Go's strconv.ParseInt says against a number of 32 bits.

    >>> _number_said("http")
    'strconv.ParseInt: parsing "http": invalid syntax'
    """
    unsigned = text[1:] if text[:1] in ("+", "-") else text
    rest = unsigned.lstrip(_DIGITS)
    digits = unsigned.removesuffix(rest)
    most = 2**32 - 1 if rest else 2**31 - (text[:1] != "-")
    if int(digits.lstrip("0")[:11] or "0") > most:
        return f"strconv.ParseInt: parsing {go_quoted(text)}: value out of range"
    return (
        f"strconv.ParseInt: parsing {go_quoted(text)}: invalid syntax"
        if rest or not digits
        else None
    )


def readings(text: str, version: KumaVersion) -> list[ServiceTag]:
    """Read the one way there is."""
    return [ServiceTag.decode(text, version)]


CODEC = Codec(
    id="service-tag",
    summary="a Service of Kubernetes and its port",
    grammar='service-tag = name, "_", namespace, "_svc", [ "_", port ]',
    source="pkg/plugins/runtime/k8s/controllers, ServiceTag and parseService",
    type=ServiceTag,
    readings=readings,
    codes=(*CODES, "service-tag/too-long"),
    example=ServiceTag("example", "demo", "80"),
    decode_as_kuma=ServiceTag.decode,
    is_recognizable=False,
)
