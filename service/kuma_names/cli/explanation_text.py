"""Text output about log lines: what a line means, and the messages of a log, each once."""

from collections.abc import Iterable, Iterator

from kuma_names.cli.characters import escaped, quoted
from kuma_names.cli.identifier_text import joined_fields, proxy_text
from kuma_names.cli.terminal import styled, terminal_width
from kuma_names.cli.text import labelled, version_span
from kuma_names.core.identifiers.results import ASSUMED
from kuma_names.core.model import Verdict
from kuma_names.json_types import JsonObject
from kuma_names.text_layout import hanging, wrapped

_INDENT = "  "


def explanation_lines(body: JsonObject) -> Iterator[str]:
    """Render the meaning of a line, and the names and identifiers in it."""
    if body["message"] is None:
        yield "no known message"
    else:
        yield from wrapped(escaped(body["meaning"]), terminal_width())
        yield from _advice_lines(body)
    proxy = body["proxyId"]
    # An assumed reading is the control plane's own, which the meaning has already.
    if proxy and proxy["resolved"] and proxy["resolution"] != ASSUMED:
        resolved = {name: proxy["resolved"][name] for name in ("mesh", "name")}
        yield from labelled("resolved", proxy_text(resolved))
    for name in body["names"]:
        yield from _name_lines(name)
    for mention in body["identifiers"]:
        text = f"{mention['codec']} {quoted(mention['text'])}: {joined_fields(mention['fields'])}"
        yield from labelled("contains", text)


def log_lines(body: JsonObject) -> Iterator[str]:
    """Render the messages of a log, each once, and how many lines it has."""
    messages = body["messages"]
    known = sum(message["count"] for message in messages)
    lines = _count(body["lines"], "line")
    yield f"{lines} read, {known} of them with {_count(len(messages), 'known message')}"
    for message in messages:
        yield ""
        times = f", {message['count']} times" if message["count"] > 1 else ""
        yield styled(f"line {message['line']}{times}: {message['message']}", "^")
        yield from hanging(_INDENT, escaped(message["meaning"]), terminal_width())
        yield from _advice_lines(message)
        yield from _occurrence_lines(message)


def _advice_lines(message: JsonObject) -> Iterator[str]:
    if message["about"]:
        yield from labelled("about", message["about"])
    yield from labelled("fault of", message["fault"]["text"])
    yield from labelled("versions", version_span(message["since"], message["until"]))
    yield from labelled("advice", escaped(message["advice"]))
    if message["command"]:
        yield from labelled("run", escaped(message["command"]))


def _occurrence_lines(message: JsonObject) -> Iterator[str]:
    """Render the names in the lines with a message."""
    occurrences = [occurrence for occurrence in message["occurrences"] if occurrence]
    for occurrence in occurrences:
        yield from labelled("with", joined_fields(occurrence))
    if message["more"]:
        yield from labelled("", "and others")


def _name_lines(name: JsonObject) -> Iterator[str]:
    """Render a name in a line, and the rules that it breaks."""
    resource = f"{name['kind']} {quoted(name['name'])}"
    if name["verdict"] is None:
        yield from labelled("name", resource)
        return
    text = f"{resource} is {styled(name['verdict'])}"
    if name["rejectedIn"] and name["verdict"] != Verdict.REJECTED:
        text += f", rejected from {name['rejectedIn']} on"
    rules = _joined(finding["rule"] for finding in name["findings"])
    yield from labelled("name", f"{text}: {rules}" if rules else text)


def _joined(texts: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(texts))


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
