"""The proxy ID, Envoy's node id: `mesh.name`, read back at the first dot.

Grammar, Kuma 1.2 to 3.0 (pkg/core/xds/types.go):

    proxy-id = [ mesh ], ".", name
    mesh     = any characters but "."      may be empty: zone ingress and zone egress, until 2.14
    name     = any character, { any character }
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from kuma_names.core.errors import MalformedIdentifierError
from kuma_names.core.identifiers.base import Identifier
from kuma_names.core.identifiers.codec import Codec, check_length
from kuma_names.core.model import VERDICTS, Context, Environment, Finding, Verdict
from kuma_names.core.names.compiled_rules import plan
from kuma_names.core.names.validator import Validator
from kuma_names.core.quoting import go_quoted, shown
from kuma_names.core.tables.identifier_findings import notice
from kuma_names.core.versions import KumaVersion

EMPTY, NO_DOT, EMPTY_NAME, TOO_LONG, MESH_HAS_DOT = CODES = (
    "proxy-id/empty",
    "proxy-id/no-dot",
    "proxy-id/empty-name",
    "proxy-id/too-long",
    "proxy-id/mesh-has-dot",
)
RESOLUTIONS = CERTAIN, ASSUMED, KNOWN_MESH, AMBIGUOUS, UNKNOWN_MESH = (
    "certain",
    "assumed",
    "known-mesh",
    "ambiguous",
    "unknown-mesh",
)
_UPSTREAM = {
    EMPTY: "Envoy ID must not be nil",
    NO_DOT: "the name should be provided after the dot",
    EMPTY_NAME: "name must not be empty",
}


@dataclass(frozen=True, slots=True)
class ProxyId(Identifier):
    """A data plane proxy: the mesh it belongs to and its name there (`pod.namespace` on Kubernetes)."""

    mesh: str
    name: str

    def is_plain(self) -> bool:
        """Tell whether the mesh has no dot; names may have some."""
        return "." not in self.mesh

    @classmethod
    def parse(cls, text: str, version: KumaVersion | None = None) -> "ProxyId":
        """Read an ID as the control plane does, in every version; raises `MalformedIdentifierError`.

        >>> ProxyId.parse("aa.a.web")
        ProxyId(mesh='aa', name='a.web')
        """
        check_length(text, TOO_LONG, "proxyId")
        if not text:
            raise _malformed(EMPTY, "must not be empty", 0)
        mesh, dot, name = text.partition(".")
        if not dot:
            raise _malformed(NO_DOT, f"{shown(text)} must have a '.' between mesh and name", len(text))
        if not name:
            raise _malformed(EMPTY_NAME, f"{shown(text)} must have a name after the '.'", len(text))
        return cls(mesh, name)

    def __str__(self) -> str:
        return f"{self.mesh}.{self.name}"

    def write(self, version: KumaVersion) -> str:
        """Write the ID; raises `MalformedIdentifierError` for an empty name."""
        if not self.name:
            raise _malformed(EMPTY_NAME, "must not be empty", 0, "name")
        return str(self)

    def pod(self) -> tuple[str, str] | None:
        """Take the name apart into pod and namespace, at the last dot; None where it has not both."""
        pod, _, namespace = self.name.rpartition(".")
        return (pod, namespace) if pod and namespace else None


class Candidate(NamedTuple):
    """A reading of an ID; `control_plane` marks Kuma's own, `known` whether its mesh exists (None: nobody said which do)."""

    proxy: ProxyId
    control_plane: bool
    known: bool | None


class Decoded(NamedTuple):
    """All readings of an ID, and which of them to believe: `resolved`, if any."""

    text: str
    read: ProxyId
    resolution: str
    resolved: ProxyId | None
    candidates: list[Candidate]
    findings: list[Finding]


class Encoded(NamedTuple):
    """An ID and what is to be said of its parts; `round_trips` tells whether the control plane reads the same parts back."""

    text: str
    proxy: ProxyId
    round_trips: bool
    verdict: str
    findings: list[Finding]


