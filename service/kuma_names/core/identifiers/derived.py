"""Which identifiers Kuma builds for a resource, and where two of them meet; it knows no grammar.

Sources: pkg/core/xds/types.go and pkg/xds/server/callbacks/dataplane_callbacks.go; pkg/core/kri; pkg/kds/context and
pkg/kds/v2/cache/snapshot.go; pkg/core/resources/sni and zone_proxy_listener_generator.go; SNIForResource, MeshService.SNIName,
ingress_generator.go and egress/external_services_generator.go of 2.8 to 2.14; pkg/core/resources/apis/hostnamegenerator with
the default generators.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from kuma_names.core.errors import MalformedIdentifierError
from kuma_names.core.identifiers import CODECS
from kuma_names.core.identifiers.base import Identifier
from kuma_names.core.identifiers.codecs.hashed_sni import SniHash
from kuma_names.core.identifiers.codecs.hostname import Hostname
from kuma_names.core.identifiers.codecs.kds_name import KdsName
from kuma_names.core.identifiers.codecs.kri import Kri
from kuma_names.core.identifiers.codecs.proxy_id import ProxyId
from kuma_names.core.identifiers.codecs.sni import KINDS_OF_SNI, Sni
from kuma_names.core.identifiers.codecs.wire_name import WireName
from kuma_names.core.tables.kinds import KEEP_THEIR_NAMES, KINDS, RESOURCE_KINDS
from kuma_names.core.versions import MINORS, KumaVersion, threshold

EVERYWHERE = None
UNKNOWN = "?"
"""Some zone, and nobody said which: no zone can be called so."""


class Subject(NamedTuple):
    """A resource as its identifiers see it; what it does not have is empty, and `name` is its display name.

    `ports` are those of a service, each with its name (its number, if it has none) and its number. `copied` means that sync
    made it out of another one, `of_zone` that it is of a zone, known or not, `universal` that its zone says so of itself;
    `address` is where a proxy of Universal listens.
    """

    kind: str
    name: str
    core_name: str
    mesh: str = ""
    zone: str = ""
    namespace: str = ""
    ports: tuple[tuple[str, str], ...] = ()
    copied: bool = False
    of_zone: bool = False
    on_kubernetes: bool = False
    universal: bool = False
    address: str = ""

    @property
    def from_zone(self) -> str:
        """The zone it is from, empty for what is global; a MeshService is always of a zone."""
        return self.zone or (UNKNOWN if self.of_zone or self.kind == "MeshService" else "")

    @property
    def own(self) -> str:
        """The name that it has in its store, without a namespace or zone, told or not; of a copy that is not known."""
        bare = self.core_name.removesuffix(f".{self.namespace}") if self.namespace else self.core_name
        located = bare.startswith(f"{self.name}.") or bare.endswith(f".{self.name}")
        return "" if self.copied else self.name if located else bare


class Built(NamedTuple):
    """An identifier of a resource, what it belongs to (`place`), and the zone that sees it, or EVERYWHERE.

    Two with one text and place meet where a zone sees both, unless it is one resource: `who` is that, and a copy is who its
    original is; empty, each is one of its own. Those with one display name are one `who`, and two if both have an `own` name.
    """

    codec: str
    identifier: Identifier
    place: tuple[str, ...]
    zone: str | None
    who: tuple[str, ...]
    own: str = ""


@dataclass(frozen=True, slots=True)
class _Row:
    """The kinds that have identifiers of a codec from version `since` up to, and not in, `before`, and how they are made."""

    codec: str
    kinds: tuple[str, ...]
    make: Callable[[Subject], Iterator[Built]]
    since: str = MINORS[0]
    before: str | None = None

    def holds_in(self, version: KumaVersion) -> bool:
        """Tell whether a version makes them."""
        begun = threshold(self.since) <= version.number and CODECS[self.codec].lives_in(version)
        return begun and (self.before is None or version.number < threshold(self.before))


def built(subject: Subject, version: KumaVersion) -> Iterator[tuple[str, Built]]:
    """Give every identifier that a version builds for a resource, with its text; what cannot be written there is none."""
    for make in _makers(subject.kind, version).values():
        for made in make(subject):
            try:
                yield made.identifier.write(version), made
            except MalformedIdentifierError:
                continue


def codecs_of(kind: str, version: KumaVersion) -> frozenset[str]:
    """Name the codecs by which a version may have identifiers of a kind; where two versions have one, its text is the same."""
    return frozenset(_makers(kind, version))


@lru_cache(maxsize=256)
def _makers(kind: str, version: KumaVersion) -> dict[str, Callable[[Subject], Iterator[Built]]]:
    if not KINDS[kind].lives_at(version.number):
        return {}
    return {row.codec: row.make for row in _ROWS if kind in row.kinds and row.holds_in(version)}


def _proxy_ids(one: Subject) -> Iterator[Built]:
    """A Universal Dataplane is what a proxy is started with, and two may be, elsewhere; every other one is alone with its name.

    The control plane looks at the ID only, so that proxies of two kinds meet, too.
    """
    if not one.copied:
        alone = one.on_kubernetes or one.kind != "Dataplane" or one.address
        who = (one.kind, one.mesh, one.core_name, one.address) if alone else ()
        yield Built("proxyid", ProxyId(one.mesh, one.core_name), (one.zone,), EVERYWHERE, who)


def _kris(one: Subject) -> Iterator[Built]:
    kri = Kri(one.kind, one.mesh, one.zone, one.namespace, one.name)
    yield Built("kri", kri, (), EVERYWHERE, (one.mesh, one.zone, one.namespace, one.name), one.own)


def _wire_names(one: Subject) -> Iterator[Built]:
    if not one.copied:
        name = WireName(one.core_name, one.mesh)
        yield Built("wire-name", name, (one.kind, one.zone), EVERYWHERE, (one.mesh, one.core_name))


def _copies(one: Subject) -> Iterator[Built]:
    copy = KdsName(one.mesh, one.name, one.zone, one.namespace)
    yield Built("kds-name", copy, (one.kind,), EVERYWHERE, (one.mesh, one.zone, one.namespace, one.name), one.own)


def _snis(one: Subject) -> Iterator[Built]:
    """The zone proxies that know it are of one mesh; without the zone that is in it, it is not known."""
    for port, _ in () if one.from_zone == UNKNOWN else one.ports:
        sni = Sni(one.kind, one.mesh, one.zone, one.namespace, one.name, port)
        yield Built("sni", sni, (one.mesh,), one.from_zone or EVERYWHERE, _service(one), one.own)


def _hashed_snis(one: Subject) -> Iterator[Built]:
    """The zone is not in it: what is global meets what a zone has of its own (MADR-101, limitation 1).

    A MeshService goes by its own name where it is, and by its display name elsewhere, the others always by that (SNIName).
    """
    named = one.own or one.name if one.kind == "MeshService" else one.name
    name = f"{named}.{one.namespace}" if one.kind == "MeshService" and one.namespace else named
    for _, port in one.ports:
        sni = SniHash(one.kind, one.mesh, name, port)
        yield Built("sni-hash", sni, (), one.from_zone or EVERYWHERE, _service(one), one.own)


def _hostnames(one: Subject) -> Iterator[Built]:
    """A MeshService of Universal is called otherwise in its own zone; one of Kubernetes has no hostname of Kuma's there."""
    place, who = (one.mesh, one.kind), _service(one)
    namespace = "" if one.universal else one.namespace
    if one.kind != "MeshService" or not (one.copied or namespace):
        yield Built("hostname", Hostname(one.kind, one.name), place, one.from_zone or EVERYWHERE, who, one.own)
    if one.kind == "MeshService" and one.zone:
        yield Built("hostname", Hostname(one.kind, one.name, "", namespace, one.zone), place, EVERYWHERE, who, one.own)


