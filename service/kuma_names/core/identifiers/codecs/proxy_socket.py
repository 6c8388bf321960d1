"""The sockets of a data plane proxy, through which Envoy and kuma-dp hand each other access logs and metrics.

Grammar, Kuma 2.5 to 3.0 (pkg/core/xds/sockets.go):

    socket = path[:98], ".sock"
    path   = [ folder, "/" ], "kuma-", use, "-", name, "-", mesh
    use    = "al" | "mh"                                            access log, metrics hijacker

Both sides build it, and none reads it. Names have hyphens, even as labels, so nearly all can be read in several ways. The
path is cut after 98 bytes, for there are systems that allow a socket no more than 104. Without a folder it is relative.
"""

from dataclasses import dataclass, replace
from itertools import accumulate
from posixpath import dirname, normpath, split

from kuma_names.core.identifiers.base import Identifier, distinct, groupings, malformed
from kuma_names.core.identifiers.codec import Codec
from kuma_names.core.quoting import quoted
from kuma_names.core.tables.formats import FORMATS
from kuma_names.core.versions import KumaVersion

END, START, FIELD = CODES = ("socket/end", "socket/start", "socket/field")
_USES = {"access-log": "kuma-al-", "metrics-hijacker": "kuma-mh-"}
_END = ".sock"
_KEPT = 98
_NAMES = FORMATS["legacy-charset"]


@dataclass(frozen=True, slots=True)
class Socket(Identifier):
    """What it is for, the folder it is in, and the data plane proxy: its name and mesh."""

    use: str = ""
    folder: str = ""
    name: str = ""
    mesh: str = ""

    def is_conventional(self) -> bool:
        """Tell that this is as good as any other: neither hyphens nor dots are odd here."""
        return True

    def dropped_fields(self) -> tuple[str, ...]:
        """Name what is cut or may be: of 98 bytes nobody can tell whether there were more."""
        return ("name", "mesh") if _size(self.path()) >= _KEPT else ()

    def normalized(self, version: KumaVersion) -> "Socket":
        """Give the folder as Kuma has it in the path: cleaned."""
        return replace(self, folder=dirname(_joined(self.folder, "x")))

    def path(self) -> str:
        """Join all there is, as Kuma does before it cuts."""
        return _joined(self.folder, f"{_USES.get(self.use, '')}{self.name}-{self.mesh}")

    @classmethod
    def decode(cls, text: str, version: KumaVersion) -> "Socket":
        """Read a socket in the likeliest way, the mesh without a hyphen; raises `MalformedIdentifierError`."""
        return readings(text, version)[0]

    def encode(self, version: KumaVersion) -> str:
        """Write the path; raises `MalformedIdentifierError` for what was never a name, and where nothing of the name is left."""
        if self.use not in _USES:
            raise malformed(
                FIELD, f"{quoted(self.use)} must be one of {', '.join(_USES)}", 0, "use"
            )
        if _size(_joined(self.folder, _USES[self.use])) >= _KEPT:
            raise malformed(
                FIELD,
                f"{quoted(self.folder)} leaves nothing of the name: Kuma cuts at {_KEPT} bytes",
                0,
                "folder",
            )
        for field, value in (("name", self.name), ("mesh", self.mesh)):
            if not (
                _NAMES.accepts(value) or (field == "mesh" and not value and self.dropped_fields())
            ):
                raise malformed(
                    FIELD,
                    f"{quoted(value)} must be one that Kuma accepted",
                    _NAMES.broken_atoms(value)[0][1][0],
                    field,
                )
        return _cut(self.path()) + _END


def readings(text: str, version: KumaVersion) -> list[Socket]:
    """Read at every hyphen, the last one first; and what may be cut as a name without a mesh, too."""
    if not text.endswith(_END):
        raise malformed(END, f"{quoted(text)} must end in '{_END}'", len(text))
    path = text.removesuffix(_END)
    folder, base = split(path)
    use = next((use for use, start in _USES.items() if base.startswith(start)), None)
    if use is None:
        raise malformed(
            START,
            f"{quoted(text)} must begin with one of {', '.join(_USES.values())}",
            len(path) - len(base),
        )
    if _cut(path) != path:
        raise malformed(
            FIELD, f"{quoted(text)} must have at most {_KEPT} bytes before its end", len(_cut(path))
        )
    if _joined(folder, base) != path:
        raise malformed(
            FIELD, f"{quoted(text)} must be a path without '.', '..' and empty parts", 0
        )
    return _at_hyphens(Socket(use, folder), base.removeprefix(_USES[use]), text)


def _at_hyphens(without: Socket, names: str, text: str) -> list[Socket]:
    cut = _size(text) == _KEPT + len(_END)
    splits = [*reversed(list(groupings(names.split("-"), 2, "-"))), *([(names, "")] if cut else [])]
    fitting = (
        (name, mesh)
        for name, mesh in splits
        if _NAMES.accepts(name) and (_NAMES.accepts(mesh) or (cut and not mesh))
    )
    readings = distinct(replace(without, name=name, mesh=mesh) for name, mesh in fitting)
    if not readings:
        raise malformed(
            FIELD,
            f"{quoted(text)} must have a name and a mesh, joined by '-'",
            len(text) - len(names) - len(_END),
        )
    return readings


def _joined(folder: str, base: str) -> str:
    """Join as Go's filepath.Join does, which leaves out an empty folder and cleans; two slashes are not kept, as Python has it."""
    path = normpath(f"{folder}/{base}") if folder else base
    return path[1:] if path.startswith("//") else path


def _cut(path: str) -> str:
    return path[: sum(end <= _KEPT for end in accumulate(map(_size, path)))]


def _size(text: str) -> int:
    return len(text.encode("utf-8", "surrogatepass"))


CODEC = Codec(
    id="socket",
    summary="a data plane proxy, as Envoy and kuma-dp call their sockets",
    grammar='socket = [ folder, "/" ], "kuma-", ( "al" | "mh" ), "-", name, "-", mesh, ".sock"',
    source="pkg/core/xds/sockets.go",
    type=Socket,
    readings=readings,
    codes=(*CODES, "socket/ambiguous", "socket/too-long"),
    example=Socket("access-log", "/tmp", "backend", "default"),
    dropped_fields=("name", "mesh"),
)
