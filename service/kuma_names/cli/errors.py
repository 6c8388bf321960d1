"""Messages for invalid usage: the place of the error, its reason, and the valid choices."""

import difflib
import re
from collections.abc import Sequence

import click
from click.core import ParameterSource

from kuma_names.core.errors import MalformedIdentifierError, NamesError, UnknownKindError


def usage_error(error: NamesError, ctx: click.Context) -> click.UsageError:
    """Convert an error of the core, naming the option or variable it comes from."""
    name = _parameter_name(error.field)
    place = _place(name, ctx)
    if isinstance(error, MalformedIdentifierError):
        return click.UsageError(_malformed_message(error, place), ctx)
    message = f"{place or error.field}: {error.reason}"
    if isinstance(error, UnknownKindError):
        message = f"{message}; {choices_hint(ctx.params[name], error.choices)}"
    elif error.choices:
        message = f"{message}; choices: {', '.join(error.choices)}"
    return click.UsageError(message, ctx)


def choices_hint(text: str, choices: Sequence[str], otherwise: str = "") -> str:
    """List the valid choices, after the one closest to an invalid text.

    `otherwise` is advice for a text that is close to none.

    >>> choices_hint("meshes", ("Zone", "Mesh"))
    "did you mean 'Mesh'? choices: Zone, Mesh"
    """
    by_folded = {choice.lower(): choice for choice in choices}
    closest = difflib.get_close_matches(text.lower(), by_folded, 1)
    listed = f"choices: {', '.join(choices)}"
    if closest:
        return f"did you mean {by_folded[closest[0]]!r}? {listed}"
    return f"{otherwise}; {listed}" if otherwise else listed


def _malformed_message(error: MalformedIdentifierError, place: str | None) -> str:
    reason = error.reason  # begins with the field
    if place is not None:
        reason = f"{place}: {reason.removeprefix(error.field).lstrip()}"
    message = f"{reason} ({error.code})"
    if error.reads is not None:
        mesh, name = error.reads
        message = f"{message}; the control plane would read mesh {mesh!r}, name {name!r}"
    if error.suggestion is not None:
        message = f"{message}; for example {error.suggestion!r}"
    return message


def _parameter_name(field: str) -> str:
    """Return the parameter of a command for a field of the API.

    >>> _parameter_name("kumaVersion")
    'kuma_version'
    """
    return re.sub("([A-Z])", r"_\1", field).lower()


def _place(name: str, ctx: click.Context) -> str | None:
    """Return the option or environment variable of a value; None if it has none."""
    for parameter in ctx.command.params:
        if parameter.name == name and isinstance(parameter, click.Option):
            source = ctx.get_parameter_source(name)
            from_variable = source is ParameterSource.ENVIRONMENT
            return str(parameter.envvar) if from_variable else parameter.opts[0]
    return None
