"""``hubdocs completion``."""

from __future__ import annotations

import sys
from typing import Final

import click

from hubdocs.cli.choice import Word
from hubdocs.cli.group import CONTEXT_SETTINGS
from hubdocs.cli.plain import COMPLETING

_HELP = """Print a script that makes your shell complete commands, options, schemas and codes.

\b
Once, for
  bash:  hubdocs completion bash > ~/.local/share/bash-completion/completions/hubdocs
  zsh:   hubdocs completion zsh > "${fpath[1]}/_hubdocs"
  fish:  hubdocs completion fish > ~/.config/fish/completions/hubdocs.fish

Then open a new shell.
"""

_SHELLS: Final = ("bash", "zsh", "fish")


def _completion(shell: str) -> None:
    from click.shell_completion import get_completion_class  # noqa: PLC0415 (not for help)

    from hubdocs.cli.group import command as whole  # noqa: PLC0415 (likewise)

    found = get_completion_class(shell)
    if found is None:
        raise click.UsageError(f"this version of click cannot complete for {shell}")
    completion = found(whole, {}, "hubdocs", COMPLETING)
    sys.stdout.write(completion.source_template % completion.source_vars())


command = click.Command(
    "completion",
    callback=_completion,
    help=_HELP,
    context_settings=CONTEXT_SETTINGS,
    params=[click.Argument(["shell"], type=Word("shell", _SHELLS), metavar="[bash|zsh|fish]")],
)
"""The command ``hubdocs completion``."""
