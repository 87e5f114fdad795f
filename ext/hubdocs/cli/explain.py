"""``hubdocs explain``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from hubdocs.cli.group import CONTEXT_SETTINGS
from hubdocs.cli.usage import no_such

_HELP = """Say why a hub has the value it has.

HUB is `cluster/hub`, PATH the way to the value.
Each file that sets the value is named, the one that wins first.
Encrypted files are not opened; they are named as well, because they may set it.

\b
Examples:
  hubdocs explain af/hub-a jupyterhub.singleuser.memory.limit
  hubdocs explain af/hub-a "jupyterhub.singleuser.profileList[0]"
"""


def _explain(hub: str, path: str) -> None:
    from hubdocs.project import load_project  # noqa: PLC0415 (not for help)
    from hubdocs.project.explain_value import (  # noqa: PLC0415 (likewise)
        UnknownHubError,
        explain_value,
        find_hub,
        parse_path,
    )
    from hubdocs.project.reporters.fleet import story_text  # noqa: PLC0415 (likewise)

    project = load_project(Path.cwd())
    try:
        found = find_hub(hub, project)
    except UnknownHubError as error:
        no_such("hub", hub, error.known)
    sys.stdout.write(story_text(explain_value(found, parse_path(path), project)))


command = click.Command(
    "explain",
    callback=_explain,
    help=_HELP,
    context_settings=CONTEXT_SETTINGS,
    params=[click.Argument(["hub"]), click.Argument(["path"])],
)
"""The command ``hubdocs explain``."""
