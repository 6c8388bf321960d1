"""The core name, by which Kuma knows a resource of Kubernetes: its name and namespace.

Grammar, Kuma 0.3.1 to 3.0 (pkg/util/k8s/name_converter.go):

    core-name = name, [ ".", namespace ]
    name      = at most 253 bytes of a-z, 0-9, "-", "_" and "."
    namespace = an RFC 1123 label

Read back at the last dot, for a namespace has none. Without a namespace it is a resource of a cluster, or of Universal.
"""

from dataclasses import dataclass

from kuma_names.core.format import Format
from kuma_names.core.identifiers.base import Identifier, malformed
from kuma_names.core.identifiers.codec import Codec
from kuma_names.core.quoting import go_quoted, quoted
from kuma_names.core.tables.formats import FORMATS
from kuma_names.core.versions import KumaVersion

EMPTY, FIELD, NO_NAMESPACE = "core-name/empty", "core-name/field", "core-name/no-namespace"
_NAMES, _NAMESPACES = FORMATS["legacy-charset"], FORMATS["rfc1123-label"]


@dataclass(frozen=True, slots=True)
class CoreName(Identifier):
    """A name, and its namespace, if it has one."""

    name: str = ""
    namespace: str = ""

    def is_conventional(self) -> bool:
        """Tell whether it has a namespace, as most have, or nothing that looks like one."""
        return bool(self.namespace) or "." not in self.name

    @classmethod
    def decode(cls, text: str, version: KumaVersion) -> "CoreName":
        """Read as Kuma does for a kind with a namespace: at the last dot; raises `MalformedIdentifierError`."""
        name, dot, namespace = text.rpartition(".")
        if not dot:
            kuma_text = (
                f'name {go_quoted(text)} must include namespace after the dot, ex. "name.namespace"'
            )
            raise malformed(
                NO_NAMESPACE,
                f"{quoted(text)} must have a namespace after a '.'",
                len(text),
                kuma_text=kuma_text,
            )
        if not namespace:
            raise malformed(
                NO_NAMESPACE,
                f"{quoted(text)} must have a namespace after the '.'",
                len(text),
                kuma_text="namespace must be non-empty",
            )
        return cls(name, namespace)

    def encode(self, version: KumaVersion) -> str:
        """Write the core name; raises `MalformedIdentifierError` for what no resource is called."""
        if not self.name:
            raise malformed(FIELD, "must not be empty", 0, "name", "name can't be empty")
        _check(_NAMES, self.name, "name")
        if not self.namespace:
            return self.name
        _check(_NAMESPACES, self.namespace, "namespace")
        return f"{self.name}.{self.namespace}"


def readings(text: str, version: KumaVersion) -> list[CoreName]:
    """Read with a namespace, as Kuma does, and without."""
    if not text:
        raise malformed(EMPTY, "must not be empty", 0)
    name, _, namespace = text.rpartition(".")
    split = (
        [CoreName(name, namespace)]
        if _NAMES.accepts(name) and _NAMESPACES.accepts(namespace)
        else []
    )
    if not split:
        _check(_NAMES, text, "text")
    return [*split, CoreName(text)] if _NAMES.accepts(text) else split


def _check(format_: Format, text: str, field: str) -> None:
    breaks = format_.broken_atoms(text)
    if breaks:
        raise malformed(
            FIELD, f"{quoted(text)} {format_.must(breaks[0], text)}", breaks[0][1][0], field
        )


CODEC = Codec(
    id="core-name",
    summary="a resource of Kubernetes as Kuma knows it",
    grammar='core-name = name, [ ".", namespace ]',
    source="pkg/util/k8s/name_converter.go",
    type=CoreName,
    readings=readings,
    codes=(EMPTY, FIELD, "core-name/ambiguous", "core-name/too-long"),
    example=CoreName("redis", "kuma-demo"),
    decode_as_kuma=CoreName.decode,
    is_recognizable=False,
)
