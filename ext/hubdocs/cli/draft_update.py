"""``hubdocs draft-update``."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import click

from hubdocs.cli.group import CONTEXT_SETTINGS

_HELP = """Write the draft of a monthly update to the communities.

MONTH is such as 2026-11; without it, the month of today.
The draft has what the data know: the numbers of the month, the communities that joined since the last update,
and the objectives that somebody looked at since then; with --since, what changed in the catalogue as well.
The rest is yours to write.
Numbers that can be computed and are not written down yet are listed.
A file that exists is never overwritten.

\b
Examples:
  hubdocs draft-update
  hubdocs draft-update 2026-11 --print
  hubdocs draft-update --since old/catalogue.json
"""


def _draft_update(month: str | None, since: str | None, *, print_: bool) -> None:
    from hubdocs.cli.new_file import write_new  # noqa: PLC0415 (not for help)
    from hubdocs.cli.usage import WrongUsageError  # noqa: PLC0415 (likewise)
    from hubdocs.project import load_project  # noqa: PLC0415 (likewise)
    from hubdocs.project.community.catalogue import read_catalogue  # noqa: PLC0415 (likewise)
    from hubdocs.project.organisation.draft_update import make_draft  # noqa: PLC0415 (likewise)
    from hubdocs.project.reporters.plain import plain  # noqa: PLC0415 (likewise)
    from hubdocs.project.reporters.text import findings_text  # noqa: PLC0415 (likewise)

    if month is not None and not re.fullmatch(r"[1-9][0-9]{3}-(0[1-9]|1[0-2])", month):
        raise WrongUsageError(f"`{plain(month)}` is not a month; write one such as 2026-11")
    project = load_project(Path.cwd())
    sys.stderr.write(findings_text(project.diagnostics))
    old, problems = read_catalogue(Path(since), project) if since else (None, ())
    if problems:
        sys.stderr.write(findings_text(problems))
        click.get_current_context().exit(1)
    draft = make_draft(project, month or "", old)
    if print_:
        sys.stdout.write(draft.text)
    else:
        if draft.path is None:
            raise WrongUsageError("there is no place for updates; add `organisation/roles.yaml`, or use --print")
        write_new(draft.path, draft.text, project.shown(draft.path), "name another month, or use --print")
    for each in draft.missing:
        sys.stderr.write(f"add to `{each.series}` in the numbers: {{month: {each.month}, value: {each.value}}}\n")
    click.get_current_context().exit(1 if project.diagnostics else 0)


command = click.Command(
    "draft-update",
    callback=_draft_update,
    help=_HELP,
    context_settings=CONTEXT_SETTINGS,
    params=[
        click.Argument(["month"], required=False),
        click.Option(
            ["--since"],
            type=click.Path(exists=True, dir_okay=False, path_type=str),
            metavar="FILE",
            help="A catalogue.json that was published when the last update was: what changed since then is told.",
        ),
        click.Option(["--print", "print_"], is_flag=True, help="Write it to the standard output, and no file."),
    ],
)
"""The command ``hubdocs draft-update``."""
