"""``hubdocs effective``."""

from __future__ import annotations

import sys

import click

from hubdocs.cli.choice import Word
from hubdocs.cli.group import CONTEXT_SETTINGS
from hubdocs.cli.usage import WrongUsageError

_HELP = """Show what a hub really runs with.

HUB is `cluster/hub`, PATH the part of the values that is wanted; without it, all of them are shown.
The values files of the hub are put together as Helm does it.
The result is YAML, and a comment on each line says which file and line it comes from.
Encrypted files are not opened; they are named at the top, because they may change any value.

\b
Examples:
  hubdocs effective af/hub-a
  hubdocs effective af/hub-a jupyterhub.singleuser.memory
  hubdocs effective af/hub-a --format json
"""


def _effective(hub: str, path: str, format_: str) -> None:
    from hubdocs.cli.hub import open_hub  # noqa: PLC0415 (not for help)
    from hubdocs.project.fleet.effective import effective_values  # noqa: PLC0415 (likewise)
    from hubdocs.project.fleet.explain_value import parse_path  # noqa: PLC0415 (likewise)
    from hubdocs.project.reporters.effective import effective_json, effective_text  # noqa: PLC0415 (likewise)

    found, _project = open_hub(hub)
    values = effective_values(found, parse_path(path))
    if values.value is None:
        message = f"no file of `{hub}` that can be read sets `{path}`"
        raise WrongUsageError(f"{message}; `hubdocs explain {hub} {path}` says more")
    write = effective_json if format_ == "json" else effective_text
    sys.stdout.write(write(found, values))


command = click.Command(
    "effective",
    callback=_effective,
    help=_HELP,
    context_settings=CONTEXT_SETTINGS,
    params=[
        click.Argument(["hub"]),
        click.Argument(["path"], default=""),
        click.Option(
            ["--format", "format_"],
            type=Word("format", ("text", "json")),
            default="text",
            show_default=True,
            help="YAML with comments, or JSON for programs.",
        ),
    ],
)
"""The command ``hubdocs effective``."""
