"""Codec of the hostnames of the default HostnameGenerators, by which applications reach services.

Grammar, Kuma 2.9 to 3.0 (pkg/defaults/hostname_generator.go):

    hostname = name, ".extsvc.mesh.local"              MeshExternalService
             | name, ".mzsvc.mesh.local"               MeshMultiZoneService
             | name, ".svc.mesh.local"                 MeshService of Universal, in its own zone
             | name, ".svc.", remote                   MeshService of Universal
             | name, ".", namespace, ".svc.", remote   MeshService of Kubernetes
             | pod, ".", service, ".", namespace, ".svc.", remote
                                                       a headless one, which is called `pod.service`
    remote   = zone, ".mesh.local"                     in another zone

The mesh is not part of it. Names with dots make several readings; Kuma has no decoder.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from kuma_names.core.identifiers.base import (
    Identifier,
    distinct,
    groupings,
    is_empty_or,
    malformed,
)
from kuma_names.core.identifiers.codec import Codec
from kuma_names.core.identifiers.parts.possible_names import (
    is_possible_display_name,
    is_possible_zone,
)
from kuma_names.core.names.findings import ANY_VERSION, reasons_of
from kuma_names.core.quoting import go_quoted, quoted
from kuma_names.core.tables.formats import FORMATS
from kuma_names.core.tables.kuma_texts import HOSTNAME
from kuma_names.core.versions import KumaVersion, VersionRange

END, FIELD = CODES = ("hostname/end", "hostname/field")
_END = ".mesh.local"
_CHECKED = VersionRange("2.14")
"""Versions that check the hostnames they generate."""
_SUBDOMAIN = FORMATS["rfc1123-subdomain"]
_NAMESPACE = FORMATS["rfc1123-label"]
_MIDDLES = {"MeshService": "svc", "MeshExternalService": "extsvc", "MeshMultiZoneService": "mzsvc"}
_KINDS = {middle: kind for kind, middle in _MIDDLES.items()}


@dataclass(frozen=True, slots=True)
class Hostname(Identifier):
    """A service by its display name; with a headless `service`, `name` is a pod of it."""

    kind: str = ""
    name: str = ""
    service: str = ""
    namespace: str = ""
    zone: str = ""

    def is_possible(self) -> bool:
        """Return whether some release accepted the names."""
        is_service = not self.service or is_possible_display_name(self.service)
        is_zone = not self.zone or is_possible_zone(self.zone)
        is_namespace = is_empty_or(_NAMESPACE, self.namespace)
        is_name = is_possible_display_name(self.name)
        return is_name and is_service and is_namespace and is_zone

    @classmethod
    def decode(cls, text: str, version: KumaVersion) -> "Hostname":
        """Decode a hostname whose parts are labels; raises `MalformedIdentifierError`."""
        return readings(text, version)[0]

    def encode(self, version: KumaVersion) -> str:
        """Encode the hostname.

        Raises `MalformedIdentifierError` for fields without a default generator, and for a text
        that is not a hostname.
        """
        self._check_fields()
        parts = (self.name, self.service, self.namespace, _MIDDLES[self.kind], self.zone)
        text = ".".join(filter(None, parts)) + _END
        kuma_text = hostname_error(text, version)
        if kuma_text is not None:
            reason = f"results in {quoted(text)}, which is not a hostname"
            raise malformed(FIELD, reason, field="name", kuma_text=kuma_text)
        return text

    def _check_fields(self) -> None:
        if self.kind not in _MIDDLES:
            kinds = ", ".join(_MIDDLES)
            raise malformed(FIELD, f"{quoted(self.kind)} must be one of {kinds}", field="kind")
        if not self.name:
            raise malformed(FIELD, "must not be empty", 0, "name")
        has_location = bool(self.namespace or self.zone or self.service)
        if has_location and self.kind != "MeshService":
            reason = f"{quoted(self.name)} must be the only field beside kind {self.kind}"
            raise malformed(FIELD, reason, 0, "name")
        if (self.namespace and not self.zone) or (self.service and not self.namespace):
            reason = "must be given with a zone, and service with a namespace"
            raise malformed(FIELD, reason, field="namespace")


def readings(text: str, version: KumaVersion) -> list[Hostname]:
    """Return all readings, those with fewest dots in a part first."""
    if not text.endswith(_END):
        raise malformed(END, f"{quoted(text)} must end in '{_END}'", len(text))
    if hostname_error(text, version) is not None:
        raise malformed(FIELD, f"{quoted(text)} must be a hostname", 0)
    parts = text.removesuffix(_END).split(".")
    candidates = distinct(sorted(_readings(parts), key=_dots))
    if not candidates:
        reason = f"{quoted(text)} must have 'svc', 'extsvc' or 'mzsvc' behind a name"
        raise malformed(FIELD, reason, 0)
    return candidates


def hostname_error(text: str, version: KumaVersion) -> str | None:
    """Return Kuma's error about a hostname that it generated (EvaluateTemplate)."""
    if not _CHECKED.contains(version.number):
        return None
    broken_atoms = _SUBDOMAIN.broken_atoms(text)
    if not broken_atoms:
        return None
    reasons = ", ".join(reasons_of(HOSTNAME, text, broken_atoms, ANY_VERSION))
    return f"generated hostname {go_quoted(text)} is not a valid DNS name: {reasons}"


def _readings(parts: list[str]) -> Iterator[Hostname]:
    """Yield a reading for every part that may be the one between name and zone."""
    for index, part in enumerate(parts):
        front, back = parts[:index], parts[index + 1 :]
        if part not in _KINDS or not front or not all(front) or not all(back):
            continue
        if part == "svc":
            yield from _mesh_services(front, ".".join(back))
        elif not back:
            yield Hostname(_KINDS[part], ".".join(front))


def _mesh_services(parts: list[str], zone: str) -> Iterator[Hostname]:
    """Yield the readings of what is in front of `svc`: without and with a namespace, headless."""
    kind = "MeshService"
    yield Hostname(kind, ".".join(parts), zone=zone)
    if not zone or len(parts) < 2:
        return
    *front, namespace = parts
    yield Hostname(kind, ".".join(front), "", namespace, zone)
    for pod, service in groupings(front, 2, "."):
        yield Hostname(kind, pod, service, namespace, zone)


def _dots(hostname: Hostname) -> int:
    parts = (hostname.name, hostname.service, hostname.zone)
    return sum(part.count(".") for part in parts)


CODEC = Codec(
    id="hostname",
    summary="a service as applications call it",
    grammar=(
        'hostname = name, [ [ ".", service ], ".", namespace ], ".",'
        ' ( "svc" | "extsvc" | "mzsvc" ), [ ".", zone ], ".mesh.local"'
    ),
    source="pkg/defaults/hostname_generator.go",
    since="2.9",
    type=Hostname,
    readings=readings,
    codes=(*CODES, "hostname/ambiguous", "hostname/too-long", "hostname/not-in-version"),
    example=Hostname("MeshService", "redis", "", "kuma-demo", "east"),
)
