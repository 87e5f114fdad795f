"""What no schema can say of a collaboration: that who and what is named exists, and that nobody stands alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hubdocs.model import Code, Severity
from hubdocs.service.organisation.check_timeline import check_timeline
from hubdocs.service.organisation.load_collaboration import load_collaboration
from hubdocs.service.organisation.place import check_known, finding, finding_at_key
from hubdocs.service.query import QueryError, parse

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hubdocs.model import Diagnostic, Pointer
    from hubdocs.service.organisation.collaboration import Collaboration, Exchange, Repository, Stage
    from hubdocs.service.organisation.roles import Roles
    from hubdocs.sources import Document

SHOWN: tuple[str, ...] = ("clusters", "hubs", "communities")
"""What a repository can ask the fleet for."""


def check_collaboration(document: Document, roles: Roles) -> Iterator[Diagnostic]:
    """Check a collaboration that its schema has nothing against.

    :param roles: the teams and roles beside the file.
    """
    kept = load_collaboration(document)
    yield from _named(document, roles, ("exchanges", "parties"), kept.parties)
    yield from _exchanges(document, kept.exchanges, roles)
    yield from _repositories(document, kept.repositories, roles)
    yield from _stages(document, kept.stages, roles)
    yield from _actions(document, kept, roles)


def check_teams(document: Document, roles: Roles, beside: Document) -> Iterator[Diagnostic]:
    """Check that each team works with somebody.

    :param document: the file of the roles.
    :param beside: the file of the collaboration.
    """
    kept = load_collaboration(beside)
    if not kept.exchanges:
        return
    for team in roles.of_kind("team"):
        members = (team.name, *(role.name for role in roles.of_kind("role") if role.team == team.name))
        if not any(kept.exchanges_of(name) for name in members):
            message = f"no exchange of `{beside.path}` names the team `{team.name}` or one of its roles"
            hint = "say there what it gives to others, or gets from them"
            found = finding_at_key(document, ("teams", team.name), Code.TEAM_WITHOUT_EXCHANGE, message, hint)
            yield found._replace(severity=Severity.INFORMATION)


def _exchanges(document: Document, exchanges: tuple[Exchange, ...], roles: Roles) -> Iterator[Diagnostic]:
    at: Pointer = ("exchanges", "items")
    yield from _repeated(document, at, [each.id for each in exchanges], "exchange")
    for number, each in enumerate(exchanges):
        for key, name in (("from", each.start), ("to", each.end)):
            where = (*at, number, key)
            yield from check_known(document, where, name, roles.parties, Code.UNKNOWN_ROLE, "role or team")
        if each.start == each.end:
            message = f"`{each.start}` passes something to itself"
            hint = "name the other role or team; what one does alone belongs to the responsibilities"
            yield finding(document, (*at, number, "to"), Code.SELF_EXCHANGE, message, hint)


def _repositories(document: Document, repositories: tuple[Repository, ...], roles: Roles) -> Iterator[Diagnostic]:
    at: Pointer = ("topology", "repositories")
    yield from _repeated(document, at, [each.id for each in repositories], "repository")
    owners: dict[str, str] = {each.id: "" for each in repositories}
    for number, each in enumerate(repositories):
        here = (*at, number)
        yield from _named(document, roles, (*here, "keepers"), each.keepers)
        yield from _named(document, roles, (*here, "serves"), each.serves)
        if each.fleet:
            yield from _query(document, (*here, "fleet"), each.fleet)
        for index, part in enumerate(each.parts):
            where = (*here, "parts", index)
            yield from _named(document, roles, (*where, "serves"), part.serves)
            if part.id in owners:
                message = f"another repository or part is called `{part.id}` already"
                yield finding(document, (*where, "id"), Code.REPEATED_NAME, message, "give each its own name")
            owners.setdefault(part.id, each.id)


def _query(document: Document, pointer: Pointer, written: str) -> Iterator[Diagnostic]:
    """Check that a question can be asked."""
    try:
        kind = parse(written).kind.name
    except QueryError as error:
        yield finding(document, pointer, Code.INVALID_OPTION, error.message, error.hint)
        return
    if kind not in SHOWN:
        hint = f"it can ask for {', '.join(SHOWN)}"
        yield finding(document, pointer, Code.INVALID_OPTION, f"a repository cannot show {kind}", hint)


def _stages(document: Document, stages: tuple[Stage, ...], roles: Roles) -> Iterator[Diagnostic]:
    at: Pointer = ("cycle", "stages")
    yield from _repeated(document, at, [each.id for each in stages], "stage")
    for number, each in enumerate(stages):
        yield from _named(document, roles, (*at, number, "who"), each.who)


def _actions(document: Document, kept: Collaboration, roles: Roles) -> Iterator[Diagnostic]:
    periods, actions = ("timeline", "periods"), ("timeline", "actions")
    yield from _repeated(document, periods, [each.id for each in kept.periods], "period")
    yield from _repeated(document, actions, [each.id for each in kept.actions], "action")
    for number, each in enumerate(kept.actions):
        yield from _named(document, roles, (*actions, number, "who"), each.who)
    yield from check_timeline(document, kept)


def _named(document: Document, roles: Roles, at: Pointer, names: tuple[str, ...]) -> Iterator[Diagnostic]:
    """Check that roles and teams exist."""
    for index, name in enumerate(names):
        yield from check_known(document, (*at, index), name, roles.parties, Code.UNKNOWN_ROLE, "role or team")


def _repeated(document: Document, at: Pointer, ids: Sequence[str], kind: str) -> Iterator[Diagnostic]:
    """Check that each id stands once."""
    for number, name in enumerate(ids):
        if name in ids[:number]:
            message = f"another {kind} is called `{name}` already"
            yield finding(document, (*at, number, "id"), Code.REPEATED_NAME, message, "give each its own name")
