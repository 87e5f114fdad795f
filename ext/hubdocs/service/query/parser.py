"""Read a query: by descent, one token ahead, with a limit on nesting."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from hubdocs.checks.suggest import closest
from hubdocs.service.query.comparisons import check_comparison
from hubdocs.service.query.errors import QueryError
from hubdocs.service.query.kinds import KINDS
from hubdocs.service.query.paths import read_path
from hubdocs.service.query.syntax import Every, Not, Op, Query, Some, Test
from hubdocs.service.query.tokens import Sort, Token, split
from hubdocs.service.query.values import make_literal

if TYPE_CHECKING:
    from hubdocs.service.query.field import Field, Kind
    from hubdocs.service.query.syntax import Condition
    from hubdocs.service.query.values import Literal

MAX_DEPTH: Final = 30
"""A condition that is nested deeper is refused."""

_SIGNS: Final = {op.value: op for op in Op if not op.value.startswith(("has", "in", "is"))}


def parse(text: str, default: str = "") -> Query:
    """Read a query.

    :param text: such as ``hubs where provider=aws``.
    :param default: what is asked about where the query is only a condition; without it, the query must say it.
    :raises QueryError: it cannot be answered.
    """
    return _Parser(text).query(default)


def find_field(kind: Kind[Any], name: str, offset: int = 0) -> Field[Any]:
    """Find a field of a kind, or a path into its values.

    :param offset: where in the query the name stands.
    :raises QueryError: there is none.
    """
    found = kind.find(name)
    if found is not None:
        return found
    first, dot, rest = name.partition(".")
    if kind.inside is not None and first.casefold() == kind.prefix:
        if not dot:
            raise QueryError(f"`{kind.prefix}` needs a path", offset, name, f"write `{kind.prefix}.` and the keys")
        return kind.inside(name, read_path(rest, offset + len(first) + 1))
    known = [field.name for field in kind.fields]
    alike = closest(name, known)
    hint = f"did you mean `{alike}`?" if alike else _known(kind, known)
    raise QueryError(f"{kind.name} have no field `{name}`", offset, name, hint)


def _known(kind: Kind[Any], names: list[str]) -> str:
    inside = f", and {kind.prefix}.PATH" if kind.inside else ""
    return f"there are: {', '.join(names)}{inside}"


class _Parser:
    def __init__(self, text: str) -> None:
        self._tokens = split(text)
        self._at = 0
        self._depth = 0

    @property
    def _next(self) -> Token:
        return self._tokens[self._at]

    def _take(self) -> Token:
        token = self._tokens[self._at]
        if token.sort is not Sort.END:
            self._at += 1
        return token

    def query(self, default: str) -> Query:
        kind = self._kind(default)
        if self._next.sort is Sort.END:
            return Query(kind)
        condition = self._either(kind)
        token = self._next
        if token.sort is not Sort.END:
            closing = token.is_sign(")")
            message = "this `)` closes nothing" if closing else f"`{token.written}` is not expected here"
            hint = "take it away" if closing else "join conditions by `and` or `or`; put text with spaces in quotes"
            raise QueryError(message, token.offset, token.written, hint)
        return Query(kind, condition)

    def _kind(self, default: str) -> Kind[Any]:
        """Read what is asked about, and ``where``."""
        token = self._next
        following = self._tokens[self._at + 1] if token.sort is not Sort.END else token
        named = token.sort is Sort.WORD and (following.sort is Sort.END or following.is_word("where"))
        if default and not (named and token.text.casefold() in KINDS):
            return KINDS[default]
        if token.sort is not Sort.WORD or token.text.casefold() not in KINDS:
            raise self._no_kind(token)
        self._take()
        if self._next.is_word("where"):
            where = self._take()
            if self._next.sort is Sort.END:
                raise QueryError("the condition is missing", where.offset + 5, "", "write it after `where`")
        elif self._next.sort is not Sort.END:
            wrong = self._next
            raise QueryError(f"`where` is missing before `{wrong.written}`", wrong.offset, wrong.written)
        return KINDS[token.text.casefold()]

    def _no_kind(self, token: Token) -> QueryError:
        names = ", ".join(f"`{name}`" for name in KINDS)
        if token.sort is Sort.END:
            return QueryError("the query is empty", token.offset, "", f"it begins with one of {names}")
        alike = closest(token.text, KINDS)
        hint = f"did you mean `{alike}`?" if alike else f"it begins with one of {names}"
        return QueryError(f"nothing is known of `{token.written}`", token.offset, token.written, hint)

    def _either(self, kind: Kind[Any]) -> Condition:
        parts = [self._both(kind)]
        while self._next.is_word("or"):
            self._take()
            parts.append(self._both(kind))
        return Some(tuple(parts)) if len(parts) > 1 else parts[0]

    def _both(self, kind: Kind[Any]) -> Condition:
        parts = [self._one(kind)]
        while self._next.is_word("and"):
            self._take()
            parts.append(self._one(kind))
        return Every(tuple(parts)) if len(parts) > 1 else parts[0]

    def _one(self, kind: Kind[Any]) -> Condition:
        token = self._next
        if not (token.is_word("not") or token.is_sign("(")):
            return self._test(kind)
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise QueryError(f"conditions are nested more than {MAX_DEPTH} deep", token.offset, token.written)
        self._take()
        if token.text == "(":
            condition = self._either(kind)
            self._close(token)
        else:
            condition = Not(self._one(kind))
        self._depth -= 1
        return condition

    def _close(self, opening: Token) -> None:
        if not self._next.is_sign(")"):
            end = self._next.sort is Sort.END
            where = opening if end else self._next
            message = "this `(` is not closed" if end else f"`{where.written}` is not expected here"
            raise QueryError(message, where.offset, where.written, "write `)`" if end else "write `,` or `)` before it")
        self._take()

    def _test(self, kind: Kind[Any]) -> Condition:
        token = self._take()
        if token.sort is not Sort.WORD or token.is_word("and", "or", "where"):
            what = f"instead of `{token.written}`" if token.written else "here"
            hint = "names of fields stand without quotation marks" if token.sort is Sort.QUOTED else ""
            raise QueryError(f"the name of a field is expected {what}", token.offset, token.written, hint)
        field = find_field(kind, token.text, token.offset)
        sign = self._take()
        opposite = sign.is_word("not")
        if opposite:
            sign = self._take()
            if not sign.is_word("in", "has"):
                raise QueryError("after a field, only `in` and `has` follow `not`", sign.offset, sign.written)
        test = self._comparison(field, token, sign)
        return Not(test) if opposite else test

    def _comparison(self, field: Field[Any], name: Token, sign: Token) -> Condition:
        if sign.is_word("is"):
            return self._is(field)
        if sign.is_word("in"):
            return self._in(field)
        op = Op.HAS if sign.is_word("has") else _SIGNS.get(sign.text) if sign.sort is Sort.SIGN else None
        if op is None:
            hint = "write `is unknown` or `is empty`, or a comparison such as `=`, `has` or `in (...)`"
            if field.type.value == "true or false":
                hint = f"write `{name.text}=true`"
            where = sign.offset
            raise QueryError(f"after `{name.text}`, a comparison is expected", where, sign.written, hint)
        if self._next.is_sign("=") and op is Op.EQUAL:
            raise QueryError("one `=` is enough", self._next.offset, "=", "take the second one away")
        return Test(field, op, (self._value(field, op, sign),))

    def _is(self, field: Field[Any]) -> Condition:
        token = self._take()
        opposite = token.is_word("not")
        if opposite:
            token = self._take()
        if not token.is_word("unknown", "empty"):
            hint = f"to compare, write `{field.name}={token.written or 'VALUE'}`"
            raise QueryError("after `is`, only `unknown` or `empty` can follow", token.offset, token.written, hint)
        test = Test(field, Op.UNKNOWN if token.is_word("unknown") else Op.EMPTY)
        return Not(test) if opposite else test

    def _in(self, field: Field[Any]) -> Condition:
        opening = self._take()
        if not opening.is_sign("("):
            hint = "write the values in parentheses: `in (a, b)`"
            raise QueryError("`(` is missing after `in`", opening.offset, opening.written, hint)
        values = [self._value(field, Op.IN, opening)]
        while self._next.is_sign(","):
            values.append(self._value(field, Op.IN, self._take()))
        self._close(opening)
        return Test(field, Op.IN, tuple(values))

    def _value(self, field: Field[Any], op: Op, before: Token) -> Literal:
        token = self._take()
        if token.sort not in (Sort.WORD, Sort.QUOTED):
            what = f"instead of `{token.written}`" if token.written else f"after `{before.written}`"
            raise QueryError(f"a value is expected {what}", token.offset, token.written)
        literal = make_literal(token.text, quoted=token.sort is Sort.QUOTED)
        check_comparison(field, op, literal, token, before)
        return literal
