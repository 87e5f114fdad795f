"""``hubdocs event-plan``."""

from __future__ import annotations

import sys
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from hubdocs.cli.choice import Word
from hubdocs.cli.group import CONTEXT_SETTINGS
from hubdocs.cli.usage import WrongUsageError
from hubdocs.cli.workshop import FILE, FORMAT, OBSERVED, tell_over

if TYPE_CHECKING:
    from hubdocs.service.training.event_plan import EventPlan
    from hubdocs.service.training.preflight_result import Preflight

_HELP = """Plan what an event asks of its hub.

FILE is the file of a workshop. From its people, its days and what the hub really runs with, this works out:
machines, the quota to ask the cloud for, what must be warm before people come, space for files, and the cost.
It answers what those who run the hub ask, and lists who does what before, on the day and afterwards.

\b
Examples:
  hubdocs event-plan two-days.workshop.yaml
  hubdocs event-plan two-days.workshop.yaml --price 0.27
  hubdocs event-plan two-days.workshop.yaml --preflight preflight-result.json
  hubdocs event-plan two-days.workshop.yaml --format markdown > plan.md
  hubdocs event-plan two-days.workshop.yaml --for provider --format markdown

\b
Exit codes:
  0   the plan is shown
  1   a file has errors
  2   the command line is wrong
"""


def _event_plan(file: str, **options: Any) -> None:
    from hubdocs.project import load_project  # noqa: PLC0415 (not for help)
    from hubdocs.project.reporters.text import findings_text  # noqa: PLC0415 (likewise)
    from hubdocs.project.training.event_plan import find_plan, find_preflight  # noqa: PLC0415 (likewise)
    from hubdocs.project.training.workshops import find_workshop  # noqa: PLC0415 (likewise)

    context = click.get_current_context()
    price = _price(options["price"])
    project = load_project(Path.cwd())
    found = find_workshop(Path(file), project, observed=options["observed"])
    plan = find_plan(found, price)
    result = Path(options["preflight"]) if options["preflight"] else None
    preflight, problems = find_preflight(result, plan, project) if plan is not None and result else (None, ())
    failed = plan is None or (result is not None and preflight is None)
    if plan is not None and not failed:
        sys.stdout.write(_written(plan, preflight, options["format_"], options["reader"]))
    sys.stderr.write(findings_text((*project.diagnostics, *found.diagnostics, *problems)))
    tell_over(found.agenda, plan.notify_by if plan is not None else None)
    context.exit(1 if failed or project.diagnostics or found.errors else 0)


def _price(text: str | None) -> Fraction | None:
    """Read a price: a number as people write it."""
    if text is None:
        return None
    plain = text.strip().replace(",", ".")
    if len(plain) > _LONG or not plain.replace(".", "", 1).isdecimal() or not plain.isascii():
        raise WrongUsageError(f"`{text}` is not a price; write a number such as 0.27")
    return Fraction(plain)


_LONG = 20
"""A longer number is no price."""


def _written(plan: EventPlan, preflight: Preflight | None, form: str, reader: str) -> str:
    from hubdocs.project.reporters import event_plan as reporter  # noqa: PLC0415 (not for help)
    from hubdocs.service.training.plan_sections import Reader  # noqa: PLC0415 (likewise)

    writers = {
        "json": reporter.event_plan_json,
        "markdown": reporter.event_plan_markdown,
        "text": reporter.event_plan_text,
    }
    return writers[form](plan, preflight, Reader(reader))


command = click.Command(
    "event-plan",
    callback=_event_plan,
    help=_HELP,
    context_settings=CONTEXT_SETTINGS,
    params=[
        FILE,
        click.Option(["--price"], default=None, metavar="N", help="Price of one machine for an hour."),
        click.Option(["--preflight"], default="", metavar="FILE", help="What preflight.py found on the hub."),
        click.Option(
            ["--for", "reader"],
            type=Word("for", ("all", "instructors", "provider")),
            default="all",
            show_default=True,
            help="Who reads it; what is for others is left out.",
        ),
        OBSERVED,
        FORMAT,
    ],
)
"""The command ``hubdocs event-plan``."""
