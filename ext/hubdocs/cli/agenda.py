"""``hubdocs agenda``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from hubdocs.cli.group import CONTEXT_SETTINGS
from hubdocs.cli.new_file import beginning
from hubdocs.cli.usage import WrongUsageError
from hubdocs.cli.workshop import FILE, FORMAT, OBSERVED, tell_over, write_to

if TYPE_CHECKING:
    from hubdocs.project import Project
    from hubdocs.project.training.workshops import FoundWorkshop

_HELP = """Work out the times of a workshop.

FILE says on which days it is, and what is done on them; the lessons say how long they take.
What cannot work is told: a lesson before one that it needs, a day that is too long, a hub that lacks something.

\b
Examples:
  hubdocs agenda two-days.workshop.yaml
  hubdocs agenda two-days.workshop.yaml --run-sheet
  hubdocs agenda two-days.workshop.yaml --ics two-days.ics
  hubdocs agenda two-days.workshop.yaml --observed --format json

\b
Exit codes:
  0   the times are shown
  1   the file has errors
  2   the command line is wrong
"""


def _agenda(file: str, **options: Any) -> None:
    from hubdocs.project import load_project  # noqa: PLC0415 (not for help)
    from hubdocs.project.reporters.text import findings_text  # noqa: PLC0415 (likewise)
    from hubdocs.project.training.workshops import find_workshop  # noqa: PLC0415 (likewise)

    context = click.get_current_context()
    if options["ics"] and (options["run_sheet"] or options["format_"] != "text"):
        raise WrongUsageError("`--ics` writes a calendar; leave `--run-sheet` and `--format` out")
    project = load_project(Path.cwd())
    found = find_workshop(Path(file), project, observed=options["observed"])
    if found.agenda is not None:
        _write(found, project, options)
    problems = (*project.diagnostics, *found.diagnostics)
    sys.stderr.write(findings_text(problems))
    tell_over(found.agenda)
    context.exit(1 if project.diagnostics or found.errors or found.agenda is None else 0)


def _write(found: FoundWorkshop, project: Project, options: dict[str, Any]) -> None:
    from hubdocs.project.reporters import agenda as reporter  # noqa: PLC0415 (not for help)

    agenda = found.agenda
    if agenda is None:
        return
    if options["ics"]:
        _write_calendar(found, project, options["ics"])
    elif options["format_"] == "json":
        sys.stdout.write(reporter.agenda_json(agenda))
    elif options["format_"] == "markdown":
        sys.stdout.write(reporter.agenda_markdown(agenda, run_sheet=options["run_sheet"]))
    else:
        sys.stdout.write(reporter.agenda_text(agenda, run_sheet=options["run_sheet"]))


def _write_calendar(found: FoundWorkshop, project: Project, target: str) -> None:
    from hubdocs.project.today import today  # noqa: PLC0415 (not for help)
    from hubdocs.project.training.workshops import path_of_events  # noqa: PLC0415 (likewise)
    from hubdocs.service.training.ics import HEAD, agenda_ics  # noqa: PLC0415 (likewise)

    if found.agenda is None:
        return
    path = path_of_events(found.files[0], project)
    text = agenda_ics(found.agenda, today(), path=path, domain=found.hub.text("domain") if found.hub else "")
    write_to(target, text, beginning("calendar of a workshop", HEAD))


command = click.Command(
    "agenda",
    callback=_agenda,
    help=_HELP,
    context_settings=CONTEXT_SETTINGS,
    params=[
        FILE,
        click.Option(["--run-sheet"], is_flag=True, help="For those who teach: when exercises begin, and what for."),
        click.Option(["--ics"], default="", metavar="FILE", help="Write a calendar into FILE; `-` is the terminal."),
        OBSERVED,
        FORMAT,
    ],
)
"""The command ``hubdocs agenda``."""
