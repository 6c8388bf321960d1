"""Command that prints the completion script of a shell: `completion`."""

import click
from click.shell_completion import get_completion_class

from kuma_names.cli.group import PROGRAM, Command, epilog
from kuma_names.cli.terminal import print_lines

SHELLS = ("bash", "zsh", "fish")
_PLACES = """\b
To load it into an open shell:
  source <(kuma-names completion bash)
To load it into every shell, write it to:
  bash  ~/.local/share/bash-completion/completions/kuma-names
  zsh   _kuma-names in a folder of $fpath
  fish  ~/.config/fish/completions/kuma-names.fish"""


@click.command(
    cls=Command,
    short_help="Print the completion script of a shell.",
    epilog=epilog("kuma-names completion bash", note=_PLACES),
)
@click.argument("shell", type=click.Choice(SHELLS))
@click.pass_context
def completion(ctx: click.Context, shell: str) -> None:
    """Print the script that completes commands, options, kinds, versions, rules and codecs."""
    completion_class = get_completion_class(shell)
    assert completion_class is not None, "click completes all of SHELLS"
    variable = f"_{PROGRAM}_complete".replace("-", "_").upper()
    script = completion_class(ctx.find_root().command, {}, PROGRAM, variable).source()
    print_lines([script.rstrip("\n")])
