"""``hubdocs preflight``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from hubdocs.cli.group import CONTEXT_SETTINGS
from hubdocs.cli.new_file import beginning
from hubdocs.cli.workshop import FILE, write_to

_HELP = """Write a script that tries out, on the hub, whether a server has what a workshop needs.

FILE is the file of a workshop.
Run the script on the hub, as an ordinary user, in the server that everybody will choose.
It needs only Python, and reaches only the addresses of data that the workshop names.

\b
Examples:
  hubdocs preflight two-days.workshop.yaml
  hubdocs preflight two-days.workshop.yaml --output materials/preflight.py

\b
Exit codes:
  0   the script is written
  1   the file has errors
  2   the command line is wrong
"""


def _preflight(file: str, *, output: str) -> None:
    from hubdocs.project import load_project  # noqa: PLC0415 (not for help)
    from hubdocs.project.reporters.text import findings_text  # noqa: PLC0415 (likewise)
    from hubdocs.project.training.workshops import find_workshop  # noqa: PLC0415 (likewise)
    from hubdocs.service.training.preflight_script import preflight_head, preflight_script  # noqa: PLC0415 (likewise)

    project = load_project(Path.cwd())
    found = find_workshop(Path(file), project)
    sys.stderr.write(findings_text((*project.diagnostics, *found.diagnostics)))
    if found.agenda is None or found.errors:
        click.get_current_context().exit(1)
    write_to(output, preflight_script(found.agenda), beginning("script for a preflight", preflight_head()))


command = click.Command(
    "preflight",
    callback=_preflight,
    help=_HELP,
    context_settings=CONTEXT_SETTINGS,
    params=[
        FILE,
        click.Option(
            ["--output"],
            default="preflight.py",
            show_default=True,
            metavar="FILE",
            help="Where the script is written; `-` is the terminal.",
        ),
    ],
)
"""The command ``hubdocs preflight``."""
