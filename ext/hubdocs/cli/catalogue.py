"""``hubdocs catalogue``: the communities for programs, and what changed."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from hubdocs.cli.choice import Word
from hubdocs.cli.group import CONTEXT_SETTINGS, Group

if TYPE_CHECKING:
    from hubdocs.model import JSON
    from hubdocs.project import Project
    from hubdocs.service.community import Edition
    from hubdocs.service.community.changes import Change

_HELP = """Write the catalogue of communities for programs, or say what changed in it.

\b
Examples:
  hubdocs catalogue export > catalogue.json
  hubdocs catalogue export --format csv > catalogue.csv
  hubdocs catalogue export --since published.json > catalogue.json
  hubdocs catalogue diff published.json
  hubdocs catalogue diff old.json new.json --format json
"""

_EXPORT_HELP = """Write the catalogue of all communities of the project.

A community whose record has an error is left out; the error is told, and the file says which entry is missing.

\b
Exit codes:
  0   the catalogue is written, and complete
  1   entries are missing; all others are written
  2   the command line is wrong
"""

_DIFF_HELP = """Say what changed from one catalogue to another.

OLD and NEW are files that `hubdocs catalogue export` wrote, or that a site published.
Without NEW, the records of the project are compared with OLD.

\b
Exit codes:
  0   the answer is shown, even if nothing changed
  1   a file could not be read
  2   the command line is wrong
"""


def _export(format_: str, since: str | None, config: str | None) -> None:
    from hubdocs.project.community.catalogue import catalogue_facts  # noqa: PLC0415 (not for help)
    from hubdocs.project.reporters.catalogue import catalogue_csv, catalogue_json  # noqa: PLC0415 (likewise)
    from hubdocs.service.community.changes import history  # noqa: PLC0415 (likewise)

    project = _project(config)
    old = _read(since, project) if since else None
    edition = _publish(project)
    if format_ == "csv":
        sys.stdout.write(catalogue_csv(edition))
    else:
        facts = catalogue_facts(edition, project)
        sys.stdout.write(catalogue_json(facts, history(old, facts, edition.day.isoformat())))
    click.get_current_context().exit(1 if edition.missing or project.diagnostics else 0)


def _diff(old: str, new: str | None, format_: str, config: str | None) -> None:
    from hubdocs.project.community.catalogue import catalogue_facts  # noqa: PLC0415 (not for help)
    from hubdocs.project.today import today  # noqa: PLC0415 (likewise)
    from hubdocs.service.community.changes import compare  # noqa: PLC0415 (likewise)

    project = _project(config)
    before = _read(old, project)
    after = _read(new, project) if new else catalogue_facts(_publish(project), project)
    day = after.get("date") if new else today().isoformat()
    _write_changes(compare(before, after, str(day)), format_)


def _write_changes(changes: tuple[Change, ...], format_: str) -> None:
    import json  # noqa: PLC0415 (not for help)

    from hubdocs.project.reporters.catalogue import changes_text  # noqa: PLC0415 (likewise)

    if format_ == "json":
        listed = [change.facts() for change in changes]
        sys.stdout.write(json.dumps({"version": 1, "changes": listed}, indent=2, ensure_ascii=False) + "\n")
    else:
        sys.stdout.write(changes_text(changes) or "nothing changed\n")


def _project(config: str | None) -> Project:
    from hubdocs.project import load_project  # noqa: PLC0415 (not for help)
    from hubdocs.project.reporters.text import findings_text  # noqa: PLC0415 (likewise)

    project = load_project(config=Path(config) if config else None)
    sys.stderr.write(findings_text(project.diagnostics))
    return project


def _publish(project: Project) -> Edition:
    from hubdocs.project.community.catalogue import publish_all  # noqa: PLC0415 (not for help)
    from hubdocs.project.reporters.text import findings_text  # noqa: PLC0415 (likewise)

    edition, _found = publish_all(project)
    sys.stderr.write(findings_text([item for missing in edition.missing for item in missing.problems]))
    return edition


def _read(path: str, project: Project) -> dict[str, JSON]:
    from hubdocs.project.community.catalogue import read_catalogue  # noqa: PLC0415 (not for help)
    from hubdocs.project.reporters.text import findings_text  # noqa: PLC0415 (likewise)

    contents, found = read_catalogue(Path(path), project)
    if contents is None:
        sys.stderr.write(findings_text(found))
        click.get_current_context().exit(1)
    return contents


_FILE = click.Path(exists=True, dir_okay=False, path_type=str)
_CONFIG = click.Option(
    ["--config"],
    type=_FILE,
    metavar="FILE",
    help="The configuration; without it, it is looked for from here upwards.",
)

command = Group(
    "catalogue",
    help=_HELP,
    context_settings=CONTEXT_SETTINGS,
    commands=[
        click.Command(
            "export",
            callback=_export,
            help=_EXPORT_HELP,
            context_settings=CONTEXT_SETTINGS,
            params=[
                click.Option(
                    ["--format", "format_"],
                    type=Word("format", ("json", "csv")),
                    default="json",
                    show_default=True,
                    help="JSON for programs, or CSV for spreadsheets.",
                ),
                click.Option(
                    ["--since"],
                    type=_FILE,
                    metavar="FILE",
                    help="The catalogue that was published last: what changed since is written, too.",
                ),
                _CONFIG,
            ],
        ),
        click.Command(
            "diff",
            callback=_diff,
            help=_DIFF_HELP,
            context_settings=CONTEXT_SETTINGS,
            params=[
                click.Argument(["old"], type=_FILE),
                click.Argument(["new"], type=_FILE, required=False),
                click.Option(
                    ["--format", "format_"],
                    type=Word("format", ("text", "json")),
                    default="text",
                    show_default=True,
                    help="One change on a line, or JSON for programs.",
                ),
                _CONFIG,
            ],
        ),
    ],
)
"""The command ``hubdocs catalogue``."""
