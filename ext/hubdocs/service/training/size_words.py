"""The sizes that people can choose, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hubdocs.service.training.event_words import EventWords as W
from hubdocs.service.training.plan_words import amounts
from hubdocs.service.training.sizes import better_size, sizes_of
from hubdocs.service.training.words import Say, say
from hubdocs.sources.yaml_writer import write_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from hubdocs.model import JSON
    from hubdocs.service.training.event_plan import EventPlan
    from hubdocs.service.training.sizes import Size


def size_words(plan: EventPlan) -> tuple[Say, ...]:
    """List the sizes that people can choose, where the file of the workshop does not say which."""
    workshop, sizes = plan.agenda.workshop, sizes_of(plan)
    written = dict(workshop.choices)
    if all(written.keys() >= dict(size.choices).keys() and (workshop.profile or not size.profile) for size in sizes):
        return ()
    return tuple(_line(size) for size in sizes)


def _line(size: Size) -> Say:
    line = _amounts(size)
    if size.machines is not None:
        line = say(W.SIZE_MACHINES, size=line, machines=size.machines)
    if not size.is_enough:
        line = say(W.SIZE_TOO_SMALL, size=line)
    return say(W.SIZE_USUAL, size=line) if size.is_chosen else line


def _amounts(size: Size) -> Say:
    given = amounts(size.room.guarantee.memory, size.room.guarantee.cores)
    return say(W.SIZE, choose=to_write(size), amounts=given if given is not None else "?")


def better_size_words(plan: EventPlan) -> Iterator[Say]:
    """Say which size is better than the chosen one, and what to write."""
    size = better_size(plan, sizes_of(plan))
    given = amounts(size.room.guarantee.memory, size.room.guarantee.cores) if size is not None else None
    if size is None or given is None or plan.sizing is None:
        return
    about = {"size": size.key, "amounts": given, "choose": to_write(size), "machines": size.machines}
    if size.room.machine_name == plan.machine_name and (size.machines or 0) < plan.sizing.machines:
        yield say(W.OPEN_SMALLER, now=plan.sizing.machines, **about)
    else:
        yield say(W.OPEN_LARGER, machine=size.room.machine_name, **about)


def to_write(size: Size) -> str:
    """Write what the file of the workshop says to choose a size, in one line."""
    return in_one_line(size.file)


def in_one_line(said: Mapping[str, JSON]) -> str:
    """Write what a file says as one may put it into a sentence, without the outer brackets."""
    return write_yaml(dict(said), in_one_line=True).strip()[1:-1]
