"""Click group and commands: how a command prints its output, fails and exits."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import click
from click.exceptions import NoArgsIsHelpError

from kuma_names.cli import exit_codes, terminal
from kuma_names.cli.characters import escaped
from kuma_names.cli.errors import usage_error
from kuma_names.cli.output import Output
from kuma_names.core.errors import NamesError

PROGRAM = "kuma-names"


class Command(click.Command):
    """Command that reports errors of the core as invalid usage."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; raises UsageError if the core raises NamesError."""
        try:
            return super().invoke(ctx)
        except NamesError as error:
            raise usage_error(error, ctx) from error


class OutputCommand(Command):
    """Command that returns an `Output`, with the option to print it as text or JSON."""

    def __init__(
        self, name: str | None, *, params: list[click.Parameter] | None = None, **extra: Any
    ) -> None:
        super().__init__(name, params=[*(params or []), _format_option()], **extra)

    def invoke(self, ctx: click.Context) -> Output:
        """Run the command and print its output."""
        # The function of the command does not print, and has no such parameter.
        output_format = ctx.params.pop("output_format")
        output: Output = super().invoke(ctx)
        if output_format == "json":
            terminal.print_json(output.body)
        else:
            terminal.print_lines(output.text)
        return output


def _format_option() -> click.Option:
    return click.Option(
        ["--format", "output_format"],
        type=click.Choice(["text", "json"]),
        default="text",
        show_default=True,
        help="Print text, or JSON as the API returns it.",
    )


class Group(click.Group):
    """Click group of all commands."""

    def main(  # type: ignore[override]  # fewer arguments
        self, args: Sequence[str] | None = None, prog_name: str | None = None, **extra: Any
    ) -> Any:
        """Run a command line, and exit with a code of exit_codes.py; raises SystemExit.

        Errors are printed as one line.
        """
        extra.pop("standalone_mode", None)
        try:
            result = super().main(args, prog_name or PROGRAM, standalone_mode=False, **extra)
            exit_code = exit_codes.exit_code_of_result(result)
        except NoArgsIsHelpError as error:
            error.show()
            exit_code = exit_codes.INVALID
        except click.ClickException as error:
            # Only usage errors have the context of their command.
            context = getattr(error, "ctx", None)
            place = context.command_path if context else PROGRAM
            _print_error(place, error.format_message())
            exit_code = exit_codes.INVALID
        except click.Abort:
            exit_code = exit_codes.INTERRUPTED
        except OSError as error:
            _print_error(PROGRAM, f"{error.filename or 'standard output'}: {error.strerror}")
            exit_code = exit_codes.INVALID
        sys.exit(exit_code)

    def make_context(self, *args: Any, **extra: Any) -> click.Context:
        """Parse the command line; this prints the help."""
        with _closed_pipe_is_success():
            return super().make_context(*args, **extra)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command, without color if the environment disables it."""
        ctx.color = False if terminal.is_monochrome() else None
        with _closed_pipe_is_success():
            return super().invoke(ctx)


def epilog(
    *examples: str, exit_codes: Mapping[int, str] | None = None, note: str | None = None
) -> str:
    r"""Build the end of a help text: examples, a note, and the meaning of the exit codes.

    >>> epilog("kuma-names kinds", exit_codes={0: "always"}).splitlines()
    ['\x08', 'Examples:', '  $ kuma-names kinds', '', '\x08', 'Exit codes:', '  0  always']
    """
    # Click keeps the lines of a paragraph that begins with \b.
    example_lines = [f"  $ {example}" for example in examples]
    paragraphs = ["\n".join(["\b", "Examples:", *example_lines])]
    if note is not None:
        paragraphs.append(note)
    if exit_codes is not None:
        code_lines = [f"  {code}  {meaning}" for code, meaning in exit_codes.items()]
        paragraphs.append("\n".join(["\b", "Exit codes:", *code_lines]))
    return "\n\n".join(paragraphs)


def _print_error(place: str, message: str) -> None:
    one_line = " ".join(message.split())
    click.echo(escaped(f"{place}: {one_line}"), err=True)


@contextmanager
def _closed_pipe_is_success() -> Iterator[None]:
    """Discard the rest of the output and exit with 0 if the reader has closed the pipe."""
    try:
        yield
    except BrokenPipeError:
        terminal.discard_output()
        raise click.exceptions.Exit(0) from None
