"""Encoder and decoder of proxy IDs that apply the rules of names and know the existing meshes."""

from collections.abc import Iterable
from typing import NamedTuple

from kuma_names.core.identifiers.codecs.proxy_id import (
    MESH_HAS_DOT,
    ProxyId,
    proxy_id_error,
    readings_in,
)
from kuma_names.core.identifiers.findings import identifier_findings
from kuma_names.core.model import VERDICTS, Context, Verdict
from kuma_names.core.names.validator import Validator
from kuma_names.core.quoting import go_quoted, quoted
from kuma_names.core.report import Finding

RESOLUTIONS = CERTAIN, ASSUMED, KNOWN_MESH, AMBIGUOUS, UNKNOWN_MESH = (
    "certain",
    "assumed",
    "known-mesh",
    "ambiguous",
    "unknown-mesh",
)


class Candidate(NamedTuple):
    """A reading of an ID.

    `control_plane` marks the control plane's own reading; `known` is whether the mesh exists, None
    if the existing meshes are unknown.
    """

    proxy: ProxyId
    control_plane: bool
    known: bool | None


class DecodedProxyId(NamedTuple):
    """All readings of an ID: `read` is the control plane's, `resolved` the reliable one, if any."""

    text: str
    read: ProxyId
    resolution: str
    resolved: ProxyId | None
    candidates: list[Candidate]
    findings: list[Finding]


class EncodedProxyId(NamedTuple):
    """An ID and the findings about its parts; `round_trips` if the control plane reads the same."""

    text: str
    proxy: ProxyId
    round_trips: bool
    verdict: str
    findings: list[Finding]


def encode_proxy_id(
    mesh: str, name: str, context: Context, *, lenient: bool = False
) -> EncodedProxyId:
    """Encode mesh and name.

    Raises `MalformedIdentifierError` for an empty name, and, unless `lenient`, if the control plane
    would decode another pair.
    """
    proxy = ProxyId(mesh, name)
    read = ProxyId.decode(proxy.encode(context.version))
    meshes = Validator("Mesh", Context(context.version, environment=context.environment))
    if read != proxy and not lenient:
        position = mesh.index(".")
        reason = f"{quoted(mesh)} must not contain '.', found at position {position}"
        reads = (read.mesh, read.name)
        suggestion = next((closest.name for closest in meshes.suggest(mesh)), None)
        raise proxy_id_error(MESH_HAS_DOT, reason, position, "mesh", reads, suggestion)
    verdict, findings = _validate_parts(proxy, meshes)
    return EncodedProxyId(str(proxy), proxy, read == proxy, verdict, findings)


def _validate_parts(proxy: ProxyId, meshes: Validator) -> tuple[str, list[Finding]]:
    """Validate mesh and name; return the worst verdict and all findings."""
    context = meshes.context
    findings: list[Finding] = []
    verdicts = []
    if proxy.mesh:
        report = meshes.validate(proxy.mesh)
        verdicts.append(Verdict(report.verdict))
        findings += (finding._replace(field="mesh") for finding in report.findings)
    else:
        findings += identifier_findings("proxy-id-zone-proxy", context.version, context.environment)
        verdicts.append(Verdict.BROKEN if findings else Verdict.VALID)
    report = Validator("Dataplane", context).validate(proxy.name)
    verdicts.append(Verdict(report.verdict))
    findings += report.findings
    return max(verdicts, key=VERDICTS.index).value, findings


def decode_proxy_id(
    text: str, context: Context, meshes: Iterable[str] | None = None
) -> DecodedProxyId:
    """Decode an ID in every way it can be read; `meshes` are those that exist.

    Raises `MalformedIdentifierError` for a text that the control plane cannot decode.
    """
    # the empty mesh is that of zone proxies, and always exists
    known_meshes = None if meshes is None else frozenset(meshes) | {""}
    candidates = []
    for index, proxy in enumerate(readings_in(text, context)):
        known = None if known_meshes is None else proxy.mesh in known_meshes
        candidates.append(Candidate(proxy, index == 0, known))
    read = candidates[0].proxy
    resolution, resolved = _resolve(candidates)
    findings = _decoding_findings(text, read, resolved, context)
    return DecodedProxyId(text, read, resolution, resolved, candidates, findings)


def _resolve(candidates: list[Candidate]) -> tuple[str, ProxyId | None]:
    """Return the resolution and the reliable reading, None if there is none."""
    first = candidates[0]
    if first.known is None:
        return (CERTAIN if len(candidates) == 1 else ASSUMED), first.proxy
    known = [candidate.proxy for candidate in candidates if candidate.known]
    if len(known) == 1:
        return KNOWN_MESH, known[0]
    return (AMBIGUOUS if known else UNKNOWN_MESH), None


def _decoding_findings(
    text: str, read: ProxyId, resolved: ProxyId | None, context: Context
) -> list[Finding]:
    version, environment = context.version, context.environment
    findings: list[Finding] = []
    if resolved is not None and resolved != read:
        findings += identifier_findings(
            "proxy-id-misread",
            version,
            environment,
            read=quoted(read.mesh),
            meant=quoted(resolved.mesh),
            id=go_quoted(text),
            key=f"{read.mesh} {read.name}",
        )
    if not read.mesh:
        findings += identifier_findings("proxy-id-zone-proxy", version, environment)
    if not read.pod():
        findings += identifier_findings(
            "proxy-id-no-namespace",
            version,
            environment,
            name=quoted(read.name),
            quoted=go_quoted(read.name),
        )
    return findings
