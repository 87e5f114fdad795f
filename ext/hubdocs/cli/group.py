"""The group of all commands. Each is imported only when it is asked for."""

from __future__ import annotations

from importlib import import_module
from typing import Final

import click

from hubdocs.cli.usage import COMMANDS, no_such

_HELP = """Check configuration, and the documentation that shows it, against schemas.

hubdocs says what is wrong at file, line and column, and what to write instead.

\b
Examples:
  hubdocs check                        everything that the project names
  hubdocs check docs/ cluster.yaml     these files and folders
  hubdocs explain-code unknown-key     what a finding means
  hubdocs schema list                  what files can be checked against

\b
Exit codes:
  0   no errors
  1   errors were found (with `check --strict`: errors or warnings)
  2   the command line is wrong
  70  a mistake in hubdocs itself

The configuration stands in `hubdocs.toml`, or in `pyproject.toml` under `[tool.hubdocs]`.
"""


class Group(click.Group):
    """Commands of which a mistyped one is answered with the one that was meant."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that was asked for, or say which one was meant."""
        known = self.list_commands(ctx)
        if args[0] not in known and not args[0].startswith("-") and not ctx.resilient_parsing:
            no_such("command", args[0], known)
        return super().resolve_command(ctx, args)


class Commands(Group):
    """The commands by name, without importing them."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 (click's signature)
        """Name the commands."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 (likewise)
        """Import a command."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"hubdocs.cli.{cmd_name.replace('-', '_')}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 (likewise)
        """Write the list of commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(sorted(COMMANDS.items()))


def _show_version(ctx: click.Context, _param: click.Parameter, value: bool) -> None:  # noqa: FBT001 (click's signature)
    if value and not ctx.resilient_parsing:
        from hubdocs import __version__  # noqa: PLC0415 (rarely asked for)

        click.echo(f"hubdocs {__version__}")
        ctx.exit()


CONTEXT_SETTINGS: Final = {"help_option_names": ["-h", "--help"], "max_content_width": 100}
"""Settings of every command."""

command = Commands(
    "hubdocs",
    help=_HELP,
    no_args_is_help=False,
    context_settings=CONTEXT_SETTINGS,
    params=[
        click.Option(
            ["--version"],
            is_flag=True,
            expose_value=False,
            is_eager=True,
            callback=_show_version,
            help="Show the version and exit.",
        )
    ],
)
"""The command ``hubdocs``."""
