"""Options and parameter types that commands share, with shell completion."""

import sys
from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar

import click
from click.shell_completion import CompletionItem

from kuma_names.cli.errors import choices_hint
from kuma_names.core.identifiers import CODECS
from kuma_names.core.model import Environment
from kuma_names.core.quoting import quoted
from kuma_names.core.tables.kinds import KINDS
from kuma_names.core.tables.rules import RULES
from kuma_names.core.versions import DEFAULT_VERSION, RELEASES
from kuma_names.responses.validation import MAX_TEXT
from kuma_names.settings import variable_name

F = TypeVar("F", bound=Callable[..., Any])
STANDARD_INPUT = "-"
DEFAULT_VERSION_VARIABLE = variable_name("default_version")
"""Environment variable with the default Kuma version, of the commands and of the service."""


class TextParam(click.ParamType[str]):
    """Click type of any text that can be encoded; `completions` maps values to their help."""

    name = "text"

    def __init__(self, completions: Mapping[str, str] | None = None) -> None:
        self._completions = completions or {}

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the text; fails if it is too long or not UTF-8."""
        text = str(value)
        error = text_error(text)
        if error is not None:
            self.fail(error, param, ctx)
        return text

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem[Any]]:
        """List the completions that begin with a text, ignoring case."""
        prefix = incomplete.lower()
        items: list[CompletionItem[Any]] = []
        for value, help_ in self._completions.items():
            if value.lower().startswith(prefix):
                items.append(CompletionItem(value, help=help_))
        return items


class ChoiceParam(TextParam):
    """Click type of a text out of `choices`; an error suggests the closest.

    `otherwise` is advice for a text that is close to none.
    """

    def __init__(self, noun: str, choices: Mapping[str, str], otherwise: str = "") -> None:
        super().__init__(choices)
        self._noun = noun
        self._otherwise = otherwise

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the choice; fails if there is no such choice."""
        text = super().convert(value, param, ctx)
        if text not in self._completions:
            hint = choices_hint(text, tuple(self._completions), self._otherwise)
            self.fail(f"{quoted(text)} is not a {self._noun}; {hint}", param, ctx)
        return text


class LabelParam(click.ParamType[tuple[str, str]]):
    """Click type of a label, KEY=VALUE."""

    name = "label"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, str]:
        """Split the label at the first '='; fails without one, or for an invalid text."""
        text = str(value)
        error = text_error(text)
        if error is not None:
            self.fail(error, param, ctx)
        key, equals, label_value = text.partition("=")
        if not equals:
            self.fail("must be KEY=VALUE", param, ctx)
        return key, label_value


def text_error(text: str) -> str | None:
    """Return the reason why a text cannot be used; None for a valid one."""
    if len(text) > MAX_TEXT:
        return f"must be at most {MAX_TEXT} characters long, is {len(text)}"
    try:
        text.encode()  # Python decodes arguments that are not UTF-8 to surrogates
    except UnicodeEncodeError as error:
        return f"must be UTF-8, is not at position {error.start}"
    return None


def codec_param(otherwise: str) -> ChoiceParam:
    """Create the type of a codec; `otherwise` is advice for a text that is close to none."""
    return ChoiceParam("codec", {codec.id: codec.summary for codec in CODECS.values()}, otherwise)


KIND = TextParam({kind.name: kind.scope for kind in KINDS.values()})
VERSION = TextParam({row.minor: row.newest_patch or "in development" for row in RELEASES})
RULE = ChoiceParam("rule", {rule.id: rule.summary for rule in RULES})
TEXT = TextParam()
LABEL = LabelParam()


def kuma_version(function: F) -> F:
    """Add the option of the Kuma version."""
    return click.option(
        "--kuma-version",
        type=VERSION,
        metavar="VERSION",
        default=DEFAULT_VERSION,
        envvar=DEFAULT_VERSION_VARIABLE,
        show_default=True,
        help="Kuma version; without a patch number, its newest patch.",
    )(function)


def environment(help_: str = "Where the control plane runs.") -> Callable[[F], F]:
    """Add the option of the environment."""
    return click.option(
        "--environment",
        type=click.Choice([*map(str, Environment)]),
        default=str(Environment.UNIVERSAL),
        show_default=True,
        help=help_,
    )


def meshes(help_: str = "A mesh that exists. Repeatable.") -> Callable[[F], F]:
    """Add the option of the existing meshes."""
    return click.option("--mesh", "meshes", type=TEXT, metavar="MESH", multiple=True, help=help_)


def read_names(names: tuple[str, ...], ctx: click.Context) -> list[str]:
    """Replace `-` by the lines of standard input; raises UsageError for a second `-`."""
    if names.count(STANDARD_INPUT) > 1:
        raise click.UsageError("NAMES: '-' must not be given twice", ctx)
    all_names: list[str] = []
    for name in names:
        if name == STANDARD_INPUT:
            all_names += _standard_input_lines(ctx)
        else:
            all_names.append(name)
    return all_names


def _standard_input_lines(ctx: click.Context) -> Iterator[str]:
    """Yield the lines of standard input; only a line feed ends a line.

    Raises UsageError with the number of a line that cannot be used.
    """
    if sys.stdin is None:
        raise click.UsageError("standard input: is closed", ctx)
    try:
        text = sys.stdin.buffer.read().decode("utf-8", "surrogateescape")
    except OSError as error:
        raise click.UsageError(f"standard input: {error.strerror}", ctx) from error
    if not text:
        return
    for number, line in enumerate(text.removesuffix("\n").split("\n"), 1):
        reason = text_error(line)
        if reason is not None:
            raise click.UsageError(f"standard input: line {number}: {reason}", ctx)
        yield line
