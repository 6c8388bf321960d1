"""Values of translations, and templates that are filled with them."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from string import Formatter
from typing import NamedTuple, Self

from kuma_names.core.errors import MalformedIdentifierError


class Value(NamedTuple):
    """A text, or what it lacks: `needs` are missing facts, `error` says why it cannot be encoded.

    `uses` are the facts of the question that it depends on.
    """

    text: str | None
    needs: tuple[str, ...] = ()
    uses: tuple[str, ...] = ()
    error: MalformedIdentifierError | None = None

    @classmethod
    def known(cls, text: str, fact: str) -> Self:
        """Create the value of a fact."""
        return cls(text, uses=(fact,))

    @classmethod
    def missing(cls, fact: str) -> Self:
        """Create the value of a fact that the question does not have."""
        return cls(None, needs=(fact,), uses=(fact,))


EMPTY = Value("")
"""The value of a fact that does not apply."""


def joined(values: Iterable[Value]) -> Value:
    """Join what values need and use, without their texts; the error is that of the first.

    A value with a text is not in error, even if its text is read as something else.
    """
    needs: dict[str, None] = {}
    uses: dict[str, None] = {}
    errors = []
    for value in values:
        needs |= dict.fromkeys(value.needs)
        uses |= dict.fromkeys(value.uses)
        if value.text is None and value.error is not None:
            errors.append(value.error)
    return Value(None, tuple(needs), tuple(uses), errors[0] if errors else None)


def fill(
    template: str, values: Mapping[str, Value], cleaned: tuple[str, str] | None = None
) -> Value:
    """Fill a template; `cleaned` is a pattern to replace in the values, and its replacement.

    >>> fill("{a}.mesh", {"a": Value("x_y")}, ("_", ".")).text
    'x.y.mesh'
    """
    used = {name: values[name] for name in placeholders(template)}
    whole = joined(used.values())
    if whole.needs or whole.error:
        return whole
    texts = {name: value.text or "" for name, value in used.items()}
    if cleaned is not None:
        pattern, replacement = cleaned
        texts = {name: re.sub(pattern, replacement, text) for name, text in texts.items()}
    return whole._replace(text=template.format_map(texts))


@lru_cache(maxsize=256)
def placeholders(template: str) -> tuple[str, ...]:
    """Return the names between braces.

    >>> placeholders("{mesh}.{name}")
    ('mesh', 'name')
    """
    return tuple(name for _, name, _, _ in Formatter().parse(template) if name)
