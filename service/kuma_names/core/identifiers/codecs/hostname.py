"""Hostnames of the default HostnameGenerators, by which applications reach services.

Grammar, Kuma 2.9 to 3.0 (pkg/defaults/hostname_generator.go):

    hostname = name, ".extsvc.mesh.local"                                    MeshExternalService
             | name, ".mzsvc.mesh.local"                                     MeshMultiZoneService
             | name, ".svc.mesh.local"                                       MeshService of Universal, in its own zone
             | name, ".svc.", zone, ".mesh.local"                            MeshService of Universal, in another zone
             | name, ".", namespace, ".svc.", zone, ".mesh.local"            MeshService of Kubernetes, in another zone
             | pod, ".", service, ".", namespace, ".svc.", zone, ".mesh.local"     headless, as name `pod.service`

The mesh is not in it. With dots in names there are several ways to read it; Kuma has no decoder.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from kuma_names.core.identifiers.base import Identifier, distinct, groupings, malformed
from kuma_names.core.identifiers.codec import Codec
from kuma_names.core.names.findings import ANY_VERSION, reasons_of
from kuma_names.core.quoting import go_quoted, quoted
from kuma_names.core.tables.formats import FORMATS
from kuma_names.core.tables.kuma_texts import HOSTNAME
from kuma_names.core.versions import KumaVersion, VersionRange

END, FIELD = CODES = ("hostname/end", "hostname/field")
_END = ".mesh.local"
_CHECKED_SINCE = "2.14"
_HOSTNAMES = FORMATS["rfc1123-subdomain"]
_MIDDLES = {"MeshService": "svc", "MeshExternalService": "extsvc", "MeshMultiZoneService": "mzsvc"}


@dataclass(frozen=True, slots=True)
class Hostname(Identifier):
    """A service by its display name; `service` is the headless one that a pod (`name`) belongs to."""

    kind: str = ""
    name: str = ""
    service: str = ""
    namespace: str = ""
    zone: str = ""

    @classmethod
    def decode(cls, text: str, version: KumaVersion) -> "Hostname":
        """Read a hostname whose parts are labels; raises `MalformedIdentifierError`."""
        return readings(text, version)[0]

    def encode(self, version: KumaVersion) -> str:
        """Render the hostname; raises `MalformedIdentifierError` where no default generator makes one."""
        middle = _MIDDLES.get(self.kind)
        if middle is None:
            raise malformed(
                FIELD, f"{quoted(self.kind)} must be one of {', '.join(_MIDDLES)}", field="kind"
            )
        located = self.kind == "MeshService"
        if not self.name or (not located and (self.namespace or self.zone or self.service)):
            raise malformed(
                FIELD,
                f"{quoted(self.name)} must not be empty, and alone unless it is a MeshService",
                0,
                "name",
            )
        if (self.namespace and not self.zone) or (self.service and not self.namespace):
            raise malformed(
                FIELD, "must be given with a zone, and service with a namespace", field="namespace"
            )
        front = filter(None, (self.name, self.service, self.namespace, middle, self.zone))
        text = ".".join(front) + _END
        said = _said(text, version)
        if said:
            raise malformed(
                FIELD, f"makes {quoted(text)}, which is no hostname", field="name", kuma_text=said
            )
        return text


def readings(text: str, version: KumaVersion) -> list[Hostname]:
    """Read in every way, those with fewest dots in a part first."""
    if not text.endswith(_END):
        raise malformed(END, f"{quoted(text)} must end in '{_END}'", len(text))
    readings = distinct(sorted(_readings(text.removesuffix(_END).split(".")), key=_dots))
    if _said(text, version):
        raise malformed(FIELD, f"{quoted(text)} must be a hostname", 0)
    if not readings:
        raise malformed(
            FIELD, f"{quoted(text)} must have 'svc', 'extsvc' or 'mzsvc' behind a name", 0
        )
    return readings


def _said(text: str, version: KumaVersion) -> str | None:
    """Say what Kuma says against a hostname that it made (EvaluateTemplate)."""
    breaks = (
        _HOSTNAMES.broken_atoms(text)
        if VersionRange(_CHECKED_SINCE, None).contains(version.number)
        else []
    )
    why = ", ".join(reasons_of(HOSTNAME, text, breaks, ANY_VERSION))
    return (
        f"generated hostname {go_quoted(text)} is not a valid DNS name: {why}" if breaks else None
    )


def _readings(parts: list[str]) -> Iterator[Hostname]:
    for at, part in enumerate(parts):
        before, after = parts[:at], parts[at + 1 :]
        if not (before and all(before) and all(after)):
            continue
        if part in ("extsvc", "mzsvc") and not after:
            yield Hostname(
                {"extsvc": "MeshExternalService", "mzsvc": "MeshMultiZoneService"}[part],
                ".".join(before),
            )
        elif part == "svc":
            yield from _of_services(before, ".".join(after))


def _of_services(before: list[str], zone: str) -> Iterator[Hostname]:
    yield Hostname("MeshService", ".".join(before), zone=zone)
    if zone and len(before) >= 2:
        yield Hostname("MeshService", ".".join(before[:-1]), "", before[-1], zone)
    if zone and len(before) >= 3:
        yield from (
            Hostname("MeshService", pod, service, before[-1], zone)
            for pod, service in groupings(before[:-1], 2, ".")
        )


def _dots(hostname: Hostname) -> int:
    return sum(part.count(".") for part in (hostname.name, hostname.service, hostname.zone))


CODEC = Codec(
    id="hostname",
    summary="a service as applications call it",
    grammar='hostname = name, [ [ ".", service ], ".", namespace ], ".", ( "svc" | "extsvc" | "mzsvc" ), [ ".", zone ], ".mesh.local"',
    source="pkg/defaults/hostname_generator.go",
    since="2.9",
    type=Hostname,
    readings=readings,
    codes=(*CODES, "hostname/ambiguous", "hostname/too-long", "hostname/not-in-version"),
    example=Hostname("MeshService", "redis", "", "kuma-demo", "east"),
)
