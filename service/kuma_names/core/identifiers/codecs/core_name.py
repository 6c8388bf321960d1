"""Codec of the core name of a Kubernetes resource, Kuma's internal one: its name and namespace.

Grammar, Kuma 0.3.1 to 3.0 (pkg/util/k8s/name_converter.go):

    core-name = name, [ ".", namespace ]
    name      = at most 253 bytes of a-z, 0-9, "-", "_" and "."
    namespace = an RFC 1123 label

Decoded at the last dot, because namespaces have none. Cluster-scoped resources, and those of
Universal, have no namespace.
"""

from dataclasses import dataclass

from kuma_names.core.format import Format
from kuma_names.core.identifiers.base import Identifier, malformed
from kuma_names.core.identifiers.codec import Codec
from kuma_names.core.quoting import go_quoted, quoted
from kuma_names.core.tables.formats import FORMATS
from kuma_names.core.versions import KumaVersion

EMPTY, FIELD, NO_NAMESPACE = "core-name/empty", "core-name/field", "core-name/no-namespace"
_NAME = FORMATS["legacy-charset"]
_NAMESPACE = FORMATS["rfc1123-label"]


@dataclass(frozen=True, slots=True)
class CoreName(Identifier):
    """A name, and its namespace, if it has one."""

    name: str = ""
    namespace: str = ""

    def is_conventional(self) -> bool:
        """Return whether there is a namespace, or no dot in the name that could precede one."""
        return bool(self.namespace) or "." not in self.name

    @classmethod
    def decode(cls, text: str, version: KumaVersion) -> "CoreName":
        """Decode a name as Kuma does for a kind with a namespace: at the last dot.

        Raises `MalformedIdentifierError`.
        """
        name, dot, namespace = text.rpartition(".")
        if not dot:
            reason = f"{quoted(text)} must have a namespace after a '.'"
            kuma_text = (
                f'name {go_quoted(text)} must include namespace after the dot, ex. "name.namespace"'
            )
            raise malformed(NO_NAMESPACE, reason, len(text), kuma_text=kuma_text)
        if not namespace:
            reason = f"{quoted(text)} must have a namespace after the '.'"
            kuma_text = "namespace must be non-empty"
            raise malformed(NO_NAMESPACE, reason, len(text), kuma_text=kuma_text)
        return cls(name, namespace)

    def encode(self, version: KumaVersion) -> str:
        """Encode the name.

        Raises `MalformedIdentifierError` for a name or a namespace that no resource can have.
        """
        if not self.name:
            raise malformed(FIELD, "must not be empty", 0, "name", "name can't be empty")
        _check_format(_NAME, self.name, "name")
        if not self.namespace:
            return self.name
        _check_format(_NAMESPACE, self.namespace, "namespace")
        return f"{self.name}.{self.namespace}"


def readings(text: str, version: KumaVersion) -> list[CoreName]:
    """Return the reading with a namespace, as Kuma decodes it, and the one without."""
    if not text:
        raise malformed(EMPTY, "must not be empty", 0)
    candidates = []
    name, _, namespace = text.rpartition(".")
    if _NAME.accepts(name) and _NAMESPACE.accepts(namespace):
        candidates.append(CoreName(name, namespace))
    else:
        _check_format(_NAME, text, "text")
    if _NAME.accepts(text):
        candidates.append(CoreName(text))
    return candidates


def _check_format(format_: Format, text: str, field: str) -> None:
    broken_atoms = format_.broken_atoms(text)
    if broken_atoms:
        _, (position, _), _ = broken_atoms[0]
        reason = f"{quoted(text)} {format_.must(broken_atoms[0], text)}"
        raise malformed(FIELD, reason, position, field)


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
