"""Codec of the legacy names of Envoy's listeners, routes, clusters and secrets.

Grammar, Kuma 2.5 to 3.0 (pkg/xds/envoy/names/resource_names.go, pkg/xds/envoy/secrets.go,
pkg/hds): one of the templates in tables/legacy_envoy_forms.py, each in its own versions.

KRIs, contextual and system names replace them from 2.12 on. Kuma 3.0 writes only two of them, and
reads a few more. Kuma compares most names as a whole, and parses only the port of a local cluster
and, from 2.11 to 2.14, that of a MeshGateway's listener. A service may have colons, so that the
name of a listener may also be that of a route.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from ipaddress import ip_address
from typing import NamedTuple

from kuma_names.core.identifiers.base import Identifier, distinct, malformed
from kuma_names.core.identifiers.codec import Codec
from kuma_names.core.identifiers.parts.numbers import is_port, parse_uint_error
from kuma_names.core.identifiers.parts.tags import is_tag_value
from kuma_names.core.quoting import quoted
from kuma_names.core.rows import LegacyEnvoyForm
from kuma_names.core.tables.formats import FORMATS
from kuma_names.core.tables.legacy_envoy_forms import LEGACY_ENVOY_FORMS
from kuma_names.core.versions import KumaVersion, VersionRange

FORM, FIELD = CODES = ("envoy/form", "envoy/field")
_PROTOCOLS = frozenset({"HTTP", "HTTPS", "NONE", "TCP", "TLS"})
_CA_OF_MESH_ALL = ("mesh_ca", "all")
"""Form and mesh of the name that also stands for the CA of all meshes."""
_PARSED_LISTENERS = VersionRange("2.11", "3.0")
"""Versions that parse the names of a MeshGateway's listeners."""


@dataclass(frozen=True, slots=True)
class LegacyEnvoyName(Identifier):
    """A form, what it is `of`, and a protocol and a port, if the form has them.

    `of` is an address, a mesh, a service, a gateway or a backend. A name that is always the same
    is its own form.
    """

    form: str = ""
    of: str = ""
    protocol: str = ""
    port: str = ""

    def is_conventional(self) -> bool:
        """Return whether the fields are usual: neither a colon nor the mesh `all`."""
        if (self.form, self.of) == _CA_OF_MESH_ALL:
            return False
        return ":" not in self.of or _is_ip(self.of)

    @classmethod
    def decode(cls, text: str, version: KumaVersion) -> "LegacyEnvoyName":
        """Decode a name in the most likely way; raises `MalformedIdentifierError`."""
        return readings(text, version)[0]

    def encode(self, version: KumaVersion) -> str:
        """Encode the name.

        Raises `MalformedIdentifierError` for a form that the version does not have, and for fields
        that do not fit the form.
        """
        forms = [form for form in _forms_in(version) if form.id == self.form]
        if not forms:
            reason = f"{quoted(self.form)} must be one of the forms of Kuma {version.text}"
            raise malformed(FORM, reason, field="form")
        texts = [_fill(form, self) for form in forms]
        for form, text in zip(forms, texts, strict=True):
            if _match(form, text) == self:
                return text
        reason = f"results in {quoted(texts[0])}, which is decoded as something else"
        kuma_text = _kuma_error(texts[0], version)
        raise malformed(FIELD, reason, field="form", kuma_text=kuma_text)


def _ip_version(text: str) -> int | None:
    """Return the version of an IP address without a zone; None for other texts."""
    try:
        address = ip_address(text)
    except ValueError:
        return None
    return None if "%" in text else address.version


def _is_ip(text: str) -> bool:
    return _ip_version(text) is not None


def _is_ipv4(text: str) -> bool:
    return _ip_version(text) == 4


def _is_ipv6(text: str) -> bool:
    return _ip_version(text) == 6


class _Placeholder(NamedTuple):
    """A placeholder of templates: its field, and what a text must match and fulfil."""

    field: str
    pattern: str
    accepts: Callable[[str], bool]


