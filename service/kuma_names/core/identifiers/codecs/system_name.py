"""System names, by which Envoy calls what Kuma itself needs.

Grammar, Kuma 2.12 to 3.0 (pkg/core/system_names):

    system = "system_", component, [ "_", detail ]

Until 2.14 there are names of the DNS listener, of CAs and of identities, too; from 2.14 on the access logs of OpenTelemetry have
names of their own. The detail of a policy was cleaned: everything but a-z, 0-9, "_" and "-" has become "-" (CleanName), so it
cannot be told what it was.
"""

import re
from dataclasses import dataclass

from kuma_names.core.errors import MalformedIdentifierError
from kuma_names.core.identifiers.base import Identifier, malformed
from kuma_names.core.identifiers.codec import Codec
from kuma_names.core.quoting import quoted
from kuma_names.core.versions import KumaVersion, VersionRange

START, COMPONENT, FIELD = CODES = ("system/prefix", "system/component", "system/field")
_PREFIX = "system_"
COMPONENTS = (
    "envoy_admin", "probe_readiness", "ads", "access_log_sink", "dynamicconfig", "trust_bundle", "kube_api_server_bypass",
    "identity_sds-spire-agent", "meshmetric_prometheus", "meshmetric_otel", "meshtrace_zipkin", "meshtrace_datadog",
    "meshtrace_otel", "meshaccesslog_otel", "meshaccesslog", "dns", "mtls_ca", "mtls_identity",
)  # fmt: skip
"""Longer ones before those that they begin with."""
_SINCE = {"meshaccesslog_otel": "2.14"}
_BEFORE = {"dns": "3.0", "mtls_ca": "3.0", "mtls_identity": "3.0"}
_CLEANED = ("meshmetric_", "meshtrace_", "meshaccesslog")
_CLEAN = re.compile(r"[a-z0-9_-]*", re.ASCII)


@dataclass(frozen=True, slots=True)
class System(Identifier):
    """A component of Kuma, and what of it: a backend, a route, meshes."""

    component: str = ""
    detail: str = ""

    @classmethod
    def decode(cls, text: str, version: KumaVersion) -> "System":
        """Read a name; raises `MalformedIdentifierError`."""
        if not text.startswith(_PREFIX):
            raise malformed(START, f"{quoted(text)} must begin with '{_PREFIX}'", 0)
        rest = text.removeprefix(_PREFIX)
        for component in _components(version):
            if rest == component:
                return cls(component)
            if rest.startswith(f"{component}_") and len(rest) > len(component) + 1:
                detail = rest[len(component) + 1 :]
                if cleaned(component, detail) != detail:
                    raise malformed(
                        FIELD,
                        f"{quoted(text)} has characters that Kuma cleans away",
                        len(text) - len(detail),
                    )
                return cls(component, detail)
        raise malformed(COMPONENT, f"{quoted(text)} names no component of Kuma", len(_PREFIX))

    def encode(self, version: KumaVersion) -> str:
        """Write the name; raises `MalformedIdentifierError` for a component that does not exist."""
        text = _PREFIX + "_".join(filter(None, (self.component, self.detail)))
        offered = cleaned(self.component, self.detail)
        if offered != self.detail:
            raise MalformedIdentifierError(
                FIELD,
                "detail",
                f"detail {quoted(self.detail)} must be as Kuma cleans it",
                suggestion=offered,
            )
        if self.component not in COMPONENTS or System.decode(text, version) != self:
            raise malformed(
                FIELD,
                f"{quoted(self.component)} must be one of {', '.join(_components(version))}",
                field="component",
            )
        return text


def _components(version: KumaVersion) -> list[str]:
    return [
        one
        for one in COMPONENTS
        if VersionRange(_SINCE.get(one), _BEFORE.get(one)).contains(version.number)
    ]


def cleaned(component: str, detail: str) -> str:
    """Clean a detail as Kuma does, where it does: what is left, joined by "-".

    >>> cleaned("meshtrace_zipkin", "http://jaeger:9411/api/v2/spans")
    'http---jaeger-9411-api-v2-spans'
    """
    if not component.startswith(_CLEANED) or not detail:
        return detail
    kept, end = [], -1
    for match in _CLEAN.finditer(detail):
        if match[0] or match.start() != end:
            kept.append(match[0])
        end = match.end()
    return "-".join(kept)


def readings(text: str, version: KumaVersion) -> list[System]:
    """Read the one way there is."""
    return [System.decode(text, version)]


CODEC = Codec(
    id="system",
    summary="what Kuma itself needs, as Envoy calls it",
    grammar='system = "system_", component, [ "_", detail ]',
    source="pkg/core/system_names",
    since="2.12",
    type=System,
    readings=readings,
    codes=(*CODES, "system/too-long", "system/not-in-version"),
    example=System("meshtrace_zipkin", "jaeger"),
)
