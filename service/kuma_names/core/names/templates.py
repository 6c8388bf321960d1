"""Texts with {words} that stand for what was measured; it knows the words, and none of the texts."""

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from kuma_names.core.names.measures import Measured
from kuma_names.core.quoting import go_quoted, shown

_MOST = 80
"""Code points of a part of a name that a text shows."""
WORDS: dict[str, Callable[[Measured], str]] = {
    "value": lambda measured: measured.text,
    "quoted": lambda measured: go_quoted(measured.text),
    "word": lambda measured: measured.word,
    "quoted_port": lambda measured: go_quoted(measured.port),
    "quoted_key": lambda measured: go_quoted(measured.key),
    "key": lambda measured: shown(measured.key)[1:-1],
    "expected": lambda measured: measured.expected,
    "quoted_expected": lambda measured: go_quoted(measured.expected),
    "bytes": lambda measured: str(len(measured.text.encode("utf-8", "surrogatepass"))),
    "name": lambda measured: shown(measured.given)[1:-1],
    "head": lambda measured: measured.given.partition(".")[0][:_MOST],
    "tail": lambda measured: measured.given.partition(".")[2][:_MOST],
    "rest": lambda measured: measured.given.rpartition(".")[0][:_MOST],
    "last": lambda measured: measured.given.rpartition(".")[2][:_MOST],
}
"""What is said for each word: `head` and `tail` are what stands around the first dot, `rest` and `last` around the last."""
_SPLIT = re.compile(rf"\{{({'|'.join(WORDS)})\}}").split


class Template(NamedTuple):
    """A text taken apart: what comes before the first word, and each word with what follows it."""

    lead: str
    rest: tuple[tuple[Callable[[Measured], str], str], ...]

    def fill(self, measured: Measured) -> str:
        """Put the words in.

        >>> template("must be short, is {value}").fill(Measured("name", "long", "long", "Mesh name"))
        'must be short, is long'
        """
        text = self.lead
        for say, then in self.rest:
            text += say(measured) + then
        return text


@cache
def template(text: str) -> Template:
    """Take a text apart, once."""
    lead, *rest = _SPLIT(text)
    return Template(lead, tuple((WORDS[word], then) for word, then in zip(rest[::2], rest[1::2], strict=True)))
