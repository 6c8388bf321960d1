"""Explanation of a log line or an error: the first known message in it, its meaning and advice."""

import re
import shlex
from collections.abc import Iterable
from typing import NamedTuple

from kuma_names.core.errors import MalformedIdentifierError
from kuma_names.core.identifiers.proxy_ids import DecodedProxyId, decode_proxy_id
from kuma_names.core.log_rows import LogMessage
from kuma_names.core.model import Context
from kuma_names.core.quoting import ESCAPE_GROUP, go_unquoted, quoted
from kuma_names.core.tables.log_messages import LOG_MESSAGES
from kuma_names.core.tables.log_messages.advice import MAYBE_MISREAD, MISREAD

_MAX_MESHES = 3
"""Meshes that an advice names at most."""
_PROXY_ID = "proxyid"
"""`about` of messages that have a proxy ID, or its parts, in them."""
_MISREAD_FINDING = "proxy-id-misread"
_NAME_FAULT = "name"


class Explanation(NamedTuple):
    """A known message, with its parts, its meaning and advice.

    `span` is where the message is in the line, in code points. `fault` is whose fault it is, a key
    of `FAULTS`. `command` is one to run next, empty if there is none. `proxy` is the decoded proxy
    ID in the message, if it has one.
    """

    message: LogMessage
    span: tuple[int, int]
    parts: dict[str, str]
    meaning: str
    advice: str
    fault: str
    command: str
    proxy: DecodedProxyId | None


def explain_line(
    line: str, context: Context, meshes: Iterable[str] | None = None
) -> Explanation | None:
    """Explain the first known message in a line; None if there is none.

    `meshes` are those that exist.
    """
    found = find_message(line)
    return found and explain_match(*found, context, meshes)


def find_message(
    line: str, messages: Iterable[LogMessage] = LOG_MESSAGES
) -> tuple[LogMessage, re.Match[str]] | None:
    """Return the first message of the table that is in a line, and the match; None without one."""
    for message in messages:
        # a search for fixed texts is many times as fast as one for a pattern
        if any(literal in line for literal in message.literals):
            match = message.regex.search(line)
            if match:
                return message, match
    return None


def explain_match(
    message: LogMessage,
    match: re.Match[str],
    context: Context,
    meshes: Iterable[str] | None = None,
) -> Explanation:
    """Explain the match of a message."""
    parts = message_parts(match)
    proxy = None
    if message.about == _PROXY_ID:
        proxy = _decode(parts, context, meshes)
    if proxy is not None:
        parts.setdefault("readMesh", proxy.read.mesh)
        parts.setdefault("readName", proxy.read.name)
    placeholders = _Placeholders({name: _shown(name, text) for name, text in parts.items()})
    meaning = message.meaning.format_map(placeholders)
    span, advice = match.span(), _advice(message, proxy)
    if proxy is not None and _is_misread(proxy):
        # the control plane has the resource, under the name that somebody gave to the mesh
        return Explanation(message, span, parts, meaning, advice, _NAME_FAULT, "", proxy)
    command = _command(message, parts)
    return Explanation(message, span, parts, meaning, advice, message.fault, command, proxy)


def _shown(part: str, text: str) -> str:
    """Quote a part for a sentence; a kind is a word of the sentence."""
    is_word = part == "kind" and text.isidentifier()
    return text if is_word else quoted(text)


def _is_misread(proxy: DecodedProxyId) -> bool:
    """Return whether the control plane reads another mesh than the one that is meant."""
    findings = (finding.rule for finding in proxy.findings)
    return proxy.resolved is not None and _MISREAD_FINDING in findings


def message_parts(match: re.Match[str]) -> dict[str, str]:
    """Return the named groups that matched, without Go's quoting."""
    parts = {}
    for name, text in match.groupdict().items():
        if text is None or name.startswith(ESCAPE_GROUP):
            continue
        is_quoted = ESCAPE_GROUP + name in match.re.groupindex
        parts[name] = go_unquoted(text) if is_quoted else text
    return parts


def _command(message: LogMessage, parts: dict[str, str]) -> str:
    """Return the command with the parts as words of a shell; absent ones stay placeholders."""
    words = _Words({name: shlex.quote(text) for name, text in parts.items()})
    return message.command.format_map(words)


def _advice(message: LogMessage, proxy: DecodedProxyId | None) -> str:
    """Return the advice: if the control plane misreads the mesh, the mesh must change."""
    if proxy is None:
        return message.advice
    if proxy.resolved is not None and _is_misread(proxy):
        mesh, read = quoted(proxy.resolved.mesh), quoted(proxy.read.mesh)
        return MISREAD.format(mesh=mesh, read=read)
    others = proxy.candidates[1 : _MAX_MESHES + 1]
    if not others:
        return message.advice
    meshes = " or ".join(quoted(candidate.proxy.mesh) for candidate in others)
    return MAYBE_MISREAD.format(advice=message.advice, meshes=meshes)


class _Words(dict[str, str]):
    """Words of a command; absent ones are in capital letters, for the user to fill in."""

    def __missing__(self, key: str) -> str:
        return key.upper()


class _Placeholders(dict[str, str]):
    """Placeholders of a meaning; absent parts are question marks."""

    def __missing__(self, key: str) -> str:
        return "?"


def _decode(
    parts: dict[str, str], context: Context, meshes: Iterable[str] | None
) -> DecodedProxyId | None:
    """Decode the proxy ID of a message, or the ID composed of its mesh and name.

    Returns None if the message has neither, or if the ID is malformed.
    """
    text = parts.get("proxyId")
    if not text and "mesh" in parts:
        text = f"{parts['mesh']}.{parts['name']}"
    if text is None:
        return None
    if meshes is None and "mesh" in parts:
        meshes = [parts["mesh"]]  # the proxy resource in the message belongs to it
    try:
        return decode_proxy_id(text, context, meshes)
    except MalformedIdentifierError:
        return None