def encode(mesh: str, name: str, context: Context, *, lenient: bool = False) -> Encoded:
    """Join mesh and name; raises `MalformedIdentifierError` where the control plane would not read the same pair back.

    `lenient` lets a mesh with a dot pass, for showing what becomes of it.
    """
    proxy = ProxyId(mesh, name)
    meant = Validator("Mesh", Context(context.version, environment=context.environment))
    read = ProxyId.parse(proxy.write(context.version))
    if read != proxy and not lenient:
        reason = f"{shown(mesh)} must not contain '.', found at position {mesh.index('.')}"
        offered = next((found.name for found in meant.suggest(mesh)), None)
        raise _malformed(MESH_HAS_DOT, reason, mesh.index("."), "mesh", reads=(read.mesh, read.name), suggestion=offered)
    named = Validator("Dataplane", meant.context).validate(name)
    reports = [named] if not mesh else [meant.validate(mesh), named]
    findings = [finding for report in reports for finding in report.findings]
    on_mesh = len(findings) - len(named.findings)
    placed = [finding._replace(field="mesh") for finding in findings[:on_mesh]] + findings[on_mesh:]
    gone = [] if mesh else notice("proxy-id-zone-proxy", context.version, context.environment)
    verdict = max((Verdict(report.verdict) for report in reports), key=VERDICTS.index)
    if gone:
        verdict = max(verdict, Verdict.BROKEN, key=VERDICTS.index)
    return Encoded(str(proxy), proxy, read == proxy, verdict.value, [*gone, *placed])


def decode(text: str, context: Context, meshes: Iterable[str] | None = None) -> Decoded:
    """Read an ID in every way it may have been meant; raises `MalformedIdentifierError`."""
    read = ProxyId.parse(text)
    known = None if meshes is None else frozenset(meshes) | {""}
    on_kubernetes = context.environment is Environment.KUBERNETES
    others = [other for other in _other_splits(text, context) if not on_kubernetes or other.pod()]
    candidates = [Candidate(proxy, proxy is read, None if known is None else proxy.mesh in known) for proxy in (read, *others)]
    resolution, resolved = _resolve(candidates)
    return Decoded(text, read, resolution, resolved, candidates, _findings(text, read, resolved, context))


def read(text: str, version: KumaVersion) -> list[ProxyId]:
    """Read an ID of Universal in every way, the control plane's first."""
    return [candidate.proxy for candidate in decode(text, Context(version)).candidates]


def _other_splits(text: str, context: Context) -> list[ProxyId]:
    """Split at every dot but the first, where some Kuma release took what stands before it for the name of a Mesh."""
    dots = [at for at, character in enumerate(text) if character == "."]
    splits = (ProxyId(text[:at], text[at + 1 :]) for at in dots[1:])
    meshes = plan("Mesh", context.environment, None, context.mode)
    return [split for split in splits if split.name and meshes.ever_accepts(split.mesh)]


def _resolve(candidates: list[Candidate]) -> tuple[str, ProxyId | None]:
    read = candidates[0]
    if read.known is None:
        return (CERTAIN if len(candidates) == 1 else ASSUMED), read.proxy
    known = [candidate.proxy for candidate in candidates if candidate.known]
    if len(known) == 1:
        return KNOWN_MESH, known[0]
    return (AMBIGUOUS if known else UNKNOWN_MESH), None


def _findings(text: str, read: ProxyId, resolved: ProxyId | None, context: Context) -> list[Finding]:
    found = []
    if resolved is not None and resolved != read:
        words = {"read": shown(read.mesh), "meant": shown(resolved.mesh), "id": go_quoted(text), "key": f"{read.mesh} {read.name}"}
        found += notice("proxy-id-misread", context.version, context.environment, **words)
    if not read.mesh:
        found += notice("proxy-id-zone-proxy", context.version, context.environment)
    if not read.pod():
        words = {"name": shown(read.name), "quoted": go_quoted(read.name)}
        found += notice("proxy-id-no-namespace", context.version, context.environment, **words)
    return found


def _malformed(
    code: str,
    reason: str,
    position: int,
    field: str = "proxyId",
    reads: tuple[str, str] | None = None,
    suggestion: str | None = None,
) -> MalformedIdentifierError:
    return MalformedIdentifierError(
        code,
        field,
        f"{field} {reason}",
        position=position,
        upstream=_UPSTREAM.get(code),
        reads=reads,
        suggestion=suggestion,
    )


CODEC = Codec(
    "proxyid",
    "a data plane proxy, as Envoy and the control plane call it",
    'proxy-id = [ mesh ], ".", name',
    "pkg/core/xds/types.go",
    "2.5",
    None,
    ProxyId,
    read,
    CODES,
    ProxyId("default", "web-1.kuma-demo"),
    ProxyId.parse,
    misread="mesh-has-dot",
    marked=False,
)
