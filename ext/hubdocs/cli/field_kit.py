"""``hubdocs field-kit``."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from hubdocs.cli.choice import Word
from hubdocs.cli.group import CONTEXT_SETTINGS
from hubdocs.cli.usage import WrongUsageError
from hubdocs.cli.workshop import FILE, OBSERVED

if TYPE_CHECKING:
    from hubdocs.project.field_kit.make import Kit
    from hubdocs.project.field_kit.order import KitOrder
    from hubdocs.project.project import Project
    from hubdocs.project.training.workshops import FoundWorkshop

_HELP = """Pack the pages of a workshop for a room without a network.

FILE is the file of a workshop. Its lessons, its agenda and calendar, the words and a page for print are put into a zip,
which people unpack and open in any browser: `index.html` in it works from a disk or a stick, with its search.
The pages are made by Sphinx, with the `conf.py` of the site that the lessons stand on.

\b
Examples:
  hubdocs field-kit two-days.workshop.yaml
  hubdocs field-kit two-days.workshop.yaml --for instructors
  hubdocs field-kit two-days.workshop.yaml --print-without-solutions --output handout.zip
  hubdocs field-kit two-days.workshop.yaml --language es --output dos-dias.zip

\b
Exit codes:
  0   the zip is written
  1   something is wrong with the files, or will not be there without a network; it is told
  2   the command line is wrong
"""

_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,3}([_-][A-Za-z0-9]+)*", re.ASCII)


def _field_kit(file: str, **options: Any) -> None:
    from hubdocs.project import load_project  # noqa: PLC0415 (not for help)
    from hubdocs.project.reporters.text import findings_text  # noqa: PLC0415 (likewise)
    from hubdocs.project.training.workshops import find_workshop  # noqa: PLC0415 (likewise)

    if options["language"] and not _LANGUAGE.fullmatch(options["language"]):
        raise WrongUsageError(f"`{options['language']}` is no language; write its code, such as `es` or `pt_BR`")
    if options["public"] and not options["public"].startswith(("https://", "http://")):
        raise WrongUsageError(f"`{options['public']}` is no address of a site; it begins with `https://`")
    project = load_project(Path.cwd())
    found = find_workshop(Path(file), project, observed=options["observed"])
    sys.stderr.write(findings_text((*project.diagnostics, *found.diagnostics)))
    if found.agenda is None or found.errors or project.diagnostics:
        click.get_current_context().exit(1)
    click.get_current_context().exit(_made(file, found, project, options))


def _made(file: str, found: FoundWorkshop, project: Project, options: dict[str, Any]) -> int:
    """Make the kit, and say what became of it."""
    from hubdocs.project.field_kit.make import make_kit  # noqa: PLC0415 (not for help)
    from hubdocs.project.field_kit.order import KitError, order_for  # noqa: PLC0415 (likewise)
    from hubdocs.project.field_kit.pack import kit_name, refuse_others  # noqa: PLC0415 (likewise)
    from hubdocs.project.reporters.plain import plain  # noqa: PLC0415 (likewise)

    target = Path(options["output"] or kit_name(Path(file), instructors=options["for_"] == "instructors"))
    source = Path(options["source"]) if options["source"] else None
    try:
        refuse_others(target)
    except KitError as error:
        raise WrongUsageError(str(error)) from error
    if not target.parent.is_dir():
        folder = target.parent.as_posix()
        raise WrongUsageError(f"`{target.as_posix()}` cannot be written: there is no folder `{folder}`")
    try:
        order = _ordered(order_for(Path(file), found, project, source), options)
        _check_language(order, found)
        kit = make_kit(order, target)
    except KitError as error:
        sys.stderr.write(f"Error: {plain(str(error))}\n")
        return 1
    except OSError as error:
        raise WrongUsageError(f"`{target.as_posix()}` cannot be written: {error.strerror or error}") from error
    return _told(kit, target)


def _check_language(order: KitOrder, found: FoundWorkshop) -> None:
    """Refuse a language that nothing is in, and say where lessons stay in another one."""
    from hubdocs.project.field_kit.languages import (  # noqa: PLC0415 (not for help)
        is_kit_language,
        kit_languages,
        other_language,
    )
    from hubdocs.project.reporters.plain import plain  # noqa: PLC0415 (likewise)

    known = kit_languages(order, found)
    if order.language and not is_kit_language(order.language, known):
        raise WrongUsageError(f"there is nothing in the language `{order.language}`; there are: {', '.join(known)}")
    if told := other_language(order, found):
        sys.stderr.write(f"note: {plain(told)}\n")


def _ordered(order: KitOrder, options: dict[str, Any]) -> KitOrder:
    return order._replace(
        instructors=options["for_"] == "instructors",
        solutions=not options["print_without_solutions"],
        observed=options["observed"],
        language=options["language"],
        public=options["public"],
    )


def _told(kit: Kit, target: Path) -> int:
    from hubdocs.project.field_kit.pack import size_text  # noqa: PLC0415 (not for help)
    from hubdocs.project.reporters.plain import plain  # noqa: PLC0415 (likewise)

    for line in (*kit.complaints, *kit.missing):
        sys.stderr.write(f"{plain(line)}\n")
    sys.stdout.write(f"wrote {target.as_posix()} ({size_text(kit.size)})\n")
    return 1 if kit.complaints or kit.missing else 0


command = click.Command(
    "field-kit",
    callback=_field_kit,
    help=_HELP,
    context_settings=CONTEXT_SETTINGS,
    params=[
        FILE,
        click.Option(
            ["--output"],
            default="",
            metavar="FILE",
            help="Where the zip is written; by default here, named after the workshop.",
        ),
        click.Option(
            ["--for", "for_"],
            type=Word("audience", ("learners", "instructors")),
            default="learners",
            show_default=True,
            help="Instructors get their notes, the run-sheet, the plan of the event and `preflight.py`.",
        ),
        click.Option(["--print-without-solutions"], is_flag=True, help="Leave solutions out of the page for print."),
        click.Option(["--language"], default="", metavar="CODE", help="The language, where the site has translations."),
        OBSERVED,
        click.Option(
            ["--site", "public"],
            default="",
            metavar="ADDRESS",
            help="The public site, for links to pages that are not in the zip; by default `html_baseurl` of `conf.py`.",
        ),
        click.Option(
            ["--source"],
            default="",
            metavar="FOLDER",
            help="The folder with `conf.py`; by default the one above the lessons.",
        ),
    ],
)
"""The command ``hubdocs field-kit``."""
