"""Templates of messages, with placeholders for the measured text."""

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from kuma_names.core.names.measures.measured_text import MeasuredText
from kuma_names.core.quoting import escaped, go_quoted

_MAX_PART = 80
"""Code points of a part of a name that a text shows."""


def _byte_length(measured: MeasuredText) -> str:
    return str(len(measured.text.encode("utf-8", "surrogatepass")))


def _before_first_dot(measured: MeasuredText) -> str:
    return measured.input.partition(".")[0][:_MAX_PART]


def _behind_first_dot(measured: MeasuredText) -> str:
    return measured.input.partition(".")[2][:_MAX_PART]


def _before_last_dot(measured: MeasuredText) -> str:
    return measured.input.rpartition(".")[0][:_MAX_PART]


def _behind_last_dot(measured: MeasuredText) -> str:
    return measured.input.rpartition(".")[2][:_MAX_PART]


PLACEHOLDERS: dict[str, Callable[[MeasuredText], str]] = {
    "value": lambda measured: measured.text,
    "quoted": lambda measured: go_quoted(measured.text),
    "quoted_input": lambda measured: go_quoted(measured.input),
    "word": lambda measured: measured.word,
    "quoted_port": lambda measured: go_quoted(measured.port),
    "quoted_key": lambda measured: go_quoted(measured.key),
    "key": lambda measured: escaped(measured.key),
    "expected": lambda measured: measured.expected,
    "reason": lambda measured: measured.reason,
    "quoted_expected": lambda measured: go_quoted(measured.expected),
    "bytes": _byte_length,
    "name": lambda measured: escaped(measured.input),
    "head": _before_first_dot,
    "tail": _behind_first_dot,
    "rest": _before_last_dot,
    "last": _behind_last_dot,
}
"""Functions that return the value of a placeholder, by its name."""
_split = re.compile(rf"\{{({'|'.join(PLACEHOLDERS)})\}}").split


class Template(NamedTuple):
    """A parsed template: the text before the first placeholder, then placeholders and texts."""

    start: str
    rest: tuple[tuple[Callable[[MeasuredText], str], str], ...]

    def fill(self, measured: MeasuredText) -> str:
        """Replace the placeholders.

        >>> parse_template("is {value}").fill(MeasuredText("name", "long", "long", "Mesh name"))
        'is long'
        """
        text = self.start
        for value_of, literal in self.rest:
            text += value_of(measured) + literal
        return text


@cache
def parse_template(text: str) -> Template:
    """Parse a template, once."""
    # the pattern has a group, so that split returns texts and placeholders in turn
    start, *rest = _split(text)
    names, literals = rest[::2], rest[1::2]
    values = [PLACEHOLDERS[name] for name in names]
    return Template(start, tuple(zip(values, literals, strict=True)))
