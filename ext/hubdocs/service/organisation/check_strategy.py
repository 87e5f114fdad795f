"""What no schema can say of a strategy: that ids are unique, that objectives serve something, and dates make sense."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hubdocs.model import Code, Severity
from hubdocs.service.lenient import listed, mapping, text
from hubdocs.service.organisation.place import check_known, finding
from hubdocs.service.organisation.quarters import first_day
from hubdocs.service.organisation.strategy import load_strategy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hubdocs.model import Diagnostic, Pointer
    from hubdocs.service.organisation.roles import Roles
    from hubdocs.service.organisation.strategy import Objective, Progress, Strategy
    from hubdocs.sources import Document


def check_strategy(document: Document, roles: Roles | None) -> Iterator[Diagnostic]:
    """Check a strategy that its schema has nothing against.

    :param roles: the teams and roles beside the file; ``None`` where nobody says who there is.
    """
    strategy = load_strategy(document)
    yield from _repeated(document)
    yield from _order(document)
    for number, quarter in enumerate(listed(mapping(document.value), "quarters")):
        for index, row in enumerate(listed(mapping(quarter), "objectives")):
            at: Pointer = ("quarters", number, "objectives", index)
            name = text(mapping(row), "id")
            objective = next(found for found in strategy.objectives if found.id == name)
            yield from check_serves(document, (*at, "serves"), mapping(row).get("serves") or (), strategy)
            if not objective.serves:
                message = f"the objective `{name}` serves no priority"
                hint = "name what it serves, or ask why it is an objective"
                yield finding(document, (*at, "serves"), Code.SERVES_NOTHING, message, hint)
            if roles is not None:
                owner = text(mapping(row), "owner")
                yield from check_known(
                    document, (*at, "owner"), owner, roles.parties, Code.UNKNOWN_ROLE, "role or team"
                )
            if objective.progress is not None:
                yield from _progress(document, at, objective, objective.progress)
    yield from _unserved(document, strategy)


def check_serves(document: Document, at: Pointer, names: Iterable[str], strategy: Strategy) -> Iterator[Diagnostic]:
    """Check that what something serves is a priority, or a part of one.

    :param at: where the list of ids stands.
    """
    for index, name in enumerate(names):
        yield from check_known(document, (*at, index), name, strategy.served, Code.UNKNOWN_PRIORITY, "priority")


def _named(document: Document) -> Iterator[tuple[Pointer, str]]:
    """Give all ids of a strategy, and where they stand."""
    table = mapping(document.value)
    lists: list[tuple[Pointer, list[object]]] = [((key,), listed(table, key)) for key in ("manner", "practice")]
    lists.append((("theory", "points"), listed(mapping(table.get("theory")), "points")))
    lists.append((("priorities",), listed(table, "priorities")))
    for key, inner in (("priorities", "parts"), ("quarters", "objectives")):
        for number, row in enumerate(listed(table, key)):
            lists.append(((key, number, inner), listed(mapping(row), inner)))
    for at, found in lists:
        for index, item in enumerate(found):
            row = mapping(item)  # type: ignore[arg-type]
            if text(row, "id"):
                yield (*at, index, "id"), text(row, "id")


def _repeated(document: Document) -> Iterator[Diagnostic]:
    seen: dict[str, int] = {}
    places = sorted(_named(document), key=lambda place: document.value_offsets_of(place[0]))
    for pointer, name in places:
        line = document.locator.span(*document.value_offsets_of(pointer)).start.line
        if name in seen:
            message = f"`{name}` is used already, in line {seen[name]}"
            yield finding(document, pointer, Code.REPEATED_NAME, message, "use each id for one thing")
        seen.setdefault(name, line)


def _order(document: Document) -> Iterator[Diagnostic]:
    """Check that quarters stand in their order, each once."""
    before = ""
    for number, row in enumerate(map(mapping, listed(mapping(document.value), "quarters"))):
        quarter = text(row, "quarter")
        if before and quarter <= before:
            message = f"`{quarter}` stands after `{before}`"
            hint = "let the oldest quarter come first, and each only once; the last one is the current quarter"
            yield finding(document, ("quarters", number, "quarter"), Code.OUT_OF_ORDER, message, hint)
        before = max(before, quarter)


def _progress(document: Document, at: Pointer, objective: Objective, progress: Progress) -> Iterator[Diagnostic]:
    """Check that progress is within its bounds, and fits its state and its quarter."""
    where = (*at, "progress")
    if progress.done > progress.of:
        message = f"{progress.done} of {progress.of} cannot be done"
        hint = "write what there is to do into `of`"
        yield finding(document, (*where, "done"), Code.WRONG_PROGRESS, message, hint)
    elif progress.state == "reached" and progress.done < progress.of:
        message = f"it is `reached`, but {progress.done} of {progress.of} is done"
        hint = "write what is done, or another state"
        yield finding(document, (*where, "state"), Code.WRONG_PROGRESS, message, hint)
    begin = first_day(objective.quarter)
    if begin and progress.date < begin:
        message = f"the progress is from {progress.date}, and {objective.quarter} begins on {begin}"
        hint = "write the day on which somebody last looked"
        yield finding(document, (*where, "date"), Code.WRONG_PROGRESS, message, hint)


def _unserved(document: Document, strategy: Strategy) -> Iterator[Diagnostic]:
    """Tell which priorities nothing serves in the current quarter; that is no mistake."""
    now = strategy.objectives_of(strategy.current)
    served = {name for objective in now for name in objective.serves}
    if not now or not served.issubset(strategy.served):
        return  # what was misspelled may be what is missed
    for number, priority in enumerate(strategy.priorities):
        own = {priority.id, *(part.id for part in priority.parts)}
        if not own & served:
            message = f"no objective of {strategy.current} serves the priority `{priority.id}`"
            hint = "this may be right for a quarter; if it is not, add an objective"
            found = finding(document, ("priorities", number, "id"), Code.UNSERVED_PRIORITY, message, hint)
            yield found._replace(severity=Severity.INFORMATION)
