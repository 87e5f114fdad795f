"""Teams and roles: who there is, and by which words pages may name them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from hubdocs.model import Code
from hubdocs.service.lenient import mapping, rows, text, texts
from hubdocs.service.organisation.place import check_known, finding, hint_for, line_of
from hubdocs.service.query.values import fold

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from hubdocs.model import Diagnostic, Pointer
    from hubdocs.sources import Document

ROLES: Final = "roles"
"""Name of the schema of teams and roles, and of their file."""


class Party(NamedTuple):
    """A team or a role.

    :param kind: ``team`` or ``role``.
    :param name: for machines.
    :param plural: for several of them; empty for a team.
    :param side: ``community`` or ``provider``.
    :param text: what it is.
    :param team: the name of the team that a role belongs to.
    :param filled_by: who fills a role.
    :param line: where it stands in its file, from 1.
    """

    kind: str
    name: str
    title: str
    side: str
    text: str
    plural: str = ""
    team: str = ""
    filled_by: str = ""
    goal: str = ""
    expertise: tuple[str, ...] = ()
    synonyms: tuple[str, ...] = ()
    line: int = 1

    @property
    def words(self) -> tuple[str, ...]:
        """By what it can be called, the title first."""
        return (self.title, *((self.plural,) if self.plural else ()), *self.synonyms)


class Roles(NamedTuple):
    """All teams and roles, by their names.

    :param path: of the file, as findings name it.
    """

    path: str
    parties: dict[str, Party]

    def of_kind(self, kind: str) -> tuple[Party, ...]:
        """Give all teams, or all roles."""
        return tuple(party for party in self.parties.values() if party.kind == kind)

    def find(self, kind: str, words: str) -> Party | None:
        """Find a team or a role by its name, its title, its plural or another word for it."""
        wanted = fold(" ".join(words.split()))
        for party in self.of_kind(kind):
            if wanted in {party.name, *map(fold, party.words)}:
                return party
        return None


def load_roles(document: Document) -> Roles:
    """Read teams and roles; what is wrong is left out, and told by the check."""
    table = mapping(document.value)
    parties = [
        _party(kind, name, row, line_of(document, (f"{kind}s", name)))
        for kind in ("team", "role")
        for name, row in rows(table, f"{kind}s")
    ]
    return Roles(document.path, {party.name: party for party in parties})


def _party(kind: str, name: str, row: dict[str, Any], line: int) -> Party:
    title = text(row, "title") or name
    return Party(
        kind,
        name,
        title,
        text(row, "side"),
        text(row, "text"),
        plural=text(row, "plural") or (f"{title}s" if kind == "role" else ""),
        team=text(row, "team"),
        filled_by=text(row, "filled_by"),
        goal=text(row, "goal"),
        expertise=texts(row, "expertise"),
        synonyms=texts(row, "synonyms"),
        line=line,
    )


def check_roles(document: Document) -> Iterator[Diagnostic]:
    """Check that each word means one thing, and that the teams of roles exist."""
    roles = load_roles(document)
    teams = tuple(party.name for party in roles.of_kind("team"))
    owners: dict[str, Party] = {}
    names: set[str] = set()
    for kind in ("team", "role"):
        for name, row in rows(mapping(document.value), f"{kind}s"):
            at: Pointer = (f"{kind}s", name)
            party = _party(kind, name, row, 1)
            if name in names:
                hint = "give the role another name; links and lines could mean either"
                yield finding(document, at, Code.REPEATED_NAME, f"there is a team `{name}` as well", hint)
            names.add(name)
            for pointer, word in _written_words(at, party):
                owner = owners.setdefault(fold(word), party)
                if owner != party:
                    message = f"`{word}` is {owner.kind} `{owner.name}` already"
                    yield finding(document, pointer, Code.REPEATED_NAME, message, "use each word for one thing")
            if party.team:
                yield from check_known(document, (*at, "team"), party.team, teams, Code.UNKNOWN_ROLE, "team")


def _written_words(at: Pointer, party: Party) -> Iterator[tuple[Pointer, str]]:
    yield (*at, "title"), party.title
    if party.plural and party.plural != f"{party.title}s":
        yield (*at, "plural"), party.plural
    for number, word in enumerate(party.synonyms):
        yield (*at, "synonyms", number), word


def unknown_actors(document: Document, roles: Roles) -> Iterator[Diagnostic]:
    """Find actors of processes who are no role and no team.

    :param document: actors and systems, of the schema ``process-tables``.
    """
    known = tuple(party.title for party in roles.parties.values())
    for name, row in rows(mapping(document.value), "actors"):
        title = text(row, "title")
        if title and roles.find("role", title) is None and roles.find("team", title) is None:
            where: Pointer = ("actors", name, "title")
            message = f"there is no role or team `{title}` in `{roles.path}`"
            yield finding(document, where, Code.UNKNOWN_ROLE, message, hint_for(title, known))
