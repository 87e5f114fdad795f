"""Which comparisons make sense for a field, said while the query is read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from hubdocs.checks.suggest import closest
from hubdocs.service.query.errors import QueryError
from hubdocs.service.query.field import Type
from hubdocs.service.query.syntax import Op
from hubdocs.service.query.values import fold

if TYPE_CHECKING:
    from hubdocs.service.query.field import Field
    from hubdocs.service.query.tokens import Token
    from hubdocs.service.query.values import Literal

ORDERED: Final = frozenset({Op.LESS, Op.AT_MOST, Op.MORE, Op.AT_LEAST})
"""Comparisons that ask for more or less."""

_SAME: Final = frozenset({Op.EQUAL, Op.DIFFERENT, Op.IN})
ALLOWED: Final[dict[Type, frozenset[Op]]] = {
    Type.TEXT: _SAME | {Op.CONTAINS},
    Type.LIST: frozenset({Op.HAS, Op.CONTAINS}),
    Type.NUMBER: _SAME | ORDERED,
    Type.SIZE: _SAME | ORDERED,
    Type.TRUTH: frozenset({Op.EQUAL, Op.DIFFERENT}),
    Type.DATE: _SAME | ORDERED,
    Type.ANY: _SAME | ORDERED | {Op.HAS, Op.CONTAINS},
}
"""What fields of each type can be compared by; every field can be ``unknown`` or ``empty``."""

_DATE: Final = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")


def check_comparison(field: Field[Any], op: Op, value: Literal, written: Token, sign: Token) -> None:
    """Refuse a comparison that can never hold.

    :param written: the value as it stands in the query.
    :param sign: what compares.
    :raises QueryError: with what can be written instead.
    """
    if op not in ALLOWED[field.type]:
        known = ", ".join(f"`{allowed.value}`" for allowed in Op if allowed in ALLOWED[field.type])
        hint = f"write `{field.name} has {written.written}`" if field.type is Type.LIST else f"there are {known}"
        at = sign.offset if op is not Op.IN else written.offset
        word = sign.written if op is not Op.IN else written.written
        message = f"`{field.name}` is {_article(field.type)}, which `{op.value}` cannot compare"
        raise QueryError(message, at, word, hint)
    wrong = _wrong_value(field, op, value, written.text)
    if wrong:
        raise QueryError(wrong[0], written.offset, written.written, wrong[1])


def _article(kind: Type) -> str:
    return {Type.TEXT: "text", Type.TRUTH: kind.value, Type.ANY: kind.value}.get(kind, f"a {kind.value}").replace(
        "a amount", "an amount"
    )


def _wrong_value(field: Field[Any], op: Op, value: Literal, written: str) -> tuple[str, str] | None:
    """Say what is wrong with a value, and what to write."""
    of = f"`{field.name}` is {_article(field.type)}, and `{written}` is none"
    if field.type is Type.NUMBER and value.number is None:
        return of, "write digits without quotation marks"
    if field.type is Type.SIZE and value.size is None:
        return of, "write it like `8G` or `512M`, without quotation marks"
    if field.type is Type.TRUTH and value.truth is None:
        return f"`{field.name}` is true or false, and `{written}` is neither", "write `true` or `false`"
    if field.type is Type.DATE and not _DATE.fullmatch(written):
        return of, "write it like `2026-10-31`, `2026-10` or `2026`"
    if field.type is Type.ANY and op in ORDERED and value.number is None and value.size is None:
        return f"`{op.value}` compares amounts, and `{written}` is none", "write a number, or an amount such as `8G`"
    if field.words is not None and op is not Op.CONTAINS and value.text not in map(fold, field.words):
        alike = closest(written, field.words)
        return f"`{field.name}` can never be `{written}`" if field.type is not Type.LIST else (
            f"`{field.name}` can never have `{written}`"
        ), f"did you mean `{alike}`?" if alike else f"there are: {', '.join(field.words)}"
    return None
