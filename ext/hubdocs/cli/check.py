"""``hubdocs check``: its options. What it does stands in ``run_check``."""

from __future__ import annotations

from typing import Any

import click

from hubdocs.cli.choice import Word
from hubdocs.cli.group import CONTEXT_SETTINGS
from hubdocs.cli.plain import FORMATS, Wanted
from hubdocs.cli.schema_names import complete_schemas

_HELP = """Check configuration files, and the examples in pages.

PATHS are files and folders. Without any, the whole project is checked.
`-` is the standard input.

A configuration file is checked against the schema that it names in its first line
(`# yaml-language-server: $schema=NAME`), that the configuration names for it, or that `--schema` names.
In pages (`.md`, `.rst`) the examples are checked. Schemas are checked, too.

\b
Examples:
  hubdocs check
  hubdocs check clusters/af docs/guide.md
  hubdocs check --schema cluster mine.yaml
  hubdocs check --schema hub-values --overlay part.yaml
  hubdocs check --schema cluster --at /hubs/0 hub.yaml
  helm get values hub | hubdocs check --schema hub-values -
  hubdocs check --format github --strict

\b
Exit codes:
  0   no errors
  1   errors were found; with --strict: errors or warnings
  2   the command line is wrong
"""


def _check(**options: Any) -> None:
    from hubdocs.cli.run_check import run_check  # noqa: PLC0415 (help and completion need no engine)

    context = click.get_current_context()
    context.exit(run_check(_wanted(context, options)))


def _wanted(context: click.Context, options: dict[str, Any]) -> Wanted:
    wanted = Wanted(**options)
    for name, value in (("--overlay", wanted.overlay), ("--at", wanted.at)):
        if value and not wanted.schema:
            raise click.UsageError(f"{name} says how to use a schema; name it with --schema.", context)
    if wanted.paths.count("-") > 1:
        raise click.UsageError("the standard input can be read only once; write `-` once.", context)
    return wanted


command = click.Command(
    "check",
    callback=_check,
    help=_HELP,
    context_settings=CONTEXT_SETTINGS,
    params=[
        click.Argument(["paths"], nargs=-1, type=click.Path(path_type=str), metavar="[PATHS]..."),
        click.Option(
            ["--schema"],
            metavar="NAME-OR-PATH",
            shell_complete=complete_schemas,
            help="Check all configuration files against this schema: its name, path or $id.",
        ),
        click.Option(
            ["--overlay"],
            is_flag=True,
            help="Keys may be missing: each file is only a layer, or a part, of the whole.",
        ),
        click.Option(
            ["--at"],
            default="",
            metavar="POINTER",
            help="Each file holds only the part at this place of the schema, such as /hubs/0.",
        ),
        click.Option(
            ["--format", "form"],
            default="text",
            type=Word("format", FORMATS),
            help="How to write the findings: for people, for programs, or for workflows of GitHub.",
            show_default=True,
        ),
        click.Option(["--strict"], is_flag=True, help="Warnings fail the check, too."),
        click.Option(
            ["--no-cache", "cache"],
            flag_value=False,
            default=True,
            help="Look at every file anew, also at those that have not changed since the last run.",
        ),
        click.Option(
            ["--config"],
            type=click.Path(exists=True, dir_okay=False, path_type=str),
            metavar="FILE",
            help="The configuration; without it, it is looked for from here upwards.",
        ),
        click.Option(
            ["--output"],
            type=click.Path(dir_okay=False, path_type=str),
            metavar="FILE",
            help="Write the findings into this file, and show only how many there are.",
        ),
    ],
)
"""The command ``hubdocs check``."""
