"""The command that teaches a shell to complete: `completion`."""

import click
from click.shell_completion import get_completion_class

from kuma_names.cli.group import PROGRAM, Command, examples
from kuma_names.cli.terminal import show

SHELLS = ("bash", "zsh", "fish")


@click.command(
    cls=Command,
    short_help="Print what makes a shell complete.",
    epilog=examples(
        "kuma-names completion bash",
        then="For a shell that is open: `source <(kuma-names completion bash)`. For every one, write it to where the shell looks: "
        "~/.local/share/bash-completion/completions/kuma-names, a folder of zsh's fpath as _kuma-names, or "
        "~/.config/fish/completions/kuma-names.fish.",
    ),
)
@click.argument("shell", type=click.Choice(SHELLS))
@click.pass_context
def completion(ctx: click.Context, shell: str) -> None:
    """Print what makes SHELL complete commands, options, kinds, versions and rules."""
    maker = get_completion_class(shell)
    assert maker is not None
    variable = f"_{PROGRAM}_complete".replace("-", "_").upper()
    show([maker(ctx.find_root().command, {}, PROGRAM, variable).source().rstrip("\n")])
