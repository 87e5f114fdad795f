"""``hubdocs fleet``."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from hubdocs.cli.group import CONTEXT_SETTINGS

if TYPE_CHECKING:
    from hubdocs.service.query import Answer, Field

_HELP = """List the hubs of the fleet, or those that a query asks for.

QUERY is a condition, or begins with `hubs`, `clusters` or `communities`.
Quote it, because a shell reads `>`, `<` and parentheses itself.

A value that a file sets which is encrypted or cannot be read is unknown: it is shown with `?` and fits nothing.

\b
Examples:
  hubdocs fleet
  hubdocs fleet 'provider=aws and features has gpu'
  hubdocs fleet 'not memory_limit>=8G' --columns id,memory_limit,max_memory
  hubdocs fleet 'values.jupyterhub.cull.enabled=true' --csv > culled.csv
  hubdocs fleet --clusters 'region in (us-west-2, af-south-1)'
  hubdocs fleet 'communities where country=BR' --json

\b
Exit codes:
  0   the answer is shown, even if nothing fits
  1   the configuration is wrong, or some files could not be read; the rest is shown
  2   the command line or the query is wrong
"""


def _fleet(query: tuple[str, ...], **options: Any) -> None:
    from hubdocs.cli.usage import WrongUsageError  # noqa: PLC0415 (not for help)
    from hubdocs.project import load_project  # noqa: PLC0415 (likewise)
    from hubdocs.project.ask import CLUSTERS, load_world, read_columns, read_query, trouble  # noqa: PLC0415 (likewise)
    from hubdocs.project.reporters.answer import fields_text  # noqa: PLC0415 (likewise)
    from hubdocs.project.reporters.plain import plain  # noqa: PLC0415 (likewise)
    from hubdocs.project.reporters.text import findings_text  # noqa: PLC0415 (likewise)
    from hubdocs.service.query import QueryError, answer, find_field, misses, sort_rows  # noqa: PLC0415 (likewise)

    if options["fields"]:
        sys.stdout.write(fields_text())
        return
    if options["json"] and options["csv"]:
        raise click.UsageError("write either --json or --csv.", click.get_current_context())
    text = " ".join(query)
    try:
        asked = read_query(text, CLUSTERS if options["clusters"] else "")
    except QueryError as error:
        raise WrongUsageError(str(error)) from error
    every = options["json"] and not options["columns"]
    try:
        columns = asked.kind.fields if every else read_columns(options["columns"], asked.kind)
        order = find_field(asked.kind, options["sort"].removeprefix("-")) if options["sort"] else None
    except QueryError as error:
        raise WrongUsageError(f"{error.message}; {error.hint}" if error.hint else error.message) from error
    project = load_project(config=Path(options["config"]) if options["config"] else None)
    world = load_world(project, readable=options["readable"])
    found = answer(asked, world)
    if order is not None:
        rows = sort_rows(found.rows, order, descending=options["sort"].startswith("-"))
        found = found._replace(rows=rows)
    sys.stdout.write(_written(found, columns, text, options))
    if not found.rows:
        for field, written, alike in misses(asked, world):
            sys.stderr.write(
                f"no {asked.kind.one} has the {field} `{plain(written)}`; did you mean `{plain(alike)}`?\n"
            )
    unread = (*project.diagnostics, *trouble(world, asked.kind.name, project))
    sys.stderr.write(findings_text(unread))
    click.get_current_context().exit(1 if unread else 0)


def _written(found: Answer, columns: tuple[Field[Any], ...], query: str, options: dict[str, Any]) -> str:
    from hubdocs.project.reporters.answer import answer_csv, answer_json, answer_text  # noqa: PLC0415 (not for help)

    if options["json"]:
        return answer_json(found, columns, query)
    if options["csv"]:
        return answer_csv(found, columns)
    return answer_text(found, columns, width=shutil.get_terminal_size().columns if sys.stdout.isatty() else 0)


command = click.Command(
    "fleet",
    callback=_fleet,
    help=_HELP,
    context_settings=CONTEXT_SETTINGS,
    params=[
        click.Argument(["query"], nargs=-1, metavar="[QUERY]"),
        click.Option(["--clusters"], is_flag=True, help="List clusters instead of hubs."),
        click.Option(
            ["--columns"], default="", metavar="FIELDS", help="Which fields to show, with commas between them."
        ),
        click.Option(["--sort"], default="", metavar="FIELD", help="Sort by this field; with - in front, downwards."),
        click.Option(["--json"], is_flag=True, help="Write JSON, with all fields unless --columns names some."),
        click.Option(["--csv"], is_flag=True, help="Write CSV, for spreadsheets."),
        click.Option(
            ["--readable"],
            is_flag=True,
            help="Take what the readable files say for the truth, whatever encrypted files may set.",
        ),
        click.Option(["--fields"], is_flag=True, help="List what can be asked about, and exit."),
        click.Option(
            ["--config"],
            type=click.Path(exists=True, dir_okay=False, path_type=str),
            metavar="FILE",
            help="The configuration; without it, it is looked for from here upwards.",
        ),
    ],
)
"""The command ``hubdocs fleet``."""
