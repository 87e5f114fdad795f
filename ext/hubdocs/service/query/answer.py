"""Answer a query: what is sure to fit, and what may fit."""

from __future__ import annotations

import operator
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from hubdocs.checks.suggest import closest
from hubdocs.service.query.comparisons import ORDERED
from hubdocs.service.query.field import Type
from hubdocs.service.query.syntax import Not, Op, Some, Test
from hubdocs.service.query.values import fold, make_literal, read_size, texts_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from hubdocs.service.query.field import Field, Kind
    from hubdocs.service.query.syntax import Condition, Query
    from hubdocs.service.query.values import Cell, Literal, Value
    from hubdocs.service.query.world import World

_COMPARE: Final[dict[Op, Callable[[Any, Any], bool]]] = {
    Op.EQUAL: operator.eq,
    Op.DIFFERENT: operator.ne,
    Op.LESS: operator.lt,
    Op.AT_MOST: operator.le,
    Op.MORE: operator.gt,
    Op.AT_LEAST: operator.ge,
}


class Answer(NamedTuple):
    """What fits a query.

    :param rows: the things that are sure to fit.
    :param undecided: the things of which nobody can say whether they fit.
    :param total: how many things of the kind there are.
    :param unread: files that cannot be read, so that there may be more things than are known.
    """

    kind: Kind[Any]
    rows: tuple[Any, ...]
    undecided: tuple[Any, ...]
    total: int
    unread: tuple[str, ...] = ()

    @property
    def exact(self) -> bool:
        """Say whether these are all that fit, without doubt."""
        return not self.undecided and not self.unread


def answer(query: Query, world: World) -> Answer:
    """Answer a query."""
    rows = tuple(query.kind.rows(world))
    verdicts = [True if query.condition is None else holds(query.condition, row) for row in rows]
    return Answer(
        query.kind,
        tuple(row for row, verdict in zip(rows, verdicts, strict=True) if verdict),
        tuple(row for row, verdict in zip(rows, verdicts, strict=True) if verdict is None),
        len(rows),
        world.unread(query.kind.name),
    )


def misses(query: Query, world: World) -> tuple[tuple[str, str, str], ...]:
    """List the values that a query names and that no thing has, although one has a value much like it.

    :return: for each the field, what the query says, and the value that may have been meant.
    """
    found: list[tuple[str, str, str]] = []
    for test in _tests(query.condition):
        if test.op not in (Op.EQUAL, Op.IN, Op.HAS) or test.field.type not in (Type.TEXT, Type.LIST):
            continue
        values = [test.field.read(row).value for row in query.kind.rows(world)]
        known = {text for value in values for text in ((value,) if isinstance(value, str) else texts_of(value)) if text}
        folded = set(map(fold, known))
        for literal in test.values:
            alike = closest(literal.text, known) if literal.text not in folded else None
            if alike:
                found.append((test.field.name, literal.text, alike))
    return tuple(found)


def _tests(condition: Condition | None) -> Iterator[Test]:
    """Give all comparisons of a condition, in their order."""
    if isinstance(condition, Test):
        yield condition
    elif isinstance(condition, Not):
        yield from _tests(condition.condition)
    elif condition is not None:
        for part in condition.conditions:
            yield from _tests(part)


def holds(condition: Condition, row: Any) -> bool | None:
    """Say whether a condition holds; ``None`` where nobody can know (the three-valued logic of Kleene)."""
    if isinstance(condition, Test):
        return _test(condition, condition.field.read(row))
    if isinstance(condition, Not):
        verdict = holds(condition.condition, row)
        return None if verdict is None else not verdict
    decisive = isinstance(condition, Some)
    verdicts = set[bool | None]()
    for part in condition.conditions:
        verdict = holds(part, row)
        if verdict is decisive:
            return decisive
        verdicts.add(verdict)
    return None if None in verdicts else not decisive


def sort_rows(rows: Iterable[Any], field: Field[Any], *, descending: bool = False) -> tuple[Any, ...]:
    """Sort things by a field; those without a value come last."""
    keyed = [(row, field.read(row)) for row in rows]
    full = [(row, _sort_key(cell.value)) for row, cell in keyed if not cell.empty]
    full.sort(key=lambda pair: pair[1], reverse=descending)
    return (*(row for row, _key in full), *(row for row, cell in keyed if cell.empty))


def _sort_key(value: Value) -> tuple[int, float, str]:
    if isinstance(value, (bool, int, float)):
        return 0, value, ""
    return (1, 0, fold(value)) if isinstance(value, str) else (2, 0, ", ".join(map(fold, texts_of(value))))


def _test(test: Test, cell: Cell) -> bool | None:
    if test.op is Op.UNKNOWN:
        return cell.unknown
    if cell.unknown and not (test.op is Op.HAS and cell.maybe and test.values[0].text not in map(fold, cell.maybe)):
        return None
    if test.op is Op.EMPTY:
        return cell.empty
    if test.op is Op.DIFFERENT:
        return not _compare(cell.value, Op.EQUAL, test.values[0], test.field.type)
    if test.op is Op.IN:
        return any(_compare(cell.value, Op.EQUAL, value, test.field.type) for value in test.values)
    return _compare(cell.value, test.op, test.values[0], test.field.type)


def _compare(value: Value, op: Op, literal: Literal, kind: Type) -> bool:
    """Compare a known value; one of another type than the query's never fits."""
    if op is Op.HAS:
        return literal.text in map(fold, texts_of(value) or (value if isinstance(value, dict) else ()))
    if op is Op.CONTAINS:
        texts = (value,) if isinstance(value, str) else texts_of(value)
        return any(literal.text in fold(text) for text in texts)
    if isinstance(value, bool):
        return op is Op.EQUAL and literal.truth is value
    if isinstance(value, (int, float)):
        wanted = literal.size if kind is Type.SIZE or literal.number is None else literal.number
        return wanted is not None and _COMPARE[op](value, wanted)
    if not isinstance(value, str) or not value:
        return False
    if kind is Type.DATE:
        length = min(len(value), len(literal.text))
        return _COMPARE[op](value[:length], literal.text[:length])
    return _compare_amounts(value, op, literal) if op in ORDERED else fold(value) == literal.text


def _compare_amounts(value: str, op: Op, literal: Literal) -> bool:
    """Compare an amount that is written as text, such as ``4G``."""
    number = make_literal(value).number
    if number is not None and literal.number is not None:
        return _COMPARE[op](number, literal.number)
    size = read_size(value)
    return size is not None and literal.size is not None and _COMPARE[op](size, literal.size)
