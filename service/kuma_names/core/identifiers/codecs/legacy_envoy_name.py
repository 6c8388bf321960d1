"""The older names of what Envoy has: listeners, routes, clusters and secrets, most of them joined by colons.

Grammar, Kuma 2.5 to 3.0 (pkg/xds/envoy/names/resource_names.go, pkg/xds/envoy/secrets.go, pkg/hds): one of the templates in
`FORMS`, each in its own versions; from 2.12 on there are KRIs, contextual and system names instead, and 3.0 writes only two of
them and reads a few more. Most are compared as a whole. Of local clusters Kuma reads the port, and from 2.11 to 2.14 that of a
MeshGateway's listener, too. A service may have colons, so what looks like a listener can be a route.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from ipaddress import ip_address
from typing import NamedTuple

from kuma_names.core.identifiers.base import Identifier, distinct, is_port, malformed
from kuma_names.core.identifiers.codec import Codec
from kuma_names.core.identifiers.codecs.tagged_sni import is_value
from kuma_names.core.quoting import go_quoted, quoted
from kuma_names.core.tables.formats import FORMATS
from kuma_names.core.versions import KumaVersion, Versioned, VersionRange

FORM, FIELD = CODES = ("envoy/form", "envoy/field")
_PROTOCOLS = ("HTTP", "HTTPS", "NONE", "TCP", "TLS")
_ALL = ("mesh_ca", "all")
"""What the CA of a mesh called `all` is: the text is that of the CA of all meshes."""
_PARSED_SINCE, _PARSED_BEFORE = "2.11", "3.0"
"""When Kuma reads the names of a MeshGateway's listeners."""


@dataclass(frozen=True, slots=True)
class Envoy(Identifier):
    """A form, what it is `of` (an address, a mesh, a service, a gateway, a backend), and the protocol and port of some.

    Of a name that is always the same the form is that name.
    """

    form: str = ""
    of: str = ""
    protocol: str = ""
    port: str = ""

    def is_conventional(self) -> bool:
        """Tell whether it needs no odd name: one with a colon that is no address, or a mesh called `all`."""
        return (":" not in self.of or _is_ip(self.of)) and (self.form, self.of) != _ALL

    @classmethod
    def decode(cls, text: str, version: KumaVersion) -> "Envoy":
        """Read a name in the likeliest way; raises `MalformedIdentifierError`."""
        return readings(text, version)[0]

    def encode(self, version: KumaVersion) -> str:
        """Write the name; raises `MalformedIdentifierError` for a form or fields that a version does not have."""
        forms = [form for form in _living(version) if form.id == self.form]
        if not forms:
            raise malformed(
                FORM,
                f"{quoted(self.form)} is none of the forms of Kuma {version.text}",
                field="form",
            )
        texts = [form.fill(self) for form in forms]
        told = [text for form, text in zip(forms, texts, strict=True) if form.read(text) == self]
        if not told:
            said = _upstream(texts[0], version)
            raise malformed(
                FIELD,
                f"makes {quoted(texts[0])}, which is read as something else",
                field="form",
                kuma_text=said,
            )
        return told[0]


def _is_ip(text: str, version: int | None = None) -> bool:
    try:
        found = ip_address(text)
    except ValueError:
        return False
    return version in (None, found.version) and "%" not in text


class _Place(NamedTuple):
    """What stands in a template, in which field it is, and whether a text can be it."""

    field: str
    pattern: str
    fits: Callable[[str], bool]


_PLACES = {
    "ipv4": _Place("of", "[^:]+", lambda text: _is_ip(text, 4)),
    "ipv6": _Place("of", "[^]]+", lambda text: _is_ip(text, 6)),
    "ip": _Place("of", ".+", _is_ip),
    "mesh": _Place("of", ".+", FORMATS["legacy-charset"].accepts),
    "gateway": _Place("of", ".+", FORMATS["legacy-charset"].accepts),
    "service": _Place("of", ".+", is_value),
    "backend": _Place("of", r"\S+", bool),
    "protocol": _Place("protocol", "[^:]+", _PROTOCOLS.__contains__),
    "port": _Place("port", "[^:]+", is_port),
}


@dataclass(frozen=True, slots=True)
class Form(Versioned):
    """A row: names of this template are written or read from version `since` up to, and not in, `before`."""

    id: str
    template: str
    since: str
    before: str | None = None

    def fill(self, name: Envoy) -> str:
        """Put the fields into the template."""
        return self.template.format_map(
            {place: getattr(name, row.field) for place, row in _PLACES.items()}
        )

    def read(self, text: str) -> Envoy | None:
        """Take a text apart; None if it is no such name."""
        match = _PATTERNS[self.template].fullmatch(text)
        if match is None or not all(
            _PLACES[place].fits(found) for place, found in match.groupdict().items()
        ):
            return None
        return Envoy(
            self.id, **{_PLACES[place].field: found for place, found in match.groupdict().items()}
        )


def _fixed(name: str, since: str, before: str | None = None) -> Form:
    return Form(name, name, since, before)


