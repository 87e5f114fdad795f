"""``hubdocs scaffold``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from hubdocs.cli.group import CONTEXT_SETTINGS

if TYPE_CHECKING:
    from hubdocs.service.community.scaffold import Scaffold

_HELP = """Write the first configuration of a community's hubs.

COMMUNITY is the name in its record. The cluster file and the values files are made from its record and its request.
Where nobody answered, the usual is taken, and a comment says so.
What nobody can know yet has a stand-in; it is listed at the end.
Files that exist are never overwritten, unless --force is given.
Where the cluster exists already, only the values files of the hubs are written,
and what to add to the cluster file is shown.

\b
Examples:
  hubdocs scaffold red-andina
  hubdocs scaffold red-andina --into config/clusters --domain hubs.example.org
"""


def _scaffold(community: str, into: str, domain: str, *, force: bool) -> None:
    from hubdocs.cli.usage import WrongUsageError, no_such  # noqa: PLC0415 (not for help)
    from hubdocs.project import load_project  # noqa: PLC0415 (likewise)
    from hubdocs.project.community.onboarding import UnknownCommunityError, find_case, joining  # noqa: PLC0415 (likewise)
    from hubdocs.project.reporters.text import findings_text  # noqa: PLC0415 (likewise)
    from hubdocs.service.community.scaffold import CLUSTER, COMMON, ScaffoldError, scaffold  # noqa: PLC0415 (likewise)

    project = load_project(Path.cwd())
    try:
        found = find_case(community, project)
    except UnknownCommunityError as error:
        no_such("community", community, error.known)
    if found.errors:
        sys.stderr.write(findings_text(found.errors))
        raise WrongUsageError("nothing is written from a record or a request with mistakes")
    case = found.case
    folder = Path(into) / str(case.value("cluster"))
    joins = (folder / CLUSTER).exists() and (not force or case.occasion == "additional-hub")
    try:
        made = scaffold(joining(case, folder / CLUSTER) if joins else case, domain)
    except ScaffoldError as error:
        raise WrongUsageError(str(error)) from error
    names = [name for name in made.files if not joins or name not in (CLUSTER, COMMON)]
    there = [name for name in names if (folder / name).exists()]
    if there and not force:
        raise WrongUsageError(f"`{(folder / there[0]).as_posix()}` exists; --force overwrites it")
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        (folder / name).write_text(made.files[name], encoding="utf-8")
        sys.stdout.write(f"wrote {(folder / name).as_posix()}\n")
    _tell(made, names, (folder / CLUSTER).as_posix(), joins=joins)


def _tell(made: Scaffold, names: list[str], cluster: str, *, joins: bool) -> None:
    from hubdocs.project.reporters.plain import plain  # noqa: PLC0415 (not for help)
    from hubdocs.service.community.scaffold import as_written  # noqa: PLC0415 (likewise)

    if joins:
        lines = as_written(list(made.entries)).splitlines()
        sys.stdout.write(f"add this to `hubs` in {cluster}:\n\n")
        sys.stdout.write("".join(f"  {plain(line)}\n" for line in lines))
    still = [key for key in made.open if key.partition(":")[0] in names]
    if still:
        sys.stdout.write("to be filled in:\n" + "".join(f"  {key}\n" for key in still))


command = click.Command(
    "scaffold",
    callback=_scaffold,
    help=_HELP,
    context_settings=CONTEXT_SETTINGS,
    params=[
        click.Argument(["community"]),
        click.Option(
            ["--into"], default="clusters", show_default=True, metavar="FOLDER", help="The folder of all clusters."
        ),
        click.Option(
            ["--domain"],
            default="hubs.example.org",
            show_default=True,
            metavar="NAME",
            help="The domain below which the hubs have their addresses.",
        ),
        click.Option(["--force"], is_flag=True, help="Overwrite files that exist."),
    ],
)
"""The command ``hubdocs scaffold``."""
