"""Annotations of GitHub Actions: one workflow command a finding; what is suppressed is left out."""

from collections.abc import Iterator

from kuma_names.audit import summary
from kuma_names.audit.model import Audit

_LEVELS = {"error": "error", "warning": "warning", "note": "notice"}
_MESSAGE = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_PROPERTY = {**_MESSAGE, ":": "%3A", ",": "%2C"}


def write(made: Audit) -> Iterator[str]:
    """Write all annotations."""
    for one in made.judged:
        resource = one.resource
        for found in one.found:
            if found.suppressed is None:
                title = f"{found.rule}: {resource.kind} {resource.name.value}"
                change = f"{made.question.before.text} to {made.question.after.text}: {summary.change(found)}"
                text = f"{found.message} ({change})" + (f"; {found.hint}" if found.hint else "")
                yield _command(
                    _LEVELS[found.severity], resource.place.file, found.line, title, text
                )
    for skipped in made.skipped:
        title = "malformed" if skipped.malformed else "skipped"
        yield _command(
            "error" if skipped.malformed else "notice",
            skipped.place.file,
            skipped.place.line,
            title,
            skipped.reason,
        )
    for fault in made.faults:
        yield _command("error", fault.place.file, fault.place.line, "unreadable", fault.reason)


def _command(level: str, file: str, line: int, title: str, text: str) -> str:
    properties = {"file": file, "line": str(line), "title": title}
    joined = ",".join(f"{name}={_escaped(value, _PROPERTY)}" for name, value in properties.items())
    return f"::{level} {joined}::{_escaped(text, _MESSAGE)}\n"


def _escaped(text: str, table: dict[str, str]) -> str:
    return "".join(table.get(character, character) for character in text)
