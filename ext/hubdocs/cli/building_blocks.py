"""``hubdocs building-blocks``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from hubdocs.cli.group import CONTEXT_SETTINGS

_HELP = """Say how much the hubs have in common.

A setting is common if every hub has it, with the same value; what counts is what each hub really runs with.
The share is of all settings, counted once for each hub that has them.
Settings that an encrypted file may set count nowhere, and are told.

\b
Examples:
  hubdocs building-blocks
  hubdocs building-blocks --settings
  hubdocs building-blocks --json
"""


def _building_blocks(*, settings: bool, json: bool) -> None:
    from hubdocs.project import load_project  # noqa: PLC0415 (not for help)
    from hubdocs.project.ask import HUBS, load_world, trouble  # noqa: PLC0415 (likewise)
    from hubdocs.project.fleet.building_blocks import compare_hubs  # noqa: PLC0415 (likewise)
    from hubdocs.project.reporters.building_blocks import blocks_json, blocks_text  # noqa: PLC0415 (likewise)
    from hubdocs.project.reporters.text import findings_text  # noqa: PLC0415 (likewise)

    project = load_project(Path.cwd())
    world = load_world(project)
    found = compare_hubs(world)
    sys.stdout.write(blocks_json(found) if json else blocks_text(found, settings=settings))
    unread = (*project.diagnostics, *trouble(world, HUBS, project))
    sys.stderr.write(findings_text(unread))
    click.get_current_context().exit(1 if unread else 0)


command = click.Command(
    "building-blocks",
    callback=_building_blocks,
    help=_HELP,
    context_settings=CONTEXT_SETTINGS,
    params=[
        click.Option(
            ["--settings"],
            is_flag=True,
            help="List the settings: = is common, ~ is the same on most hubs, - is neither.",
        ),
        click.Option(["--json"], is_flag=True, help="Write JSON, with all settings."),
    ],
)
"""The command ``hubdocs building-blocks``."""
