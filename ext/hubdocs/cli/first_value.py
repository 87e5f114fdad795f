"""``hubdocs first-value``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from hubdocs.cli.choice import Word
from hubdocs.cli.group import CONTEXT_SETTINGS
from hubdocs.cli.usage import WrongUsageError

if TYPE_CHECKING:
    from datetime import date

    from hubdocs.project import Project
    from hubdocs.service.community.first_value import Session

_HELP = """Say whether enough people of a community have worked on their hub.

METRICS is a table (CSV) or a list (JSON) of who worked when, such as an exported panel of a dashboard.
With --community, it is the one that the record of the community names, and the day of the request stands there as well.
A community has its first value when five accounts outside of the provider were in an interactive session.
Only numbers and days are shown, never an account.

\b
Examples:
  hubdocs first-value --community red-andina
  hubdocs first-value sessions.csv --without '*@service.example.org'
  hubdocs first-value sessions.csv --provider-accounts ours.txt --requested 2026-09-01
  hubdocs first-value sessions.json --hub af/hub-a --format json
  hubdocs first-value export.csv --anonymous > sessions.csv

\b
Exit codes:
  0   the answer is shown, whether it is READY or NOT YET
  1   a file has errors, so there is no answer
  2   the command line is wrong
"""


def _first_value(metrics: str, **options: Any) -> None:
    from hubdocs.project import load_project  # noqa: PLC0415 (not for help)
    from hubdocs.project.community.exports import read_metrics  # noqa: PLC0415 (likewise)
    from hubdocs.project.community.first_value import provider_accounts, read_patterns  # noqa: PLC0415 (likewise)
    from hubdocs.project.reporters.text import findings_text  # noqa: PLC0415 (likewise)

    context = click.get_current_context()
    project = load_project(Path.cwd())
    sys.stderr.write(findings_text(project.diagnostics))
    path, requested = _what(metrics, options["community"], project)
    requested = _day(options["requested"]) or requested
    listed = options["provider_accounts"]
    patterns, problems = read_patterns(Path(listed), project) if listed else ((), ())
    sessions: tuple[Session, ...] = ()
    if not problems:
        sessions, problems = read_metrics(path, project)
    if problems:
        sys.stderr.write(findings_text(problems))
        context.exit(1)
    if options["hub"]:
        sessions = _on_hub(sessions, options["hub"])
    patterns = (*options["without"], *patterns, *provider_accounts(project))
    sys.stdout.write(_written(sessions, patterns, requested, options))
    context.exit(1 if project.diagnostics else 0)


def _what(metrics: str, community: str, project: Project) -> tuple[Path, date | None]:
    """Give the metrics, and the day of the request as far as a record says it."""
    from hubdocs.cli.usage import no_such  # noqa: PLC0415 (not for help)
    from hubdocs.project.community.exports import sessions_file  # noqa: PLC0415 (likewise)
    from hubdocs.project.community.first_value import find_community  # noqa: PLC0415 (likewise)
    from hubdocs.project.community.onboarding import UnknownCommunityError  # noqa: PLC0415 (likewise)
    from hubdocs.service.community.sessions import read_day  # noqa: PLC0415 (likewise)

    if not community:
        if not metrics:
            raise WrongUsageError("name a file, or a community with --community")
        return Path(metrics), None
    try:
        record = find_community(community, project)
    except UnknownCommunityError as error:
        no_such("community", community, error.known)
    requested = read_day(record.requested_on)
    if metrics:
        return Path(metrics), requested
    if not record.sessions:
        raise WrongUsageError(f"the record of `{community}` names no `sessions`; name a file")
    path = sessions_file(record.path, record.sessions, project)
    if path is None:
        raise WrongUsageError(f"the `sessions` in the record of `{community}` lead out of the project")
    return path, requested


def _day(text: str | None) -> date | None:
    from hubdocs.service.community.sessions import read_day  # noqa: PLC0415 (not for help)

    day = read_day(text) if text is not None else None
    if text is not None and day is None:
        raise WrongUsageError(f"`{text}` is not a date; write one such as 2026-09-01")
    return day


def _on_hub(sessions: tuple[Session, ...], hub: str) -> tuple[Session, ...]:
    from hubdocs.cli.usage import no_such  # noqa: PLC0415 (not for help)
    from hubdocs.service.community.sessions import sessions_on  # noqa: PLC0415 (likewise)

    found = sessions_on(sessions, hub)
    known = {session.hub for session in sessions} - {""}
    if not found and not known:
        raise WrongUsageError("the metrics do not say on which hub anybody was; leave --hub out")
    if not found:
        no_such("session on the hub", hub, known)
    return found


def _written(
    sessions: tuple[Session, ...], patterns: tuple[str, ...], requested: date | None, options: dict[str, Any]
) -> str:
    from hubdocs.project.reporters import first_value as reporter  # noqa: PLC0415 (not for help)
    from hubdocs.service.community.first_value import anonymous, first_value  # noqa: PLC0415 (likewise)

    if options["anonymous"]:
        return reporter.sessions_csv(anonymous(sessions, patterns))
    found = first_value(sessions, patterns, requested)
    is_json = options["format_"] == "json"
    return reporter.first_value_json(found) if is_json else reporter.first_value_text(found)


command = click.Command(
    "first-value",
    callback=_first_value,
    help=_HELP,
    context_settings=CONTEXT_SETTINGS,
    params=[
        click.Argument(["metrics"], default=""),
        click.Option(["--community"], default="", metavar="NAME", help="What the record of this community names."),
        click.Option(["--hub"], default="", metavar="NAME", help="Only sessions on this hub."),
        click.Option(
            ["--without"],
            multiple=True,
            metavar="PATTERN",
            help="Accounts of the provider, such as `*@service.example.org`; can be repeated.",
        ),
        click.Option(["--provider-accounts"], metavar="FILE", help="A file with such patterns, one on each line."),
        click.Option(["--requested"], metavar="DATE", help="The day of the request; sessions before it do not count."),
        click.Option(
            ["--anonymous"], is_flag=True, help="Write the sessions as a table, with numbers in place of accounts."
        ),
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
