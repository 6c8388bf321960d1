"""How commands run and fail: one line on standard error that names the place, and exit code 2; it knows no command."""

import difflib
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import click
from click.core import ParameterSource
from click.exceptions import NoArgsIsHelpError

from kuma_names.cli import terminal
from kuma_names.core.errors import MalformedIdentifierError, NamesError, UnknownKindError

PROGRAM = "kuma-names"
_UNANSWERABLE, _INTERRUPTED = 2, 130


class Command(click.Command):
    """A command that asks the core: what the core refuses is a wrong use of the command."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run, and place the core's errors at the options and arguments that they came from."""
        try:
            return super().invoke(ctx)
        except MalformedIdentifierError as error:
            raise click.UsageError(_malformed(error), ctx) from error
        except NamesError as error:
            raise click.UsageError(_refused(error, ctx), ctx) from error


class Group(click.Group):
    """All commands."""

    def main(  # type: ignore[override]  # fewer arguments
        self, args: Sequence[str] | None = None, prog_name: str | None = None, **extra: Any
    ) -> Any:
        """Run a command line and exit: what fails is one line."""
        extra.pop("standalone_mode", None)
        try:
            code = super().main(args, prog_name or PROGRAM, standalone_mode=False, **extra)
        except NoArgsIsHelpError as error:
            error.show()
            code = _UNANSWERABLE
        except click.ClickException as error:
            context = getattr(error, "ctx", None)
            code = _complain(context.command_path if context else PROGRAM, error.format_message())
        except click.Abort:
            code = _INTERRUPTED
        except OSError as error:
            code = _complain(PROGRAM, f"{error.filename or 'standard output'}: {error.strerror}")
        sys.exit(code if isinstance(code, int) else 0)

    def make_context(self, *args: Any, **extra: Any) -> click.Context:
        """Read the command line, which shows help."""
        with _closed_pipe_is_no_error():
            return super().make_context(*args, **extra)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; all that it writes has colour on a terminal only, if at all."""
        ctx.color = False if terminal.is_plain() else None
        with _closed_pipe_is_no_error():
            return super().invoke(ctx)


def examples(*lines: str, then: str = "") -> str:
    """Write the end of a help text: command lines as they are typed, and a last sentence."""
    shown = "\n".join(["\b", "Examples:", *(f"  $ {line}" for line in lines)])
    return f"{shown}\n\n{then}" if then else shown


def choose(text: str, choices: Sequence[str]) -> str:
    """Say what may stand in the place of a text, closest first.

    >>> choose("meshes", ("Zone", "Mesh"))
    "did you mean 'Mesh'? choices: Zone, Mesh"
    """
    folded = {choice.lower(): choice for choice in choices}
    closest = difflib.get_close_matches(text.lower(), folded, 1)
    offered = f"did you mean {folded[closest[0]]!r}? " if closest else ""
    return f"{offered}choices: {', '.join(choices)}"


def _complain(where: str, what: str) -> int:
    click.echo(terminal.plain(f"{where}: {' '.join(what.split())}"), err=True)
    return _UNANSWERABLE


def _malformed(error: MalformedIdentifierError) -> str:
    reads = (
        ""
        if error.reads is None
        else "; the control plane would read mesh {!r}, name {!r}".format(*error.reads)
    )
    offered = "" if error.suggestion is None else f"; for example {error.suggestion!r}"
    return f"{error.reason} ({error.code}){reads}{offered}"


def _refused(error: NamesError, ctx: click.Context) -> str:
    """Say what is refused, at its option or argument, with what it may be instead."""
    named = terminal.snake(error.field)
    reason = f"{_place(named, ctx) or error.field}: {error.reason}"
    if isinstance(error, UnknownKindError):
        return f"{reason}; {choose(ctx.params[named], error.choices)}"
    return f"{reason}; choices: {', '.join(error.choices)}" if error.choices else reason


def _place(named: str, ctx: click.Context) -> str | None:
    """Name what a value came from as the user knows it: an option, an argument or an environment variable."""
    parameter = next(
        (parameter for parameter in ctx.command.params if parameter.name == named), None
    )
    if parameter is None:
        return None
    set_outside = ctx.get_parameter_source(named) is ParameterSource.ENVIRONMENT
    return str(parameter.envvar) if set_outside else parameter.opts[0]


@contextmanager
def _closed_pipe_is_no_error() -> Iterator[None]:
    """Whoever reads has seen enough: what is left to write goes nowhere."""
    try:
        yield
    except BrokenPipeError:
        terminal.write_nowhere()
        raise click.exceptions.Exit(0) from None
