"""Options and types that commands share, and what a shell completes for them; it judges nothing."""

import sys
from collections.abc import Callable
from typing import Any, TypeVar

import click
from click.shell_completion import CompletionItem

from kuma_names.core.model import Environment
from kuma_names.core.tables.kinds import KINDS
from kuma_names.core.tables.rules import RULES
from kuma_names.core.versions import DEFAULT_VERSION, RELEASES
from kuma_names.responses.validation import MAX_TEXT
from kuma_names.settings import variable_name

F = TypeVar("F", bound=Callable[..., Any])
Decorator = Callable[[F], F]
STANDARD_INPUT = "-"
DEFAULT = variable_name("default_version")
"""The variable that says which version is meant where none is named, here as in the service."""


class Text(click.ParamType[str]):
    """Any text, of which a shell can complete some; whether it is good is the core's question."""

    name = "text"

    def __init__(self, choices: dict[str, str] | None = None) -> None:
        self._choices = choices or {}

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Take the text if it is one."""
        fault = fault_of(str(value))
        if fault:
            self.fail(fault, param, ctx)
        return str(value)

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem[Any]]:
        """List the choices that begin so, in small or capital letters."""
        folded = incomplete.lower()
        return [
            CompletionItem(value, help=help_)
            for value, help_ in self._choices.items()
            if value.lower().startswith(folded)
        ]


class Label(click.ParamType[tuple[str, str]]):
    """A label, as KEY=VALUE."""

    name = "label"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, str]:
        """Split at the first '='."""
        fault = fault_of(str(value))
        key, equals, text = str(value).partition("=")
        if fault or not equals:
            self.fail(fault or "must be KEY=VALUE", param, ctx)
        return key, text


def fault_of(text: str) -> str | None:
    """Say why a text cannot be asked about; bytes that are no UTF-8 come as surrogates."""
    if len(text) > MAX_TEXT:
        return f"must be at most {MAX_TEXT} characters long, is {len(text)}"
    try:
        text.encode()
    except UnicodeEncodeError as error:
        return f"must be UTF-8, is not at position {error.start}"
    return None


KIND = Text({kind.name: kind.scope for kind in KINDS.values()})
VERSION = Text({release.minor: release.newest_patch or "in development" for release in RELEASES})
RULE = Text({rule.id: rule.summary for rule in RULES})
TEXT = Text()
LABEL = Label()


def kuma_version(function: F) -> F:
    """Add the option for the version that is asked about."""
    return click.option(
        "--kuma-version",
        type=VERSION,
        metavar="VERSION",
        default=DEFAULT_VERSION,
        envvar=DEFAULT,
        show_default=True,
        help="The Kuma version that is asked about; one without a patch means its newest.",
    )(function)


def environment(function: F) -> F:
    """Add the option for where the control plane runs."""
    return click.option(
        "--environment",
        type=click.Choice([*map(str, Environment)]),
        default=str(Environment.UNIVERSAL),
        show_default=True,
        help="Where the control plane runs.",
    )(function)


def output(function: F) -> F:
    """Add the option for how the answer is shown."""
    return click.option(
        "--format",
        "shape",
        type=click.Choice(["text", "json"]),
        default="text",
        show_default=True,
        help="Text for people, or JSON as the API answers.",
    )(function)


def listed(names: tuple[str, ...], ctx: click.Context) -> list[str]:
    """Put the lines of standard input in the place of `-`."""
    if names.count(STANDARD_INPUT) > 1:
        raise click.UsageError("NAMES: '-' must not be given twice", ctx)
    return [
        name for given in names for name in (_lines(ctx) if given == STANDARD_INPUT else [given])
    ]


def _lines(ctx: click.Context) -> list[str]:
    """Read standard input, where nothing but a line feed ends a line; raises UsageError, which names the line."""
    if sys.stdin is None:
        raise click.UsageError("standard input: is closed", ctx)
    try:
        text = sys.stdin.buffer.read().decode("utf-8", "surrogateescape")
    except OSError as error:
        raise click.UsageError(f"standard input: {error.strerror}", ctx) from error
    lines = text.removesuffix("\n").split("\n") if text else []
    for number, line in enumerate(lines, 1):
        fault = fault_of(line)
        if fault:
            raise click.UsageError(f"standard input: line {number}: {fault}", ctx)
    return lines
