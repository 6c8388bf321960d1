"""Parser of the templates of HostnameGenerators, which are a part of Go's text/template.

Grammar:

    template = { literal | "{{", [ "- " ], value, [ " -" ], "}}" }
    value    = ".", field | "label", string

A `-` trims the whitespace of the literal beside it. Go knows more (pipelines, conditions,
variables, functions of its own, comments): such a template is not read here, and nothing is said
about it. What Go refuses in this part is told in its own words.
"""

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from kuma_names.core.quoting import go_quoted

_OPEN = "{{"
_SPACE = " \t\r\n"
"""Whitespace as Go trims it."""
_ACTION = re.compile(r"(?s)\{\{(-[ \t\r\n])?(.*?)([ \t\r\n]-)?\}\}")
_IDENTIFIER = "[A-Za-z_][A-Za-z0-9_]*"
_STRING = r'"(?P<label>[^"\\\n]*)"|`(?P<raw>[^`\r]*)`'
_VALUE = rf"\.(?P<field>{_IDENTIFIER})|label[ \t\r\n]+(?:{_STRING})"
_CONTENT = re.compile(rf"[ \t\r\n]*(?:{_VALUE})?[ \t\r\n]*")
_UNDEFINED = re.compile(
    rf"[ \t\r\n]*(?:(?:{_VALUE})[ \t\r\n]*\|[ \t\r\n]*)?"
    rf"(?P<function>{_IDENTIFIER})(?=[ \t\r\n|]|\Z)"
)
_UNCLOSED = re.compile(rf"\{{\{{(?:-[ \t])?[ \t]*(?:{_VALUE})?[ \t]*\Z")
_DEFINED = re.compile(
    "and|block|break|call|continue|define|else|end|eq|false|ge|gt|html|if|index|js|label|le|len|"
    "lt|ne|nil|not|or|print|printf|println|range|slice|template|true|urlquery|with"
)
"""Go's keywords, constants and functions, and the function of Kuma."""


class UnreadTemplateError(ValueError):
    """A template is written with more of Go's language than is read here."""


class TemplateSyntaxError(ValueError):
    """Go cannot parse a template; the message is Go's."""


class PartType(StrEnum):
    """What a part of a template stands for."""

    LITERAL = "literal"
    FIELD = "field"
    LABEL = "label"


class Part(NamedTuple):
    """A literal text, or the name of a field or of a label, and where it begins."""

    type: PartType
    text: str
    start: int = 0


def parts_of(text: str) -> Iterator[Part]:
    """Yield the parts of a template, without the whitespace that actions trim.

    Raises `TemplateSyntaxError` and `UnreadTemplateError`.
    """
    position = 0
    trims = False
    while (action := _next_action(text, position)) is not None:
        literal = text[position : action.start()]
        yield _literal(literal, trims, bool(action[1]))
        yield _value_part(text, action)
        trims = bool(action[3])
        position = action.end()
    yield _literal(text[position:], trims, False)


def _next_action(text: str, position: int) -> re.Match[str] | None:
    """Return the next action; raises an error for one that does not end."""
    start = text.find(_OPEN, position)
    if start < 0:
        return None
    action = _ACTION.match(text, start)
    if action is not None:
        return action
    if _UNCLOSED.match(text, start):
        raise TemplateSyntaxError(_parse_error(text, start, "unclosed action"))
    raise UnreadTemplateError(text)


def _literal(text: str, trims_start: bool, trims_end: bool) -> Part:
    if trims_start:
        text = text.lstrip(_SPACE)
    if trims_end:
        text = text.rstrip(_SPACE)
    return Part(PartType.LITERAL, text)


def _value_part(text: str, action: re.Match[str]) -> Part:
    start, end = action.span(2)
    content = _CONTENT.fullmatch(text, start, end)
    if content is None:
        raise _refusal(text, start, end)
    if content["field"] is not None:
        return Part(PartType.FIELD, content["field"], content.start("field") - 1)
    label = content["raw"] if content["label"] is None else content["label"]
    if label is None:
        raise TemplateSyntaxError(_parse_error(text, action.end(), "missing value for command"))
    return Part(PartType.LABEL, label)


def _refusal(text: str, start: int, end: int) -> ValueError:
    """Return the error for an action that has more than a value."""
    undefined = _UNDEFINED.match(text, start, end)
    if undefined is None or _DEFINED.fullmatch(undefined["function"]):
        return UnreadTemplateError(text)
    reason = f"function {go_quoted(undefined['function'])} not defined"
    return TemplateSyntaxError(_parse_error(text, undefined.start("function"), reason))


def _parse_error(text: str, position: int, reason: str) -> str:
    return f"template: :{line_of(text, position)}: {reason}"


def line_of(text: str, position: int) -> int:
    """Return the line of a position, from 1."""
    return text.count("\n", 0, position) + 1
