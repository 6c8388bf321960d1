"""The core name, by which Kuma knows a resource of Kubernetes: its name and namespace.

Grammar, Kuma 0.3.1 to 3.0 (pkg/util/k8s/name_converter.go):

    core-name = name, [ ".", namespace ]

Read back at the last dot, for a namespace has none. Without a namespace it is a resource of a cluster, or of Universal.
"""

from dataclasses import dataclass

from kuma_names.core.formats import FORMATS
from kuma_names.core.identifiers.codec import Codec
from kuma_names.core.identifiers.identifier import Identifier, malformed
from kuma_names.core.quote import go_quoted, shown
from kuma_names.core.versions import KumaVersion

EMPTY, FIELD, NO_NAMESPACE = "core-name/empty", "core-name/field", "core-name/no-namespace"


@dataclass(frozen=True, slots=True)
class CoreName(Identifier):
    """A name, and its namespace, if it has one."""

    name: str = ""
    namespace: str = ""

    def is_plain(self) -> bool:
        """Tell whether it has a namespace, as most have, or nothing that looks like one."""
        return bool(self.namespace) or "." not in self.name

    @classmethod
    def parse(cls, text: str, version: KumaVersion) -> "CoreName":
        """Read as Kuma does for a kind with a namespace: at the last dot; raises `MalformedIdentifierError`."""
        name, dot, namespace = text.rpartition(".")
        if not dot:
            upstream = f'name {go_quoted(text)} must include namespace after the dot, ex. "name.namespace"'
            raise malformed(NO_NAMESPACE, f"{shown(text)} must have a namespace after a '.'", len(text), upstream=upstream)
        if not namespace:
            raise malformed(
                NO_NAMESPACE,
                f"{shown(text)} must have a namespace after the '.'",
                len(text),
                upstream="namespace must be non-empty",
            )
        return cls(name, namespace)

    def write(self, version: KumaVersion) -> str:
        """Write the core name; raises `MalformedIdentifierError` for a namespace with a dot and an empty name."""
        if not self.name:
            raise malformed(FIELD, "must not be empty", 0, "name", "name can't be empty")
        if "." in self.namespace:
            raise malformed(FIELD, f"{shown(self.namespace)} must not contain '.'", self.namespace.index("."), "namespace")
        return f"{self.name}.{self.namespace}" if self.namespace else self.name


def read(text: str, version: KumaVersion) -> list[CoreName]:
    """Read with a namespace, as Kuma does, and without."""
    if not text:
        raise malformed(EMPTY, "must not be empty", 0)
    if not FORMATS["legacy-charset"].accepts(text):
        raise malformed(FIELD, f"{shown(text)} must be a name of Kuma: a-z, 0-9, '-', '_' and '.'", 0)
    name, _, namespace = text.rpartition(".")
    with_namespace = [CoreName(name, namespace)] if name and FORMATS["rfc1123-label"].accepts(namespace) else []
    return [*with_namespace, CoreName(text)]


CODEC = Codec(
    "core-name",
    "a resource of Kubernetes as Kuma knows it",
    'core-name = name, [ ".", namespace ]',
    "pkg/util/k8s/name_converter.go",
    "2.5",
    None,
    CoreName,
    read,
    (EMPTY, FIELD, "core-name/ambiguous", "core-name/too-long"),
    CoreName("redis", "kuma-demo"),
    CoreName.parse,
    marked=False,
)