def _service(one: Subject) -> tuple[str, ...]:
    """Tell who a service is: only a MeshService can be outside the system namespace, which a copy may show as its own."""
    return (one.mesh, one.from_zone, one.namespace if one.kind == "MeshService" else "", one.name)


_WITH_KRI = tuple(kind for kind in RESOURCE_KINDS if KINDS[kind].short_name)
_SENT = tuple(kind for kind in RESOURCE_KINDS if kind not in ("MeshInsight", "Zone", "ZoneInsight"))
"""Kinds that control planes send each other (KDSFlags)."""
_RENAMED = tuple(kind for kind in _SENT if kind not in KEEP_THEIR_NAMES)
_ROWS = (
    _Row("proxyid", ("Dataplane", "ZoneIngress", "ZoneEgress"), _proxy_ids),
    _Row("kri", _WITH_KRI, _kris),
    _Row("wire-name", _RENAMED, _wire_names, before="2.6"),  # then under the names of their copies, whose hashes differ
    _Row("wire-name", KEEP_THEIR_NAMES, _wire_names),
    _Row("kds-name", _RENAMED, _copies, since="2.6"),  # before, copies keep their names, unless kuma-cp is told to try otherwise
    _Row("sni", KINDS_OF_SNI, _snis),
    _Row("sni-hash", ("MeshService",), _hashed_snis),
    _Row("sni-hash", ("MeshExternalService", "MeshMultiZoneService"), _hashed_snis, since="2.9"),  # 2.8 made one of tags
    _Row("hostname", KINDS_OF_SNI, _hostnames),
)
BUILT = tuple(dict.fromkeys(row.codec for row in _ROWS))
"""The codecs by which resources are told apart."""
