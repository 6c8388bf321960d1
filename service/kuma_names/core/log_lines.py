"""What does this line of a log or an error mean? The first message of the table that is in it, and what was probably meant."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from kuma_names.core.errors import MalformedIdentifierError
from kuma_names.core.identifiers.codecs import proxy_id
from kuma_names.core.identifiers.codecs.proxy_id import Decoded
from kuma_names.core.model import Context
from kuma_names.core.quoting import go_unquoted, shown
from kuma_names.core.tables.log_messages import MAYBE_MISREAD, MESSAGES, MISREAD, QUOTE, Message

_NAMED = 3
"""Meshes that an advice names."""
_PROXY_ID, _IS_MISREAD = "proxyid", "proxy-id-misread"
"""What messages are about that have a proxy ID, or its parts, in them, and what is found out where it is misread."""


class Explanation(NamedTuple):
    """A message that was found, with its parts, its meaning and what to do.

    `proxy` are the readings of the proxy ID in it, if it has one.
    """

    message: Message
    span: tuple[int, int]
    parts: dict[str, str]
    meaning: str
    advice: str
    proxy: Decoded | None


def explain_line(line: str, context: Context, meshes: Iterable[str] | None = None) -> Explanation | None:
    """Find the first message that a line contains; None where it contains none."""
    for message in MESSAGES:
        found = message.pattern.search(line)
        if found:
            parts = _parts(found)
            decoded = _decoded(parts, context, meshes) if message.about == _PROXY_ID else None
            if decoded is not None:
                parts.setdefault("readMesh", decoded.read.mesh)
                parts.setdefault("readName", decoded.read.name)
            words = _Words({name: shown(text) for name, text in parts.items()})
            meaning = message.meaning.format_map(words)
            return Explanation(message, found.span(), parts, meaning, _advice(message, decoded), decoded)
    return None


def _parts(found: re.Match[str]) -> dict[str, str]:
    """Give the named parts of a message, those that Go quoted as they were before."""
    parts = {name: text for name, text in found.groupdict().items() if text is not None and not name.startswith(QUOTE)}
    return {name: go_unquoted(text) if QUOTE + name in found.re.groupindex else text for name, text in parts.items()}


def _advice(message: Message, decoded: Decoded | None) -> str:
    """Say what to do: where the control plane misreads the mesh, it is the mesh that must change."""
    if decoded is None:
        return message.advice
    if decoded.resolved and any(finding.rule == _IS_MISREAD for finding in decoded.findings):
        return MISREAD.format(mesh=shown(decoded.resolved.mesh), read=shown(decoded.read.mesh))
    others = " or ".join(shown(candidate.proxy.mesh) for candidate in decoded.candidates[1 : _NAMED + 1])
    return MAYBE_MISREAD.format(advice=message.advice, meshes=others) if others else message.advice


class _Words(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "?"


def _decoded(parts: dict[str, str], context: Context, meshes: Iterable[str] | None) -> Decoded | None:
    """Read the proxy ID of a message, or that which its mesh and name make."""
    text = parts.get("proxyId") or (f"{parts['mesh']}.{parts['name']}" if "mesh" in parts else None)
    known = [parts["mesh"]] if "mesh" in parts and meshes is None else meshes
    try:
        return None if text is None else proxy_id.decode(text, context, known)
    except MalformedIdentifierError:
        return None
