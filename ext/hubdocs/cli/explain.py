"""``hubdocs explain``."""

from __future__ import annotations

import sys

import click

from hubdocs.cli.group import CONTEXT_SETTINGS

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
    from hubdocs.cli.hub import open_hub  # noqa: PLC0415 (not for help)
    from hubdocs.project.fleet.explain_value import explain_value, parse_path  # noqa: PLC0415 (likewise)
    from hubdocs.project.reporters.fleet import story_text  # noqa: PLC0415 (likewise)

    found, project = open_hub(hub)
    sys.stdout.write(story_text(explain_value(found, parse_path(path), project)))


command = click.Command(
    "explain",
    callback=_explain,
    help=_HELP,
    context_settings=CONTEXT_SETTINGS,
    params=[click.Argument(["hub"]), click.Argument(["path"])],
)
"""The command ``hubdocs explain``."""
