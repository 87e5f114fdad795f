"""``hubdocs first-value``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from hubdocs.cli.choice import Word
from hubdocs.cli.group import CONTEXT_SETTINGS
from hubdocs.cli.usage import WrongUsageError

_HELP = """Say whether enough people of a community have worked on their hub.

METRICS is a table (CSV) or a list (JSON) of who worked when, such as an exported panel of a dashboard.
A community has its first value when five accounts outside of the provider were in an interactive session.
Only numbers and days are shown, never an account.

\b
Examples:
  hubdocs first-value sessions.csv --without '*@service.example.org'
  hubdocs first-value sessions.csv --provider-accounts ours.txt --requested 2026-09-01
  hubdocs first-value sessions.json --format json

\b
Exit codes:
  0   the answer is shown, whether it is READY or NOT YET
  1   a file has errors, so there is no answer
  2   the command line is wrong
"""


def _first_value(
    metrics: str, without: tuple[str, ...], provider_accounts: str | None, requested: str | None, format_: str
) -> None:
    from hubdocs.project import load_project  # noqa: PLC0415 (not for help)
    from hubdocs.project.first_value import judge_first_value, read_patterns  # noqa: PLC0415 (likewise)
    from hubdocs.project.reporters.first_value import first_value_json, first_value_text  # noqa: PLC0415 (likewise)
    from hubdocs.project.reporters.text import findings_text  # noqa: PLC0415 (likewise)
    from hubdocs.service.community.sessions import read_day  # noqa: PLC0415 (likewise)

    context = click.get_current_context()
    day = read_day(requested) if requested is not None else None
    if requested is not None and day is None:
        raise WrongUsageError(f"`{requested}` is not a date; write one such as 2026-09-01")
    project = load_project(Path.cwd())
    sys.stderr.write(findings_text(project.diagnostics))
    listed, problems = read_patterns(Path(provider_accounts), project) if provider_accounts else ((), ())
    patterns = (*without, *listed)
    found = None
    if not problems:
        found, problems = judge_first_value(Path(metrics), patterns, day, project)
    if found is None:
        sys.stderr.write(findings_text(problems))
        context.exit(1)
    written = first_value_json(found) if format_ == "json" else first_value_text(found, provider_known=bool(patterns))
    sys.stdout.write(written)
    context.exit(1 if project.diagnostics else 0)


command = click.Command(
    "first-value",
    callback=_first_value,
    help=_HELP,
    context_settings=CONTEXT_SETTINGS,
    params=[
        click.Argument(["metrics"]),
        click.Option(
            ["--without"],
            multiple=True,
            metavar="PATTERN",
            help="Accounts of the provider, such as `*@service.example.org`; can be repeated.",
        ),
        click.Option(["--provider-accounts"], metavar="FILE", help="A file with such patterns, one on each line."),
        click.Option(["--requested"], metavar="DATE", help="The day of the request; sessions before it do not count."),
        click.Option(
            ["--format", "format_"],
            type=Word("format", ("text", "json")),
            default="text",
            show_default=True,
            help="For people, or for programs.",
        ),
    ],
)
"""The command ``hubdocs first-value``."""
