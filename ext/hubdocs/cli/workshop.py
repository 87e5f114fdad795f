"""What the commands about workshops have in common."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from hubdocs.cli.choice import Word
from hubdocs.cli.new_file import write_again

if TYPE_CHECKING:
    from datetime import date

    from hubdocs.cli.new_file import Ours
    from hubdocs.service.training.agenda import Agenda

FILE: Final = click.Argument(["file"])
"""The file of a workshop."""

OBSERVED: Final = click.Option(
    ["--observed"], is_flag=True, help="Take the minutes that lessons took when they were taught."
)
"""Whether logs of deliveries count."""

FORMAT: Final = click.Option(
    ["--format", "format_"],
    type=Word("format", ("text", "markdown", "json")),
    default="text",
    show_default=True,
    help="For people, for a page, or for programs.",
)
"""For whom the answer is written."""


def tell_over(agenda: Agenda | None, notify_by: date | None = None) -> None:
    """Say on the standard error which days are over; a plan says, too, what should have been done by now."""
    from hubdocs.project.today import today  # noqa: PLC0415 (not for help)
    from hubdocs.service.training.over import over_words  # noqa: PLC0415 (likewise)

    for line in over_words(agenda, today(), notify_by) if agenda is not None else ():
        sys.stderr.write(f"note: {line}\n")


def write_to(target: str, text: str, ours: Ours) -> None:
    """Write a text as it is, and say where; ``-`` is the terminal.

    :param ours: what may be overwritten.
    :raises WrongUsageError: the file cannot be written, or is something else.
    """
    if target == "-":
        sys.stdout.write(text)
        return
    write_again(Path(target), text, ours)
    sys.stdout.write(f"wrote {Path(target).as_posix()}\n")
