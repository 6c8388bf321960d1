"""Parser of the fields of identifiers on the command line: FIELD=VALUE."""

from collections.abc import Sequence

import click

from kuma_names.cli.errors import choices_hint
from kuma_names.core.identifiers.codec import Codec
from kuma_names.core.quoting import quoted

_MAX_QUOTED = 80
"""Characters of an invalid text that an error quotes."""


def parse_fields(codec: Codec, texts: Sequence[str], ctx: click.Context) -> dict[str, str]:
    """Parse FIELD=VALUE texts; raises UsageError for other texts, unknown fields and repeats."""
    values: dict[str, str] = {}
    for text in texts:
        name, equals, value = text.partition("=")
        if not equals:
            fields = ", ".join(codec.fields)
            raise _error(f"{quoted(text[:_MAX_QUOTED])} must have a '=' after one of {fields}", ctx)
        if name not in codec.fields:
            hint = choices_hint(name, codec.fields)
            raise _error(f"{quoted(name[:_MAX_QUOTED])} is not a field of {codec.id}; {hint}", ctx)
        if name in values:
            raise _error(f"{name} must not be given twice", ctx)
        values[name] = value
    return values


def _error(reason: str, ctx: click.Context) -> click.UsageError:
    return click.UsageError(f"FIELD=VALUE: {reason}", ctx)
