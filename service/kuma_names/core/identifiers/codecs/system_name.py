"""Codec of system names: Envoy's names of objects that Kuma itself requires.

Grammar, Kuma 2.12 to 3.0 (pkg/core/system_names):

    system = "system_", component, [ "_", detail ]

The detail of a policy is cleaned (CleanName): everything but a-z, 0-9, "_" and "-" becomes "-", so
that the original cannot be decoded.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from kuma_names.core.errors import MalformedIdentifierError
from kuma_names.core.identifiers.base import Identifier, malformed
from kuma_names.core.identifiers.codec import Codec
from kuma_names.core.identifiers.parts.possible_names import has_blanks
from kuma_names.core.quoting import quoted
from kuma_names.core.versions import KumaVersion, Versioned

PREFIX, COMPONENT, FIELD = CODES = ("system/prefix", "system/component", "system/field")
_PREFIX = "system_"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Component(Versioned):
    """Table row: a component of Kuma, and the versions that have names of it."""

    name: str
    since: str = "2.12"
    before: str | None = None


_COMPONENTS = (
    # decoding takes the first match: a name precedes those that it begins with
    _Component(name="envoy_admin"),
    _Component(name="probe_readiness"),
    _Component(name="ads"),
    _Component(name="access_log_sink"),
    _Component(name="dynamicconfig"),
    _Component(name="trust_bundle"),
    _Component(name="kube_api_server_bypass"),
    _Component(name="identity_sds-spire-agent"),
    _Component(name="meshmetric_prometheus"),
    _Component(name="meshmetric_otel"),
    _Component(name="meshtrace_zipkin"),
    _Component(name="meshtrace_datadog"),
    _Component(name="meshtrace_otel"),
    _Component(name="meshaccesslog_otel", since="2.14"),
    _Component(name="meshaccesslog"),
    _Component(name="dns", before="3.0"),
    _Component(name="mtls_ca", before="3.0"),
    _Component(name="mtls_identity", before="3.0"),
)
COMPONENTS = tuple(component.name for component in _COMPONENTS)
"""The names of the components of all versions."""
_CLEANED_PREFIXES = ("meshmetric_", "meshtrace_", "meshaccesslog")
"""Beginnings of the components whose detail is cleaned: the policies."""
_CLEAN_TEXT = re.compile(r"[a-z0-9_-]*", re.ASCII)


@dataclass(frozen=True, slots=True)
class SystemName(Identifier):
    """A component of Kuma, and a detail of it: a backend, a route, meshes."""

    component: str = ""
    detail: str = ""

    def is_possible(self) -> bool:
        """Return whether the detail has no blanks: no name has some."""
        return not has_blanks(self.detail)

    @classmethod
    def decode(cls, text: str, version: KumaVersion) -> "SystemName":
        """Decode a name; raises `MalformedIdentifierError`."""
        if not text.startswith(_PREFIX):
            raise malformed(PREFIX, f"{quoted(text)} must begin with '{_PREFIX}'", 0)
        rest = text.removeprefix(_PREFIX)
        for component in _components(version):
            if rest == component:
                return cls(component)
            front = f"{component}_"
            if not rest.startswith(front) or rest == front:
                continue
            detail = rest.removeprefix(front)
            if clean_detail(component, detail) != detail:
                reason = f"{quoted(text)} has characters that Kuma replaces"
                raise malformed(FIELD, reason, len(text) - len(detail))
            return cls(component, detail)
        reason = f"{quoted(text)} has no component of Kuma {version.text}"
        raise malformed(COMPONENT, reason, len(_PREFIX))

    def encode(self, version: KumaVersion) -> str:
        """Encode the name.

        Raises `MalformedIdentifierError` for a component that the version does not have, and for a
        detail with characters that Kuma replaces.
        """
        cleaned = clean_detail(self.component, self.detail)
        if cleaned != self.detail:
            reason = f"detail {quoted(self.detail)} must be cleaned as Kuma does it"
            raise MalformedIdentifierError(FIELD, "detail", reason, suggestion=cleaned)
        text = _PREFIX + "_".join(filter(None, (self.component, self.detail)))
        if self.component not in COMPONENTS or SystemName.decode(text, version) != self:
            components = ", ".join(_components(version))
            reason = f"{quoted(self.component)} must be one of {components}"
            raise malformed(FIELD, reason, field="component")
        return text


@lru_cache(maxsize=64)
def _components(version: KumaVersion) -> list[str]:
    return [row.name for row in _COMPONENTS if row.versions.contains(version.number)]


def clean_detail(component: str, detail: str) -> str:
    """Clean the detail of a policy as Kuma does: the clean parts, joined by "-".

    >>> clean_detail("meshtrace_zipkin", "http://jaeger:9411/api/v2/spans")
    'http---jaeger-9411-api-v2-spans'
    """
    if not component.startswith(_CLEANED_PREFIXES) or not detail:
        return detail
    parts = []
    end = -1
    for match in _CLEAN_TEXT.finditer(detail):
        # Go, unlike Python, finds no empty match right behind another match
        if match[0] or match.start() != end:
            parts.append(match[0])
        end = match.end()
    return "-".join(parts)


def readings(text: str, version: KumaVersion) -> list[SystemName]:
    """Return the only reading."""
    return [SystemName.decode(text, version)]


CODEC = Codec(
    id="system",
    summary="what Kuma itself needs, as Envoy calls it",
    grammar='system = "system_", component, [ "_", detail ]',
    source="pkg/core/system_names",
    since="2.12",
    type=SystemName,
    readings=readings,
    codes=(*CODES, "system/too-long", "system/not-in-version"),
    example=SystemName("meshtrace_zipkin", "jaeger"),
)
