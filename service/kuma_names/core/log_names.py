"""Names of resources in a log line or an error, each with the rules that it breaks."""

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from kuma_names.core.errors import NamesError
from kuma_names.core.log_lines import message_parts
from kuma_names.core.model import Context
from kuma_names.core.names.validator import validate
from kuma_names.core.report import Report
from kuma_names.core.rows import Kind
from kuma_names.core.tables.kinds import KINDS
from kuma_names.core.tables.name_forms import NAME_FORMS

MAX_NAMES = 50
"""Names of a line that are judged at most."""
MAX_LINE = 16_384
"""Code points of a line in which names are looked for: longer lines are no messages."""
_MESH = "Mesh"


class LogName(NamedTuple):
    """A name in a line: kind, name, mesh if the line says it, and the span in code points."""

    kind: str
    name: str
    mesh: str | None
    span: tuple[int, int]


class JudgedName(NamedTuple):
    """A name in a line, and what the rules say of it; no report if the version lacks the kind."""

    found: LogName
    report: Report | None


def log_names(line: str) -> list[LogName]:
    """Return the names in a line, each once, in the order of the line."""
    names: dict[tuple[str, str], LogName] = {}
    for found in _all_names(line[:MAX_LINE]):
        known = names.setdefault((found.kind, found.name), found)
        if known.mesh is None and found.mesh is not None:
            names[found.kind, found.name] = known._replace(mesh=found.mesh)
    return sorted(islice(names.values(), MAX_NAMES), key=lambda found: found.span)


def judged_names(line: str, context: Context) -> list[JudgedName]:
    """Return the names in a line, each judged by the rules of its kind."""
    return [JudgedName(found, _report(found, context)) for found in log_names(line)]


def _report(found: LogName, context: Context) -> Report | None:
    try:
        return validate(found.kind, found.name, context)
    except NamesError:
        return None  # the version or the environment has no such kind


def _all_names(line: str) -> Iterator[LogName]:
    for form in NAME_FORMS:
        for match in form.regex.finditer(line):
            parts = message_parts(match)
            kind = _kind(parts, form.kind)
            name, mesh = parts["name"], parts.get("mesh")
            if kind is not None and name:
                yield LogName(kind.name, name, mesh or None, match.span("name"))
            if mesh:
                yield LogName(_MESH, mesh, None, match.span("mesh"))


def _kind(parts: dict[str, str], default: str | None) -> Kind | None:
    """Return the kind that a form or its text says; None for one that Kuma does not have."""
    if "path" in parts:
        return _KINDS_BY_PATH.get(parts["path"].replace("-", ""))
    return KINDS.get(parts.get("kind") or default or "")


_KINDS_BY_PATH = {kind.path.replace("-", ""): kind for kind in KINDS.values() if kind.path}
