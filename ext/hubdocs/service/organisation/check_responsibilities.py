"""What no schema can say of responsibilities: that those who are named exist, and that nobody is forgotten."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hubdocs.model import Code
from hubdocs.service.lenient import listed, mapping
from hubdocs.service.organisation.place import check_known, finding, finding_at_key
from hubdocs.service.organisation.responsibilities import load_responsibilities

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hubdocs.model import JSON, Diagnostic, Pointer
    from hubdocs.service.organisation.responsibilities import Line
    from hubdocs.service.organisation.roles import Roles
    from hubdocs.sources import Document

Options = dict[str, tuple["JSON", ...]]
"""The options of the catalogue: each id with its values; a switch has none."""

_SIDES = {"community": "the community", "provider": "the provider"}


def check_responsibilities(document: Document, roles: Roles, options: Options) -> Iterator[Diagnostic]:
    """Check responsibilities that their schema has nothing against.

    :param roles: the teams and roles beside the file.
    :param options: the options that may change a holder.
    """
    kept = load_responsibilities(document)
    seen: dict[str, int] = {}
    for number, line in enumerate(kept.lines):
        at: Pointer = ("lines", number)
        if line.id in seen:
            message = f"another line is called `{line.id}` already, in line {seen[line.id]}"
            yield finding(
                document, (*at, "id"), Code.REPEATED_NAME, message, "give each line its own name, and one holder"
            )
        seen.setdefault(line.id, line.line)
        for index, name in enumerate(line.models):
            yield from check_known(
                document, (*at, "models", index), name, kept.models, Code.UNKNOWN_RESPONSIBILITY, "model"
            )
        if line.request:
            where = (*at, "request")
            yield from check_known(
                document, where, line.request, kept.requests, Code.UNKNOWN_RESPONSIBILITY, "kind of request"
            )
        yield from _parties(document, at, line, roles)
        yield from _options(document, at, line, options)


def check_duties(document: Document, roles: Roles, duties: Document) -> Iterator[Diagnostic]:
    """Check that each role has something to do.

    :param document: the file of the roles.
    :param duties: the file of the responsibilities.
    """
    lines = load_responsibilities(duties).lines
    if len(lines) != len(listed(mapping(duties.value), "lines")):
        return  # a line that cannot be read may name any of them
    for role in roles.of_kind("role"):
        if not any(line.concerns(role.name) for line in lines):
            message = f"no line of `{duties.path}` names the role `{role.name}`"
            hint = "add what it does, or who does it with them; or take the role out"
            yield finding_at_key(document, ("roles", role.name), Code.ROLE_WITHOUT_DUTY, message, hint)


def _parties(document: Document, at: Pointer, line: Line, roles: Roles) -> Iterator[Diagnostic]:
    """Check that those who answer exist, and stand on the side of the holder."""
    answering: list[tuple[Pointer, str, str]] = [(at, line.holder, line.accountable)]
    answering += [((*at, "unless", number), each.holder, each.accountable) for number, each in enumerate(line.unless)]
    for pointer, holder, name in answering:
        where = (*pointer, "accountable")
        party = roles.parties.get(name)
        if party is None:
            yield from check_known(document, where, name, roles.parties, Code.UNKNOWN_ROLE, "role or team")
        elif holder in _SIDES and party.side in _SIDES and party.side != holder:
            message = f"`{name}` belongs to {_SIDES[party.side]}, and the holder is {_SIDES[holder]}"
            hint = "name somebody of the holder's side, or write `holder: shared`"
            yield finding(document, where, Code.WRONG_HOLDER, message, hint)
    for index, name in enumerate(line.involved):
        where = (*at, "involved", index)
        yield from check_known(document, where, name, roles.parties, Code.UNKNOWN_ROLE, "role or team")
        if name == line.accountable:
            hint = "take it out here: one answers, the others have a part in it"
            yield finding(document, where, Code.REPEATED_NAME, f"`{name}` answers for it already", hint)


def _options(document: Document, at: Pointer, line: Line, options: Options) -> Iterator[Diagnostic]:
    """Check that what changes a holder can be chosen."""
    for number, each in enumerate(line.unless):
        where: Pointer = (*at, "unless", number)
        if each.option not in options:
            code = Code.UNKNOWN_CATALOGUE_OPTION
            yield from check_known(document, (*where, "option"), each.option, options, code, "option")
            continue
        values = options[each.option]
        if values and each.value not in values:
            known = ", ".join(f"`{value}`" for value in values)
            message = f"the option `{each.option}` has no such value"
            yield finding(
                document, (*where, "value"), Code.UNKNOWN_CATALOGUE_OPTION, message, f"its values are {known}"
            )
