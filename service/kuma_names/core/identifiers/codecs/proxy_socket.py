"""Codec of the sockets of a data plane proxy, over which Envoy and kuma-dp pass logs and metrics.

Grammar, Kuma 2.5 to 3.0 (pkg/core/xds/sockets.go):

    socket = path[:98], ".sock"
    path   = [ folder, "/" ], "kuma-", use, "-", name, "-", mesh
    use    = "al" | "mh"                                            access log, metrics hijacker

Both sides build the path, and neither decodes it. Names contain hyphens, even as labels, so that
nearly all sockets have several readings. The path is cut after 98 bytes, because some systems
limit a socket to 104. Without a folder it is relative.
"""

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
from kuma_names.core.versions import KumaVersion

END, START, FIELD = CODES = ("socket/end", "socket/start", "socket/field")
_STARTS = {"access-log": "kuma-al-", "metrics-hijacker": "kuma-mh-"}
_END = ".sock"
_KEPT_BYTES = 98
_LEGACY_NAME = FORMATS["legacy-charset"]


@dataclass(frozen=True, slots=True)
class ProxySocket(Identifier):
    """A socket: its use, the folder that it is in, and the name and mesh of the proxy."""

    use: str = ""
    folder: str = ""
    name: str = ""
    mesh: str = ""

    def is_conventional(self) -> bool:
        """Return True: hyphens and dots are usual here."""
        return True

    def dropped_fields(self) -> tuple[str, ...]:
        """Return the fields that may be cut: a path of 98 bytes may have been longer."""
        if byte_length(self.path()) < _KEPT_BYTES:
            return ()
        return ("name", "mesh")

    def normalized(self, version: KumaVersion) -> "ProxySocket":
        """Return the socket with the folder as Kuma cleans it."""
        return replace(self, folder=dirname(_join_path(self.folder, "x")))

    def path(self) -> str:
        """Return the path without its end, before Kuma cuts it."""
        start = _STARTS.get(self.use, "")
        return _join_path(self.folder, f"{start}{self.name}-{self.mesh}")

    @classmethod
    def decode(cls, text: str, version: KumaVersion) -> "ProxySocket":
        """Decode a socket in the most likely way: the mesh has no hyphen.

        Raises `MalformedIdentifierError`.
        """
        return readings(text, version)[0]

    def encode(self, version: KumaVersion) -> str:
        """Encode the path.

        Raises `MalformedIdentifierError` for an unknown use, for an invalid name, and for a folder
        so long that nothing of the name is left.
        """
        if self.use not in _STARTS:
            uses = ", ".join(_STARTS)
            raise malformed(FIELD, f"{quoted(self.use)} must be one of {uses}", 0, "use")
        if byte_length(_join_path(self.folder, _STARTS[self.use])) >= _KEPT_BYTES:
            reason = f"{quoted(self.folder)} is too long: Kuma cuts the path at {_KEPT_BYTES} bytes"
            raise malformed(FIELD, reason, 0, "folder")
        _check_name("name", self.name)
        # a path that is cut inside the name is decoded without a mesh
        if self.mesh or not self.dropped_fields():
            _check_name("mesh", self.mesh)
        return _cut(self.path()) + _END


def _check_name(field: str, value: str) -> None:
    if not _LEGACY_NAME.accepts(value):
        reason = f"{quoted(value)} must be a name that some Kuma release accepted"
        raise malformed(FIELD, reason, offender_position(_LEGACY_NAME, value), field)


def readings(text: str, version: KumaVersion) -> list[ProxySocket]:
    """Return a reading for every hyphen between name and mesh, the last one first.

    A path that may be cut is decoded as a name without a mesh, too.
    """
    if not text.endswith(_END):
        raise malformed(END, f"{quoted(text)} must end in '{_END}'", len(text))
    path = text.removesuffix(_END)
    folder, base = dirname(path), basename(path)
    use = _use(base)
    if use is None:
        reason = f"{quoted(text)} must begin with one of {', '.join(_STARTS.values())}"
        raise malformed(START, reason, len(path) - len(base))
    if _cut(path) != path:
        reason = f"{quoted(text)} must have at most {_KEPT_BYTES} bytes before its end"
        raise malformed(FIELD, reason, len(_cut(path)))
    if _join_path(folder, base) != path:
        reason = f"{quoted(text)} must be a path without '.', '..' and empty parts"
        raise malformed(FIELD, reason, 0)
    names = base.removeprefix(_STARTS[use])
    may_be_cut = byte_length(path) == _KEPT_BYTES
    candidates = distinct(
        ProxySocket(use, folder, name, mesh) for name, mesh in _name_and_mesh(names, may_be_cut)
    )
    if not candidates:
        reason = f"{quoted(text)} must have a name and a mesh, joined by '-'"
        raise malformed(FIELD, reason, len(path) - len(names))
    return candidates


def _use(base: str) -> str | None:
    for use, start in _STARTS.items():
        if base.startswith(start):
            return use
    return None


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
    summary="a data plane proxy, as Envoy and kuma-dp call their sockets",
    grammar='socket = [ folder, "/" ], "kuma-", ( "al" | "mh" ), "-", name, "-", mesh, ".sock"',
    source="pkg/core/xds/sockets.go",
    type=ProxySocket,
    readings=readings,
    codes=(*CODES, "socket/too-long"),
    example=ProxySocket("access-log", "/tmp", "backend", "default"),
    dropped_fields=("name", "mesh"),
    is_decoded=False,
    cut=f"Kuma cuts the path after {_KEPT_BYTES} bytes, in front of '{_END}'",
)
