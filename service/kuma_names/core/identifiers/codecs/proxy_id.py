"""Codec of the proxy ID, Envoy's node ID: `mesh.name`, decoded at the first dot.

Grammar, Kuma 1.2 to 3.0 (pkg/core/xds/types.go):

    proxy-id = [ mesh ], ".", name
    mesh     = any characters but "."      may be empty: zone ingress and zone egress, until 2.14
    name     = any character, { any character }
"""

from dataclasses import dataclass
from itertools import islice

from kuma_names.core.errors import MalformedIdentifierError
from kuma_names.core.identifiers.base import Identifier, splits
from kuma_names.core.identifiers.codec import Codec, check_length
from kuma_names.core.identifiers.parts.possible_names import (
    is_possible_mesh,
    is_possible_name,
)
from kuma_names.core.model import Context, Environment
from kuma_names.core.names.compiled_rules import compiled_rules
from kuma_names.core.quoting import quoted
from kuma_names.core.tables import kuma_texts
from kuma_names.core.versions import KumaVersion

EMPTY, NO_DOT, EMPTY_NAME, TOO_LONG, MESH_HAS_DOT = CODES = (
    "proxy-id/empty",
    "proxy-id/no-dot",
    "proxy-id/empty-name",
    "proxy-id/too-long",
    "proxy-id/mesh-has-dot",
)


@dataclass(frozen=True, slots=True)
class ProxyId(Identifier):
    """A data plane proxy: its mesh, and its name there (`pod.namespace` on Kubernetes)."""

    mesh: str
    name: str

    def is_conventional(self) -> bool:
        """Return whether the mesh has no dot; names may have some."""
        return "." not in self.mesh

    def is_possible(self) -> bool:
        """Return whether some release accepted mesh and name; zone proxies have no mesh."""
        is_mesh = not self.mesh or is_possible_mesh(self.mesh)
        return is_mesh and is_possible_name(self.name)

    @classmethod
    def decode(cls, text: str, version: KumaVersion | None = None) -> "ProxyId":
        """Decode an ID as the control plane does, in every version.

        Raises `MalformedIdentifierError`.

        >>> ProxyId.decode("aa.a.web")
        ProxyId(mesh='aa', name='a.web')
        """
        check_length(text, TOO_LONG, "proxyId")
        if not text:
            raise proxy_id_error(EMPTY, "must not be empty", 0)
        mesh, dot, name = text.partition(".")
        if not dot:
            reason = f"{quoted(text)} must have a '.' between mesh and name"
            raise proxy_id_error(NO_DOT, reason, len(text))
        if not name:
            reason = f"{quoted(text)} must have a name after the '.'"
            raise proxy_id_error(EMPTY_NAME, reason, len(text))
        return cls(mesh, name)

    def __str__(self) -> str:
        return f"{self.mesh}.{self.name}"

    def encode(self, version: KumaVersion) -> str:
        """Encode the ID; raises `MalformedIdentifierError` for an empty name."""
        if not self.name:
            raise proxy_id_error(EMPTY_NAME, "must not be empty", 0, "name")
        return str(self)

    def pod(self) -> tuple[str, str] | None:
        """Split the name into pod and namespace at the last dot; None if either is missing."""
        pod, _, namespace = self.name.rpartition(".")
        return (pod, namespace) if pod and namespace else None


def proxy_id_error(
    code: str,
    reason: str,
    position: int,
    field: str = "proxyId",
    reads: tuple[str, str] | None = None,
    suggestion: str | None = None,
) -> MalformedIdentifierError:
    """Create an error with Kuma's text."""
    return MalformedIdentifierError(
        code,
        field,
        f"{field} {reason}",
        position=position,
        kuma_text=kuma_texts.PROXY_ID_ERRORS.get(code),
        reads=reads,
        suggestion=suggestion,
    )


def readings_in(text: str, context: Context) -> list[ProxyId]:
    """Return all readings of an ID in an environment, the control plane's first.

    The others split at a later dot, behind a text that some Kuma release accepted as the name of a
    Mesh. On Kubernetes the name must have a namespace.
    """
    readings = [ProxyId.decode(text)]
    meshes = compiled_rules("Mesh", context.environment, None, context.mode)
    for mesh, name in islice(splits(text, "."), 1, None):
        reading = ProxyId(mesh, name)
        if context.environment is Environment.KUBERNETES and not reading.pod():
            continue
        if reading.name and meshes.ever_accepts(reading.mesh):
            readings.append(reading)
    return readings


def readings(text: str, version: KumaVersion) -> list[ProxyId]:
    """Return all readings of an ID on Universal."""
    return readings_in(text, Context(version))


CODEC = Codec(
    id="proxyid",
    summary="a data plane proxy, as Envoy and the control plane call it",
    grammar='proxy-id = [ mesh ], ".", name',
    source="pkg/core/xds/types.go",
    type=ProxyId,
    readings=readings,
    codes=CODES,
    example=ProxyId("default", "web-1.kuma-demo"),
    decode_as_kuma=ProxyId.decode,
    misread="mesh-has-dot",
    is_recognizable=False,
)
