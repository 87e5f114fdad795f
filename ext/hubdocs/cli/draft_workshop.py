"""``hubdocs draft-workshop``."""

from __future__ import annotations

import sys
from datetime import date, time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from hubdocs.cli.group import CONTEXT_SETTINGS
from hubdocs.cli.usage import WrongUsageError, no_such

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from hubdocs.project.project import Project
    from hubdocs.project.training.draft_workshop import DraftedWorkshop
    from hubdocs.service.training.draft_workshop import Frame
    from hubdocs.service.training.lesson import Lesson

_HELP = """Write the draft of a workshop from lessons and days.

LESSONS are the ids of lessons, or the names of courses.
Lessons that these need are added, unless --known says that people know them already.
They are put in an order that works and shared out over the days, with breaks and a lunch.
What does not fit is listed. The draft is yours to change; a file that exists is never overwritten.

\b
Examples:
  hubdocs draft-workshop files notebooks --day 2027-04-12 --time-zone Africa/Nairobi
  hubdocs draft-workshop workflows --day 2027-04-12 --day 2027-04-13 --time-zone Africa/Nairobi \\
      --title "Rivers and their data" --hub af/hub-a --attendees 30

\b
Exit codes:
  0   the draft is written, with all lessons
  1   some lessons do not fit or require one another, or the project has mistakes
  2   the command line is wrong
"""


def _draft_workshop(lessons: tuple[str, ...], **options: Any) -> None:
    from hubdocs.project import load_project  # noqa: PLC0415 (not for help)
    from hubdocs.project.reporters.text import findings_text  # noqa: PLC0415 (likewise)
    from hubdocs.project.training.draft_workshop import About, expand, file_name, make_workshop  # noqa: PLC0415 (likewise)
    from hubdocs.project.training.lessons import lessons_by_id, no_lessons  # noqa: PLC0415 (likewise)
    from hubdocs.service.training.draft_workshop import choose_lessons  # noqa: PLC0415 (likewise)

    frame = _frame(options)
    project = load_project(Path.cwd())
    _check_hub(options["hub"], project)
    sys.stderr.write(findings_text(project.diagnostics))
    every = lessons_by_id(project)
    try:
        names = tuple(expand(lessons, every, project))
        known = tuple(expand(options["known"], every, project))
    except KeyError as error:
        courses = (lesson.course for lesson in every.values())
        no_such("lesson or course", error.args[0], {*every, *courses}, no_lessons(project))
    title, place = _line(options["title"]) or "Workshop", _line(options["place"])
    about = About(title, options["time_zone"], place, options["hub"], options["attendees"])
    _no_circle(choose_lessons(names, every, known))
    made = make_workshop(names, every, frame, about, known)
    _write(made, options, file_name(title))
    _tell(made)
    click.get_current_context().exit(1 if made.left or project.diagnostics else 0)


def _frame(options: Mapping[str, Any]) -> Frame:
    from hubdocs.service.training.agenda import SHORTEST_BREAK  # noqa: PLC0415 (not for help)
    from hubdocs.service.training.clock import find_zone, moment, no_zone, zone_hint  # noqa: PLC0415 (likewise)
    from hubdocs.service.training.draft_workshop import Frame  # noqa: PLC0415 (likewise)

    zone = find_zone(options["time_zone"])
    if zone is None:
        raise WrongUsageError(f"{no_zone(options['time_zone'])}; {zone_hint(options['time_zone'])}")
    dates = sorted({_day(text) for text in options["day"]})
    start, end = _clock(options["start"]), _end(options["end"])
    if end is not None and end <= start:
        hint = "; for midnight, write 24:00" if end == time() else ""
        raise WrongUsageError(f"a day cannot end at {end:%H:%M}, before it begins at {start:%H:%M}{hint}")
    for day, clock in ((day, clock) for day in dates for clock in (start, end)):
        if clock is not None and moment(day, clock, zone).meaning == "never":
            raise WrongUsageError(f"clocks in {zone.key} never show {clock:%H:%M} on {day}; choose another time")
    if 0 < options["lunch"] < SHORTEST_BREAK:
        raise WrongUsageError(f"a lunch takes at least {SHORTEST_BREAK} minutes; write 0 for none")
    return Frame(tuple(dates), start, end, zone, options["lunch"])


def _line(text: str) -> str:
    """Write on one line what somebody typed, also where some of it is no text."""
    return " ".join(text.encode(errors="replace").decode().split())


