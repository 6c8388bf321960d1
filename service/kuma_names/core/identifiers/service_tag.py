"""The service tag of a Kubernetes Service, `kuma.io/service`.

Grammar, Kuma 0.6 to 2.14; 3.0 still reads it in old references (pkg/plugins/runtime/k8s):

    service-tag = name, "_", namespace, "_svc", [ "_", port ]

Kubernetes names have no underscore, so nothing is ambiguous there.
"""

from dataclasses import dataclass

from kuma_names.core.identifiers.codec import Codec
from kuma_names.core.identifiers.identifier import Identifier, malformed
from kuma_names.core.quote import shown
from kuma_names.core.versions import KumaVersion

PARTS, FIELD = CODES = ("service-tag/parts", "service-tag/field")
_MIDDLE, _UPSTREAM = "svc", "service tag in unexpected format"


@dataclass(frozen=True, slots=True)
class ServiceTag(Identifier):
    """A Service and one of its ports; without a port, one that has none."""

    name: str = ""
    namespace: str = ""
    port: str = ""

    @classmethod
    def parse(cls, text: str, version: KumaVersion) -> "ServiceTag":
        """Read a tag; raises `MalformedIdentifierError`."""
        parts = text.split("_")
        if len(parts) not in (3, 4) or parts[2] != _MIDDLE:
            reason = f"{shown(text)} must have a name, a namespace, 'svc' and perhaps a port, separated by '_'"
            raise malformed(PARTS, reason, len(text), upstream=None if len(parts) in (3, 4) else _UPSTREAM)
        name, namespace, _, *port = parts
        if not (name and namespace) or port == [""]:
            raise malformed(FIELD, f"{shown(text)} must not have an empty part", 0)
        return cls(name, namespace, *port)

    def write(self, version: KumaVersion) -> str:
        """Write the tag; raises `MalformedIdentifierError` for an empty part, or one with an underscore."""
        for field, value in self.fields().items():
            if "_" in value or (not value and field != "port"):
                reason = f"{shown(value)} must not {'contain' if value else 'be empty'}" + (" '_'" if value else "")
                raise malformed(FIELD, reason, max(value.find("_"), 0), field)
        return "_".join((self.name, self.namespace, _MIDDLE, *([self.port] if self.port else [])))


def read(text: str, version: KumaVersion) -> list[ServiceTag]:
    """Read the one way there is."""
    return [ServiceTag.parse(text, version)]


CODEC = Codec(
    "service-tag",
    "a Service of Kubernetes and its port",
    'service-tag = name, "_", namespace, "_svc", [ "_", port ]',
    "pkg/plugins/runtime/k8s/controllers, ServiceTag and parseService",
    "2.5",
    None,
    ServiceTag,
    read,
    (*CODES, "service-tag/too-long"),
    ServiceTag("example", "demo", "80"),
    ServiceTag.parse,
    marked=False,
)
