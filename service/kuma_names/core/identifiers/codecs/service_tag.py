"""Codec of the service tag of a Kubernetes Service, `kuma.io/service`.

Grammar, Kuma 0.6 to 2.14; 3.0 decodes it in old references (pkg/plugins/runtime/k8s):

    service-tag = name, "_", namespace, "_svc", [ "_", port ]        3.0 needs a port
    port        = a number, without a sign or leading zeros

Kubernetes names have no underscore, so there is always one reading.
"""

import re
from dataclasses import dataclass

from kuma_names.core.identifiers.base import Identifier, malformed
from kuma_names.core.identifiers.codec import Codec
from kuma_names.core.identifiers.parts.numbers import is_port, parse_int_error
from kuma_names.core.quoting import quoted
from kuma_names.core.tables.formats import FORMATS
from kuma_names.core.versions import KumaVersion, VersionRange

PARTS, FIELD = CODES = ("service-tag/parts", "service-tag/field")
_MIDDLE = "svc"
_TAG = re.compile(rf"([^_]+)_([^_]+)_{_MIDDLE}(?:_([^_]+))?", re.DOTALL)
_NAME = FORMATS["rfc1123-subdomain"]
_NAMESPACE = FORMATS["rfc1123-label"]
_PARSED = VersionRange(before="3.0")
"""Versions whose parser reports errors; later ones silently read a malformed tag as a name."""
_WITHOUT_PORT = VersionRange(before="3.0")
"""Versions in which a Service may have no port."""


@dataclass(frozen=True, slots=True)
class ServiceTag(Identifier):
    """A Service and one of its ports; `port` is empty for a Service without ports."""

    name: str = ""
    namespace: str = ""
    port: str = ""

    def is_possible(self) -> bool:
        """Return whether Kubernetes accepts name and namespace."""
        return _NAME.accepts(self.name) and _NAMESPACE.accepts(self.namespace)

    @classmethod
    def decode(cls, text: str, version: KumaVersion) -> "ServiceTag":
        """Decode a tag; raises `MalformedIdentifierError`."""
        parts = text.split("_")
        _check_parts(parts, text, version)
        name, namespace, _, *port = parts
        if not (name and namespace):
            reason = f"{quoted(text)} must not have an empty part"
            raise malformed(FIELD, reason, 0, kuma_text=_kuma_error(text, version))
        if port and not is_port(port[0]):
            reason = f"{quoted(text)} must end in a number"
            position = len(text) - len(port[0])
            raise malformed(FIELD, reason, position, kuma_text=_kuma_error(text, version))
        return cls(name, namespace, *port)

    def encode(self, version: KumaVersion) -> str:
        """Encode the tag.

        Raises `MalformedIdentifierError` for an empty part, a part with an underscore, and an
        invalid port.
        """
        text = f"{self.name}_{self.namespace}_{_MIDDLE}"
        if self.port:
            text = f"{text}_{self.port}"
        for field, value in (("name", self.name), ("namespace", self.namespace)):
            if not value:
                raise malformed(FIELD, "must not be empty", 0, field, _kuma_error(text, version))
            if "_" in value:
                reason = f"{quoted(value)} must not contain '_'"
                kuma_text = _kuma_error(text, version)
                raise malformed(FIELD, reason, value.index("_"), field, kuma_text)
        may_be_absent = _WITHOUT_PORT.contains(version.number)
        if not (is_port(self.port) or (may_be_absent and not self.port)):
            reason = f"{quoted(self.port)} must be a number"
            raise malformed(FIELD, reason, 0, "port", _kuma_error(text, version))
        return text


def _check_parts(parts: list[str], text: str, version: KumaVersion) -> None:
    """Raise `MalformedIdentifierError` for another number of parts, or another third part."""
    may_lack_port = _WITHOUT_PORT.contains(version.number)
    is_complete = len(parts) == 4 or (len(parts) == 3 and may_lack_port)
    if is_complete and parts[2] == _MIDDLE:
        return
    port = "perhaps a port" if may_lack_port else "a port"
    reason = f"{quoted(text)} must have a name, a namespace, 'svc' and {port}, separated by '_'"
    raise malformed(PARTS, reason, len(text), kuma_text=_kuma_error(text, version))


def _kuma_error(text: str, version: KumaVersion) -> str | None:
    """Return the error of Kuma's parser (parseService)."""
    if not _PARSED.contains(version.number):
        return None
    parts = text.split("_")
    if len(parts) == 4:
        return parse_int_error(parts[3])
    return None if len(parts) == 3 else "service tag in unexpected format"


def kubernetes_tag(text: str) -> ServiceTag | None:
    """Return the tag of a Service that Kubernetes accepts; None for another text.

    >>> kubernetes_tag("example_demo_svc_80")
    ServiceTag(name='example', namespace='demo', port='80')
    """
    match = _TAG.fullmatch(text)
    if match is None:
        return None
    tag = ServiceTag(*match.groups(default=""))
    has_port = not tag.port or is_port(tag.port)
    return tag if has_port and tag.is_possible() else None


def readings(text: str, version: KumaVersion) -> list[ServiceTag]:
    """Return the only reading."""
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