_LEGACY_NAME = FORMATS["legacy-charset"]
_PLACEHOLDERS = {
    "ipv4": _Placeholder(field="of", pattern="[^:]+", accepts=_is_ipv4),
    "ipv6": _Placeholder(field="of", pattern="[^]]+", accepts=_is_ipv6),
    "ip": _Placeholder(field="of", pattern=".+", accepts=_is_ip),
    "mesh": _Placeholder(field="of", pattern=".+", accepts=_LEGACY_NAME.accepts),
    "gateway": _Placeholder(field="of", pattern=".+", accepts=_LEGACY_NAME.accepts),
    "service": _Placeholder(field="of", pattern=".+", accepts=is_tag_value),
    "backend": _Placeholder(field="of", pattern=r"\S+", accepts=bool),
    "protocol": _Placeholder(field="protocol", pattern="[^:]+", accepts=_PROTOCOLS.__contains__),
    "port": _Placeholder(field="port", pattern="[^:]+", accepts=is_port),
}


def _pattern(template: str) -> re.Pattern[str]:
    """Compile a template: every placeholder becomes a group of its name."""
    pattern = re.escape(template)
    for name, placeholder in _PLACEHOLDERS.items():
        group = f"(?P<{name}>{placeholder.pattern})"
        pattern = pattern.replace(re.escape(f"{{{name}}}"), group)
    return re.compile(pattern, re.DOTALL)


_PATTERNS = {form.template: _pattern(form.template) for form in LEGACY_ENVOY_FORMS}


def _fill(form: LegacyEnvoyForm, name: LegacyEnvoyName) -> str:
    """Fill the placeholders of a form with fields."""
    values = {key: getattr(name, row.field) for key, row in _PLACEHOLDERS.items()}
    return form.template.format_map(values)


def _match(form: LegacyEnvoyForm, text: str) -> LegacyEnvoyName | None:
    """Return the fields of a text that has a form; None for other texts."""
    match = _PATTERNS[form.template].fullmatch(text)
    if match is None:
        return None
    fields = {}
    for key, value in match.groupdict().items():
        placeholder = _PLACEHOLDERS[key]
        if not placeholder.accepts(value):
            return None
        fields[placeholder.field] = value
    return LegacyEnvoyName(form.id, **fields)


def readings(text: str, version: KumaVersion) -> list[LegacyEnvoyName]:
    """Return a reading for every form that matches, unusual names last."""
    names = filter(None, [_match(form, text) for form in _forms_in(version)])
    # True is sorted behind False: the sort is stable in reverse, too
    candidates = distinct(sorted(names, key=LegacyEnvoyName.is_conventional, reverse=True))
    if not candidates:
        reason = f"{quoted(text)} has none of the forms of Kuma {version.text}"
        raise malformed(FORM, reason, 0, kuma_text=_kuma_error(text, version))
    return candidates


@lru_cache(maxsize=64)
def _forms_in(version: KumaVersion) -> list[LegacyEnvoyForm]:
    return [form for form in LEGACY_ENVOY_FORMS if form.versions.contains(version.number)]


def _kuma_error(text: str, version: KumaVersion) -> str | None:
    """Return the error of Kuma's parsers: of local clusters, and of a MeshGateway's listeners."""
    first, *rest = text.split(":")
    if first == "localhost":
        if len(rest) != 1:
            return f"failed to  parse local cluster name: {text}"
        return parse_uint_error(rest[0])
    is_listener = bool(rest) and rest[0] in _PROTOCOLS
    if not is_listener or not _PARSED_LISTENERS.contains(version.number):
        return None
    if len(rest) != 2:
        return f"invalid listener name format: expected 3 parts, got {len(rest) + 1}"
    error = parse_uint_error(rest[1])
    return error and f"invalid port value: {error}"


CODEC = Codec(
    id="envoy",
    summary="a listener, a route, a cluster or a secret, as Envoy called it before",
    grammar='envoy = fixed | prefix, [ of ], [ ":", protocol ], [ ":", port ]',
    source="pkg/xds/envoy/names/resource_names.go",
    type=LegacyEnvoyName,
    readings=readings,
    codes=(*CODES, "envoy/ambiguous", "envoy/too-long"),
    example=LegacyEnvoyName("direct_access", "10.0.0.1", "", "8080"),
    is_recognizable=False,
)