FORMS = (
    Form("inbound", "inbound:{ipv4}:{port}", "2.5", "3.0"),
    Form("inbound", "inbound:[{ipv6}]:{port}", "2.5", "3.0"),
    Form("outbound", "outbound:{ipv4}:{port}", "2.5", "3.0"),
    Form("outbound", "outbound:[{ipv6}]:{port}", "2.5", "3.0"),
    Form("direct_access", "direct_access_{ip}:{port}", "2.5"),
    Form("localhost", "localhost:{port}", "2.5"),
    Form("gateway", "{gateway}:{protocol}:{port}", "2.5", "3.0"),
    Form("mesh_ca_all", "mesh_ca:secret:all", "2.5", "3.0"),
    Form("mesh_ca", "mesh_ca:secret:{mesh}", "2.5", "3.0"),
    Form("identity_cert", "identity_cert:secret:{mesh}", "2.5", "3.0"),
    Form("opentelemetry", "_kuma:metrics:opentelemetry:{backend}", "2.7", "3.0"),
    _fixed("_kuma:metrics:opentelemetry", "2.6", "2.7"),
    _fixed("_kuma:metrics:opentelemetry:collector", "2.6", "2.7"),
    Form("tracing", "tracing:{backend}", "2.5", "3.0"),
    _fixed("kuma:envoy:admin", "2.5"),
    _fixed("kuma:dns", "2.5", "3.0"),
    _fixed("kuma:metrics:hijacker", "2.5", "3.0"),
    _fixed("kuma:metrics:prometheus", "2.5", "3.0"),
    _fixed("kuma:readiness", "2.5.10", "2.6"),
    _fixed("kuma:readiness", "2.6.11", "2.7"),
    _fixed("kuma:readiness", "2.7.7", "2.8"),
    _fixed("kuma:readiness", "2.8.3", "3.0"),
    _fixed("ads_cluster", "2.5", "3.0"),
    _fixed("access_log_sink", "2.5", "3.0"),
    _fixed("inbound:passthrough:ipv4", "2.5"),
    _fixed("inbound:passthrough:ipv6", "2.5"),
    _fixed("outbound:passthrough:ipv4", "2.5"),
    _fixed("outbound:passthrough:ipv6", "2.5"),
    Form("inbound_route", "inbound:{service}", "2.5", "3.0"),
    Form("outbound_route", "outbound:{service}", "2.5", "3.0"),
)
_PATTERNS = {
    form.template: re.compile(
        re.sub(
            r"\\\{(\w+)\\\}",
            lambda place: f"(?P<{place[1]}>{_PLACES[place[1]].pattern})",
            re.escape(form.template),
        ),
        re.DOTALL,
    )
    for form in FORMS
}


def readings(text: str, version: KumaVersion) -> list[Envoy]:
    """Read as every form of a version, odd names last."""
    readings = filter(None, (form.read(text) for form in _living(version)))
    found = distinct(sorted(readings, key=lambda one: not one.is_conventional()))
    if not found:
        said = _upstream(text, version)
        raise malformed(
            FORM, f"{quoted(text)} is none of the forms of Kuma {version.text}", 0, kuma_text=said
        )
    return found


@lru_cache(maxsize=64)
def _living(version: KumaVersion) -> list[Form]:
    return [form for form in FORMS if form.versions.contains(version.number)]


def _upstream(text: str, version: KumaVersion) -> str | None:
    """Say what Kuma's own parsers say: of a local cluster, and of a MeshGateway's listener."""
    first, *rest = text.split(":")
    if first == "localhost":
        return (
            _of_number(rest[0])
            if len(rest) == 1
            else f"failed to  parse local cluster name: {text}"
        )
    if not (
        rest
        and rest[0] in _PROTOCOLS
        and VersionRange(_PARSED_SINCE, _PARSED_BEFORE).contains(version.number)
    ):
        return None
    if len(rest) != 2:
        return f"invalid listener name format: expected 3 parts, got {len(rest) + 1}"
    said = _of_number(rest[1])
    return said and f"invalid port value: {said}"


def _of_number(text: str) -> str | None:
    """Say what Go's strconv.ParseUint says of a number in 32 bits."""
    is_number = re.fullmatch("[0-9]+", text) is not None
    if is_number and int(text) < 2**32:
        return None
    return f"strconv.ParseUint: parsing {go_quoted(text)}: {'value out of range' if is_number else 'invalid syntax'}"


CODEC = Codec(
    id="envoy",
    summary="a listener, a route, a cluster or a secret, as Envoy called it before",
    grammar='envoy = fixed | prefix, [ of ], [ ":", protocol ], [ ":", port ]',
    source="pkg/xds/envoy/names/resource_names.go",
    type=Envoy,
    readings=readings,
    codes=(*CODES, "envoy/ambiguous", "envoy/too-long"),
    example=Envoy("direct_access", "10.0.0.1", "", "8080"),
    is_recognizable=False,
)