def _check_hub(name: str, project: Project) -> None:
    from hubdocs.project.fleet.hubs import hub_hint, known_hubs  # noqa: PLC0415 (not for help)

    if name and name not in (hubs := known_hubs(project)):
        raise WrongUsageError(f"there is no hub `{name}`; {hub_hint(name, hubs)}")


def _day(text: str) -> date:
    from hubdocs.service.training.workshop import is_possible  # noqa: PLC0415 (not for help)

    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise WrongUsageError(f"`{text}` is not a day; write one such as 2027-04-12") from None
    if not is_possible(day):
        raise WrongUsageError(f"no workshop can be on {day}; write a day such as 2027-04-12")
    return day


def _clock(text: str) -> time:
    try:
        return time.fromisoformat(text).replace(second=0, microsecond=0, tzinfo=None)
    except ValueError:
        raise WrongUsageError(f"`{text}` is not a time of day; write one such as 09:00") from None


def _end(text: str) -> time | None:
    from hubdocs.service.training.clock import read_end  # noqa: PLC0415 (not for help)

    try:
        is_midnight = read_end(text.strip()) is None
    except ValueError:
        is_midnight = False
    return None if is_midnight else _clock(text)


def _no_circle(lessons: Sequence[Lesson]) -> None:
    """End without a draft where no order of the lessons works."""
    from hubdocs.project.reporters.plain import plain  # noqa: PLC0415 (not for help)
    from hubdocs.service.training.check_lessons import find_circle  # noqa: PLC0415 (likewise)

    circle = find_circle(lessons)
    if circle:
        shown = " → ".join(plain(name) for name in circle)
        sys.stderr.write(f"no order of these lessons works, because they require one another: {shown}\n")
        sys.stderr.write("take one of these requirements out of its page\n")
        click.get_current_context().exit(1)


def _write(made: DraftedWorkshop, options: Mapping[str, Any], proposed: str) -> None:
    from hubdocs.cli.new_file import write_new  # noqa: PLC0415 (not for help)
    from hubdocs.project.reporters.plain import plain  # noqa: PLC0415 (likewise)

    if options["print_"]:
        sys.stdout.write(made.text)
        return
    target = Path(options["output"] or proposed)
    write_new(target, made.text, target.as_posix(), "name another with --output, or use --print")
    sys.stdout.write(f"its times: hubdocs agenda {plain(target.as_posix())}\n")


def _tell(made: DraftedWorkshop) -> None:
    for lesson, other in made.added:
        sys.stderr.write(f"added: {lesson.id}, which is required by {other.id}\n")
    for lesson in made.left:
        sys.stderr.write(f"no time left for: {lesson.id} ({lesson.minutes} minutes)\n")
    if made.left:
        sys.stderr.write("name fewer lessons, add a day, or let a day last longer\n")
    for day in made.empty:
        sys.stderr.write(f"no lesson yet: {day.isoformat()}\n")
    for day, minutes in made.free:
        sys.stderr.write(f"left over: {minutes} minutes of {day.isoformat()}, such as for people's own work\n")


command = click.Command(
    "draft-workshop",
    callback=_draft_workshop,
    help=_HELP,
    context_settings=CONTEXT_SETTINGS,
    params=[
        click.Argument(["lessons"], nargs=-1, required=True),
        click.Option(["--day"], required=True, multiple=True, metavar="DATE", help="A day; may be given again."),
        click.Option(["--time-zone"], required=True, metavar="ZONE", help="Of the place, such as Africa/Nairobi."),
        click.Option(["--title"], default="Workshop", show_default=True, metavar="TEXT", help="What it is called."),
        click.Option(["--place"], default="", metavar="TEXT", help="Where it takes place."),
        click.Option(["--hub"], default="", metavar="CLUSTER/HUB", help="The hub that people work on."),
        click.Option(["--attendees"], type=click.IntRange(0), default=0, metavar="COUNT", help="How many people come."),
        click.Option(["--start"], default="09:00", show_default=True, metavar="TIME", help="When each day begins."),
        click.Option(["--end"], default="16:30", show_default=True, metavar="TIME", help="When people must leave."),
        click.Option(
            ["--lunch"],
            type=click.IntRange(0, 240),
            default=60,
            show_default=True,
            metavar="MINUTES",
            help="How long lunch is, where a day has one; 0 for none.",
        ),
        click.Option(["--known"], multiple=True, metavar="LESSON", help="What people know already, likewise."),
        click.Option(["--output"], default="", metavar="FILE", help="The file; without it, a name made of the title."),
        click.Option(["--print", "print_"], is_flag=True, help="Write it to the standard output, and no file."),
    ],
)
"""The command ``hubdocs draft-workshop``."""
