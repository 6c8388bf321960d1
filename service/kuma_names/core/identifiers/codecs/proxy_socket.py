"""Codec of the sockets of a data plane proxy, over which Envoy and kuma-dp talk to each other.

Grammar, Kuma 2.5 to 3.0 (pkg/core/xds/sockets.go):

    socket = path[:98], ".sock"
    path   = [ folder, "/" ], base
    base   = "kuma-al-", name, "-", mesh              access log
           | "kuma-mh-", name, "-", mesh              metrics hijacker
           | "kuma-otel-", backend                    OpenTelemetry, from 2.7 on
           | "kuma-open-telemetry"                    the same in 2.6
           | "kuma-mesh-metric-config"                MeshMetric, from 2.6 on
           | "kuma-readiness-reporter"                from 2.12 on
           | "kuma-envoy-admin"                       from 2.14 on

Both sides build the path, and neither decodes it. Names contain hyphens, even as labels, so that
nearly all sockets of a name and a mesh have several readings. The backend is the name of a
MeshOpenTelemetryBackend, or an endpoint without "/" and with "-" for ":". The path is cut after 98
bytes, because some systems limit a socket to 104. Without a folder it is relative.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import accumulate
from posixpath import basename, dirname, normpath

from kuma_names.core.identifiers.base import (
    Identifier,
    byte_length,
    distinct,
    malformed,
    offender_position,
    splits,
)
from kuma_names.core.identifiers.codec import Codec
from kuma_names.core.quoting import quoted
from kuma_names.core.tables.formats import FORMATS
from kuma_names.core.versions import KumaVersion, Versioned

END, START, FIELD = CODES = ("socket/end", "socket/start", "socket/field")
_END = ".sock"
_KEPT_BYTES = 98
_LEGACY_NAME = FORMATS["legacy-charset"]
_BACKEND = re.compile("[!-.0-9;-~]+")
"""ASCII without blanks, "/" and ":"."""
_PROXY = ("name", "mesh")
"""The fields of the sockets of one proxy."""
_ALL_FIELDS = (*_PROXY, "backend")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Use(Versioned):
    """Table row: a use of sockets, how the name of the file begins, and the fields behind that."""

    id: str
    start: str
    fields: tuple[str, ...] = ()
    since: str | None = None
    before: str | None = None


_USES = (
    _Use(id="access-log", start="kuma-al-", fields=_PROXY),
    _Use(id="metrics-hijacker", start="kuma-mh-", fields=_PROXY),
    _Use(id="opentelemetry", start="kuma-open-telemetry", since="2.6", before="2.7"),
    _Use(id="opentelemetry", start="kuma-otel-", fields=("backend",), since="2.7"),
    _Use(id="metric-config", start="kuma-mesh-metric-config", since="2.6"),
    _Use(id="readiness-reporter", start="kuma-readiness-reporter", since="2.12"),
    _Use(id="envoy-admin", start="kuma-envoy-admin", since="2.14"),
)


@dataclass(frozen=True, slots=True)
class ProxySocket(Identifier):
    """A socket: its use, its folder, and the name and mesh of the proxy, or the backend."""

    use: str = ""
    folder: str = ""
    name: str = ""
    mesh: str = ""
    backend: str = ""

    def is_conventional(self) -> bool:
        """Return True: hyphens and dots are usual here."""
        return True

    def dropped_fields(self) -> tuple[str, ...]:
        """Return the fields that may be cut: a path of 98 bytes may have been longer."""
        for use in _USES:
            if use.id == self.use and use.fields:
                is_cut = byte_length(self._path(self._base(use))) >= _KEPT_BYTES
                return use.fields if is_cut else ()
        return ()

    def normalized(self, version: KumaVersion) -> "ProxySocket":
        """Return the socket with the folder as Kuma cleans it."""
        return replace(self, folder=dirname(_join_path(self.folder, "x")))

    def _path(self, base: str) -> str:
        """Return the path without its end, before Kuma cuts it."""
        return _join_path(self.folder, base)

    def _base(self, use: _Use) -> str:
        """Return the name of the file without its end."""
        return use.start + "-".join(getattr(self, field) for field in use.fields)

    @classmethod
    def decode(cls, text: str, version: KumaVersion) -> "ProxySocket":
        """Decode a socket in the most likely way: the mesh has no hyphen.

        Raises `MalformedIdentifierError`.
        """
        return readings(text, version)[0]

    def encode(self, version: KumaVersion) -> str:
        """Encode the path.

        Raises `MalformedIdentifierError` for an unknown use, for an invalid name, for a field that
        the use does not have, and for a folder so long that nothing of the fields is left.
        """
        uses = [use for use in _uses_in(version) if use.id == self.use]
        if not uses:
            ids = ", ".join(use.id for use in _uses_in(version))
            raise malformed(FIELD, f"{quoted(self.use)} must be one of {ids}", 0, "use")
        use = uses[0]
        self._check_folder(use)
        self._check_fields(use)
        return _cut(self._path(self._base(use))) + _END

    def _check_folder(self, use: _Use) -> None:
        # a name without fields must not be cut, of the others at least one character must be left
        limit = _KEPT_BYTES - 1 if use.fields else _KEPT_BYTES
        if byte_length(self._path(use.start)) > limit:
            reason = f"{quoted(self.folder)} is too long: Kuma cuts the path at {_KEPT_BYTES} bytes"
            raise malformed(FIELD, reason, 0, "folder")

    def _check_fields(self, use: _Use) -> None:
        for field in _ALL_FIELDS:
            if field not in use.fields and getattr(self, field):
                raise malformed(FIELD, f"must be empty for {use.id}", 0, field)
        if "backend" in use.fields and not _BACKEND.fullmatch(self.backend):
            reason = f"{quoted(self.backend)} must have no blank, no '/' and no ':'"
            raise malformed(FIELD, reason, 0, "backend")
        if "name" in use.fields:
            self._check_proxy()

    def _check_proxy(self) -> None:
        _check_name("name", self.name)
        # a path that is cut inside the name is decoded without a mesh
        if self.mesh or not self.dropped_fields():
            _check_name("mesh", self.mesh)


def _check_name(field: str, value: str) -> None:
    if not _LEGACY_NAME.accepts(value):
        reason = f"{quoted(value)} must be a name that some Kuma release accepted"
        raise malformed(FIELD, reason, offender_position(_LEGACY_NAME, value), field)


def _uses_in(version: KumaVersion) -> list[_Use]:
    return [use for use in _USES if use.versions.contains(version.number)]


def readings(text: str, version: KumaVersion) -> list[ProxySocket]:
    """Return a reading for every hyphen between name and mesh, the last one first.

    A path that may be cut is decoded as a name without a mesh, too.
    """
    if not text.endswith(_END):
        raise malformed(END, f"{quoted(text)} must end in '{_END}'", len(text))
    path = text.removesuffix(_END)
    folder, base = dirname(path), basename(path)
    use = _use(base, version)
    if use is None:
        starts = ", ".join(use.start for use in _uses_in(version))
        reason = f"{quoted(text)} must be the name of a socket: one of {starts}"
        raise malformed(START, reason, len(path) - len(base))
    if _cut(path) != path:
        reason = f"{quoted(text)} must have at most {_KEPT_BYTES} bytes before its end"
        raise malformed(FIELD, reason, len(_cut(path)))
    if _join_path(folder, base) != path:
        reason = f"{quoted(text)} must be a path without '.', '..' and empty parts"
        raise malformed(FIELD, reason, 0)
    rest = base.removeprefix(use.start)
    may_be_cut = byte_length(path) == _KEPT_BYTES
    candidates = distinct(_readings(use, folder, rest, may_be_cut))
    if not candidates:
        reason = f"{quoted(text)} must have {_text_of(use)} behind '{use.start}'"
        raise malformed(FIELD, reason, len(path) - len(rest))
    return candidates


def _use(base: str, version: KumaVersion) -> _Use | None:
    """Return the use of a socket by its name; a name without fields must be equal."""
    for use in _uses_in(version):
        if base == use.start or (use.fields and base.startswith(use.start)):
            return use
    return None


def _text_of(use: _Use) -> str:
    return "a name and a mesh, joined by '-'," if "name" in use.fields else "a backend"


def _readings(use: _Use, folder: str, rest: str, may_be_cut: bool) -> Iterator[ProxySocket]:
    """Yield the readings of what is behind the beginning of the name."""
    if not use.fields:
        yield ProxySocket(use.id, folder)
    elif "backend" in use.fields:
        if _BACKEND.fullmatch(rest):
            yield ProxySocket(use.id, folder, backend=rest)
    else:
        for name, mesh in _name_and_mesh(rest, may_be_cut):
            yield ProxySocket(use.id, folder, name, mesh)


def _name_and_mesh(names: str, may_be_cut: bool) -> Iterator[tuple[str, str]]:
    """Yield all pairs of name and mesh, the last hyphen first."""
    for name, mesh in reversed(list(splits(names, "-"))):
        is_mesh = _LEGACY_NAME.accepts(mesh) or (may_be_cut and not mesh)
        if is_mesh and _LEGACY_NAME.accepts(name):
            yield name, mesh
    if may_be_cut and _LEGACY_NAME.accepts(names):
        yield names, ""


def _join_path(folder: str, base: str) -> str:
    """Join and clean a path as Go's filepath.Join does, which ignores an empty folder."""
    path = normpath(f"{folder}/{base}") if folder else base
    # Python keeps two slashes at the beginning, Go does not
    return path[1:] if path.startswith("//") else path


def _cut(path: str) -> str:
    """Cut a path after `_KEPT_BYTES`, without cutting through a character."""
    if byte_length(path) <= _KEPT_BYTES:
        return path
    ends = accumulate(map(byte_length, path))
    return path[: sum(end <= _KEPT_BYTES for end in ends)]


CODEC = Codec(
    id="socket",
    summary="a socket of a data plane proxy, over which Envoy and kuma-dp talk",
    grammar=(
        'socket = [ folder, "/" ], "kuma-", ( ( "al" | "mh" ), "-", name, "-", mesh'
        ' | "otel-", backend | "mesh-metric-config" | "readiness-reporter" | "envoy-admin" ),'
        ' ".sock"'
    ),
    source="pkg/core/xds/sockets.go",
    type=ProxySocket,
    readings=readings,
    codes=(*CODES, "socket/too-long"),
    example=ProxySocket("access-log", "/tmp", "backend", "default"),
    dropped_fields=_ALL_FIELDS,
    is_decoded=False,
    loss=f"Kuma cuts the path after {_KEPT_BYTES} bytes, in front of '{_END}'",
)
