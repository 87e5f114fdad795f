"""What is different between two versions of the responsibilities."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hubdocs.service.organisation.responsibilities import Line, Responsibilities


class Difference(NamedTuple):
    """One difference.

    :param kind: ``new``, ``gone``, ``holder``, ``accountable``, ``involved``, ``unless``, ``title`` or ``agreed``.
    :param line: the line as it is now; as it was, if it is gone.
    :param before: what it was: a holder, a name, or a title.
    :param after: what it is.
    """

    kind: str
    line: Line
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


def differences(old: Responsibilities, new: Responsibilities) -> tuple[Difference, ...]:
    """Compare two versions, line by line.

    A line that is only inferred no longer has been agreed upon. Words that explain a line are no difference.
    """
    before = {line.id: line for line in old.lines}
    now = {line.id for line in new.lines}
    found: list[Difference] = []
    for line in new.lines:
        if line.id in before:
            found += _changes(before[line.id], line)
        else:
            found.append(Difference("new", line))
    return (*found, *(Difference("gone", line) for line in old.lines if line.id not in now))


def _changes(old: Line, new: Line) -> Iterator[Difference]:
    pairs = (
        ("title", (old.title,), (new.title,)),
        ("holder", (old.holder,), (new.holder,)),
        ("accountable", (old.accountable,), (new.accountable,)),
        ("involved", tuple(sorted(old.involved)), tuple(sorted(new.involved))),
        ("unless", _choices(old), _choices(new)),
    )
    for kind, before, after in pairs:
        if before != after:
            yield Difference(kind, new, before, after)
    if old.inferred and not new.inferred:
        yield Difference("agreed", new)


def _choices(line: Line) -> tuple[str, ...]:
    return tuple(sorted(f"{each.option} = {each.value}: {each.holder}, {each.accountable}" for each in line.unless))
